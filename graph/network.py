"""RDF to networkx: the network around one thing, or of the documents in a store."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import networkx as nx

from graph.facts import read_facts
from graph.labels import Labels, labels_of, read_labels
from graph.neighbourhood import DUE, Neighbourhood, term_of
from graph.quotes import Quote, read_quotes
from graph.relations import Family, Kind
from graph.sparql import Selectable, is_iri, select, select_about, text_of
from graph.things import find_things
from ontology.errors import ThingNotFoundError

__all__ = ["Network", "Selectable", "find_things", "read_citations", "read_network"]

Network: TypeAlias = "nx.MultiDiGraph[str]"

_DOCUMENTS = """SELECT ?s ?on WHERE { ?s a sz:Document ; eli:is_realized_by ?text .
  OPTIONAL { ?s eli:date_document ?on } }"""
_CITATIONS = "SELECT DISTINCT ?citing ?cited WHERE { ?citing eli:cites ?cited }"
_ORDERS = "SELECT ?s ?order WHERE { VALUES ?s { TERMS } ?s sz:order ?order }"
_READ = "SELECT ?s WHERE { VALUES ?s { TERMS } ?s eli:is_realized_by ?text }"
_HUBS = frozenset({Kind.DOCUMENT, Kind.REGION, Kind.DEADLINE})
_OWNED = frozenset({Kind.MEASURE, Kind.OBJECTIVE, Kind.TARGET})
_WITHIN = frozenset(Family) - {Family.LINK}
_MOST_QUOTES = 60


def read_network(
    store: Selectable, around: str | None = None, *, hops: int = 2, limit: int = 2000
) -> Network:
    """The network around one thing, or of all documents, the youngest first.

    Args:
        store: what answers SELECT.
        around: IRI of the thing in the middle (`find_things` gives it for a name); None is the whole store.
        hops: how far to go from the thing: 1 is its measures, 2 also what else they name. A document, region
            or deadline on the way is shown and not passed through. Documents of measures always come along.
        limit: the greatest number of nodes; `network.graph["complete"]` is False where more were in reach.

    Returns:
        Nodes keyed by IRI (deadlines by `due:` and their day, merged over documents), in a fixed order, with
        `iri`, `kind`, `label`, `label_hant`, `label_en` (of the kind), `names`, `order`, `facts` (pairs of an
        English name and a value), `quotes` (dicts, at most 60), `quote_count`, and `read`: False for a paper
        that is only cited. Edges keyed by their `relation`, from the measure to its actor, platform, target
        and day, and from a part to its whole.

    Raises:
        ThingNotFoundError: the store holds no thing with the IRI `around`.
    """
    found = Neighbourhood(store, limit)
    if around is not None and not is_iri(around):
        raise ThingNotFoundError(around)
    if around is None:
        for document in _documents(store):
            if found.complete:
                found.grow(document, hops=3, through=_OWNED, along=_WITHIN)
    else:
        found.grow(around, hops=hops, through=frozenset(Kind) - _HUBS)
        found.add_documents()
        if around not in found.kinds:
            raise ThingNotFoundError(around)
    return _build_network(found, around)


def read_citations(
    store: Selectable, around: str | None = None, *, hops: int = 2, limit: int = 2000
) -> Network:
    """The documents that cite or are cited, and how: based on, applies, amends, repeals; else cites.

    Args:
        store: what answers SELECT.
        around: IRI of a document; None is all, those with most citations first.
        hops: how far to go from that document, either way.
        limit: the greatest number of documents.

    Returns:
        As `read_network`.

    Raises:
        ThingNotFoundError: the store holds no such document, or it neither cites nor is cited.
    """
    ties: dict[str, set[str]] = {}
    for row in select(store, _CITATIONS):
        citing, cited = text_of(row.get("citing")), text_of(row.get("cited"))
        ties.setdefault(citing, set()).add(cited)
        ties.setdefault(cited, set()).add(citing)
    if around is not None and around not in ties:
        raise ThingNotFoundError(around)
    found = Neighbourhood(store, limit)
    near = {around} if around else set()
    for _ in range(hops):
        near |= {other for iri in near for other in ties[iri]}
    found.add(sorted(near or ties, key=lambda iri: (iri != around, -len(ties[iri]), iri)))
    network = _build_network(found, around)
    network.graph["citations"] = True
    return network


def _documents(store: Selectable) -> list[str]:
    """IRIs of the documents whose text is in the store, youngest first."""
    dated = {(text_of(row.get("on")), text_of(row.get("s"))) for row in select(store, _DOCUMENTS)}
    return list(dict.fromkeys(iri for _, iri in sorted(dated, reverse=True)))


def _build_network(found: Neighbourhood, centre: str | None) -> Network:
    """The found nodes with all that the graph says of them, and the edges between them."""
    network: Network = nx.MultiDiGraph(centre=centre, complete=found.complete)
    for node, kind in found.kinds.items():
        network.add_node(node, iri=node, kind=kind, label_en=kind.value.capitalize())
    things = [term_of(node) for node in found.kinds if not node.startswith(DUE)]
    _add_names(network, found.store, things)
    _add_facts(network, found.store, things)
    _add_quotes(network, found.store)
    for part, relation, whole in found.edges():
        network.add_edge(part, whole, key=relation, relation=relation)
    return network


def _add_names(network: Network, store: Selectable, things: list[str]) -> None:
    """Labels in both scripts, all names, the place in the document, and whether it was read."""
    labels = read_labels(store, things)
    orders = {
        text_of(row.get("s")): int(text_of(row.get("order"))) for row in select_about(store, _ORDERS, things)
    }
    read = {text_of(row.get("s")) for row in select_about(store, _READ, things)}
    for node, shown in network.nodes(data=True):
        names = labels_of(node.removeprefix(DUE), labels)
        shown |= {
            "label": names.hans,
            "label_hant": names.hant,
            "names": names.names,
            "order": orders.get(node, 0),
        }
        shown["read"] = shown["kind"] is not Kind.DOCUMENT or node in read


def _add_facts(network: Network, store: Selectable, things: list[str]) -> None:
    """Facts; a target's figure goes into its label too."""
    facts = read_facts(store, things)
    for node, shown in network.nodes(data=True):
        shown["facts"] = facts.get(node, [])
        figure = dict(shown["facts"]).get("value")
        if figure:
            shown |= {script: f"{shown[script]} {figure}" for script in ("label", "label_hant")}


def _add_quotes(network: Network, store: Selectable) -> None:
    """Quotes with the names of their documents and measures."""
    quotes = read_quotes(store, map(term_of, network))
    iris = {
        iri for said in quotes.values() for quote in said for iri in (quote.document, quote.measure) if iri
    }
    labels = read_labels(store, map(term_of, sorted(iris)))
    for node, shown in network.nodes(data=True):
        said = quotes.get(node.removeprefix(DUE), [])
        shown["quotes"] = [_quote(quote, labels) for quote in said[:_MOST_QUOTES]]
        shown["quote_count"] = len(said)


def _quote(quote: Quote, labels: Mapping[str, Labels]) -> dict[str, Any]:
    """A quote with names beside the IRIs."""
    document, measure = (
        labels_of(iri, labels).hans if iri else "" for iri in (quote.document, quote.measure)
    )
    iris = {"document_iri": quote.document, "measure_iri": quote.measure}
    return {**quote._asdict(), **iris, "document": document, "measure": measure}
