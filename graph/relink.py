"""The graphs of links in a store's data: kept where nothing changed, written anew where something did."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import lru_cache
from itertools import chain, starmap

import pyoxigraph
from pyoxigraph import RdfFormat

from graph.align_model import read_reliability
from graph.data import Data
from graph.decisions import Decision, numbered
from graph.linking import Pair, find_pairs, link_pair, read_decided, relation_of
from graph.papers import Measures, Paper, read_measures, read_papers
from graph.pool import run_each
from graph.report import Links
from graph.sparql import iri_text, is_iri, select, select_about, text_of
from ontology.alignment import alignment_triples, links_iri
from ontology.closure import close_upwards
from ontology.errors import StoreError
from ontology.kinds import AlignmentRelation

__all__ = ["read_relations", "relink"]

Progress = Callable[[int, int], None]
Ends = tuple[str, str]
Relations = dict[Ends, AlignmentRelation]

_BATCH = 128  # pairs at a time: their texts are in memory
_KEPT = 256  # papers whose measures are kept at hand
_HOLDERS = """SELECT ?measure ?paper WHERE { VALUES ?measure { TERMS }
  ?measure a sz:Measure ; sz:inDocument ?paper }"""
_NUMBERED = """SELECT ?measure ?paper ?number WHERE { VALUES ?paper { TERMS }
  ?measure sz:inDocument ?paper ; a sz:Measure ; sz:number ?number }"""
_WORDS = "SELECT ?words WHERE { TEXT nif:isString ?words }"
_COUNTS = """SELECT ?relation ?reviewed (COUNT(?link) AS ?count) WHERE {
  ?link a sz:Alignment ; sz:relation/skos:notation ?relation ; sz:reviewed ?reviewed
} GROUP BY ?relation ?reviewed ORDER BY ?relation"""


def read_relations(papers: Iterable[Paper]) -> Relations:
    """What the papers of each pair that is linked unasked are to each other, by their IRIs."""
    return {
        (lower.iri, upper.iri): relation
        for lower, upper in find_pairs(list(papers))
        if (relation := relation_of(lower, upper)) is not None
    }


def relink(
    data: Data,
    before: Relations,
    decisions: Sequence[Decision],
    *,
    jobs: int | None = None,
    progress: Progress = lambda done, total: None,
) -> Links:
    """Write a graph for each pair of papers that have links; graphs of pairs that did not change stay.

    Args:
        data: with all documents in, and the graphs of links of the last build.
        before: the relations of the last build's papers.
        decisions: of people; they win over what is computed.
        jobs: the greatest number of processes.
        progress: called with the number of pairs linked so far and of all that have to be.
    """
    papers = {paper.iri: paper for paper in read_papers(data)}
    now = read_relations(papers.values())
    decided, astray = _place(data, decisions, papers)
    pairs = sorted(now.keys() | decided.keys())
    changed = _changed(data, decided)
    todo = [
        ends
        for ends in pairs
        if ends in changed or not data.renewed.isdisjoint(ends) or now.get(ends) != before.get(ends)
    ]
    for graph in sorted(data.links - set(starmap(links_iri, set(pairs) - set(todo)))):
        data.drop(graph)
    for ends, content in _link(data, todo, papers, decided, jobs, progress):
        if content:
            data.add(links_iri(*ends), content)
    return _count(data, len(pairs), tuple(astray))


def _place(
    data: Data, decisions: Sequence[Decision], papers: Mapping[str, Paper]
) -> tuple[dict[Ends, list[Decision]], list[str]]:
    """The decisions by the papers whose measures they are on, and lines about those without such."""
    named = {iri for one in decisions for iri in (one.lower, one.upper)}
    sources = {iri.partition("#")[0] for iri in named}
    rows = [
        *select_about(data, _HOLDERS, map(iri_text, sorted(filter(is_iri, named)))),
        *select_about(data, _NUMBERED, map(iri_text, sorted(papers.keys() & sources))),
    ]
    known: dict[str, tuple[str, str]] = {}  # what stands for a measure: the measure, its document
    for row in rows:
        measure, paper, number = (text_of(row.get(name)) for name in ("measure", "paper", "number"))
        known.setdefault(numbered(paper, number) if number else measure, (measure, paper))
    placed: dict[Ends, list[Decision]] = defaultdict(list)
    astray = []
    for one in decisions:
        unknown = [iri for iri in (one.lower, one.upper) if known.get(iri, ("", ""))[1] not in papers]
        if unknown:
            astray.append(f"{one.place}: the store has no measure {unknown[0]}")
            continue
        (lower, mine), (upper, yours) = known[one.lower], known[one.upper]
        if mine == yours:
            astray.append(f"{one.place}: both measures are of one document")
        else:
            placed[mine, yours].append(replace(one, lower=lower, upper=upper))
    return placed, astray


def _changed(data: Data, decided: Mapping[Ends, Sequence[Decision]]) -> set[Ends]:
    """The pairs of papers on whose links people decided otherwise than the data say."""
    old: dict[Ends, set[Decision]] = defaultdict(set)
    for ends, decision in read_decided(data):
        old[ends].add(decision)
    new = {ends: {replace(one, place="") for one in ones} for ends, ones in decided.items()}
    return {ends for ends in old.keys() | new.keys() if old.get(ends) != new.get(ends)}


def _link(
    data: Data,
    todo: Sequence[Ends],
    papers: Mapping[str, Paper],
    decided: Mapping[Ends, Sequence[Decision]],
    jobs: int | None,
    progress: Progress,
) -> Iterator[tuple[Ends, bytes]]:
    """Yield the triples of the links of each pair of papers."""
    read = lru_cache(_KEPT)(lambda paper: (read_measures(data, paper), _words(data, papers[paper].text)))
    todo = sorted(todo, key=lambda ends: (ends[1], ends[0]))
    for start in range(0, len(todo), _BATCH):
        batch = todo[start : start + _BATCH]
        given = [_task(ends, papers, read, decided) for ends in batch]
        written = run_each(_write, given, jobs=jobs, lost=_lost)
        for done, (ends, content) in enumerate(zip(batch, written, strict=True), start + 1):
            yield ends, content
            progress(done, len(todo))


def _task(
    ends: Ends,
    papers: Mapping[str, Paper],
    read: Callable[[str], tuple[Measures, str]],
    decided: Mapping[Ends, Sequence[Decision]],
) -> tuple[Pair, dict[str, str]]:
    lower, upper = (papers[iri] for iri in ends)
    (mine, below), (yours, above) = read(lower.iri), read(upper.iri)
    pair = Pair(lower, upper, mine, yours, tuple(decided.get(ends, ())))
    return pair, {lower.text: below, upper.text: above}


def _write(task: tuple[Pair, dict[str, str]]) -> bytes:
    """The links of a pair as N-Triples, one a line."""
    pair, texts = task
    triples = chain.from_iterable(alignment_triples(one, texts) for one in link_pair(pair))
    return pyoxigraph.serialize(dict.fromkeys(close_upwards(triples)), format=RdfFormat.N_TRIPLES) or b""


def _lost(task: tuple[Pair, dict[str, str]]) -> bytes:
    lower, upper = task[0].lower.iri, task[0].upper.iri
    raise StoreError(lower, f"the process that linked it with {upper} died; please report this")


def _words(data: Data, text: str) -> str:
    return "".join(text_of(row.get("words")) for row in select(data, _WORDS.replace("TEXT", iri_text(text))))


def _count(data: Data, pairs: int, astray: tuple[str, ...]) -> Links:
    relations: Counter[str] = Counter()
    reviewed = 0
    for row in select(data, _COUNTS):
        count = int(text_of(row.get("count")))
        relations[text_of(row.get("relation"))] += count
        reviewed += count if text_of(row.get("reviewed")) == "true" else 0
    steps = tuple(asdict(step) for step in read_reliability())
    return Links(pairs, dict(sorted(relations.items())), reviewed, astray, steps)
