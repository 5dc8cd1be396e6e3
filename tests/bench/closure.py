"""What it costs to state what the ontology entails, and where findings come from; what queries gain by it."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph
from pyoxigraph import Triple

from loaders.document import build_document
from loaders.files import find_files, read_source
from ontology import triples as writing
from ontology.labels import build_converter
from ontology.namespaces import DEF, PREFIXES
from ontology.nodes import node
from ontology.records import Document
from ontology.vocabulary import vocabulary_triples

CORPUS = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "corpus"
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
QUERIES = {  # what is asked: where all is stated, where nothing above a term is
    "documents as eli:LegalResource, with labels": (
        "SELECT ?x ?l { ?x a eli:LegalResource ; skos:prefLabel ?l }",
        "SELECT DISTINCT ?x ?l { ?x a/rdfs:subClassOf* eli:LegalResource ; skos:prefLabel ?l }",
    ),
    "actors as foaf:Agent, with labels": (
        "SELECT ?x ?l { ?x a foaf:Agent ; skos:prefLabel ?l }",
        "SELECT DISTINCT ?x ?l { ?x a/rdfs:subClassOf* foaf:Agent ; skos:prefLabel ?l }",
    ),
    "measures and whom they involve": (
        "SELECT ?m ?who { ?m sz:involves ?who }",
        "SELECT DISTINCT ?m ?who { ?p rdfs:subPropertyOf* sz:involves . ?m ?p ?who }",
    ),
    "findings and the version that read them": (
        "SELECT ?f ?v { ?f a sz:Finding ; prov:wasGeneratedBy/schema:softwareVersion ?v }",
        "SELECT DISTINCT ?f ?v { ?f a/rdfs:subClassOf* sz:Finding ; sz:evidence/oa:hasSource/eli:is_embodied_by/"
        "prov:wasGeneratedBy/schema:softwareVersion ?v }",
    ),
}
PLACES = {  # containment of regions: as the named questions ask, and with every pair stated
    "path": "?paper eli:jurisdiction/skos:broader*/skos:prefLabel ?around",
    "stated": "?paper eli:jurisdiction/skos:broaderTransitive?/skos:prefLabel ?around",
}
PAPERS = 'SELECT DISTINCT ?paper { %s FILTER(CONTAINS(STR(?around), "江苏")) }'
CONTAINED = "INSERT { ?a skos:broaderTransitive ?b } WHERE { ?a skos:broader+ ?b }"


def main() -> None:
    """Print triples, seconds and milliseconds with and without."""
    if not CORPUS.is_dir():
        sys.exit(
            "The benchmark reads the real documents (../shared/corpus), which are not beside the project."
        )
    start = time.perf_counter()
    documents = [build_document(read_source(path)) for path in find_files([CORPUS])]
    read = time.perf_counter() - start
    close = writing.close_upwards
    full, full_seconds = write(documents, close)
    bare, bare_seconds = write(documents, iter)
    print(f"{len(documents)} files read in {read:.1f} s")
    print(f"{len(bare):,} triples written in {bare_seconds:.2f} s with nothing above a term stated")
    print(f"{len(full):,} triples written in {full_seconds:.2f} s with all of it")
    _print_shares(full, bare)
    _print_queries(full, bare)


def write(documents: list[Document], close: Callable[..., Iterable[Triple]]) -> tuple[set[Triple], float]:
    """The triples of all documents, and the median of the seconds that it takes to make them."""
    convert = build_converter()
    writing.close_upwards = close  # type: ignore[assignment]
    made: set[Triple] = set()

    def work() -> None:
        made.clear()
        for document in documents:
            made.update(writing.document_triples(document, convert, "0"))

    return made, seconds(work)


def _print_shares(full: set[Triple], bare: set[Triple]) -> None:
    added, kind = full - bare, node("rdf:type")
    terms = [triple.object if triple.predicate == kind else triple.predicate for triple in added]
    own = sum(term.value.startswith(DEF) for term in terms)
    findings = {triple.subject for triple in full if triple.object == node("sz:Finding")}
    runs = sum(t.predicate == node("prov:wasGeneratedBy") and t.subject in findings for t in full)
    rules = sum(triple.predicate == node("sz:rule") for triple in full)
    for what, count in {
        "above a term in sz:": own,
        "above a term in a reused vocabulary": len(added) - own,
        "run of a finding": runs,
        "rule of a finding": rules,
    }.items():
        print(f"  {what}: {count:,} triples, {count / len(full):.1%}")


def _print_queries(full: set[Triple], bare: set[Triple]) -> None:
    stated, unstated = store(full), store(bare)
    for what, (direct, path) in QUERIES.items():
        print(f"{what}: stated {ask(stated, direct)}, by path {ask(unstated, path)}")
    before = len(stated)
    for how, pattern in PLACES.items():
        if how == "stated":
            stated.update(HEAD + CONTAINED)
        print(f"papers of a region and what lies in it: {how} {ask(stated, PAPERS % pattern)}")
    print(f"  every pair of regions: {len(stated) - before:,} triples")


def store(triples: set[Triple]) -> pyoxigraph.Store:
    """An engine in memory with the triples and the vocabulary."""
    engine = pyoxigraph.Store()
    engine.extend(pyoxigraph.Quad(*triple) for triple in triples.union(vocabulary_triples()))
    return engine


def ask(engine: pyoxigraph.Store, query: str) -> str:
    """Milliseconds and the number of rows."""
    rows = len(list(engine.query(HEAD + query)))
    return f"{seconds(lambda: list(engine.query(HEAD + query))) * 1000:.1f} ms, {rows:,} rows"


def seconds(work: Callable[[], object]) -> float:
    """The median of seven runs, after one that fills the caches."""
    work()
    taken = []
    for _ in range(7):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
