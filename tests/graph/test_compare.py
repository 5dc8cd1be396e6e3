"""Measures above against places: what counts, what is a gap, which papers are in play."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.compare import Asked, compare
from graph.matrix import Cell, Comparison, Matrix, State
from graph.query import ask
from graph.sparql import Selectable
from graph.store import Store, open_store
from ontology.errors import QueryError, ThingNotFoundError

ID = "https://w3id.org/shuzheng/id/"
REVIEWED = "a sz:Alignment ; sz:reviewed true ; sz:relation sz:AlignmentRelation-carries-out"


@pytest.fixture(scope="module")
def turtle(root: Path) -> str:
    return (root / "tests" / "data" / "compare.ttl").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def store(turtle: str, turtle_store: Callable[[str], Selectable]) -> Selectable:
    return turtle_store(turtle)


@pytest.fixture(scope="module")
def samples_store(sample_store: Path) -> Store:
    return open_store(sample_store)


def numbers(comparison: Comparison, measures: object) -> list[str]:
    return [comparison.parts[measure].number for measure in measures]  # type: ignore[attr-defined]


def column(comparison: Comparison, matrix: Matrix, number: int = 0) -> list[str]:
    """A column in signs: how many carry out, ↑ how many came before, · for none, – for no paper."""
    signs = []
    for line in matrix.lines:
        cell = matrix.cell(line, matrix.columns[number])
        told = f"{cell.count or ''}{f'↑{cell.early}' if cell.early else ''}"
        signs.append(told or ("–" if cell.state is State.UNKNOWN else "·"))
    return signs


# Rows.


def test_rows_are_measures_as_printed_sub_measures_in_the_place_of_theirs(store: Selectable) -> None:
    comparison = compare(store, Asked(("江苏",)))
    lines = comparison.matrices[0].lines
    assert [(comparison.parts[line.measure].number, line.headings) for line in lines] == [
        ("一/(一)#1", ("一、夯实数据基础", "(一)建好数据目录")),
        ("一/(一)#2", ("一、夯实数据基础", "(一)建好数据目录")),
        ("一/(二)", ("一、夯实数据基础",)),
        ("二/(一)", ("二、守住安全底线",)),
        ("二/(二)", ("二、守住安全底线",)),
    ]


def test_a_whole_measure_has_a_row_where_a_person_linked_it(
    turtle: str, turtle_store: Callable[[str], Selectable]
) -> None:
    more = f"<link/x> {REVIEWED} ; sz:lower <doc/j/m3> ; sz:upper <doc/c/m1> ."
    comparison = compare(turtle_store(f"{turtle}\n{more}"), Asked(("江苏",)))
    matrix = comparison.matrices[0]
    assert numbers(comparison, [line.measure for line in matrix.lines])[:2] == ["一/(一)", "一/(一)#1"]
    assert matrix.lines[0].headings == ("一、夯实数据基础",)
    assert matrix.tally(matrix.columns[0]).without == ()


# What counts.


def test_counts_are_links_by_place_and_zeros_are_kept(store: Selectable) -> None:
    comparison = compare(store, Asked(("江苏", "湖北", "苏州")))
    matrix = comparison.matrices[0]
    assert comparison.sheets[matrix.upper].number == "国数〔2030〕1号"
    assert column(comparison, matrix, 0) == ["1", "2", "1", "·", "·"]
    assert column(comparison, matrix, 1) == ["·", "·", "↑1", "·", "·"]
    assert column(comparison, matrix, 2) == ["·", "·", "·", "1", "·"]
    assert [matrix.reach(line) for line in matrix.lines] == [(1, 3), (1, 3), (1, 3), (1, 3), (0, 3)]


def test_an_older_paper_anticipates_and_leaves_no_gap_but_carries_nothing_out(store: Selectable) -> None:
    matrix = compare(store, Asked(("湖北",), uppers=("国数〔2030〕1号",))).matrices[0]
    (tally,) = map(matrix.tally, matrix.columns)
    assert (tally.carried, tally.early, tally.gaps, tally.share) == (0, 1, 4, 0.0)


def test_a_rejected_link_is_none(store: Selectable) -> None:
    links = compare(store, Asked(("江苏",))).matrices[0].links
    assert len(links) == 4
    assert f"{ID}doc/j/m3" not in {link.lower for link in links}


@pytest.mark.parametrize(
    ("least", "jiangsu", "suzhou"),
    [
        (0.0, ["1", "2", "1", "·", "·"], ["·", "·", "·", "1", "·"]),
        (0.31, ["1", "1", "1", "·", "·"], ["·", "·", "·", "1", "·"]),
        (0.5, ["1", "1", "·", "·", "·"], ["·", "·", "·", "1", "·"]),
        (1.0, ["·", "·", "·", "·", "·"], ["·", "·", "·", "1", "·"]),
    ],
)
def test_only_links_as_sure_as_asked_count_and_those_of_people(
    store: Selectable, least: float, jiangsu: list[str], suzhou: list[str]
) -> None:
    comparison = compare(store, Asked(("江苏", "苏州"), least=least))
    matrix = next(one for one in comparison.matrices if one.upper.endswith("doc/c"))
    assert [column(comparison, matrix, number) for number in (0, 1)] == [jiangsu, suzhou]


def test_a_cell_of_unlikely_links_alone_is_unsure(store: Selectable) -> None:
    matrix = compare(store, Asked(("江苏",))).matrices[0]
    assert [cell.is_unsure for line in matrix.lines for cell in matrix.cells(line)] == [
        *(False, False, True, False, False)
    ]
    assert matrix.tally(matrix.columns[0]).unsure == 1
    assert not Cell(State.GAP).is_unsure


def test_own_measures_without_a_counterpart_are_listed(store: Selectable) -> None:
    comparison = compare(store, Asked(("江苏", "苏州")))
    matrix = comparison.matrices[0]
    tallies = [matrix.tally(column) for column in matrix.columns]
    assert [(one.measures, numbers(comparison, one.without)) for one in tallies] == [(4, ["3"]), (2, ["2"])]


def test_a_measure_counts_as_linked_where_a_part_of_it_is(
    turtle: str, turtle_store: Callable[[str], Selectable]
) -> None:
    moved = turtle.replace("sz:lower <doc/j/m4>", "sz:lower <doc/j/m4a>")
    assert moved != turtle
    comparison = compare(turtle_store(moved), Asked(("江苏",)))
    matrix = comparison.matrices[0]
    assert numbers(comparison, matrix.tally(matrix.columns[0]).without) == ["3"]
    cell = matrix.cell(matrix.lines[1], matrix.columns[0])
    assert sorted(numbers(comparison, [link.lower for link in cell.links])) == ["1", "4#1"]


def test_evidence_is_where_both_texts_share_words(store: Selectable) -> None:
    comparison = compare(store, Asked(("江苏",)))
    (link,) = (one for one in comparison.matrices[0].links if one.confidence == 0.96)
    spans = ((link.lower, link.mine), (link.upper, link.yours))
    for measure, ((start, end),) in spans:
        part = comparison.parts[measure]
        assert part.words[start - part.start : end - part.start] == "打通部门之间的壁垒"


def test_what_a_person_said_of_a_link_is_kept(store: Selectable) -> None:
    (link,) = compare(store, Asked(("苏州",), uppers=("国家数据意见",))).matrices[0].links
    assert (link.is_reviewed, link.confidence, link.rank, link.reviewer, link.note) == (
        *(True, None, None, "李", "逐条核对"),
    )


# Places and papers.


def test_places_below_count_where_they_are_asked_for(store: Selectable) -> None:
    comparison = compare(store, Asked(("江苏",), with_below=True))
    matrix = comparison.matrices[0]
    assert column(comparison, matrix) == ["1", "2", "1", "1", "·"]
    assert [comparison.sheets[paper].number for paper in matrix.columns[0].papers] == [
        *("苏数〔2031〕2号", "苏州数〔2032〕3号"),
    ]


def test_all_is_every_region_below_that_has_papers(store: Selectable) -> None:
    places = [place.short for place in compare(store, Asked()).places]
    assert places == ["江苏", "苏州", "浙江", "湖北"]
    merged = [place.short for place in compare(store, Asked(with_below=True)).places]
    assert merged == ["江苏", "浙江", "湖北"]


def test_all_below_a_province_are_its_cities(store: Selectable) -> None:
    comparison = compare(store, Asked(uppers=("苏数〔2031〕2号",)))
    assert [place.short for place in comparison.places] == ["苏州"]
    assert comparison.matrices[0].links == ()


def test_a_place_without_a_linked_paper_is_told_apart_from_gaps(store: Selectable) -> None:
    comparison = compare(store, Asked(("江苏", "浙江"), uppers=("国数〔2030〕1号",)))
    matrix = comparison.matrices[0]
    assert column(comparison, matrix, 1) == ["–"] * 5
    assert [(len(one.papers), len(one.idle)) for one in matrix.columns] == [(1, 0), (0, 1)]
    assert {places for _, places in map(matrix.reach, matrix.lines)} == {1}


def test_papers_above_come_by_how_many_links_they_have(store: Selectable) -> None:
    comparison = compare(store, Asked(("江苏", "湖北")))
    assert [comparison.sheets[one.upper].number for one in comparison.matrices] == [
        *("国数〔2030〕1号", "国数〔2020〕9号"),
    ]
    assert [len(one.links) for one in comparison.matrices] == [5, 2]


@pytest.mark.parametrize("name", ["国数〔2020〕9号", "国数[2020]9号", "國家水務意見", "水务"])
def test_the_paper_above_may_be_named(store: Selectable, name: str) -> None:
    comparison = compare(store, Asked(("江苏", "湖北"), uppers=(name,)))
    assert [comparison.sheets[one.upper].number for one in comparison.matrices] == ["国数〔2020〕9号"]


def test_a_named_paper_without_links_is_all_unknown(store: Selectable) -> None:
    matrix = compare(store, Asked(("苏州",), uppers=("国数〔2020〕9号",))).matrices[0]
    assert {cell.state for line in matrix.lines for cell in matrix.cells(line)} == {State.UNKNOWN}


def test_the_same_store_gives_the_same_comparison(store: Selectable) -> None:
    assert compare(store, Asked()) == compare(store, Asked())


# Refusals.


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Asked(("火星",)), "there are papers of 全国、江苏省、苏州市、浙江省、湖北省"),
        (Asked(("武汉",)), "no paper is of a region named '武汉'"),
        (Asked(("浙江",)), "no paper above has links"),
        (Asked(("江苏",), is_direct=True), "name two regions"),
        (Asked(uppers=("苏州数〔2032〕3号",)), "no paper of a region below"),
        (Asked(("江苏",), uppers=("意见",)), "names 2 documents"),
    ],
)
def test_what_cannot_be_compared_is_refused(store: Selectable, asked: Asked, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        compare(store, asked)


def test_an_unknown_paper_above_is_refused(store: Selectable) -> None:
    with pytest.raises(ThingNotFoundError, match="国发〔1999〕1号"):
        compare(store, Asked(("江苏",), uppers=("国发〔1999〕1号",)))


def test_a_province_with_papers_of_its_cities_alone_is_refused_unless_these_count(
    turtle: str, turtle_store: Callable[[str], Selectable]
) -> None:
    moved = turtle.replace("eli:jurisdiction <region/420000>", "eli:jurisdiction <region/420100>")
    store = turtle_store(moved)
    with pytest.raises(QueryError, match="no paper is of 湖北省 itself, only of places in it"):
        compare(store, Asked(("湖北",)))
    assert len(compare(store, Asked(("湖北",), with_below=True)).matrices) == 2


# Directly.


def test_without_a_paper_above_both_two_places_are_compared_directly(store: Selectable) -> None:
    comparison = compare(store, Asked(("江苏", "浙江")))
    assert comparison.is_direct
    assert [place.short for place in comparison.places] == ["江苏", "浙江"]
    assert [comparison.sheets[one.upper].number for one in comparison.matrices] == ["苏数〔2031〕2号"]


def test_a_direct_comparison_links_papers_of_which_neither_is_above(samples_store: Store) -> None:
    comparison = compare(samples_store, Asked(("江苏", "内蒙古"), is_direct=True))
    matrix = comparison.matrices[0]
    assert comparison.sheets[matrix.upper].number == "苏政办发〔2023〕18号"
    assert {link.relation.value for link in matrix.links} == {"parallel"}
    assert matrix.tally(matrix.columns[0]).carried >= 5


# The samples: real builds.


def test_a_build_can_be_compared(samples_store: Store) -> None:
    comparison = compare(samples_store, Asked(("江蘇", "内蒙古", "湖北")))
    matrix = comparison.matrices[0]
    assert comparison.sheets[matrix.upper].number == "国发〔2022〕14号"
    jiangsu, inner_mongolia, hubei = map(matrix.tally, matrix.columns)
    assert jiangsu.carried > 0
    assert inner_mongolia.carried > 0
    assert (hubei.carried, hubei.early > 0) == (0, True)
    for tally in (jiangsu, inner_mongolia, hubei):
        assert tally.carried + tally.early + tally.gaps == len(matrix.lines)


def test_the_named_question_counts_the_same(samples_store: Store) -> None:
    matrix = compare(samples_store, Asked(uppers=("国发〔2022〕14号",))).matrices[0]
    comparison = compare(samples_store, Asked(uppers=("国发〔2022〕14号",)))
    expected = [
        (comparison.parts[line.measure].number, one.place.label, cell.count, cell.early)
        for line in matrix.lines
        for one, cell in zip(matrix.columns, matrix.cells(line), strict=True)
    ]
    rows = ask(samples_store, "carried-out", document="國發[2022]14號")
    names = ("measure", "region", "count", "anticipating")
    found = [tuple(row[name].value for name in names) for row in rows]
    assert found == [(number, place, str(count), str(early)) for number, place, count, early in expected]


def test_the_named_question_on_gaps_lists_the_same(samples_store: Store) -> None:
    comparison = compare(samples_store, Asked(uppers=("国发〔2022〕14号",)))
    matrix = comparison.matrices[0]
    expected = set()
    for one in matrix.columns:
        for line in matrix.lines:
            if matrix.cell(line, one).state is not State.CARRIED:
                expected.add((one.place.label, "not carried out", comparison.parts[line.measure].number))
        for measure in matrix.tally(one).without:
            expected.add((one.place.label, "nothing above", comparison.parts[measure].number))
    rows = ask(samples_store, "gaps", document="国发〔2022〕14号")
    found = [(row["region"].value, row["gap"].value, row["measure"].value) for row in rows]
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_the_named_questions_take_a_region(samples_store: Store) -> None:
    for name in ("carried-out", "gaps"):
        rows = list(ask(samples_store, name, document="国发〔2022〕14号", region="江蘇"))
        assert {row["region"].value for row in rows} == {"江苏省"}
        assert list(ask(samples_store, name, document="国发〔2022〕14号", region="四川")) == []
        assert list(ask(samples_store, name, document="国发〔1999〕1号")) == []
