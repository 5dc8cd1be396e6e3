"""Stores of hand-made papers, in which concepts stand at known places, and one of the real papers."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from graph.occurrences import occurrences_triples
from graph.store import MemoryStore, Store, open_store
from ontology.dates import PartialDate
from ontology.iris import region_iri
from ontology.namespaces import ID, PREFIXES

_KINDS = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_NAMES = {"100000": "全国", "420000": "湖北省", "420600": "襄阳市", "420602": "襄城区", "370000": "山东省"}


class Paper(NamedTuple):
    """A paper; one without text is only cited. What a measure's text quotes is a term; the text holds it."""

    name: str
    region: str = ""
    date: str = ""
    text: str = ""
    measures: Mapping[str, str] = {}


@pytest.fixture(scope="session")
def paper() -> type[Paper]:
    """Makes a paper."""
    return Paper


@pytest.fixture(scope="session")
def paper_turtle() -> Callable[..., str]:
    """Writes papers, and more Turtle whose IRIs are below our base, as Turtle."""

    def build(*papers: Paper, more: str = "") -> str:
        head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
        facts = [fact for one in papers for fact in _facts(one)]
        turtle = "\n".join([head, f"@base <{ID}> .", *_regions(), *facts, more])
        found = pyoxigraph.serialize(occurrences_triples(_store(turtle)), format=RdfFormat.N_TRIPLES)
        return f"{turtle}\n{(found or b'').decode()}"

    return build


@pytest.fixture(scope="session")
def paper_store(paper_turtle: Callable[..., str]) -> Callable[..., Store]:
    """Makes a store of the same."""

    def build(*papers: Paper, more: str = "") -> Store:
        return _store(paper_turtle(*papers, more=more))

    return build


def _store(turtle: str) -> MemoryStore:
    return MemoryStore(quad.triple for quad in pyoxigraph.parse(turtle, format=RdfFormat.TURTLE))


@pytest.fixture(scope="session")
def real_store(corpus_store: Path) -> Store:
    """The store of the real papers."""
    return open_store(corpus_store)


@pytest.fixture(scope="session")
def answered() -> Callable[..., list[tuple[str, ...]]]:
    """The rows of a named question as tuples of some columns' words."""
    from graph.query import ask

    def rows(store: Store, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
        found: Any = ask(store, name, **values)
        return [tuple(row[column].value if column in row else "" for column in columns) for row in found]

    return rows


def _regions() -> Iterator[str]:
    for code, name in _NAMES.items():
        yield f'<{region_iri(code)}> a sz:Region ; skos:notation "{code}" ; skos:prefLabel "{name}"@zh-Hans .'
    for inner, outer in (
        ("420000", "100000"),
        ("370000", "100000"),
        ("420600", "420000"),
        ("420602", "420600"),
    ):
        yield f"<{region_iri(inner)}> skos:broader <{region_iri(outer)}> ."


def _facts(paper: Paper) -> Iterator[str]:
    iri, title = f"<doc/{paper.name}>", _quoted(paper.name)
    yield f"{iri} a sz:Document ; dcterms:title {title}@zh-Hans ; skos:prefLabel {title}@zh-Hans, {title}@zh-Hant ."
    if paper.text:
        wording = f"<doc/{paper.name}/text>"
        yield f"{iri} sz:mainText {wording} ; eli:is_realized_by {wording} ."
        yield f"{wording} nif:isString {_quoted(paper.text)}@zh-Hans ."
    if paper.date:
        date = PartialDate.parse(paper.date)
        yield f'{iri} eli:date_document "{paper.date}"^^{_KINDS[len(paper.date)]} ;'
        yield f'  sz:earliestDate "{date.first}"^^xsd:date ; sz:latestDate "{date.last}"^^xsd:date .'
    if paper.region:
        yield f"{iri} eli:jurisdiction <{region_iri(paper.region)}> ."
    for order, number in enumerate(paper.measures, 1):
        yield from _measure_facts(paper, number, order)


def _measure_facts(paper: Paper, number: str, order: int) -> Iterator[str]:
    content = paper.measures[number]
    assert content in paper.text
    iri = f"<doc/{paper.name}/{number}>"
    yield f'{iri} a sz:Measure ; sz:inDocument <doc/{paper.name}> ; sz:number "{number}" ; sz:order {order} .'
    yield f"{iri} sz:text {_quoted(content)}@zh-Hans ; skos:prefLabel {_quoted(content[:6])}@zh-Hans ."
    for place, found in enumerate(re.finditer("“([^”]+)”", content)):
        term, use = f"<term/{found[1]}>", f"<doc/{paper.name}/{number}/{place}>"
        yield f'{term} a sz:Term ; skos:prefLabel "{found[1]}"@zh-Hans, "{found[1]}"@zh-Hant .'
        yield f"{iri} sz:usesTerm {term} . {use} a sz:TermUse ; sz:inMeasure {iri} ; sz:term {term} ;"
        yield f'  sz:evidence [ oa:hasSelector [ oa:exact "{found[1]}" ; oa:prefix "“" ; oa:suffix "”" ] ] .'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
