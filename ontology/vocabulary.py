"""The ontology and its closed lists as triples, read from the Turtle files beside this module."""

from collections.abc import Iterator
from importlib.resources import files

from pyoxigraph import RdfFormat, Triple, parse

__all__ = ["read_vocabulary", "vocabulary_triples"]


def read_vocabulary() -> dict[str, str]:
    """The Turtle files, by name in order: `shuzheng.ttl`, then `vocab/*.ttl`."""
    folder = files("ontology")
    lists = sorted(
        (entry for entry in (folder / "vocab").iterdir() if entry.name.endswith(".ttl")), key=lambda e: e.name
    )
    return {entry.name: entry.read_text(encoding="utf-8") for entry in (folder / "shuzheng.ttl", *lists)}


def vocabulary_triples() -> Iterator[Triple]:
    """Yield the triples of all files; they make up the named graph `DEF_GRAPH`."""
    for turtle in read_vocabulary().values():
        yield from (quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE))
