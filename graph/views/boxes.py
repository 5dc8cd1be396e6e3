"""How much room a node and its words take; the same rules as in network_places.js."""

from math import ceil, sqrt
from typing import NamedTuple

from graph.relations import Kind

__all__ = ["Box", "Lettering", "box_of", "lettering", "radius"]


class Lettering(NamedTuple):
    """How a kind's words are set: size in pixels, characters a line, the most lines, inside or below."""

    size: int
    per_line: int
    lines: int
    inside: bool


_INSIDE = {
    Kind.DOCUMENT: Lettering(16, 9, 3, inside=True),
    Kind.MEASURE: Lettering(12, 12, 3, inside=True),
    Kind.OBJECTIVE: Lettering(12, 12, 3, inside=True),
}
_BELOW = Lettering(13, 9, 2, inside=False)


class Box(NamedTuple):
    """What a node and its words cover."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether both cover one point."""
        apart = self.right <= other.left or other.right <= self.left
        return not apart and self.top < other.bottom and other.top < self.bottom


def lettering(kind: Kind) -> Lettering:
    """How the words of a kind are set."""
    return _INSIDE.get(kind, _BELOW)


def radius(degree: int) -> float:
    """Half the width of a node that has its words below it.

    >>> radius(1), radius(1000)
    (9.0, 26.0)
    """
    return min(26.0, 7 + 2 * sqrt(degree))


def box_of(kind: Kind, label: str, degree: int, x: float, y: float) -> Box:
    """The room of a node in the middle of (x, y), with a margin."""
    size, per_line, most, inside = lettering(kind)
    width_in_characters = sum(1 if character > "\u2e7f" else 0.6 for character in label)
    lines = min(most, ceil(width_in_characters / per_line)) or 1
    width, height = min(width_in_characters, per_line) * size, lines * (size + 4)
    if inside:
        return Box(x - width / 2 - 16, y - height / 2 - 14, x + width / 2 + 16, y + height / 2 + 14)
    half = radius(degree)
    wide = max(width / 2, half) + 7
    return Box(x - wide, y - half - 7, x + wide, y + half + height + 7)
