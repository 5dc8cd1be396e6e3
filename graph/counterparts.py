"""Two papers of a store in, the links between their measures out, as a comparison shows them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.linking import Pair, link_pair
from graph.papers import Paper
from graph.sparql import Row, Selectable, iri_text, select_about, text_of
from ontology.alignment import Alignment
from ontology.kinds import AlignmentRelation

__all__ = ["Counterpart", "Range", "count_ties", "link_counterparts", "read_counterparts"]

Range = tuple[int, int]

_TIES = """SELECT ?mine ?yours (COUNT(?link) AS ?count) WHERE {
  VALUES ?mine { TERMS } ?lower sz:inDocument ?mine . ?link sz:lower ?lower ; a sz:Alignment ;
    sz:relation/skos:notation ?relation ; sz:upper/sz:inDocument ?yours
  FILTER(?relation != "none") } GROUP BY ?mine ?yours"""
_LINKS = """SELECT ?link ?lower ?upper ?relation ?rank ?confidence ?reviewed ?reviewer ?note WHERE {
  VALUES ?mine { TERMS } ?lower sz:inDocument ?mine . ?link sz:lower ?lower ; a sz:Alignment .
  ?link sz:upper ?upper . ?upper sz:inDocument UPPER .
  ?link sz:relation/skos:notation ?relation ; sz:reviewed ?reviewed FILTER(?relation != "none")
  OPTIONAL { ?link sz:rank ?rank } OPTIONAL { ?link sz:confidence ?confidence }
  OPTIONAL { ?link dcterms:creator ?reviewer } OPTIONAL { ?link dcterms:description ?note }
} ORDER BY ?link"""
_SPANS = """SELECT ?link ?text ?start ?end WHERE { VALUES ?link { TERMS } ?link sz:evidence ?place .
  ?place oa:hasSource ?text ; oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }"""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A link: the measures by IRI, what the lower is to the upper one, how sure, what both texts share.

    `confidence` is None for a link that a person added. `mine` and `yours` are the places of the shared
    phrases in the main texts of the lower and of the upper paper, in their order.
    """

    lower: str
    upper: str
    relation: AlignmentRelation
    rank: int | None
    confidence: float | None
    is_reviewed: bool
    mine: tuple[Range, ...]
    yours: tuple[Range, ...]
    reviewer: str = ""
    note: str = ""

    @property
    def is_early(self) -> bool:
        """Whether the lower measure is the older one, which cannot carry out what came after it."""
        return self.relation is AlignmentRelation.ANTICIPATES

    def holds_at(self, least: float) -> bool:
        """Whether a person accepted it, or it is as sure as that."""
        return self.is_reviewed or self.confidence is None or self.confidence >= least


def count_ties(store: Selectable, papers: Iterable[str]) -> Counter[tuple[str, str]]:
    """How many links a store has between each of the papers, as the lower one, and any other; by IRI."""
    ties: Counter[tuple[str, str]] = Counter()
    for row in select_about(store, _TIES, map(iri_text, papers)):
        ties[text_of(row.get("mine")), text_of(row.get("yours"))] = int(text_of(row.get("count")))
    return ties


def read_counterparts(store: Selectable, papers: Iterable[Paper], upper: Paper) -> Iterator[Counterpart]:
    """Yield the links that a store has from the measures of some papers to those of an upper one."""
    links = _LINKS.replace("UPPER", iri_text(upper.iri))
    rows = {
        text_of(row.get("link")): row
        for row in select_about(store, links, (iri_text(one.iri) for one in papers))
    }
    spans: dict[str, set[tuple[str, Range]]] = defaultdict(set)
    for row in select_about(store, _SPANS, map(iri_text, rows)):
        place = int(text_of(row.get("start"))), int(text_of(row.get("end")))
        spans[text_of(row.get("link"))].add((text_of(row.get("text")), place))
    for link, row in rows.items():
        mine = tuple(sorted(place for text, place in spans[link] if text != upper.text))
        yours = tuple(sorted(place for text, place in spans[link] if text == upper.text))
        yield _counterpart(row, mine, yours)


def _counterpart(row: Row, mine: tuple[Range, ...], yours: tuple[Range, ...]) -> Counterpart:
    said = {name: text_of(row.get(name)) for name in ("lower", "upper", "relation", "reviewer", "note")}
    rank, confidence = text_of(row.get("rank")), text_of(row.get("confidence"))
    return Counterpart(
        said["lower"],
        said["upper"],
        AlignmentRelation(said["relation"]),
        int(rank) if rank else None,
        float(confidence) if confidence else None,
        text_of(row.get("reviewed")) in {"true", "1"},
        mine,
        yours,
        said["reviewer"],
        said["note"],
    )


def link_counterparts(pair: Pair) -> Iterator[Counterpart]:
    """Yield the links of two papers, computed now, but for those that a person rejected."""
    for link in link_pair(pair):
        if link.relation is not AlignmentRelation.NONE:
            yield _of_alignment(link)


def _of_alignment(link: Alignment) -> Counterpart:
    places = [[(m.start, m.end) for m in (one.mention, other.mention)] for one, other in link.evidence]
    return Counterpart(
        link.lower,
        link.upper,
        link.relation,
        link.rank,
        None if link.confidence is None else float(link.confidence),
        link.is_reviewed,
        tuple(sorted({mine for mine, _ in places})),
        tuple(sorted({yours for _, yours in places})),
        link.reviewer,
        link.note,
    )
