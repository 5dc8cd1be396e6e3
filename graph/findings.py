"""What was found in a measure, in an objective or in what a paper says of itself: one finding a fact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from graph.words import Words, entry_words, term_words, words
from ontology.kinds import ActorKind, InheritedFrom
from ontology.records import (
    Citation,
    Document,
    Header,
    Marked,
    Measure,
    Mention,
    Objective,
    Region,
    Stated,
    Target,
)

__all__ = [
    "Finding",
    "FindingKind",
    "Said",
    "finding_columns",
    "kind_words",
    "number_findings",
    "said_in_header",
    "said_in_measure",
    "said_in_objective",
]


class FindingKind(StrEnum):
    """What a finding is; the order is that of a legend, and of findings at one place."""

    TITLE = "title"
    NUMBER = "document number"
    ISSUER = "issuer"
    DATE = "date of issue"
    ADDRESSEE = "addressee"
    CITATION = "citation"
    SUB_MEASURE = "sub-measure"
    PILOT = "pilot"
    TARGET = "target"
    ACTOR = "actor"
    PLATFORM = "platform"
    OUTPUT = "output"
    DEADLINE = "deadline"
    CONCEPT = "concept"
    MARKED = "marked"


_TERMS = {
    FindingKind.ADDRESSEE: "sz:addressee",
    FindingKind.CITATION: "sz:Citation",
    FindingKind.PILOT: "sz:Pilot",
    FindingKind.TARGET: "sz:Target",
    FindingKind.ACTOR: "sz:Actor",
    FindingKind.PLATFORM: "sz:Platform",
    FindingKind.OUTPUT: "sz:Output",
    FindingKind.DEADLINE: "sz:Deadline",
    FindingKind.CONCEPT: "sz:Term",
}
_ACTORS = {
    ActorKind.AGENCY: "sz:Agency",
    ActorKind.COLLECTIVE: "sz:Collective",
    ActorKind.GROUP: "sz:LeadingGroup",
}
_SOURCES = {
    InheritedFrom.MEASURE: "sz:Measure",
    InheritedFrom.SECTION: "sz:Section",
    InheritedFrom.DOCUMENT: "sz:Document",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; offsets count code points of the clean and of the raw text, end exclusive.

    `number` counts the findings of a part from 1, `value` is its name or value, `details` what else is said
    of it, `quote` the clean text and `raw` the raw text that it was read from.
    """

    number: int
    kind: FindingKind
    value: str
    details: tuple[Words, ...]
    rule: str
    start: int
    end: int
    quote: str
    raw_start: int
    raw_end: int
    raw: str


class Said(NamedTuple):
    """A finding before it has a number and its place in the raw text."""

    mention: Mention
    kind: FindingKind
    value: str
    details: tuple[Words, ...] = ()


def kind_words(kind: FindingKind) -> Words:
    """The kind in both languages."""
    return term_words(_TERMS[kind]) if kind in _TERMS else words(kind.value)


def finding_columns() -> tuple[Words, ...]:
    """The heads of a table of findings: number, kind, value, details, rule, both places, raw text."""
    return (
        *map(words, ("no.", "kind", "found", "details", "rule", "clean", "raw")),
        term_words("sz:RawText"),
    )


def number_findings(
    document: Document, said: Iterable[Said], span: tuple[int, int] | None = None
) -> Iterator[Finding]:
    """Yield the findings in reading order, the longer first where two begin at one place.

    Those read outside the part's `span`, where one is given, come last.
    """
    order = list(FindingKind)
    start, end = span or (0, len(document.clean.text))
    found = sorted(
        said,
        key=lambda one: (
            not start <= one.mention.start < end,
            one.mention.start,
            -one.mention.end,
            order.index(one.kind),
        ),
    )
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


def said_in_header(header: Header) -> Iterator[Said]:
    """Yield what the paper states of itself and what it cites, the latter wherever it stands."""
    stated: tuple[tuple[FindingKind, Stated[str] | None], ...] = (
        (FindingKind.TITLE, header.title),
        (FindingKind.NUMBER, header.number),
        *((FindingKind.ADDRESSEE, addressee) for addressee in header.addressees),
    )
    for kind, one in stated:
        if one is not None:
            yield Said(one.mention, kind, one.value)
    for issuer in header.issued_by:
        details = tuple(_beside(issuer.official, issuer.region))
        yield Said(issuer.mention, FindingKind.ISSUER, issuer.name, details)
    if header.issued is not None:
        yield Said(header.issued.mention, FindingKind.DATE, header.issued.value.text)
    for cited in header.cites:
        yield Said(cited.mention, FindingKind.CITATION, cited.title, tuple(_cited(cited)))


