"""From a document to its parts, each a marked text with a list of what was found in it, by which rule."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby, pairwise

from graph.findings import (
    Finding,
    Said,
    number_findings,
    said_in_header,
    said_in_measure,
    said_in_objective,
)
from graph.words import Words, entry_words, rule_words, term_words, words
from ontology.errors import ThingNotFoundError
from ontology.records import Document, Header, Measure, Objective

__all__ = ["HEAD", "Explanation", "Segment", "explain_document", "explain_part"]

HEAD = "head"

_NEAR = 5
_TITLE_LENGTH = 24
_HEAD_RULE = "what the paper says of itself and cites"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a part's text that the same findings cover.

    `covering` are their numbers, the outermost first; `closing` the numbers of those that end with it.
    """

    text: str
    covering: tuple[int, ...]
    closing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A part of a document: the head, an objective or a measure.

    `rule` tells how it was recognised, `details` what is said of it as a whole, `segments` are its text. What
    was read elsewhere follows it, sentence by sentence, each below a line that tells where it stands.
    """

    id: str
    title: str
    rule: str
    start: int
    end: int
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]
    details: tuple[Words, ...] = ()

    @property
    def told(self) -> tuple[Words, ...]:
        """How the part was recognised, where it stands, and the details."""
        extent = term_words("sz:CleanText", f"{self.start}-{self.end}")
        return (rule_words(self.rule), extent, *self.details)


def explain_part(document: Document, part_id: str) -> Explanation:
    """What was found in one part, and where.

    Args:
        document: as read.
        part_id: of a measure as printed, of an objective such as O1, or `head`; full-width and half-width
            characters are equal, so are capitals and small letters.

    Raises:
        ThingNotFoundError: no part has the id; ids that come near are in `alike`, all in `known`.
    """
    asked = _fold(part_id)
    parts = list(explain_document(document))
    for part in parts:
        if _fold(part.id) == asked:
            return part
    ids = tuple(part.id for part in parts)
    raise ThingNotFoundError(part_id, _near(asked, ids), ids)


def explain_document(document: Document) -> Iterator[Explanation]:
    """Yield every part: the head, the objectives, the measures."""
    yield _explain_head(document)
    for objective in document.objectives:
        yield _explain_objective(document, objective)
    for measure in document.measures:
        yield _explain_measure(document, measure)


def _fold(id_: str) -> str:
    """The id with half-width brackets, digits and slashes, in small letters, and without white space.

    >>> _fold("三／ （一）") == _fold("三/(一)"), _fold("Ｏ1")
    (True, 'o1')
    """
    return "".join(unicodedata.normalize("NFKC", id_).casefold().split())


def _near(asked: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Ids that end with what was asked for, the one whose sub-measure it is, then those that look like it."""
    folded = {_fold(id_): id_ for id_ in ids}
    parts = [id_ for id_ in folded if id_.endswith(f"/{asked}") or id_ == asked.partition("#")[0]]
    alike = get_close_matches(asked, folded, n=_NEAR, cutoff=0.4)
    return tuple(folded[id_] for id_ in dict.fromkeys([*parts, *alike]))[:_NEAR]


def _explain_head(document: Document) -> Explanation:
    """The lines that hold a finding, with `…` for what stands between them."""
    header, text = document.header, document.clean.text
    findings = tuple(number_findings(document, said_in_header(header)))
    lines = sorted({_line(text, finding.start) for finding in findings})
    segments: list[Segment] = []
    for last, (start, end) in zip([None, *lines], lines, strict=False):
        if last is not None:
            segments.append(Segment("\n" if last[1] + 1 == start else "\n…\n", (), ()))
        within = [finding for finding in findings if start <= finding.start < end]
        segments += _segments(text[start:end], start, within)
    title = header.title.value if header.title else ""
    start, end = (lines[0][0], lines[-1][1]) if lines else (0, 0)
    details = tuple(_head_details(header))
    return Explanation(HEAD, title, _HEAD_RULE, start, end, tuple(segments), findings, details)


