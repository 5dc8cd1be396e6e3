"""A page of what was found in a document's parts: one HTML file that opens from disk and needs no script."""

from collections.abc import Sequence

from graph.explain import Explanation, Segment
from graph.findings import FindingKind, finding_columns, kind_words
from graph.views.page import build_page
from graph.views.style import FINDING_LOOKS
from graph.words import rule_words, words

__all__ = ["draw_explanations"]

_CLASSES = {kind: kind.value.replace(" ", "-") for kind in FindingKind}


def draw_explanations(explanations: Sequence[Explanation], *, title: str) -> str:
    """The page as HTML: each part's text with all findings marked, and a table of them.

    Args:
        explanations: in the order to show.
        title: the heading, plain text.
    """
    present = {finding.kind for explanation in explanations for finding in explanation.findings}
    parts = {
        "legend": [(kind_words(kind), _CLASSES[kind]) for kind in FindingKind if kind in present],
        "looks": [(_CLASSES[kind], look.face, look.line) for kind, look in FINDING_LOOKS.items()],
        "columns": finding_columns(),
        "explained": [_entry(one) for one in explanations],
        "words": words,
        "kind_words": kind_words,
        "rule_words": rule_words,
    }
    return build_page(
        "explain.html", title=title, language="zh-Hans", styles=["explain.css"], scripts=[], parts=parts
    )


def _entry(explanation: Explanation) -> dict[str, object]:
    """What the template says of one part."""
    kinds = {finding.number: _CLASSES[finding.kind] for finding in explanation.findings}
    return {
        "of": explanation,
        "segments": [(segment, _layers(segment, kinds)) for segment in explanation.segments],
        "kinds": kinds,
        "by_number": {finding.number: finding for finding in explanation.findings},
    }


def _layers(segment: Segment, kinds: dict[int, str]) -> list[tuple[str, int]]:
    """The kinds that cover a segment, each once, the outermost first, with how far below its line runs."""
    named = list(dict.fromkeys(kinds[number] for number in segment.covering))
    return list(zip(named, range(len(named) - 1, -1, -1), strict=True))
