"""One script: compatibility ideographs, traditional and Japanese forms become simplified, one for one."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from loaders.draft import Edit
from ontology.kinds import RepairKind

__all__ = ["find_compatibility", "find_traditional", "fold_script"]

_COMPATIBILITY = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]+")
_ZHU = re.compile("(?<![显顯卓编編原土论論专專译譯名昭巨合遗遺拙])著(?![作名称稱述者书書录錄文译譯])")
_TRADITIONAL_SHARE = 0.02


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def find_compatibility(text: str) -> Iterator[Edit]:
    """Yield the ideograph itself for each run of compatibility ideographs and radicals."""
    for found in _COMPATIBILITY.finditer(text):
        folded = unicodedata.normalize("NFKC", found[0])
        if folded != found[0] and len(folded) == len(found[0]):
            yield Edit(found.start(), found.end(), folded, RepairKind.COMPATIBILITY)


def find_traditional(text: str) -> Iterator[Edit]:
    """Yield each run of characters that simplified Chinese writes otherwise.

    In a text that is simplified on the whole only what GB 2312 does not hold is changed, so that 乾安县 and
    慰藉 stay.
    """
    folded = fold_script(text)
    start = None
    for at, (before, after) in enumerate(zip(text + " ", folded + " ", strict=True)):
        if before != after and start is None:
            start = at
        elif before == after and start is not None:
            yield Edit(start, at, folded[start:at], RepairKind.SCRIPT)
            start = None


def fold_script(text: str) -> str:
    """The text in simplified characters, as many as it had.

    著 that stands for 着 (著力, 隨著) is OpenCC's one omission here; 著作, 显著 and their like stay.

    >>> fold_script("隨著數字産業發展"), fold_script("乾安县的著作")
    ('随着数字产业发展', '乾安县的著作')
    """
    folded = _converter("t2s").convert(text)
    if len(folded) != len(text):  # no rule of t2s does this today
        folded = "".join(_fold_one(c) for c in text)
    foreign = sum(old != new and not _in_gb2312(old) for old, new in zip(text, folded, strict=True))
    if foreign <= _TRADITIONAL_SHARE * len(text):
        folded = "".join(
            new if new == old or not _in_gb2312(old) else old for old, new in zip(text, folded, strict=True)
        )
        return _fold_japanese(folded)
    return _fold_japanese(_ZHU.sub("着", folded))


def _fold_one(character: str) -> str:
    folded = _converter("t2s").convert(character)
    return folded if len(folded) == 1 else character


def _fold_japanese(text: str) -> str:
    """Forms that neither Chinese script has, 発 or 広; 予 and 台, which Chinese shares, stay."""
    strange = {c for c in set(text) if "一" <= c <= "龥" and not _in_gb2312(c)}
    table = {ord(c): _fold_one(j) for c in strange if len(j := _converter("jp2t").convert(c)) == 1}
    return text.translate(table)


@cache
def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter(name: str) -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC(name)
    return converter
