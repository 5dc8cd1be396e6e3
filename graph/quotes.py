"""The words of documents that a thing was read from, each with its place."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from graph.sparql import Row, Selectable, select_about, text_of

__all__ = ["Quote", "read_quotes"]

_EVIDENCE = """?finding sz:evidence ?evidence .
  ?evidence oa:hasSource ?wording ; oa:hasSelector ?words, ?place .
  ?words oa:exact ?exact . ?place oa:start ?start . ?document eli:is_realized_by ?wording .
  OPTIONAL { ?words oa:prefix ?before } OPTIONAL { ?words oa:suffix ?after }"""
_OWN = f"""SELECT * WHERE {{ VALUES ?finding {{ TERMS }} {_EVIDENCE}
  OPTIONAL {{ ?finding sz:inMeasure|sz:inObjective ?measure }} }}"""
_POINTING = f"""SELECT * WHERE {{
  {{ VALUES ?thing {{ TERMS }} ?finding ?p ?thing }}
  UNION {{ VALUES ?thing {{ TERMS }} ?named owl:sameAs ?thing . ?finding ?p ?named }}
  FILTER(?p IN (sz:actor, sz:platform, sz:place, sz:term, sz:document, sz:dueDate))
  FILTER NOT EXISTS {{ ?finding a sz:Measure }} {_EVIDENCE}
  OPTIONAL {{ ?finding sz:inMeasure|sz:inObjective ?measure }} }}"""


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
    found: dict[str, set[Quote]] = defaultdict(set)
    for row in select_about(store, _OWN, (term for term in terms if term.startswith("<"))):
        found[text_of(row.get("finding"))].add(_quote(row))
    for row in select_about(store, _POINTING, terms):
        found[text_of(row.get("thing"))].add(_quote(row))
    return {thing: sorted(quotes) for thing, quotes in found.items()}


def _quote(row: Row) -> Quote:
    """One row as a quote."""
    document, exact, before, after, measure = (
        text_of(row.get(name)) for name in ("document", "exact", "before", "after", "measure")
    )
    return Quote(document, int(text_of(row.get("start"))), exact, before, after, measure)
