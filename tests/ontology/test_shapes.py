"""The shapes take what the triples of a paper may rightly be: every division of China, a paper without facts."""

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph
from pyoxigraph import Quad

from graph.store import MemoryStore
from graph.validate import shape_name, validate_store
from loaders.lexicon import read_lexicon
from loaders.regions import load_regions
from ontology.records import Document
from ontology.triples import document_triples
from ontology.vocabulary import vocabulary_triples


def broken(document: Document, convert: Callable[[str], str]) -> list[str]:
    engine = pyoxigraph.Store()
    for triples in (vocabulary_triples(), document_triples(document, convert, "1.0")):
        engine.bulk_extend(Quad(*triple) for triple in triples)
    return [
        f"{shape_name(result)} {result.focus}"
        for result in validate_store(MemoryStore(quad.triple for quad in engine)).results
    ]


def test_a_paper_with_all_kinds_of_facts_breaks_no_shape(
    paper: Document, convert: Callable[[str], str]
) -> None:
    assert broken(paper, convert) == []


def test_a_paper_without_head_or_facts_breaks_no_shape(
    paper: Document, convert: Callable[[str], str]
) -> None:
    header = replace(
        paper.header, title=None, number=None, issuer=None, issued=None, region=None, type=None, period=None
    )
    bare = replace(
        paper, header=replace(header, addressees=(), cites=(), issuers=()), sections=(), measures=()
    )
    assert broken(replace(bare, objectives=()), convert) == []


def test_no_division_of_china_breaks_a_shape(paper: Document, convert: Callable[[str], str]) -> None:
    index = load_regions()
    regions = [index.region_of_code(row[0]) for row in read_lexicon("regions")]
    assert len(regions) > 3000
    assert broken(replace(paper, regions=tuple(filter(None, regions))), convert) == []
