"""The lines of a table's row are dealt out to its columns by what they hold: tasks, bodies, terms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from loaders.columns import ColumnKind

__all__ = [
    "LARGEST_FAULT",
    "MOST_LINES",
    "MOST_TASK_LINES",
    "NOTHING",
    "Entry",
    "cell_fault",
    "divide",
    "fault_of",
    "list_fault",
]

NOTHING = re.compile(r"[-—–－/／无〇]{1,4}")
_TERM = re.compile(
    r"(?:.{0,6}\d{1,4}(?:[年月日季]|[./-]\d).{0,14}|.{0,4}[一二三四上下]{1,2}(?:季度|半年)|.{0,6}[年月季]度?(?:底|末|内)前?"
    r"|长期.{0,6}|.{0,4}持续.{0,6}|.{0,2}常态.{0,4}|全年|按.{0,8}|.{0,8}(?:完成|推进|实施)|即时|立即)"
)
_CUT = re.compile(r"[、，,;；]")
_TAIL = re.compile(
    r"等(?:(?:[省市区县州]级?|直属|有关|相关|成员|各|责任|职能|主管)*(?:部门|单位|机构|企业|地区|方面)"
    r"(?:[和及](?:单位|部门))?)?$"
)
_BODY = re.compile(
    r"[\u4e00-\u9fff（）()“”·A-Za-z0-9+]{1,40}(?:[厅局委办部院署会心司团府门位社协联队构行处室组班站所馆台校企厂市县区州盟旗场]|[海机]关|[)）])"
)
_OPENS = re.compile(
    r"[省市区县州盟旗各国中全自本]|有关|相关|人民|[\u4e00-\u9fff]{2,3}(?:省|市|区|县|新区|海关)"
)
_OPENS_INSIDE = re.compile(r"有关成员|相关成员|成员单位|人民政府|管委会|委员会|中心$|办公室|分[局行]|等")
_NO_BODY = re.compile(r"[。：:！？%《》]")
_NEW_BODY = re.compile(r"[市省各区县国](?!政府)")
_BODY_ENDS = frozenset("厅局委办部院署会心府")
_PUNCTUATED = "，、。；：！？“”》）),;:"
_SENTENCE_END = "。；！!;"
_MOST_LIST_LINES = 24
_LONGEST_LIST = 150
_MOST_TERM_LINES = 4
LARGEST_FAULT = 3.0
_NARROW = 0.7
_NEVER = float("inf")
_PARTY = ("市委", "省委", "区委", "县委", "党委", "工委")
_QUOTED = re.compile(r"“[^“”]*”|[(（][^()（）]*[)）]")
_TASK_AND_CONTENT = [ColumnKind.TASK, ColumnKind.CONTENT]
_EMPTY = {
    ColumnKind.TASK: 1.0,
    ColumnKind.CONTENT: 2.0,
    ColumnKind.BODIES: 0.6,
    ColumnKind.TERM: 0.6,
    ColumnKind.OTHER: 0.4,
    ColumnKind.NUMBER: _NEVER,
}
MOST_LINES = 40
MOST_TASK_LINES = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """A line below the head; `page` counts how often the head was printed again before it."""

    start: int
    end: int
    text: str
    page: int


def divide(
    kinds: Sequence[ColumnKind],
    entries: Sequence[Entry],
    *,
    before: Sequence[list[Entry]] = (),
    tasks: range = range(MOST_TASK_LINES),
    is_torn: bool = False,
) -> list[list[Entry]] | None:
    """The cells of a row, each the lines that fit its column best; None where none fit.

    Args:
        kinds: of the columns.
        entries: the lines of the row on one page.
        before: what the cells hold from the page before.
        tasks: how many lines the first column may have, if it is one of tasks beside contents.
        is_torn: whether the cells go on overleaf.
    """
    so_far = before or [[] for _ in kinds]
    said = [[entry.text for entry in cell] for cell in so_far]
    texts = [entry.text for entry in entries]
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for column, kind in enumerate(kinds):
        first = tasks if column == 0 and list(kinds[:2]) == _TASK_AND_CONTENT else None
        best = _further(best, kind, texts, said[column], first, is_torn=is_torn)
    if len(entries) not in best:
        return None
    cells, done = [], 0
    for cell, count in zip(so_far, best[len(entries)][1], strict=True):
        cells.append([*cell, *entries[done : done + count]])
        done += count
    return cells


def fault_of(kinds: Sequence[ColumnKind], cells: Sequence[Sequence[Entry]]) -> float:
    """How badly all cells of a row fit their columns."""
    return sum(
        cell_fault(kind, [entry.text for entry in cell]) for kind, cell in zip(kinds, cells, strict=True)
    )


def _further(
    best: dict[int, tuple[float, tuple[int, ...]]],
    kind: ColumnKind,
    texts: Sequence[str],
    said: Sequence[str],
    first: range | None,
    *,
    is_torn: bool,
) -> dict[int, tuple[float, tuple[int, ...]]]:
    """The best ways to fill one column more, by the number of lines used up."""
    further: dict[int, tuple[float, tuple[int, ...]]] = {}
    most = {ColumnKind.BODIES: _MOST_LIST_LINES, ColumnKind.TERM: _MOST_TERM_LINES}.get(kind, MOST_LINES)
    for start, (sofar, counts) in best.items():
        for count in range(min(most, len(texts) - start) + 1):
            if first is not None and count not in first:
                continue
            cell = [*said, *texts[start : start + count]]
            fault = cell_fault(kind, cell, is_torn=is_torn)
            if fault == _NEVER:
                break
            total = sofar + fault
            if total < LARGEST_FAULT and total <= further.get(start + count, (total, ()))[0]:
                further[start + count] = (total, (*counts, count))
    return further


def cell_fault(kind: ColumnKind, texts: Sequence[str], *, is_torn: bool = False) -> float:
    """How badly these lines fit a cell of the column, 0 well; `_NEVER`: nor with more lines after them."""
    if not texts:
        return _EMPTY[kind]
    if kind is ColumnKind.BODIES:
        return list_fault("".join(texts), is_torn=is_torn) + _broken_names(texts)
    whole = "".join(texts)
    if kind is ColumnKind.TERM:
        return 0.0 if _TERM.fullmatch(whole) or NOTHING.fullmatch(whole) else 3.0
    return 0.0 if kind is ColumnKind.OTHER else _text_fault(kind, texts, whole, is_torn=is_torn)


def _text_fault(kind: ColumnKind, texts: Sequence[str], whole: str, *, is_torn: bool) -> float:
    """Of a task or a content: it is no list and no term, broken at its column's width; a content has a 。."""
    fault = 2.0 * (whole[0] in "，。、；：！？》”）") + min(2, _short_lines(texts))
    if NOTHING.fullmatch(whole) or (whole[0].isdigit() and _TERM.fullmatch(whole) and len(whole) < 14):
        return fault + 2.0
    if len(texts) <= MOST_TASK_LINES and len(whole) < _LONGEST_LIST and list_fault(whole) == 0:
        fault += 1.5
    last = texts[-1].rstrip("、，")
    if len(texts) > 1 and last and list_fault(last) == 0:
        fault += 0.6
    if is_torn:
        return fault
    return (
        fault
        + 1.5 * (whole[-1] in "、，")
        + 0.5 * (kind is ColumnKind.CONTENT and whole[-1] not in _SENTENCE_END)
    )


