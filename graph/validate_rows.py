"""Results of a validation, in; a row of text for each, out: what is wrong, where, in which words."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from graph.labels import Labels, labels_of, read_labels
from graph.quotes import Quote, read_quotes
from graph.shacl.results import Result
from graph.shacl.shapes import Node
from graph.sparql import Selectable, select_about, text_of
from graph.validate import severity, shape_name
from ontology.namespaces import ID

__all__ = ["Row", "build_rows"]

_DOCUMENT = re.compile(f"{re.escape(ID)}doc/[^/]+/[^/]+")
_SPAN = re.compile(r".*#char=\d+,\d+")
_VALUES = "SELECT ?this ?value { VALUES ?this { TERMS } ?this %s ?value }"
_WORDS = "SELECT ?span ?exact { VALUES ?span { TERMS } ?span oa:hasSelector/oa:exact ?exact }"


class Row(NamedTuple):
    """What is broken: severity, shape; where: title of the document, words, node, values; and the message.

    Nodes are written without our base. Where no one value is wrong, `value` holds all that were looked at.
    """

    severity: str
    shape: str
    document: str
    quote: str
    node: str
    value: str
    message: str


def build_rows(store: Selectable, results: Collection[Result], languages: Collection[str]) -> list[Row]:
    """A row for each result.

    Args:
        store: the one that was validated.
        results: of the validation.
        languages: tags of the languages that messages are given in; others only where there is none of these.
    """
    nodes = {result.focus.value for result in results if isinstance(result.focus, NamedNode)}
    quotes = _read_quotes(store, nodes)
    documents = {iri: _documents(iri, quotes.get(iri, ())) for iri in nodes}
    labels = read_labels(store, {f"<{document}>" for found in documents.values() for document in found})
    values = _read_values(store, results)
    return [
        Row(
            severity=severity(result),
            shape=shape_name(result),
            document=_title(documents.get(text_of(result.focus), []), labels),
            quote=next((quote.quote for quote in quotes.get(text_of(result.focus), ())), ""),
            node=_short(result.focus),
            value=" | ".join(values[result]),
            message=_message(result, languages),
        )
        for result in results
    ]


def _title(documents: Sequence[str], labels: Mapping[str, Labels]) -> str:
    """The title of the first document, and how many more there are."""
    others = f" +{len(documents) - 1}" if len(documents) > 1 else ""
    return labels_of(documents[0], labels).hans + others if documents else ""


def _read_values(store: Selectable, results: Iterable[Result]) -> dict[Result, list[str]]:
    """The value of each result, else all that its path leads to."""
    values: dict[Result, list[str]] = {}
    open_results: dict[str, list[Result]] = {}
    for result in results:
        values[result] = [] if result.value in {None, result.focus} else [_short(result.value)]
        if result.value is None and result.check.along and isinstance(result.focus, NamedNode):
            open_results.setdefault(result.check.along, []).append(result)
    for along, found in open_results.items():
        read: dict[Node, list[str]] = {}
        for row in select_about(store, _VALUES % along, {str(result.focus) for result in found}):
            read.setdefault(row["this"], []).append(_short(row["value"]))
        values |= {result: sorted(read.get(result.focus, [])) for result in found}
    return values


def _short(node: Node | None) -> str:
    """An IRI without our base, the words of a literal with their language."""
    language = f"@{node.language}" if isinstance(node, Literal) and node.language else ""
    return text_of(node).removeprefix(ID) + language


def _read_quotes(store: Selectable, nodes: Iterable[str]) -> dict[str, list[Quote]]:
    """The words that a node was read from; those of a span of text are the span's own."""
    spans = {iri: found[0] for iri in nodes if (found := _SPAN.match(iri))}
    quotes = read_quotes(store, [f"<{iri}>" for iri in nodes if iri not in spans])
    words = {
        text_of(row.get("span")): text_of(row.get("exact"))
        for row in select_about(store, _WORDS, {f"<{span}>" for span in spans.values()})
    }
    for iri, span in spans.items():
        quotes[iri] = [Quote(_documents(iri, ())[0], 0, words.get(span, ""), "", "", "")]
    return quotes


def _documents(iri: str, quotes: Iterable[Quote]) -> list[str]:
    """The documents of these quotes, else the one below whose IRI the node lies."""
    own = _DOCUMENT.match(iri)
    return list(dict.fromkeys(quote.document for quote in quotes)) or ([own[0]] if own else [])


def _message(result: Result, languages: Collection[str]) -> str:
    spoken = [text.value for text in result.messages if (text.language or "").partition("-")[0] in languages]
    return " ".join(spoken or [text.value for text in result.messages])
