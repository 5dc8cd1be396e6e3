"""A store and a concept in; the papers that hold it in order of time, with every quote, out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.query import bind_values, find_question
from graph.simplified import simplify
from graph.sparql import Row, Selectable, iri_text, select, select_about, text_of
from graph.term_pattern import TermPattern
from ontology.dates import PartialDate
from ontology.errors import ThingNotFoundError
from ontology.kinds import TermForm

__all__ = ["Place", "Trace", "TracedPaper", "read_trace"]

_QUESTION = "term-spread"
_SELECT = "SELECT ?order"
_MORE = "SELECT ?paper ?words ?code ?order"  # the question knows them and does not show them
_MEASURES = """SELECT ?paper ?number ?order ?content WHERE { VALUES ?paper { TERMS }
  ?item sz:inDocument ?paper ; sz:number ?number ; sz:order ?order ; sz:text ?content
  FILTER(!CONTAINS(?number, "#")) }"""
_TERMS = """SELECT DISTINCT ?label WHERE { ?term a sz:Term ; skos:prefLabel ?label
  FILTER(langMatches(lang(?label), "zh-Hans")) }"""
_AROUND = 40
_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where the concept stands: the offset in the clean text, what is around, the measure's number if any."""

    start: int
    before: str
    words: str
    after: str
    measure: str = ""


@dataclass(frozen=True, slots=True)
class TracedPaper:
    """A paper that holds the concept; `order`, `direction` and `form` are those of the question term-spread.

    `code`, `region` and `level` are empty where the paper states no region; a paper that is only cited has no
    places, its title is the evidence.
    """

    order: int | None
    date: PartialDate | None
    code: str
    region: str
    level: str
    direction: str
    title: str
    form: TermForm
    times: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A concept and the papers that hold it in order of time, undated ones last."""

    term: str
    papers: tuple[TracedPaper, ...]


def read_trace(store: Selectable, term: str) -> Trace:
    """Where a concept stands in the papers of a store.

    Args:
        store: what answers SELECT.
        term: the concept, in either script; what counts as it is said by the question term-spread.

    Raises:
        ThingNotFoundError: no paper holds it; terms that hold it or look like it are in `alike`.
    """
    pattern = TermPattern.of(simplify(term))
    sparql = bind_values(find_question(_QUESTION), {"term": term}).replace(_SELECT, _MORE, 1)
    rows = list(store.select(sparql))
    if not rows:
        raise ThingNotFoundError(term, _alike(store, term))
    measures = _read_measures(store, (text_of(row.get("paper")) for row in rows))
    papers = (_paper(row, pattern, measures.get(text_of(row.get("paper")), [])) for row in rows)
    return Trace(pattern.term, tuple(papers))


def _paper(row: Row, pattern: TermPattern, measures: Iterable[tuple[str, str]]) -> TracedPaper:
    form, order, date = (text_of(row.get(name)) for name in ("form", "order", "date"))
    code, region, level, direction, title = (
        text_of(row.get(name)) for name in ("code", "region", "level", "direction", "document")
    )
    text = text_of(row.get("words"))
    return TracedPaper(
        int(order) if order else None,
        PartialDate.parse(date) if date else None,
        code,
        region,
        level,
        direction,
        title,
        TermForm(form),
        int(text_of(row.get("times"))),
        ()
        if form == TermForm.CITED
        else tuple(_find_places(text, pattern, list(_find_extents(text, measures)))),
    )


def _find_places(text: str, pattern: TermPattern, extents: Iterable[tuple[int, int, str]]) -> Iterator[Place]:
    """Yield each place of the concept, with the measure around it."""
    for start, end in pattern.find(text):
        before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
        after = text[end : end + _AROUND].partition("\n")[0]
        measure = next((number for begin, stop, number in extents if begin <= start < stop), "")
        yield Place(start, before, text[start:end], after, measure)


def _find_extents(text: str, measures: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where each measure begins and ends, of measures in the text's order, as number and text."""
    end = 0
    for number, content in measures:
        start = text.find(content, end)
        if start >= 0:
            end = start + len(content)
            yield start, end, number


def _read_measures(store: Selectable, papers: Iterable[str]) -> Mapping[str, list[tuple[str, str]]]:
    """Number and text of each measure by paper, in reading order."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for row in select_about(store, _MEASURES, map(iri_text, papers)):
        number, content = text_of(row.get("number")), text_of(row.get("content"))
        measure = int(text_of(row.get("order"))), number, content
        found.setdefault(text_of(row.get("paper")), []).append(measure)
    return {
        paper: [(number, content) for _, number, content in sorted(rows)] for paper, rows in found.items()
    }


def _alike(store: Selectable, term: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    known = sorted(text_of(row.get("label")) for row in select(store, _TERMS))
    within = [name for name in known if term and (term in name or name in term)]
    return tuple(dict.fromkeys([*within, *get_close_matches(term, known, _ALIKE, 0.4)]))[:_ALIKE]
