"""What linking takes from a store is what it would take from the documents themselves."""

from pathlib import Path

import pytest

from graph.align_passages import find_passages
from graph.papers import read_measures, read_papers
from graph.store import Store, open_store
from loaders.document import build_document
from loaders.files import read_source


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Store:
    return open_store(sample_store)


def test_papers_say_where_they_stand_and_those_only_cited_are_none(store: Store) -> None:
    papers = {paper.title: paper for paper in read_papers(store)}
    assert len(papers) == 4
    jiangsu = papers["江苏省数字政府建设2023年工作要点"]
    assert (jiangsu.standing.region, jiangsu.standing.issued and jiangsu.standing.issued.text) == (
        "320000",
        "2023-04-27",
    )
    assert [iri.rpartition("/")[2] for iri in jiangsu.standing.issuers] == ["江苏省人民政府办公厅"]
    assert any("国发〔2022〕14号" in iri for iri in jiangsu.cites)


@pytest.mark.parametrize(
    "name", ["jiangsu-2023-18", "state-council-2022-14", "inner-mongolia-2024", "hubei-2019-4"]
)
def test_a_store_gives_the_passages_that_its_document_gives(store: Store, samples: Path, name: str) -> None:
    document = build_document(read_source(samples / f"{name}.txt"))
    (paper,) = (
        paper
        for paper in read_papers(store)
        if document.header.title and paper.title == document.header.title.value
    )
    measures = read_measures(store, paper.iri)
    for parts, passages in ((False, measures.lower), (True, measures.upper)):
        expected = find_passages(document, parts=parts)
        found = [(measures.parts[one.id].number, one.title, one.text.rstrip(), one.path) for one in passages]
        assert found == [(one.id, one.title, one.text.rstrip(), one.path) for one in expected]
        assert [one.order for one in passages] == [one.order for one in expected]
    for part in measures.parts.values():
        assert document.clean.text[part.start : part.start + len(part.words)] == part.words


def test_a_paper_that_the_store_does_not_hold_has_no_measures(store: Store) -> None:
    measures = read_measures(store, "https://w3id.org/shuzheng/id/doc/title/无")
    assert (measures.lower, measures.upper, measures.parts) == ((), (), {})
