"""Names of places in running text: which of them are read, and how far."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Set
from enum import IntEnum
from operator import add
from typing import Protocol

from ontology.records import Region

__all__ = ["MentionReader", "NameClass"]

_LOG = logging.getLogger(__name__)
_JOIN = re.compile(r"(?:、|和|与|及|以及|或)")
_OTHER_WORD = re.compile(  # what makes the end of a name the begin of another word: 市|场, 区|域
    r"(?<=市)[场值级]|(?<=区)[域间块分别位划级]|(?<=[县州])级|(?<=[东南西北])(?:部(?!分)|[岸侧段])"
    r"|(?<![市区县旗州盟省])(?:大学|学院|时间|银行|[路街])"
)
_ORGANS = ("政府", "人民政府", "区委", "管委会")
Found = tuple[int, int, Region]


class NameClass(IntEnum):
    """How much must stand around a name for it to be read; the loosest first."""

    FREE = 0  # nothing: 江苏省, 石家庄, 浦东新区
    WEAK = 1  # the begin of a word before it: 盐城市, 东丽区
    GUARDED = 2  # that, and a word that may follow it: 新乡, 大理
    LISTED = 3  # a place of the same province before it in a list, and a word that may follow: 南京、昆山
    CENTRAL = 4  # right before it or as the paper's own the place that it lies in; and 2
    BOUND = 5  # right before it the place that it lies in: 甘南州|合作市


class Lookup(Protocol):
    """What is asked of the index of regions."""

    def find_region(self, name: str, within: Region | None = None) -> Region | None:
        """The one division of a name."""

    def find_near(self, name: str, region: Region | None) -> Region | None:
        """The one division of a name, or the nearest one around a region."""

    def find_central(self, name: str, region: Region | None) -> Region | None:
        """The one division of a name inside a region or the city around it."""

    def is_shared(self, name: str) -> bool:
        """Whether several divisions have this full name."""

    def class_of(self, name: str) -> NameClass:
        """How much must stand around a name."""

    def province_of(self, region: Region) -> Region | None:
        """The province that holds a division."""

    def lies_in(self, region: Region, outer: Region) -> bool:
        """Whether a division lies strictly inside another."""


class MentionReader:
    """Reads places; the longest name at the first place wins, and nothing is read twice."""

    def __init__(
        self, regions: Lookup, names: Set[str], words: Set[str], before: Set[str], after: Set[str]
    ) -> None:
        """Args: regions; their names; words that hold one but mean no place; words before and after one."""
        self._regions, self._words = regions, words
        self._before, self._after = before, tuple(after)
        self._heads: dict[str, list[str]] = defaultdict(list)  # by two characters, longest first
        for name in sorted(names | words, key=len, reverse=True):
            self._heads[name[:2]].append(name)

    def read_all(self, text: str, within: Region | None = None) -> tuple[list[Found], list[tuple[int, int]]]:
        """All places of a text, (start, end, region) in reading order, and the spans of names left open."""
        found: list[Found] = []
        left_open: list[tuple[int, int]] = []
        done = 0
        for start, name in self._candidates(text):
            if start < done or not text.startswith(name, start):
                continue
            end = start + len(name)
            if name in self._words:
                done = end
            elif region := self._region_at(text, start, name, found[-1] if found else None, within):
                done = end
                if found and found[-1][1] == start and self._regions.lies_in(region, found[-1][2]):
                    start = found.pop()[0]
                found.append((start, end, region))
            elif self._is_open(text, start, name, found[-1] if found else None):
                _LOG.debug("left open which place is meant: %s", name)
                left_open.append((start, end))
                done = end
        return found, left_open

    def _is_open(self, text: str, start: int, name: str, last: Found | None) -> bool:
        """Whether it is a place that several have the name of, and not only looks like one."""
        if not self._regions.is_shared(name) or self._regions.class_of(name) is NameClass.BOUND:
            return False
        end = start + len(name)
        may_stand = self._may_begin(text, start, last) and not _OTHER_WORD.match(text, end)
        return may_stand and (self._may_end(text, end) or text.startswith(_ORGANS, end))

    def _candidates(self, text: str) -> Iterator[tuple[int, str]]:
        """Each place where two characters begin a name, with the names that begin so, the longest first."""
        heads = self._heads
        for start, head in enumerate(map(add, text, text[1:])):
            if head in heads:
                for name in heads[head]:
                    yield start, name

    def _region_at(
        self, text: str, start: int, name: str, last: Found | None, within: Region | None
    ) -> Region | None:
        """The region that the name means here; `last` is what was read before it."""
        end = start + len(name)
        if _OTHER_WORD.match(text, end):
            return None
        kind = self._regions.class_of(name)
        if kind in (NameClass.GUARDED, NameClass.LISTED) and not self._may_end(text, end):
            return None
        if last and last[1] == start and (inner := self._inside(name, last[2])):
            return inner
        if kind is NameClass.BOUND:
            return None
        if kind is NameClass.LISTED:
            return self._listed(name, last) if last and _JOIN.fullmatch(text, last[1], start) else None
        if kind is not NameClass.FREE and not self._may_begin(text, start, last):
            return None
        beside = last[2] if last and _JOIN.fullmatch(text, last[1], start) else None
        if kind is NameClass.CENTRAL:
            central = self._regions.find_central(name, beside) or self._regions.find_central(name, within)
            return central if self._may_end(text, end) or text.startswith(_ORGANS, end) else None
        return self._regions.find_near(name, beside) or self._regions.find_near(name, within)

    def _inside(self, name: str, outer: Region) -> Region | None:
        region = self._regions.find_region(name, outer)
        return region if region and self._regions.lies_in(region, outer) else None

    def _listed(self, name: str, last: Found) -> Region | None:
        province = self._regions.province_of(last[2])
        return self._inside(name, province) if province else None

    def _may_begin(self, text: str, start: int, last: Found | None) -> bool:
        """Whether a word may begin here: at the start, after a mark, a place, or one of the words before."""
        if start == 0 or not _is_han(text[start - 1]) or (last is not None and last[1] == start):
            return True
        return text[start - 1] in self._before or text[max(start - 2, 0) : start] in self._before

    def _may_end(self, text: str, end: int) -> bool:
        """Whether a word may end here: at the end, before a mark, one of the words after, or a name."""
        if end == len(text) or not _is_han(text[end]):
            return True
        return text.startswith(self._after, end) or text[end : end + 2] in self._heads


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
