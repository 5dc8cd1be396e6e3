"""What a store holds to its description in a graph of its own: VoID and DCAT of it, DQV of the reading."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat, Triple

from graph.answer import Row, Rows
from graph.data import Data
from graph.engine import query_engine
from graph.quality import Quality, quality_triples, read_quality
from graph.sparql import text_of
from ontology.iris import dataset_iri
from ontology.namespaces import DEF_GRAPH, PREFIXES, shorten
from ontology.nodes import node, number_literal, state

__all__ = ["describe_data", "description_triples"]

_EXAMPLES = ("sz:Document", "sz:Measure", "sz:Responsibility", "sz:Target", "sz:Platform", "sz:Agency")
_CLASSES = "SELECT ?term (COUNT(*) AS ?count) WHERE { %s { ?s a ?term } } GROUP BY ?term"
_PROPERTIES = "SELECT ?term (COUNT(*) AS ?count) WHERE { %s { ?s ?term ?o } } GROUP BY ?term"
_ENTITIES = "SELECT (COUNT(DISTINCT ?s) AS ?count) WHERE { %s { ?s a ?class } }"
_SOURCES = "SELECT (COUNT(DISTINCT ?digest) AS ?count) WHERE { %s { ?raw a sz:RawText ; sz:sha256 ?digest } }"
_RUNS = "SELECT ?run WHERE { ?run a sz:Run }"
_EXAMPLE = "SELECT (MIN(?thing) AS ?first) WHERE { ?thing a %s }"
_DAYS = "SELECT ?day WHERE { ?document eli:date_document ?day ; eli:is_realized_by ?text }"


def describe_data(data: Data) -> None:
    """Put the description of all that the data hold into them, in place of an older one."""
    graph = dataset_iri()
    data.drop(graph)
    triples = dict.fromkeys(description_triples(data.engine, read_quality()))
    data.add(graph, pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def description_triples(engine: pyoxigraph.Store, quality: Quality) -> Iterator[Triple]:
    """Yield the description of an engine's default graph: of the same data the same, without clock and path.

    Counts are without the vocabulary, whose subjects are none of the data's. The dataset has no date of its
    own; it says from which day to which its documents are.
    """
    yield from _fixed_triples()
    yield from _count_triples(engine)
    yield from _origin_triples(engine)
    yield from quality_triples(quality)


def _fixed_triples() -> Iterator[Triple]:
    content = files("graph").joinpath("description.ttl").read_bytes()
    yield from (quad.triple for quad in pyoxigraph.parse(content, format=RdfFormat.TURTLE))


def _count_triples(engine: pyoxigraph.Store) -> Iterator[Triple]:
    """Yield the counts of all, of each class and of each property, and the vocabularies that these are of."""
    dataset = NamedNode(dataset_iri())
    classes, properties = _count(engine, _CLASSES), _count(engine, _PROPERTIES)
    yield from state(
        dataset,
        ("void:triples", number_literal(properties.total())),
        ("void:entities", number_literal(_count(engine, _ENTITIES).total())),
        ("void:classes", number_literal(len(classes))),
        ("void:properties", number_literal(len(properties))),
        ("sz:sourceCount", number_literal(_count(engine, _SOURCES).total())),
    )
    yield from _partition_triples("class", "void:entities", classes)
    yield from _partition_triples("property", "void:triples", properties)
    for base in sorted(PREFIXES.values()):
        if any(term.startswith(base) for term in (*classes, *properties)):
            yield Triple(dataset, node("void:vocabulary"), NamedNode(base))


def _count(engine: pyoxigraph.Store, query: str) -> Counter[str]:
    """What the query counts in the data, by term, less what it counts in the vocabulary."""
    return _counts(engine, query % "") - _counts(engine, query % f"GRAPH <{DEF_GRAPH}>")


def _counts(engine: pyoxigraph.Store, query: str) -> Counter[str]:
    return Counter({text_of(row.get("term")): int(text_of(row["count"])) for row in _rows(engine, query)})


def _partition_triples(kind: str, counted: str, counts: Counter[str]) -> Iterator[Triple]:
    """Yield each class or property of the dataset with its count."""
    dataset = NamedNode(dataset_iri())
    for term, count in sorted(counts.items()):
        part = NamedNode(dataset_iri(kind, shorten(term)))
        yield Triple(dataset, node(f"void:{kind}Partition"), part)
        yield from state(part, (f"void:{kind}", NamedNode(term)), (counted, number_literal(count)))


def _origin_triples(engine: pyoxigraph.Store) -> Iterator[Triple]:
    """Yield the runs that the data come from, the days that their documents span, and things to look at."""
    dataset, period = NamedNode(dataset_iri()), NamedNode(dataset_iri("period"))
    for row in _rows(engine, _RUNS):
        yield Triple(dataset, node("prov:wasGeneratedBy"), NamedNode(text_of(row["run"])))
    days = sorted((row["day"] for row in _rows(engine, _DAYS)), key=text_of)
    if days:
        yield Triple(dataset, node("dcterms:temporal"), period)
        yield Triple(period, node("rdf:type"), node("dcterms:PeriodOfTime"))
        yield Triple(period, node("dcat:startDate"), days[0])
        yield Triple(period, node("dcat:endDate"), days[-1])
    for name in _EXAMPLES:
        for row in _rows(engine, _EXAMPLE % name):
            if "first" in row:
                yield Triple(dataset, node("void:exampleResource"), NamedNode(text_of(row["first"])))


def _rows(engine: pyoxigraph.Store, query: str) -> Iterator[Row]:
    answer = query_engine(engine, query)
    yield from answer if isinstance(answer, Rows) else ()
