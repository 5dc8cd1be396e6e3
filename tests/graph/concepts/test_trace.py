"""The page of a concept's spread: all places, in order, escaped, and what a reader sees and does."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graph.cli import app
from graph.query import ask
from graph.store import Store
from graph.trace import Trace, TracedPaper, read_trace
from graph.views.trace import draw_trace
from ontology.dates import PartialDate
from ontology.errors import ThingNotFoundError
from ontology.kinds import TermForm

ATTACKS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "{{ 7 * 7 }}", "</style><b>&amp;")


@pytest.fixture(scope="module")
def trace(paper_store: Callable[..., Store], paper: type) -> Trace:
    """A concept in papers of three levels, one undated, one only cited."""
    text = (
        "意见\n一、推进“一网统管”。\n二、深化一网统管,完善“一网统管”平台。\n三、一网统管。\n附则:一网统管。"
    )
    measures = {
        "1": "一、推进“一网统管”。",
        "2": "二、深化一网统管,完善“一网统管”平台。",
        "3": "三、一网统管。",
    }
    store = paper_store(
        paper("市", "420600", "2019-05-01", "推进“一网统管”"),
        paper("关于“一网统管”的意见", "420000", "2020"),
        paper("国", "100000", "2021-03-01", text, measures),
        paper("湖北", "420000", "2021-03-20", "推进一网统管"),
        paper("无日期", "100000", "", "推进一网统管"),
    )
    return read_trace(store, "一網統管")


def test_every_place_is_found_with_its_measure(trace: Trace) -> None:
    assert trace.term == "一网统管"
    (country,) = [paper for paper in trace.papers if paper.title == "国"]
    assert [(place.start, place.words, place.measure) for place in country.places] == [
        (8, "一网统管", "1"),
        (19, "一网统管", "2"),
        (27, "一网统管", "2"),
        (38, "一网统管", "3"),
        (47, "一网统管", ""),
    ]
    assert (country.places[0].before, country.places[0].after) == ("一、推进“", "”。")


def test_papers_are_in_order_of_time_and_those_only_cited_have_no_places(trace: Trace) -> None:
    assert [(paper.order, paper.title, paper.direction, len(paper.places)) for paper in trace.papers] == [
        (1, "市", "first", 1),
        (2, "关于“一网统管”的意见", "upward", 0),
        (3, "国", "upward", 5),
        (4, "湖北", "again", 1),
        (None, "无日期", "undated", 1),
    ]
    assert trace.papers[1].date == PartialDate(2020)


def test_what_no_paper_holds_is_refused_with_what_is_like_it(
    paper_store: Callable[..., Store], paper: type
) -> None:
    store = paper_store(paper("市", "420600", "2019-05-01", "推进“一网统管”", {"1": "推进“一网统管”"}))
    with pytest.raises(ThingNotFoundError, match="did you mean 一网统管"):
        read_trace(store, "统管")
    with pytest.raises(ThingNotFoundError, match="nothing is named '火星'"):
        read_trace(store, "火星")


def test_the_page_shows_every_quote_and_links_every_dot_to_its_paper(trace: Trace) -> None:
    page = draw_trace(trace)
    assert page.count("<mark>一网统管</mark>") == sum(len(paper.places) for paper in trace.papers)
    dots = re.findall(r'<a href="#(p\d+)" class="([\w-]+) (\w+)">', page)
    assert dots == [
        ("p3", "upward", "quoted"),
        ("p5", "undated", "unquoted"),
        ("p2", "upward", "cited"),
        ("p4", "again", "unquoted"),
        ("p1", "first", "quoted"),
    ]
    assert all(f'<section id="{name}"' in page for name, _, _ in dots)


def test_regions_stand_from_the_country_down(trace: Trace) -> None:
    heads = re.findall(r'<div class="head">(\S+) <small>(\S+)', draw_trace(trace))
    assert heads == [("全国", "国家"), ("湖北省", "省级"), ("襄阳市", "市级")]


def paper_of(number: int, day: PartialDate | None, region: str = "湖北省", title: str = "甲") -> TracedPaper:
    return TracedPaper(number, day, "420000", region, "province", "first", title, TermForm.QUOTED, 1, ())


@pytest.mark.parametrize(
    "dates",
    [
        [PartialDate(2020, 1, 1)] * 3,
        [PartialDate(2020, 1, day) for day in range(1, 30)],
        [PartialDate(2015), PartialDate(2015, 7), PartialDate(2024, 3, 5)],
        [PartialDate(2023, 2), None, None],
        [None, None],
        [PartialDate(1), PartialDate(9999)],
    ],
)
def test_no_two_dots_touch_and_all_stand_within_the_row(dates: list[PartialDate | None]) -> None:
    page = draw_trace(Trace("一网统管", tuple(paper_of(number, day) for number, day in enumerate(dates, 1))))
    dots = [(float(x), int(y)) for x, y in re.findall(r'<circle cx="([\d.]+)%" cy="(\d+)" r="11"/>', page)]
    (height,) = {int(found) for found in re.findall(r"style=.min-height: (\d+)px", page)}
    assert len(dots) == len(dates)
    assert all(4 < x < 96 and 14 <= y <= height - 14 for x, y in dots)
    pairs = [(one, other) for place, one in enumerate(dots) for other in dots[place + 1 :]]
    assert all(abs(one[0] - other[0]) >= 8 or abs(one[1] - other[1]) >= 30 for one, other in pairs)
    ticks = re.findall(r'<text x="[\d.]+%" y="16">([\d-]+)</text>', page)
    assert len(ticks) <= 12
    assert all(date.fromisoformat(f"{tick}-01-01"[:10]) for tick in ticks)


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_of_papers_stays_text(attack: str, paper_store: Callable[..., Store], paper: type) -> None:
    store = paper_store(
        paper("甲", "420000", "2023-01-01", f"{attack}一网统管{attack}", {attack[:0] or "1": attack})
    )
    found = read_trace(store, "一网统管")
    hostile = Trace(attack, (*found.papers, paper_of(2, None, attack, attack)))
    elements = Elements(draw_trace(hostile))
    assert elements.names.isdisjoint({"script", "img", "b"})
    assert attack in "".join(elements.words)


class Elements(HTMLParser):
    """The elements of a page, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_command_writes_a_page_and_says_where(sample_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    told = CliRunner().invoke(app, ["trace", "一網通辦", "--store", str(sample_store), "-o", str(path)])
    assert told.exit_code == 0, told.output
    assert told.stdout.strip() == str(path.resolve())
    assert "<h1>“一网通办”</h1>" in path.read_text(encoding="utf-8")


def test_the_command_says_what_it_does_not_find(sample_store: Path) -> None:
    told = CliRunner().invoke(app, ["trace", "火星", "--store", str(sample_store)])
    assert told.exit_code == 1


@pytest.mark.parametrize("term", ["一网通办", "云", "互联网+", "双随机、一公开", "12345"])
def test_places_of_real_papers_are_as_many_as_the_question_counts(term: str, real_store: Store) -> None:
    counts = [int(row["times"].value) for row in ask(real_store, "term-spread", term=term)]
    papers = read_trace(real_store, term).papers
    assert [len(paper.places) for paper in papers if paper.form != "cited"] == [
        count for count, paper in zip(counts, papers, strict=True) if paper.form != "cited"
    ]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_a_dot_leads_to_its_quotes_on_any_screen(
    width: int, trace: Trace, open_page: Callable[..., Any]
) -> None:
    page = open_page(draw_trace(trace))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator('#timeline a[href="#p3"]').click()
    assert page.evaluate("document.querySelector('section:target h3 .title').textContent") == "国"
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 800
    assert page.locator("section:target mark").first.is_visible()
    page.locator("section:target summary").click()
    assert page.locator("section:target mark").last.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_can_be_read_on_their_dots(scheme: str, trace: Trace, open_page: Callable[..., Any]) -> None:
    page = open_page(draw_trace(trace), color_scheme=scheme)
    colours = page.evaluate(
        """() => [...document.querySelectorAll('#timeline a')].map((dot) => [
          getComputedStyle(dot.querySelector('circle:last-of-type')).fill,
          getComputedStyle(dot.querySelector('text')).fill])"""
    )
    assert len(colours) == len(trace.papers)
    for face, ink in colours:
        assert contrast(face, ink) >= 4.5, (face, ink)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2 between two colours as browsers write them."""
    lights = sorted(map(light, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def light(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
