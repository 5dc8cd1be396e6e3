"""Numbered headings of a clean text become a tree of items; the tree becomes sections and measures."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

from loaders.articles import is_formal
from loaders.leads import find_leads
from loaders.numbered_lines import NumberedLine, Style, TitleLine, find_numbered_lines
from loaders.paper_ends import find_paper_end
from ontology.records import Measure, Mention, Section, SubMeasure

__all__ = ["Item", "find_measures", "find_sections", "is_background", "parse_outline"]

_BACKGROUND_TITLE = re.compile(
    r"(?:(?:发展|建设|工作|基本|面临|主要|总体|指导|战略|现实|改革)*"
    r"(?:现状|形势|背景|基础|意义|要求|思想|原则|目标|思路|目的|依据|定位|愿景|考虑|情况|成效|问题|挑战)|总则|附则|适用范围|名词解释|考[评核](?:对象|结果应用)|(?:预期|阶段|年度|具体)目标)"
)
_JOINED = re.compile(r"[、和与及]|以及")
_SENTENCE = re.compile(r"[)）\]】〕。：:\n]*([^。\n]*)")
_PAGE_NUMBER = re.compile(r"[.…·。\d]+$")
_HEADING_LONGEST = 24


@dataclass(slots=True)
class Item:
    """A numbered line and all that stands below it; [start, end) is its whole extent, number included.

    `number` is as printed without its dot or comma, brackets folded to `()`; `label` is number and title as
    printed. `paper` counts the papers of the text; `paper_title` is that of a further one. `is_formal` tells
    an article that only defines, states scope or the like.
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
    paper: int = 1
    paper_title: str = ""
    is_formal: bool = False

    @property
    def ancestors(self) -> "list[Item]":
        """The items above this one, the outermost first."""
        return [] if self.parent is None else [*self.parent.ancestors, self.parent]


def parse_outline(text: str) -> list[Item]:
    r"""The top items of a clean text, each with its tree.

    A number counts where it begins a line and continues a sequence: it is 1, or the next of its style, or
    the first of its style in a text that starts in the middle. What is numbered below an article belongs to
    the article. Annexes, signature and imprint end a paper's last item. Where the outermost numbers begin
    anew, or a title with numbers that do stands between, a further paper begins. A table of contents has no
    items.

    >>> tops = parse_outline("一、任务\n(一)建平台。\n(二)通数据。")
    >>> [(item.number, [child.number for child in item.children]) for item in tops]
    [('一', ['(一)', '(二)'])]
    """
    papers = list(_without_contents(text, _papers(text)))
    for n, (paper, following) in enumerate(zip_longest(papers, papers[1:]), 1):
        end = following.start if following else len(text)
        _set_ends(paper.tops, find_paper_end(text, paper.last_start, end))
        for item in _walk(paper.tops):
            item.paper, item.paper_title = n, paper.title if n > 1 else ""
            item.is_formal = item.style == Style.ARTICLE and _is_formal(text, item)
    return [item for paper in papers for item in paper.tops]


def find_sections(tops: Sequence[Item]) -> Iterator[Section]:
    """Yield the items that hold others, and those that hold no measure, in reading order."""
    for item in _walk(tops):
        if item.children or is_background(item):
            mention = Mention(item.label, item.start, "numbered heading")
            path = tuple(above.label for above in item.ancestors)
            yield Section(item.number, item.title, len(path) + 1, mention, item.end, path)


def find_measures(text: str, tops: Sequence[Item]) -> Iterator[Measure]:
    """Yield the lowest numbered items that prescribe action, with their sub-measures, in reading order.

    An id is the printed number; where a number of its style stands twice anywhere in the tree, it is the
    chain from the outermost number, `三/(一)`. All ids of a second paper have `[2]/` before them, as have
    those of an excerpt that lost its section headings, and the paper's title opens their paths. Articles of
    rules are measures but for those of general and final chapters, and those that only define or the like.
    """
    items = list(_walk(tops))
    repeated = _repeated_styles(items)
    seen: set[str] = set()
    for number, paper in groupby(filter(_prescribes, items), key=lambda item: item.paper):
        measures = list(paper)
        ids = [_chain(item, repeated) for item in measures]
        if number > 1 and (measures[0].paper_title or not seen.isdisjoint(ids)):
            ids = [f"[{number}]/{id_}" for id_ in ids]
        for item, id_ in zip(measures, _unique(ids, seen), strict=True):
            yield _measure(text, item, id_)


def is_background(item: Item) -> bool:
    """Whether an item, or one above it, only states background, principles, goals or definitions.

    >>> [is_background(parse_outline(line)[0]) for line in ("一、发展现状和总体要求", "一、强化目标管理")]
    [True, False]
    """
    chain = [*item.ancestors, item]
    return item.is_formal or any(_is_background_title(above.title) for above in chain)


def _is_background_title(title: str) -> bool:
    parts = _JOINED.split(re.sub(r"[(（].*?[)）]|[。:：]$", "", title))
    return all(_BACKGROUND_TITLE.fullmatch(part) for part in parts)


