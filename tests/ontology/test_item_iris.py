"""IRIs of numbered items follow the printed numbers and never collide."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from ontology.iris import document_iri
from ontology.item_iris import (
    measure_iris,
    objective_iris,
    section_iris,
    section_parents,
    sub_measure_iris,
)
from ontology.records import Document, Measure, Mention, Section, SubMeasure

HERE = Mention("某处", 0)
NUMBERS = st.one_of(
    st.sampled_from(
        [
            "一",
            "二",
            "(一)",
            "（一）",
            "1",
            "01",
            "１",
            "(1)",
            "第一条",
            "第1条",
            "第一章",
            "①",
            "a",
            "1)",
            "甲/乙",
        ]
    ),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=4),
)


def measure(id_: str) -> Measure:
    return Measure(id_, (), "题", HERE, 0, 2)


def section(number: str, depth: int) -> Section:
    return Section(number, "题", depth, HERE, 2, ())


def local(paper: Document, iri: str) -> str:
    return iri.removeprefix(f"{document_iri(paper)}/")


@pytest.mark.parametrize(
    ("number", "step"),
    [
        ("一", "sec_1"),
        ("二十三", "sec_23"),
        ("一百零五", "sec_105"),
        ("(一)", "item_1"),
        ("（十二）", "item_12"),
        ("㈠", "item_1"),
        ("1", "point_1"),
        ("37", "point_37"),
        ("３", "point_3"),
        ("5.", "point_5"),
        ("(1)", "subpoint_1"),
        ("第一条", "art_1"),
        ("第12条", "art_12"),
        ("第一章", "chap_1"),
        ("第二节", "subchap_2"),
        ("第三编", "book_3"),
        ("第四部分", "part_4"),
        ("①", "circle_1"),
        ("⑳", "circle_20"),
        ("A", "no_A"),
        ("1.2", "no_1.2"),
        ("甲", "no_甲"),
        ("1)", "no_1)"),
        ("十百千", "sec_"),
    ],
)
def test_a_number_becomes_a_step(paper: Document, number: str, step: str) -> None:
    (iri,) = measure_iris(replace(paper, sections=(), measures=(measure(number),)))
    assert local(paper, iri).startswith(step)
    assert step == "sec_" or local(paper, iri) == step


@pytest.mark.parametrize(
    ("id_", "path"),
    [
        ("二/(四)", "sec_2/item_4"),
        ("13", "point_13"),
        ("第二章/第五条/(一)", "chap_2/art_5/item_1"),
        ("三/(一)/2", "sec_3/item_1/point_2"),
    ],
)
def test_a_chain_becomes_a_path(paper: Document, id_: str, path: str) -> None:
    (iri,) = measure_iris(replace(paper, sections=(), measures=(measure(id_),)))
    assert local(paper, iri) == path


def test_a_sub_measure_stands_below_its_measure(paper: Document) -> None:
    whole = replace(
        measure("二/(四)"),
        subs=(SubMeasure("二/(四)#1", "题", HERE, 2), SubMeasure("二/(四)#2", "题", HERE, 2)),
    )
    (iri,) = measure_iris(replace(paper, sections=(), measures=(whole,)))
    assert [local(paper, sub) for sub in sub_measure_iris(iri, whole)] == [
        "sec_2/item_4/lead_1",
        "sec_2/item_4/lead_2",
    ]


def test_an_objective_is_counted(paper: Document) -> None:
    assert [local(paper, iri) for iri in objective_iris(paper)] == ["objective_1"]


def test_a_section_stands_below_the_one_it_is_part_of(paper: Document) -> None:
    sections = (
        section("一", 1),
        section("(一)", 2),
        section("1", 3),
        section("(二)", 2),
        section("二", 1),
        section("(一)", 2),
    )
    nested = replace(paper, sections=sections)
    assert [local(paper, iri) for iri in section_iris(nested)] == [
        "sec_1",
        "sec_1/item_1",
        "sec_1/item_1/point_1",
        "sec_1/item_2",
        "sec_2",
        "sec_2/item_1",
    ]
    assert section_parents(sections) == (None, 0, 1, 0, None, 4)


def test_a_text_that_starts_in_the_middle_has_sections_without_a_parent() -> None:
    assert section_parents((section("(三)", 2), section("(四)", 2), section("二", 1))) == (None, None, None)


def test_numbers_that_start_again_do_not_collide(paper: Document) -> None:
    twice = replace(paper, sections=(section("1", 1),), measures=(measure("1"), measure("2"), measure("1")))
    assert [local(paper, iri) for iri in measure_iris(twice)] == ["point_1;2", "point_2", "point_1;3"]


@given(numbers=st.lists(NUMBERS, max_size=6), ids=st.lists(NUMBERS, max_size=6))
def test_items_of_one_document_never_collide(paper: Document, numbers: list[str], ids: list[str]) -> None:
    sections = tuple(section(number, 1 + place % 3) for place, number in enumerate(numbers))
    numbered = replace(paper, sections=sections, measures=tuple(map(measure, ids)))
    iris = [*section_iris(numbered), *measure_iris(numbered), *objective_iris(numbered)]
    assert len(set(iris)) == len(iris) == len(numbers) + len(ids) + 1
    assert [NamedNode(iri).value for iri in iris] == iris


def test_equal_records_have_equal_iris(paper: Document) -> None:
    copy = replace(paper, source=replace(paper.source, path="elsewhere.txt"))
    assert (section_iris(copy), measure_iris(copy)) == (section_iris(paper), measure_iris(paper))
