"""The page of an explanation in a real browser: on any screen, and where links lead."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def explained(samples: Path) -> str:
    """The page of everything found in a sample, one long name without a break added."""
    from dataclasses import replace

    from graph.explain import explain_document
    from graph.views.explain import draw_explanations
    from loaders.document import build_document
    from loaders.files import read_source

    parts = list(explain_document(build_document(read_source(samples / "hubei-2019-4.txt"))))
    long = replace(parts[-4].findings[0], value="x" * 300, raw="y" * 300, rule="z" * 300)
    parts[-4] = replace(parts[-4], title="t" * 300, findings=(long, *parts[-4].findings[1:]))
    return draw_explanations(parts, title="页" * 90)


@pytest.mark.parametrize("width", [1280, 1101, 1100, 768, 390, 320])
def test_an_explanation_is_never_wider_than_the_screen(
    width: int, open_page: Callable[..., Any], explained: str
) -> None:
    page = open_page(explained, screen={"width": width, "height": 844})
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_a_finding_is_a_card_that_names_its_cells(
    open_page: Callable[..., Any], explained: str
) -> None:
    page = open_page(explained)
    label = "getComputedStyle(document.querySelector('tbody td.raw'), '::before').content"
    assert page.locator("thead").first.is_visible()
    assert page.evaluate(label) == "none"
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.locator("thead").first.is_visible()
    assert page.evaluate(f"{label}.replaceAll('\"', '')") == "原始文本 raw text"
    narrow = "[...document.querySelectorAll('td.raw')].filter((cell) => cell.clientWidth < 250).length"
    assert page.evaluate(narrow) == 0


def test_a_heading_that_was_jumped_to_is_not_under_the_legend(
    open_page: Callable[..., Any], explained: str
) -> None:
    page = open_page(explained)
    page.locator("nav a").nth(9).click()
    top = page.evaluate("document.querySelector('section:target').getBoundingClientRect().top")
    assert top >= page.locator("header").bounding_box()["height"]


@pytest.mark.parametrize("width", [1280, 390])
def test_no_line_begins_with_a_number_or_the_mark_after_it(
    width: int, open_page: Callable[..., Any], explained: str
) -> None:
    page = open_page(explained)
    page.set_viewport_size({"width": width, "height": 844})
    begun = page.evaluate(
        """() => [...document.querySelectorAll(".text .ref")].filter((ref) => {
          const here = ref.getBoundingClientRect(), before = ref.previousElementSibling.getClientRects();
          const last = before[before.length - 1];
          const next = ref.nextSibling?.nodeType === 3 && /^[，。,、；;：:)）》”]/.test(ref.nextSibling.data);
          const after = document.createRange();
          if (next) after.setStart(ref.nextSibling, 0), after.setEnd(ref.nextSibling, 1);
          return last.bottom < here.top || (next && after.getBoundingClientRect().top > here.bottom);
        }).map((ref) => ref.id)"""
    )
    assert page.locator(".text .ref").count() > 40
    assert begun == []
