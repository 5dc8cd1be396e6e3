"""A name that a person typed in either script, in simplified characters as labels are."""

from collections.abc import Callable
from functools import cache

__all__ = ["simplify"]


def simplify(text: str) -> str:
    """The text in simplified characters; compatibility ideographs become plain ones.

    >>> simplify("蘇服辦")
    '苏服办'
    """
    return text if text.isascii() else _converter()(text)


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC  # costs start-up time that other commands need not pay

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
