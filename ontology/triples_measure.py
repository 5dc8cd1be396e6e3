"""From measures, sub-measures and objectives to triples, what was found in them included."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ontology.item_iris import sub_measure_iris
from ontology.nodes import node, number_literal, simplified, state
from ontology.reading import Reading, evidence_triples
from ontology.records import Deadline, Measure, Mention, Objective
from ontology.triples_finding import deadline_triples, finding_triples, target_triples

__all__ = ["measure_triples", "objective_triples"]

_LABEL_LENGTH = 40


def measure_triples(reading: Reading) -> Iterator[Triple]:
    """Yield each measure in reading order with its sub-measures and findings."""
    for order, (measure, subject) in enumerate(
        zip(reading.document.measures, reading.measures, strict=True), 1
    ):
        holder = reading.holder(measure.start)
        yield from _measure_triples(reading, subject, measure.id, order, holder, measure.start, measure.end)
        yield from _label_triples(reading, subject, measure.title, measure.mention)
        yield from _sub_measure_triples(reading, subject, measure)
        yield from finding_triples(reading, subject, measure)


def _measure_triples(
    reading: Reading, subject: NamedNode, number: str, order: int, whole: NamedNode, start: int, end: int
) -> Iterator[Triple]:
    yield from state(
        subject,
        ("rdf:type", node("sz:Measure")),
        ("sz:number", Literal(number)),
        ("sz:order", number_literal(order)),
        ("sz:text", simplified(reading.document.clean.text[start:end].rstrip())),
        ("eli:is_part_of", whole),
        ("sz:inDocument", reading.node),
    )


def _label_triples(reading: Reading, subject: NamedNode, title: str, mention: Mention) -> Iterator[Triple]:
    yield from reading.labels.state(subject, "skos:prefLabel", title, mention)
    yield from evidence_triples(reading, subject, mention)


def _sub_measure_triples(reading: Reading, whole: NamedNode, measure: Measure) -> Iterator[Triple]:
    subjects = map(NamedNode, sub_measure_iris(whole.value, measure))
    for order, (sub, subject) in enumerate(zip(measure.subs, subjects, strict=True), 1):
        yield from _measure_triples(reading, subject, sub.id, order, whole, sub.mention.start, sub.end)
        yield from _label_triples(reading, subject, sub.title, sub.mention)


def objective_triples(reading: Reading) -> Iterator[Triple]:
    """Yield each dated goal outside the measures with its date and targets."""
    for objective, subject in zip(reading.document.objectives, reading.objectives, strict=True):
        yield from state(
            subject,
            ("rdf:type", node("sz:Objective")),
            ("sz:number", Literal(objective.id)),
            ("eli:is_part_of", reading.holder(objective.mention.start)),
            ("sz:inDocument", reading.node),
        )
        yield from _objective_label_triples(reading, subject, objective)
        yield from evidence_triples(reading, subject, objective.mention)
        deadline = Deadline(objective.mention, objective.deadline)
        yield from deadline_triples(reading, subject, "sz:inObjective", deadline)
        for target in objective.targets:
            yield from target_triples(reading, subject, "sz:inObjective", target)


def _objective_label_triples(reading: Reading, subject: NamedNode, objective: Objective) -> Iterator[Triple]:
    """Yield the quote's beginning as label: an objective has no title."""
    quote = objective.mention.quote
    ending = "…" if len(quote) > _LABEL_LENGTH else ""
    short = quote[:_LABEL_LENGTH]
    yield from reading.labels.state(subject, "skos:prefLabel", short, objective.mention, ending=ending)
