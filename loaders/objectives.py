"""Dated goals outside the measures."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from loaders.context import Context
from loaders.deadlines import find_dates
from loaders.outline import Item, is_background
from ontology.dates import PartialDate
from ontology.records import Mention, Objective

__all__ = ["find_objectives"]

_OPENERS = "，,。；;："
_NO_GOAL = re.compile("20[0-9]{2}年[，,]")  # 2023年,全省要…: when it is done, not by when
_PROCEDURE = re.compile("报送|上报|反馈|报告|备案|印送|联系人|施行|实施之日|废止")

Dated = tuple[tuple[str, ...], Mention, PartialDate]


def find_objectives(text: str, tops: Sequence[Item], context: Context) -> Iterator[Objective]:
    """Yield one objective for each paragraph or clause that opens with its own date, in reading order.

    Read are the introduction before the first numbered item, the numbered items that state goals, and the
    paragraphs between a section's heading and its first item; the quote runs to the next such date or the
    line's end. In the introduction only years count: a notice asks there for reports by a day or month.
    Targets are left to the caller.
    """
    found = chain(_introduced(text, tops, context), _under_headings(text, tops, context))
    for number, (path, mention, deadline) in enumerate(found, 1):
        yield Objective(f"O{number}", path, mention, deadline)


def _introduced(text: str, tops: Sequence[Item], context: Context) -> Iterator[Dated]:
    start = 0
    for line in text[: tops[0].start if tops else 0].split("\n"):
        for mention, deadline in _dated_clauses(line, start, context):
            if deadline.month is None and not (
                _NO_GOAL.match(mention.quote) or _PROCEDURE.search(mention.quote)
            ):
                yield (), mention, deadline
        start += len(line) + 1


def _under_headings(text: str, tops: Sequence[Item], context: Context) -> Iterator[Dated]:
    for item in _goal_items(tops):
        path = tuple(above.label for above in [*item.ancestors, item])
        for start, line in _lines(text, item):
            for mention, deadline in _dated_clauses(line, start, context):
                yield path, mention, deadline


def _goal_items(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        if item.children or is_background(item):
            yield item
        yield from _goal_items(item.children)


def _lines(text: str, item: Item) -> Iterator[tuple[int, str]]:
    """The item's own lines, without its heading and without those of the items below it."""
    start = item.title_start + len(item.title)
    end = item.children[0].start if item.children else item.end
    for line in text[start:end].split("\n"):
        yield start, line
        start += len(line) + 1


def _dated_clauses(line: str, start: int, context: Context) -> Iterator[tuple[Mention, PartialDate]]:
    """Each clause that opens with a date, up to the next or the line's end."""
    opening = [found for found in find_dates(line, context) if _opens_clause(line, found.mention.start)]
    ends = [found.mention.start for found in opening[1:]] + [len(line)]
    for found, end in zip(opening, ends, strict=False):
        quote = line[found.mention.start : end].rstrip("，,；;")
        yield Mention(quote, start + found.mention.start, "date opens a clause"), found.date


def _opens_clause(line: str, start: int) -> bool:
    return start == 0 or line[start - 1] in _OPENERS
