"""Which files of a build hold one document; a graph for each document, not for each file."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from graph.data import Data
from graph.extraction import Merged, are_files_one, merge_files, read_sketch
from graph.plan import Plan
from graph.pool import run_each
from graph.report import Entry
from ontology.errors import StoreError

__all__ = ["join_pairs", "regroup"]

Places = tuple[int, ...]


def regroup(plan: Plan, data: Data, read: set[int], jobs: int | None) -> None:
    """Write one graph for the files that hold one document, and enter in the plan what they are to it.

    Args:
        plan: with an entry for each file.
        data: with a graph for each document that a single file holds, and those of the last build.
        read: the places of the files that this build read.
        jobs: the greatest number of processes.

    Raises:
        ReadError: a file changed or went since it was read.
    """
    entries = {place: entry for place, entry in enumerate(plan.entries) if entry and entry.own}
    groups = _group(plan, entries, read, jobs)
    changed = [group for group in groups if _is_changed(plan, entries, group, read)]
    given = [tuple(entries[place] for place in group) for group in changed]
    for group, merged in zip(changed, run_each(merge_files, given, jobs=jobs, lost=Merged), strict=True):
        _write(plan, data, group, merged)
    standing = {entry.iri for entry in plan.entries if entry is not None}
    for iri in sorted(data.documents - standing):
        data.drop(iri)


def _write(plan: Plan, data: Data, group: Places, merged: Merged) -> None:
    main = merged.entries[0]
    if not merged.content or main.iri is None:
        raise StoreError(main.file, "the process that read it died; please report this")
    by_key = {(entry.key, entry.file): entry for entry in merged.entries}
    for place in group:
        entry = plan.entries[place]
        if entry is not None:
            plan.entries[place] = by_key[entry.key, entry.file]
    if main.iri in data.documents:
        data.drop(main.iri)
    data.add(main.iri, merged.content)


def _group(plan: Plan, entries: dict[int, Entry], read: set[int], jobs: int | None) -> list[Places]:
    """The places of the files of each document."""
    from loaders.candidates import find_candidates

    places = list(entries)
    known = [*_pairs(entries, "own"), *_pairs(_kept(plan, entries, read), "iri")]
    asked = {place for place, entry in entries.items() if place in read or entry.iri in plan.broken}
    index = {place: number for number, place in enumerate(places)}
    found = find_candidates([read_sketch(entry) for entry in entries.values()], {index[p] for p in asked})
    joined = {place: group for group in join_pairs(places, known) for place in group}
    candidates = [
        (places[one], places[other]) for one, other in found if joined[places[one]] != joined[places[other]]
    ]
    given = [(entries[one], entries[other]) for one, other in candidates]
    told = run_each(are_files_one, given, jobs=jobs, lost=lambda pair: False)
    return join_pairs(
        places, [*known, *(pair for pair, is_one in zip(candidates, told, strict=True) if is_one)]
    )


def _kept(plan: Plan, entries: dict[int, Entry], read: set[int]) -> dict[int, Entry]:
    """The files that were told to be of one document before, where none of that document's files is gone."""
    return {p: entry for p, entry in entries.items() if p not in read and entry.iri not in plan.broken}


def _pairs(entries: dict[int, Entry], name: str) -> Iterator[tuple[int, int]]:
    """Yield places of entries that are alike in a field, each with the next one."""
    alike: dict[str, list[int]] = {}
    for place, entry in entries.items():
        alike.setdefault(getattr(entry, name), []).append(place)
    for places in alike.values():
        yield from pairwise(places)


def _is_changed(plan: Plan, entries: dict[int, Entry], group: Places, read: set[int]) -> bool:
    """Whether the graph of a group's document is not in the data as it shall be."""
    if len(group) == 1 and group[0] in read:
        return False
    keys = frozenset(entries[place].key for place in group)
    is_as_before = plan.groups.get(entries[group[0]].iri or "") == keys
    return not is_as_before or any(place in read for place in group)


def join_pairs(places: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[Places]:
    """The places in groups, whatever a chain of pairs joins in one, in order of the first of each.

    >>> join_pairs([1, 2, 5, 7], [(1, 7), (7, 5)])
    [(1, 5, 7), (2,)]
    """
    above = {place: place for place in places}

    def find(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        above[high] = low
    groups: dict[int, list[int]] = {}
    for place in places:
        groups.setdefault(find(place), []).append(place)
    return [tuple(group) for group in groups.values()]
