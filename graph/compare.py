"""A store and places in; what each of them does about each measure of the papers above them, out."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.compare_choice import (
    Asked,
    Columns,
    Library,
    count_ties_of,
    find_columns,
    find_uppers,
    has_common,
)
from graph.counterparts import Counterpart, link_counterparts, read_counterparts
from graph.documents import find_paper
from graph.linking import Pair, read_decided
from graph.matrix import Column, Comparison, Line, Matrix, Sheet
from graph.papers import Measures, Paper, Part, read_papers
from graph.places import read_places
from graph.sparql import Selectable, iri_text, select_about, text_of
from ontology.errors import QueryError

__all__ = ["Asked", "compare"]

_HEADS = """SELECT ?paper ?title ?number ?date WHERE { VALUES ?paper { TERMS }
  ?paper skos:prefLabel ?title
  OPTIONAL { ?paper eli:number ?number } OPTIONAL { ?paper eli:date_document ?date }
} ORDER BY ?title ?number"""

_Read = Callable[[Sequence[Paper], Paper], Iterable[Counterpart]]


def compare(store: Selectable, asked: Asked) -> Comparison:
    """The measures of upper papers against places, counted from the links in the store.

    Where two or more regions are named and no paper above them has links with two of them, they are compared
    directly: links between papers of which neither is above the other are in no store and are computed now.

    Raises:
        QueryError: no paper is of a region so named, or no paper stands above that has links.
        ThingNotFoundError: no paper bears the name of an upper one.
    """
    papers = read_papers(store)
    library = Library(store, papers, read_places(store, papers))
    named = [find_paper(store, papers, name) for name in asked.uppers]
    columns = find_columns(library, asked, named)
    if asked.is_direct:
        return _compare_directly(library, asked, named, columns)
    ties = count_ties_of(library, columns)
    uppers = named or find_uppers(library, asked, columns, ties)
    if not named and asked.regions and len(columns) > 1 and not has_common(columns, ties, uppers):
        return _compare_directly(library, asked, named, columns)
    if not uppers:
        raise QueryError("no paper above has links with theirs; name two regions to compare, or --upper")
    matrices = _matrices(library, asked, uppers, columns, lambda *pair: read_counterparts(store, *pair))
    return _comparison(library, asked, matrices, columns)


def _compare_directly(library: Library, asked: Asked, named: Sequence[Paper], columns: Columns) -> Comparison:
    """The papers that were named, else the first place's, against the other places', links computed now."""
    if not named and len(columns) < 2:
        raise QueryError("to compare directly name two regions, or one and --upper")
    uppers, others = (named, columns) if named else (columns[0][1], columns[1:])
    matrices = _matrices(library, asked, uppers, others, _linker(library))
    return _comparison(library, asked, matrices, columns, is_direct=True)


def _linker(library: Library) -> _Read:
    """Computes the links of pairs of papers; what people decided on them holds."""
    decided = list(read_decided(library.store))

    def read(lowers: Sequence[Paper], upper: Paper) -> Iterator[Counterpart]:
        for lower in lowers:
            known = tuple(one for ends, one in decided if ends == (lower.iri, upper.iri))
            mine, yours = library.measures_of(lower), library.measures_of(upper)
            yield from link_counterparts(Pair(lower, upper, mine, yours, known))

    return read


def _matrices(
    library: Library, asked: Asked, uppers: Sequence[Paper], columns: Columns, read: _Read
) -> list[Matrix]:
    """One for each upper paper, the one with most links first; without links only one that was named."""
    found = []
    for upper in uppers:
        lowers = {one.iri: one for _, papers in columns for one in papers if one.iri != upper.iri}
        links = tuple(read(list(lowers.values()), upper))
        found.append(_matrix(library, asked, upper, columns, links))
    found.sort(key=lambda matrix: (-len(matrix.links), matrix.upper))
    return found if asked.uppers else [one for one in found if one.links] or found[:1]


def _matrix(
    library: Library, asked: Asked, upper: Paper, columns: Columns, links: tuple[Counterpart, ...]
) -> Matrix:
    lowers = {one.iri: one for _, papers in columns for one in papers if one.iri != upper.iri}
    measures = {iri: library.measures_of(one) for iri, one in lowers.items()}
    homes = {part: iri for iri, one in measures.items() for part in _reading_order(one)}
    tied = {homes[link.lower] for link in links}
    return Matrix(
        upper.iri,
        tuple(_lines(library.measures_of(upper), links)),
        tuple(
            Column(
                place,
                tuple(one.iri for one in papers if one.iri in tied),
                tuple(one.iri for one in papers if one.iri not in tied | {upper.iri}),
            )
            for place, papers in columns
        ),
        links,
        homes,
        {part: whole for one in measures.values() for part, whole in one.wholes.items()},
        asked.least,
    )


def _reading_order(measures: Measures) -> list[str]:
    return sorted(measures.parts, key=lambda iri: (measures.parts[iri].start, iri in measures.wholes))


def _lines(measures: Measures, links: Sequence[Counterpart]) -> Iterator[Line]:
    """Yield the measures to be carried out; one with sub-measures itself only where a person linked it."""
    headings = {passage.id: passage.path for passage in measures.upper}
    for iri, whole in measures.wholes.items():
        if iri in headings:
            headings[whole] = headings[iri][:-1]
            headings[iri] = (*headings[whole], _printed(measures.parts[whole]))
    wanted = {passage.id for passage in measures.upper} | {link.upper for link in links}
    for iri in _reading_order(measures):
        if iri in wanted:
            yield Line(iri, headings[iri])


def _printed(part: Part) -> str:
    """A measure as the heading of its parts: with the last of its numbers, as its line begins."""
    number = re.split("[/#]", part.number)[-1]
    mark = "." if number.isdecimal() else " " if number.endswith("条") else ""
    return f"{number}{mark}{part.title}"


def _comparison(
    library: Library, asked: Asked, matrices: Sequence[Matrix], columns: Columns, *, is_direct: bool = False
) -> Comparison:
    papers = {matrix.upper for matrix in matrices} | {one.iri for _, papers in columns for one in papers}
    parts = {iri: part for measures in library.measures.values() for iri, part in measures.parts.items()}
    sheets = _read_sheets(library, sorted(papers))
    return Comparison(tuple(matrices), tuple(place for place, _ in columns), sheets, parts, is_direct)


def _read_sheets(library: Library, papers: Sequence[str]) -> dict[str, Sheet]:
    """What a reader knows of some papers, by IRI."""
    regions = {paper.iri: paper.standing.region or "" for paper in library.papers}
    found: dict[str, dict[str, str]] = {iri: {} for iri in papers}
    for row in select_about(library.store, _HEADS, map(iri_text, papers)):
        said = found[text_of(row.get("paper"))]
        is_hant = "hant" in (getattr(row.get("title"), "language", "") or "").lower()
        said.setdefault("label_hant" if is_hant else "label", text_of(row.get("title")))
        said.setdefault("number", text_of(row.get("number")))
        said.setdefault("date", text_of(row.get("date")))
    return {
        iri: Sheet(
            iri,
            said.get("label", iri),
            said.get("label_hant") or said.get("label", iri),
            said.get("number", ""),
            said.get("date", ""),
            regions.get(iri, ""),
        )
        for iri, said in found.items()
    }
