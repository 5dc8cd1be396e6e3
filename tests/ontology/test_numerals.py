"""Chinese and Arabic numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import ValueRangeError
from ontology.numerals import parse_numeral

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """A number below ten thousand as it is written in Chinese."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        gap = gap or (digit == 0 and bool(text))
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
            gap = False
    return text.removeprefix("一") if text.startswith("一十") else text


@given(st.integers(1, 9999))
def test_a_spelt_number_is_read_back(number: int) -> None:
    assert parse_numeral(spell(number)) == number


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_ten_thousands_are_read_too(high: int, low: int) -> None:
    assert parse_numeral(f"{spell(high)}万{spell(low)}") == high * 10_000 + low


@given(st.integers(0, 10**9))
def test_arabic_digits_are_read_in_both_widths(number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert (parse_numeral(str(number)), parse_numeral(wide)) == (number, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十三", 23),
        ("十", 10),
        ("一十五", 15),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("二〇二五", 2025),
        ("两百", 200),
        ("三千万", 30_000_000),
        ("〇", 0),
    ],
)
def test_other_spellings_are_read(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", "第一", "3.5", "三点五", "-1", "百分之五", "1x", "½", "若干"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueRangeError, match="numeral"):
        parse_numeral(text)
