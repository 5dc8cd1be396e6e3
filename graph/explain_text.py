"""Explanations in words: in colours on a terminal, with numbered brackets in a pipe or file."""

import sys
from collections.abc import Sequence

from graph.console import print_table, print_text, safe
from graph.explain import Explanation, Finding, Segment, list_findings
from graph.views.style import FINDING_LOOKS
from ontology.records import Document

__all__ = ["bracketed", "print_explanation", "print_measures"]

_HEADER = ("no.", "kind", "found", "details", "rule", "clean", "raw", "raw text")
_LOW = str.maketrans("0123456789,", "₀₁₂₃₄₅₆₇₈₉,")


def print_explanation(explanation: Explanation) -> None:
    """Print a measure's text with every finding marked, and a table of the findings."""
    head = f"{explanation.id} {explanation.title}"
    place = f"{explanation.rule}, clean {explanation.start}-{explanation.end}"
    if sys.stdout.isatty():
        _print_coloured(explanation, head, place)
    else:
        print_text(f"{safe(head)}\n{place}\n\n{bracketed(explanation.segments)}\n")
    print_table(_HEADER, [_row(finding) for finding in explanation.findings])


def bracketed(segments: Sequence[Segment]) -> str:
    """The text with 【numbers:…】 around each stretch that findings cover; a longer one is in several.

    >>> bracketed([Segment("建", (), ()), Segment("省", (1,), ()), Segment("云", (1, 2), (1, 2))])
    '建【1:省】【1,2:云】'
    """
    return "".join(_bracketed(segment) for segment in segments)


def _bracketed(segment: Segment) -> str:
    return f"【{_numbers(segment.covering)}:{segment.text}】" if segment.covering else segment.text


def _numbers(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))


def _row(finding: Finding) -> tuple[str, ...]:
    clean, raw = f"{finding.start}-{finding.end}", f"{finding.raw_start}-{finding.raw_end}"
    said = (finding.kind.value, finding.value, finding.details, finding.rule, clean, raw, finding.raw)
    return str(finding.number), *map(safe, said)


def _print_coloured(explanation: Explanation, head: str, place: str) -> None:
    """Print the text; a stretch has the colour of its innermost finding, its number stands where it ends."""
    from rich.console import Console
    from rich.text import Text

    kinds = {finding.number: finding.kind for finding in explanation.findings}
    text = Text.assemble((safe(head), "bold"), "\n", (place, "dim"), "\n\n")
    for segment in explanation.segments:
        shown = "\n".join(map(safe, segment.text.split("\n")))
        style = FINDING_LOOKS[kinds[segment.covering[-1]]].terminal if segment.covering else ""
        text.append(shown, f"{style} underline" if len(segment.covering) > 1 else style)
        text.append(_numbers(segment.closing).translate(_LOW), "bold")
    present = dict.fromkeys(finding.kind for finding in explanation.findings)
    text.append("\n\n")
    for kind in present:
        text.append(f" {kind.value} ", FINDING_LOOKS[kind].terminal).append(" ")
    Console().print(text, "", sep="\n")


def print_measures(document: Document) -> None:
    """Print id, title and count of findings of each measure."""
    rows = [
        (safe(measure.id), safe(measure.title), str(sum(1 for _ in list_findings(document, measure))))
        for measure in document.measures
    ]
    print_table(("id", "title", "findings"), rows)
