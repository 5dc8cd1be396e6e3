"""What to compare: from names that a user types to places with their papers and to papers above them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.align_relation import is_above
from graph.counterparts import count_ties
from graph.papers import Measures, Paper, read_measures
from graph.places import Place, find_place, outermost_below
from graph.sparql import Selectable
from ontology.errors import QueryError

__all__ = [
    "Asked",
    "Columns",
    "Library",
    "Ties",
    "count_ties_of",
    "find_columns",
    "find_uppers",
    "has_common",
]

_COUNTRY = "100000"

Columns = Sequence[tuple[Place, Sequence[Paper]]]
Ties = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user wants compared.

    Attributes:
        regions: names or codes; none for all regions below the upper papers' that the store has papers of.
        uppers: names of papers whose measures are the rows; none for all that stand above the regions.
        with_below: a place counts the papers of the places in it too.
        is_direct: the first region's measures against those of the others, whatever stands above.
        least: how sure a link must be to count, 0-1.
    """

    regions: tuple[str, ...] = ()
    uppers: tuple[str, ...] = ()
    with_below: bool = False
    is_direct: bool = False
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Library:
    """A store, its papers and their regions, and the measures of those papers that were looked at."""

    store: Selectable
    papers: Sequence[Paper]
    places: dict[str, Place]
    measures: dict[str, Measures] = field(default_factory=dict)

    def measures_of(self, paper: Paper) -> Measures:
        """A paper's measures, read once."""
        if paper.iri not in self.measures:
            self.measures[paper.iri] = read_measures(self.store, paper.iri)
        return self.measures[paper.iri]

    def papers_of(self, place: Place, *, with_below: bool) -> list[Paper]:
        """A place's own papers, with those of the places in it where these count; the oldest first."""
        found = [
            paper
            for paper in self.papers
            if (region := paper.standing.region)
            and (region == place.code or (with_below and is_above(place.code, region)))
        ]
        return sorted(found, key=_age)


def _age(paper: Paper) -> tuple[str, str]:
    return paper.standing.issued.text if paper.standing.issued else "", paper.iri


def find_columns(library: Library, asked: Asked, rows: Sequence[Paper]) -> Columns:
    """The places to compare, each with its papers but for those that are to be the rows.

    Raises QueryError where a name fits no region or several, or a region has no paper that counts.
    """
    places = _named_places(library, asked) if asked.regions else _all_places(library, asked, rows)
    upper = {paper.iri for paper in rows}
    papers = {place: library.papers_of(place, with_below=asked.with_below) for place in places}
    return [(place, [one for one in own if one.iri not in upper]) for place, own in papers.items()]


def _named_places(library: Library, asked: Asked) -> list[Place]:
    found = dict.fromkeys(find_place(library.places, name) for name in asked.regions)
    for place in found:
        if not library.papers_of(place, with_below=asked.with_below):
            raise QueryError(f"no paper is of {place.label} itself, only of places in it; see --below")
    return list(found)


def _all_places(library: Library, asked: Asked, rows: Sequence[Paper]) -> list[Place]:
    """The regions below the upper papers' that have papers; where places in them count, the widest."""
    above = _regions(rows) or {_COUNTRY}
    pairs = {(upper, code) for upper in above for code in _regions(library.papers) if is_above(upper, code)}
    if not pairs:
        raise QueryError("the store has no paper of a region below")
    found = {outermost_below(*pair) if asked.with_below else pair[1] for pair in pairs}
    return [library.places.get(code, Place(code, code, code)) for code in sorted(found)]


def _regions(papers: Iterable[Paper]) -> set[str]:
    return {paper.standing.region for paper in papers if paper.standing.region}


def count_ties_of(library: Library, columns: Columns) -> Ties:
    """How many links each place has with each paper: by the place's code and the paper's IRI."""
    links = count_ties(library.store, sorted({paper.iri for _, papers in columns for paper in papers}))
    ties: Ties = Counter()
    for place, papers in columns:
        own = {paper.iri for paper in papers}
        for (lower, upper), count in links.items():
            if lower in own:
                ties[place.code, upper] += count
    return ties


def find_uppers(library: Library, asked: Asked, columns: Columns, ties: Ties) -> list[Paper]:
    """The papers that have links with one of the places and are of a region around all of them.

    Where all regions are compared: the country's.
    """
    tied = {upper for _, upper in ties}
    inner = [place.code for place, _ in columns]

    def is_around(region: str | None) -> bool:
        if region is None or not asked.regions:
            return region == _COUNTRY
        return all(is_above(region, code) for code in inner)

    return [one for one in library.papers if one.iri in tied and is_around(one.standing.region)]


def has_common(columns: Columns, ties: Ties, uppers: Iterable[Paper]) -> bool:
    """Whether two of the places have links with one of the papers."""
    return any(sum((place.code, upper.iri) in ties for place, _ in columns) > 1 for upper in uppers)
