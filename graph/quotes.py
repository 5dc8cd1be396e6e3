"""The words of documents that a thing was read from, each with its place."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from graph.sparql import Row, Selectable, iri_text, select_about, text_of

__all__ = ["Quote", "read_quotes"]

_QUOTES = """SELECT * WHERE { VALUES ?finding { TERMS } ?finding sz:evidence ?evidence .
  ?evidence oa:hasSource ?wording ; oa:hasSelector ?words, ?place .
  ?words oa:exact ?exact . ?place oa:start ?start . ?document eli:is_realized_by ?wording .
  OPTIONAL { ?words oa:prefix ?before } OPTIONAL { ?words oa:suffix ?after }
  OPTIONAL { ?finding sz:inMeasure|sz:inObjective ?measure } }"""
_NAMED = "SELECT ?thing ?named WHERE { VALUES ?thing { TERMS } ?named owl:sameAs ?thing }"
_FINDINGS = """SELECT ?thing ?finding WHERE { VALUES ?thing { TERMS } ?finding ?p ?thing ; a sz:Finding
  FILTER(?p IN (sz:actor, sz:platform, sz:place, sz:term, sz:document, sz:dueDate)) }"""


class Quote(NamedTuple):
    """Words, their offset, the words around, and the IRIs of document and measure ("" if none)."""

    document: str
    start: int
    quote: str
    before: str
    after: str
    measure: str


def read_quotes(store: Selectable, terms: Iterable[str]) -> dict[str, list[Quote]]:
    """Quotes by IRI (by the day for a date), in the order of documents and offsets.

    Args:
        store: what answers SELECT.
        terms: IRIs, and dates, as SPARQL writes them.
    """
    terms = list(terms)
    shown: dict[str, set[str]] = defaultdict(set)  # by finding, the things that its words are shown with
    for term in terms:
        if term.startswith("<"):
            shown[term[1:-1]].add(term[1:-1])
    same = {
        text_of(row.get("named")): text_of(row.get("thing")) for row in select_about(store, _NAMED, terms)
    }
    for row in select_about(store, _FINDINGS, [*terms, *map(iri_text, same)]):
        thing = text_of(row.get("thing"))
        shown[text_of(row.get("finding"))].add(same.get(thing, thing))
    found: dict[str, set[Quote]] = defaultdict(set)
    for row in select_about(store, _QUOTES, map(iri_text, shown)):
        for thing in shown[text_of(row.get("finding"))]:
            found[thing].add(_quote(row))
    return {thing: sorted(quotes) for thing, quotes in found.items()}


def _quote(row: Row) -> Quote:
    """One row as a quote."""
    document, exact, before, after, measure = (
        text_of(row.get(name)) for name in ("document", "exact", "before", "after", "measure")
    )
    return Quote(document, int(text_of(row.get("start"))), exact, before, after, measure)
