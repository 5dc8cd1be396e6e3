"""One interface to a store, a folder that a build wrote or the URL of a SPARQL 1.1 service."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph

from graph.answer import Answer, Row, Rows, Triples, Truth
from graph.engine import query_engine, query_within
from graph.folder import StoreFolder
from ontology.errors import QueryError, StoreError

__all__ = ["FolderStore", "MemoryStore", "ServiceStore", "Store", "is_url", "open_store"]

_PATIENCE = 60.0


class Store(ABC):
    """What answers SPARQL. The prefixes of `ontology.namespaces` are declared; SERVICE is refused."""

    def __init__(self, location: str) -> None:
        """Args: location as the user named it."""
        self.location = location

    @abstractmethod
    def query(self, sparql: str) -> Answer:
        """The answer to any query.

        Raises:
            QueryError: the engine does not take the query.
            StoreError: the engine cannot answer.
        """

    def select(self, sparql: str) -> list[Row]:
        """The rows of a SELECT, each a dict of its bound variables."""
        answer = self.query(sparql)
        if not isinstance(answer, Rows):
            raise QueryError("this is no SELECT")
        return list(answer)

    def ask(self, sparql: str) -> bool:
        """The truth of an ASK."""
        answer = self.query(sparql)
        if not isinstance(answer, Truth):
            raise QueryError("this is no ASK")
        return bool(answer)

    def construct(self, sparql: str) -> list[pyoxigraph.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        answer = self.query(sparql)
        if not isinstance(answer, Triples):
            raise QueryError("this is neither CONSTRUCT nor DESCRIBE")
        return list(answer)


class FolderStore(Store):
    """A folder, opened for reading only; it shows what it held when it was opened, whatever is built since.

    Its default graph holds each triple of the named graphs once.
    """

    def __init__(self, path: Path, *, seconds: float | None = None) -> None:
        """Open the store.

        Args:
            path: the folder.
            seconds: the longest that a query may take; None is no limit, and saves a process for each query.

        Raises:
            StoreError: there is no store, or its data cannot be opened.
        """
        super().__init__(str(path))
        self._seconds = seconds
        self._data = str(StoreFolder(path).hold_data(self))
        try:
            self._engine = pyoxigraph.Store.read_only(self._data)
        except (OSError, RuntimeError, ValueError) as error:
            reason = f"its data cannot be opened ({error}); remove the folder and build it again"
            raise StoreError(self.location, " ".join(reason.split())) from error

    def query(self, sparql: str) -> Answer:
        """The answer to any query, which is worked out as it is read."""
        if self._seconds is not None:
            return query_within(self._seconds, self._data, sparql)
        return query_engine(self._engine, sparql)


class ServiceStore(Store):
    """A SPARQL 1.1 service; its default graph should be the union of its named graphs."""

    def __init__(self, url: str, *, seconds: float | None = None) -> None:
        """Args: url; seconds, the longest that the service may be silent, a minute unless given."""
        super().__init__(url)
        self._seconds = seconds or _PATIENCE

    def query(self, sparql: str) -> Answer:
        """The answer to any query."""
        from graph.service import query_service  # a folder's start need not pay for HTTP

        return query_service(self.location, sparql, self._seconds)


class MemoryStore(Store):
    """Triples in memory, all in the default graph."""

    def __init__(self, triples: Iterable[pyoxigraph.Triple], location: str = "memory") -> None:
        """Args: triples; location, what to call it in messages."""
        super().__init__(location)
        self._engine = pyoxigraph.Store()
        self._engine.bulk_extend(pyoxigraph.Quad(*triple) for triple in triples)

    def query(self, sparql: str) -> Answer:
        """The answer to any query."""
        return query_engine(self._engine, sparql)


def open_store(location: str | Path, *, seconds: float | None = None) -> Store:
    """Open the store at a folder or at the http(s) URL of a SPARQL 1.1 service.

    Args:
        location: the folder or the URL.
        seconds: the longest that a query may take.

    Raises:
        StoreError: the folder holds no store.
    """
    if is_url(location):
        return ServiceStore(str(location), seconds=seconds)
    return FolderStore(Path(location), seconds=seconds)


def is_url(location: str | Path) -> bool:
    """Whether the location of a store is a service's URL rather than a folder."""
    return str(location).lower().startswith(("http://", "https://"))
