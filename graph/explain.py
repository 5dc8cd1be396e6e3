"""From a document to what was found in one of its measures: marked text, a list with rules and offsets."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from itertools import pairwise

from ontology.errors import ThingNotFoundError
from ontology.records import Document, Marked, Measure, Mention, PlatformUse, Responsibility, Target

__all__ = ["Explanation", "Finding", "FindingKind", "Segment", "explain_measure", "list_findings"]

_NEAR = 5


class FindingKind(StrEnum):
    """What a finding is; the order is that of a legend, and of findings at one place."""

    SUB_MEASURE = "sub-measure"
    PILOT = "pilot"
    TARGET = "target"
    ACTOR = "actor"
    PLATFORM = "platform"
    OUTPUT = "output"
    DEADLINE = "deadline"
    CONCEPT = "concept"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; offsets count code points of the clean and of the raw text, end exclusive.

    `number` counts a measure's findings from 1, `value` is its name or value, `details` what else is said of
    it, `quote` the clean text and `raw` the raw text that it was read from.
    """

    number: int
    kind: FindingKind
    value: str
    details: str
    rule: str
    start: int
    end: int
    quote: str
    raw_start: int
    raw_end: int
    raw: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a measure's text that the same findings cover.

    `covering` are their numbers, the outermost first; `closing` the numbers of those that end with it.
    """

    text: str
    covering: tuple[int, ...]
    closing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A measure: id, title, how it was recognised, its extent, its text in segments, and its findings."""

    id: str
    title: str
    rule: str
    start: int
    end: int
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]


def explain_measure(document: Document, measure_id: str) -> Explanation:
    """What was found in the measure, and where.

    Args:
        document: as read.
        measure_id: as printed; full-width and half-width brackets are equal.

    Raises:
        ThingNotFoundError: no measure has the id; ids that come near are in `alike`.
    """
    measure = _find_measure(document, measure_id)
    findings = tuple(list_findings(document, measure))
    text = document.clean.text[measure.start : measure.end]
    segments = tuple(_segments(text, measure.start, findings))
    rule = measure.mention.rule
    return Explanation(measure.id, measure.title, rule, measure.start, measure.end, segments, findings)


def _find_measure(document: Document, id_: str) -> Measure:
    asked = _fold(id_)
    for measure in document.measures:
        if _fold(measure.id) == asked:
            return measure
    raise ThingNotFoundError(id_, _near(asked, [measure.id for measure in document.measures]))


def _fold(id_: str) -> str:
    """The id with half-width brackets, digits and slashes, and without white space.

    >>> _fold("三／ （一）") == _fold("三/(一)")
    True
    """
    return "".join(unicodedata.normalize("NFKC", id_).split())


def _near(asked: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Ids that end with what was asked for, the one whose sub-measure it is, then those that look like it."""
    parts = [id_ for id_ in ids if id_.endswith(f"/{asked}") or id_ == asked.partition("#")[0]]
    alike = get_close_matches(asked, ids, n=_NEAR, cutoff=0.4)
    return tuple(dict.fromkeys([*parts, *alike]))[:_NEAR]


def list_findings(document: Document, measure: Measure) -> Iterator[Finding]:
    """Yield the measure's findings in reading order, the longer first where two begin at one place."""
    found = [*_said(measure), *_marked(document.marked, measure)]
    order = list(FindingKind)
    found.sort(key=lambda one: (one[0].start, -one[0].end, order.index(one[1])))
    for number, (mention, kind, value, details) in enumerate(found, 1):
        raw_start, raw_end = document.clean.raw_span(mention.start, mention.end)
        yield Finding(
            number=number,
            kind=kind,
            value=value,
            details=details,
            rule=mention.rule,
            start=mention.start,
            end=mention.end,
            quote=mention.quote,
            raw_start=raw_start,
            raw_end=raw_end,
            raw=document.source.raw[raw_start:raw_end],
        )


Said = tuple[Mention, FindingKind, str, str]


def _said(measure: Measure) -> Iterator[Said]:
    for actor in measure.responsibilities:
        yield actor.mention, FindingKind.ACTOR, actor.name, _with_region(actor, actor.role, actor.kind)
    for platform in measure.platforms:
        details = _with_region(platform, platform.action, platform.kind)
        yield platform.mention, FindingKind.PLATFORM, platform.name, details
    for target in measure.targets:
        yield target.mention, FindingKind.TARGET, _goal(target), _goal_details(target)
    for deadline in measure.deadlines:
        due = f"by {deadline.date.last.isoformat()}"
        yield deadline.mention, FindingKind.DEADLINE, deadline.date.text, due
    for pilot in measure.pilots:
        yield pilot.mention, FindingKind.PILOT, pilot.place.name, f"region {pilot.place.code}"
    for output in measure.outputs:
        yield output.mention, FindingKind.OUTPUT, output.title, output.relation.value
    for concept in measure.concepts:
        yield concept.mention, FindingKind.CONCEPT, concept.term, ""
    for sub in measure.subs:
        yield sub.mention, FindingKind.SUB_MEASURE, sub.title, sub.id


def _with_region(found: Responsibility | PlatformUse, *details: str) -> str:
    return ", ".join([*details, *([found.region.name] if found.region else [])])


def _goal(target: Target) -> str:
    """Indicator, comparator, value and unit, as one line."""
    value = f"{target.value:f}" if target.maximum is None else f"{target.value:f}-{target.maximum:f}"
    sign = "" if target.maximum is not None else f"{target.comparator.value} "
    return f"{target.indicator} {sign}{value}{target.unit}"


def _goal_details(target: Target) -> str:
    details = [target.kind.value, *([f"for {target.scope}"] if target.scope else [])]
    if target.deadline:
        details.append(f"by {target.deadline.last.isoformat()}")
    elif target.inherited:
        source = target.inherited.source.value
        details.append(f"by {target.inherited.date.last.isoformat()}, as the {source} says")
    return ", ".join(details)


def _marked(marked: Iterable[Marked], measure: Measure) -> Iterator[Said]:
    """What components of others marked inside the measure; their rule is the key of their spans."""
    for one in marked:
        mention = one.mention
        if measure.start <= mention.start and mention.end <= measure.end:
            named = Mention(mention.quote, mention.start, mention.rule or f"component of others: {one.key}")
            yield named, FindingKind.MARKED, one.label or one.key, one.key


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
