"""Links between measures of two papers: the record, its IRIs, its triples."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Triple

from ontology.iris import encode_part
from ontology.kinds import AlignmentRelation
from ontology.namespaces import ID, concept_iri
from ontology.nodes import decimal_literal, node, number_literal, state
from ontology.reading import span_triples
from ontology.records import Mention

__all__ = ["SHORTCUTS", "Alignment", "Span", "alignment_triples", "is_links_iri", "links_iri"]

SHORTCUTS = {  # the property that leads from the lower measure to the upper one
    AlignmentRelation.CARRIES_OUT: "sz:carriesOut",
    AlignmentRelation.ANTICIPATES: "sz:anticipates",
    AlignmentRelation.PARALLEL: "sz:parallelTo",
    AlignmentRelation.CONTINUES: "sz:continues",
}
_LINKS = f"{ID}links/"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text: its IRI, and the mention in it."""

    text: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Alignment:
    """A lower measure and an upper one, by IRI, and what the one is to the other.

    `rank` and `confidence` are None for a link that a person added. `evidence` are the phrases that both
    have. `reviewer` and `note` are what the person who reviewed it said of themselves and of it.
    """

    lower: str
    upper: str
    relation: AlignmentRelation
    rank: int | None = None
    confidence: Decimal | None = None
    is_reviewed: bool = False
    evidence: tuple[tuple[Span, Span], ...] = ()
    reviewer: str = ""
    note: str = ""


def links_iri(lower: str, upper: str) -> str:
    """The named graph of the links from the measures of one document to those of another.

    >>> links_iri(f"{ID}doc/320000/a", f"{ID}doc/100000/b").removeprefix(ID)
    'links/320000%2Fa/100000%2Fb'
    """
    return _LINKS + "/".join(encode_part(iri.removeprefix(f"{ID}doc/")) for iri in (lower, upper))


def is_links_iri(iri: str) -> bool:
    """Whether an IRI names a graph of links."""
    return iri.startswith(_LINKS)


def alignment_triples(alignment: Alignment, texts: dict[str, str]) -> Iterator[Triple]:
    """Yield a link's node with its evidence on both sides, and the short way from measure to measure.

    Args:
        alignment: a rejected one (relation none) has no short way.
        texts: by IRI, those that the evidence is of.

    Raises ValueRangeError where a text does not hold a phrase at its place.
    """
    lower, upper = NamedNode(alignment.lower), NamedNode(alignment.upper)
    subject = NamedNode(f"{alignment.lower}/link/{sha256(alignment.upper.encode()).hexdigest()[:16]}")
    yield from state(
        subject,
        ("rdf:type", node("sz:Alignment")),
        ("sz:lower", lower),
        ("sz:upper", upper),
        ("sz:relation", NamedNode(concept_iri(alignment.relation))),
        ("sz:rank", None if alignment.rank is None else number_literal(alignment.rank)),
        ("sz:confidence", decimal_literal(alignment.confidence)),
        ("sz:reviewed", Literal("true" if alignment.is_reviewed else "false", datatype=node("xsd:boolean"))),
        ("dcterms:creator", Literal(alignment.reviewer) if alignment.reviewer else None),
        ("dcterms:description", Literal(alignment.note) if alignment.note else None),
    )
    if alignment.relation in SHORTCUTS:
        yield Triple(lower, node(SHORTCUTS[alignment.relation]), upper)
    for pair in alignment.evidence:
        for span in pair:
            yield from span_triples(
                subject, "sz:evidence", NamedNode(span.text), texts[span.text], span.mention
            )
