"""Quantities of a line with the clause that each stands in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.quantities import Quantity
from loaders.scopes import split_scope
from ontology.dates import PartialDate
from ontology.records import Deadline

__all__ = ["Figure", "date_group", "find_figures", "group_figures", "split_distribution"]

_QUOTED = re.compile(
    r"[“\"][^“”\"]*[”\"]|《[^《》]*》|\([^()0-9]*\)(?=[\u4e00-\u9fff“、])|(?<=[\u4e00-\u9fff])\([^()0-9]*\)(?=[0-9])"
)
_MARK = re.compile(r"[,;。:?!()]")
_REMARK = re.compile(r"\([^()]{1,40}\)")
_DISTRIBUTED = re.compile(
    r"(?:均|都)?分别(?:平均|要|须|应|力争|再)?(?:为|达|完成|实现|建成|建设|打造|培育|新增|新建|推出|上线|归集|引进|开展"
    r"|(?P<change>压减|压缩|压降|缩短|缩减|减少|精简|降低|下降|提高|提升|增长|增加|减))?"
    r"(?P<noun>[^,。;、]{0,16})$"
)
_OWN_YEAR = ("全年", "当年")
_EARLIER_YEARS = re.compile(r"(?:20\d\d年[底末]?[、和及])+$")
_LATER_YEARS = re.compile(r"(?:[、和及]?20\d\d年[底末]?)+")
_YEARS = re.compile(r"(?:20\d\d年[底末]?[、和及])+20\d\d年[底末]?(?=[^。;]*$)")
_YEARS_OF_CLAUSE = re.compile(r"[在于到]?(?:20\d\d年[底末]?[、和及]?)+(?=[^、]{0,12}分别)")
_YEAR = re.compile(r"(20\d\d)年")
_LONGEST_YEARS = 80
_LONGEST_LEAD = 12
_LONGEST_DISTRIBUTED = 30
_JOINTS = ("、", "和", "及", "以及", ",", "与")
_TO_A_DATE = re.compile(r"(?:[在于到至]|力争|争取|确保|并)+$")
_TO_A_FIGURE = re.compile(r"(?:力争|争取|确保|实现|并|分别|[要须应均])*")
_RATE = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:率|占比|比例)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its clause.

    [start, end) is the clause without a date that opens it, `left` and `right` the words before and after the
    quantity, up to the next one; `is_joined` tells whether another stands before it in the clause; `sentence`
    counts the sentences of the line. A date between a noun and its figure (占比|在2025年底|达到50%) is no
    part of `left`, nor is the noun that the figure before it counts (1000家|智慧医院|、驾驶舱不少于200个).
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
    """The quantities of a line in reading order; not vague ones, dates, those in quotation marks or titles.

    Args:
        line: with ASCII digits (`fold_width`).
        quantities: of the line, in reading order.
        dates: the deadlines of the line, in reading order; the nearest before a quantity is its own.
    """
    masked = _QUOTED.sub(lambda found: "〇" * len(found[0]), line)
    quantities = [q for q in _without_labels(line, quantities, dates) if masked[q.number] != "〇"]
    marks = [-1, *(found.start() for found in _MARK.finditer(masked)), len(line)]
    sentences = [found.start() for found in re.finditer("。", masked)]
    ends = [date.mention.end for date in dates]
    starts = [quantity.start for quantity in quantities]
    figures: list[Figure] = []
    done = 0
    for quantity in quantities:
        clause = marks[bisect_left(marks, quantity.start) - 1] + 1
        sentence = bisect_left(sentences, quantity.start)
        at = bisect_right(ends, quantity.start) - 1
        date = dates[at] if at >= 0 and bisect_left(sentences, ends[at]) == sentence else None
        start, left = _left(line, clause, quantity.start, date, done)
        end, right = _right(line, quantity.end, marks, starts)
        due = date.date if date and not left.startswith(_OWN_YEAR) else None
        figures.append(Figure(quantity, start, end, left, right, done > start, sentence, due))
        done = quantity.end + len(right) if line.startswith(right, quantity.end) else quantity.end
    return figures


def _without_labels(
    line: str, quantities: Sequence[Quantity], dates: Sequence[Deadline]
) -> Iterator[Quantity]:
    """Yield the quantities that are figures of their own: not 一个, 5G用户, 15秒接通率, 印发后10日内."""
    ends = [date.mention.end for date in dates]
    last: Quantity | None = None
    for quantity in quantities:
        at = bisect_right(ends, quantity.number)
        is_date = at < len(dates) and dates[at].mention.start < quantity.end
        goes_on = last is not None and line[last.end : quantity.start] in _JOINTS and quantity.is_size
        if not is_date and (goes_on or not (_is_vague(quantity) or _is_label(line, quantity))):
            last = quantity
            yield quantity


def _is_vague(quantity: Quantity) -> bool:
    """Whether it is no figure: 一个, 达到两次, 5G用户."""
    if quantity.is_size:
        return not quantity.is_compared
    return quantity.is_chinese and not quantity.is_demand


def _is_label(line: str, quantity: Quantity) -> bool:
    """Whether a length of time is part of a name: 15秒|接通率, 4小时内|办结比例."""
    is_bare = quantity.is_time and quantity.before is None and not quantity.is_change
    return is_bare and bool(_RATE.match(line, quantity.end))


def _left(line: str, clause: int, end: int, date: Deadline | None, done: int) -> tuple[int, str]:
    """Where the clause begins, and the words before a figure from there or from what is told already."""
    start = max(clause, date.mention.end) if date else clause
    left = line[max(start, done) : end].lstrip("、和及与")
    if date is None or not clause < date.mention.start or done > clause:
        return start, left
    noun = line[clause : date.mention.start]
    years = _EARLIER_YEARS.search(noun, max(0, len(noun) - _LONGEST_YEARS))
    noun = noun[: years.start()] if years else noun
    lead = _TO_A_DATE.search(noun, max(0, len(noun) - _LONGEST_LEAD))
    noun = noun[: lead.start()] if lead else noun
    later = _LATER_YEARS.match(left)
    left = left[later.end() :] if later else left
    is_apart = _TO_A_FIGURE.fullmatch(left) is not None or split_scope(noun)[1] == ""
    return (clause, noun + left) if noun and is_apart else (start, left)


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
        if between in _JOINTS and _distributes(groups[-1][0].left):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    return groups


def date_group(line: str, group: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of a 分别, each with its year where as many are named: 2024年、2025年分别建成10个、20个."""
    head = group[0]
    before = line[max(0, head.quantity.start - _LONGEST_YEARS) : head.quantity.start]
    years = _YEARS.search(before.rpartition("。")[2]) if len(group) > 1 else None
    dues = [int(year) for year in _YEAR.findall(years[0])] if years else []
    if len(dues) != len(group):
        return group
    dated = [replace(one, deadline=PartialDate(due)) for one, due in zip(group, dues, strict=True)]
    left = _YEARS_OF_CLAUSE.sub("", head.left, count=1)
    start = head.start
    if years and left != head.left:
        start = min(start, head.quantity.start - len(before.rpartition("。")[2]) + years.start())
    return [replace(dated[0], start=start, left=left), *dated[1:]]


def split_distribution(left: str) -> tuple[str, str, str]:
    """The words before a 分别, the verb of change after it, and the noun that is counted: 分别新增|园区.

    >>> split_distribution("环节、材料分别压减"), split_distribution("甲、乙分别新增园区")
    (('环节、材料', '压减', ''), ('甲、乙', '', '园区'))
    """
    found = _distributes(left)
    return (left[: found.start()], found["change"] or "", found["noun"]) if found else (left, "", "")


def _distributes(left: str) -> re.Match[str] | None:
    return _DISTRIBUTED.search(left, max(0, len(left) - _LONGEST_DISTRIBUTED))
