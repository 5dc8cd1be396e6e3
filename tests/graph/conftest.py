"""A small graph in memory and the network in it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph
import pytest

from graph.network import Network, read_network
from graph.sparql import Term


class MemoryStore:
    """Answers SELECT from a file."""

    def __init__(self, path: Path) -> None:
        """Args: path of Turtle, TriG or N-Quads."""
        self.engine = pyoxigraph.Store()
        self.engine.load(path=str(path))

    def select(self, sparql: str) -> Iterable[Mapping[str, Term]]:
        """Rows over the union of its graphs."""
        answer = self.engine.query(sparql, use_default_graph_as_union=True)
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in answer.variables]
        return [{name: row[name] for name in names if row[name] is not None} for row in answer]


@pytest.fixture(scope="session")
def network_store(root: Path) -> MemoryStore:
    """Two documents that share a term and a day, and a third that is only cited."""
    return MemoryStore(root / "tests" / "data" / "network.trig")


@pytest.fixture
def network(network_store: MemoryStore) -> Network:
    """The whole of it."""
    return read_network(network_store)
