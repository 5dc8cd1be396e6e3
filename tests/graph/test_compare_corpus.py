"""Comparisons of real papers: the State Council's of 2022 against provinces that followed it or came before."""

import time
from pathlib import Path

import pytest

from graph.build import build_store
from graph.compare import Asked, compare
from graph.matrix import Comparison, State
from graph.query import ask
from graph.store import Store, open_store
from graph.views.compare import draw_comparison

PAPERS = (
    "state-council-2022-14.txt",
    "jiangsu-2023-18.txt",
    "inner-mongolia-2024.txt",
    "hubei-2019-4.txt",
    "more/hunan-2023.txt",
    "more/tongliao-2023.txt",
)
COUNTRY = "国发〔2022〕14号"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("corpus") / "store"
    build_store([shared / "corpus" / name for name in PAPERS], folder)
    return open_store(folder)


@pytest.fixture(scope="module")
def comparison(store: Store) -> Comparison:
    return compare(store, Asked(uppers=(COUNTRY,)))


def test_every_measure_of_the_country_has_a_row_for_every_place(comparison: Comparison) -> None:
    (matrix,) = comparison.matrices
    assert [place.short for place in comparison.places] == ["内蒙古", "通辽", "江苏", "湖北", "湖南"]
    assert len(matrix.lines) == 46
    assert comparison.parts[matrix.lines[0].measure].number == "二/(一)#1"
    assert matrix.lines[0].headings[0].startswith("二、")
    assert matrix.lines[0].headings[1].startswith("(一)")


def test_younger_papers_carry_out_and_the_older_one_anticipates(comparison: Comparison) -> None:
    (matrix,) = comparison.matrices
    tallies = {column.place.short: matrix.tally(column) for column in matrix.columns}
    assert tallies["内蒙古"].share > 0.9
    assert 0.6 < tallies["江苏"].share < 0.95
    assert (tallies["湖北"].carried, tallies["湖北"].early > 20) == (0, True)
    for place in ("内蒙古", "江苏", "湖南"):
        assert tallies[place].early == 0
        assert tallies[place].gaps > 0


def test_a_gap_that_a_reader_finds_is_a_gap(comparison: Comparison) -> None:
    """江苏's plan for 2023 says nothing of green and low-carbon transition; Inner Mongolia's does."""
    (matrix,) = comparison.matrices
    (line,) = (one for one in matrix.lines if comparison.parts[one.measure].number == "二/(五)#3")
    states = dict(zip((one.place.short for one in matrix.columns), matrix.cells(line), strict=True))
    assert (states["江苏"].state, states["内蒙古"].state) == (State.GAP, State.CARRIED)


def test_shared_words_stand_where_the_links_say(comparison: Comparison) -> None:
    (matrix,) = comparison.matrices
    for link in matrix.links:
        assert link.mine
        assert link.yours
        for measure, spans in ((link.lower, link.mine), (link.upper, link.yours)):
            part = comparison.parts[measure]
            for start, end in spans:
                assert part.start <= start < end <= part.start + len(part.words)


def test_places_below_add_to_their_province(store: Store, comparison: Comparison) -> None:
    (wide,) = compare(store, Asked(("内蒙古",), uppers=(COUNTRY,), with_below=True)).matrices
    (matrix,) = comparison.matrices
    narrow, city = matrix.columns[:2]
    assert set(wide.columns[0].papers) == {*narrow.papers, *city.papers}
    for line in matrix.lines:
        counts = [matrix.cell(line, column).count for column in (narrow, city)]
        assert wide.cell(line, wide.columns[0]).count == sum(counts)


def test_two_provinces_can_be_compared_directly(store: Store) -> None:
    comparison = compare(store, Asked(("江苏", "湖南"), is_direct=True))
    (matrix,) = comparison.matrices
    assert {link.relation.value for link in matrix.links} == {"parallel"}
    assert matrix.tally(matrix.columns[0]).carried > 10


@pytest.mark.parametrize("name", ["carried-out", "gaps"])
def test_the_named_questions_answer_within_a_second(store: Store, name: str) -> None:
    spent = []
    for _ in range(3):
        start = time.process_time()
        rows = list(ask(store, name, document=COUNTRY))
        spent.append(time.process_time() - start)
    assert rows
    assert min(spent) < 1


def test_the_page_holds_all_texts_and_stays_small(comparison: Comparison) -> None:
    page = draw_comparison(comparison)
    assert 50_000 < len(page.encode()) < 1_000_000
