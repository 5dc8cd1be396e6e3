"""The network as GraphML and GEXF: what Gephi needs is there, and no text breaks the file."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph
import pytest

from graph.formats import ExportFormat
from graph.network import Network, read_network
from graph.network_files import write_network
from graph.sparql import Selectable
from graph.store import Store, open_store

FORMS = {ExportFormat.GRAPHML: nx.read_graphml, ExportFormat.GEXF: nx.read_gexf}


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Store:
    return open_store(sample_store)


def written(store: Selectable, form: ExportFormat) -> bytes:
    out = BytesIO()
    write_network(store, out, form)
    return out.getvalue()


def read(content: bytes, form: ExportFormat) -> Network:
    """The network, each edge by an id."""
    more = {"force_multigraph": True} if form is ExportFormat.GRAPHML else {}
    return FORMS[form](BytesIO(content), **more)


@pytest.mark.parametrize("form", FORMS)
def test_every_node_and_edge_comes_back_with_plain_attributes(store: Store, form: ExportFormat) -> None:
    found, expected = read(written(store, form), form), read_network(store)
    assert set(found) == set(expected)
    assert sorted((start, end, shown["relation"]) for start, end, shown in found.edges(data=True)) == sorted(
        expected.edges(keys=True)
    )
    platform = next(shown for _, shown in found.nodes(data=True) if shown["label"] == "鄂汇办")
    assert (platform["kind"], platform["label_hant"], platform["read"]) == ("platform", "鄂匯辦", True)
    assert all(isinstance(value, str | int | bool) for value in platform.values())


@pytest.mark.parametrize("form", FORMS)
def test_edges_have_a_label_a_family_and_an_id_of_their_own(store: Store, form: ExportFormat) -> None:
    content = written(store, form)
    edges = [element for element in ElementTree.fromstring(content).iter() if element.tag.endswith("}edge")]
    assert len({edge.get("id") for edge in edges}) == len(edges) > 100
    shown = [shown for *_, shown in read(content, form).edges(data=True)]
    assert {"duty", "platform", "part"} <= {edge["family"] for edge in shown}
    assert all(edge["label"] == edge["relation"] for edge in shown)


def test_gexf_tells_no_date(store: Store) -> None:
    assert b"lastmodified" not in written(store, ExportFormat.GEXF)


class OneMeasure:
    """A store with one measure, whose label is no text for XML."""

    def __init__(self, label: str) -> None:
        self.engine = pyoxigraph.Store()
        place = "https://w3id.org/shuzheng/def#"
        measure = pyoxigraph.NamedNode("urn:m")
        kind = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        preferred = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
        whole = pyoxigraph.NamedNode("http://data.europa.eu/eli/ontology#is_part_of")
        realized = pyoxigraph.NamedNode("http://data.europa.eu/eli/ontology#is_realized_by")
        paper = pyoxigraph.NamedNode("urn:d")
        for fact in (
            (measure, kind, pyoxigraph.NamedNode(f"{place}Measure")),
            (paper, kind, pyoxigraph.NamedNode(f"{place}Document")),
            (paper, realized, pyoxigraph.NamedNode("urn:t")),
            (measure, whole, paper),
            (measure, preferred, pyoxigraph.Literal(label, language="zh-Hans")),
        ):
            self.engine.add(pyoxigraph.Quad(*fact))  # type: ignore[call-arg, arg-type]

    def select(self, sparql: str) -> list[dict[str, object]]:
        answer = self.engine.query(sparql)
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in answer.variables]
        return [{name: row[name] for name in names if row[name] is not None} for row in answer]


@pytest.mark.parametrize("form", FORMS)
def test_no_label_breaks_the_file(form: ExportFormat) -> None:
    label = "<script>\x00\x1b]]>&\ufffe建设"
    content = written(OneMeasure(label), form)  # type: ignore[arg-type]
    assert read(content, form).nodes["urn:m"]["label"] == "<script>\ufffd\ufffd]]>&\ufffd建设"
