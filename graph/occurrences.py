"""Which papers have which concepts, in a graph of its own that a build writes when all documents are in."""

import re
from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from graph.data import Data
from graph.sparql import Selectable, select, text_of
from graph.term_pattern import TermPattern
from ontology.iris import occurrences_iri
from ontology.kinds import TermForm
from ontology.records import Mention
from ontology.term_occurrence import TermOccurrence, occurrence_triples

__all__ = ["occurrences_triples", "state_occurrences"]

_TERMS = """SELECT DISTINCT ?term ?label WHERE { ?term a sz:Term ; skos:prefLabel ?label
  FILTER(langMatches(lang(?label), "zh-Hans")) } ORDER BY ?term"""
_TEXTS = "SELECT ?paper ?text ?words WHERE { ?paper sz:mainText ?text . ?text nif:isString ?words }"
_TITLES = """SELECT ?paper ?words WHERE { ?paper a sz:Document ; dcterms:title ?words
  FILTER(langMatches(lang(?words), "zh-Hans"))
  FILTER NOT EXISTS { ?paper sz:mainText|owl:sameAs ?any } } ORDER BY ?paper ?words"""
_TITLE = re.compile("《[^《》]*》")


def state_occurrences(data: Data) -> None:
    """Put into the data which papers have which concepts, in place of what an older build found.

    A concept that a new paper quotes may stand in any older one, so that this is written anew as a whole.
    """
    graph = occurrences_iri()
    data.drop(graph)
    triples = dict.fromkeys(occurrences_triples(data))
    if triples:
        data.add(graph, pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def occurrences_triples(store: Selectable) -> Iterator[Triple]:
    """Yield for each concept that some measure quotes each paper that has it, with the first place there.

    Papers quote a concept in one place and use it plainly in others, and preambles have it before measures
    do: so the whole texts are searched. Of a paper that is only cited it is the title.
    """
    terms = [
        (text_of(row.get("term")), TermPattern.of(text_of(row.get("label")))) for row in select(store, _TERMS)
    ]
    for row in select(store, _TEXTS):
        paper, text, words = (text_of(row.get(name)) for name in ("paper", "text", "words"))
        for occurrence in _find(terms, paper, text, words):
            yield from occurrence_triples(occurrence, words)
    for row in select(store, _TITLES):
        paper, title = text_of(row.get("paper")), text_of(row.get("words"))
        for term, pattern in terms:
            if places := pattern.find(title):
                yield from occurrence_triples(TermOccurrence(term, paper, TermForm.CITED, len(places)))


def _find(
    terms: Iterable[tuple[str, TermPattern]], paper: str, text: str, words: str
) -> Iterator[TermOccurrence]:
    bare = _TITLE.sub("", words)
    for term, pattern in terms:
        if places := pattern.find(words):
            start, end = places[0]
            form = (
                TermForm.TITLE
                if not pattern.find(bare)
                else TermForm.QUOTED
                if pattern.is_quoted(bare)
                else TermForm.UNQUOTED
            )
            yield TermOccurrence(term, paper, form, len(places), text, Mention(words[start:end], start))