def _cited(cited: Citation) -> Iterator[Words]:
    """What is done with a cited paper, and what else is told of it."""
    yield entry_words(cited.relation)
    if cited.number:
        yield words("document number", cited.number)
    for issuer in cited.issuers:
        yield words("issuer", issuer.official or issuer.name)
    if cited.year:
        yield term_words("sz:citedYear", str(cited.year))


def said_in_objective(objective: Objective, marked: Iterable[Marked]) -> Iterator[Said]:
    """Yield the objective's targets, and what components of others marked inside it."""
    yield from map(_said_of_target, objective.targets)
    yield from _marked_within(marked, objective.mention.start, objective.mention.end)


def said_in_measure(measure: Measure, marked: Iterable[Marked]) -> Iterator[Said]:
    """Yield all that was found in the measure, and what components of others marked inside it."""
    for actor in measure.responsibilities:
        details = (
            entry_words(actor.role),
            term_words(_ACTORS[actor.kind]),
            *_beside(actor.official, actor.region),
            *_source(actor.inherited),
        )
        yield Said(actor.mention, FindingKind.ACTOR, actor.name, details)
    for platform in measure.platforms:
        details = (
            entry_words(platform.action),
            entry_words(platform.kind),
            *_beside(platform.official, platform.region),
        )
        yield Said(platform.mention, FindingKind.PLATFORM, platform.name, details)
    yield from map(_said_of_target, measure.targets)
    for deadline in measure.deadlines:
        due = (term_words("sz:dueDate", deadline.date.last.isoformat()),)
        yield Said(deadline.mention, FindingKind.DEADLINE, deadline.date.text, due)
    for pilot in measure.pilots:
        code = (term_words("sz:Region", pilot.place.code),)
        yield Said(pilot.mention, FindingKind.PILOT, pilot.place.name, code)
    for output in measure.outputs:
        yield Said(output.mention, FindingKind.OUTPUT, output.title, (entry_words(output.relation),))
    for concept in measure.concepts:
        yield Said(concept.mention, FindingKind.CONCEPT, concept.term)
    for sub in measure.subs:
        yield Said(sub.mention, FindingKind.SUB_MEASURE, sub.title, (words("id", sub.id),))
    yield from _marked_within(marked, measure.start, measure.end)


def _beside(official: str | None, region: Region | None) -> Iterator[Words]:
    """The official name where that is another, and whose it is where that is not the document's region."""
    if official:
        yield words("official name", official)
    if region:
        yield term_words("sz:region", region.name)


def _source(inherited: str | None) -> Iterator[Words]:
    """The other measure, or the document, whose sentence names an actor for many measures."""
    if inherited == InheritedFrom.DOCUMENT:
        yield words("from", str(term_words("sz:Document")))
    elif inherited:
        yield words("from", str(term_words("sz:Measure", inherited)))


def _said_of_target(target: Target) -> Said:
    return Said(target.mention, FindingKind.TARGET, _goal(target), tuple(_goal_details(target)))


def _goal(target: Target) -> str:
    """Indicator, comparator, value and unit, as one line."""
    value = f"{target.value:f}" if target.maximum is None else f"{target.value:f}-{target.maximum:f}"
    sign = "" if target.maximum is not None else f"{target.comparator.value} "
    return f"{target.indicator} {sign}{value}{target.unit}"


def _goal_details(target: Target) -> Iterator[Words]:
    yield entry_words(target.kind)
    if target.scope:
        yield term_words("sz:scope", target.scope)
    if target.deadline:
        yield term_words("sz:dueDate", target.deadline.last.isoformat())
    elif target.inherited:
        yield term_words("sz:inheritedDueDate", target.inherited.date.last.isoformat())
        yield words("from", str(term_words(_SOURCES[target.inherited.source])))


def _marked_within(marked: Iterable[Marked], start: int, end: int) -> Iterator[Said]:
    """What components of others marked there; their rule is the key of their spans."""
    for one in marked:
        mention = one.mention
        if start <= mention.start and mention.end <= end:
            named = Mention(mention.quote, mention.start, mention.rule or f"component of others: {one.key}")
            yield Said(named, FindingKind.MARKED, one.label or one.key, (Words("", "", one.key),))
