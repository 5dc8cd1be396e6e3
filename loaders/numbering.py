"""The numbers that Word sets before paragraphs by itself (一、 (一) 1. ①), counted as it would print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Numbering"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_CHINESE = re.compile("(?:chinese|japanese|taiwanese)Counting|chineseLegal|ideographDigital")
_ROMAN = ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEPTH = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level counts: its first number, its figures, its pattern (%1 the number of the first level).

    `is_plain`: the numbers of the levels above it are in Arabic figures, too.
    """

    start: int = 1
    figures: str = "none"
    pattern: str = ""
    is_plain: bool = False


class Numbering:
    """Counts the lists of one document; ask it for every numbered paragraph in order.

    Kept are levels, first numbers, patterns, figures (Chinese, Arabic, circled, letters, Roman), numbers that
    a style brings, and lists that begin anew. Bullets give nothing. Legal Chinese figures (壹) come out plain
    (一), Word's rarer ones as Arabic; numbers that a style takes from the one it is based on are lost.
    """

    def __init__(self, numbering: "_Element | None", styles: "_Element | None") -> None:
        """Args: the roots of word/numbering.xml and word/styles.xml, where the document has them."""
        self._levels: dict[str, list[_Level]] = {}  # by the list's id
        self._family: dict[str, str] = {}  # lists of one pattern count on together
        self._counts: dict[str, list[int]] = {}
        self._of_style = dict(_style_numbers(styles)) if styles is not None else {}
        if numbering is not None:
            self._read(numbering)

    def number_of(self, paragraph: "_Element") -> str:
        """The number before a paragraph; empty where it has none."""
        found = _number_property(paragraph.find(f"{_W}pPr"))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = self._of_style.get(style.get(f"{_W}val", ""), ("", 0)) if style is not None else ("", 0)
        list_id, depth = found or named
        return self._count(list_id, depth) if depth in range(len(self._levels.get(list_id, ()))) else ""

    def _read(self, numbering: "_Element") -> None:
        abstract = {a.get(f"{_W}abstractNumId", ""): _levels(a) for a in numbering.iter(f"{_W}abstractNum")}
        for number in numbering.iter(f"{_W}num"):
            list_id, family = number.get(f"{_W}numId", ""), _value(number, "abstractNumId")
            own = {_whole(o.get(f"{_W}ilvl", "")): o for o in number.iter(f"{_W}lvlOverride")}
            levels = abstract.get(family, [])
            self._levels[list_id] = [_overridden(level, own.get(n)) for n, level in enumerate(levels)]
            self._family[list_id] = list_id if own else family

    def _count(self, list_id: str, depth: int) -> str:
        levels = self._levels[list_id]
        counts = self._counts.setdefault(self._family[list_id], [])
        for level in levels[len(counts) : depth + 1]:
            counts.append(level.start - (level is levels[depth]))
        counts[depth] += 1
        del counts[depth + 1 :]
        if levels[depth].figures in ("bullet", "none"):
            return ""
        figures = ["decimal" if levels[depth].is_plain else level.figures for level in levels]
        printed = [_printed(count, figure) for count, figure in zip(counts, figures, strict=False)]
        return _PLACE.sub(lambda n: "".join(printed[int(n[1]) - 1 : int(n[1])]), levels[depth].pattern)


def _style_numbers(styles: "_Element") -> Iterator[tuple[str, tuple[str, int]]]:
    for style in styles.iter(f"{_W}style"):
        found = _number_property(style.find(f"{_W}pPr"))
        if found:
            yield style.get(f"{_W}styleId", ""), found


def _number_property(properties: "_Element | None") -> tuple[str, int] | None:
    """The list and the depth in it that a paragraph or style names; list 0 is none."""
    found = properties.find(f"{_W}numPr") if properties is not None else None
    if found is None:
        return None
    return _value(found, "numId"), _whole(_value(found, "ilvl"))


def _levels(abstract: "_Element") -> list[_Level]:
    found = {_whole(level.get(f"{_W}ilvl", "")): level for level in abstract.iter(f"{_W}lvl")}
    return [_level(found[n]) if n in found else _Level() for n in range(_DEPTH)]


def _level(level: "_Element") -> _Level:
    start, figures = _whole(_value(level, "start"), 1), _value(level, "numFmt") or "decimal"
    return _Level(start, figures, _value(level, "lvlText"), level.find(f"{_W}isLgl") is not None)


def _overridden(level: _Level, override: "_Element | None") -> _Level:
    if override is None:
        return level
    whole = override.find(f"{_W}lvl")
    first = _value(override, "startOverride")
    changed = _level(whole) if whole is not None else level
    return replace(changed, start=_whole(first, 1)) if first else changed


def _value(element: "_Element", tag: str) -> str:
    found = element.find(f"{_W}{tag}")
    return found.get(f"{_W}val", "") if found is not None else ""


def _whole(text: str, default: int = 0) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else default


def _printed(number: int, figures: str) -> str:
    """A number in the figures of a level.

    >>> [_printed(12, f) for f in ("chineseCounting", "decimal", "decimalEnclosedCircle", "lowerRoman")]
    ['十二', '12', '⑫', 'xii']
    """
    if _CHINESE.match(figures):
        return _chinese(number)
    if figures.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if figures == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if figures in ("lowerLetter", "upperLetter", "lowerRoman", "upperRoman") and 1 <= number <= 99:
        letters = _roman(number) if figures.endswith("Roman") else _letters(number)
        return letters.upper() if figures.startswith("upper") else letters
    return str(number)


def _chinese(number: int) -> str:
    """Up to 99 in Chinese figures, above in Arabic ones.

    >>> [_chinese(n) for n in (1, 10, 11, 20, 72)]
    ['一', '十', '十一', '二十', '七十二']
    """
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out
