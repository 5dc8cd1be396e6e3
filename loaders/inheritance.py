"""Deadlines that a target does not state itself, from what governs it: measure, heading or document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from loaders.context import Context
from loaders.deadlines import find_dates
from loaders.width import fold_width
from ontology.dates import PartialDate
from ontology.kinds import InheritedFrom
from ontology.records import Deadline, Inherited, Measure, Target

__all__ = ["inherit_deadlines"]

_RECURS = re.compile(r"每(?:[年月周天日]|个?季度|半年|两年)|逐年")
_LABEL = re.compile(
    r"(?:完成|办结|推进|工作|建设)?(?:时限|时间|期限|节点|进度)(?:节点|安排|要求)?:[^,。;]{0,6}$"
)
_CLOSED = re.compile(r"[^()]{0,60}\)[。;]?$")
_OPENED = re.compile(r"[(,][^(),。;]{0,6}$")
_ANNOUNCED = re.compile(
    r"[^。;:()]{0,30}?(?:目标|任务|要求|指标|成效|以下|如下|实现|达到|做到)[^。;:()]{0,4}:"
)
_LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True)
class _Term:
    """A date that governs all targets in [start, end)."""

    start: int
    end: int
    date: PartialDate


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that holds dates, with the offset at which it begins; its dates' offsets count in it."""

    text: str
    start: int
    dates: Sequence[Deadline]


def inherit_deadlines(
    measure: Measure, text: str, period: tuple[date, date] | None, context: Context
) -> Measure:
    """The measure with a deadline beside each target that states none, where something governs it.

    These govern a target, the first that is there:

    1. in its measure: brackets that close its paragraph (6月底完成); a clause before it that announces goals
       (到2025年,实现以下目标:); a label (完成时限:2024年底), which governs all since the label before it; a
       date in the title.
    2. the innermost heading that names a date.
    3. the document's period, which ends the last day of its last year.

    A date in another sentence governs nothing but that sentence, and what recurs (每年新增20项) never falls
    due at a date. The target's own deadline is never touched.

    Args:
        measure: with its targets.
        text: the clean text that the measure's offsets count in.
        period: of the document.
        context: gives the year of 年底前.
    """
    if all(target.deadline for target in measure.targets):
        return measure
    terms = list(_terms(measure, text, context))
    around = _around(measure.path, period, context)
    return replace(
        measure, targets=tuple(_with_inherited(target, terms, around) for target in measure.targets)
    )


def _with_inherited(target: Target, terms: Sequence[_Term], around: Inherited | None) -> Target:
    if target.deadline is not None or _RECURS.search(target.mention.quote):
        return target
    place = target.mention.start
    term = next((term for term in terms if term.start <= place < term.end), None)
    return replace(target, inherited=Inherited(term.date, InheritedFrom.MEASURE) if term else around)


def _terms(measure: Measure, text: str, context: Context) -> Iterator[_Term]:
    """Yield what governs parts of the measure, in the order in which it counts."""
    lines = list(_dated_lines(measure, text, context))
    for line in lines:
        yield from _closing_terms(line)
    for line in reversed(lines):
        yield from _announced_terms(line, measure.end)
    yield from _labelled_terms(lines, measure)
    title = measure.mention
    for found in find_dates(title.quote, context):
        yield _Term(title.end, measure.end, found.date)


def _dated_lines(measure: Measure, text: str, context: Context) -> Iterator[_Line]:
    start = measure.mention.start
    for line in text[start : measure.end].split("\n"):
        if dates := list(find_dates(line, context)):
            yield _Line(fold_width(line), start, dates)
        start += len(line) + 1


def _closing_terms(line: _Line) -> Iterator[_Term]:
    """Yield the date of brackets that close a paragraph: (6月底完成,牵头单位:市大数据局)."""
    for found in line.dates:
        first, last = found.mention.start, found.mention.end
        is_opened = _OPENED.search(line.text, max(0, first - _LONGEST_LABEL), first)
        if is_opened and _CLOSED.match(line.text, last):
            yield _Term(line.start, line.start + first, found.date)


def _announced_terms(line: _Line, end: int) -> Iterator[_Term]:
    """Yield the dates that announce goals: the rest of the paragraph, or those after it."""
    for found in reversed(line.dates):
        announced = _ANNOUNCED.match(line.text, found.mention.end)
        if announced:
            is_last = announced.end() == len(line.text)
            stop = end if is_last else line.start + len(line.text)
            yield _Term(line.start + announced.end(), stop, found.date)


def _labelled_terms(lines: Sequence[_Line], measure: Measure) -> Iterator[_Term]:
    """Yield the dates after labels; each governs what stands since the one before it."""
    labels = [
        (line.start + label.start(), found.date)
        for line in lines
        for found in line.dates
        if (
            label := _LABEL.search(
                line.text, max(0, found.mention.start - _LONGEST_LABEL), found.mention.start
            )
        )
    ]
    since = measure.mention.start
    for place, due in labels:
        yield _Term(since, place, due)
        since = place
    if len(labels) == 1:  # it may stand above what it governs
        yield _Term(since, measure.end, labels[0][1])


def _around(path: Sequence[str], period: tuple[date, date] | None, context: Context) -> Inherited | None:
    for heading in reversed(path):
        found = next(iter(find_dates(heading, context)), None)
        if found is not None:
            return Inherited(found.date, InheritedFrom.SECTION)
    return Inherited(PartialDate(period[1].year), InheritedFrom.DOCUMENT) if period else None
