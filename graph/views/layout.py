"""Places for nodes and their words, computed before the page opens; no two overlap."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

import networkx as nx

from graph.network import Network
from graph.relations import Kind
from graph.views.boxes import Box, box_of

__all__ = ["Place", "place_nodes"]

_CELL = 90.0
_TURN = pi * (3 - sqrt(5))  # the golden angle: steps of it cover the plane evenly
_STEP = 13.0
_STRETCH = 1.4  # screens are wider than high
_OUTWARD = 70.0
_RING = 95.0
_WIDER = 1.2  # the ring of documents whose lines are lettered
_WORDS = 20.0  # room on every side of a node for what stands on its lines, where a page is about that
_NEAREST = 40  # turns of the spiral left free around what a thing in the middle is tied to


class Place(NamedTuple):
    """The middle of a node, to the right and down, in the units of vis-network (pixels at scale 1)."""

    x: float
    y: float


def place_nodes(
    network: Network, opening: Sequence[str], homes: Mapping[str, Counter[str]]
) -> dict[str, Place]:
    """A place for each node of the opening.

    The thing in the middle or the documents come first. The others go as near as there is room to those that
    they are tied to: what several documents share lies between them, what one has alone on its outer side.

    Args:
        network: from `read_network`.
        opening: the nodes to place, the most telling first.
        homes: for each node the documents that speak of it.
    """
    plane = _Plane(network)
    for node, place in _fixed(network, opening).items():
        plane.set(node, place)
    if network.graph.get("centre"):
        order, homes = list(opening), {node: Counter(nx.all_neighbors(network, node)) for node in opening}
    else:
        order = sorted(opening, key=lambda node: -len(homes[node].keys() & plane.places.keys()))
    for node in order:
        if node not in plane.places:
            plane.set(node, plane.nearest_free(node, _target(homes[node], plane.places)))
    return plane.places


def _fixed(network: Network, opening: Sequence[str]) -> dict[str, Place]:
    """The centre alone, or the documents that were read on an ellipse with room for what they share."""
    centre = network.graph.get("centre")
    if centre:
        return {centre: Place(0, 0)}
    read = [
        node
        for node in opening
        if network.nodes[node]["kind"] is Kind.DOCUMENT and network.nodes[node]["read"]
    ]
    if len(read) < 2:
        return dict.fromkeys(read, Place(0, 0))
    ring = _RING * sqrt(len(read)) * (_WIDER if network.graph.get("citations") else 1)
    angles = [2 * pi * index / len(read) - pi / 2 for index in range(len(read))]
    return {
        node: Place(ring * 1.6 * cos(angle), ring * sin(angle))
        for node, angle in zip(read, angles, strict=True)
    }


def _target(ties: Counter[str], places: Mapping[str, Place]) -> Place:
    """Where a node would best stand if there were room: between its ties, or on the outer side of one."""
    tied = {other: ties[other] for other in ties if other in places}
    if not tied:
        return Place(0, 0)
    total = sum(tied.values())
    x = sum(places[other].x * weight for other, weight in tied.items()) / total
    y = sum(places[other].y * weight for other, weight in tied.items()) / total
    away = hypot(x, y) if len(tied) == 1 else 0
    return Place(x + _OUTWARD * x / away, y + _OUTWARD * y / away) if away else Place(x, y)


class _Plane:
    """Nodes already set, found by the cells of a grid that they touch."""

    def __init__(self, network: Network) -> None:
        self.places: dict[str, Place] = {}
        self._network = network
        self._degrees = dict(network.degree())
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def set(self, node: str, place: Place) -> None:
        """Take the room."""
        self.places[node] = place
        box = self._box(node, place)
        for cell in _cells(box):
            self._cells[cell].append(box)

    def nearest_free(self, node: str, target: Place) -> Place:
        """The first place on a spiral around the target where the node meets no other."""
        step = _NEAREST if self._network.graph.get("centre") else 0
        while True:
            away, angle = _STEP * sqrt(step), step * _TURN
            place = Place(target.x + _STRETCH * away * cos(angle), target.y + away * sin(angle))
            box = self._box(node, place)
            if not any(box.meets(other) for cell in _cells(box) for other in self._cells[cell]):
                return place
            step += 1

    def _box(self, node: str, place: Place) -> Box:
        """The room of a node at a place."""
        shown = self._network.nodes[node]
        box = box_of(shown["kind"], shown["label"], self._degrees[node], place.x, place.y)
        if not self._network.graph.get("citations"):
            return box
        return Box(box.left - _WORDS, box.top - _WORDS, box.right + _WORDS, box.bottom + _WORDS)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    """The grid's cells that a box touches."""
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
