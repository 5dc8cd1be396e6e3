"""What a shape demands of a single value, in; the same as SPARQL expressions, out."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from graph.shacl.shapes import Node, ShapesGraph, refuse
from ontology.errors import ShapeError
from ontology.namespaces import expand

__all__ = ["CONDITIONS", "Condition", "Subclasses", "find_conditions", "holds"]

Subclasses = Callable[[Node], Sequence[NamedNode]]

_ANY_TEXT = {expand("rdf:langString"), expand("xsd:string")}
_TYPE = f"<{expand('rdf:type')}>"


class Condition(NamedTuple):
    """The constraint component that demands it, and an expression, true or false, of the variable ?value."""

    component: str
    expression: str


def find_conditions(shapes: ShapesGraph, shape: Node, below: Subclasses) -> Iterator[Condition]:
    """Yield what the shape demands of each value.

    Args:
        shapes: the file.
        shape: a node of it.
        below: gives a class and all its subclasses in the data.
    """
    for name in shapes.names(shape):
        for parameter in shapes.values(shape, name) if name in CONDITIONS else ():
            component = f"{name[0].upper()}{name[1:]}ConstraintComponent"
            expression = CONDITIONS[name](shapes, parameter, below)
            yield Condition(component, f"COALESCE({expression}, false)")


def holds(shapes: ShapesGraph, shape: Node, below: Subclasses) -> str:
    """An expression of ?value: that it meets all that a shape inside another demands; raises ShapeError."""
    refuse(shape, set(shapes.names(shape)) - set(CONDITIONS))
    conditions = list(find_conditions(shapes, shape, below))
    if not conditions:
        raise ShapeError(str(shape), "there is no condition inside")
    return f"({' && '.join(condition.expression for condition in conditions)})"


def _datatype(shapes: ShapesGraph, datatype: Node, below: Subclasses) -> str:
    """The datatype, and that the engine can cast the words to it: 2023-02-30 is no date."""
    is_of_it = f"DATATYPE(?value) = {datatype}"
    if isinstance(datatype, NamedNode) and datatype.value in _ANY_TEXT:
        return is_of_it
    return f"({is_of_it} && COALESCE(STRLEN(STR({datatype}(STR(?value)))) > 0, false))"


def _class(shapes: ShapesGraph, kind: Node, below: Subclasses) -> str:
    kinds = ", ".join(map(str, below(kind)))
    return f"EXISTS {{ ?value {_TYPE} ?kind FILTER(?kind IN ({kinds})) }}"


def _pattern(shapes: ShapesGraph, pattern: Node, below: Subclasses) -> str:
    return f"(!ISBLANK(?value) && REGEX(STR(?value), {pattern}))"


def _min_length(shapes: ShapesGraph, length: Node, below: Subclasses) -> str:
    return f"(!ISBLANK(?value) && STRLEN(STR(?value)) >= {length})"


def _min_inclusive(shapes: ShapesGraph, least: Node, below: Subclasses) -> str:
    return f"?value >= {least}"


def _max_inclusive(shapes: ShapesGraph, most: Node, below: Subclasses) -> str:
    return f"?value <= {most}"


def _language_in(shapes: ShapesGraph, languages: Node, below: Subclasses) -> str:
    ranges = [Literal(text.value) for text in shapes.items(languages) if isinstance(text, Literal)]
    return f"({' || '.join(f'LANGMATCHES(LANG(?value), {text})' for text in ranges)})"


def _or(shapes: ShapesGraph, choices: Node, below: Subclasses) -> str:
    return f"({' || '.join(holds(shapes, choice, below) for choice in shapes.items(choices))})"


def _xone(shapes: ShapesGraph, choices: Node, below: Subclasses) -> str:
    counted = (f"IF({holds(shapes, choice, below)}, 1, 0)" for choice in shapes.items(choices))
    return f"({' + '.join(counted)} = 1)"


CONDITIONS: dict[str, Callable[[ShapesGraph, Node, Subclasses], str]] = {
    "class": _class,
    "datatype": _datatype,
    "languageIn": _language_in,
    "maxInclusive": _max_inclusive,
    "minInclusive": _min_inclusive,
    "minLength": _min_length,
    "or": _or,
    "pattern": _pattern,
    "xone": _xone,
}
