"""When an annotated entry and a found one are the same, and which entries count neither way."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["FIELDS", "Entry", "Field", "Matched", "fold", "fold_number", "match_entries"]

Entry = Mapping[str, Any]

_MARKS = str.maketrans("", "", '“”"「」『』‘’《》〈〉 \t\r\n\u3000\xa0\u2003')
_BRACKETS = re.compile(r"[\[\]〔〕【】()]")
_VAGUE = re.compile("(?:各|有关|相关|(?:全?[省区市县])各)")
_RESPONSIBLE = ("lead", "responsible", "support")
_TELLING = ("name", "text", "role", "scope", "deadline", "op", "quote", "action", "indicator")


@dataclass(frozen=True, slots=True)
class Field:
    """How entries of one field compare.

    `source` is the key of the entries in a measure, `keeps` says which of them belong here, `same` whether
    an annotated and a found one are the same, `identity` what makes two of one side one, and `agreements`
    what else is compared: name of the figure, key, and how.
    """

    source: str
    keeps: Callable[[Entry], bool]
    same: Callable[[Entry, Entry], bool]
    identity: Callable[[Entry], object]
    agreements: tuple[tuple[str, str, Callable[[object, object], bool]], ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs of annotated and found entries, and what is left of either side."""

    pairs: tuple[tuple[Entry, Entry], ...]
    missed: tuple[Entry, ...]
    added: tuple[Entry, ...]


def fold(value: object) -> str:
    """The comparable form of a text: width, quotation marks and white space folded away; None is empty.

    >>> fold("“苏服办” 移动端（试行）")
    '苏服办移动端(试行)'
    """
    return unicodedata.normalize("NFKC", "" if value is None else str(value)).translate(_MARKS)


def fold_number(value: object) -> str:
    """The comparable form of a document's number: without brackets."""
    return _BRACKETS.sub("", fold(value))


def match_entries(
    gold: Sequence[Entry], found: Sequence[Entry], same: Callable[[Entry, Entry], bool]
) -> Matched:
    """Pair entries one to one, those first that agree in most of their keys."""
    alike = [(-_likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if same(g, f)]
    partner: dict[int, int] = {}
    for _, i, j in sorted(alike):
        if i not in partner and j not in partner.values():
            partner[i] = j
    taken = set(partner.values())
    pairs = tuple((gold[i], found[j]) for i, j in partner.items())
    missed = tuple(g for i, g in enumerate(gold) if i not in partner)
    return Matched(pairs, missed, tuple(f for j, f in enumerate(found) if j not in taken))


def entries_of(measure: Mapping[str, Any], field: Field) -> list[Entry]:
    """A measure's entries of a field, each once; platforms that share a printed text differ by name."""
    rows: list[dict[str, Any]] = [
        {"term": row} if isinstance(row, str) else dict(row) for row in measure.get(field.source) or []
    ]
    shared = Counter(fold(row.get("text")) for row in rows if row.get("text"))
    for row in rows:
        if field.source == "platforms" and shared[fold(row.get("text"))] > 1:
            row["text"] = None
    once: dict[object, Entry] = {}
    for row in filter(field.keeps, rows):
        once.setdefault(field.identity(row), row)
    return list(once.values())


def is_unscored(entry: Entry) -> bool:
    """Whether an annotated or missed entry counts neither way: optional, or named 体系."""
    return bool(entry.get("optional")) or any(name.endswith("体系") for name in _names(entry))


def is_unscored_addition(entry: Entry) -> bool:
    """Whether an entry without counterpart counts neither way: vague collectives too (各地区, 省各部门)."""
    vague = entry.get("kind") == "collective" and any(_VAGUE.match(name) for name in _names(entry))
    return is_unscored(entry) or vague


def _names(entry: Entry) -> set[str]:
    return {fold(entry.get("name")), fold(entry.get("text"))} - {""}


def _likeness(gold: Entry, found: Entry) -> int:
    return sum(
        gold.get(key) is not None and fold(gold[key]) == fold(found.get(key) or "") for key in _TELLING
    )


def _share_a_name(gold: Entry, found: Entry) -> bool:
    return not _names(gold).isdisjoint(_names(found))


def _overlap(gold: Entry, found: Entry) -> bool:
    """One name holds the other and is at most twice as long."""
    ordered = (sorted((a, b), key=len) for a in _names(gold) for b in _names(found))
    return any(short in long and 2 * len(short) >= len(long) for short, long in ordered)


def _value(entry: Entry) -> float | None:
    try:
        return round(float(entry["value"]), 6)
    except (KeyError, TypeError, ValueError):
        return None


def same_target(gold: Entry, found: Entry) -> bool:
    """Equal value and unit."""
    value = _value(gold)
    return value is not None and value == _value(found) and fold(gold.get("unit")) == fold(found.get("unit"))


def _equal(key: str) -> Callable[[Entry, Entry], bool]:
    return lambda gold, found: fold(gold.get(key)) == fold(found.get(key))


def _agree(gold: object, found: object) -> bool:
    return fold(gold or "") == fold(found or "")


def _hold(gold: object, found: object) -> bool:
    """One holds the other, and something was found."""
    a, b = fold(gold), fold(found or "")
    return bool(b) and (a in b or b in a)


def _all(entry: Entry) -> bool:
    return True


def _platform_identity(entry: Entry) -> object:
    return fold(entry.get("name")), fold(entry.get("text"))


_ROLE = (("role", "role", _agree), ("agency name", "name", _agree))
_PLATFORM = (
    ("action", "action", _agree),
    ("platform name", "name", _agree),
    ("platform kind", "kind", _agree),
)
_TARGET = (
    ("op", "op", _agree),
    ("target deadline", "deadline", _agree),
    ("indicator", "indicator", _hold),
    ("scope", "scope", _hold),
)
FIELDS = {
    "responsible": Field(
        "agencies",
        lambda entry: entry.get("role") in _RESPONSIBLE,
        _share_a_name,
        lambda entry: (fold(entry.get("name") or entry.get("text")), entry.get("role")),
        _ROLE,
    ),
    "mentioned": Field(
        "agencies",
        lambda entry: entry.get("role") == "mentioned",
        _share_a_name,
        lambda entry: fold(entry.get("name") or entry.get("text")),
    ),
    "platforms": Field("platforms", _all, _share_a_name, _platform_identity, _PLATFORM),
    "platforms~": Field("platforms", _all, _overlap, _platform_identity),
    "targets": Field(
        "targets",
        _all,
        same_target,
        lambda entry: (
            _value(entry),
            fold(entry.get("unit")),
            fold(entry.get("quote")),
            fold(entry.get("scope")),
        ),
        _TARGET,
    ),
    "deadlines": Field("deadlines", _all, _equal("date"), lambda entry: entry.get("date")),
    "pilots": Field("pilots", _all, _equal("place"), lambda entry: fold(entry.get("place"))),
    "outputs": Field("outputs", _all, _equal("title"), lambda entry: fold(entry.get("title"))),
    "concepts": Field("concepts", _all, _equal("term"), lambda entry: fold(entry.get("term"))),
}
