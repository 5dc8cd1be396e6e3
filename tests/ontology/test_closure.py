"""What the ontology entails is stated: its subclasses, subproperties, domains and ranges add nothing."""

from collections.abc import Callable, Iterator

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, serialize
from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from ontology.closure import close_upwards
from ontology.namespaces import DEF, PREFIXES, SZ, expand
from ontology.nodes import node
from ontology.records import Document
from ontology.triples import document_triples
from ontology.vocabulary import read_vocabulary

THING = NamedNode("urn:x:thing")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=read_vocabulary()["shuzheng.ttl"], format="turtle")


@pytest.fixture(scope="module")
def graph(paper: Document, convert: Callable[[str], str]) -> Graph:
    content = serialize(document_triples(paper, convert, "0.1.0"), format=RdfFormat.N_TRIPLES)
    assert content is not None
    return Graph().parse(data=content, format="nt")


def entailed(graph: Graph, ontology: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Yield what one step of the rules of RDFS makes of the data: rdfs2, 3, 7 and 9."""
    for subject, predicate, value in graph:
        if predicate == RDF.type:
            for upper in ontology.objects(value, RDFS.subClassOf):
                yield subject, RDF.type, upper
        for upper in ontology.objects(predicate, RDFS.subPropertyOf):
            yield subject, upper, value
        for kind in ontology.objects(predicate, RDFS.domain):
            yield subject, RDF.type, kind
        if isinstance(value, URIRef):
            for kind in ontology.objects(predicate, RDFS.range):
                yield value, RDF.type, kind


def missing(graph: Graph, ontology: Graph) -> set[tuple[Node, Node, Node]]:
    """What is entailed and not stated; the vocabulary states the classes of its own entries."""
    stated = graph + Graph().parse(data="\n".join(read_vocabulary().values()), format="turtle")
    return {triple for triple in entailed(graph, ontology) if triple not in stated}


def test_the_closure_of_a_paper_is_stated(graph: Graph, ontology: Graph) -> None:
    assert missing(graph, ontology) == set()


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (RDF.type, SZ.Finding),
        (RDF.type, URIRef(expand("foaf:Agent"))),
        (SZ.involves, None),
        (RDF.type, SZ.Responsibility),
    ],
)
def test_a_triple_that_is_left_out_is_missed(
    graph: Graph, ontology: Graph, predicate: URIRef, value: URIRef | None
) -> None:
    thinner = Graph() + graph
    thinner.remove((None, predicate, value))
    assert missing(thinner, ontology) == set(graph.triples((None, predicate, value)))


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("sz:LeadingGroup", {"sz:Actor", "foaf:Agent", "org:OrganizationalCollaboration"}),
        ("sz:Responsibility", {"sz:Finding"}),
        ("sz:Document", {"eli:LegalResource"}),
        ("sz:Finding", set()),
    ],
)
def test_a_thing_is_of_all_classes_above_its_own(name: str, above: set[str]) -> None:
    closed = close_upwards([Triple(THING, node("rdf:type"), node(name))])
    assert {triple.object for triple in closed} == {node(name), *map(node, above)}


@pytest.mark.parametrize(
    ("name", "above"),
    [("sz:leads", {"sz:responsible", "sz:involves"}), ("sz:implements", {"eli:applies"}), ("sz:role", set())],
)
def test_a_statement_holds_for_all_properties_above_its_own(name: str, above: set[str]) -> None:
    closed = close_upwards([Triple(THING, node(name), THING)])
    assert {triple.predicate for triple in closed} == {node(name), *map(node, above)}


def test_a_class_as_value_of_another_property_adds_nothing() -> None:
    triple = Triple(THING, node("sz:role"), node("sz:Agency"))
    assert list(close_upwards([triple])) == [triple]


def test_no_class_is_its_own_superclass(ontology: Graph) -> None:
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for lower in set(ontology.subjects(relation)):
            assert lower not in set(ontology.transitive_objects(ontology.value(lower, relation), relation))


def test_what_other_vocabularies_say_above_theirs_is_not_followed() -> None:
    closed = close_upwards([Triple(THING, node("rdf:type"), node("sz:Measure"))])
    values = {triple.object.value for triple in closed}
    assert f"{PREFIXES['prov']}Plan" in values
    assert f"{PREFIXES['prov']}Entity" not in values
    assert all(value.startswith((DEF, PREFIXES["eli"], PREFIXES["prov"])) for value in values)
