"""Which cited papers are which, in a graph of its own that a build writes when all documents are in."""

from collections.abc import Iterator, Mapping

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graph.cited import CitedPapers, Named, read_cited
from graph.data import Data
from graph.resolution import resolve_papers
from graph.sparql import Selectable
from ontology.closure import close_upwards
from ontology.iris import citations_iri
from ontology.labels import build_converter
from ontology.nodes import dated_triples, node
from ontology.triples_document import cites_triples

__all__ = ["citations_triples", "state_citations"]

_ALIKE = 0.8  # a machine errs in one character of a hundred; another title shares far fewer


def state_citations(data: Data) -> None:
    """Put into the data what their papers' citations lead to, in place of what an older build found.

    The documents' own graphs name what they cite as it is printed there. Which of these papers are one, or
    are in the store, depends on all documents: that is written anew as a whole, as often as any changes.
    """
    graph = citations_iri()
    data.drop(graph)
    triples = sorted(set(citations_triples(data)), key=str)
    if triples:
        data.add(graph, pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def citations_triples(store: Selectable) -> Iterator[Triple]:
    """Yield what follows from the citations of all documents, for the papers that were not read.

    Of one that is another paper: `owl:sameAs`, and that what cites it, promises it or carries it out does so
    to the other. Of the rest: who issued them, and the year. A paper with a number gets the longest title
    that it is cited by, for it has none of its own.

    Args:
        store: of all documents' graphs, without a graph that this has written.
    """
    cited = read_cited(store)
    papers = list(cited.known())
    namings = {iri: sorted(paper.namings, key=str) for iri, paper in cited.named.items()}
    resolved = resolve_papers(papers, cited.read, namings, cited.around)
    yield from close_upwards(_same_triples(cited, resolved))
    for paper in papers:
        named, subject = cited.named[paper.iri], NamedNode(paper.iri)
        if named.number:
            yield from _title_triples(subject, named)
        if paper.iri not in resolved:
            yield from (Triple(subject, node("eli:passed_by"), who) for who in named.issuers)
            yield from dated_triples(subject, named.year)


def _same_triples(cited: CitedPapers, resolved: Mapping[str, str]) -> Iterator[Triple]:
    for iri, named in cited.named.items():
        target = NamedNode(resolved.get(iri) or named.same or iri)
        if iri in resolved:  # what a copy is, its document's own graph says
            yield Triple(NamedNode(iri), node("owl:sameAs"), target)
        if target.value != iri:
            for citing, relation in named.relations:
                if citing != target.value:
                    yield from cites_triples(NamedNode(citing), target, relation)
            for measure, shortcut in named.shortcuts:
                yield Triple(NamedNode(measure), NamedNode(shortcut), target)


def _title_triples(subject: NamedNode, named: Named) -> Iterator[Triple]:
    """Yield the title in both scripts, the traditional one as it is printed somewhere, else by machine."""
    forms = {title.value for title in named.titles if title.language == "zh-hans"}
    title = max(forms, key=lambda form: (len(form), form))
    yield Triple(subject, node("dcterms:title"), Literal(title, language="zh-Hans"))
    yield Triple(subject, node("skos:prefLabel"), Literal(title, language="zh-Hans"))
    yield Triple(subject, node("skos:prefLabel"), _traditional(title, named))


def _traditional(title: str, named: Named) -> Literal:
    """The title as it was scanned in traditional script, else as a machine makes it."""
    made = build_converter()(title)
    alike = {
        form.value: sum(a == b for a, b in zip(form.value, made, strict=True))
        for form in named.titles
        if form.language == "zh-hant" and len(form.value) == len(made)
    }
    best = max(alike, key=lambda form: (alike[form], form), default="")
    if alike.get(best, 0) >= _ALIKE * len(title):
        return Literal(best, language="zh-Hant")
    return Literal(made, language="zh-Hant-x-auto")
