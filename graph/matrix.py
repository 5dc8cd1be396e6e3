"""Measures of an upper paper against places, and what a cell, a row and a column of that come to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from graph.counterparts import Counterpart
from graph.papers import Part
from graph.places import Place

__all__ = ["LIKELY", "Cell", "Column", "Comparison", "Line", "Matrix", "Sheet", "State", "Tally"]

LIKELY = 0.5  # of links as sure as this, more hold than not
_NAMED = 6  # places that a title names


class State(StrEnum):
    """What a place has done with an upper measure."""

    CARRIED = "carried out"
    EARLY = "anticipated"  # by older papers alone
    GAP = "gap"
    UNKNOWN = "no paper"  # no paper of the place has any link with the upper one


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as a reader knows it: title in both scripts, number, date, region by code; "" is not known."""

    iri: str
    label: str
    label_hant: str
    number: str = ""
    date: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A measure of the upper paper: its IRI, and the headings above it as printed, from the outermost."""

    measure: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A place, its papers that have links with the upper one and those that have none, by IRI."""

    place: Place
    papers: tuple[str, ...]
    idle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The links of a place with an upper measure."""

    state: State
    links: tuple[Counterpart, ...] = ()

    @property
    def count(self) -> int:
        """How many measures carry it out, continue it or are parallel to it."""
        return len(self.links) - self.early

    @property
    def early(self) -> int:
        """How many older measures anticipate it."""
        return sum(link.is_early for link in self.links)

    @property
    def is_unsure(self) -> bool:
        """Whether there are links, none reviewed, of which each is more likely wrong than right."""
        return bool(self.links) and not any(link.holds_at(LIKELY) for link in self.links)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of a place: upper measures by state, its own measures, and which of these have no counterpart.

    `unsure` is how many of those carried out are so by links alone that are more likely wrong than right.
    """

    carried: int
    unsure: int
    early: int
    gaps: int
    measures: int
    without: tuple[str, ...]

    @property
    def share(self) -> float:
        """Of the upper measures those that are carried out, 0-1."""
        return self.carried / max(1, self.carried + self.early + self.gaps)


@dataclass(frozen=True)
class Matrix:
    """An upper paper against places: its measures as printed, a column a place, all links between.

    `homes` has the paper of each lower measure, in reading order, `wholes` the measure that a sub-measure is
    part of; `least` is how sure a link must be to count.
    """

    upper: str
    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    links: tuple[Counterpart, ...]
    homes: Mapping[str, str]
    wholes: Mapping[str, str]
    least: float = 0.0

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[Counterpart]]:
        """The links that count by upper measure and lower paper, in the order of the lower measures."""
        found: dict[tuple[str, str], list[Counterpart]] = defaultdict(list)
        for link in self.sorted_links():
            if link.holds_at(self.least):
                found[link.upper, self.homes[link.lower]].append(link)
        return found

    def sorted_links(self) -> list[Counterpart]:
        """All links, in the order of the lower measures, however sure."""
        order = {measure: place for place, measure in enumerate(self.homes)}
        return sorted(self.links, key=lambda link: (order[link.lower], link.rank or 0, link.upper))

    def cell(self, line: Line, column: Column) -> Cell:
        """What a place has for an upper measure."""
        links = tuple(link for paper in column.papers for link in self._found.get((line.measure, paper), ()))
        if any(not link.is_early for link in links):
            return Cell(State.CARRIED, links)
        return Cell(State.EARLY if links else State.GAP if column.papers else State.UNKNOWN, links)

    def cells(self, line: Line) -> list[Cell]:
        """Those of a row, in the order of the columns."""
        return [self.cell(line, column) for column in self.columns]

    def reach(self, line: Line) -> tuple[int, int]:
        """How many places carry a measure out, and of how many that can be told."""
        states = [cell.state for cell in self.cells(line)]
        return states.count(State.CARRIED), len(states) - states.count(State.UNKNOWN)

    def tally(self, column: Column) -> Tally:
        """What a column comes to."""
        cells = [self.cell(line, column) for line in self.lines]
        states = [cell.state for cell in cells]
        linked = {self.wholes.get(link.lower, link.lower) for cell in cells for link in cell.links}
        own = list(self.own_measures(column))
        return Tally(
            states.count(State.CARRIED),
            sum(cell.is_unsure and cell.state is State.CARRIED for cell in cells),
            states.count(State.EARLY),
            states.count(State.GAP),
            len(own),
            tuple(measure for measure in own if measure not in linked),
        )

    def own_measures(self, column: Column) -> Iterator[str]:
        """Yield the measures of its papers that have links with the upper one, in reading order."""
        papers = frozenset(column.papers)
        for measure, paper in self.homes.items():
            if paper in papers and measure not in self.wholes:
                yield measure


@dataclass(frozen=True, slots=True)
class Comparison:
    """One matrix for each upper paper, the one with most links first, and what these speak of, by IRI.

    `is_direct` where the rows are the measures of the first place and nothing stands above.
    """

    matrices: tuple[Matrix, ...]
    places: tuple[Place, ...]
    sheets: Mapping[str, Sheet]
    parts: Mapping[str, Part]
    is_direct: bool = False

    def title(self) -> str:
        """What is compared, in simplified characters."""
        names = "、".join(place.short for place in self.places[:_NAMED])
        more = f"等 {len(self.places)} 地" if len(self.places) > _NAMED else ""
        return f"{self.sheets[self.matrices[0].upper].label} × {names}{more}"
