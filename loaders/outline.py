"""Numbered headings of a clean text become a tree of items; the tree becomes sections and measures."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise, zip_longest

from ontology.numerals import parse_numeral
from ontology.records import Measure, Mention, Section, SubMeasure

__all__ = ["Item", "find_measures", "find_sections", "is_background", "parse_outline"]


class _Style(IntEnum):
    """Styles of numbers, from the outermost in."""

    CHAPTER = 1
    SECTION = 2
    ARTICLE = 3
    COMMA = 4
    BRACKET = 5
    POINT = 6
    SMALL_BRACKET = 7


_NUMERAL = "[一二三四五六七八九十百零〇]{1,5}"
_MARKS = (
    (_Style.CHAPTER, re.compile(rf"第(?P<n>{_NUMERAL}|\d+)[章编部](?!分)")),
    (_Style.SECTION, re.compile(rf"第(?P<n>{_NUMERAL}|\d+)节")),
    (_Style.ARTICLE, re.compile(rf"第(?P<n>{_NUMERAL}|\d+)条")),
    (_Style.COMMA, re.compile(rf"(?P<n>{_NUMERAL})[、.．]")),
    (_Style.BRACKET, re.compile(rf"[(（](?P<n>{_NUMERAL})[)）][、.．]?")),
    (_Style.POINT, re.compile(r"(?P<n>\d{1,3})(?:[、．]|[.](?!\d))")),
    (_Style.SMALL_BRACKET, re.compile(r"[(（](?P<n>\d{1,3})[)）][、.．]?")),
)
_BACKGROUND_TITLE = re.compile(
    r"(?:(?:发展|建设|工作|基本|面临|主要|总体|指导|战略|现实|改革)*"
    r"(?:现状|形势|背景|基础|意义|要求|思想|原则|目标|思路|目的|依据|定位|愿景|考虑|情况|成效|问题|挑战)|总则|附则|适用范围|名词解释|考[评核](?:对象|结果应用)|(?:预期|阶段|年度|具体)目标)"
)
_JOINED = re.compile(r"[、和与及]|以及")
_ANNEX = re.compile(r"(?:附件|附表|附录)\d*(?:[:：]|$)")
_IMPRINT = re.compile(
    r"抄送[:：]|.{4,30}\d{4}年\d{1,2}月\d{1,2}日印发|\d{4}年\d{1,2}月\d{1,2}日$|[(（]此件|.{2,20}(?:办公厅|办公室)(?:秘书[处科])?$"
)
_CARRIER_TITLE = re.compile(r"\d{1,3}[.、．].*(?:关于.{2,60}的(?:通知|意见|决定)|责任清单的通知).*")
_LEAD_MAX = 25
_TITLE_END = re.compile("[。\n]")


@dataclass(slots=True)
class Item:
    """A numbered line and all that stands below it; [start, end) is its whole extent, number included.

    `number` is as printed without its dot or comma, brackets folded to `()`; `label` is number and title as
    printed.
    """

    style: int
    value: int
    number: str
    title: str
    label: str
    start: int
    title_start: int
    end: int
    parent: "Item | None" = None
    children: "list[Item]" = field(default_factory=list)

    @property
    def ancestors(self) -> "list[Item]":
        """The items above this one, the outermost first."""
        return [] if self.parent is None else [*self.parent.ancestors, self.parent]


def parse_outline(text: str) -> list[Item]:
    r"""The top items of a clean text, each with its tree.

    A number counts where it begins a line and continues a sequence: it is 1, or the next of its style, or
    the first of its style in a text that starts in the middle. Annexes, signature and imprint end the last
    item.

    >>> tops = parse_outline("一、任务\n(一)建平台。\n(二)通数据。")
    >>> [(item.number, [child.number for child in item.children]) for item in tops]
    [('一', ['(一)', '(二)'])]
    """
    tops: list[Item] = []
    open_items: list[Item] = []
    last: dict[int, int] = {}
    for item in _numbered_lines(text, _body_end(text)):
        _close(open_items, item)
        if not _continues(item, last):
            continue
        last[item.style] = item.value
        item.parent = open_items[-1] if open_items else None
        (item.parent.children if item.parent else tops).append(item)
        open_items.append(item)
    _set_ends(tops, _body_end(text))
    return tops


def find_sections(tops: Sequence[Item]) -> Iterator[Section]:
    """Yield the items that hold others, and those that hold no measure, in reading order."""
    for item in _walk(tops):
        if item.children or is_background(item):
            mention = Mention(item.label, item.start, "numbered heading")
            yield Section(item.number, item.title, len(item.ancestors) + 1, mention, item.end, _path(item))


def find_measures(text: str, tops: Sequence[Item]) -> Iterator[Measure]:
    """Yield the lowest numbered items that prescribe action, with their sub-measures, in reading order.

    An id is the printed number; where a number of its style stands twice anywhere in the tree, it is the
    chain from the outermost number, `三/(一)`. Where even the chain stands again (a second paper in the
    file, an excerpt that lost its section headings) `[2]/` goes before it. Articles of rules and their
    items are no measures.
    """
    items = list(_walk(tops))
    repeated = _repeated_styles(items)
    uses: Counter[str] = Counter()
    for item in items:
        if _prescribes(item):
            chain = [*item.ancestors, item] if item.style in repeated else [item]
            id_ = "/".join(above.number for above in chain)
            uses[id_] += 1
            yield _measure(text, item, id_ if uses[id_] == 1 else f"[{uses[id_]}]/{id_}")


def is_background(item: Item) -> bool:
    """Whether an item, or one above it, only states background, principles or goals.

    >>> [is_background(parse_outline(line)[0]) for line in ("一、发展现状和总体要求", "一、强化目标管理")]
    [True, False]
    """
    return any(_is_background_title(above.title) for above in [*item.ancestors, item])


def _is_background_title(title: str) -> bool:
    parts = _JOINED.split(re.sub(r"[(（].*?[)）]|[。:：]$", "", title))
    return all(_BACKGROUND_TITLE.fullmatch(part) for part in parts)


def _numbered_lines(text: str, end: int) -> Iterator[Item]:
    start = 0
    for line in text[:end].split("\n"):
        item = _parse_line(line, start)
        if item is not None:
            yield item
        start += len(line) + 1


def _parse_line(line: str, start: int) -> Item | None:
    if _CARRIER_TITLE.fullmatch(line):
        return None
    for style, pattern in _MARKS:
        found = pattern.match(line)
        if found is None:
            continue
        title = _TITLE_END.split(line[found.end() :], maxsplit=1)[0]
        if not title:
            return None
        number = _number(style, found)
        value = parse_numeral(found["n"])
        label = line[: found.end() + len(title)]
        return Item(style, value, number, title, label, start, start + found.end(), start + len(line))
    return None


def _number(style: int, found: re.Match[str]) -> str:
    if style in (_Style.BRACKET, _Style.SMALL_BRACKET):
        return f"({found['n']})"
    return found["n"] if style in (_Style.COMMA, _Style.POINT) else found[0]


def _close(open_items: list[Item], item: Item) -> None:
    while open_items and open_items[-1].style >= item.style:
        open_items.pop()


def _continues(item: Item, last: dict[int, int]) -> bool:
    """Whether the number fits: a first, or the next of its style, be it across sections (one may be lost)."""
    if item.value == 1 or item.style not in last:
        return True
    return last[item.style] < item.value <= last[item.style] + 2


def _body_end(text: str) -> int:
    """Where annexes, signature or imprint begin after the last numbered line, else the text's length."""
    numbered = _last_numbered(text)
    start = 0
    for line in text.split("\n"):
        if start > numbered and (_ANNEX.match(line) or _IMPRINT.match(line) or _is_signature(line)):
            return start
        start += len(line) + 1
    return len(text)


