"""Full-width forms of ASCII characters become ASCII, one for one."""

import re
from functools import lru_cache

__all__ = ["fold_width"]

_BRACKETS = {"〔": "(", "〕": ")", "〈": "(", "〉": ")"}
_WIDE = re.compile("[！-～〔〕〈〉]")


@lru_cache(maxsize=256)  # several finders read the same line
def fold_width(text: str) -> str:
    """The text with ASCII digits, letters, commas, colons and brackets, 〔〕 and 〈〉 too; offsets hold.

    >>> fold_width("（２０２５年，９０％）：“一网通办”、")
    '(2025年,90%):“一网通办”、'
    """
    return _WIDE.sub(_narrow, text)


def _narrow(found: re.Match[str]) -> str:
    return _BRACKETS.get(found[0]) or chr(ord(found[0]) - 0xFEE0)
