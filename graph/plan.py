"""What a build has to do: from files given and what the store holds to files to read and graphs to drop."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.folder import Manifest
from graph.report import Entry

__all__ = ["Plan", "build_plan"]


@dataclass(slots=True)
class Plan:
    """Work to do, and its outcome as it is entered.

    `entries` has a place for each of the `inputs`; None is still to be read. `best` has the entry that stands
    for each document. `dropped` are graphs that the store no longer needs; `is_fresh`: none can be kept.
    """

    inputs: tuple[Entry, ...]
    software: str
    entries: list[Entry | None]
    best: dict[str, Entry]
    dropped: tuple[str, ...]
    is_fresh: bool

    @property
    def unread(self) -> list[int]:
        """Places of the files to read."""
        return [place for place, entry in enumerate(self.entries) if entry is None]

    @property
    def is_done(self) -> bool:
        """Whether the store's data already are what they shall be."""
        return not (self.unread or self.dropped or self.is_fresh)

    def enter(self, place: int, entry: Entry) -> Entry | None:
        """Enter what a file gave.

        Returns:
            The entry of the same document that it beats; itself if there is none; None if it loses or failed.
        """
        self.entries[place] = entry
        rival = self.best.get(entry.iri or "")
        if entry.iri is None or (rival is not None and rival.rank > entry.rank):
            return None
        self.best[entry.iri] = entry
        return rival or entry

    def outcome(self) -> tuple[Entry, ...]:
        """All entries, each naming the file that stands for its document where that is another."""
        return tuple(self._placed(entry) for entry in self.entries if entry is not None)

    def _placed(self, entry: Entry) -> Entry:
        best = self.best[entry.iri] if entry.iri is not None else entry
        return replace(entry, same_as=None if best.file == entry.file else best.file)


def build_plan(inputs: Sequence[Entry], before: Manifest | None, software: str) -> Plan:
    """Compare the files with the last build.

    Args:
        inputs: an entry with the digest of each file, or with the failure to get one.
        before: what the store holds.
        software: digest of what would read the files.
    """
    is_fresh = before is None or before.software != software
    entries = () if before is None or is_fresh else before.entries
    stored = {entry.iri: entry.key for entry in entries if entry.iri is not None and entry.is_stored}
    known = {entry.key: entry for entry in sorted(entries, key=lambda entry: entry.is_stored)}
    remembered = [_remember(entry, known) for entry in inputs]
    best: dict[str, Entry] = {}
    for entry in remembered:
        if entry is not None and entry.iri is not None and stored[entry.iri] == entry.key:
            best[entry.iri] = max(best.get(entry.iri, entry), entry, key=lambda entry: entry.rank)
    kept = [
        entry if entry is None or entry.iri is None or entry.iri in best else None for entry in remembered
    ]
    dropped = tuple(sorted(iri for iri in stored if iri not in best))
    return Plan(tuple(inputs), software, kept, best, dropped, is_fresh)


def _remember(entry: Entry, known: dict[tuple[str, str], Entry]) -> Entry | None:
    """What the last build made of a file with these bytes and this name; a failure to open it stays one."""
    if entry.failure is not None:
        return entry
    old = known.get(entry.key)
    return replace(old, file=entry.file, same_as=None) if old is not None else None
