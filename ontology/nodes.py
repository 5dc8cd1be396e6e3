"""The terms of a triple, for pyoxigraph: nodes from names and IRIs, literals from values; and the triples of one subject."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from ontology.dates import PartialDate
from ontology.namespaces import expand

__all__ = [
    "Value",
    "date_literal",
    "day_literal",
    "decimal_literal",
    "node",
    "number_literal",
    "simplified",
    "state",
]

Value = NamedNode | Literal | None
_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@cache
def node(name: str) -> NamedNode:
    """The node of a prefixed name; raises TermError for a misspelt one."""
    return NamedNode(expand(name))


def state(subject: NamedNode, *facts: tuple[str, Value]) -> Iterator[Triple]:
    """Yield a triple for each (prefixed name, value) of a subject; None is not stated.

    >>> [str(t.predicate.value) for t in state(NamedNode("urn:a"), ("sz:number", Literal("一")), ("sz:scope", None))]
    ['https://w3id.org/shuzheng/def#number']
    """
    for name, value in facts:
        if value is not None:
            yield Triple(subject, node(name), value)


def simplified(text: str | None) -> Literal | None:
    """A text in simplified Chinese."""
    return None if text is None else Literal(text, language="zh-Hans")


def date_literal(day: PartialDate | None) -> Literal | None:
    """A date as precise as it is: xsd:gYear, xsd:gYearMonth or xsd:date.

    >>> str(date_literal(PartialDate(2025, 6)))
    '"2025-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return None if day is None else Literal(day.text, datatype=node(_DATE_TYPES[len(day.text)]))


def day_literal(day: date | None) -> Literal | None:
    """An xsd:date."""
    return None if day is None else Literal(day.isoformat(), datatype=node("xsd:date"))


def decimal_literal(value: Decimal | None) -> Literal | None:
    """An xsd:decimal, never in scientific notation and without idle zeros.

    >>> str(decimal_literal(Decimal("1E+2"))), decimal_literal(Decimal("99.50")).value
    ('"100"^^<http://www.w3.org/2001/XMLSchema#decimal>', '99.5')
    """
    return None if value is None else Literal(f"{value.normalize():f}", datatype=node("xsd:decimal"))


def number_literal(count: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(count), datatype=node("xsd:integer"))
