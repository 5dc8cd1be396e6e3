"""A page of a concept's spread: a row for each region, a dot for each paper, every quote; no script."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from graph.trace import Trace, TracedPaper
from graph.views.page import build_page
from graph.words import Words, entry_words, term_words, words
from ontology.kinds import TermForm

__all__ = ["draw_trace"]

_DIRECTIONS = {
    "first": "first in time",
    "downward": "downward from a region around",
    "upward": "upward from a region inside",
    "downward, upward": "downward and upward",
    "sideways": "sideways from elsewhere",
    "again": "again in the same region",
    "undated": "without a date",
}
_LEVELS = {
    "country": "level of the country",
    "province": "level of a province",
    "city": "level of a city",
    "county": "level of a county",
    "": "region not stated",
}
_LEFT, _RIGHT, _UNDATED = 6.0, 94.0, 92.5  # per cent of a row's width
_RIGHT_BESIDE_UNDATED = 82.0
_NEAR = 8.0  # dots nearer than this stand in different lanes
_LANE = 30  # pixels
_TICKS = 6
_FEW_MONTHS = 20
_SHOWN = 3


class _Dot(NamedTuple):
    """A paper on its row: the middle and ends of its date in per cent, its lane's height in pixels."""

    number: int
    paper: TracedPaper
    x: float
    start: float
    end: float
    y: int


class _Row(NamedTuple):
    region: str
    level: Words
    height: int
    dots: Sequence[_Dot]


class _Scale(NamedTuple):
    """From days to per cent of the width."""

    first: int
    last: int
    right: float

    def place(self, day: date) -> float:
        """Where a day stands."""
        share = (day.toordinal() - self.first) / max(1, self.last - self.first)
        return round(_LEFT + (self.right - _LEFT) * share, 2)


def draw_trace(trace: Trace) -> str:
    """The page as HTML. Text of papers is escaped where it stands."""
    scale = _scale(trace.papers)
    kinds = dict.fromkeys(paper.direction for paper in trace.papers)
    parts = {
        "rows": list(_rows(trace.papers, scale)),
        "ticks": list(_ticks(scale)) if scale else [],
        "undated": words(_DIRECTIONS["undated"]) if "undated" in kinds else None,
        "undated_place": _UNDATED,
        "legend": [(words(said), _class(name)) for name, said in _DIRECTIONS.items() if name in kinds],
        "forms": [
            (entry_words(form), form) for form in TermForm if form in {paper.form for paper in trace.papers}
        ],
        "papers": [_entry(number, paper) for number, paper in enumerate(trace.papers, 1)],
        "counts": [
            words("documents that hold it", str(len(trace.papers))),
            words("regions that hold it", str(len({paper.code for paper in trace.papers if paper.code}))),
        ],
        "words": words,
        "measure_words": lambda number: term_words("sz:Measure", number),
        "class_of": _class,
    }
    styles = ["explain.css", "trace.css"]
    return build_page(
        "trace.html", title=trace.term, language="zh-Hans", styles=styles, scripts=[], parts=parts
    )


def _scale(papers: Sequence[TracedPaper]) -> _Scale | None:
    """From the first to the last day that dates may mean; None without dates."""
    dates = [paper.date for paper in papers if paper.date is not None]
    if not dates:
        return None
    right = _RIGHT_BESIDE_UNDATED if len(dates) < len(papers) else _RIGHT
    first, last = min(day.first for day in dates), max(day.last for day in dates)
    return _Scale(first.toordinal(), last.toordinal(), right)


def _rows(papers: Sequence[TracedPaper], scale: _Scale | None) -> Iterator[_Row]:
    """Yield a row for each region: country, provinces, cities, counties; the earlier above the later."""
    members: dict[tuple[str, str], list[tuple[int, TracedPaper]]] = {}
    for number, paper in enumerate(papers, 1):
        members.setdefault((paper.level, paper.code), []).append((number, paper))
    ranks = list(_LEVELS)
    for level, code in sorted(members, key=lambda place: ranks.index(place[0])):
        dots = list(_dots(members[level, code], scale))
        height = max(dot.y for dot in dots) + _LANE // 2 + 3
        yield _Row(dots[0].paper.region, words(_LEVELS[level]), height, dots)


def _dots(members: Iterable[tuple[int, TracedPaper]], scale: _Scale | None) -> Iterator[_Dot]:
    """Yield the dots of a row; of two that would touch the later stands in a lower lane."""
    lanes: list[float] = []
    for number, paper in members:
        start = end = _UNDATED
        if paper.date is not None and scale is not None:
            start, end = scale.place(paper.date.first), scale.place(paper.date.last)
        x = round((start + end) / 2, 2)
        lane = next((at for at, taken in enumerate(lanes) if x - taken >= _NEAR), len(lanes))
        lanes[lane : lane + 1] = [x]
        yield _Dot(number, paper, x, start, end, _LANE // 2 + 3 + lane * _LANE)


def _ticks(scale: _Scale) -> Iterator[tuple[str, float]]:
    """Yield where years begin, with their names; months where there are few."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    months = range(12 * first.year + first.month, 12 * last.year + last.month)  # those that begin within
    years = [month for month in months if month % 12 == 0]
    marked, length = (years, 4) if len(months) > _FEW_MONTHS else (list(months), 7)
    for month in marked[:: -(-len(marked) // _TICKS) or 1]:
        begins = date(month // 12, month % 12 + 1, 1)
        yield begins.isoformat()[:length], scale.place(begins)


def _entry(number: int, paper: TracedPaper) -> dict[str, object]:
    """What the template says of a paper."""
    return {
        "number": number,
        "of": paper,
        "said": [
            words(_LEVELS[paper.level]),
            words(_DIRECTIONS[paper.direction]),
            entry_words(paper.form),
            words("times in this paper", str(paper.times)),
        ],
        "shown": paper.places[:_SHOWN],
        "more": paper.places[_SHOWN:],
    }


def _class(direction: str) -> str:
    """The style's class of a direction."""
    return direction.replace(", ", "-")
