"""A store that answers from afar, in; one in memory that holds the same, out."""

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graph.answer import Answer
from graph.engine import query_engine
from graph.store import Store

__all__ = ["MemoryStore", "copy_store"]

_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH %s { ?s ?p ?o } }"
_DEFAULT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class MemoryStore(Store):
    """A store in memory."""

    def __init__(self, location: str, engine: pyoxigraph.Store) -> None:
        """Args: location, what messages call it; engine, whose default graph is asked."""
        super().__init__(location)
        self._engine = engine

    def query(self, sparql: str) -> Answer:
        """The answer to any query."""
        return query_engine(self._engine, sparql)


def copy_store(store: Store) -> Store:
    """A store whose default graph has all triples of the named graphs; of the default graph for want of such.

    Raises:
        StoreError: the store cannot answer.
    """
    engine = pyoxigraph.Store()
    graphs = [row["graph"] for row in store.select(_GRAPHS)]
    queries = [_GRAPH % graph for graph in graphs if isinstance(graph, NamedNode)] or [_DEFAULT]
    for query in queries:
        engine.bulk_extend(Quad(*triple) for triple in store.construct(query))
    return MemoryStore(store.location, engine)
