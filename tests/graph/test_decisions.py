"""Tables of SSSOM: what is a decision, what is none, and what is refused with its line."""

from pathlib import Path

import pytest

from graph.decisions import Decision, digest_tables, find_tables, numbered, read_decisions
from ontology.errors import ReadError

A, B = (
    "https://w3id.org/shuzheng/id/doc/1/a/point_1",
    "https://w3id.org/shuzheng/id/doc/1/国发〔2022〕14号/sec_1",
)
B_CURIE = "szid:doc/1/%E5%9B%BD%E5%8F%91%E3%80%942022%E3%80%9514%E5%8F%B7/sec_1"


def table(folder: Path, columns: str, *rows: str, head: str = "", name: str = "a.sssom.tsv") -> Path:
    path = folder / name
    path.write_text("\n".join([*head.splitlines(), columns, *rows]) + "\n", encoding="utf-8")
    return path


def ends(*paths: Path) -> list[tuple[str, str, bool]]:
    decisions, _ = read_decisions(paths)
    return [(one.lower, one.upper, one.is_accepted) for one in decisions]


@pytest.mark.parametrize(
    ("word", "is_accepted"),
    [("accept", True), ("Accepted", True), ("接受", True), ("reject", False), ("否", False), ("拒絕", False)],
)
def test_a_decision_is_a_word_in_either_language(tmp_path: Path, word: str, is_accepted: bool) -> None:
    path = table(tmp_path, "decision\tsubject_id\tobject_id", f"{word}\t{A}\t{B_CURIE}")
    assert ends(path) == [(A, B, is_accepted)]


def test_reviewer_note_and_place_are_kept(tmp_path: Path) -> None:
    columns = "decision\tsubject_id\tobject_id\treviewer_label\tcomment"
    path = table(tmp_path, columns, f"reject\t{A}\t{B}\t李\t不同", head="#license: x")
    assert read_decisions([path]) == ([Decision(A, B, False, "李", "不同", "a.sssom.tsv:3")], [])


def test_an_empty_decision_decides_nothing_whatever_the_row_says(tmp_path: Path) -> None:
    columns = "decision\tsubject_id\tobject_id\tmapping_justification"
    path = table(tmp_path, columns, f"\t{A}\t{B}\tsemapv:MappingReview", f"\t{A}\t\t")
    assert ends(path) == []


@pytest.mark.parametrize(
    ("justification", "modifier", "expected"),
    [
        ("semapv:ManualMappingCuration", "", [True]),
        ("semapv:MappingReview", "", [True]),
        ("semapv:MappingReview", "Not", [False]),
        ("semapv:LexicalSimilarityThresholdMatching", "", []),
        ("semapv:LexicalSimilarityThresholdMatching", "Not", []),
        ("", "", []),
    ],
)
def test_without_that_column_a_table_is_read_as_sssom_has_it(
    tmp_path: Path, justification: str, modifier: str, expected: list[bool]
) -> None:
    columns = "subject_id\tpredicate_modifier\tobject_id\tmapping_justification"
    path = table(tmp_path, columns, f"{A}\t{modifier}\t{B_CURIE}\t{justification}")
    assert [is_accepted for _, _, is_accepted in ends(path)] == expected


def test_links_of_other_things_are_no_decisions(tmp_path: Path) -> None:
    columns = "subject_id\tobject_id\tmapping_justification"
    row = "szid:region/320000\twikidata:Q16963\tsemapv:ManualMappingCuration"
    path = table(tmp_path, columns, row, head="#curie_map:\n#  wikidata: http://www.wikidata.org/entity/")
    assert ends(path) == []


def test_prefixes_of_the_head_and_printed_numbers_of_its_sources_are_understood(tmp_path: Path) -> None:
    head = "#curie_map:\n#  x: https://w3id.org/shuzheng/id/doc/1/\n#object_source: x:b\n#subject_source: x:a"
    path = table(tmp_path, "decision\tsubject_id\tobject_id", "accept\t13\t二/(四)#2", head=head)
    base = "https://w3id.org/shuzheng/id/doc/1"
    assert ends(path) == [(numbered(f"{base}/a", "13"), numbered(f"{base}/b", "二/(四)#2"), True)]


def test_a_spreadsheet_s_line_ends_and_mark_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.sssom.tsv"
    path.write_bytes(f"decision\tsubject_id\tobject_id\r\nno\t{A}\t{B}\r\n".encode("utf-8-sig"))
    assert ends(path) == [(A, B, False)]


def test_the_later_of_two_tables_stands_and_a_quarrel_is_told(tmp_path: Path) -> None:
    columns = "decision\tsubject_id\tobject_id"
    first = table(tmp_path, columns, f"accept\t{A}\t{B}")
    second = table(tmp_path, columns, f"reject\t{A}\t{B}", name="b.sssom.tsv")
    decisions, quarrels = read_decisions([first, second])
    assert [one.is_accepted for one in decisions] == [False]
    assert quarrels == ["a.sssom.tsv:2 and b.sssom.tsv:2 disagree on one link; the latter stands"]
    assert read_decisions([first, first])[1] == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"decision\tsubject_id\tobject_id\nmaybe\t{A}\t{B}\n".encode(), "line 2: decision is 'maybe'"),
        (
            f"decision\tsubject_id\tobject_id\naccept\t{A}\t\n".encode(),
            "line 2 decides on a link, but object_id",
        ),
        (f"decision\tsubject_id\tobject_id\naccept\t\t{B}\n".encode(), "line 2 has no subject_id"),
        (f"decision\tsubject_id\tobject_id\naccept\t{A}\t二\n".encode(), "line 2: '二' is no IRI"),
        (f"decision\tsubject_id\tobject_id\naccept\t{A}\tx:1\n".encode(), "line 2: 'x:1' is no IRI"),
        (b"#a\ndecision\tsubject\n", "line 2 names no column subject_id"),
        ("decision\tsubject_id\tobject_id\n接受".encode("gb18030"), "is not UTF-8"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "a.sssom.tsv"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=r"a\.sssom\.tsv: ") as caught:
        read_decisions([path])
    assert told in str(caught.value)


@pytest.mark.parametrize("content", ["", "#license: x\n"])
def test_an_empty_table_decides_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.sssom.tsv"
    path.write_text(content, encoding="utf-8")
    assert ends(path) == []


def test_tables_are_found_in_folders_beside_files_and_by_name(tmp_path: Path) -> None:
    below = tmp_path / "papers" / "more"
    below.mkdir(parents=True)
    inner, outer = table(below, "x"), table(tmp_path / "papers", "x")
    other = table(tmp_path, "x", name="other.sssom.tsv")
    (tmp_path / "papers" / "notes.tsv").write_text("x")
    assert find_tables([tmp_path / "papers"]) == [outer, inner]
    assert find_tables([tmp_path / "papers" / "a.txt"]) == [outer]
    assert find_tables([tmp_path / "papers" / "a.txt", other]) == [other, outer]
    assert digest_tables([]) == ""
    assert digest_tables([inner]) == digest_tables([outer]) != digest_tables([other])