def _line(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the line that the offset lies in."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _head_details(header: Header) -> Iterator[Words]:
    """What was inferred from the lines and stands nowhere."""
    if header.type:
        yield term_words("sz:DocumentType", str(entry_words(header.type)))
    if header.region:
        yield term_words("sz:Region", f"{header.region.name} {header.region.code}")
    if header.period:
        yield term_words("sz:periodStart", header.period[0].isoformat())
        yield term_words("sz:periodEnd", header.period[1].isoformat())


def _explain_objective(document: Document, objective: Objective) -> Explanation:
    quote = objective.mention.quote
    title = quote[:_TITLE_LENGTH] + ("…" if len(quote) > _TITLE_LENGTH else "")
    due = (term_words("sz:dueDate", objective.deadline.last.isoformat()),)
    span = (objective.mention.start, objective.mention.end)
    said = said_in_objective(objective, document.marked)
    return _explain(document, (objective.id, title, objective.mention.rule), span, said, due)


def _explain_measure(document: Document, measure: Measure) -> Explanation:
    span = (measure.start, measure.end)
    said = said_in_measure(measure, document.marked)
    return _explain(document, (measure.id, measure.title, measure.mention.rule), span, said)


def _explain(
    document: Document,
    named: tuple[str, str, str],
    span: tuple[int, int],
    said: Iterable[Said],
    details: tuple[Words, ...] = (),
) -> Explanation:
    """A part that is one stretch of text; `named` are its id, title and rule."""
    findings = tuple(number_findings(document, said, span))
    inside = [finding for finding in findings if span[0] <= finding.start < span[1]]
    segments = (
        *_segments(document.clean.text[slice(*span)], span[0], inside),
        *_said_elsewhere(document, findings[len(inside) :]),
    )
    return Explanation(*named, *span, segments, findings, details)


def _said_elsewhere(document: Document, findings: Iterable[Finding]) -> Iterator[Segment]:
    """The sentences that hold the findings, each below a line that tells where it stands."""
    text = document.clean.text
    for (start, end), within in groupby(findings, key=lambda finding: _sentence(text, finding.start)):
        place = f"{_holder(document, start)} {start}-{end}"
        yield Segment(f"\n\n{words('from', place)}\n", (), ())
        yield from _segments(text[start:end], start, list(within))


def _sentence(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the sentence that the offset lies in; it never crosses a line."""
    start, end = _line(text, offset)
    start = max(start, text.rfind("。", start, offset) + 1)
    stop = text.find("。", offset, end)
    return start, end if stop < 0 else stop + 1


def _holder(document: Document, offset: int) -> Words:
    """The measure that holds the offset, else the innermost heading that does, else the document."""
    after = bisect_right(document.measures, offset, key=lambda measure: measure.start)
    if after and offset < document.measures[after - 1].end:
        return term_words("sz:Measure", document.measures[after - 1].id)
    sections = [one for one in document.sections if one.mention.start <= offset < one.end]
    if sections:
        return term_words("sz:Section", max(sections, key=lambda one: one.depth).mention.quote)
    return term_words("sz:Document")


def _segments(text: str, start: int, findings: Sequence[Finding]) -> Iterator[Segment]:
    """Cut the text, which begins at `start`, wherever a finding begins or ends."""
    cuts = {start, start + len(text)}
    cuts.update(finding.start for finding in findings)
    cuts.update(finding.end for finding in findings)
    begun, covering = 0, list[Finding]()
    for here, there in pairwise(sorted(cuts)):
        while begun < len(findings) and findings[begun].start <= here:
            covering.append(findings[begun])
            begun += 1
        numbers = tuple(finding.number for finding in covering)
        closing = tuple(finding.number for finding in covering if finding.end == there)
        yield Segment(text[here - start : there - start], numbers, closing)
        covering = [finding for finding in covering if finding.end > there]
