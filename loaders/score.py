"""Found records against annotations: precision, recall and F1 a field, and how far matched entries agree."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loaders.matching import (
    FIELDS,
    Entry,
    Field,
    Matched,
    entries_of,
    fold,
    fold_number,
    is_unscored,
    is_unscored_addition,
    match_entries,
    same_target,
)
from ontology.errors import ReadError

__all__ = ["Score", "Tally", "read_gold", "read_records", "score_records"]

Record = Mapping[str, Any]

_HEADER = ("title", "number", "issuer", "issued", "region", "type")
_SHOWN = (
    "id",
    "title",
    "text",
    "name",
    "role",
    "place",
    "term",
    "quote",
    "value",
    "unit",
    "date",
    "deadline",
    "number",
)


@dataclass(slots=True)
class Tally:
    """Counts of one field over all documents; a share is None where there is nothing to divide by."""

    matched: int = 0
    missed: int = 0
    added: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was found that is annotated."""
        return _share(self.matched, self.matched + self.added)

    @property
    def recall(self) -> float | None:
        """The share of what is annotated that was found."""
        return _share(self.matched, self.matched + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; 0 where nothing matched, None where there is nothing on either side."""
        return _share(2 * self.matched, 2 * self.matched + self.missed + self.added)


@dataclass(slots=True)
class Score:
    """What was counted.

    `fields` has a tally a field, `agreements` (agreeing, compared) a figure, `differences` a line for each
    difference by field or figure, `unpaired` the names of documents without a record.
    """

    fields: dict[str, Tally] = field(default_factory=dict)
    agreements: dict[str, tuple[int, int]] = field(default_factory=dict)
    differences: dict[str, list[str]] = field(default_factory=dict)
    unpaired: list[str] = field(default_factory=list)

    def agreement(self, figure: str) -> float | None:
        """The share of matched entries that agree in a figure."""
        return _share(*self.agreements.get(figure, (0, 0)))

    def rows(self) -> list[tuple[str, ...]]:
        """A row a field: name, annotated, found, precision, recall, F1."""
        return [
            (
                name,
                str(t.matched + t.missed),
                str(t.matched + t.added),
                *map(_shown, (t.precision, t.recall, t.f1)),
            )
            for name, t in self.fields.items()
        ]

    def count(self, name: str, matched: Matched, where: str) -> None:
        """Add what matched and what did not to a field's tally."""
        tally = self.fields.setdefault(name, Tally())
        tally.matched += len(matched.pairs)
        tally.missed += len(matched.missed)
        tally.added += len(matched.added)
        for verb, entries in (("missed", matched.missed), ("added", matched.added)):
            self.differences.setdefault(name, []).extend(
                f"{where}: {verb} {_brief(entry)}" for entry in entries
            )

    def compare(self, figure: str, gold: object, found: object, where: str, *, agrees: bool) -> None:
        """Add one comparison to a figure's agreement."""
        agreeing, compared = self.agreements.get(figure, (0, 0))
        self.agreements[figure] = (agreeing + agrees, compared + 1)
        if not agrees:
            line = f"{where}: annotated {gold!r}, found {found!r}"
            self.differences.setdefault(figure, []).append(line)


def read_gold(folder: Path) -> dict[str, Record]:
    """The annotations of a folder, `NAME.json` a document; raises ReadError where there are none."""
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not paths:
        raise ReadError(str(folder), "holds no annotations (NAME.json, one a document)")
    return {path.stem: _parse(path.read_text(encoding="utf-8"), str(path)) for path in paths}


def read_records(path: Path) -> list[Record]:
    """The records of a JSON lines file; raises ReadError with the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"cannot be read: {error}") from error
    return [_parse(line, f"{path}, line {n}") for n, line in enumerate(lines, start=1) if line.strip()]


def score_records(golds: Mapping[str, Record], records: Sequence[Record]) -> Score:
    """Score records against annotations, micro-averaged over documents.

    A document is paired by its file's name, else by number, else by title; one without a record counts as
    all missed and is in `unpaired`. Not counted either way: entries annotated `optional`, names headed by
    体系, vague collectives (各地…) that are not annotated, and quoted terms inside a platform's name.
    """
    score = Score()
    for name in ("measures", "sub-measures", "objectives", "objective targets", "cites", *FIELDS):
        score.fields[name] = Tally()
    for name, gold in golds.items():
        record = _partner(name, gold["doc"], records)
        if record is None:
            score.unpaired.append(name)
            record = {"doc": {}, "measures": [], "objectives": []}
        _score_header(score, name, gold["doc"], record["doc"])
        _score_structure(score, name, gold, record)
        _score_measures(score, name, gold, record)
    return score


def _partner(name: str, doc: Record, records: Sequence[Record]) -> Record | None:
    by_name = (r for r in records if r.get("source") and Path(r["source"]).stem == name)
    by_number = (r for r in records if doc.get("number") and _same_number(doc, r["doc"]))
    by_title = (r for r in records if doc.get("title") and fold(r["doc"].get("title")) == fold(doc["title"]))
    return next((record for found in (by_name, by_number, by_title) for record in found), None)


def _same_number(gold: Entry, found: Entry) -> bool:
    return fold_number(gold.get("number")) == fold_number(found.get("number"))


def _score_header(score: Score, name: str, gold: Record, found: Record) -> None:
    for key in _HEADER:
        if gold.get(key):
            agrees = _same_number(gold, found) if key == "number" else fold(gold[key]) == fold(found.get(key))
            score.compare(f"doc {key}", gold[key], found.get(key), name, agrees=agrees)


def _score_structure(score: Score, name: str, gold: Record, record: Record) -> None:
    parts = {
        "cites": ([gold["doc"], record["doc"]], "cites", _same_paper),
        "objectives": ([gold, record], "objectives", lambda g, f: g.get("deadline") == f.get("deadline")),
        "measures": (
            [gold, record],
            "measures",
            lambda g, f: fold(g["id"]) == fold(f["id"]) and _same_title(g, f),
        ),
    }
    for part, ((annotated, found), key, same) in parts.items():
        score.count(part, match_entries(annotated.get(key) or [], found.get(key) or [], same), name)
    goals = (_inner(side.get("objectives") or [], "targets") for side in (gold, record))
    score.count("objective targets", match_entries(next(goals), next(goals), same_target), name)
    subs = (_inner(side["measures"], "sub") for side in (gold, record))
    score.count("sub-measures", match_entries(next(subs), next(subs), _same_title), name)


def _same_paper(gold: Entry, found: Entry) -> bool:
    if gold.get("number") and _same_number(gold, found):
        return True
    return fold(gold["title"]) == fold(found.get("title"))


def _same_title(gold: Entry, found: Entry) -> bool:
    return fold(gold["title"]).rstrip("。") == fold(found["title"]).rstrip("。")


def _inner(entries: Iterable[Entry], key: str) -> list[Entry]:
    return [inner for entry in entries for inner in entry.get(key) or []]


def _score_measures(score: Score, name: str, gold: Record, record: Record) -> None:
    found = {fold(measure["id"]): measure for measure in record["measures"]}
    annotated = {fold(measure["id"]) for measure in gold["measures"]}
    extra: list[Record] = [{"id": id_} for id_ in found if id_ not in annotated]
    for measure in [*gold["measures"], *extra]:
        other = found.get(fold(measure["id"]), {})
        for field_name, rules in FIELDS.items():
            _score_field(score, f"{name} {measure['id']}", (field_name, rules), measure, other)


def _score_field(score: Score, where: str, named: tuple[str, Field], gold: Record, found: Record) -> None:
    name, rules = named
    matched = match_entries(entries_of(gold, rules), entries_of(found, rules), rules.same)
    inside = list(_platform_names(gold)) if name == "concepts" else []
    counted = Matched(
        tuple(pair for pair in matched.pairs if not (is_unscored(pair[0]) or _is_inside(pair[0], inside))),
        tuple(entry for entry in matched.missed if not (is_unscored(entry) or _is_inside(entry, inside))),
        tuple(
            entry for entry in matched.added if not (is_unscored_addition(entry) or _is_inside(entry, inside))
        ),
    )
    score.count(name, counted, where)
    for annotated, other in counted.pairs:
        for figure, key, agrees in rules.agreements:
            if key == "deadline" or annotated.get(key) is not None:
                said = f"{where}: {_brief(annotated)}"
                both = annotated.get(key), other.get(key)
                score.compare(figure, *both, said, agrees=agrees(*both))


def _platform_names(measure: Record) -> Iterator[str]:
    for entry in entries_of(measure, FIELDS["platforms"]):
        yield from (fold(entry.get("name")), fold(entry.get("text")))


def _is_inside(entry: Entry, names: Sequence[str]) -> bool:
    return any(fold(entry["term"]) in name for name in names)


def _parse(text: str, where: str) -> Record:
    try:
        record: Record = json.loads(text)
        return {**record, "doc": record["doc"], "measures": record["measures"]}
    except (ValueError, KeyError, TypeError) as error:
        raise ReadError(where, f"is no record with doc and measures: {error}") from error


def _brief(entry: Entry) -> str:
    return " ".join(str(entry[key]) for key in _SHOWN if entry.get(key))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
