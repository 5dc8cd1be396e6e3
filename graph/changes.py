"""Two states of documents in, what changed between them out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import product

from graph.versions import DocumentFacts, MeasureFacts, TargetFacts
from ontology.wording import normal_form, normal_words

__all__ = ["Change", "ChangeKind", "compare_documents", "compare_measures", "show_rewording"]

_SAME_MEASURE = 0.5
_SAME_INDICATOR = 0.6
_SAME_NUMBER = 0.1
_KEPT = 8


class ChangeKind(StrEnum):
    """What happened to a document, a measure, a target or a deadline."""

    DOCUMENT_ADDED = "document added"
    DOCUMENT_DROPPED = "document dropped"
    MEASURE_ADDED = "measure added"
    MEASURE_DROPPED = "measure dropped"
    MEASURE_RENUMBERED = "measure renumbered"
    MEASURE_REWORDED = "measure reworded"
    TARGET_ADDED = "target added"
    TARGET_DROPPED = "target dropped"
    TARGET_RAISED = "target raised"
    TARGET_LOWERED = "target lowered"
    TARGET_CHANGED = "target changed"
    DEADLINE_ADDED = "deadline added"
    DEADLINE_DROPPED = "deadline dropped"
    DEADLINE_EARLIER = "deadline moved forward"
    DEADLINE_LATER = "deadline put off"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which document and measure (its later number and title), and what stood there before."""

    kind: ChangeKind
    document: str
    measure: str = ""
    title: str = ""
    before: str = ""
    after: str = ""


def compare_documents(old: Mapping[str, DocumentFacts], new: Mapping[str, DocumentFacts]) -> Iterator[Change]:
    """Yield what changed, document by document in the order of their IRIs."""
    for iri in sorted({*old, *new}):
        before, after = old.get(iri), new.get(iri)
        if before is None and after is not None:
            yield Change(ChangeKind.DOCUMENT_ADDED, after.name, after=_count(after))
        elif after is None and before is not None:
            yield Change(ChangeKind.DOCUMENT_DROPPED, before.name, before=_count(before))
        elif before is not None and after is not None:
            yield from compare_measures(after.name, before.measures, after.measures)


def compare_measures(
    document: str, old: Sequence[MeasureFacts], new: Sequence[MeasureFacts]
) -> Iterator[Change]:
    """Yield what changed in the measures of one document, in the order of the new ones, then what is gone."""
    pairs = _match(old, new)
    for place, measure in enumerate(new):
        if place in pairs:
            yield from _measure_changes(document, old[pairs[place]], measure)
        else:
            told = (document, measure.number, measure.title)
            yield Change(ChangeKind.MEASURE_ADDED, *told, after=measure.title)
    for place in sorted(set(range(len(old))) - set(pairs.values())):
        measure = old[place]
        told = (document, measure.number, measure.title)
        yield Change(ChangeKind.MEASURE_DROPPED, *told, before=measure.title)


def show_rewording(old: str, new: str) -> str:
    """The new text with what it replaced: `到[-2024-]{+2025+}年底`; long stretches that stayed are cut.

    >>> show_rewording("2024年底前建成全省一体化公共数据平台。", "2025年底前建成全省一体化公共数据平台。")
    '202[-4-]{+5+}年底前建成全省一…'
    """
    parts: list[str] = []
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (kind, start, end, new_start, new_end) in enumerate(blocks):
        if kind == "equal":
            parts.append(_cut(old[start:end], is_first=place == 0, is_last=place == len(blocks) - 1))
        else:
            gone, come = old[start:end], new[new_start:new_end]
            parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
    return "".join(parts).replace("\n", " ")


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    """What stands beside a change, without the middle of a long stretch."""
    head, tail = ("" if is_first else text[:_KEPT]), ("" if is_last else text[-_KEPT:])
    return text if len(text) <= len(head + tail) + 1 else f"{head}…{tail}"


def _match(old: Sequence[MeasureFacts], new: Sequence[MeasureFacts]) -> dict[int, int]:
    """The place of the old measure for that of the new one: the likest pairs first, by their words."""
    old_words, new_words = ([normal_words(each.text) for each in side] for side in (old, new))
    likeness = [
        (_likeness(old_words[one], new_words[other], old[one].number == new[other].number), one, other)
        for one, other in product(range(len(old)), range(len(new)))
    ]
    return _pair_off((value, other, one) for value, one, other in likeness if value >= _SAME_MEASURE)


