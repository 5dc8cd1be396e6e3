"""Documents in files to a store: only what is new is read; the old store stays whole until the new one is."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from graph.folder import Manifest, StoreFolder
from graph.plan import Plan, build_plan
from graph.pool import run_each
from graph.report import Entry, Report, describe_document
from graph.software import software_digest
from loaders.files import find_files, read_source
from ontology.errors import ReadError, ShuzhengError, StoreError
from ontology.records import Document

if TYPE_CHECKING:
    from graph.data import Data

__all__ = ["Extracted", "Progress", "build_store", "extract_records", "find_inputs"]

Progress = Callable[[int, int], None]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's entry, and its document as N-Triples or a line of JSON; nothing where it could not be read."""

    entry: Entry
    content: bytes = b""


def build_store(
    paths: Iterable[str | Path],
    store: str | Path,
    *,
    jobs: int | None = None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Make the store hold exactly the documents of these paths, each in a named graph of its own.

    A file whose bytes and name are as at the last build is not read again while the software is the same.
    Of two files that hold one document, the one with more measures stays, then the one with the longer text.
    What cannot be read is in the report and does not stop the rest; where nothing can be read the store is
    left as it was.

    Args:
        paths: files and folders, these recursively.
        store: the store's folder, made where it is missing.
        jobs: the greatest number of processes; None is one for each core. The quads do not depend on it.
        progress: called with the number of files read so far and of all that have to be read.

    Returns:
        What became of each file; the same stands in `report.json` in the store's folder.

    Raises:
        StoreError: the folder cannot be written, holds something else, or another build is writing there.
    """
    folder = StoreFolder(Path(store))
    with folder.building(), _errors_told(folder):
        before = folder.read_manifest()
        plan = build_plan(find_inputs(paths), before, software_digest())
        data = before.data if before and plan.is_done else _write_data(folder, before, plan, jobs, progress)
        report = Report(str(store), plan.outcome(), is_changed=before is None or before.data != data)
        if report.documents:
            folder.publish(Manifest(data, plan.software, report.entries))
        folder.write_report(report.to_json())
    return report


def find_inputs(paths: Iterable[str | Path]) -> list[Entry]:
    """An entry with the digest of each file, in order, once each; the reason for a path that gives none."""
    found: dict[Path, Entry] = {}
    for path in map(Path, paths):
        try:
            entries = [_digest(file) for file in find_files([path])]
        except ReadError as error:
            entries = [_failed(path, error.reason)]
        for entry in entries:
            found.setdefault(Path(entry.file).resolve(), entry)
    return list(found.values())


def extract_records(
    paths: Iterable[str | Path], *, jobs: int | None = None, progress: Progress = lambda done, total: None
) -> Iterator[Extracted]:
    """Yield the interchange record of each document, a line of JSON; nothing is stored."""
    inputs = find_inputs(paths)
    progress(0, len(inputs))
    for done, extracted in enumerate(run_each(_extract_record, inputs, jobs=jobs, lost=_lost), start=1):
        yield extracted
        progress(done, len(inputs))


def _extract_record(given: Entry) -> Extracted:
    return _attempt(given, _write_record)


def _extract_triples(given: Entry) -> Extracted:
    return _attempt(given, _write_triples)


def _attempt(given: Entry, write: Callable[[Document], bytes]) -> Extracted:
    """Read one file; a failure is told in the entry, whatever it is: one document must not stop the others.

    A failure keeps the file's digest, so that it is not tried again before it changes; a defect keeps none.
    """
    from loaders.document import build_document

    if given.failure is not None:
        return Extracted(given)
    started = perf_counter()
    try:
        document = build_document(read_source(Path(given.file)))
        content = write(document)
        entry = describe_document(document, triples=content.count(b"\n"), seconds=perf_counter() - started)
        return Extracted(entry, content)
    except ShuzhengError as error:
        return Extracted(replace(given, failure=error.reason if isinstance(error, ReadError) else str(error)))
    except Exception as error:  # noqa: BLE001 - a defect that one document brings out must not cost the others
        _LOG.debug("%s", given.file, exc_info=True)
        reason = f"the program failed on it ({type(error).__name__}: {error}); please report this"
        return Extracted(_failed(Path(given.file), reason))


def _write_record(document: Document) -> bytes:
    from ontology.interchange import document_record

    return json.dumps(document_record(document), ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


def _write_triples(document: Document) -> bytes:
    import pyoxigraph

    from ontology.triples import document_triples

    return pyoxigraph.serialize(document_triples(document), format=pyoxigraph.RdfFormat.N_TRIPLES) or b""


def _digest(path: Path) -> Entry:
    try:
        if path.is_file():  # a pipe would never end
            with path.open("rb") as content:
                return Entry(file=str(path), sha256=file_digest(content, "sha256").hexdigest())
        read_source(path)
    except OSError as error:
        return _failed(path, f"cannot be read ({error.strerror})")
    except ReadError as error:
        return _failed(path, error.reason)
    return _failed(path, "cannot be read")


def _failed(path: Path, reason: str) -> Entry:
    return Entry(file=str(path), sha256="", failure=reason)


def _lost(given: Entry) -> Extracted:
    return Extracted(_failed(Path(given.file), "the process that read it died; please report this"))


def _write_data(
    folder: StoreFolder, before: Manifest | None, plan: Plan, jobs: int | None, progress: Progress
) -> str:
    """Read what has to be read, write a new data folder, and give its name."""
    from graph.data import Data  # a build with nothing to do need not start the engine

    path = folder.new_data()
    data = Data(path, folder.data(before) if before and not plan.is_fresh else None)
    for graph in plan.dropped:
        data.drop(graph)
    unread = plan.unread
    progress(0, len(unread))
    outcomes = run_each(_extract_triples, [plan.inputs[place] for place in unread], jobs=jobs, lost=_lost)
    for done, (place, extracted) in enumerate(zip(unread, outcomes, strict=True), start=1):
        _enter(plan, place, extracted, data)
        progress(done, len(unread))
    data.close()
    return path.name


def _enter(plan: Plan, place: int, extracted: Extracted, data: "Data") -> None:
    """Put what a file gave into plan and data, unless another file has a better copy of the document."""
    beaten = plan.enter(place, extracted.entry)
    if beaten is None or extracted.entry.iri is None:
        return
    if beaten is not extracted.entry:
        data.drop(extracted.entry.iri)
    data.add(extracted.entry.iri, extracted.content)


@contextmanager
def _errors_told(folder: StoreFolder) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError) as error:  # of the disk, or of the engine over damaged data
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise StoreError(str(folder.path), f"cannot be written: {reason}") from error
