"""The data folder of a store while a build writes it: graphs in and out, the default graph kept in step."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from graph.answer import Row, Rows
from graph.engine import query_engine
from ontology.alignment import is_links_iri
from ontology.iris import is_document_iri, is_text_iri
from ontology.namespaces import DEF_GRAPH

__all__ = ["Data"]

_BATCH = 16_000_000
_SCATTERED = 64
_FORGET = """DELETE { ?s ?p ?o } WHERE {
  GRAPH %(graph)s { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER(?other != %(graph)s) }
}"""


class Data:
    """An engine over a new folder, which nobody reads before the build has published it.

    The default graph holds each triple of the named graphs once. In the engine's own union of named graphs a
    triple counts as often as there are graphs that state it, and joins over them took 60 times as long.
    """

    def __init__(self, path: Path, before: Path | None) -> None:
        """Args: path of the new folder; before, the data to start from, None for the vocabulary alone."""
        if before is not None:
            pyoxigraph.Store.read_only(str(before)).backup(path)  # hard links: no byte is copied
        self._path, self._is_fresh = path, before is None
        self._engine = pyoxigraph.Store(path)
        self._pending: dict[str, bytes] = {}
        self._size = 0
        self._graphs = {name.value for name in self._engine.named_graphs()}
        self._renewed: set[str] = set()
        if before is None:
            self._add_vocabulary()

    def add(self, graph: str, triples: bytes) -> None:
        """Add a graph, which must not be there; triples as N-Triples, one a line."""
        self._pending[graph] = triples
        self._graphs.add(graph)
        self._renewed.add(graph)
        self._size += len(triples)
        if self._size > _BATCH:
            self._write()

    def drop(self, graph: str) -> None:
        """Remove a graph, and from the default graph what no other graph states."""
        self._graphs.discard(graph)
        if self._pending.pop(graph, None) is None:
            self._write()
            self._engine.update(_FORGET % {"graph": NamedNode(graph)})
            self._engine.remove_graph(NamedNode(graph))

    @property
    def documents(self) -> set[str]:
        """The graphs of documents."""
        return {graph for graph in self._graphs if is_document_iri(graph)}

    @property
    def states(self) -> set[str]:
        """The graphs of texts that were replaced."""
        return {graph for graph in self._graphs if is_text_iri(graph)}

    @property
    def links(self) -> set[str]:
        """The graphs of links between two documents' measures."""
        return {graph for graph in self._graphs if is_links_iri(graph)}

    @property
    def renewed(self) -> set[str]:
        """The graphs that were added since this was opened."""
        return set(self._renewed)

    def select(self, sparql: str) -> Iterable[Row]:
        """The rows of a SELECT over all that was added so far."""
        answer = query_engine(self.engine, sparql)
        return answer if isinstance(answer, Rows) else ()

    @property
    def engine(self) -> pyoxigraph.Store:
        """The engine with all that was added so far."""
        self._write()
        return self._engine

    def close(self) -> None:
        """Have everything on disk; nothing can be added any more."""
        self._write()
        if self._is_fresh or len(list(self._path.glob("*.sst"))) > _SCATTERED:
            self._engine.optimize()  # a few large files answer several times faster than many small ones
        self._engine.flush()
        del self._engine

    def _write(self) -> None:
        quads = []
        for graph, triples in self._pending.items():
            name = str(NamedNode(graph)).encode()
            quads += [triples, triples.replace(b" .\n", b" " + name + b" .\n")]
        if quads:
            self._engine.bulk_load(b"".join(quads), RdfFormat.N_QUADS)
        self._pending, self._size = {}, 0

    def _add_vocabulary(self) -> None:
        from ontology.vocabulary import vocabulary_triples

        self.add(DEF_GRAPH, pyoxigraph.serialize(vocabulary_triples(), format=RdfFormat.N_TRIPLES) or b"")
