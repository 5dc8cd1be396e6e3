"""The page of the ontology in a real browser: on any screen, searched, in each language, without scripts."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def documentation() -> str:
    """The page of the ontology."""
    from graph.views.ontology import draw_ontology
    from ontology.glossary import read_glossary

    return draw_ontology(read_glossary())


@pytest.mark.parametrize("width", [1280, 801, 800, 390, 320])
def test_the_documentation_is_never_wider_than_the_screen(
    width: int, open_page: Callable[..., Any], documentation: str
) -> None:
    page = open_page(documentation, screen={"width": width, "height": 844})
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#Measure .label").all_inner_texts() == ["举措", "舉措", "measure"]


@pytest.mark.parametrize(("width", "columns"), [(1280, 3), (390, 1)])
def test_the_three_languages_stand_side_by_side_where_there_is_room(
    width: int, columns: int, open_page: Callable[..., Any], documentation: str
) -> None:
    page = open_page(documentation)
    page.set_viewport_size({"width": width, "height": 844})
    assert page.locator("nav li").first.is_visible()  # it was opened wide
    tops = page.locator("#Measure .label").evaluate_all("(all) => all.map((p) => p.offsetTop)")
    assert len(set(tops)) == 4 - columns


def test_words_in_the_drawing_fit_their_boxes_and_cross_none(
    open_page: Callable[..., Any], documentation: str
) -> None:
    page = open_page(documentation)
    collisions = page.evaluate(
        """() => {
          const box = (element) => element.getBBox();
          const boxes = [...document.querySelectorAll("svg .box")];
          const wide = boxes.filter((a) => [...a.querySelectorAll("text")].some((text) =>
            box(text).x < box(a.querySelector("rect")).x + 3 ||
            box(text).x + box(text).width > box(a.querySelector("rect")).x + box(a.querySelector("rect")).width - 3));
          const words = [...document.querySelectorAll("svg > text")].filter((text) => text.textContent.trim());
          const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
          const drawing = document.querySelector("figure svg").viewBox.baseVal;
          const out = words.filter((text) => box(text).x < 0 || box(text).x + box(text).width > drawing.width);
          const crossed = words.filter((text) => boxes.some((a) => meet(box(text), box(a.querySelector("rect")))));
          const mixed = words.filter((text, i) => words.slice(i + 1).some((other) => meet(box(text), box(other))));
          return [wide, out, crossed, mixed].map((list) => list.map((element) => element.textContent.trim()));
        }"""
    )
    assert page.locator("svg > text").count() > 60
    assert collisions == [[], [], [], []]


@pytest.mark.parametrize("asked", ["牵头主体", "牽頭主體", "LEADS takes", "sz:leads"])
def test_a_term_is_found_in_each_language(
    asked: str, open_page: Callable[..., Any], documentation: str
) -> None:
    page = open_page(documentation)
    page.fill("#the-query", asked)
    assert page.locator("#leads").is_visible()
    assert page.locator("nav [data-for=leads]").is_visible()
    assert not page.locator("#Platform").is_visible()
    assert not page.locator("#the-start").is_visible()
    assert page.locator("#the-count").inner_text().split(" / ")[0] in {"1", "2", "3"}
    page.fill("#the-query", "")
    assert page.locator("#Platform").is_visible()
    assert page.locator("#the-count").inner_text() == ""


def test_a_search_for_nothing_known_leaves_nothing_and_a_link_brings_it_back(
    open_page: Callable[..., Any], documentation: str
) -> None:
    page = open_page(documentation)
    page.fill("#the-query", "鄂汇办")
    assert page.locator(".term:visible, .member:visible").count() == 0
    assert page.locator("#the-count").inner_text().startswith("0 / ")
    page.evaluate("location.hash = '#Role-lead'")
    page.wait_for_function("document.getElementById('the-query').value === ''")
    assert page.locator("#Role-lead").is_visible()


def test_one_language_can_be_shown_alone(open_page: Callable[..., Any], documentation: str) -> None:
    page = open_page(documentation)
    for language, label in (("zh-Hans", "机关"), ("zh-Hant", "機關"), ("en", "agency")):
        page.locator(f"#the-languages [data-language={language}]").click()
        assert page.locator("#Agency .label:visible").all_inner_texts() == [label]
    page.locator("#the-languages [data-language='']").click()
    assert page.locator("#Agency .label:visible").count() == 3


def test_without_scripts_the_documentation_shows_all_and_offers_nothing_else(
    open_page: Callable[..., Any], documentation: str
) -> None:
    page = open_page(documentation, java_script_enabled=False)
    assert page.locator("#leads").is_visible()
    assert not page.locator("#the-query").is_visible()
    assert not page.locator("#the-languages").is_visible()


def test_a_term_that_was_jumped_to_is_not_under_the_header(
    open_page: Callable[..., Any], documentation: str
) -> None:
    page = open_page(documentation)
    page.locator("nav a[href='#Platform']").click()
    assert page.locator("#Platform:target").count() == 1
    top = page.locator("#Platform").bounding_box()["y"]
    assert top >= page.locator("header").bounding_box()["height"]
