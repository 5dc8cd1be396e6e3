"""HermiT on our terms, the extracts of the vocabularies above them and a paper: consistent, no class empty."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Triple, serialize
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from graph.store import open_store
from ontology.namespaces import DEF, ID, SZ, expand
from ontology.records import Document
from ontology.triples import document_triples
from ontology.vocabulary import read_vocabulary

pytestmark = [pytest.mark.java, pytest.mark.slow]
Judge = Callable[[Graph], set[str] | None]

DATES = {XSD.date, XSD.gYear, XSD.gYearMonth}  # outside the datatypes of OWL 2: HermiT refuses them
PLANNED = f"""@prefix sz: <{DEF}> .
<urn:x:link> a sz:Alignment ; sz:lower <urn:x:low> ; sz:upper <urn:x:high> ; sz:rank 1 ; sz:confidence 0.9 ;
  sz:reviewed false ; sz:relation sz:AlignmentRelation-carries-out .
<urn:x:low> sz:carriesOut <urn:x:high> ; sz:domain sz:MeasureDomain-data-resources ; sz:parallelTo <urn:x:other> .
<urn:x:new> sz:continues <urn:x:low> . <urn:x:old> sz:anticipates <urn:x:high> ."""


def give_up(reason: str) -> None:
    """Skip, or fail where the machine is meant to have Java."""
    if os.environ.get("SHUZHENG_NEEDS_JAVA"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def owlready2() -> Any:
    """The reasoner, which brings HermiT and needs Java."""
    if shutil.which("java") is None:
        give_up("Java is not installed: apt-get install default-jre-headless")
    try:
        import owlready2
    except ImportError:
        give_up("owlready2 is not installed: pip install owlready2")
    return owlready2


@pytest.fixture
def judge(owlready2: Any, tmp_path: Path) -> Iterator[Judge]:
    """Tells the classes that nothing can be in, None where the whole is inconsistent."""
    world = owlready2.World()

    def judge(graph: Graph) -> set[str] | None:
        graph.serialize(tmp_path / "all.nt", format="nt", encoding="utf-8")
        loaded = world.get_ontology((tmp_path / "all.nt").as_uri()).load()
        try:
            with loaded:
                owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return None
        return {empty.iri for empty in world.inconsistent_classes()}

    yield judge
    world.close()


@pytest.fixture(scope="module")
def terms(root: Path) -> Graph:
    """Our terms and lists, and what the vocabularies above say."""
    graph = Graph()
    for path in sorted((root / "ontology" / "imports").glob("*.ttl")):
        graph.parse(path, format="turtle")
    for turtle in read_vocabulary().values():
        graph.parse(data=turtle, format="turtle")
    return graph


def timeless(triples: Iterable[Triple]) -> Graph:
    """The triples without dates."""
    content = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert content is not None
    graph = Graph().parse(data=content, format="nt")
    for triple in list(graph):
        if isinstance(triple[2], Literal) and triple[2].datatype in DATES:
            graph.remove(triple)
    return graph


@pytest.fixture(scope="module")
def whole(terms: Graph, paper: Document, convert: Callable[[str], str]) -> Graph:
    """The same with the graph of a paper and something of each planned term, without dates."""
    graph = Graph() + terms
    graph.parse(data=PLANNED, format="turtle")
    return graph + timeless(document_triples(paper, convert, "0.1.0"))


def test_the_whole_is_consistent_and_no_class_is_empty(whole: Graph, judge: Judge) -> None:
    assert judge(whole) == set()


def test_a_store_of_real_documents_is_consistent(terms: Graph, judge: Judge, corpus_store: Path) -> None:
    """Its own description and the other texts of documents included."""
    triples = open_store(corpus_store).construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert judge(terms + timeless(triples)) == set()


def test_a_class_below_two_that_exclude_each_other_is_found_empty(terms: Graph, judge: Judge) -> None:
    broken = Graph() + terms
    broken.add((SZ.Measure, RDFS.subClassOf, SZ.Document))
    assert f"{DEF}Measure" in (judge(broken) or ())


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        (URIRef(f"{ID}doc/320000/苏政办发〔2023〕18号"), RDF.type, SZ.Platform),
        (URIRef("urn:x:low"), RDF.type, URIRef(expand("prov:Activity"))),
        (URIRef("urn:x:link"), SZ.rank, Literal("first")),
        (URIRef("urn:x:words"), URIRef(expand("oa:exact")), Literal("省政务办", lang="zh-Hans")),
    ],
    ids=["disjoint classes of ours", "disjoint classes of PROV", "a word for a number", "a tagged quote"],
)
def test_broken_data_are_found_inconsistent(
    whole: Graph, judge: Judge, subject: URIRef, predicate: URIRef, value: URIRef | Literal
) -> None:
    broken = Graph() + whole
    broken.add((subject, predicate, value))
    assert judge(broken) is None
