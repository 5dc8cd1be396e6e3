"""A store that answers from afar, in; one in memory that holds the same, out."""

from itertools import chain

from pyoxigraph import NamedNode

from graph.store import MemoryStore, Store

__all__ = ["fetch_store"]

_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH %s { ?s ?p ?o } }"
_DEFAULT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def fetch_store(store: Store) -> MemoryStore:
    """A store whose default graph has all triples of the named graphs; of the default graph for want of such.

    Raises:
        StoreError: the store cannot answer.
    """
    graphs = [row["graph"] for row in store.select(_GRAPHS)]
    queries = [_GRAPH % graph for graph in graphs if isinstance(graph, NamedNode)] or [_DEFAULT]
    return MemoryStore(chain.from_iterable(map(store.construct, queries)), store.location)
