"""Forms in which wordings are compared, and a copy's words found by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.wording import normal_words, place_words


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("网上可办率达到９５％", "网上可办率 达到95%", True),
        ("“苏服办”，移动端", "苏服办移动端。", True),
        ("达到95%", "达到96%", False),
        ("", "，。 ", True),
    ],
)
def test_words_are_the_same_whatever_width_and_punctuation(one: str, other: str, is_same: bool) -> None:
    assert (normal_words(one) == normal_words(other)) is is_same


@given(st.text())
def test_each_word_is_placed_where_it_stands(text: str) -> None:
    words, places = place_words(text)
    assert places == sorted(set(places))
    assert words == "".join(normal_words(text[place]) for place in places)
