"""A store in; its papers as linking takes them out: where each stands, and its measures with their places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.align import Passage
from graph.align_relation import Standing
from graph.sparql import Row, Selectable, iri_text, select, text_of
from ontology.dates import PartialDate

__all__ = ["Measures", "Paper", "Part", "read_measures", "read_papers"]

_PAPERS = """SELECT ?paper ?title ?text ?region ?date ?issuer ?cited WHERE {
  ?paper a sz:Document ; sz:mainText ?text ; skos:prefLabel ?title
  FILTER(langMatches(lang(?title), "zh-Hans"))
  FILTER EXISTS { ?measure sz:inDocument ?paper ; a sz:Measure }
  OPTIONAL { ?paper eli:jurisdiction/skos:notation ?region }
  OPTIONAL { ?paper eli:date_document ?date }
  { SELECT ?paper (GROUP_CONCAT(DISTINCT STR(?body); separator="\\n") AS ?issuer) WHERE {
      ?paper sz:mainText ?wording OPTIONAL { ?paper eli:passed_by ?body } } GROUP BY ?paper }
  { SELECT ?paper (GROUP_CONCAT(DISTINCT STR(?other); separator="\\n") AS ?cited) WHERE {
      ?paper sz:mainText ?wording OPTIONAL { ?paper eli:cites ?other } } GROUP BY ?paper }
} ORDER BY ?paper"""
_MEASURES = """SELECT ?measure ?number ?order ?words ?title ?whole ?quote ?start WHERE {
  ?measure sz:inDocument PAPER ; a sz:Measure ; sz:number ?number ; sz:order ?order ; sz:text ?words ;
    skos:prefLabel ?title ; eli:is_part_of ?whole ; sz:evidence ?place .
  FILTER(langMatches(lang(?title), "zh-Hans"))
  ?place oa:hasSource/^sz:mainText PAPER ; oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:exact ?quote
}"""
_HEADINGS = """SELECT ?section ?heading ?whole WHERE {
  ?section sz:inDocument PAPER ; a sz:Section ; eli:is_part_of ?whole ;
    sz:evidence/oa:hasSelector/oa:exact ?heading
}"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that holds measures: IRI, title, IRI of its main text, where it stands, whom it cites."""

    iri: str
    title: str
    text: str
    standing: Standing
    cites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A measure or sub-measure: number and title as printed, and the offset at which its words begin."""

    number: str
    title: str
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a paper: what linking takes of it as the lower and as the upper one; parts by IRI.

    As an upper paper sub-measures stand for theirs, `wholes` has the measure that each is part of.
    """

    lower: tuple[Passage, ...]
    upper: tuple[Passage, ...]
    parts: dict[str, Part]
    wholes: dict[str, str]


def read_papers(store: Selectable) -> list[Paper]:
    """The documents of a store that hold measures, by IRI; those that are only cited are none."""
    found: dict[str, Paper] = {}
    for row in select(store, _PAPERS):
        issuers, cites = (frozenset(text_of(row.get(name)).split()) for name in ("issuer", "cited"))
        standing = Standing(text_of(row.get("region")) or None, issuers, _date(row))
        paper = text_of(row.get("paper"))
        found.setdefault(
            paper, Paper(paper, text_of(row.get("title")), text_of(row.get("text")), standing, cites)
        )
    return list(found.values())


def _date(row: Row) -> PartialDate | None:
    return PartialDate.parse(text_of(row.get("date"))) if row.get("date") else None


def read_measures(store: Selectable, paper: str) -> Measures:
    """The measures of one paper in reading order; none where the store does not hold it."""
    headings = _read_headings(store, paper)
    rows = sorted(
        {text_of(row.get("measure")): row for row in select(store, _about(_MEASURES, paper))}.values(),
        key=lambda row: int(text_of(row.get("order"))),
    )
    parts = {text_of(row.get("measure")): _part(row) for row in rows}
    above = {text_of(row.get("measure")): text_of(row.get("whole")) for row in rows}
    wholes = {iri: whole for iri, whole in above.items() if whole in parts}
    tops = [iri for iri in parts if iri not in wholes]
    subs: dict[str, list[str]] = defaultdict(list)
    for iri, whole in wholes.items():
        subs[whole].append(iri)
    paths = {iri: tuple(_path(headings, above[iri])) for iri in tops}
    upper = [(sub, (*paths[iri], parts[iri].title)) for iri in tops for sub in subs[iri]]
    upper += [(iri, paths[iri]) for iri in tops if not subs[iri]]
    order = {iri: place for place, iri in enumerate(one for iri in tops for one in [iri, *subs[iri]])}
    upper.sort(key=lambda pair: order[pair[0]])
    return Measures(
        _passages([(iri, paths[iri]) for iri in tops], parts), _passages(upper, parts), parts, wholes
    )


def _passages(items: Sequence[tuple[str, tuple[str, ...]]], parts: dict[str, Part]) -> tuple[Passage, ...]:
    return tuple(
        Passage(iri, parts[iri].title, parts[iri].words, path, order)
        for order, (iri, path) in enumerate(items)
    )


def _about(query: str, paper: str) -> str:
    return query.replace("PAPER", iri_text(paper))


def _read_headings(store: Selectable, paper: str) -> dict[str, tuple[str, str]]:
    """Of each heading what is printed, number included, and what it is part of."""
    return {
        text_of(row.get("section")): (text_of(row.get("heading")), text_of(row.get("whole")))
        for row in select(store, _about(_HEADINGS, paper))
    }


def _path(headings: dict[str, tuple[str, str]], whole: str) -> Iterator[str]:
    """Yield the headings above, from the outermost."""
    if whole in headings:
        heading, above = headings[whole]
        yield from _path(headings, above)
        yield heading


def _part(row: Row) -> Part:
    """A measure's text begins with its number, before the title that its evidence quotes."""
    words, quote = text_of(row.get("words")), text_of(row.get("quote"))
    start = int(text_of(row.get("start"))) - words.index(quote)
    return Part(text_of(row.get("number")), text_of(row.get("title")), words, start)
