"""Quantities of a line with the clause that each stands in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.quantities import Quantity
from ontology.dates import PartialDate
from ontology.records import Deadline

__all__ = ["Figure", "find_figures", "group_figures"]

_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]|《[^《》]*》|\([^()0-9]*\)(?=[\u4e00-\u9fff“])")
_MARK = re.compile(r"[,;。:?!()]")
_REMARK = re.compile(r"\([^()]{1,40}\)")
_DISTRIBUTED = re.compile(r"(?:均|都)?分别(?:为|要|须|完成|实现)?$")
_JOINTS = ("、", "和", "及", "以及", ",", "与")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its clause.

    [start, end) is the clause without a date that opens it, `left` and `right` the words before and after the
    quantity, up to the next one; `is_joined` tells whether another stands before it in the clause; `sentence`
    counts the sentences of the line.
    """

    quantity: Quantity
    start: int
    end: int
    left: str
    right: str
    is_joined: bool
    sentence: int
    deadline: PartialDate | None


def find_figures(line: str, quantities: Sequence[Quantity], dates: Sequence[Deadline]) -> list[Figure]:
    """The quantities of a line in reading order; not vague ones and those in quotation marks or titles.

    Args:
        line: with ASCII digits (`fold_width`).
        quantities: of the line, in reading order.
        dates: the deadlines of the line, in reading order; the nearest before a quantity is its own.
    """
    masked = _QUOTED.sub(lambda found: "〇" * len(found[0]), line)
    quantities = [q for q in quantities if masked[q.number] != "〇" and not _is_vague(q)]
    marks = [-1, *(found.start() for found in _MARK.finditer(masked)), len(line)]
    sentences = [found.start() for found in re.finditer("。", masked)]
    ends = [date.mention.end for date in dates]
    starts = [quantity.start for quantity in quantities]
    figures: list[Figure] = []
    for place, quantity in enumerate(quantities):
        sentence = bisect_left(sentences, quantity.start)
        date = bisect_right(ends, quantity.start) - 1
        is_dated = date >= 0 and bisect_left(sentences, ends[date]) == sentence
        start = max(marks[bisect_left(marks, quantity.start) - 1] + 1, ends[date] if is_dated else 0)
        last = quantities[place - 1].end if place else 0
        left = line[max(start, last) : quantity.start].lstrip("、和及")
        end, right = _right(line, quantity.end, marks, starts)
        deadline = dates[date].date if is_dated else None
        figures.append(Figure(quantity, start, end, left, right, last > start, sentence, deadline))
    return figures


def _is_vague(quantity: Quantity) -> bool:
    """Whether it is no figure: 一个, 达到两次, 5G用户."""
    if quantity.is_size:
        return not quantity.is_compared
    return quantity.is_chinese and not quantity.is_demand


def _right(line: str, end: int, marks: Sequence[int], starts: Sequence[int]) -> tuple[int, str]:
    """Where the clause ends, and the words up to there or the next quantity, without a remark in brackets."""
    remark = _REMARK.match(line, end)
    begin = remark.end() if remark else end
    stop = marks[bisect_left(marks, begin)]
    following = bisect_left(starts, begin)
    if following < len(starts) and starts[following] < stop:
        text = line[begin : starts[following]].rpartition("、")[0]
    else:
        text = line[begin:stop]
    return stop, "" if text.startswith("、") else text


def group_figures(line: str, figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures one by one, but those that one 分别 distributes together."""
    groups = [[figure] for figure in figures[:1]]
    for last, figure in pairwise(figures):
        between = line[last.quantity.end : figure.quantity.start]
        if between in _JOINTS and _DISTRIBUTED.search(groups[-1][0].left):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    return groups
