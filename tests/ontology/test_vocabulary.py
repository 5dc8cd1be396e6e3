"""The Turtle files say what the Python names say, in three languages, in plain OWL 2 DL and SKOS."""

from collections.abc import Iterator
from enum import StrEnum

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef

from ontology import kinds
from ontology.kinds import ActorKind, CopyKind, InheritedFrom, RepairKind
from ontology.namespaces import (
    CLOSED_LISTS,
    DEF,
    DEF_GRAPH,
    PREFIXES,
    SZ,
    TERMS,
    concept_iri,
    expand,
    scheme_iri,
)
from ontology.vocabulary import read_vocabulary, vocabulary_triples

DCTERMS = Namespace(PREFIXES["dcterms"])
LANGUAGES = {"zh-Hans", "zh-Hant", "en"}
SCHEMA = Namespace(PREFIXES["schema"])
VS = Namespace(PREFIXES["vs"])
VANN = Namespace(PREFIXES["vann"])
PLANNED = {"MeasureDomain"}  # lists that no data uses yet
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual}
TERM_NAMES = sorted(TERMS["sz"])
MEMBERS = [member for closed in CLOSED_LISTS for member in closed]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=read_vocabulary()["shuzheng.ttl"], format="turtle")


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    graph = Graph()
    for turtle in read_vocabulary().values():
        graph.parse(data=turtle, format="turtle")
    return graph


def languages(graph: Graph, subject: URIRef, predicate: URIRef) -> list[str | None]:
    return sorted(str(text.language) for text in graph.objects(subject, predicate) if str(text).strip())


def declared(graph: Graph) -> Iterator[URIRef]:
    yield from {s for s, kind in graph.subject_objects(RDF.type) if kind in KINDS and isinstance(s, URIRef)}


def test_the_ontology_and_the_python_names_are_the_same_terms(ontology: Graph) -> None:
    assert {str(term) for term in declared(ontology) if term.startswith(DEF)} == {
        expand(f"sz:{n}") for n in TERMS["sz"]
    }


def test_the_reused_terms_are_declared_and_none_else(ontology: Graph) -> None:
    built_in = {"owl", "rdf", "xsd", "sz"}
    names = {f"{prefix}:{name}" for prefix in TERMS.keys() - built_in for name in TERMS[prefix]}
    assert {str(term) for term in declared(ontology) if not term.startswith(DEF)} == set(map(expand, names))


def test_both_name_the_same_prefixes(ontology: Graph) -> None:
    turtle = read_vocabulary()["shuzheng.ttl"]
    declared_prefixes = {
        line.split()[1].rstrip(":"): line.split()[2][1:-1]
        for line in turtle.splitlines()
        if line.startswith("@prefix")
    }
    assert declared_prefixes == PREFIXES


@pytest.mark.parametrize("name", TERM_NAMES)
def test_a_term_has_three_labels_and_three_definitions(ontology: Graph, name: str) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        assert languages(ontology, SZ[name], predicate) == sorted(LANGUAGES)
    assert ontology.value(SZ[name], RDFS.isDefinedBy) == URIRef(DEF_GRAPH)


@pytest.mark.parametrize("name", TERM_NAMES)
def test_a_term_has_one_example(ontology: Graph, name: str) -> None:
    (example,) = ontology.objects(SZ[name], SKOS.example)
    assert 0 < len(example) <= 80


@pytest.mark.parametrize("name", [name for name in TERM_NAMES if name[0].islower()])
def test_a_property_tells_what_it_is_said_of_and_what_it_leads_to(ontology: Graph, name: str) -> None:
    for strict, loose in ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes)):
        told = [*ontology.objects(SZ[name], strict), *ontology.objects(SZ[name], loose)]
        assert told, strict


def test_what_is_planned_is_called_unstable_and_nothing_else_is(ontology: Graph) -> None:
    assert set(ontology.objects(None, VS.term_status)) == {Literal("unstable")}
    planned = set(ontology.subjects(VS.term_status))
    assert {SZ[name] for name in PLANNED} < planned
    assert all(term.startswith(DEF) for term in planned)


def test_no_two_classes_and_no_two_properties_share_a_label(ontology: Graph) -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        terms = [term for term in ontology.subjects(RDF.type, kind) if term.startswith(DEF)]
        labels = [label for term in terms for label in ontology.objects(term, RDFS.label)]
        spoken = [label for label in labels if label.language == "en"]
        assert len(set(spoken)) == len(spoken)


def test_the_ontology_names_its_version_and_licence(ontology: Graph) -> None:
    subject = URIRef(DEF_GRAPH)
    assert (subject, RDF.type, OWL.Ontology) in ontology
    assert str(ontology.value(subject, OWL.versionIRI)).startswith(f"{DEF_GRAPH}/")
    assert ontology.value(subject, DCTERMS.license) is not None
    creator = ontology.value(subject, DCTERMS.creator)
    assert str(ontology.value(creator, URIRef(expand("foaf:name")))) == "The Shuzheng project"
    assert ontology.value(subject, DCTERMS.modified) >= ontology.value(subject, DCTERMS.created)
    assert str(ontology.value(subject, VANN.preferredNamespacePrefix)) == "sz"
    assert str(ontology.value(subject, VANN.preferredNamespaceUri)) == PREFIXES["sz"]
    assert languages(ontology, subject, RDFS.label) == sorted(LANGUAGES)


