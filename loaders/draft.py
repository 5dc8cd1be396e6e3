"""A text under repair: every stage edits it, and it remembers where each character stood in the raw text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontology.kinds import RepairKind
from ontology.records import CleanText, Repair

__all__ = ["Draft", "Edit"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `after` in place of [start, end) of the draft's present text."""

    start: int
    end: int
    after: str
    kind: RepairKind


class Draft:
    """The text, one raw offset for each of its characters, and the repairs so far.

    >>> draft = Draft("的(de)字")
    >>> draft.apply([Edit(1, 5, "", RepairKind.PINYIN)])
    >>> draft.text, draft.origins
    ('的字', [0, 5])
    """

    def __init__(self, raw: str) -> None:
        """Begin with the raw text itself."""
        self.raw = raw
        self.text = raw
        self.origins = list(range(len(raw)))
        self.repairs: list[Repair] = []
        self.unrepaired: list[tuple[int, int]] = []

    def apply(self, edits: Sequence[Edit]) -> None:
        """Make the edits, which are in ascending order and do not overlap.

        A character that is put in takes the raw offset of the one it replaces, or of the nearest before it.
        """
        pieces: list[str] = []
        origins: list[int] = []
        done = 0
        for edit in edits:
            pieces += (self.text[done : edit.start], edit.after)
            origins += self.origins[done : edit.start]
            origins += self._origins_of(edit)
            self.repairs.append(self._repair(edit))
            done = edit.end
        if edits:
            self.text = "".join([*pieces, self.text[done:]])
            self.origins = origins + self.origins[done:]

    def flag(self, spans: Iterable[tuple[int, int]]) -> None:
        """Remember spans of the present text that look damaged and stay as they are."""
        self.unrepaired += [self.raw_span(start, end) for start, end in spans]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span behind [start, end) of the present text."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else len(self.raw)
            return at, at
        return self.origins[start], self.origins[end - 1] + 1

    def finish(self) -> CleanText:
        """The result, repairs in raw order."""
        repairs = sorted(self.repairs, key=lambda repair: (repair.start, repair.end, repair.kind))
        return CleanText(self.text, tuple(self.origins), tuple(repairs), tuple(sorted(set(self.unrepaired))))

    def _origins_of(self, edit: Edit) -> list[int]:
        held = self.origins[edit.start : edit.end]
        if len(held) >= len(edit.after):
            return held[: len(edit.after)]
        last = held[-1] if held else self.origins[max(edit.start - 1, 0)]
        return held + [last] * (len(edit.after) - len(held))

    def _repair(self, edit: Edit) -> Repair:
        start, end = self.raw_span(edit.start, edit.end)
        return Repair(edit.kind, start, end, self.text[edit.start : edit.end], edit.after)
