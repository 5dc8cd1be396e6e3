"""Which document has which term: the record and its triples."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from ontology.iris import occurrence_iri
from ontology.kinds import TermForm
from ontology.namespaces import concept_iri
from ontology.nodes import node, number_literal, state
from ontology.reading import span_triples
from ontology.records import Mention

__all__ = ["TermOccurrence", "occurrence_triples"]


@dataclass(frozen=True, slots=True)
class TermOccurrence:
    """That a document has a term, both by IRI.

    `count` is the number of places; `text` and `first` are the IRI of the text and the first of the places,
    None for a document that is only cited: its title is the evidence.
    """

    term: str
    document: str
    form: TermForm
    count: int
    text: str | None = None
    first: Mention | None = None


def occurrence_triples(occurrence: TermOccurrence, words: str = "") -> Iterator[Triple]:
    """Yield an occurrence's node, with its first place as evidence.

    Args: words, of the text that the evidence is of.

    Raises ValueRangeError where the text does not hold the term at its place.
    """
    subject = NamedNode(occurrence_iri(occurrence.document, occurrence.term))
    yield from state(
        subject,
        ("rdf:type", node("sz:TermOccurrence")),
        ("sz:term", NamedNode(occurrence.term)),
        ("sz:document", NamedNode(occurrence.document)),
        ("sz:termForm", NamedNode(concept_iri(occurrence.form))),
        ("sz:occurrenceCount", number_literal(occurrence.count)),
    )
    if occurrence.text is not None and occurrence.first is not None:
        yield from span_triples(subject, "sz:evidence", NamedNode(occurrence.text), words, occurrence.first)
