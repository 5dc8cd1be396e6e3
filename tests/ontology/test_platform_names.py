"""A platform's full name and its short forms are one node."""

from collections.abc import Callable
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from ontology.interchange import document_record
from ontology.namespaces import ID, expand
from ontology.records import Document, Measure
from ontology.triples import document_triples

FULL = f"{ID}platform/320000/江苏省公共数据平台"


def _renamed(measure: Measure, official: str | None) -> Measure:
    return replace(measure, platforms=tuple(replace(use, official=official) for use in measure.platforms))


def _labels(document: Document, convert: Callable[[str], str], name: str) -> set[str]:
    return {
        triple.object.value
        for triple in document_triples(document, convert)
        if triple.subject == NamedNode(FULL)
        and triple.predicate.value == expand(name)
        and isinstance(triple.object, Literal)
        and triple.object.language == "zh-hans"
    }


def test_a_short_form_is_a_label_of_the_system_that_it_stands_for(
    paper: Document, convert: Callable[[str], str]
) -> None:
    first, second = paper.measures
    document = replace(paper, measures=(first, _renamed(second, "江苏省公共数据平台")))
    assert _labels(document, convert, "skos:prefLabel") == {"江苏省公共数据平台"}
    assert _labels(document, convert, "skos:altLabel") == {"公共数据平台"}
    objects = {triple.object for triple in document_triples(document, convert)}
    assert NamedNode(FULL) in objects
    assert NamedNode(f"{ID}platform/320000/公共数据平台") not in objects


def test_a_name_without_an_official_one_is_its_own(paper: Document, convert: Callable[[str], str]) -> None:
    assert _labels(paper, convert, "skos:prefLabel") == set()


def test_the_record_gives_the_full_name_beside_the_printed_one(paper: Document) -> None:
    first, second = paper.measures
    document = replace(paper, measures=(first, _renamed(second, "江苏省公共数据平台")))
    measures = document_record(document)["measures"]
    assert isinstance(measures, list)
    assert [platform.get("official") for measure in measures for platform in measure["platforms"]] == [
        *([None] * len(first.platforms)),
        "江苏省公共数据平台",
    ]
