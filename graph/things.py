"""From a name, in either script, or an IRI to the things in the store that bear it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from graph.labels import labels_of, read_kinds, read_labels
from graph.relations import Kind
from graph.simplified import simplify
from graph.sparql import Selectable, iri_text, is_iri, literal_text, select, select_about, text_of
from ontology.errors import ThingNotFoundError

__all__ = ["Thing", "find_things"]

Thing = tuple[str, str, Kind]

_RANKS = (Kind.PLATFORM, Kind.ACTOR, Kind.DOCUMENT, Kind.REGION, Kind.TERM)
_MARKS = str.maketrans("", "", '“”"「」『』《》 \u3000')
_TAGS = ("@zh-Hans", "@zh-Hant", "@zh-Hant-x-auto", "")
_EXACT = """SELECT DISTINCT ?s WHERE { VALUES ?name { NAMES } ?s ?p ?name .
  FILTER(?p IN (skos:prefLabel, skos:altLabel, eli:number)) }"""
_WITHIN = """SELECT DISTINCT ?s WHERE {
  { ?s skos:prefLabel ?name } UNION { ?s skos:altLabel ?name } UNION { ?s eli:number ?name }
  FILTER(CONTAINS(STR(?name), NAME)) }"""
_SAME = """SELECT ?s ?other WHERE { VALUES ?s { TERMS } ?s owl:sameAs ?other . ?other a sz:Document }"""
_ALL = """SELECT DISTINCT ?label WHERE { ?s a ?class ; skos:prefLabel ?label .
  FILTER(?class IN (sz:Document, sz:Agency, sz:Collective, sz:LeadingGroup, sz:Platform, sz:Region, sz:Term))
  FILTER(langMatches(lang(?label), "zh-Hans")) } LIMIT 20000"""


def find_things(store: Selectable, name: str) -> list[Thing]:
    """Things that bear the name, else things whose name contains it: (IRI, simplified label, kind).

    Platforms come first, then actors, documents, regions, terms and the rest; short names before long ones.

    Args:
        store: what answers SELECT.
        name: an IRI, or a name, form or document number in simplified or traditional characters.

    Raises:
        ThingNotFoundError: no name contains it; names that come near are in `alike`.
    """
    for iris in [[name]] if is_iri(name) else _bearers(store, name):
        if found := _things(store, iris):
            return found
    raise ThingNotFoundError(name, _alike(store, name))


def _bearers(store: Selectable, name: str) -> Iterator[list[str]]:
    """Yield IRIs of all that bears the name, then of all whose name contains it."""
    folded = _fold(name)
    if not folded:
        return
    exact = " ".join(literal_text(form) + tag for form in sorted({name, folded}) for tag in _TAGS)
    for query in (_EXACT.replace("NAMES", exact), _WITHIN.replace("NAME", literal_text(folded))):
        yield [text_of(row.get("s")) for row in select(store, query)]


def _fold(name: str) -> str:
    """The name in simplified characters, without quotation marks and white space."""
    return simplify(name.translate(_MARKS))


def _things(store: Selectable, iris: Iterable[str]) -> list[Thing]:
    """Those of the IRIs that networks show, in order of relevance; a document for all its IRIs."""
    iris = list(iris)
    same = {
        text_of(row.get("s")): text_of(row.get("other"))
        for row in select_about(store, _SAME, map(iri_text, iris))
    }
    kinds = read_kinds(store, map(iri_text, dict.fromkeys(same.get(iri, iri) for iri in iris)))
    labels = read_labels(store, map(iri_text, kinds))
    found = [(iri, labels_of(iri, labels).hans, kind) for iri, kind in kinds.items()]
    return sorted(found, key=lambda thing: (_rank(thing[2]), len(thing[1]), thing))


def _rank(kind: Kind) -> int:
    """The place of a kind among answers."""
    return _RANKS.index(kind) if kind in _RANKS else len(_RANKS)


def _alike(store: Selectable, name: str) -> tuple[str, ...]:
    """Up to three names of the store that look like it."""
    names = [text_of(row.get("label")) for row in select(store, _ALL)]
    return tuple(get_close_matches(_fold(name), names, n=3, cutoff=0.4))
