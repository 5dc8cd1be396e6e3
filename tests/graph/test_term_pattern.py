"""What counts as a concept in a text: the same for Python and for an engine, and in time that grows with the text."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import MemoryStore
from graph.term_pattern import TermPattern

TEXTS = st.text(st.sampled_from("一网通办云改革+＋“”「」,，a1 \n《》"), max_size=40)
TERMS = st.sampled_from(
    ["一网通办", "一网", "云", "互联网+", "一网+", "a1", "a1一网通", "通办,一网", "+", "(.*"]
)


@pytest.mark.parametrize(
    ("term", "text", "places"),
    [
        ("一网通办", "一网通办,“一网通办”", [(0, 4), (6, 10)]),
        ("云", "云和“云”", [(3, 4)]),
        ("云", "“云计算”“上云”", []),
        ("放管服", "“放管服改革”放管服", [(1, 4)]),
        ("互联网+", "互联网＋,互联网+监管", [(0, 4)]),
        ("双随机、一公开", "双随机,一公开;双随机一公开", [(0, 7)]),
        ("双随机、一公开", "双随机\n一公开", []),
        ("12345", "12345,123456,a12345", [(0, 5)]),
        ("「一网通办」", "一网 通办一网通办", [(5, 9)]),
        ("(.*)通办", "一网通办,(a)通办", []),
        ("“”", "“”", []),
    ],
)
def test_places(term: str, text: str, places: list[tuple[int, int]]) -> None:
    assert TermPattern.of(term).find(text) == places


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("“一网通办”", True),
        ("「一网通办改革」", True),
        ("一网通办,“一网通办”", True),
        ("一网通办”", False),
        ("“全省一网通办”", False),
        ("“一网通办、一网统管”", False),
    ],
)
def test_quoted_is_what_stands_alone_within_the_marks(text: str, is_quoted: bool) -> None:
    pattern = TermPattern.of("一网通办")
    assert pattern.is_quoted(text) == is_quoted
    assert bool(re.search(pattern.quoted, text)) == is_quoted


@given(TERMS, TEXTS)
def test_an_engine_finds_what_python_finds(term: str, text: str) -> None:
    from pyoxigraph import Literal

    pattern = TermPattern.of(term)
    ask = f"SELECT * {{ FILTER(REGEX({Literal(text)}, {Literal(pattern.wherever)})) }}"
    assert bool(len(list(MemoryStore([]).select(ask)))) == bool(pattern.find(text))


@pytest.mark.parametrize("piece", ["一网通", "“一网通办", "a1", "“云", "互联网+"])
def test_a_long_line_of_near_matches_takes_no_longer_per_character(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        start = time.process_time()
        for term in ("一网通办", "云", "a1一网", "互联网+"):
            TermPattern.of(term).is_quoted(text)
        return time.process_time() - start

    seconds(10)
    short, long = min(seconds(2_000) for _ in range(3)), min(seconds(20_000) for _ in range(3))
    assert long < 30 * short
