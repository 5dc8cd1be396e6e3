"""The links of two papers as a table for a person to decide on, what was decided before kept."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from graph.decisions import numbered
from graph.linking import Pair, link_pair
from graph.sssom import Mapping as Row
from graph.sssom import header, predicate_of, short, write_table
from ontology.alignment import Alignment
from ontology.kinds import AlignmentRelation

__all__ = ["write_review"]

_COLUMNS = ("decision", *Row._fields)
_SAID = ("decision", "reviewer_label", "comment")
_HOW = "write accept or reject in the first column; to add a link write both ends, if you like by number"
Kept = Mapping[tuple[str, str], Mapping[str, str]]


def write_review(pair: Pair, kept: Iterable[Mapping[str, str]], out: IO[bytes]) -> tuple[int, int]:
    """Write the table; give the number of links in it and of those decided.

    Args:
        pair: two papers, and what people decided as a store has it.
        kept: rows of an earlier table (`graph.decisions.read_rows`), whose decisions, names and notes stay.
        out: where to.
    """
    rows = list(_rows(pair, {_ends(pair, row): row for row in kept}))
    head = [
        *header([row for _, row in rows], ""),
        f"subject_source: {short(pair.lower.iri)}",
        f"object_source: {short(pair.upper.iri)}",
        f"comment: {_HOW}",
    ]
    write_table(head, [_COLUMNS, *((decision, *row) for decision, row in rows)], out)
    return sum(bool(row.object_id) for _, row in rows), sum(bool(decision) for decision, _ in rows)


def _ends(pair: Pair, row: Mapping[str, str]) -> tuple[str, str]:
    """The IRIs of the two measures of a row, which may give their numbers."""
    sides = ((pair.lower, pair.mine, "subject_id"), (pair.upper, pair.yours, "object_id"))
    known = [
        {numbered(paper.iri, part.number): iri for iri, part in measures.parts.items()}
        for paper, measures, _ in sides
    ]
    lower, upper = (names.get(row[side[2]], row[side[2]]) for names, side in zip(known, sides, strict=True))
    return lower, upper


def _rows(pair: Pair, kept: Kept) -> Iterator[tuple[str, Row]]:
    """Yield the decision and the link of each row, by lower measure; without end for a measure that has none.

    Rows of the earlier table stand even if nothing links their measures any more.
    """
    found = {(link.lower, link.upper): link for link in link_pair(pair)}
    by_measure: dict[str, list[tuple[str, str]]] = {passage.id: [] for passage in pair.mine.lower}
    for ends in dict.fromkeys([*found, *(ends for ends, row in kept.items() if row.get("decision"))]):
        by_measure.setdefault(ends[0], []).append(ends)
    for measure, all_ends in by_measure.items():
        if not all_ends:
            yield "", _blank(pair, measure)
        for ends in all_ends:
            yield _reviewed(pair, ends, found.get(ends), kept.get(ends, {}))


def _reviewed(
    pair: Pair, ends: tuple[str, str], link: Alignment | None, kept: Mapping[str, str]
) -> tuple[str, Row]:
    decision, reviewer, note = (kept.get(name, "") for name in _SAID)
    if link is None:
        return decision, _row(pair, *ends, reviewer=reviewer, note=note)
    is_none = link.relation is AlignmentRelation.NONE
    if link.is_reviewed and not decision:
        decision = "reject" if is_none else "accept"
    row = _row(pair, *ends, reviewer=reviewer or link.reviewer, note=note or link.note)
    predicate, modifier = predicate_of(link.relation)
    return decision, row._replace(
        predicate_id=predicate,
        predicate_modifier=modifier,
        mapping_justification="semapv:MappingReview" if decision else row.mapping_justification,
        confidence="" if link.confidence is None else str(link.confidence),
        ext_rank=str(link.rank or ""),
        ext_reviewed="true" if link.is_reviewed else "false",
    )


def _row(pair: Pair, lower: str, upper: str, reviewer: str = "", note: str = "") -> Row:
    return Row(
        subject_id=short(lower),
        subject_label=_label(pair, lower),
        predicate_id="skos:relatedMatch",
        predicate_modifier="",
        object_id=short(upper),
        object_label=_label(pair, upper),
        mapping_justification="semapv:LexicalSimilarityThresholdMatching",
        reviewer_label=reviewer,
        comment=note,
    )


def _blank(pair: Pair, lower: str) -> Row:
    return _row(pair, lower, "")._replace(predicate_id="", object_id="", mapping_justification="")


def _label(pair: Pair, iri: str) -> str:
    part = pair.mine.parts.get(iri) or pair.yours.parts.get(iri)
    return f"{part.number} {part.title}" if part else ""
