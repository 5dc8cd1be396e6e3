"""A store in the formats of other programs: all of it, the same bytes each time."""

from io import BytesIO
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib

from graph.export import write_export
from graph.folder import StoreFolder
from graph.formats import ExportFormat
from graph.network import read_network
from graph.store import Store, open_store
from ontology.namespaces import DEF_GRAPH


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Store:
    return open_store(sample_store)


@pytest.fixture(scope="module")
def named(sample_store: Path) -> set[str]:
    """The quads of the named graphs, as the data folder holds them."""
    manifest = StoreFolder(sample_store).read_manifest()
    assert manifest is not None
    engine = pyoxigraph.Store.read_only(str(sample_store / manifest.data))
    return {str(quad) for quad in engine if isinstance(quad.graph_name, pyoxigraph.NamedNode)}


def exported(store: Store, form: ExportFormat) -> bytes:
    out = BytesIO()
    write_export(store, out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ExportFormat)
def test_two_exports_are_equal_to_the_byte(store: Store, form: ExportFormat) -> None:
    assert exported(store, form) == exported(store, form)


@pytest.mark.parametrize(
    ("form", "rdf_format"),
    [
        (ExportFormat.NQUADS, pyoxigraph.RdfFormat.N_QUADS),
        (ExportFormat.TRIG, pyoxigraph.RdfFormat.TRIG),
        (ExportFormat.JSONLD, pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_every_quad_comes_back(
    store: Store, named: set[str], form: ExportFormat, rdf_format: pyoxigraph.RdfFormat
) -> None:
    assert set(map(str, pyoxigraph.parse(exported(store, form), format=rdf_format))) == named


def test_turtle_has_each_triple_of_all_graphs_once(store: Store, named: set[str]) -> None:
    triples = [
        str(quad.triple) for quad in pyoxigraph.parse(named_bytes(named), format=pyoxigraph.RdfFormat.N_QUADS)
    ]
    found = pyoxigraph.parse(exported(store, ExportFormat.TURTLE), format=pyoxigraph.RdfFormat.TURTLE)
    assert sorted(str(quad.triple) for quad in found) == sorted(set(triples))


def named_bytes(named: set[str]) -> bytes:
    return "".join(f"{quad} .\n" for quad in named).encode()


def test_turtle_is_short_by_prefixes_and_rdflib_reads_it(store: Store) -> None:
    turtle = exported(store, ExportFormat.TURTLE)
    assert b"\n\tsz:inDocument <https://w3id.org/shuzheng/id/doc/" in turtle
    assert len(rdflib.Graph().parse(turtle, format="turtle")) > 5000


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parser uses what it deprecates
def test_rdflib_reads_the_json_ld(store: Store, named: set[str]) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(exported(store, ExportFormat.JSONLD), format="json-ld")
    assert len(list(dataset.quads())) == len(named)
    assert rdflib.URIRef(DEF_GRAPH) in {graph.identifier for graph in dataset.graphs()}


def test_graphml_has_the_network_with_plain_attributes(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "network.graphml"
    path.write_bytes(exported(store, ExportFormat.GRAPHML))
    found, expected = nx.read_graphml(path, force_multigraph=True), read_network(store)
    assert set(found) == set(expected)
    assert found.number_of_edges() == expected.number_of_edges()
    platform = next(shown for _, shown in found.nodes(data=True) if shown["label"] == "鄂汇办")
    assert (platform["kind"], platform["label_hant"]) == ("platform", "鄂匯辦")
    assert all(isinstance(value, str | int | bool) for value in platform.values())
    assert {shown["relation"] for _, _, shown in found.edges(data=True)} >= {"responsible", "part of"}
