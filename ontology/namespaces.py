"""Every IRI base, prefix and term: names in, IRIs out; a misspelt name raises."""

from enum import StrEnum
from types import new_class
from typing import TYPE_CHECKING

from ontology.errors import TermError
from ontology.kinds import (
    Action,
    AlignmentRelation,
    CitationRelation,
    Comparator,
    DocumentType,
    OutputRelation,
    PlatformKind,
    Role,
    TargetKind,
    TermForm,
)

if TYPE_CHECKING:
    from rdflib.namespace import DefinedNamespace

    SZ: type[DefinedNamespace]

__all__ = [
    "BASE",
    "CLOSED_LISTS",
    "DEF",
    "DEF_GRAPH",
    "ID",
    "PREFIXES",
    "SHACL",
    "SHAPES",
    "SZ",
    "TERMS",
    "concept_iri",
    "expand",
    "scheme_iri",
    "shorten",
]

BASE = "https://w3id.org/shuzheng/"
DEF = f"{BASE}def#"
DEF_GRAPH = f"{BASE}def"
ID = f"{BASE}id/"
SHACL = "http://www.w3.org/ns/shacl#"
SHAPES = f"{BASE}shapes#"

PREFIXES = {
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sz": DEF,
    "time": "http://www.w3.org/2006/time#",
    "unit": "http://qudt.org/vocab/unit/",
    "void": "http://rdfs.org/ns/void#",
    "vann": "http://purl.org/vocab/vann/",
    "vs": "http://www.w3.org/2003/06/sw-vocab-status/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CLOSED_LISTS: tuple[type[StrEnum], ...] = (
    Action,
    AlignmentRelation,
    CitationRelation,
    Comparator,
    DocumentType,
    OutputRelation,
    PlatformKind,
    Role,
    TargetKind,
    TermForm,
)

_NAMES = {
    "sz": """
        Action Actor Agency Alignment AlignmentRelation Citation CitationRelation CleanText
        Collective Comparator DataPlatform Deadline Document DocumentType Finding Indicator
        Infrastructure LeadingGroup Measure MeasureDomain Objective Output OutputRelation Pilot
        Platform PlatformKind PlatformUse RawText Region Responsibility Role Run Section
        ServiceChannel Target TargetKind Term TermForm TermOccurrence TermUse Text action actor
        addressee anticipates builds byteCount carriesOut citationRelation citedIssuer citedYear
        comparator concernsPlatform confidence continues date dateInheritedFrom deadline
        document domain dueDate earliestDate encoding evidence fileName furtherEvidence
        hasTarget implements improves inDocument inMeasure inObjective indicator indicatorText
        inheritedDueDate integrates involves isoCode latestDate leads lower mainText mentions
        number occurrenceCount order outputRelation parallelTo periodEnd periodStart pilotIn
        place platform platformKind rank region relation repairCount responsibilityInheritedFrom
        responsible reviewed role rule scope sha256 sourceCount supports targetKind term
        termForm text unrepairedCount upper uses usesTerm willIssue
    """,
    "cv": "Channel PublicOrganisation",
    "dcat": "DataService Dataset Distribution distribution endDate keyword mediaType packageFormat startDate",
    "dcterms": """
        PeriodOfTime alternative created creator description format identifier isPartOf language license
        modified rights subject temporal title
    """,
    "dqv": """
        Metric QualityMeasurement computedOn expectedDataType hasQualityMeasurement inDimension
        isMeasurementOf value
    """,
    "eli": """
        Format LegalExpression LegalResource LegalResourceSubdivision amends applies based_on cites
        date_document is_embodied_by is_part_of is_realized_by jurisdiction number passed_by repeals
        type_document
    """,
    "foaf": "Agent Group name",
    "nif": "Context isString",
    "oa": """
        SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource
        prefix start suffix
    """,
    "org": "OrganizationalCollaboration",
    "owl": "sameAs",
    "prov": """
        Activity Entity Plan SoftwareAgent alternateOf wasAssociatedWith wasDerivedFrom wasGeneratedBy
        wasRevisionOf
    """,
    "qudt": "hasUnit",
    "rdf": "langString type",
    "schema": """
        QuantitativeValue SoftwareApplication domainIncludes identifier maxValue minValue name
        rangeIncludes softwareVersion unitText value
    """,
    "skos": """
        Concept ConceptScheme altLabel broader definition exactMatch example inScheme notation prefLabel
        relatedMatch topConceptOf
    """,
    "time": "Instant",
    "unit": "PERCENT",
    "vann": "preferredNamespacePrefix preferredNamespaceUri",
    "void": """
        Dataset class classPartition classes entities exampleResource properties property propertyPartition
        triples uriSpace vocabulary
    """,
    "vs": "term_status",
    "xsd": "boolean date decimal gYear gYearMonth integer string",
}

TERMS = {prefix: frozenset(names.split()) for prefix, names in _NAMES.items()}


def expand(name: str) -> str:
    """The IRI of a prefixed name; raises TermError unless the vocabulary holds it.

    >>> expand("sz:leads"), expand("eli:number")
    ('https://w3id.org/shuzheng/def#leads', 'http://data.europa.eu/eli/ontology#number')
    """
    prefix, _, local = name.partition(":")
    if local not in TERMS.get(prefix, ()):
        raise TermError(name)
    return PREFIXES[prefix] + local


def shorten(iri: str) -> str:
    """The prefixed name of an IRI, whether it is a term or not; the IRI itself where no prefix fits.

    >>> shorten("https://w3id.org/shuzheng/def#Role-lead"), shorten("https://example.org/a")
    ('sz:Role-lead', 'https://example.org/a')
    """
    fitting = [(base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    base, prefix = max(fitting, default=("", ""), key=lambda pair: len(pair[0]))
    return f"{prefix}:{iri.removeprefix(base)}" if prefix else iri


def concept_iri(member: StrEnum) -> str:
    """The IRI of a closed list's entry; raises TermError for a list that has no scheme.

    >>> concept_iri(PlatformKind.MOBILE_APP)
    'https://w3id.org/shuzheng/def#PlatformKind-mobile-app'
    """
    kind = type(member)
    if kind not in CLOSED_LISTS:
        raise TermError(f"sz:{kind.__name__}-{member.name}")
    return f"{DEF}{kind.__name__}-{member.name.lower().replace('_', '-')}"


def scheme_iri(name: str) -> str:
    """The IRI of the scheme that a class's concepts are in.

    >>> scheme_iri("Role")
    'https://w3id.org/shuzheng/def#RoleScheme'
    """
    return f"{expand(f'sz:{name}')}Scheme"


def __getattr__(name: str) -> "type[DefinedNamespace]":
    """`SZ`, the same terms for users of rdflib, made when first asked for: importing rdflib takes 0.14 s."""
    if name != "SZ":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()["SZ"] = namespace = _build_namespace()
    return namespace


def _build_namespace() -> "type[DefinedNamespace]":
    from rdflib import Namespace, URIRef
    from rdflib.namespace import DefinedNamespace

    body: dict[str, object] = {
        "__annotations__": dict.fromkeys(sorted(TERMS["sz"]), URIRef),
        "__doc__": "The terms of shuzheng.ttl.",
        "_NS": Namespace(DEF),
        "_fail": True,
    }
    return new_class("SZ", (DefinedNamespace,), exec_body=lambda namespace: namespace.update(body))