def test_every_term_is_of_one_kind(ontology: Graph) -> None:
    for term in declared(ontology):
        assert len(KINDS & set(ontology.objects(term, RDF.type))) == 1, term


def test_every_term_above_or_around_another_is_declared_and_of_the_right_kind(ontology: Graph) -> None:
    wanted = {RDFS.subClassOf: OWL.Class, RDFS.domain: OWL.Class, OWL.disjointWith: OWL.Class}
    for predicate, kind in wanted.items():
        for term in ontology.objects(None, predicate):
            assert (term, RDF.type, kind) in ontology, term
    for lower, upper in ontology.subject_objects(RDFS.subPropertyOf):
        assert KINDS & set(ontology.objects(lower, RDF.type)) == KINDS & set(
            ontology.objects(upper, RDF.type)
        )


def test_a_datatype_property_has_a_range_that_reasoners_take(ontology: Graph) -> None:
    for term in ontology.subjects(RDF.type, OWL.DatatypeProperty):
        assert set(ontology.objects(term, RDFS.range)) <= {
            XSD.string,
            XSD.integer,
            XSD.decimal,
            XSD.boolean,
            RDF.langString,
        }


def test_an_object_property_has_a_class_as_range(ontology: Graph) -> None:
    for term in ontology.subjects(RDF.type, OWL.ObjectProperty):
        for target in ontology.objects(term, RDFS.range):
            assert (target, RDF.type, OWL.Class) in ontology


def test_there_are_no_blank_nodes(vocabulary: Graph) -> None:
    assert not [term for triple in vocabulary for term in triple if isinstance(term, BNode)]


def test_every_closed_list_of_the_records_is_a_scheme() -> None:
    lists = {kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, StrEnum)}
    assert lists - {StrEnum, ActorKind, CopyKind, InheritedFrom, RepairKind} == set(CLOSED_LISTS)


@pytest.mark.parametrize("member", MEMBERS, ids=concept_iri)
def test_a_member_has_its_concept(vocabulary: Graph, member: StrEnum) -> None:
    concept, kind = URIRef(concept_iri(member)), type(member).__name__
    scheme = URIRef(scheme_iri(kind))
    assert set(vocabulary.objects(concept, RDF.type)) == {SZ[kind], SKOS.Concept}
    assert [str(notation) for notation in vocabulary.objects(concept, SKOS.notation)] == [member.value]
    assert set(vocabulary.objects(concept, SKOS.inScheme)) == {scheme}
    assert set(vocabulary.objects(concept, SKOS.topConceptOf)) == {scheme}
    for predicate in (SKOS.prefLabel, SKOS.definition):
        assert languages(vocabulary, concept, predicate) == sorted(LANGUAGES)


def test_a_concept_has_its_member(vocabulary: Graph) -> None:
    concepts = set(vocabulary.subjects(RDF.type, SKOS.Concept))
    planned = {concept for name in PLANNED for concept in vocabulary.subjects(RDF.type, SZ[name])}
    assert set(map(str, concepts - planned)) == set(map(concept_iri, MEMBERS))
    assert len(planned) == 13


@pytest.mark.parametrize("name", sorted(PLANNED))
def test_a_planned_list_is_made_like_the_others(vocabulary: Graph, name: str) -> None:
    scheme = URIRef(scheme_iri(name))
    for concept in vocabulary.subjects(RDF.type, SZ[name]):
        assert set(vocabulary.objects(concept, SKOS.inScheme)) == {scheme}
        assert str(concept) == f"{DEF}{name}-{vocabulary.value(concept, SKOS.notation)}"
        for predicate in (SKOS.prefLabel, SKOS.definition):
            assert languages(vocabulary, concept, predicate) == sorted(LANGUAGES)
    assert vocabulary.value(scheme, VS.term_status) == Literal("unstable")


def test_every_scheme_is_described(vocabulary: Graph) -> None:
    names = [kind.__name__ for kind in CLOSED_LISTS] + ["Region", "Indicator", "Term", *PLANNED]
    schemes = set(vocabulary.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes == {URIRef(scheme_iri(name)) for name in names}
    assert all(languages(vocabulary, scheme, SKOS.prefLabel) == sorted(LANGUAGES) for scheme in schemes)


def test_both_parsers_read_the_same_number_of_triples(vocabulary: Graph) -> None:
    assert len(set(vocabulary_triples())) == len(vocabulary)


def test_the_terms_lead_up_to_the_vocabularies_of_others(vocabulary: Graph) -> None:
    query = "SELECT ?upper { ?term rdfs:subClassOf+ ?upper FILTER(!STRSTARTS(STR(?upper), STR(sz:))) }"
    prefixes = {"sz": PREFIXES["sz"], "rdfs": PREFIXES["rdfs"]}

    def uppers(name: str) -> set[str]:
        return {
            str(row[0]) for row in vocabulary.query(query, initNs=prefixes, initBindings={"term": SZ[name]})
        }

    assert uppers("Agency") == {expand("foaf:Agent"), expand("cv:PublicOrganisation")}
    assert uppers("Target") == {expand("schema:QuantitativeValue")}
    assert uppers("Measure") == {expand("eli:LegalResourceSubdivision"), expand("prov:Plan")}
    assert uppers("Finding") == set()
