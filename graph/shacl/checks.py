"""A file of shapes, in; each of their constraints as one SELECT whose rows are what breaks it, out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.shacl.conditions import CONDITIONS, Subclasses, find_conditions, holds
from graph.shacl.paths import path_text
from graph.shacl.shapes import Node, ShapesGraph, refuse, shacl
from ontology.errors import ShapeError
from ontology.namespaces import expand

__all__ = ["SEVERITIES", "Check", "find_checks"]

SEVERITIES = (shacl("Violation"), shacl("Warning"), shacl("Info"))  # the gravest first
_TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
_NOTES = {"message", "name", "description", "severity", "path", "property", *_TARGETS}
_COUNTED = {"minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount"}
_PAIRED = {"lessThan": "<", "lessThanOrEquals": "<="}
_OF_PATH = {"hasValue", "uniqueLang", "qualifiedValueShape", *_PAIRED, *_COUNTED}
_OF_SPARQL = {"select", "prefixes", "message"}
_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
_ONE = Literal(1)
_TYPE = f"<{expand('rdf:type')}>"


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint of one shape.

    `sparql` gives a row of ?this, the node that breaks it, for each result; ?value, where it is bound, is the
    value that does; other variables stand in the messages. `along` is the path as SPARQL writes it, or "".
    `source` is the node of a constraint that the file itself gives in SPARQL.
    """

    sparql: str
    component: NamedNode
    shape: Node
    path: Node | None
    along: str
    severity: Node
    messages: tuple[Literal, ...]
    source: Node | None = None


def find_checks(shapes: ShapesGraph, below: Subclasses) -> Iterator[Check]:
    """Yield the checks of all shapes that have targets, in the order of the file.

    Args:
        shapes: the file.
        below: gives a class and all its subclasses in the data.

    Raises:
        ShapeError: it says something in SHACL that is not understood here; nothing is passed over.
    """
    for shape in shapes.subjects():
        targets = _targets(shapes, shape, below)
        if targets:
            yield from _Shape(shapes, shape, targets, below).checks()
            for inner in shapes.values(shape, "property"):
                yield from _Shape(shapes, inner, targets, below).checks()


def _targets(shapes: ShapesGraph, shape: Node, below: Subclasses) -> str:
    """A pattern that binds ?this to each node that the shape is for, once; "" for a shape without targets."""
    patterns = [
        *(f"?this {_TYPE} {c} ." for target in shapes.values(shape, "targetClass") for c in below(target)),
        *(f"?this {p} ?object ." for p in shapes.values(shape, "targetSubjectsOf")),
        *(f"?subject {p} ?this ." for p in shapes.values(shape, "targetObjectsOf")),
    ]
    if len(patterns) == 1 and shapes.values(shape, "targetClass"):
        return patterns[0]
    union = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
    return f"{{ SELECT DISTINCT ?this {{ {union} }} }}" if patterns else ""


