"""A file of SHACL shapes, in; what it says of each shape by SHACL's own names, out."""

from collections.abc import Collection, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ontology.errors import ShapeError
from ontology.namespaces import PREFIXES, SHACL

__all__ = ["Node", "ShapesGraph", "refuse", "shacl"]

Node = NamedNode | BlankNode | Literal | Triple
_FIRST, _REST, _NIL = (NamedNode(f"{PREFIXES['rdf']}{name}") for name in ("first", "rest", "nil"))


def shacl(name: str) -> NamedNode:
    """The node of one of SHACL's terms.

    >>> shacl("path").value
    'http://www.w3.org/ns/shacl#path'
    """
    return NamedNode(SHACL + name)


def refuse(shape: Node, names: Collection[str]) -> None:
    """Raise ShapeError if there are names of SHACL that are not understood where they stand."""
    if names:
        told = ", ".join(f"sh:{name}" for name in sorted(names))
        raise ShapeError(str(shape), f"{told} is not understood there")


class ShapesGraph:
    """The statements of a shapes file, in their order."""

    def __init__(self, turtle: str) -> None:
        """Args: turtle, the file."""
        self._said: dict[Node, dict[NamedNode, list[Node]]] = {}
        for quad in parse(turtle, format=RdfFormat.TURTLE):
            self._said.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)

    def subjects(self) -> Iterator[Node]:
        """Yield whatever something is said of."""
        yield from self._said

    def names(self, node: Node) -> list[str]:
        """The local names of the terms of SHACL by which something is said of a node."""
        told = (predicate.value for predicate in self._said.get(node, {}))
        return [iri.removeprefix(SHACL) for iri in told if iri.startswith(SHACL)]

    def values(self, node: Node, name: str) -> list[Node]:
        """All that is said of a node by the term of that local name."""
        return self._said.get(node, {}).get(shacl(name), [])

    def value(self, node: Node, name: str) -> Node | None:
        """The one thing that is said so, if any; raises ShapeError where there are several."""
        values = self.values(node, name)
        if len(values) > 1:
            raise ShapeError(str(node), f"sh:{name} stands more than once")
        return values[0] if values else None

    def items(self, head: Node) -> list[Node]:
        """The members of a list; raises ShapeError for what is none."""
        items: list[Node] = []
        while head != _NIL:
            said = self._said.get(head, {})
            if _FIRST not in said or _REST not in said:
                raise ShapeError(str(head), "is no list")
            items.append(said[_FIRST][0])
            head = said[_REST][0]
        return items

    def is_list(self, node: Node) -> bool:
        """Whether a node begins a list."""
        return _FIRST in self._said.get(node, {})

    def triples_from(self, node: Node) -> Iterator[Triple]:
        """Yield all that is said of a blank node, and of those that it leads to."""
        if isinstance(node, BlankNode):
            for predicate, values in self._said.get(node, {}).items():
                for value in values:
                    yield Triple(node, predicate, value)
                    yield from self.triples_from(value)
