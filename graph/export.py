"""A store, whole, to a file format that other programs read."""

import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from graph.formats import ExportFormat
from graph.store import Store
from ontology.namespaces import PREFIXES

__all__ = ["write_export"]


_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"
_QUADS = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH %s { ?s ?p ?o } }"
_SCALARS = ("iri", "kind", "label", "label_hant", "label_en", "order", "read")
_ALL = 10_000_000
_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMATS = {
    ExportFormat.TRIG: RdfFormat.TRIG,
    ExportFormat.NQUADS: RdfFormat.N_QUADS,
    ExportFormat.JSONLD: RdfFormat.JSON_LD,
}


def write_export(store: Store, out: IO[bytes], form: ExportFormat) -> None:
    """Write all that a store holds, sorted: the same store, the same bytes.

    GraphML has the network that views draw, one attribute for each fact. JSON-LD, N-Quads and TriG are
    written a named graph at a time; Turtle is sorted as a whole, in memory.

    Args:
        store: from `open_store`.
        out: a binary file.
        form: the format.
    """
    if form is ExportFormat.GRAPHML:
        _write_graphml(store, out)
    elif form is ExportFormat.TURTLE:
        store.query(_TRIPLES).write(out, "turtle")
    else:
        prefixes = PREFIXES if form is ExportFormat.TRIG else None
        pyoxigraph.serialize(_quads(store), out, format=_FORMATS[form], prefixes=prefixes)


def _quads(store: Store) -> Iterator[Quad]:
    """Yield the quads of the named graphs, graph by graph."""
    for row in store.select(_GRAPHS):
        graph = row["graph"]
        if isinstance(graph, NamedNode):
            for triple in sorted(store.construct(_QUADS % graph), key=str):
                yield Quad(triple.subject, triple.predicate, triple.object, graph)


def _write_graphml(store: Store, out: IO[bytes]) -> None:
    import networkx

    from graph.network import read_network  # only here: networkx takes a quarter of a second

    network = read_network(store, limit=_ALL)
    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, shown in network.nodes(data=True):
        plain.add_node(node, **_scalars(shown))
    for start, end, shown in network.edges(data=True):
        plain.add_edge(start, end, relation=shown["relation"])
    networkx.write_graphml(plain, out, named_key_ids=True)


def _scalars(shown: Mapping[str, Any]) -> dict[str, str | int | bool]:
    """What GraphML can hold of a node: its names on one line, a fact of one name in one attribute."""
    facts: dict[str, list[str]] = {}
    for name, value in shown["facts"]:
        facts.setdefault(name, []).append(str(value))
    lists = {"names": list(shown["names"]), **facts}
    scalars = {name: shown[name] for name in _SCALARS}
    scalars |= {name: "; ".join(values) for name, values in lists.items() if name not in scalars}
    return {
        name: _XML.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in scalars.items()
    }