def _short_lines(texts: Sequence[str]) -> int:
    """How many lines but the last end before the width of the others without a mark to end at."""
    width = max(map(len, texts))
    if len(texts) < 2:
        return 0
    short = [
        len(text) < _NARROW * width
        and text[-1] not in _PUNCTUATED
        and (not n or texts[n - 1][-1] not in _PUNCTUATED)
        for n, text in enumerate(texts[:-1])
    ]
    return sum(short)


@lru_cache(maxsize=4096)
def list_fault(text: str, *, is_torn: bool = False) -> float:
    """How far it is from a list of bodies: names that end as none does, a first that begins as none does."""
    if NOTHING.fullmatch(text):
        return 0.0
    if _NO_BODY.search(text):
        return _NEVER
    names = _CUT.split(_QUOTED.sub("某局", text))
    if is_torn:
        names = names[:-1]
    wrong = [name for name in names if not _BODY.fullmatch(_TAIL.sub("", name))]
    opening = 1.5 if _OPENS_INSIDE.match(text) else 0.4 * (not _OPENS.match(text))
    return 1.5 * len(wrong) + opening + 0.5 * text.endswith("等")


def _broken_names(texts: Sequence[str]) -> float:
    """Where one line ends as a name does, and more so where the next begins as one does, a cell may end."""
    ended = [(a, b) for a, b in pairwise(texts) if a[-1] in _BODY_ENDS and not a.endswith(_PARTY)]
    return sum(1.5 if _NEW_BODY.match(b) else 0.3 for _, b in ended)
