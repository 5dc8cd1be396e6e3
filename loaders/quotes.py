"""What stands in quotation marks and in 《》 on one line, however the marks are mixed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Quoted", "find_quoted", "find_titles"]

_MARK = re.compile('[“”"＂「」『』‘’]')
_OPENERS = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_STRAIGHT = '"＂'
_DOUBLE = "“”" + _STRAIGHT
_LONGEST = 60
_TITLE = re.compile(r"《[^《》]{1,120}(?:《[^《》]{1,80}》[^《》]{0,60})?》|〈[^〈〉]{1,80}〉")


class Quoted(NamedTuple):
    """The extent of what the marks enclose, without them."""

    start: int
    end: int


def find_quoted(line: str) -> Iterator[Quoted]:
    """Yield what the outermost pairs of marks enclose, in reading order; not over 60 characters, nor nothing.

    Straight marks, and pairs mixed by a scan (“蒙速办", ”一网通办”), are read by their order. Inner marks
    belong to the outer term.

    >>> line = '推广“蒙速办"和"一网通办",讲“‘好’字当头”'
    >>> [line[q.start:q.end] for q in find_quoted(line)]
    ['蒙速办', '一网通办', '‘好’字当头']
    """
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(line):
        if opened is None or _restarts(line, opened, mark):
            opened = mark
        elif _closes(opened[0], mark[0]):
            if 0 < mark.start() - opened.end() <= _LONGEST:
                yield Quoted(opened.end(), mark.start())
            opened = None


def find_titles(line: str) -> Iterator[Quoted]:
    """Yield what stands in 《》, inner 《》 included, in reading order."""
    for title in _TITLE.finditer(line):
        yield Quoted(title.start() + 1, title.end() - 1)


def _closes(opener: str, mark: str) -> bool:
    """Whether a mark ends what another began: its counterpart, or any double mark where scans mixed them."""
    return mark == _OPENERS.get(opener, opener) or (opener in _DOUBLE and mark in _DOUBLE)


def _restarts(line: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether the open mark was stray: the same opener again, or a pair that is too long."""
    stray = opened[0] in _OPENERS and mark[0] == opened[0]
    return stray or mark.start() - opened.end() > _LONGEST