class _Shape:
    """A shape with the targets of the one it belongs to."""

    def __init__(self, shapes: ShapesGraph, node: Node, targets: str, below: Subclasses) -> None:
        self._shapes, self._node, self._targets, self._below = shapes, node, targets, below
        self._path = shapes.value(node, "path")
        self._along = "" if self._path is None else path_text(shapes, self._path)
        said = set(shapes.names(node))
        strange = said - _NOTES - _OF_PATH - {"sparql"} - set(CONDITIONS)
        strange |= said & (_OF_PATH if self._path is None else {"property"})
        refuse(node, strange)

    def checks(self) -> Iterator[Check]:
        """Yield one check for each constraint."""
        value = f"?this {self._along} ?value ." if self._along else "BIND(?this AS ?value)"
        for component, expression in find_conditions(self._shapes, self._node, self._below):
            yield self._check(component, f"{value} FILTER(!{expression})")
        yield from self._count_checks()
        yield from self._pair_checks()
        for wanted in self._shapes.values(self._node, "hasValue"):
            without = f"FILTER NOT EXISTS {{ ?this {self._along} {wanted} }}"
            yield self._check("HasValueConstraintComponent", without, "?this")
        for source in self._shapes.values(self._node, "sparql"):
            yield self._sparql_check(source)

    def _count_checks(self) -> Iterator[Check]:
        """Yield those that count values; a least of one, as most are, is the quickest to ask for."""
        within = self._shapes.value(self._node, "qualifiedValueShape")
        condition = "" if within is None else f"FILTER({holds(self._shapes, within, self._below)})"
        for name in sorted(_COUNTED & set(self._shapes.names(self._node))):
            bound = self._shapes.value(self._node, name)
            only = condition if name.startswith("qualified") else ""
            body, after = f"?this {self._along} ?value {only}", ""
            if name.endswith(("maxCount", "MaxCount")):
                after = f"GROUP BY ?this HAVING(COUNT(DISTINCT ?value) > {bound})"
            elif bound == _ONE:
                body = f"FILTER NOT EXISTS {{ {body} }}"
            else:
                body = f"OPTIONAL {{ {body} }}"
                after = f"GROUP BY ?this HAVING(COUNT(DISTINCT ?value) < {bound})"
            yield self._check(f"{name[0].upper()}{name[1:]}ConstraintComponent", body, "?this", after)

    def _pair_checks(self) -> Iterator[Check]:
        """Yield those that look at two values at once."""
        value = f"?this {self._along} ?value"
        for name, sign in _PAIRED.items():
            for other in self._shapes.values(self._node, name):
                body = f"{value} ; {other} ?other . FILTER(!COALESCE(?value {sign} ?other, false))"
                yield self._check(f"{name[0].upper()}{name[1:]}ConstraintComponent", body)
        if self._shapes.value(self._node, "uniqueLang") is not None:
            body = f'{value} BIND(LCASE(LANG(?value)) AS ?language) FILTER(?language != "")'
            having = "GROUP BY ?this ?language HAVING(COUNT(DISTINCT ?value) > 1)"
            yield self._check("UniqueLangConstraintComponent", body, "?this ?language", having)

    def _check(self, component: str, body: str, shown: str = "?this ?value", after: str = "") -> Check:
        sparql = f"SELECT DISTINCT {shown} WHERE {{ {self._targets} {body} }} {after}"
        return self._made(sparql, component, self._messages(self._node))

    def _sparql_check(self, source: Node) -> Check:
        """A constraint in SPARQL, asked of all targets at once instead of one by one."""
        select = self._shapes.value(source, "select")
        refuse(source, set(self._shapes.names(source)) - _OF_SPARQL)
        if not isinstance(select, Literal) or not _WHERE.search(select.value):
            raise ShapeError(str(source), "its sh:select is no SELECT with WHERE")
        text = select.value.replace("$PATH", self._along or "$PATH")
        text = _WHERE.sub(lambda found: f"{found[0]} {self._targets}", text, count=1)
        messages = self._messages(source) or self._messages(self._node)
        return self._made(self._prefixes(source) + text, "SPARQLConstraintComponent", messages, source)

    def _prefixes(self, source: Node) -> str:
        declared = (
            (self._shapes.value(node, "prefix"), self._shapes.value(node, "namespace"))
            for ontology in self._shapes.values(source, "prefixes")
            for node in self._shapes.values(ontology, "declare")
        )
        return "".join(
            f"PREFIX {name.value}: <{iri.value}> "
            for name, iri in declared
            if isinstance(name, Literal) and isinstance(iri, Literal)
        )

    def _messages(self, node: Node) -> tuple[Literal, ...]:
        return tuple(text for text in self._shapes.values(node, "message") if isinstance(text, Literal))

    def _made(
        self, sparql: str, component: str, messages: tuple[Literal, ...], source: Node | None = None
    ) -> Check:
        severity = self._shapes.value(self._node, "severity") or shacl("Violation")
        if severity not in SEVERITIES:
            raise ShapeError(str(self._node), f"{severity} is no severity of SHACL")
        return Check(
            sparql, shacl(component), self._node, self._path, self._along, severity, messages, source
        )