def _likeness(one: str, other: str, is_same_number: bool) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) / 100 + (_SAME_NUMBER if is_same_number else 0)


def _pair_off(scored: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """The best pairs, nothing in two of them."""
    pairs: dict[int, int] = {}
    for _, one, other in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _measure_changes(document: str, old: MeasureFacts, new: MeasureFacts) -> Iterator[Change]:
    told = (document, new.number, new.title)
    if old.number != new.number:
        yield Change(ChangeKind.MEASURE_RENUMBERED, *told, before=old.number, after=new.number)
    if normal_words(_unnumbered(old)) != normal_words(_unnumbered(new)):
        rewording = show_rewording(_unnumbered(old), _unnumbered(new))
        yield Change(ChangeKind.MEASURE_REWORDED, *told, after=rewording)
    for kind, before, after in (*_target_changes(old, new), *_deadline_changes(old, new)):
        yield Change(kind, *told, before=before, after=after)


def _unnumbered(measure: MeasureFacts) -> str:
    place = measure.text.find(measure.title)
    return measure.text[max(0, place) :]


def _target_changes(old: MeasureFacts, new: MeasureFacts) -> Iterator[tuple[ChangeKind, str, str]]:
    from rapidfuzz.fuzz import ratio

    scored = [
        (ratio(_target_key(one), _target_key(other)) / 100, place, old_place)
        for place, other in enumerate(new.targets)
        for old_place, one in enumerate(old.targets)
        if one.unit == other.unit and normal_form(one.scope) == normal_form(other.scope)
    ]
    pairs = _pair_off(each for each in scored if each[0] >= _SAME_INDICATOR)
    for place, target in enumerate(new.targets):
        if place not in pairs:
            yield ChangeKind.TARGET_ADDED, "", target.quote
        else:
            yield from _target_change(old.targets[pairs[place]], target)
    for place in sorted(set(range(len(old.targets))) - set(pairs.values())):
        yield ChangeKind.TARGET_DROPPED, old.targets[place].quote, ""


def _target_key(target: TargetFacts) -> str:
    return normal_form(target.indicator)


def _target_change(old: TargetFacts, new: TargetFacts) -> Iterator[tuple[ChangeKind, str, str]]:
    before, after = f"{old.indicator} {old.shown}", f"{new.indicator} {new.shown}"
    if old.amount != new.amount:
        kind = ChangeKind.TARGET_RAISED if new.amount > old.amount else ChangeKind.TARGET_LOWERED
        yield kind, before, after
    elif (old.sign, old.high) != (new.sign, new.high):
        yield ChangeKind.TARGET_CHANGED, before, after
    yield from _moved([old.due] if old.due else [], [new.due] if new.due else [], f"{new.indicator} ")


def _deadline_changes(old: MeasureFacts, new: MeasureFacts) -> Iterator[tuple[ChangeKind, str, str]]:
    """Yield days that no target has: those are told with the target."""
    bound = {target.due for target in (*old.targets, *new.targets)}
    gone = sorted({*old.deadlines} - {*new.deadlines} - bound)
    come = sorted({*new.deadlines} - {*old.deadlines} - bound)
    yield from _moved(gone, come, "")


def _moved(gone: list[str], come: list[str], what: str) -> Iterator[tuple[ChangeKind, str, str]]:
    """Yield days that moved, one for one in their order, then those that came or went."""
    if gone == come:
        return
    for before, after in zip(gone, come, strict=False):
        kind = ChangeKind.DEADLINE_LATER if after > before else ChangeKind.DEADLINE_EARLIER
        yield kind, what + before, what + after
    for day in come[len(gone) :]:
        yield ChangeKind.DEADLINE_ADDED, "", what + day
    for day in gone[len(come) :]:
        yield ChangeKind.DEADLINE_DROPPED, what + day, ""


def _count(document: DocumentFacts) -> str:
    return f"{len(document.measures)} measures"
