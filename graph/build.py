"""Documents in files to a store: only what is new is read; the old store stays whole until the new one is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from graph.decisions import Decision, digest_tables, find_tables, read_decisions
from graph.extraction import Extracted, extract_record, extract_triples, failed_entry, lost_entry
from graph.folder import Manifest, StoreFolder
from graph.plan import Plan, build_plan
from graph.pool import run_each
from graph.report import Entry, Links, Report
from graph.software import software_digest
from loaders.files import find_files, read_source
from ontology.errors import ReadError, StoreError

if TYPE_CHECKING:
    from graph.data import Data

__all__ = ["Extracted", "Progress", "build_store", "extract_records", "find_inputs"]

Progress = Callable[[int, int], None]


def build_store(
    paths: Iterable[str | Path],
    store: str | Path,
    *,
    jobs: int | None = None,
    progress: Progress = lambda done, total: None,
    linking: Progress = lambda done, total: None,
) -> Report:
    """Make the store hold exactly the documents of these paths, each in a named graph of its own.

    A file whose bytes and name are as at the last build is not read again while the software is the same.
    Of files that hold one document (by its number, or as copy or excerpt of one text) the one with more
    measures stands for it, then the one with the fuller head, then with the longer text, unless the wording
    changed: then the file that came later. The text of a file that another wording replaces is kept.
    What cannot be read is in the report and does not stop the rest; where nothing can be read the store is
    left as it was. Measures of papers that stand above each other, or follow each other, are linked; what
    people decided in tables of SSSOM beside the documents wins over what is computed.

    Args:
        paths: files and folders, these recursively.
        store: the store's folder, made where it is missing.
        jobs: the greatest number of processes; None is one for each core. The quads do not depend on it.
        progress: called with the number of files read so far and of all that have to be read.
        linking: the same for pairs of papers.

    Returns:
        What became of each file; the same stands in `report.json` in the store's folder.

    Raises:
        StoreError: the folder cannot be written, holds something else, or another build is writing there.
        ReadError: a table of decisions cannot be read.
    """
    folder = StoreFolder(Path(store))
    paths = list(paths)
    tables = find_tables(paths)
    decided = digest_tables(tables)
    with folder.building(), _errors_told(folder):
        before = folder.read_manifest()
        plan = build_plan(find_inputs(paths), before, software_digest())
        if before is not None and plan.is_done and before.decisions == decided:
            data, links = before.data, before.links
        else:
            decisions, quarrels = read_decisions(tables)
            work = _Work(folder, before, plan, decisions, jobs)
            data, links = _write_data(work, progress, linking)
            links = replace(links, astray=(*quarrels, *links.astray))
        report = Report(str(store), plan.outcome(), before is None or before.data != data, links)
        if report.documents:
            folder.publish(Manifest(data, plan.software, report.entries, decided, links))
        folder.write_report(report.to_json())
    return report


def find_inputs(paths: Iterable[str | Path]) -> list[Entry]:
    """An entry with the digest of each file, in order, once each; the reason for a path that gives none."""
    found: dict[Path, Entry] = {}
    for path in map(Path, paths):
        try:
            entries = [_digest(file) for file in find_files([path])]
        except ReadError as error:
            entries = [failed_entry(path, error.reason)]
        for entry in entries:
            found.setdefault(Path(entry.file).resolve(), entry)
    return list(found.values())


def extract_records(
    paths: Iterable[str | Path], *, jobs: int | None = None, progress: Progress = lambda done, total: None
) -> Iterator[Extracted]:
    """Yield the interchange record of each document, a line of JSON; nothing is stored."""
    inputs = find_inputs(paths)
    progress(0, len(inputs))
    for done, extracted in enumerate(run_each(extract_record, inputs, jobs=jobs, lost=lost_entry), start=1):
        yield extracted
        progress(done, len(inputs))


def _digest(path: Path) -> Entry:
    try:
        if path.is_file():  # a pipe would never end
            with path.open("rb") as content:
                return Entry(file=str(path), sha256=file_digest(content, "sha256").hexdigest())
        read_source(path)
    except OSError as error:
        return failed_entry(path, f"cannot be read ({error.strerror})")
    except ReadError as error:
        return failed_entry(path, error.reason)
    return failed_entry(path, "cannot be read")


@dataclass(frozen=True, slots=True)
class _Work:
    """What a build that changes data has to go by."""

    folder: StoreFolder
    before: Manifest | None
    plan: Plan
    decisions: Sequence[Decision]
    jobs: int | None


def _write_data(work: _Work, progress: Progress, linking: Progress) -> tuple[str, Links]:
    """Read what has to be read, write a new data folder, and give its name and the counts of its links."""
    from graph.citations import state_citations
    from graph.data import Data  # a build with nothing to do need not start the engine
    from graph.description import describe_data
    from graph.grouping import regroup
    from graph.occurrences import state_occurrences
    from graph.papers import read_papers
    from graph.relink import read_relations, relink
    from graph.states import keep_states
    from loaders.copies import is_revision

    folder, plan = work.folder, work.plan
    path = folder.new_data()
    stored = folder.data(work.before) if work.before else None
    data = Data(path, None if plan.is_fresh else stored)
    relations = read_relations(read_papers(data))
    read = _read_new(plan, data, work.jobs, progress)
    regroup(plan, data, read, work.jobs)
    if stored is not None:
        keep_states(stored, data, plan.renewed, is_revision)
    state_citations(data)
    state_occurrences(data)
    links = relink(data, relations, work.decisions, jobs=work.jobs, progress=linking)
    describe_data(data)
    data.close()
    return path.name, links


def _read_new(plan: Plan, data: "Data", jobs: int | None, progress: Progress) -> set[int]:
    """Read the files that have to be, put their graphs into the data, and give the places of these files.

    The graph of a document that is there already is left for when all is known of it.
    """
    for iri in plan.broken:
        data.drop(iri)
    unread = plan.unread
    progress(0, len(unread))
    outcomes = run_each(extract_triples, [plan.inputs[place] for place in unread], jobs=jobs, lost=lost_entry)
    for done, (place, extracted) in enumerate(zip(unread, outcomes, strict=True), start=1):
        entry = plan.enter(place, extracted.entry)
        if entry.own is not None and entry.own not in data.documents:
            data.add(entry.own, extracted.content)
        progress(done, len(unread))
    return set(unread)


@contextmanager
def _errors_told(folder: StoreFolder) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError) as error:  # of the disk, or of the engine over damaged data
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise StoreError(str(folder.path), f"cannot be written: {reason}") from error
