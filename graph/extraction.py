"""From a file to its document's record or triples: what runs in the processes of a build."""

import json
import logging
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from graph.report import Entry, describe_document
from loaders.files import read_source
from ontology.errors import ReadError, ShuzhengError
from ontology.records import Copy, Document

if TYPE_CHECKING:
    from loaders.sketch import Shingles

__all__ = [
    "Extracted",
    "Merged",
    "are_files_one",
    "extract_record",
    "extract_triples",
    "failed_entry",
    "lost_entry",
    "merge_files",
    "read_sketch",
]

_KEPT = 8
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's entry, and its document as N-Triples or a line of JSON; nothing where it could not be read."""

    entry: Entry
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Merged:
    """The entries of the files of one document, the one that stands for it first, and its graph."""

    entries: tuple[Entry, ...]
    content: bytes = b""


def extract_record(given: Entry) -> Extracted:
    """The interchange record of the document in a file."""
    return _attempt(given, _write_record)


def extract_triples(given: Entry) -> Extracted:
    """The triples of the document in a file."""
    return _attempt(given, _write_triples)


def are_files_one(pair: tuple[Entry, Entry]) -> bool:
    """Whether one of two files holds a copy or an excerpt of the other's document."""
    from loaders.copies import are_one

    try:
        return are_one(_read(pair[0]), _read(pair[1]))
    except ShuzhengError:  # gone since: the file's own entry tells of it
        return False


def merge_files(entries: tuple[Entry, ...]) -> Merged:
    """The graph of a document that several files hold, or a single one.

    Facts are read from the main text alone; where the same words stand in another, that is further evidence.
    """
    from loaders.copies import merge_copies

    ranked = sorted(entries, key=lambda entry: entry.rank, reverse=True)
    documents = [_read(entry) for entry in ranked]
    main, copies = merge_copies(documents, [entry.since for entry in ranked])
    told = tuple(copy for copy in copies if copy is not None)
    content = _write_triples(documents[main], told)
    standing = replace(ranked[main], iri=ranked[main].own, same_as=None, copy=None)
    others = [
        replace(entry, iri=standing.iri, same_as=standing.file, copy=copy.kind if copy else None)
        for place, (entry, copy) in enumerate(zip(ranked, copies, strict=True))
        if place != main
    ]
    return Merged((replace(standing, triples=content.count(b"\n")), *others), content)


def read_sketch(entry: Entry) -> "Shingles":
    """The sketch of the text in a file."""
    import numpy as np

    return np.frombuffer(b64decode(entry.sketch), dtype="<u8").astype(np.uint64)


def failed_entry(path: Path, reason: str) -> Entry:
    """The entry of a file that gave nothing, without digest: it is tried again at the next build."""
    return Entry(file=str(path), sha256="", failure=reason)


def lost_entry(given: Entry) -> Extracted:
    """What is left of a file on which a process died."""
    return Extracted(failed_entry(Path(given.file), "the process that read it died; please report this"))


def _attempt(given: Entry, write: Callable[[Document], bytes]) -> Extracted:
    """Read one file; a failure is told in the entry, whatever it is: one document must not stop the others.

    A failure keeps the file's digest, so that it is not tried again before it changes; a defect keeps none.
    """
    if given.failure is not None:
        return Extracted(given)
    started = perf_counter()
    try:
        document = _read(given)
        content = write(document)
        entry = describe_document(
            document,
            sketch=_write_sketch(document),
            triples=content.count(b"\n"),
            seconds=perf_counter() - started,
        )
        return Extracted(entry, content)
    except ShuzhengError as error:
        return Extracted(replace(given, failure=error.reason if isinstance(error, ReadError) else str(error)))
    except Exception as error:  # noqa: BLE001 - a defect that one document brings out must not cost the others
        _LOG.debug("%s", given.file, exc_info=True)
        reason = f"the program failed on it ({type(error).__name__}: {error}); please report this"
        return Extracted(failed_entry(Path(given.file), reason))


def _read(entry: Entry) -> Document:
    return _read_file(entry.file, entry.sha256)


@lru_cache(maxsize=_KEPT)
def _read_file(file: str, sha256: str) -> Document:
    """The document in a file with these bytes; the last few are kept for when they are compared or merged."""
    from loaders.document import build_document

    return build_document(read_source(Path(file)))


def _write_sketch(document: Document) -> str:
    from loaders.sketch import shingle_text, sketch_of

    return b64encode(sketch_of(shingle_text(document.clean.text)).astype("<u8").tobytes()).decode()


def _write_record(document: Document) -> bytes:
    from ontology.interchange import document_record

    return json.dumps(document_record(document), ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


def _write_triples(document: Document, copies: tuple[Copy, ...] = ()) -> bytes:
    import pyoxigraph

    from ontology.triples import document_triples

    triples = document_triples(document, copies=copies)
    return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES) or b""
