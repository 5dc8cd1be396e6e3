"""How kinds of node and families of edge look: a shape and a colour each, told apart without colour too."""

from typing import NamedTuple

from graph.findings import FindingKind
from graph.relations import Family, Kind

__all__ = ["CITATION_COLOURS", "FAMILY_COLOURS", "FINDING_LOOKS", "LOOKS", "FindingLook", "Look"]


class Look(NamedTuple):
    """A shape of vis-network, the colour of its face and of its line."""

    shape: str
    face: str
    line: str


class FindingLook(NamedTuple):
    """On a page the light colour behind its words and the dark one under them; on a terminal Rich's style."""

    face: str
    line: str
    terminal: str  # of the sixteen colours that every terminal has


LOOKS = {
    Kind.DOCUMENT: Look("box", "#d7e5f7", "#1f4e8c"),
    Kind.MEASURE: Look("box", "#ffffff", "#6b7785"),
    Kind.OBJECTIVE: Look("ellipse", "#fff6d8", "#a17c00"),
    Kind.ACTOR: Look("square", "#e8763a", "#a8430f"),
    Kind.PLATFORM: Look("dot", "#1fae82", "#00664a"),
    Kind.TARGET: Look("triangle", "#cf5b9a", "#8c2560"),
    Kind.DEADLINE: Look("triangleDown", "#f0b429", "#8f6400"),
    Kind.REGION: Look("hexagon", "#5fb4e5", "#1d6f9f"),
    Kind.TERM: Look("diamond", "#9a86cf", "#56408f"),
}

FAMILY_COLOURS = {
    Family.DUTY: "#c8551b",
    Family.PLATFORM: "#0b8a63",
    Family.GOAL: "#b0307a",
    Family.PAPER: "#1f4e8c",
    Family.PLACE: "#2f8fc4",
    Family.TERM: "#7a62b8",
    Family.LINK: "#5b6b00",
    Family.PART: "#97a3b0",
}

CITATION_COLOURS = {
    "based on": "#1f4e8c",
    "applies": "#0b8a63",
    "amends": "#a17c00",
    "repeals": "#b3261e",
    "cites": "#97a3b0",
}

FINDING_LOOKS = {
    FindingKind.TITLE: FindingLook("#d3d8dd", "#1b2733", "black on bright_blue"),
    FindingKind.NUMBER: FindingLook("#cfe9ea", "#0b626c", "black on cyan"),
    FindingKind.ISSUER: FindingLook("#f6d5cf", "#9c2f21", "black on bright_red"),
    FindingKind.DATE: FindingLook("#f3e6b0", "#735a00", "black on bright_white"),
    FindingKind.ADDRESSEE: FindingLook("#ecdccf", "#7a4a24", "white on bright_black"),
    FindingKind.CITATION: FindingLook("#d8eccf", "#346b1c", "black on bright_green"),
    FindingKind.SUB_MEASURE: FindingLook("#e6eaee", "#6b7785", "black on white"),
    FindingKind.PILOT: FindingLook("#d3ebf9", "#1d6f9f", "black on bright_cyan"),
    FindingKind.TARGET: FindingLook("#f8d9ea", "#b0307a", "white on magenta"),
    FindingKind.ACTOR: FindingLook("#fbdcc8", "#a8430f", "black on yellow"),
    FindingKind.PLATFORM: FindingLook("#cdeee2", "#00664a", "black on green"),
    FindingKind.OUTPUT: FindingLook("#d7e5f7", "#1f4e8c", "white on blue"),
    FindingKind.DEADLINE: FindingLook("#fdeab8", "#8f6400", "black on bright_yellow"),
    FindingKind.CONCEPT: FindingLook("#e4dcf5", "#56408f", "black on bright_magenta"),
    FindingKind.MARKED: FindingLook("#e3ecc4", "#56691a", "white on red"),
}
