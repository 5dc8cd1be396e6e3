"""Pieces of SPARQL text: terms that no name can break out of, prefixes, rows in batches."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

import pyoxigraph

from ontology.namespaces import PREFIXES

__all__ = [
    "Row",
    "Selectable",
    "Term",
    "iri_text",
    "is_iri",
    "literal_text",
    "select",
    "select_about",
    "text_of",
]

Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
Row = Mapping[str, Term]
_BATCH = 500


class Selectable(Protocol):
    """Whatever answers a SELECT: a store on disk, one in memory, a service."""

    def select(self, sparql: str) -> Iterable[Row]:
        """The rows; `row.get(name)` is None where the variable has no value."""


def iri_text(iri: str) -> str:
    """The IRI as SPARQL writes it; raises ValueError for what is no absolute IRI.

    >>> iri_text("https://w3id.org/shuzheng/id/region/320000")
    '<https://w3id.org/shuzheng/id/region/320000>'
    """
    return str(pyoxigraph.NamedNode(iri))


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI.

    >>> is_iri("https://w3id.org/shuzheng/id/term/一网通办"), is_iri("https://蒙速办 app"), is_iri("蒙速办")
    (True, False, False)
    """
    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        return False
    return True


def literal_text(value: str) -> str:
    r"""The string as SPARQL writes it.

    >>> print(literal_text('a"b'))
    "a\"b"
    """
    return str(pyoxigraph.Literal(value))


def text_of(term: Term | None) -> str:
    """The words of a literal, the IRI of a node, "" where there is nothing."""
    return "" if term is None or isinstance(term, pyoxigraph.Triple) else term.value


def select(store: Selectable, query: str) -> Iterator[Row]:
    """The rows of a query that uses our prefixes."""
    header = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in sorted(PREFIXES.items()))
    yield from store.select(f"{header}\n{query}")


def select_about(store: Selectable, query: str, terms: Iterable[str]) -> Iterator[Row]:
    """The rows of `query` with `TERMS` replaced by the terms, as SPARQL writes them, a batch at a time."""
    remaining = iter(terms)
    while batch := list(islice(remaining, _BATCH)):
        yield from select(store, query.replace("TERMS", " ".join(batch)))
