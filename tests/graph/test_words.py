"""The words of explanations: both languages, of one place, and the same as the ontology's."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from pyoxigraph import Literal

from graph.findings import FindingKind, finding_columns, kind_words
from graph.words import Words, entry_words, rule_words, term_words, words
from loaders.document import build_document
from loaders.files import read_source
from ontology.errors import TermError
from ontology.kinds import Action, Comparator, RepairKind, Role
from ontology.records import Mention
from ontology.vocabulary import vocabulary_triples


def rows() -> list[list[str]]:
    table = files("graph").joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in table if not row.startswith("#")]


def rules(record: object) -> Iterator[str]:
    """The rule of every mention inside a record, at any depth."""
    if isinstance(record, Mention):
        yield record.rule
    elif isinstance(record, tuple):
        for part in record:
            yield from rules(part)
    elif hasattr(record, "__dataclass_fields__"):
        for name in record.__dataclass_fields__:
            yield from rules(getattr(record, name))


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


@pytest.mark.parametrize("kind", FindingKind)
def test_a_kind_has_a_name_in_both_languages(kind: FindingKind) -> None:
    said = kind_words(kind)
    assert is_chinese(said.zh)
    assert said.en.isascii()
    assert said.value == ""


def test_no_two_kinds_have_one_name() -> None:
    assert len({kind_words(kind) for kind in FindingKind}) == len(FindingKind)


def test_every_column_has_a_head_in_both_languages() -> None:
    assert all(is_chinese(said.zh) and said.en for said in finding_columns())


@pytest.mark.parametrize(
    ("name", "shown"), [("sz:Target", "量化指标 target"), ("sz:dueDate", "到期日 due date")]
)
def test_a_term_has_the_labels_of_the_ontology(name: str, shown: str) -> None:
    assert str(term_words(name)) == shown


@pytest.mark.parametrize(
    ("member", "shown"),
    [
        (Role.LEAD, "牵头 lead"),
        (Action.INTEGRATE, "对接 integrate"),
        (Comparator.AT_LEAST, "不低于 at least"),
    ],
)
def test_an_entry_has_the_labels_of_its_list(member: Role, shown: str) -> None:
    assert str(entry_words(member)) == shown


@pytest.mark.parametrize("name", ["sz:Traget", "Target", "nothing:Target"])
def test_a_name_that_is_no_term_is_refused(name: str) -> None:
    with pytest.raises(TermError):
        term_words(name)


def test_an_entry_of_no_scheme_is_refused() -> None:
    with pytest.raises(TermError):
        entry_words(RepairKind.PINYIN)


def test_the_table_says_nothing_else_than_the_ontology() -> None:
    labels: dict[str, dict[str, set[str]]] = {}
    for triple in vocabulary_triples():
        if triple.predicate.value.endswith(("#label", "#prefLabel")) and isinstance(triple.object, Literal):
            spoken = labels.setdefault(str(triple.subject), {})
            spoken.setdefault(str(triple.object.language), set()).add(triple.object.value)
    ontology: dict[str, set[str]] = {}
    for spoken in labels.values():
        for english in spoken["en"]:
            ontology.setdefault(english, set()).update(spoken["zh-hans"])
    assert ontology["target"] == {"量化指标"}
    assert [(en, zh) for en, zh in rows() if zh not in ontology.get(en, {zh})] == []


def test_the_table_has_two_columns_and_each_word_once() -> None:
    assert {len(row) for row in rows()} == {2}
    assert len({row[0] for row in rows()}) == len(rows())
    assert all(is_chinese(chinese) and english == english.strip() for english, chinese in rows())


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("label 责任单位", Words("标签", "label", "责任单位")),
        ("bare figure", Words("仅有数值", "bare figure")),
        ("calendar date, its year understood", Words("日历日期,年份承前", "calendar date, its year understood")),
        ("by-phrase 由…负责", Words("“由…”句式", "by-phrase", "由…负责")),
        ("quotation marks beside words of systems", Words("引号,邻近系统类词语", "quotation marks beside words of systems")),
        ("component of others: my risks", Words("外部组件", "component of others:", "my risks")),
    ],
)  # fmt: skip
def test_a_rule_is_named_by_the_longest_beginning_that_is_known(rule: str, said: Words) -> None:
    assert rule_words(rule) == said
    assert str(said).endswith(rule)


@pytest.mark.parametrize("rule", ["my own rule", "", "labelled 责任单位", "责任单位 label"])
def test_a_rule_that_is_not_known_stays_as_it_is(rule: str) -> None:
    assert rule_words(rule) == Words("", rule)
    assert str(rule_words(rule)) == rule


def test_a_word_that_is_not_known_stays_in_english() -> None:
    assert str(words("nonsense", "7")) == "nonsense 7"


def test_every_rule_of_the_samples_has_a_chinese_name(samples: Path) -> None:
    found = {rule for path in samples.glob("*.txt") for rule in rules(build_document(read_source(path)))}
    assert len(found) > 20
    assert [rule for rule in found if not rule_words(rule).zh] == []


def test_every_rule_of_the_real_papers_has_a_chinese_name(shared: Path) -> None:
    papers = sorted((shared / "corpus").glob("*.txt"))
    found = {rule for path in papers for rule in rules(build_document(read_source(path)))}
    assert [rule for rule in found if not rule_words(rule).zh] == []
