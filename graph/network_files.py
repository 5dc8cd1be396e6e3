"""The network of a store to GraphML or GEXF, which Gephi and other programs open."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from graph.formats import ExportFormat
from graph.sparql import Selectable

if TYPE_CHECKING:
    import networkx

__all__ = ["write_network"]

_SCALARS = ("iri", "kind", "label", "label_hant", "label_en", "order", "read")
_ALL = 10_000_000
_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')


def write_network(store: Selectable, out: IO[bytes], form: ExportFormat) -> None:
    """Write the network that views draw, an attribute for each fact; the same store, the same bytes.

    Nodes have `label` (simplified Chinese), `label_hant`, `kind` and `label_en` (the kind's name); edges
    `label`, `relation`, `family` (what kind of relation) and an id of their own.
    """
    import networkx  # only here: it takes a quarter of a second

    network = _plain_network(store)
    if form is ExportFormat.GRAPHML:
        networkx.write_graphml(network, out, named_key_ids=True)
        return
    written = BytesIO()
    networkx.write_gexf(network, written)
    out.write(_TODAY.sub(b"", written.getvalue(), count=1))


def _plain_network(store: Selectable) -> "networkx.MultiDiGraph[str]":
    """The network with plain attributes alone, and a key for each edge that no other edge has."""
    import networkx

    from graph.network import read_network
    from graph.relations import FAMILIES

    network = read_network(store, limit=_ALL)
    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, shown in network.nodes(data=True):
        plain.add_node(node, **_scalars(shown))
    for number, (start, end, relation) in enumerate(network.edges(keys=True)):
        facts = {"label": relation, "relation": relation, "family": FAMILIES[relation].value}
        plain.add_edge(start, end, key=f"edge{number}", **facts)
    return plain


def _scalars(shown: Mapping[str, Any]) -> dict[str, str | int | bool]:
    """What these formats can hold of a node: its names on one line, a fact of one name in one attribute."""
    facts: dict[str, list[str]] = {}
    for name, value in shown["facts"]:
        facts.setdefault(name, []).append(str(value))
    lists = {"names": list(shown["names"]), **facts}
    scalars = {name: shown[name] for name in _SCALARS}
    scalars |= {name: "; ".join(values) for name, values in lists.items() if name not in scalars}
    return {
        name: _XML.sub("\ufffd", str(value)) if isinstance(value, str) else value
        for name, value in scalars.items()
    }
