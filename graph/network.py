"""RDF to networkx: the network around one thing, or of the documents in a store."""

from collections.abc import Iterable, Iterator

import networkx as nx
import pyoxigraph

from graph.facts import read_facts, read_labels, read_quotes
from graph.relations import CLASSES, RELATIONS, Kind
from graph.sparql import Row, Selectable, iri_text, literal_text, select, select_about
from graph.things import find_things
from ontology.errors import ThingNotFoundError

__all__ = ["Selectable", "find_things", "read_network"]

_DUE = "due:"
_HUBS = frozenset({Kind.DOCUMENT, Kind.REGION, Kind.DEADLINE})
_OWNED = frozenset({Kind.DOCUMENT, Kind.MEASURE, Kind.OBJECTIVE, Kind.TARGET})
_NAMES = {relation.term: relation for relation in RELATIONS}
_PROPERTIES = ", ".join(_NAMES)
_OUT = f"SELECT ?s ?term ?o WHERE {{ VALUES ?s {{ {{terms}} }} ?s ?p ?o . FILTER(?p IN ({_PROPERTIES})) }}"

Edge = tuple[str, str, str]


def read_network(
    store: Selectable, around: str | None = None, *, hops: int = 2, limit: int = 2000
) -> "nx.MultiDiGraph[str]":
    """The network around one thing, or of all documents, the youngest first.

    Args:
        store: what answers SELECT.
        around: IRI of the thing in the middle; `find_things` leads from a name to it. None is the whole store.
        hops: how far from the thing to go (1: its measures; 2: what else they name). A document, region or
            deadline on the way is shown and not passed through. The documents of shown measures always come along.
        limit: the greatest number of nodes; `network.graph["complete"]` says whether all had room.

    Returns:
        Nodes keyed by IRI (deadlines by `due:` and their day, merged over all documents) with `iri`, `kind`, `label`,
        `label_hant`, `label_en` (of the kind), `names`, `number`, `order`, `facts` and `quotes`. Edges keyed by
        `relation`, from the one that acts: measure to actor, platform, target; part to whole.

    Raises:
        ThingNotFoundError: nothing in the store has the IRI `around`.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(centre=around, complete=True)
    if around is None:
        for document in _documents(store):
            if not _grow(network, store, document, hops=3, limit=limit, through=_OWNED):
                break
    else:
        _grow(network, store, around, hops=hops, limit=limit, through=frozenset(Kind) - _HUBS)
        _add_documents(network, store, limit)
    _add_edges(network, store)
    _describe(network, store)
    return network


def _documents(store: Selectable) -> list[str]:
    """IRIs of the documents whose text is in the store, youngest first."""
    rows = select(
        store,
        "SELECT DISTINCT ?d ?on WHERE { ?d a sz:Document ; eli:is_realized_by ?text . "
        "OPTIONAL { ?d eli:date_document ?on } }",
    )
    dated = {(_value(row, "on"), _value(row, "d")) for row in rows}
    return list(dict.fromkeys(iri for _, iri in sorted(dated, reverse=True)))


def _grow(
    network: "nx.MultiDiGraph[str]", store: Selectable, seed: str, *, hops: int, limit: int, through: frozenset[Kind]
) -> bool:
    """Add what lies within `hops` of the seed, passing only kinds in `through`; False when there was no room."""
    frontier = _admit(network, store, {seed}, limit)
    if not frontier and seed not in network:
        if network.graph["complete"]:
            raise ThingNotFoundError(seed)
        return False
    for _ in range(hops):
        ends = {end for s, _, o in _edges(store, frontier or [seed]) for end in (s, o)}
        fresh = _admit(network, store, ends, limit)
        frontier = [node for node in fresh if network.nodes[node]["kind"] in through]
        if not frontier:
            break
    return bool(network.graph["complete"])
