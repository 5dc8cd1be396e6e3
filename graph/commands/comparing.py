"""Two states of documents, and what changed between them: `diff`."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.options import STORE, Location, Verbose

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from graph.changes import Change
    from graph.store import Store
    from graph.versions import DocumentFacts
    from ontology.records import Source

__all__ = ["diff"]

_PREVIOUS = """SELECT ?text ?words WHERE {{ {document} sz:mainText ?main . ?main prov:wasRevisionOf ?text .
  ?text nif:isString ?words }} ORDER BY ?text LIMIT 1"""


def diff(
    old: Annotated[
        str | None, typer.Argument(metavar="[OLD]", help="A store, or a document in a file.")
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help="Its later state: a store, or a file.")
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Only this document; without OLD and NEW, the wording before it in --store."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="A JSON object a line instead of a table.")] = False,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """List measures added, dropped or reworded, targets raised or lowered, deadlines moved.

    Between two stores, two files, or the two last wordings that builds have kept of a document.
    """
    if old is not None and new is not None:
        changes = _between(_open(old), _open(new), document)
    elif old is None and new is None and document is not None:
        changes = _since_last_wording(store, document)
    else:
        raise typer.BadParameter("give OLD and NEW, or --document NAME alone for its wordings in the store")
    _print(changes, is_json=json)


def _open(place: str) -> "Store":
    """A store; a file is read and stands for a store that holds its document alone."""
    from graph.store import MemoryStore, is_url, open_store
    from loaders.files import read_source

    if is_url(place) or Path(place).is_dir():
        return open_store(place)
    return MemoryStore(_triples(read_source(Path(place))), place)


def _triples(source: "Source") -> "Iterable[Triple]":
    from loaders.document import build_document
    from ontology.triples import document_triples
    from ontology.vocabulary import vocabulary_triples

    return chain(vocabulary_triples(), document_triples(build_document(source)))


def _between(old: "Store", new: "Store", document: str | None) -> "Iterator[Change]":
    """Yield what changed; two single documents are compared whatever their numbers are."""
    from graph.changes import compare_documents, compare_measures

    before, after = (_facts(store, document) for store in (old, new))
    if len(before) == len(after) == 1:
        (one,), (other,) = before.values(), after.values()
        return compare_measures(other.name, one.measures, other.measures)
    return compare_documents(before, after)


def _facts(store: "Store", document: str | None) -> "dict[str, DocumentFacts]":
    from graph.versions import read_documents

    return read_documents(store, _find_document(store, document) if document is not None else None)


def _find_document(store: "Store", name: str) -> str:
    from graph.relations import Kind
    from graph.things import find_things
    from ontology.errors import ThingNotFoundError

    found = [iri for iri, _, kind in find_things(store, name) if kind is Kind.DOCUMENT]
    if not found:
        raise ThingNotFoundError(name)
    return found[0]


def _since_last_wording(location: str, name: str) -> "Iterator[Change]":
    """Yield what changed since the wording that stood in the store before the present one."""
    from graph.changes import compare_measures
    from graph.sparql import iri_text, text_of
    from graph.store import MemoryStore, open_store
    from graph.versions import read_documents
    from ontology.errors import ThingNotFoundError
    from ontology.records import Source

    store = open_store(location)
    document = _find_document(store, name)
    rows = store.select(_PREVIOUS.format(document=iri_text(document)))
    if not rows:
        raise ThingNotFoundError(f"an earlier wording of {name}")
    words = text_of(rows[0]["words"])
    source = Source(f"{name}.txt", "0" * 64, len(words.encode()), "utf-8", words)
    earlier = read_documents(MemoryStore(_triples(source)))
    now = read_documents(store, document)
    old = chain.from_iterable(each.measures for each in earlier.values())
    new = chain.from_iterable(each.measures for each in now.values())
    return compare_measures(next((each.name for each in now.values()), name), tuple(old), tuple(new))


def _print(changes: "Iterable[Change]", *, is_json: bool) -> None:
    from dataclasses import asdict
    from json import dumps

    from graph.console import print_table, print_text, safe

    found = [asdict(change) for change in changes]
    if is_json:
        print_text("\n".join(dumps(change, ensure_ascii=False) for change in found))
    else:
        head = ("change", "document", "measure", "title", "before", "after")
        labels = ("kind", *head[1:])
        print_table(head, [[safe(change[name]) for name in labels] for change in found])