def _last_numbered(text: str) -> int:
    """The offset of the last numbered line that is not part of an annex's list."""
    annex, last, start = None, -1, 0
    for line in text.split("\n"):
        if _ANNEX.match(line) and last >= 0:
            annex = start if annex is None else annex
        if annex is None and _parse_line(line, start):
            last = start
        start += len(line) + 1
    return last


def _is_signature(line: str) -> bool:
    return len(line) <= 24 and bool(
        re.fullmatch(r"[\u4e00-\u9fff]{0,20}(?:人民政府|国务院|委员会|办公厅|办公室|[厅局委部])", line)
    )


def _set_ends(items: Sequence[Item], end: int) -> None:
    for item, following in zip_longest(items, items[1:]):
        item.end = following.start - 1 if following else end
        _set_ends(item.children, item.end)


def _walk(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.children)


def _repeated_styles(items: Sequence[Item]) -> set[int]:
    seen: set[tuple[int, int]] = set()
    repeated: set[int] = set()
    for item in items:
        if (item.style, item.value) in seen:
            repeated.add(item.style)
        seen.add((item.style, item.value))
    return repeated


def _path(item: Item) -> tuple[str, ...]:
    return tuple(above.label for above in item.ancestors)


def _prescribes(item: Item) -> bool:
    chain = [*item.ancestors, item]
    is_article = item.style <= _Style.SECTION or any(above.style == _Style.ARTICLE for above in chain)
    return not item.children and not is_article and not is_background(item)


def _measure(text: str, item: Item, id_: str) -> Measure:
    end = item.end
    while text[end - 1 : end] == "\n":
        end -= 1
    mention = Mention(item.title, item.title_start, "numbered item")
    return Measure(
        id_, _path(item), item.title, mention, item.start, end, tuple(_sub_measures(text, item, id_))
    )


def _sub_measures(text: str, item: Item, id_: str) -> list[SubMeasure]:
    """Lead sentences under a heading that has its line to itself: at least two, each elaborated after it."""
    start = text.find("\n", item.start, item.end) + 1
    if not start or start > item.title_start + len(item.title) + 2:
        return []
    leads = _leads(text, start, item.end)
    if len(leads) < 2:
        return []
    ends = [following.start for following in leads[1:]] + [item.end]
    return [
        SubMeasure(f"{id_}#{n}", lead.quote, lead, end)
        for n, (lead, end) in enumerate(zip(leads, ends, strict=True), 1)
    ]


def _leads(text: str, start: int, end: int) -> list[Mention]:
    sentences = list(re.finditer(r"[^。\n]+。?", text[start:end]))
    leads = []
    for sentence, following in pairwise(sentences):
        if _is_lead(sentence[0]) and not _is_lead(following[0]):
            leads.append(Mention(sentence[0][:-1], start + sentence.start(), "lead sentence"))
    return leads


def _is_lead(sentence: str) -> bool:
    return (
        sentence.endswith("。") and len(sentence) <= _LEAD_MAX + 1 and not re.search("[,，;；:：]", sentence)
    )
