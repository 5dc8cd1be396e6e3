"""The lines of a clean text that a number opens, and those that hold the title of a further paper."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from loaders.articles import ARTICLE_HEADING
from loaders.paper_ends import ANNEX
from loaders.quotes import find_titles
from loaders.titles import SUFFIX, TYPES
from ontology.numerals import parse_numeral

__all__ = ["NumberedLine", "Style", "TitleLine", "find_numbered_lines"]


class Style(IntEnum):
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
    (Style.CHAPTER, re.compile(rf"第(?P<n>{_NUMERAL}|\d+)[章编部](?!分)")),
    (Style.SECTION, re.compile(rf"第(?P<n>{_NUMERAL}|\d+)节")),
    (
        Style.ARTICLE,  # not 第三条规定的…, which a broken line may open with
        re.compile(
            rf"第(?P<n>{_NUMERAL}|\d+)条(?![、和与及至或]第|第[一二三四五六七八九十]+[款项]|的?规定|所[称列]|之)[、:：]?"
        ),
    ),
    (Style.COMMA, re.compile(rf"(?P<n>{_NUMERAL})[、.．]")),
    (Style.BRACKET, re.compile(rf"[(（](?P<n>{_NUMERAL})[)）][、.．]?")),
    (Style.POINT, re.compile(r"(?P<n>\d{1,3})(?:[、．]|[.](?!\d))")),
    (Style.SMALL_BRACKET, re.compile(r"[(（](?P<n>\d{1,3})[)）][、.．]?")),
)
_CARRIER_TITLE = re.compile(r"\d{1,3}[.、．].*(?:关于.{2,60}的(?:通知|意见|决定)|责任清单的通知).*")
_PAPER_TITLE = re.compile(rf"(?=.{{6,80}}$)[^。；;，,：:]*?(?:{TYPES}){SUFFIX}")
_TITLE_END = re.compile("[。\n]")


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A number and what it opens; `label` is number and title as printed, the title without its brackets.

    `number` is as printed without its dot or comma, brackets folded to `()`.
    """

    style: Style
    value: int
    number: str
    title: str
    label: str
    start: int
    title_start: int
    end: int


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line that has the form of a paper's title; `is_named` where the text names the paper in 《》, too."""

    title: str
    start: int
    is_named: bool


def find_numbered_lines(text: str) -> Iterator[NumberedLine | TitleLine]:
    """Yield the lines in reading order, up to the first annex after a number.

    Article numbers count where at least two follow each other, or no line has another number. Headings
    numbered 一、 above articles count as sections of chapters.
    """
    lines = list(_marked_lines(text))
    numbered = [line for line in lines if isinstance(line, NumberedLine)]
    is_ruled, headings = _has_articles(numbered), _headings_over_articles(numbered)
    for line in lines:
        if isinstance(line, NumberedLine) and line.start in headings:
            yield replace(line, style=Style.SECTION)
        elif is_ruled or not isinstance(line, NumberedLine) or line.style is not Style.ARTICLE:
            yield line


def _marked_lines(text: str) -> Iterator[NumberedLine | TitleLine]:
    named = {text[title.start : title.end] for title in find_titles(text)}
    start, is_begun = 0, False
    for line in text.split("\n"):
        if is_begun and ANNEX.match(line):
            return
        numbered = _parse_line(line, start)
        if numbered is not None:
            is_begun = True
            yield numbered
        elif line in named or _PAPER_TITLE.fullmatch(line):
            yield TitleLine(line, start, line in named)
        start += len(line) + 1


def _parse_line(line: str, start: int) -> NumberedLine | None:
    if _CARRIER_TITLE.fullmatch(line):
        return None
    for style, pattern in _MARKS:
        found = pattern.match(line)
        if found is None:
            continue
        at, title = _title(line, found.end(), style)
        if not title:
            return None
        end = at + len(title)
        return NumberedLine(
            style,
            parse_numeral(found["n"]),
            _number(style, found),
            title,
            line[:end],
            start,
            start + at,
            start + len(line),
        )
    return None


def _title(line: str, start: int, style: Style) -> tuple[int, str]:
    """Where the title begins, and the title: an article's heading in brackets, else the first sentence."""
    heading = ARTICLE_HEADING.match(line, start) if style is Style.ARTICLE else None
    if heading:
        return heading.start("title"), heading["title"]
    return start, _TITLE_END.split(line[start:], maxsplit=1)[0]


def _number(style: Style, found: re.Match[str]) -> str:
    if style in (Style.BRACKET, Style.SMALL_BRACKET):
        return f"({found['n']})"
    return found["n"] if style in (Style.COMMA, Style.POINT) else found[0].rstrip("、:：")


def _has_articles(numbered: Sequence[NumberedLine]) -> bool:
    articles = [line for line in numbered if line.style is Style.ARTICLE]
    is_sequence = any(second.value == first.value + 1 for first, second in pairwise(articles))
    return is_sequence or len(articles) == len(numbered)


def _headings_over_articles(numbered: Sequence[NumberedLine]) -> set[int]:
    """The starts of the headings 一、 that articles follow, where the first article follows the first."""
    over = [
        (first, second)
        for first, second in pairwise(numbered)
        if (first.style, second.style) == (Style.COMMA, Style.ARTICLE)
    ]
    is_style = any(first.value == second.value == 1 for first, second in over)
    return {first.start for first, _ in over} if is_style else set()
