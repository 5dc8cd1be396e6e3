"""From a document's head, wording and headings to triples."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from ontology.dates import PartialDate
from ontology.iris import (
    cited_document_iri,
    clean_iri,
    document_iri,
    finding_iri,
    issuer_iri,
    normal_number,
    raw_iri,
    region_iri,
    software_iri,
)
from ontology.item_iris import section_parents
from ontology.kinds import CitationRelation, CopyKind
from ontology.namespaces import concept_iri
from ontology.nodes import date_literal, dated_triples, day_literal, node, number_literal, simplified, state
from ontology.reading import Reading, evidence_triples, finding_origin
from ontology.records import Citation, Copy, Document, Stated

__all__ = [
    "citation_triples",
    "cites_triples",
    "file_name",
    "head_triples",
    "section_triples",
    "text_triples",
]

T = TypeVar("T")
_NARROWER = {
    CitationRelation.BASED_ON: "eli:based_on",
    CitationRelation.IMPLEMENTS: "eli:applies",
    CitationRelation.AMENDS: "eli:amends",
    CitationRelation.REPEALS: "eli:repeals",
}
_REPAIRS = ("sz:repairCount", "sz:unrepairedCount")


def head_triples(reading: Reading) -> Iterator[Triple]:
    """Yield what the head of the paper says of it, each statement with its evidence."""
    header, subject = reading.document.header, reading.node
    yield from state(
        subject,
        ("rdf:type", node("sz:Document")),
        ("eli:number", Literal(normal_number(header.number.value)) if header.number else None),
        *(("eli:passed_by", NamedNode(issuer_iri(issuer, header.region))) for issuer in header.issued_by),
        ("eli:type_document", NamedNode(concept_iri(header.type)) if header.type else None),
        ("eli:jurisdiction", NamedNode(region_iri(header.region.code)) if header.region else None),
        ("sz:periodStart", _day(header.period, 0)),
        ("sz:periodEnd", _day(header.period, 1)),
        *(("sz:addressee", simplified(addressee.value)) for addressee in header.addressees),
        ("sz:mainText", reading.text),
        ("sz:fileName", Literal(file_name(reading.document.source.path))),
    )
    yield from dated_triples(subject, _value(header.issued))
    yield from _title_triples(reading)
    for stated in (header.title, header.number, *header.issued_by, header.issued, *header.addressees):
        if stated is not None:
            yield from evidence_triples(reading, subject, stated.mention)


def _title_triples(reading: Reading) -> Iterator[Triple]:
    """Yield the title in both scripts; for want of one the label is the number, else the file's name."""
    header, subject = reading.document.header, reading.node
    if header.title is not None:
        for name in ("dcterms:title", "skos:prefLabel"):
            yield from reading.labels.state(subject, name, header.title.value, header.title.mention)
    else:
        label = _value(header.number) or file_name(reading.document.source.path)
        yield from reading.labels.state(subject, "skos:prefLabel", label)


def file_name(path: str) -> str:
    r"""The last part of a path, of either kind of system: no folder goes into the graph.

    >>> file_name("/home/someone/papers/a.txt"), file_name("C:\\papers\\a.txt")
    ('a.txt', 'a.txt')
    """
    return path.replace("\\", "/").rpartition("/")[2]


def _value(stated: Stated[T] | None) -> T | None:
    return stated.value if stated else None


def _day(period: tuple[date, date] | None, index: int) -> Literal | None:
    return day_literal(period[index] if period else None)


def text_triples(reading: Reading) -> Iterator[Triple]:
    """Yield the document's wordings, each with its raw and clean text, and the run that cleaned them.

    Where several files give one text, the repairs that are counted are those of the first.
    """
    yield from _wording_triples(reading, reading.document, reading.text)
    counted = {reading.text}
    for text, copy in reading.copies:
        for triple in _wording_triples(reading, copy.document, text):
            if text not in counted or triple.predicate not in {node(name) for name in _REPAIRS}:
                yield triple
        yield from _copy_triples(reading, text, copy)
        counted.add(text)
    yield from _run_triples(reading)


def _wording_triples(reading: Reading, document: Document, wording: NamedNode) -> Iterator[Triple]:
    owner, text = reading.node.value, document.clean.text
    raw, clean = NamedNode(raw_iri(document, owner)), NamedNode(clean_iri(document, owner))
    yield from state(
        wording,
        ("rdf:type", node("sz:Text")),
        ("nif:isString", simplified(text)),
        ("eli:is_embodied_by", raw),
        ("eli:is_embodied_by", clean),
    )
    yield from state(
        raw,
        ("rdf:type", node("sz:RawText")),
        ("sz:sha256", Literal(document.source.sha256)),
        ("sz:byteCount", number_literal(document.source.byte_count)),
        ("sz:encoding", Literal(document.source.encoding)),
        ("sz:fileName", Literal(file_name(document.source.path))),
    )
    yield from state(
        clean,
        ("rdf:type", node("sz:CleanText")),
        ("sz:sha256", Literal(clean.value.rpartition("/")[2])),
        ("sz:byteCount", number_literal(len(text.encode()))),
        ("sz:encoding", Literal("utf-8")),
        ("sz:repairCount", number_literal(len(document.clean.repairs))),
        ("sz:unrepairedCount", number_literal(len(document.clean.unrepaired))),
        ("prov:wasDerivedFrom", raw),
        ("prov:wasGeneratedBy", reading.run),
    )