@dataclass(slots=True)
class _Paper:
    """The tree of one paper while its lines come in; `last_start` is where the last numbered line begins."""

    start: int
    title: str = ""
    last_start: int = -1
    tops: list[Item] = field(default_factory=list)
    open_items: list[Item] = field(default_factory=list)
    last: dict[int, int] = field(default_factory=dict)

    def add(self, line: NumberedLine) -> None:
        """Put a numbered line where it belongs, if its number fits."""
        self.last_start = line.start
        while self.open_items and self.open_items[-1].style >= line.style:
            self.open_items.pop()
        above = self.open_items[-1] if self.open_items else None
        if not self._continues(line) or (above and above.style == Style.ARTICLE):
            return
        self.last[line.style] = line.value
        item = Item(
            line.style,
            line.value,
            line.number,
            line.title,
            line.label,
            line.start,
            line.title_start,
            line.end,
            above,
        )
        (above.children if above else self.tops).append(item)
        self.open_items.append(item)

    def _continues(self, line: NumberedLine) -> bool:
        """Whether the number is a first, or the next of its style, also across sections (one may be lost)."""
        if line.value == 1 or line.style not in self.last:
            return True
        return self.last[line.style] < line.value <= self.last[line.style] + 2

    def is_ended_by(self, line: NumberedLine, titles: Sequence[TitleLine]) -> bool:
        """Whether a line is the first of another paper; `titles` stand between it and the number before."""
        if not self.tops or line.value != 1:
            return False
        outermost = self.tops[0].style
        if not titles:
            return line.style == outermost
        is_new = titles[-1].is_named or self.open_items[-1].style == Style.ARTICLE
        return line.style <= (Style.COMMA if is_new else outermost)


def _papers(text: str) -> list[_Paper]:
    papers, titles = [_Paper(0)], list[TitleLine]()
    for line in find_numbered_lines(text):
        if isinstance(line, TitleLine):
            titles.append(line)
            continue
        if papers[-1].is_ended_by(line, titles):
            papers.append(_Paper(titles[0].start, titles[-1].title) if titles else _Paper(line.start))
        papers[-1].add(line)
        titles = []
    return papers


def _without_contents(text: str, papers: Sequence[_Paper]) -> Iterator[_Paper]:
    """The papers without tables of contents: lines that the following paper has as headings."""
    for paper, following in zip_longest(papers, papers[1:]):
        listed = [_PAGE_NUMBER.sub("", item.label) for item in _walk(paper.tops)]
        lines = text.count("\n", paper.tops[0].start, paper.last_start) if listed else 0
        is_bare = 1 < len(listed) == lines + 1
        if not (is_bare and following and set(listed) <= {item.label for item in _walk(following.tops)}):
            yield paper


def _set_ends(items: Sequence[Item], end: int) -> None:
    for item, following in zip_longest(items, items[1:]):
        item.end = following.start - 1 if following else end
        _set_ends(item.children, item.end)


def _is_formal(text: str, item: Item) -> bool:
    """Whether an article is by its heading, or by its first sentence, where it has one below the heading."""
    found = _SENTENCE.match(text, item.title_start + len(item.title), item.end)
    return is_formal(item.title, found[1] if found and len(item.title) <= _HEADING_LONGEST else "")


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


def _prescribes(item: Item) -> bool:
    return not item.children and item.style > Style.SECTION and not is_background(item)


def _chain(item: Item, repeated: set[int]) -> str:
    chain = [*item.ancestors, item] if item.style in repeated else [item]
    return "/".join(above.number for above in chain)


def _unique(ids: Sequence[str], seen: set[str]) -> Iterator[str]:
    """Yield each id, with a count before it where it stood before."""
    uses: Counter[str] = Counter()
    for id_ in ids:
        uses[id_] += 1
        unique = id_ if uses[id_] == 1 and id_ not in seen else f"[{uses[id_]}]/{id_}"
        seen.add(unique)
        yield unique


def _measure(text: str, item: Item, id_: str) -> Measure:
    end = item.end
    while text[end - 1 : end] == "\n":
        end -= 1
    mention = Mention(item.title, item.title_start, "numbered item")
    path = tuple([item.paper_title] * bool(item.paper_title) + [above.label for above in item.ancestors])
    return Measure(id_, path, item.title, mention, item.start, end, tuple(_sub_measures(text, item, id_)))


def _sub_measures(text: str, item: Item, id_: str) -> Iterator[SubMeasure]:
    """Lead sentences under a heading; on its own line the first of them follows it at once."""
    if item.style == Style.ARTICLE:
        return
    start, title_end = text.find("\n", item.start, item.end) + 1, item.title_start + len(item.title)
    is_alone = 0 < start <= title_end + 2
    leads = find_leads(text, start if is_alone else title_end + 1, item.end)
    if not is_alone and leads and (leads[0].start != title_end + 1 or text[title_end] != "。"):
        return
    for n, (lead, following) in enumerate(zip_longest(leads, leads[1:]), 1):
        yield SubMeasure(f"{id_}#{n}", lead.quote, lead, following.start if following else item.end)
