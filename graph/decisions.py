"""What people decided on links: tables of SSSOM beside the documents in, decisions out."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from ontology.errors import ReadError
from ontology.namespaces import ID, PREFIXES

__all__ = ["SUFFIX", "Decision", "digest_tables", "find_tables", "numbered", "read_decisions", "read_rows"]

SUFFIX = ".sssom.tsv"
_ACCEPT = frozenset({"accept", "accepted", "yes", "接受", "确认", "確認", "是", "有"})
_REJECT = frozenset({"reject", "rejected", "no", "拒绝", "拒絕", "否", "无", "無"})
_BY_PERSON = frozenset({"semapv:ManualMappingCuration", "semapv:MappingReview"})
_SLOT = re.compile(r"#(?P<name>\w+):\s*(?P<value>\S+)\s*$")
_PREFIX = re.compile(r"#\s+(?P<name>[\w.-]+):\s*(?P<base>\S+)\s*$")
_CURIE = re.compile(r"(?P<prefix>[\w.-]*):(?P<rest>.*)")
_ENCODED = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")
_ENDS = (("subject_id", "subject_source"), ("object_id", "object_source"))
_NUMBER = "#number="


@dataclass(frozen=True, slots=True)
class Decision:
    """That a link from one measure to another holds or does not.

    `lower` and `upper` are IRIs of measures, or of a document with the printed number behind (`numbered`);
    `place` is the file and line.
    """

    lower: str
    upper: str
    is_accepted: bool
    reviewer: str = ""
    note: str = ""
    place: str = ""


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
    """A digest of the tables' names and what they say; "" for none."""
    lines = sorted(f"{path.name} {sha256(_read(path)).hexdigest()}" for path in paths)
    return sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def read_decisions(paths: Iterable[Path]) -> tuple[list[Decision], list[str]]:
    """The decisions of some tables, the later where two are on one link, and a line for two that disagree.

    A row counts by its `decision`, accept or reject; left empty, nothing is decided. A table without that
    column is read as SSSOM has it: what a person made or reviewed counts, against the link where the
    predicate is negated.

    Raises:
        ReadError: a file is no such table, or a row says what cannot be understood; it names the line.
    """
    decisions: dict[tuple[str, str], Decision] = {}
    quarrels = []
    for path in paths:
        for line, row in read_rows(path):
            is_accepted = _judge(path, line, row)
            if is_accepted is None:
                continue
            ends = row["subject_id"], row["object_id"]
            if not ends[1]:
                raise ReadError(str(path), f"line {line} decides on a link, but object_id names no measure")
            new = Decision(*ends, is_accepted, *_said(row), place=f"{path.name}:{line}")
            old = decisions.get(ends)
            if old is not None and old.is_accepted != is_accepted:
                quarrels.append(f"{old.place} and {new.place} disagree on one link; the latter stands")
            decisions[ends] = new
    return list(decisions.values()), quarrels


def read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table of SSSOM by their lines: cells by column, the two ends as IRIs.

    An end that is no IRI is the printed number of a measure of `subject_source` or `object_source`.

    Raises:
        ReadError: the file is no such table.
    """
    lines = _text(path).replace("\r\n", "\n").split("\n")
    prefixes = PREFIXES | {"szid": ID} | _matches(_PREFIX, lines, "base")
    sources = {
        name: _expand(value, prefixes) or value for name, value in _matches(_SLOT, lines, "value").items()
    }
    body = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    if not body:
        return []
    cells = csv.reader([line for _, line in body], delimiter="\t")
    names = [name.strip() for name in next(cells)]
    for column, _ in _ENDS:
        if column not in names:
            raise ReadError(str(path), f"is no table of SSSOM: line {body[0][0]} names no column {column}")
    found = []
    for (line, _), values in zip(body[1:], cells, strict=True):
        row = dict(zip(names, (value.strip() for value in values), strict=False))
        for column, slot in _ENDS:
            row[column] = _end(path, line, row.get(column, ""), sources.get(slot), prefixes)
        if not row["subject_id"]:
            raise ReadError(str(path), f"line {line} has no subject_id")
        found.append((line, row))
    return found


def numbered(document: str, number: str) -> str:
    """What stands for the measure of a document that has this printed number."""
    return f"{document}{_NUMBER}{number}"


def _end(path: Path, line: int, value: str, source: str | None, prefixes: Mapping[str, str]) -> str:
    iri = _expand(value, prefixes)
    if iri is not None or not value:
        return iri or ""
    if source is None:
        raise ReadError(
            str(path), f"line {line}: {value!r} is no IRI, nor has it a prefix that the head names"
        )
    return numbered(source, value)


def _expand(value: str, prefixes: Mapping[str, str]) -> str | None:
    """The IRI that a value is or stands for, without the percent signs that SSSOM needs; None for neither."""
    found = _CURIE.fullmatch(value)
    if found is None:
        return None
    if found["rest"].startswith("//"):
        return _decode(value)
    return prefixes[found["prefix"]] + _decode(found["rest"]) if found["prefix"] in prefixes else None


def _decode(text: str) -> str:
    """Percent-encoded Chinese as such; what our IRIs encode themselves stays."""
    return _ENCODED.sub(lambda run: unquote(run[0]), text)


def _matches(pattern: re.Pattern[str], lines: Iterable[str], value: str) -> dict[str, str]:
    return {found["name"]: found[value] for found in map(pattern.match, lines) if found}


def _judge(path: Path, line: int, row: Mapping[str, str]) -> bool | None:
    """Whether a row accepts its link; None where it decides nothing."""
    word = row.get("decision", "").lower()
    if word and word not in _ACCEPT | _REJECT:
        raise ReadError(str(path), f"line {line}: decision is {row['decision']!r}; write accept or reject")
    if word or "decision" in row:
        return word in _ACCEPT if word else None
    is_ours = all(row[column].startswith(f"{ID}doc/") for column, _ in _ENDS)
    if not is_ours or row.get("mapping_justification") not in _BY_PERSON:
        return None
    return row.get("predicate_modifier", "").lower() != "not"


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