def _run_triples(reading: Reading) -> Iterator[Triple]:
    """Yield the run and the software, which is one agent whatever its version."""
    software = NamedNode(software_iri())
    yield from state(
        reading.run,
        ("rdf:type", node("sz:Run")),
        ("schema:softwareVersion", Literal(reading.version)),
        ("prov:wasAssociatedWith", software),
    )
    yield from state(
        software,
        ("rdf:type", node("prov:SoftwareAgent")),
        ("rdf:type", node("schema:SoftwareApplication")),
        ("schema:name", Literal("Shuzheng")),
    )


_TEXTS = {
    CopyKind.COPY: ("prov:alternateOf", False),
    CopyKind.EXCERPT: ("dcterms:isPartOf", False),
    CopyKind.WORDING: ("prov:alternateOf", False),
    CopyKind.EARLIER: ("prov:wasRevisionOf", True),
}


def _copy_triples(reading: Reading, text: NamedNode, copy: Copy) -> Iterator[Triple]:
    """Yield what another text of the document is to the main one, and what leads from it to the document."""
    name, is_from_main = _TEXTS[copy.kind]
    one, other = (reading.text, text) if is_from_main else (text, reading.text)
    if text != reading.text:
        yield Triple(one, node(name), other)
    yield from state(
        reading.node,
        ("eli:is_realized_by", text),
        ("sz:fileName", Literal(file_name(copy.document.source.path))),
    )
    own = NamedNode(document_iri(copy.document))
    if own != reading.node:
        yield Triple(own, node("owl:sameAs"), reading.node)


def section_triples(reading: Reading) -> Iterator[Triple]:
    """Yield the headings in reading order, each part of the one above it."""
    sections = reading.document.sections
    parents = section_parents(sections)
    for order, (section, subject, parent) in enumerate(
        zip(sections, reading.sections, parents, strict=True), 1
    ):
        yield from state(
            subject,
            ("rdf:type", node("sz:Section")),
            ("sz:number", Literal(section.number)),
            ("sz:order", number_literal(order)),
            ("eli:is_part_of", reading.node if parent is None else reading.sections[parent]),
            ("sz:inDocument", reading.node),
        )
        yield from reading.labels.state(subject, "skos:prefLabel", section.title, section.mention)
        yield from evidence_triples(reading, subject, section.mention)


def citation_triples(reading: Reading) -> Iterator[Triple]:
    """Yield the documents that this one names, and by which relation; it does not cite itself."""
    for citation in reading.document.header.cites:
        cited = NamedNode(cited_document_iri(citation))
        if cited != reading.node:
            yield from cites_triples(reading.node, cited, citation.relation)
            yield from _citation_triples(reading, citation, cited)


def cites_triples(citing: NamedNode, cited: NamedNode, relation: CitationRelation) -> Iterator[Triple]:
    """Yield that a document cites another: `eli:cites` always, and the narrower term of the relation.

    ELI has no property above its `based_on`, `applies`, `amends` and `repeals` that says as much.
    """
    yield Triple(citing, node("eli:cites"), cited)
    if relation in _NARROWER:
        yield Triple(citing, node(_NARROWER[relation]), cited)


def _citation_triples(reading: Reading, citation: Citation, cited: NamedNode) -> Iterator[Triple]:
    printed = citation.number or citation.title
    finding = NamedNode(finding_iri(reading.node.value, "citation", citation.mention.start, printed))
    yield from state(
        finding,
        ("rdf:type", node("sz:Citation")),
        ("sz:inDocument", reading.node),
        ("sz:document", cited),
        ("sz:citationRelation", NamedNode(concept_iri(citation.relation))),
        *(("sz:citedIssuer", NamedNode(issuer_iri(issuer, None))) for issuer in citation.issuers),
        ("sz:citedYear", date_literal(PartialDate(citation.year)) if citation.year else None),
        *finding_origin(reading, citation.mention),
    )
    if citation.number:
        yield from reading.labels.state(cited, "dcterms:alternative", citation.title, citation.mention)
    yield from evidence_triples(reading, finding, citation.mention)
