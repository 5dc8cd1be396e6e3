"""A document with the IRIs and labels that all its triples share, and the evidence triples."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from ontology.errors import ValueRangeError
from ontology.iris import document_iri, evidence_iri, run_iri, text_iri
from ontology.item_iris import measure_iris, objective_iris, section_iris
from ontology.labels import Labels
from ontology.nodes import Value, node, number_literal, state
from ontology.records import Copy, Document, Mention, Region

__all__ = ["Reading", "build_reading", "evidence_triples", "finding_origin", "span_triples"]

_CONTEXT = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, the nodes of it and its text, the nodes of what is numbered in it in the records' order.

    `version` is that of the software that read it, `run` the node of the reading.
    """

    document: Document
    labels: Labels
    version: str
    run: NamedNode
    node: NamedNode
    text: NamedNode
    sections: tuple[NamedNode, ...]
    measures: tuple[NamedNode, ...]
    objectives: tuple[NamedNode, ...]
    copies: tuple[tuple[NamedNode, Copy], ...] = ()

    def region_of(self, region: Region | None) -> Region | None:
        """The region of an actor or platform: its own, else the document's."""
        return region or self.document.header.region

    def holder(self, start: int) -> NamedNode:
        """The innermost section that holds the offset, else the document."""
        holders = [
            (section.depth, iri)
            for section, iri in zip(self.document.sections, self.sections, strict=True)
            if section.mention.start <= start < section.end
        ]
        return max(holders, key=lambda holder: holder[0])[1] if holders else self.node

    def measure_at(self, start: int) -> NamedNode:
        """The measure that holds the offset, else the document."""
        measures = self.document.measures
        at = bisect_right(measures, start, key=lambda measure: measure.start) - 1
        return self.measures[at] if at >= 0 and start < measures[at].end else self.node


def build_reading(
    document: Document, convert: Callable[[str], str], version: str, copies: Sequence[Copy] = ()
) -> Reading:
    """Args: document; convert to traditional script; version of the software; copies, its other texts."""
    owner = document_iri(document)
    return Reading(
        document=document,
        labels=Labels(document, convert),
        version=version,
        run=NamedNode(run_iri(version)),
        node=NamedNode(owner),
        text=NamedNode(text_iri(document)),
        sections=tuple(map(NamedNode, section_iris(document))),
        measures=tuple(map(NamedNode, measure_iris(document))),
        objectives=tuple(map(NamedNode, objective_iris(document))),
        copies=tuple((NamedNode(text_iri(copy.document, owner)), copy) for copy in copies),
    )


def finding_origin(reading: Reading, mention: Mention) -> tuple[tuple[str, Value], ...]:
    """The facts that tell how a finding came about: the rule that recognised it, if named, and the run."""
    return ("sz:rule", Literal(mention.rule) if mention.rule else None), ("prov:wasGeneratedBy", reading.run)


def evidence_triples(reading: Reading, subject: NamedNode, mention: Mention) -> Iterator[Triple]:
    """Yield the subject's sz:evidence and the span that it is: by position, and by quote with what is around.

    The same words in another text of the document are sz:furtherEvidence; a second file of one text has none.

    Raises ValueRangeError where the text does not hold the quote there: false evidence does not go out.
    """
    yield from span_triples(subject, "sz:evidence", reading.text, reading.document.clean.text, mention)
    for text, copy in reading.copies:
        same = copy.locate(mention) if text != reading.text else None
        if same is not None:
            yield from span_triples(subject, "sz:furtherEvidence", text, copy.document.clean.text, same)


def span_triples(
    subject: NamedNode, name: str, source: NamedNode, text: str, mention: Mention
) -> Iterator[Triple]:
    """Yield that the subject has a span of a text by a property, `sz:evidence` say, and what the span is.

    Args: source, the node of the text; text, its words.
    """
    start, end = mention.start, mention.end
    if text[start:end] != mention.quote:
        raise ValueRangeError("Mention", "quote", mention.quote)
    iri = evidence_iri(source.value, start, end)
    place, position, quote = NamedNode(iri), NamedNode(f"{iri};position"), NamedNode(f"{iri};quote")
    yield Triple(subject, node(name), place)
    yield from state(
        place,
        ("rdf:type", node("oa:SpecificResource")),
        ("oa:hasSource", source),
        ("oa:hasSelector", position),
        ("oa:hasSelector", quote),
    )
    yield from state(
        position,
        ("rdf:type", node("oa:TextPositionSelector")),
        ("oa:start", number_literal(start)),
        ("oa:end", number_literal(end)),
    )
    yield from state(
        quote,
        ("rdf:type", node("oa:TextQuoteSelector")),
        ("oa:exact", Literal(mention.quote)),
        ("oa:prefix", _context(text[max(0, start - _CONTEXT) : start].rpartition("\n")[2])),
        ("oa:suffix", _context(text[end : end + _CONTEXT].partition("\n")[0])),
    )


def _context(text: str) -> Literal | None:
    return Literal(text) if text else None
