"""A page of a comparison: measures against places, each cell one click from the texts; one HTML file."""

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from graph.compare_text import name_of
from graph.counterparts import Counterpart
from graph.matrix import LIKELY, Comparison, Matrix
from graph.papers import Part
from graph.places import Place
from graph.views.page import build_page
from graph.views.scripts import simple_characters

__all__ = ["draw_comparison"]

_SCRIPTS = (
    "words.js",
    "interface.js",
    "compare_model.js",
    "compare_table.js",
    "compare_texts.js",
    "compare_panel.js",
    "compare_page.js",
)


def draw_comparison(comparison: Comparison, *, language: str = "zh-Hans") -> str:
    """The page as HTML; it holds the texts of all measures that it speaks of.

    Args:
        comparison: from `graph.compare.compare`.
        language: of the controls when the page opens: "zh-Hans", "zh-Hant" or "en"; the reader may change it.
    """
    papers = {iri: number for number, iri in enumerate(comparison.sheets)}
    measures = _measures(comparison)
    numbers = {iri: number for number, iri in enumerate(measures)}
    homes = _homes(comparison)
    content = {
        "title": comparison.title(),
        "language": language,
        "direct": comparison.is_direct,
        "least": comparison.matrices[0].least,
        "likely": LIKELY,
        "places": [_place(place) for place in comparison.places],
        "papers": [_paper(comparison, iri) for iri in papers],
        "measures": [
            _measure(comparison.parts[iri], iri, homes[iri], papers[homes[iri]]) for iri in measures
        ],
        "matrices": [_matrix(comparison, matrix, papers, numbers) for matrix in comparison.matrices],
        "simple": simple_characters(_texts(comparison, measures)),
    }
    return build_page(
        "compare.html",
        title=comparison.title(),
        language=language,
        styles=["compare.css"],
        scripts=_SCRIPTS,
        content=content,
    )


def _homes(comparison: Comparison) -> dict[str, str]:
    """The paper of each measure, by IRI."""
    homes: dict[str, str] = {}
    for matrix in comparison.matrices:
        homes |= matrix.homes
        homes |= {line.measure: matrix.upper for line in matrix.lines}
    return homes


def _measures(comparison: Comparison) -> list[str]:
    """The measures that the page speaks of, each once."""
    found: dict[str, None] = {}
    for matrix in comparison.matrices:
        found |= dict.fromkeys(line.measure for line in matrix.lines)
        found |= dict.fromkeys(own for column in matrix.columns for own in matrix.own_measures(column))
        found |= dict.fromkeys(link.lower for link in matrix.links)
    return list(found)


def _texts(comparison: Comparison, measures: Iterable[str]) -> Iterable[str]:
    for iri in measures:
        yield comparison.parts[iri].title
        yield comparison.parts[iri].words


def _place(place: Place) -> dict[str, str]:
    return {
        "code": place.code,
        "label": place.short,
        "label_hant": place.short_hant,
        "full": place.label,
        "full_hant": place.label_hant,
    }


def _paper(comparison: Comparison, iri: str) -> dict[str, str]:
    sheet = comparison.sheets[iri]
    return {
        "label": sheet.label,
        "label_hant": sheet.label_hant,
        "number": sheet.number,
        "date": sheet.date,
        "region": sheet.region,
        "key": name_of(sheet),
    }


def _measure(part: Part, iri: str, home: str, paper: int) -> dict[str, object]:
    """`key` is what of its IRI follows the paper's, for the page's address."""
    return {
        "paper": paper,
        "key": unquote(iri.removeprefix(home).strip("/")).replace("/", "."),
        "number": part.number,
        "title": part.title,
        "text": part.words,
        "start": part.start,
    }


def _matrix(
    comparison: Comparison, matrix: Matrix, papers: Mapping[str, int], numbers: Mapping[str, int]
) -> dict[str, object]:
    places = {place.code: number for number, place in enumerate(comparison.places)}
    return {
        "upper": papers[matrix.upper],
        "lines": [[numbers[line.measure], line.headings] for line in matrix.lines],
        "columns": [
            {
                "place": places[column.place.code],
                "papers": [papers[iri] for iri in column.papers],
                "idle": [papers[iri] for iri in column.idle],
                "own": [numbers[iri] for iri in matrix.own_measures(column)],
            }
            for column in matrix.columns
        ],
        "wholes": {
            numbers[link.lower]: numbers[matrix.wholes[link.lower]]
            for link in matrix.links
            if matrix.wholes.get(link.lower) in numbers
        },
        "links": [_link(link, numbers) for link in matrix.sorted_links()],
    }


def _link(link: Counterpart, numbers: Mapping[str, int]) -> dict[str, object]:
    return {
        "lower": numbers[link.lower],
        "upper": numbers[link.upper],
        "relation": link.relation.value,
        "early": link.is_early,
        "rank": link.rank,
        "confidence": link.confidence,
        "reviewed": link.is_reviewed,
        "reviewer": link.reviewer,
        "note": link.note,
        "mine": link.mine,
        "yours": link.yours,
    }
