"""From what a user calls a document to the document: number, title, file name, IRI, in either script."""

from collections.abc import Sequence
from pathlib import PurePath

from graph.papers import Paper
from graph.simplified import simplify
from graph.sparql import Selectable, select, text_of
from ontology.errors import QueryError, ThingNotFoundError
from ontology.iris import normal_number

__all__ = ["find_paper"]

_NAMES = """SELECT ?paper ?name WHERE { ?paper sz:mainText ?text .
  ?paper eli:number|skos:prefLabel|skos:altLabel|dcterms:title|sz:fileName ?name }"""
_ALIASES = "SELECT ?paper ?name WHERE { ?name owl:sameAs ?paper . ?paper sz:mainText ?text }"
_SHOWN = 5


def find_paper(store: Selectable, papers: Sequence[Paper], name: str) -> Paper:
    """The one paper that bears the name, else the one of whose names one contains it.

    Args:
        store: from `open_store`.
        papers: of that store.
        name: a number, title, file name with or without its ending, or IRI; in either script.

    Raises:
        ThingNotFoundError: no paper bears or contains it; `known` has the titles where there are few.
        QueryError: several do; it lists them.
    """
    names = _read_names(store)
    wanted = _fold(name)
    known = {paper.iri: paper for paper in papers}
    for is_it in (lambda one: one == wanted, lambda one: wanted in one):
        found = sorted({iri for iri, one in names if iri in known and is_it(one)})
        if len(found) == 1:
            return known[found[0]]
        if found:
            listed = "、".join(known[iri].title for iri in found[:_SHOWN])
            raise QueryError(f"{name!r} names {len(found)} documents ({listed}); say more of one")
    titles = tuple(paper.title for paper in papers) if len(papers) <= _SHOWN else ()
    raise ThingNotFoundError(name, known=titles)


def _read_names(store: Selectable) -> list[tuple[str, str]]:
    found = []
    for query in (_NAMES, _ALIASES):
        for row in select(store, query):
            iri, name = text_of(row.get("paper")), text_of(row.get("name"))
            found.append((iri, _fold(name)))
            found.append((iri, _fold(PurePath(name).stem)))
    return [*found, *((iri, _fold(iri)) for iri in {iri for iri, _ in found})]


def _fold(name: str) -> str:
    """The name in simplified characters, one width, without white space, the year of a number in 〔〕."""
    return normal_number(simplify(name))
