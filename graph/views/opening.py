"""What stands on the page when it opens: so much of a network as can be read at once."""

from collections import Counter
from collections.abc import Iterable
from itertools import zip_longest

from graph.network import Network
from graph.relations import Kind

__all__ = ["OWNED", "choose_opening", "find_homes"]

OWNED = frozenset({Kind.MEASURE, Kind.OBJECTIVE, Kind.TARGET})

_MOST = 56
_MOST_DOCUMENTS = 12
_MOST_SHARED = 14
_AROUND = (Kind.PLATFORM, Kind.ACTOR, Kind.TARGET, Kind.DEADLINE)
_QUOTAS = ((Kind.PLATFORM, 4), (Kind.ACTOR, 3))


def find_homes(network: Network) -> dict[str, Counter[str]]:
    """For each node the documents that speak of it, with how many of their measures (or own edges) do."""
    owners = {node: _find_owner(network, node) for node in network}
    homes: dict[str, Counter[str]] = {node: Counter() for node in network}
    for one, other in network.to_undirected(as_view=True).edges():
        for speaker, node in ((one, other), (other, one)):
            if (home := owners[speaker]) and node != home:
                homes[node][home] += 1
    return homes


def _find_owner(network: Network, node: str) -> str | None:
    """The document that the node is, or that a measure, objective or target is a part of."""
    passed: set[str] = set()
    while node not in passed:
        passed.add(node)
        kind = network.nodes[node]["kind"]
        if kind is Kind.DOCUMENT:
            return node
        if kind not in OWNED:
            return None
        wholes = [o for _, o, name in network.out_edges(node, keys=True) if name == "part of"]
        holders = [s for s, _, name in network.in_edges(node, keys=True) if name == "has target"]
        node = (sorted(wholes) or sorted(holders) or [node])[0]
    return None


def choose_opening(network: Network, homes: dict[str, Counter[str]]) -> list[str]:
    """The nodes to show first, the most telling first; all of them where they are few.

    Without a thing in the middle: the documents that were read, what several of them speak of, and each one's
    most frequent platforms and actors; measures are behind their documents. With one: what lies nearest.

    Args:
        network: from `read_network`.
        homes: from `find_homes`.
    """
    centre = network.graph.get("centre")
    if len(network) <= _MOST:
        return list(network)
    return _around(network, centre) if centre else _overview(network, homes)


def _overview(network: Network, homes: dict[str, Counter[str]]) -> list[str]:
    """Documents, what several of them speak of, each one's own most frequent things, and more of these."""
    sizes = Counter(document for found in homes.values() for document in found)
    read = [
        node
        for node in network
        if network.nodes[node]["kind"] is Kind.DOCUMENT and network.nodes[node]["read"]
    ]
    documents = sorted(read, key=lambda node: (-sizes[node], node))[:_MOST_DOCUMENTS]
    things = [node for node in network if network.nodes[node]["kind"] not in OWNED]
    things.sort(key=lambda node: (-len(homes[node]), -homes[node].total(), node))
    shared = [node for node in things if len(homes[node]) > 1][:_MOST_SHARED]
    own = [thing for document in documents for thing in _most_frequent(network, homes, document)]
    quotas = {kind for kind, _ in _QUOTAS}
    rest = [node for node in things if network.nodes[node]["kind"] in quotas]
    return _unique([*documents, *shared, *own, *rest])[:_MOST]


def _most_frequent(network: Network, homes: dict[str, Counter[str]], document: str) -> list[str]:
    """The platforms and actors that a document names in most of its measures."""
    chosen = []
    for kind, quota in _QUOTAS:
        named = [node for node in network if network.nodes[node]["kind"] is kind and homes[node][document]]
        chosen += sorted(named, key=lambda node: (-homes[node][document], node))[:quota]
    return chosen


def _around(network: Network, centre: str) -> list[str]:
    """The centre, its neighbours, the documents read, then the best connected of each kind by turns."""
    degrees = dict(network.degree())
    ranked = sorted(network, key=lambda node: (-degrees[node], node))
    near = {*network.successors(centre), *network.predecessors(centre)}
    read = [
        node
        for node in ranked
        if network.nodes[node]["kind"] is Kind.DOCUMENT and network.nodes[node]["read"]
    ]
    kinds = [[node for node in ranked if network.nodes[node]["kind"] is kind] for kind in _AROUND]
    by_turns = [node for turn in zip_longest(*kinds) for node in turn if node]
    nearest = [node for node in ranked if node in near]
    return _unique([centre, *nearest[: _MOST // 2], *read[: _MOST // 8], *by_turns, *ranked])[:_MOST]


def _unique(nodes: Iterable[str]) -> list[str]:
    """Each node once, at its first place."""
    return list(dict.fromkeys(nodes))
