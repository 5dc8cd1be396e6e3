"""Explanations in words: colours and a list on a terminal, brackets and a table in a pipe or file."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.console import print_table, print_text, safe
from graph.explain import Explanation, Segment
from graph.findings import Finding, finding_columns, kind_words
from graph.views.style import FINDING_LOOKS
from graph.words import Words, rule_words, words

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["bracketed", "print_explanation", "print_parts"]

_LOW = str.maketrans("0123456789,", "₀₁₂₃₄₅₆₇₈₉,")


def print_explanation(explanation: Explanation) -> None:
    """Print a part's text with every finding marked, and what is known of each finding."""
    head, place = safe(f"{explanation.id} {explanation.title}"), safe(_joined(explanation.told))
    if sys.stdout.isatty():
        _print_coloured(explanation, head, place)
    else:
        print_text(f"{head}\n{place}\n\n{bracketed(explanation.segments)}\n")
        print_table(_strings(finding_columns()), [_row(finding) for finding in explanation.findings])


def _joined(details: Iterable[Words]) -> str:
    return ", ".join(_strings(details))


def _strings(found: Iterable[Words]) -> list[str]:
    return [str(one) for one in found]


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


def _row(finding: Finding) -> list[str]:
    said = (kind_words(finding.kind), finding.value, _joined(finding.details), rule_words(finding.rule))
    places = (f"{finding.start}-{finding.end}", f"{finding.raw_start}-{finding.raw_end}")
    return [safe(str(cell)) for cell in (finding.number, *said, *places, finding.raw)]


def _print_coloured(explanation: Explanation, head: str, place: str) -> None:
    """Print the text; a stretch has the colour of its innermost finding, its number stands where it ends."""
    from rich.console import Console
    from rich.text import Text

    kinds = {finding.number: finding.kind for finding in explanation.findings}
    text = Text.assemble((head, "bold"), "\n", (place, "dim"), "\n\n")
    for segment in explanation.segments:
        shown = "\n".join(map(safe, segment.text.split("\n")))
        style = FINDING_LOOKS[kinds[segment.covering[-1]]].terminal if segment.covering else ""
        text.append(shown, f"{style} underline" if len(segment.covering) > 1 else style)
        text.append(_numbers(segment.closing).translate(_LOW), "bold")
    Console().print(text, "", *map(_entry, explanation.findings), sep="\n")


def _entry(finding: Finding) -> "RenderableType":
    """A finding as a few lines of any width: a table of eight columns has no room on a terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    number, kind, value, details, rule, clean, raw, quote = _row(finding)
    head = Text.assemble((f"{number:>3}", "bold"), " ")
    head.append(f" {kind} ", FINDING_LOOKS[finding.kind].terminal).append(f" {value}")
    told = [f"{details}\n"] if details else []
    told += [f"{words('rule')}: {rule}\n", f"{words('clean')} {clean}, {words('raw')} {raw}: {quote}"]
    return Group(head, Padding(Text("".join(told), "dim"), (0, 0, 0, 5)))


def print_parts(explanations: Iterable[Explanation]) -> None:
    """Print id, title and count of findings of each part."""
    rows = [(safe(one.id), safe(one.title), str(len(one.findings))) for one in explanations]
    print_table(_strings(map(words, ("id", "title", "findings"))), rows)
