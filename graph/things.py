"""From a name, in either script, or an IRI to the things in the store that bear it."""

from difflib import get_close_matches

from graph.labels import labels_of
from graph.relations import CLASSES, Kind
from graph.sparql import Selectable, iri_text, is_iri, literal_text, select, text_of
from ontology.errors import ThingNotFoundError
from ontology.namespaces import expand

__all__ = ["Thing", "find_things"]

Thing = tuple[str, str, Kind]

_KINDS = {expand(name): kind for name, kind in CLASSES.items()}
_RANKS = (Kind.PLATFORM, Kind.ACTOR, Kind.DOCUMENT, Kind.REGION, Kind.TERM)
_MARKS = str.maketrans("", "", '“”"「」『』《》 \u3000')
_TAGS = ("@zh-Hans", "@zh-Hant", "@zh-Hant-x-auto", "")
_THING = f"""?s a ?class . FILTER(?class IN ({", ".join(CLASSES)}))
  OPTIONAL {{ ?s skos:prefLabel ?label . FILTER(langMatches(lang(?label), "zh-Hans")) }}"""
_NAMES = "?s ?p ?name . FILTER(?p IN (skos:prefLabel, skos:altLabel, eli:number))"
_BY_IRI = f"SELECT * WHERE {{ VALUES ?s {{ IRI }} {_THING} }}"
_EXACT = f"SELECT * WHERE {{ VALUES ?name {{ NAMES }} {_NAMES} {_THING} }}"
_WITHIN = f"SELECT * WHERE {{ {_NAMES} FILTER(CONTAINS(STR(?name), NAME)) {_THING} }}"
_ALL = """SELECT DISTINCT ?label WHERE { ?s skos:prefLabel ?label .
  FILTER(langMatches(lang(?label), "zh-Hans")) FILTER NOT EXISTS { ?s a sz:Measure } } LIMIT 20000"""


def find_things(store: Selectable, name: str) -> list[Thing]:
    """Things that bear the name, else things whose name contains it: (IRI, simplified label, kind).

    Platforms come first, then actors, documents, regions, terms and the rest; short names before long ones.

    Args:
        store: what answers SELECT.
        name: an IRI, or a name, form or document number in simplified or traditional characters.

    Raises:
        ThingNotFoundError: no name contains it; names that come near are in `alike`.
    """
    for query in _queries(name):
        if found := _things(store, query):
            return found
    raise ThingNotFoundError(name, _alike(store, name))


def _queries(name: str) -> list[str]:
    """What to ask, until there is an answer."""
    if is_iri(name):
        return [_BY_IRI.replace("IRI", iri_text(name))]
    folded = _fold(name)
    if not folded:
        return []
    exact = " ".join(literal_text(form) + tag for form in sorted({name, folded}) for tag in _TAGS)
    return [_EXACT.replace("NAMES", exact), _WITHIN.replace("NAME", literal_text(folded))]


def _fold(name: str) -> str:
    """The name in simplified characters, without quotation marks and white space."""
    from opencc import OpenCC  # costs start-up time that other commands need not pay

    return str(OpenCC("t2s").convert(name.translate(_MARKS)))


def _things(store: Selectable, query: str) -> list[Thing]:
    """The answers of one query, in order of relevance."""
    found: set[Thing] = set()
    for row in select(store, query):
        iri = text_of(row.get("s"))
        found.add(
            (iri, text_of(row.get("label")) or labels_of(iri, {}).hans, _KINDS[text_of(row.get("class"))])
        )
    return sorted(found, key=lambda thing: (_rank(thing[2]), len(thing[1]), thing))


def _rank(kind: Kind) -> int:
    """The place of a kind among answers."""
    return _RANKS.index(kind) if kind in _RANKS else len(_RANKS)


def _alike(store: Selectable, name: str) -> tuple[str, ...]:
    """Up to three names of the store that look like it."""
    names = [text_of(row.get("label")) for row in select(store, _ALL)]
    return tuple(get_close_matches(_fold(name), names, n=3, cutoff=0.4))
