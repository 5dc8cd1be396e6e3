"""A store, in; what in it breaks `ontology/shapes.ttl`, out, also as a validation report of SHACL."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import IO

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from graph.answer import used_prefixes
from graph.shacl.checks import SEVERITIES, find_checks
from graph.shacl.results import Result, find_results, report_triples
from graph.shacl.shapes import Node, ShapesGraph
from graph.sparql import Selectable, select, text_of
from ontology.namespaces import PREFIXES, SHACL, SHAPES

__all__ = ["Validation", "read_shapes", "severity", "shape_name", "validate_store"]

_BELOW = "SELECT DISTINCT ?class WHERE { ?class rdfs:subClassOf* %s }"


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found wrong, the gravest first, and how many constraints were looked at."""

    results: tuple[Result, ...]
    check_count: int
    shapes: ShapesGraph

    def counts(self) -> Counter[tuple[str, str]]:
        """The number of results by severity and shape, both as local names, the gravest first."""
        return Counter((severity(result), shape_name(result)) for result in self.results)

    @property
    def violation_count(self) -> int:
        """The number of results that are neither warnings nor information."""
        return sum(result.check.severity == SEVERITIES[0] for result in self.results)

    def write_report(self, out: IO[bytes]) -> None:
        """Write the report as Turtle."""
        triples = list(report_triples(self.results, self.shapes))
        prefixes = used_prefixes(triples, {**PREFIXES, "sh": SHACL, "shape": SHAPES})
        pyoxigraph.serialize(triples, out, format=RdfFormat.TURTLE, prefixes=prefixes)


def severity(result: Result) -> str:
    """`Violation`, `Warning` or `Info`."""
    return text_of(result.check.severity).removeprefix(SHACL)


def shape_name(result: Result) -> str:
    """The local name of the shape that is broken, or of its constraint in SPARQL."""
    return text_of(result.check.source or result.check.shape).removeprefix(SHAPES)


def read_shapes() -> ShapesGraph:
    """The shapes that ship with the ontology."""
    return ShapesGraph(files("ontology").joinpath("shapes.ttl").read_text(encoding="utf-8"))


def validate_store(
    store: Selectable,
    shapes: ShapesGraph | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Validation:
    """Look at all that a store says.

    Args:
        store: its default graph holds the documents and the vocabulary.
        shapes: what it must hold to; those of the ontology if None.
        progress: called with the number of constraints looked at and of all.

    Raises:
        ShapeError: the shapes say something that is not understood.
    """
    shapes = shapes or read_shapes()

    def below(kind: Node) -> list[NamedNode]:
        found = [kind, *(row["class"] for row in select(store, _BELOW % kind))]
        return [name for name in dict.fromkeys(found) if isinstance(name, NamedNode)]

    checks = list(find_checks(shapes, below))
    results = list(find_results(store, checks, progress))
    results.sort(key=lambda result: SEVERITIES.index(result.check.severity))
    return Validation(tuple(results), len(checks), shapes)
