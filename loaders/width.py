"""Full-width forms of ASCII characters become ASCII, one for one."""

__all__ = ["fold_width"]

_TABLE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("〔"): "(", ord("〕"): ")"}


def fold_width(text: str) -> str:
    """The text with ASCII digits, letters, commas, colons and brackets, as long as it was: offsets hold.

    >>> fold_width("（２０２５年，９０％）：“一网通办”、")
    '(2025年,90%):“一网通办”、'
    """
    return text.translate(_TABLE)
