"""The page of a comparison: what it holds, and in a real browser what a reader sees and does."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from graph.compare import Asked, compare
from graph.matrix import Comparison, Line, Sheet
from graph.papers import Part
from graph.sparql import Selectable
from graph.views.compare import draw_comparison

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</script><script>alert(3)</script>",
    "<!--<script>",
    "{{ 7 * 7 }}",
    "\u2028'\\\"&amp;",
)
CELL = '[data-line="{}"][data-column="{}"]'
COUNTRY = "国数〔2030〕1号"
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def store(root: Path, turtle_store: Callable[[str], Selectable]) -> Selectable:
    return turtle_store((root / "tests" / "data" / "compare.ttl").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def comparison(store: Selectable) -> Comparison:
    return compare(store, Asked())


@pytest.fixture(scope="module")
def drawn(comparison: Comparison) -> str:
    return draw_comparison(comparison)


@pytest.fixture
def page(drawn: str, open_page: Open) -> Any:
    return open_page(drawn)


def content_of(page: str) -> dict[str, Any]:
    """The data that a page carries."""
    found = re.search(r'<script type="application/json" id="content">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    content: dict[str, Any] = json.loads(found[1])
    return content


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, frozenset[str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, frozenset(name for name, _ in attrs)))


def spoil(comparison: Comparison, attack: str) -> Comparison:
    """The same with an attack in every text that comes from documents."""
    matrices = tuple(
        replace(
            matrix,
            lines=tuple(Line(line.measure, (attack,)) for line in matrix.lines),
            links=tuple(replace(link, reviewer=attack, note=attack) for link in matrix.links),
        )
        for matrix in comparison.matrices
    )
    places = tuple(replace(place, label=attack, label_hant=attack) for place in comparison.places)
    by_code = {place.code: place for place in places}
    matrices = tuple(
        replace(
            one,
            columns=tuple(replace(column, place=by_code[column.place.code]) for column in one.columns),
        )
        for one in matrices
    )
    sheets = {iri: Sheet(iri, attack, attack, attack, attack, "320000") for iri in comparison.sheets}
    parts = {iri: Part(attack, attack, attack + attack, 0) for iri in comparison.parts}
    return Comparison(matrices, places, sheets, parts)


# The file.


def test_the_same_comparison_gives_the_same_page(comparison: Comparison, drawn: str) -> None:
    assert draw_comparison(comparison) == drawn


def test_a_page_names_nothing_outside_itself(drawn: str) -> None:
    tags = Tags(drawn).tags
    assert not [tag for tag, _ in tags if tag in {"link", "iframe", "img", "object", "embed", "base"}]
    assert not [tag for tag, names in tags if {"src", "href", "srcset", "data", "action"} & names]
    assert not re.search(r"@import|url\(", files("graph.views").joinpath("compare.css").read_text("utf-8"))


def test_a_page_carries_both_texts_of_each_link(comparison: Comparison, drawn: str) -> None:
    content = content_of(drawn)
    for matrix, written in zip(comparison.matrices, content["matrices"], strict=True):
        assert len(written["links"]) == len(matrix.links)
        for link, shown in zip(matrix.sorted_links(), written["links"], strict=True):
            for iri, number in ((link.lower, shown["lower"]), (link.upper, shown["upper"])):
                measure = content["measures"][number]
                assert (measure["text"], measure["start"]) == (
                    comparison.parts[iri].words,
                    comparison.parts[iri].start,
                )


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_only_ever_data(comparison: Comparison, drawn: str, attack: str) -> None:
    page = draw_comparison(spoil(comparison, attack))
    assert Tags(page).tags == Tags(drawn).tags
    assert {paper["label"] for paper in content_of(page)["papers"]} == {attack}


def test_every_word_that_a_script_asks_for_is_there() -> None:
    table = files("graph.views").joinpath("words.js").read_text("utf-8")
    words = json.loads(table.partition("const WORDS =")[2].rstrip("; \n"))
    scripts = "".join(
        path.read_text("utf-8") for path in files("graph.views").iterdir() if path.name.startswith("compare_")
    )
    asked = set(re.findall(r'"((?:compare|panel)\.[\w.]*\w)"', scripts))
    assert len(asked) > 40
    assert asked <= words.keys()
    for relation in ("carries-out", "anticipates", "continues", "parallel"):
        assert f"compare.relation.{relation}" in words


# In a browser.


@pytest.mark.browser
def test_the_page_opens_with_all_cells_and_says_what_they_are(page: Any) -> None:
    assert page.locator("td.cell").count() == 5 * 4
    assert page.locator("tr.heading").all_inner_texts() == [
        *("一、夯实数据基础", "(一)建好数据目录", "二、守住安全底线"),
    ]
    assert page.locator("thead .place").all_inner_texts() == ["江苏", "苏州", "浙江", "湖北"]
    for place, text, name in (
        ((1, 0), "2", "一/(一)#2 × 江苏: 2 条举措对应"),
        ((2, 0), "1?", "一/(二) × 江苏: 1 条举措对应、存疑"),
        ((2, 3), "↑1", "一/(二) × 湖北: 1 条更早的举措先行"),
        ((4, 0), "0", "二/(二) × 江苏: 空缺"),
        ((3, 1), "1✓", "二/(一) × 苏州: 1 条举措对应、经人工复核"),
        ((0, 2), "–", "一/(一)#1 × 浙江: 无相关文件"),
    ):
        cell = page.locator(CELL.format(*place))
        assert (cell.inner_text(), cell.get_attribute("aria-label")) == (text, name)


@pytest.mark.browser
def test_a_gap_can_be_told_without_colour(page: Any) -> None:
    gap = page.locator(CELL.format(4, 0))
    assert "gradient" in gap.evaluate("(cell) => getComputedStyle(cell).backgroundImage")
    assert "gradient" not in page.locator(CELL.format(0, 0)).evaluate(
        "(cell) => getComputedStyle(cell).backgroundImage"
    )


@pytest.mark.browser
def test_the_page_counts_as_python_does(page: Any, comparison: Comparison) -> None:
    names = ("carried", "unsure", "early", "gaps", "own")
    for least in (0.0, 0.3, 0.5, 0.9):
        page.evaluate("(least) => page.view.settle(least)", least)
        found = page.evaluate(
            "() => page.view.matrices.map((matrix) => matrix.columns.map((_, column) => matrix.tally(column)))"
        )
        for matrix, tallies in zip(comparison.matrices, found, strict=True):
            counted = replace(matrix, least=least)
            for column, told in zip(counted.columns, tallies, strict=True):
                tally = counted.tally(column)
                counts = (tally.carried, tally.unsure, tally.early, tally.gaps, tally.measures)
                assert tuple(told[name] for name in names) == counts
                assert len(told["without"]) == len(tally.without)


@pytest.mark.browser
def test_a_click_shows_both_texts_with_the_words_they_share(page: Any) -> None:
    page.locator(CELL.format(1, 0)).click()
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "一/(一)#2 × 江苏"
    assert panel.locator(".upper .text").inner_text() == "共享数据。打通部门之间的壁垒。"
    assert panel.locator(".upper mark").all_inner_texts() == ["打通部门之间的壁垒"]
    assert panel.locator("article").count() == 2
    card = panel.locator("article").nth(1)
    assert card.locator("mark").all_inner_texts() == ["打通部门之间的壁垒"]
    assert card.locator(".facts").inner_text().split("\n")[0].startswith("落实")
    assert "置信度 0.96" in card.locator(".facts").inner_text()
    assert "苏数〔2031〕2号 · 2031-03-01" in card.inner_text()
    assert re.search(r"第 \d+–\d+ 字", card.locator("h3").inner_text())
    card.locator("mark").hover()
    assert panel.locator(".upper mark.same").count() == 1


@pytest.mark.browser
def test_offsets_count_characters_whatever_they_are_made_of(comparison: Comparison, open_page: Open) -> None:
    iri = next(
        iri for iri, part in comparison.parts.items() if "打通部门" in part.words and part.number == "4"
    )
    parts = dict(comparison.parts)
    parts[iri] = replace(parts[iri], words="𠮷" + parts[iri].words[1:])
    page = open_page(draw_comparison(replace(comparison, parts=parts)))
    page.locator(CELL.format(1, 0)).click()
    assert page.locator("article").nth(1).locator("mark").all_inner_texts() == ["打通部门之间的壁垒"]


@pytest.mark.browser
def test_a_person_is_named_beside_what_they_said(page: Any) -> None:
    page.locator(CELL.format(3, 1)).click()
    facts = page.locator("#panel .facts").inner_text()
    assert "人工添加" in facts
    assert "✓ 已复核:李" in facts
    assert "逐条核对" in facts


@pytest.mark.browser
def test_a_gap_shows_what_was_looked_at(page: Any) -> None:
    page.locator(CELL.format(4, 0)).click()
    lower = page.locator("#panel .lower").inner_text()
    assert "江苏尚无对应的举措。" in lower
    assert "苏数〔2031〕2号 · 江苏数据方案 · 2031-03-01" in lower


@pytest.mark.browser
def test_a_cell_has_an_address_that_can_be_shared(page: Any, drawn: str, open_page: Open) -> None:
    page.locator(CELL.format(1, 0)).click()
    address = page.url.partition("#")[2]
    assert address == f"{quote(COUNTRY)}/m1b/320000"
    other = open_page(drawn)
    other.goto(f"{other.url.partition('#')[0]}#{quote('国数〔2020〕9号')}/m1/420000")
    other.wait_for_selector("#panel.texts")
    assert other.locator("#panel h2").inner_text() == "1 × 湖北"
    assert other.locator("#upper select").input_value() == "1"


@pytest.mark.browser
def test_an_address_of_nothing_opens_the_page_as_it_is(page: Any) -> None:
    for address in ("x", "m1b/999999", "%E4%B8", "a/b/c/d", f"{quote(COUNTRY)}/nothing/320000"):
        page.goto(f"{page.url.partition('#')[0]}#{address}")
        page.reload()
        assert page.locator("#panel.texts").count() == 0
        assert page.locator("td.cell").count() == 20


@pytest.mark.browser
def test_the_keyboard_is_enough(page: Any) -> None:
    page.locator(CELL.format(0, 0)).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert (
        page.evaluate("document.activeElement.dataset.line + document.activeElement.dataset.column") == "11"
    )
    assert page.locator("#panel.texts").count() == 0
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "一/(一)#2 × 苏州"
    page.keyboard.press("ArrowLeft")
    assert page.locator("#panel h2").inner_text() == "一/(一)#2 × 江苏"
    page.keyboard.press("ArrowLeft")  # the edge
    assert page.locator("#panel h2").inner_text() == "一/(一)#2 × 江苏"
    page.keyboard.press("Escape")
    assert page.locator("#panel.texts").count() == 0
    assert "#" not in page.url.rstrip("#")
    assert page.locator("td[tabindex='0']").count() == 1
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"


@pytest.mark.browser
def test_buttons_go_from_cell_to_cell_in_reading_order(page: Any) -> None:
    page.locator(CELL.format(0, 3)).click()
    page.locator("#panel .next").click()
    assert page.locator("#panel h2").inner_text() == "一/(一)#2 × 江苏"
    page.locator("#panel .previous").click()
    assert page.locator("#panel h2").inner_text() == "一/(一)#1 × 湖北"
    assert page.locator("[aria-selected]").get_attribute("data-column") == "3"


@pytest.mark.browser
def test_filters_leave_rows_with_gaps_or_differences(store: Selectable, open_page: Open) -> None:
    asked = Asked(("江苏",), uppers=(COUNTRY,), with_below=True)
    page = open_page(draw_comparison(compare(store, asked)))
    assert page.locator("[data-show=differing]").count() == 0  # one place differs from nothing
    page.locator("[data-show=gaps]").click()
    assert page.locator("tr.line .number").all_inner_texts() == ["二/(二)"]
    assert page.locator("tr.heading").all_inner_texts() == ["二、守住安全底线"]
    assert page.locator("#rows").inner_text() == "1 / 5 条"


@pytest.mark.browser
def test_rows_where_places_differ(page: Any) -> None:
    page.locator("[data-show=differing]").click()
    assert page.locator("tr.line").count() == 4
    page.locator("[data-show=all]").click()
    assert page.locator("tr.line").count() == 5


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("政务雲", ["一/(二)"]),
        ("政务云", ["一/(二)"]),
        ("二/(", ["二/(一)", "二/(二)"]),
        ("推進上雲", ["一/(二)"]),  # words of the measure below
        ("没有这样的话", []),
    ],
)
def test_search_finds_words_of_either_side_in_either_script(
    page: Any, asked: str, numbers: list[str]
) -> None:
    page.locator("#query").fill(asked)
    assert page.locator("tr.line th .number").all_inner_texts() == numbers
    assert page.locator("#empty").is_visible() is not bool(numbers)


@pytest.mark.browser
def test_a_higher_bar_turns_unlikely_cells_into_gaps(page: Any) -> None:
    page.locator("#least").select_option("0.5")
    assert page.locator(CELL.format(2, 0)).get_attribute("class") == "cell gap"
    page.locator(CELL.format(2, 0)).click()
    assert "低于所选置信度的对应有 1 条" in page.locator("#panel .lower").inner_text()
    assert page.locator("thead th").nth(1).inner_text().endswith("2/5")


@pytest.mark.browser
def test_another_paper_above_can_be_chosen(page: Any) -> None:
    page.locator("#upper select").select_option("1")
    assert page.locator("tr.line .words").all_inner_texts() == ["治理河湖", "保护候鸟"]
    assert page.locator("td.none").count() == 4  # Suzhou and Zhejiang have no paper linked with it


@pytest.mark.browser
def test_own_measures_without_a_counterpart_can_be_read(page: Any) -> None:
    section = page.locator("#panel .place").first
    section.locator("summary").click()
    assert "另见国数〔2020〕9号" in section.inner_text()
    section.locator("button.link").click()
    assert page.locator("#panel .text").inner_text() == "3.治理太湖。开展水质监测。"


@pytest.mark.browser
def test_the_page_speaks_three_languages(page: Any) -> None:
    for number, title, place in ((1, "逐條對照", "江蘇"), (2, "against the measures above", "江苏")):
        page.locator("#languages button").nth(number).click()
        assert title in page.locator("h1").inner_text()
        assert page.locator("thead .place").first.inner_text() == place


@pytest.mark.browser
def test_heads_stay_in_view(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 300})
    page.evaluate("document.getElementById('scroller').scrollTo(120, 160)")
    frame = page.locator("#scroller").bounding_box()
    head = page.locator("thead th").nth(2).bounding_box()
    name = page.locator("tr.line th").nth(3).bounding_box()
    assert abs(head["y"] - frame["y"]) < 1
    assert abs(name["x"] - frame["x"]) < 1


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_texts_fill_the_screen(drawn: str, open_page: Open, scheme: str) -> None:
    page = open_page(drawn, color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("#panel").is_visible()
    page.locator("#tools .folds").click()
    assert "参与对照的文件" in page.locator("#panel").inner_text()
    page.locator("#panel .close").click()
    page.locator(CELL.format(1, 0)).click()
    box = page.locator("#panel").bounding_box()
    assert (box["width"], box["height"]) == (390, 844)
    page.locator("#panel .close").click()
    assert not page.locator("#panel").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(drawn: str, open_page: Open, scheme: str) -> None:
    page = open_page(drawn, color_scheme=scheme)
    page.locator(CELL.format(1, 0)).click()
    contrasts = page.evaluate(
        """() => {
          const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
            .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
          const ground = (element) => {
            for (let one = element; one; one = one.parentElement) {
              const [r, g, b, a = 1] = numbers(getComputedStyle(one).backgroundColor);
              if (a > 0) return [r, g, b];
            }
            return [255, 255, 255];
          };
          return ["h1", "thead .place", ".line .number", "td.shade1", "td.shade2", "td.early .early", ".sum.zero", "mark",
            ".text", ".paper", ".facts", ".relation", ".none"].map((name) => {
            const element = document.querySelector(name);
            const [one, other] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
            return [name, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)];
          });
        }"""
    )
    assert [(name, value) for name, value in contrasts if value < 4.5] == []


@pytest.mark.browser
def test_hostile_text_is_shown_and_does_nothing(comparison: Comparison, open_page: Open) -> None:
    attack = " ".join(ATTACKS)
    page = open_page(draw_comparison(spoil(comparison, attack)))
    page.locator(CELL.format(1, 0)).click()
    shown = page.locator("#panel .upper .text").evaluate("(text) => text.textContent")
    assert shown == attack + attack
    page.locator("#panel .close").click()
    assert page.locator("script").count() == 8
    assert page.locator("img").count() == 0


@pytest.mark.browser
def test_on_paper_everything_is_out(page: Any) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#panel details:not([open])").count() == 0
    assert not page.locator("#tools").is_visible()
    assert page.locator("#scroller").evaluate("(frame) => getComputedStyle(frame).overflow") == "visible"
