"""From what was found in a measure or objective to triples: finding, evidence, and the short cut."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from pyoxigraph import Literal, NamedNode, Triple

from ontology.indicators import target_concept
from ontology.iris import (
    actor_iri,
    finding_iri,
    indicator_iri,
    platform_iri,
    region_iri,
    term_iri,
    titled_document_iri,
)
from ontology.kinds import Action, Comparator, InheritedFrom, OutputRelation, Role
from ontology.namespaces import concept_iri
from ontology.nodes import (
    Value,
    date_literal,
    day_literal,
    decimal_literal,
    format_decimal,
    node,
    simplified,
    state,
)
from ontology.reading import Reading, evidence_triples, finding_origin
from ontology.records import (
    Concept,
    Deadline,
    Measure,
    Mention,
    Output,
    Pilot,
    PlatformUse,
    Responsibility,
    Target,
)
from ontology.wording import normal_form

__all__ = ["deadline_triples", "finding_triples", "target_triples"]

_ROLES = {
    Role.LEAD: "sz:leads",
    Role.RESPONSIBLE: "sz:responsible",
    Role.SUPPORT: "sz:supports",
    Role.MENTIONED: "sz:mentions",
}
_ACTIONS = {
    Action.BUILD: "sz:builds",
    Action.IMPROVE: "sz:improves",
    Action.INTEGRATE: "sz:integrates",
    Action.USE: "sz:uses",
    Action.NONE: "sz:concernsPlatform",
}
_OUTPUTS = {OutputRelation.ISSUE: "sz:willIssue", OutputRelation.IMPLEMENT: "sz:implements"}
_VALUES = {
    Comparator.AT_LEAST: ("schema:minValue",),
    Comparator.AT_MOST: ("schema:maxValue",),
    Comparator.EQUAL: ("schema:value",),
    Comparator.RANGE: ("schema:minValue", "schema:maxValue"),
}


def finding_triples(reading: Reading, measure: NamedNode, record: Measure) -> Iterator[Triple]:
    """Yield all that was found in a measure, kind by kind, each in reading order."""
    for responsibility in record.responsibilities:
        yield from _responsibility_triples(reading, measure, responsibility)
    for use in record.platforms:
        yield from _platform_use_triples(reading, measure, use)
    for target in record.targets:
        yield from target_triples(reading, measure, "sz:inMeasure", target)
    for deadline in record.deadlines:
        yield from deadline_triples(reading, measure, "sz:inMeasure", deadline)
    for pilot in record.pilots:
        yield from _pilot_triples(reading, measure, pilot)
    for output in record.outputs:
        yield from _output_triples(reading, measure, output)
    for concept in record.concepts:
        yield from _term_use_triples(reading, measure, concept)


def _responsibility_triples(reading: Reading, measure: NamedNode, found: Responsibility) -> Iterator[Triple]:
    actor = NamedNode(actor_iri(found.official or found.name, reading.region_of(found.region)))
    finding = _finding(measure, "responsibility", found.mention, found.name, found.role)
    source = reading.measure_at(found.mention.start) if found.inherited else None
    inherited = ("sz:responsibilityInheritedFrom", source)
    facts = ("sz:actor", actor), ("sz:role", _concept(found.role)), inherited
    yield from _state(reading, finding, "sz:Responsibility", ("sz:inMeasure", measure), found.mention, *facts)
    yield Triple(measure, node(_ROLES[found.role]), actor)


def _platform_use_triples(reading: Reading, measure: NamedNode, found: PlatformUse) -> Iterator[Triple]:
    platform = NamedNode(platform_iri(found.official or found.name, reading.region_of(found.region)))
    finding = _finding(measure, "platform", found.mention, found.name, found.action)
    facts = ("sz:platform", platform), ("sz:action", _concept(found.action))
    yield from _state(reading, finding, "sz:PlatformUse", ("sz:inMeasure", measure), found.mention, *facts)
    yield Triple(measure, node(_ACTIONS[found.action]), platform)


def target_triples(reading: Reading, owner: NamedNode, place: str, found: Target) -> Iterator[Triple]:
    """Yield a target of `owner`, which it lies in by the property `place`."""
    values = [value for value in (found.value, found.maximum) if value is not None]
    amount = "-".join(format_decimal(value) for value in values) + found.unit
    printed = found.indicator, found.scope or "", amount
    finding = _finding(owner, "target", found.mention, *printed)
    facts = (
        ("sz:indicator", NamedNode(indicator_iri(target_concept(found).name))),
        ("sz:indicatorText", simplified(normal_form(found.indicator))),
        ("sz:comparator", _concept(found.comparator)),
        *_value_facts(found.comparator, values),
        _unit_fact(found.unit),
        ("sz:targetKind", _concept(found.kind)),
        ("sz:scope", simplified(found.scope)),
        ("sz:date", date_literal(found.deadline)),
        ("sz:dueDate", day_literal(found.deadline.last if found.deadline else None)),
        *_inherited_facts(reading, owner, found),
    )
    yield from _state(reading, finding, "sz:Target", (place, owner), found.mention, *facts)
    yield Triple(owner, node("sz:hasTarget"), finding)


def _inherited_facts(reading: Reading, owner: NamedNode, found: Target) -> Iterator[tuple[str, Value]]:
    if found.inherited is not None:
        sources = {
            InheritedFrom.MEASURE: owner,
            InheritedFrom.SECTION: reading.holder(found.mention.start),
            InheritedFrom.DOCUMENT: reading.node,
        }
        yield "sz:inheritedDueDate", day_literal(found.inherited.date.last)
        yield "sz:dateInheritedFrom", sources[found.inherited.source]


def _value_facts(comparator: Comparator, values: list[Decimal]) -> Iterator[tuple[str, Value]]:
    for name, value in zip(_VALUES[comparator], values, strict=True):
        yield name, decimal_literal(value)


def _unit_fact(unit: str) -> tuple[str, Value]:
    if normal_form(unit) == "%":
        return "qudt:hasUnit", node("unit:PERCENT")
    return "schema:unitText", Literal(unit) if unit else None


def deadline_triples(reading: Reading, owner: NamedNode, place: str, found: Deadline) -> Iterator[Triple]:
    """Yield a deadline of `owner`, which it lies in by the property `place`."""
    finding = _finding(owner, "deadline", found.mention, found.date.text)
    due = ("sz:dueDate", day_literal(found.date.last))
    facts = ("sz:date", date_literal(found.date)), due
    yield from _state(reading, finding, "sz:Deadline", (place, owner), found.mention, *facts)
    yield from state(owner, ("sz:deadline", finding), due)


def _pilot_triples(reading: Reading, measure: NamedNode, found: Pilot) -> Iterator[Triple]:
    region = NamedNode(region_iri(found.place.code))
    finding = _finding(measure, "pilot", found.mention, found.place.name)
    place = ("sz:inMeasure", measure)
    yield from _state(reading, finding, "sz:Pilot", place, found.mention, ("sz:place", region))
    yield Triple(measure, node("sz:pilotIn"), region)


def _output_triples(reading: Reading, measure: NamedNode, found: Output) -> Iterator[Triple]:
    paper = NamedNode(titled_document_iri(found.title))
    finding = _finding(measure, "output", found.mention, found.title, found.relation)
    facts = ("sz:document", paper), ("sz:outputRelation", _concept(found.relation))
    yield from _state(reading, finding, "sz:Output", ("sz:inMeasure", measure), found.mention, *facts)
    yield Triple(measure, node(_OUTPUTS[found.relation]), paper)


def _term_use_triples(reading: Reading, measure: NamedNode, found: Concept) -> Iterator[Triple]:
    term = NamedNode(term_iri(found.term))
    finding = _finding(measure, "term", found.mention, found.term)
    place = ("sz:inMeasure", measure)
    yield from _state(reading, finding, "sz:TermUse", place, found.mention, ("sz:term", term))
    yield Triple(measure, node("sz:usesTerm"), term)


def _finding(owner: NamedNode, kind: str, mention: Mention, *printed: str) -> NamedNode:
    return NamedNode(finding_iri(owner.value, kind, mention.start, *printed))


def _state(
    reading: Reading,
    finding: NamedNode,
    kind: str,
    place: tuple[str, NamedNode],
    mention: Mention,
    *facts: tuple[str, Value],
) -> Iterator[Triple]:
    """Yield what all findings have, then the facts of this one."""
    yield from state(finding, ("rdf:type", node(kind)), place, *facts, *finding_origin(reading, mention))
    yield from evidence_triples(reading, finding, mention)


def _concept(member: StrEnum) -> NamedNode:
    return NamedNode(concept_iri(member))
