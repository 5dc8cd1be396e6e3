"""What people decided on links: tables of SSSOM beside the documents in, decisions out."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from ontology.errors import ReadError
from ontology.namespaces import ID, PREFIXES

__all__ = ["SUFFIX", "Decision", "Table", "digest_tables", "find_tables", "read_tables"]

SUFFIX = ".sssom.tsv"
ACCEPT = frozenset({"accept", "accepted", "yes", "接受", "确认", "是", "有"})
REJECT = frozenset({"reject", "rejected", "no", "拒绝", "拒絕", "否", "无", "無"})
_BY_PERSON = frozenset({"semapv:ManualMappingCuration", "semapv:MappingReview"})
_PREFIX = re.compile(r"#\s+(?P<name>[\w.-]+):\s*(?P<base>\S+)\s*$")
_CURIE = re.compile(r"(?P<prefix>[\w.-]*):(?P<rest>.*)")
_NEEDED = ("subject_id", "object_id")


@dataclass(frozen=True, slots=True)
class Decision:
    """That a link from one measure to another, by IRI, holds or does not; `place` is the file and line."""

    lower: str
    upper: str
    is_accepted: bool
    reviewer: str = ""
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table of SSSOM as they stand, IRIs in full, and the line of each."""

    path: Path
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def find_tables(paths: Iterable[str | Path]) -> list[Path]:
    """The tables among the paths, in the folders with all they hold, and beside the files; sorted."""
    found: set[Path] = set()
    for path in map(Path, paths):
        if path.is_dir():
            found.update(file for file in path.rglob(f"*{SUFFIX}") if file.is_file())
        elif path.name.endswith(SUFFIX):
            found.add(path)
        else:
            found.update(file for file in path.parent.glob(f"*{SUFFIX}") if file.is_file())
    return sorted(found)


def digest_tables(paths: Iterable[Path]) -> str:
    """A digest of what the tables say, whatever they are called; "" for none."""
    digests = sorted(sha256(_read(path)).hexdigest() for path in paths)
    return sha256("".join(digests).encode()).hexdigest() if digests else ""


def read_tables(paths: Iterable[Path]) -> list[Decision]:
    """The decisions of some tables; of two on one link the later stands, files in their order.

    A row counts by its `decision` (accept or reject; left empty, nothing is decided). A table without that
    column is read as SSSOM defines it: rows that a person made or reviewed, rejected where the predicate is
    negated.

    Raises:
        ReadError: a file is no such table, or a decision is neither; it names the line.
    """
    decisions: dict[tuple[str, str], Decision] = {}
    for path in paths:
        for line, row in read_table(path).rows:
            is_accepted = _judge(path, line, row)
            if is_accepted is not None:
                ends = row["subject_id"], row["object_id"]
                decisions[ends] = Decision(*ends, is_accepted, *_said(row), place=f"{path.name}:{line}")
    return list(decisions.values())


def read_table(path: Path) -> Table:
    """A table of SSSOM; raises ReadError for a file that is none."""
    lines = _text(path).splitlines()
    prefixes = PREFIXES | {"szid": ID}
    for line in lines:
        if found := _PREFIX.match(line):
            prefixes[found["name"]] = found["base"]
    body = [
        (number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")
    ]
    if not body:
        return Table(path, ())
    names = [name.strip() for name in next(_cells([body[0][1]]))]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise ReadError(str(path), f"is no table of SSSOM: line {body[0][0]} names no column {missing[0]}")
    rows = zip(body[1:], _cells([line for _, line in body[1:]]), strict=True)
    return Table(
        path, tuple((number, _row(names, cells, prefixes, path, number)) for (number, _), cells in rows)
    )


def _row(
    names: list[str], cells: list[str], prefixes: Mapping[str, str], path: Path, line: int
) -> dict[str, str]:
    row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
    for name in _NEEDED:
        if not row.get(name):
            raise ReadError(str(path), f"line {line} has no {name}")
        row[name] = _expand(row[name], prefixes)
    return row


def _cells(lines: list[str]) -> Iterator[list[str]]:
    yield from csv.reader(lines, delimiter="\t")


def _expand(curie: str, prefixes: Mapping[str, str]) -> str:
    """The IRI that a prefixed name stands for, without the percent signs that SSSOM needs."""
    found = _CURIE.fullmatch(curie)
    base = prefixes.get(found["prefix"]) if found else None
    if found is None or base is None:
        return curie
    return base + _decode(found["rest"])


def _decode(text: str) -> str:
    """Percent-encoded Chinese as such; what our IRIs encode themselves stays."""
    return re.sub(r"(?:%[89A-Fa-f][0-9A-Fa-f])+", lambda run: unquote(run[0]), text)


def _judge(path: Path, line: int, row: Mapping[str, str]) -> bool | None:
    """Whether a row accepts its link; None where it decides nothing."""
    if "decision" not in row:
        is_negated = row.get("predicate_modifier", "").lower() == "not"
        return not is_negated if row.get("mapping_justification") in _BY_PERSON else None
    word = row["decision"].lower()
    if word and word not in ACCEPT | REJECT:
        raise ReadError(str(path), f"line {line}: decision is {row['decision']!r}; write accept or reject")
    return word in ACCEPT if word else None


def _said(row: Mapping[str, str]) -> tuple[str, str]:
    """The reviewer and the note of a row."""
    return row.get("reviewer_label") or row.get("author_label") or "", row.get("comment", "")


def _text(path: Path) -> str:
    try:
        return _read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "is not UTF-8; save it as such") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror}") from error
