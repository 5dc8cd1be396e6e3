"""What triples are made of, for pyoxigraph: nodes from names, literals from values, facts of one subject."""

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
    "dated_triples",
    "day_literal",
    "decimal_literal",
    "format_decimal",
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

    >>> facts = ("sz:number", Literal("一")), ("sz:scope", None)
    >>> [triple.predicate.value for triple in state(NamedNode("urn:a"), *facts)]
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


def dated_triples(subject: NamedNode, issued: PartialDate | None) -> Iterator[Triple]:
    """Yield a document's date, as precise as it is, and the first and the last day that it may mean."""
    if issued is not None:
        yield from state(
            subject,
            ("eli:date_document", date_literal(issued)),
            ("sz:earliestDate", day_literal(issued.first)),
            ("sz:latestDate", day_literal(issued.last)),
        )


def decimal_literal(value: Decimal | None) -> Literal | None:
    """An xsd:decimal."""
    return None if value is None else Literal(format_decimal(value), datatype=node("xsd:decimal"))


def format_decimal(value: Decimal) -> str:
    """The one form of a number: no exponent, no idle zeros.

    >>> format_decimal(Decimal("1E+2")), format_decimal(Decimal("99.50"))
    ('100', '99.5')
    """
    return f"{value.normalize():f}"


def number_literal(count: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(count), datatype=node("xsd:integer"))
