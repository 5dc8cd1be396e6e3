"""A page of what was found in measures: one HTML file that opens from disk and needs no script."""

from collections.abc import Sequence

from graph.explain import Explanation, FindingKind, Segment
from graph.views.page import build_page
from graph.views.style import FINDING_LOOKS

__all__ = ["draw_explanations"]

_CLASSES = {kind: kind.value.replace(" ", "-") for kind in FindingKind}


def draw_explanations(explanations: Sequence[Explanation], *, title: str) -> str:
    """The page as HTML: each measure's text with all findings marked, and a table of them.

    Args:
        explanations: in the order to show.
        title: the heading, plain text.
    """
    present = {finding.kind for explanation in explanations for finding in explanation.findings}
    legend = [(kind.value, _CLASSES[kind]) for kind in FindingKind if kind in present]
    looks = [(_CLASSES[kind], look.face, look.line) for kind, look in FINDING_LOOKS.items()]
    return build_page(
        "explain.html",
        title=title,
        language="en",
        styles=["explain.css"],
        scripts=[],
        parts={"legend": legend, "looks": looks, "measures": [_entry(one) for one in explanations]},
    )


def _entry(explanation: Explanation) -> dict[str, object]:
    """What the template says of one measure."""
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
