"""A SHACL property path, in; the same in SPARQL, out."""

from pyoxigraph import BlankNode, NamedNode

from graph.shacl.shapes import Node, ShapesGraph
from ontology.errors import ShapeError

__all__ = ["path_text"]

_REPEATED = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def path_text(shapes: ShapesGraph, path: Node) -> str:
    """The path as SPARQL writes it; raises ShapeError for what is no path."""
    if isinstance(path, NamedNode):
        return str(path)
    if shapes.is_list(path):
        return _joined(shapes, path, "/")
    names = shapes.names(path) if isinstance(path, BlankNode) else []
    if len(names) == 1 and (inner := shapes.value(path, names[0])) is not None:
        if names[0] == "alternativePath":
            return _joined(shapes, inner, "|")
        if names[0] == "inversePath":
            return f"^{path_text(shapes, inner)}"
        if names[0] in _REPEATED:
            return f"({path_text(shapes, inner)}){_REPEATED[names[0]]}"
    raise ShapeError(str(path), "is no path")


def _joined(shapes: ShapesGraph, members: Node, sign: str) -> str:
    return f"({sign.join(path_text(shapes, member) for member in shapes.items(members))})"
