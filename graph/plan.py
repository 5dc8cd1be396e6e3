"""What a build has to do: from files given and what the store holds to files to read and files to regroup."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.folder import Manifest
from graph.report import Entry, Key

__all__ = ["Plan", "build_plan"]


@dataclass(slots=True)
class Plan:
    """Work to do, and its outcome as it is entered.

    `entries` has a place for each of the `inputs`; None is still to be read. `arrivals` says in which build a
    file was first seen, `number` is that of this one. `groups` has the files of each document in the store,
    by its IRI; `is_fresh`: none of them can be kept.
    """

    inputs: tuple[Entry, ...]
    software: str
    number: int
    entries: list[Entry | None]
    arrivals: dict[Key, int]
    groups: dict[str, frozenset[Key]]
    is_fresh: bool

    @property
    def unread(self) -> list[int]:
        """Places of the files to read."""
        return [place for place, entry in enumerate(self.entries) if entry is None]

    @property
    def is_done(self) -> bool:
        """Whether the store's data already are what they shall be."""
        return not (self.unread or self.is_fresh or self.broken)

    @property
    def given(self) -> set[Key]:
        """The files that this build is given."""
        return {entry.key for entry in self.inputs}

    @property
    def broken(self) -> set[str]:
        """The documents in the store of which a file is not given any more."""
        given = self.given
        return {iri for iri, keys in self.groups.items() if not keys <= given}

    @property
    def renewed(self) -> set[str]:
        """The documents for which a file stands that no build saw before."""
        return {
            entry.iri
            for entry in self.entries
            if entry is not None and entry.iri is not None and entry.is_stored and entry.since == self.number
        }

    def outcome(self) -> tuple[Entry, ...]:
        """All entries, each naming the file that stands for its document where that is another."""
        standing: dict[str, str] = {}
        for entry in self.entries:
            if entry is not None and entry.is_stored:
                standing.setdefault(str(entry.iri), entry.file)
        return tuple(_place(entry, standing) for entry in self.entries if entry is not None)

    def enter(self, place: int, entry: Entry) -> Entry:
        """Enter what a file gave, with the number of the build that first saw it."""
        entry = replace(entry, since=self.arrivals.get(entry.key, self.number))
        self.entries[place] = entry
        return entry


def build_plan(inputs: Sequence[Entry], before: Manifest | None, software: str) -> Plan:
    """Compare the files with the last build.

    Args:
        inputs: an entry with the digest of each file, or with the failure to get one.
        before: what the store holds.
        software: digest of what would read the files.
    """
    entries = () if before is None else before.entries
    is_fresh = before is None or before.software != software
    kept = () if is_fresh else sorted(entries, key=lambda entry: entry.is_stored)
    known = {entry.key: entry for entry in kept}
    groups: dict[str, frozenset[Key]] = {}
    for entry in known.values():
        if entry.iri is not None:
            groups[entry.iri] = groups.get(entry.iri, frozenset()) | {entry.key}
    return Plan(
        inputs=tuple(inputs),
        software=software,
        number=1 + max((entry.since for entry in entries), default=0),
        entries=[_remember(entry, known) for entry in inputs],
        arrivals={entry.key: entry.since for entry in entries},
        groups=groups,
        is_fresh=is_fresh,
    )


def _place(entry: Entry, standing: dict[str, str]) -> Entry:
    if entry.iri is None or standing[entry.iri] == entry.file:
        return entry
    return replace(entry, same_as=standing[entry.iri], copy=entry.copy or "copy")


def _remember(entry: Entry, known: dict[Key, Entry]) -> Entry | None:
    """What the last build made of a file with these bytes and this name; a failure to open it stays one."""
    if entry.failure is not None:
        return entry
    old = known.get(entry.key)
    return replace(old, file=entry.file) if old is not None else None
