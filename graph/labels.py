"""The names of things in both scripts, and their kinds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from pyoxigraph import Literal

from graph.relations import CLASSES, Kind
from graph.sparql import Selectable, select_about, text_of
from ontology.namespaces import expand

__all__ = ["Labels", "labels_of", "read_kinds", "read_labels"]

_KINDS = {expand(name): kind for name, kind in CLASSES.items()}
_TYPES = """SELECT ?s ?class WHERE { VALUES ?s { TERMS } ?s a ?class
  FILTER NOT EXISTS { ?s owl:sameAs ?other . ?other a sz:Document } }"""
_LABELS = """SELECT ?s ?p ?label WHERE { VALUES ?s { TERMS } ?s ?p ?label .
  FILTER(?p IN (skos:prefLabel, skos:altLabel)) }"""
_INDICATORS = """SELECT ?s ?p ?label WHERE { VALUES ?s { TERMS } ?s sz:indicator ?indicator .
  ?indicator ?p ?label . FILTER(?p IN (skos:prefLabel)) }"""


@dataclass(frozen=True, slots=True)
class Labels:
    """The preferred name in simplified and in traditional characters, and every name and form seen."""

    hans: str
    hant: str
    names: tuple[str, ...]


def read_labels(store: Selectable, terms: Iterable[str]) -> dict[str, Labels]:
    """Labels by IRI; a target has those of its indicator, what has no label has none here.

    Args:
        store: what answers SELECT.
        terms: IRIs as SPARQL writes them.
    """
    found: dict[str, set[tuple[int, str, str]]] = defaultdict(set)
    terms = list(terms)
    for query in (_LABELS, _INDICATORS):
        for row in select_about(store, query, terms):
            label = row.get("label")
            if isinstance(label, Literal):
                rank = 0 if text_of(row.get("p")).endswith("prefLabel") else 1
                found[text_of(row.get("s"))].add((rank, (label.language or "").lower(), label.value))
    return {iri: _labels(rows) for iri, rows in found.items()}


def _labels(rows: set[tuple[int, str, str]]) -> Labels:
    """The best of (0 for preferred, language, words): a printed form before one made by machine."""
    ranked = sorted(rows)
    hans = [words for _, language, words in ranked if not language.startswith(("zh-hant", "en"))]
    hant = [words for _, language, words in ranked if language.startswith("zh-hant")]
    names = tuple(dict.fromkeys(words for _, _, words in ranked))
    return Labels((hans or hant or names)[0], (hant or hans or names)[0], names)


def read_kinds(store: Selectable, terms: Iterable[str]) -> dict[str, Kind]:
    """Kinds by IRI, of those things that are of a kind that networks show.

    A second IRI of a document, by which a copy or a citation names it, is none of them.

    Args:
        store: what answers SELECT.
        terms: IRIs as SPARQL writes them.
    """
    rows = select_about(store, _TYPES, terms)
    return {text_of(row.get("s")): kind for row in rows if (kind := _KINDS.get(text_of(row.get("class"))))}


def labels_of(iri: str, labels: Mapping[str, Labels]) -> Labels:
    """The labels of a thing, or the last part of its IRI where the graph names it nowhere.

    >>> labels_of("https://w3id.org/shuzheng/id/region/320000", {}).hans
    '320000'
    """
    last = unquote(iri.rstrip("/").rpartition("/")[2]) or iri
    return labels.get(iri) or Labels(last, last, (last,))
