"""Two papers of a store in, the links between their measures out, each with its relation and evidence."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.align import Link, find_links
from graph.align_evidence import Shared, find_shared, read_words
from graph.align_relation import find_relation
from graph.decisions import Decision
from graph.papers import Measures, Paper
from graph.sparql import Selectable, select, text_of
from ontology.alignment import Alignment, Span
from ontology.kinds import AlignmentRelation
from ontology.records import Mention

__all__ = ["Pair", "find_pairs", "link_pair", "read_decided", "relation_of"]

_REVIEWED = """SELECT ?lower ?upper ?mine ?yours ?relation ?reviewer ?note WHERE {
  ?link a sz:Alignment ; sz:reviewed true ; sz:lower ?lower ; sz:upper ?upper ;
    sz:relation/skos:notation ?relation .
  ?lower sz:inDocument ?mine . ?upper sz:inDocument ?yours
  OPTIONAL { ?link dcterms:creator ?reviewer } OPTIONAL { ?link dcterms:description ?note } }"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A lower paper and an upper one with their measures, and what people decided on links between them."""

    lower: Paper
    upper: Paper
    mine: Measures
    yours: Measures
    decisions: tuple[Decision, ...] = ()


def relation_of(lower: Paper, upper: Paper) -> AlignmentRelation | None:
    """What a measure of the one paper is to a like one of the other; None where they do not tell."""
    return find_relation(lower.standing, upper.standing, cites=upper.iri in lower.cites)


def find_pairs(papers: Sequence[Paper]) -> Iterator[tuple[Paper, Paper]]:
    """Yield the pairs to link unasked, lower paper first: one above the other, or one issuer's in turn.

    Parallel papers are left out, of which there are as many pairs as the square of the papers.
    """
    for upper in papers:
        for lower in papers:
            if lower is not upper and relation_of(lower, upper) not in (None, AlignmentRelation.PARALLEL):
                yield lower, upper


def link_pair(pair: Pair) -> list[Alignment]:
    """The links from the lower paper's measures: the computed ones but for what people decided, and theirs.

    Without a relation, as between papers of which one has no region, the links found are `parallel`.
    """
    relation = relation_of(pair.lower, pair.upper) or AlignmentRelation.PARALLEL
    decided = {(decision.lower, decision.upper): decision for decision in pair.decisions}
    found = {
        (link.lower, link.upper): _alignment(pair, link, relation)
        for link in find_links(pair.mine.lower, pair.yours.upper)
    }
    for ends, decision in decided.items():
        found[ends] = _decide(pair, found.get(ends), decision, relation)
    return sorted(found.values(), key=_place(pair.mine))


def read_decided(store: Selectable) -> Iterator[tuple[tuple[str, str], Decision]]:
    """Yield what people decided as a store has it, each with the IRIs of the lower and the upper document."""
    names = ("lower", "upper", "relation", "reviewer", "note", "mine", "yours")
    for row in select(store, _REVIEWED):
        lower, upper, relation, reviewer, note, mine, yours = (text_of(row.get(name)) for name in names)
        is_accepted = relation != AlignmentRelation.NONE
        yield (mine, yours), Decision(lower, upper, is_accepted, reviewer, note)


def _place(measures: Measures) -> Callable[[Alignment], tuple[int, int, str]]:
    order = {iri: place for place, iri in enumerate(measures.parts)}
    return lambda alignment: (order[alignment.lower], alignment.rank or len(order), alignment.upper)


def _decide(
    pair: Pair, found: Alignment | None, decision: Decision, relation: AlignmentRelation
) -> Alignment:
    """The link as a person decided; where it was not computed, with the phrases that the measures share."""
    if found is None:
        mine, yours = pair.mine.parts[decision.lower], pair.yours.parts[decision.upper]
        shared = find_shared(read_words(mine.words), read_words(yours.words))
        evidence = tuple(_evidence(pair, decision.lower, decision.upper, shared))
        found = Alignment(decision.lower, decision.upper, relation, evidence=evidence)
    kept = relation if decision.is_accepted else AlignmentRelation.NONE
    return replace(found, relation=kept, is_reviewed=True, reviewer=decision.reviewer, note=decision.note)


def _alignment(pair: Pair, link: Link, relation: AlignmentRelation) -> Alignment:
    evidence = tuple(_evidence(pair, link.lower, link.upper, link.evidence))
    confidence = Decimal(str(round(link.confidence, 4)))
    return Alignment(link.lower, link.upper, relation, link.rank, confidence, evidence=evidence)


def _evidence(pair: Pair, lower: str, upper: str, shared: Iterable[Shared]) -> Iterator[tuple[Span, Span]]:
    """Yield the phrases with their places in the papers' texts."""
    below, above = pair.mine.parts[lower].start, pair.yours.parts[upper].start
    for one in shared:
        yield (
            Span(pair.lower.text, _moved(one.lower, below)),
            Span(pair.upper.text, _moved(one.upper, above)),
        )


def _moved(mention: Mention, start: int) -> Mention:
    return Mention(mention.quote, mention.start + start, mention.rule)
