"""Chinese and Arabic numerals as whole numbers."""

import unicodedata

from ontology.errors import ValueRangeError

__all__ = ["parse_numeral"]

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def parse_numeral(text: str) -> int:
    """Read 23, ２３, 二十三, 二〇二五 or 三千万 (up to 亿); raises ValueRangeError for anything else.

    >>> [parse_numeral(t) for t in ("二十三", "十", "一百零五", "二〇二五", "两千万", "17")]
    [23, 10, 105, 2025, 20000000, 17]
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    if not plain or set(plain) - {*_DIGITS, *_UNITS, "万", "亿"}:
        raise ValueRangeError("numeral", "text", text)
    if not set(plain) & {*_UNITS, "万", "亿"}:
        return int("".join(str(_DIGITS[c]) for c in plain))
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if unit in plain:
            head, _, tail = plain.partition(unit)
            return parse_numeral(head or "一") * size + (parse_numeral(tail) if tail else 0)
    return _below_ten_thousand(plain)


def _below_ten_thousand(text: str) -> int:
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or (0 if total else 1)) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
