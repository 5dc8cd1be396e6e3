"""From triples to the same with what the ontology's superclasses and superproperties make true of them."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from ontology.namespaces import PREFIXES
from ontology.nodes import node

__all__ = ["close_upwards"]

_CLASSES, _PROPERTIES = (f"{PREFIXES['rdfs']}{name}" for name in ("subClassOf", "subPropertyOf"))


def close_upwards(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield each triple, and after it the same with each class or property above its own.

    Above is what shuzheng.ttl says, terms of other vocabularies included, as far up as it goes; what those
    vocabularies themselves say is not followed.

    >>> agency = Triple(NamedNode("urn:a"), node("rdf:type"), node("sz:Agency"))
    >>> sorted(triple.object.value.rpartition("/")[2] for triple in close_upwards([agency]))
    ['Agent', 'PublicOrganisation', 'def#Actor', 'def#Agency']
    """
    classes, properties = _above(_CLASSES), _above(_PROPERTIES)
    kind = node("rdf:type")
    for triple in triples:
        yield triple
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        for upper in classes.get(value, ()) if predicate == kind else ():
            yield Triple(subject, kind, upper)
        for upper in properties.get(predicate, ()):
            yield Triple(subject, upper, value)


@cache
def _above(relation: str) -> dict[object, tuple[NamedNode, ...]]:
    """All terms above each term, the nearest first."""
    turtle = files("ontology").joinpath("shuzheng.ttl").read_bytes()
    direct: dict[object, list[NamedNode]] = {}
    for quad in parse(turtle, format=RdfFormat.TURTLE):
        if quad.predicate.value == relation and isinstance(quad.object, NamedNode):
            direct.setdefault(quad.subject, []).append(quad.object)
    return {term: tuple(dict.fromkeys(_climb(uppers, direct))) for term, uppers in direct.items()}


def _climb(uppers: list[NamedNode], direct: dict[object, list[NamedNode]]) -> Iterator[NamedNode]:
    yield from uppers
    for upper in uppers:
        yield from _climb(direct.get(upper, []), direct)
