"""From a path to a Source: its bytes, how they were read, the raw text; or one line that says why not."""

import logging
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from ontology.errors import ReadError
from ontology.records import Source

__all__ = ["SUFFIXES", "find_files", "read_source"]

_LOG = logging.getLogger(__name__)
_PLAIN = (".txt", ".md")
_PAGES = (".html", ".htm")
SUFFIXES = frozenset({*_PLAIN, *_PAGES, ".pdf", ".docx"})
_LARGEST_MB = 50
_LARGEST_PAGE_MB = 10
_PAGE_OPENINGS = ("<!doctype html", "<html")


def read_source(path: Path) -> Source:
    """Read a file: text in its encoding, a web page without its site, a PDF's text layer, a Word document.

    The raw text of a text file is all of it as decoded, without the byte order mark; line ends stay. A text
    file that begins as a web page is read as one. `encoding` is the codec's name, or `pdf`, or `docx`.

    Raises:
        ReadError: one line with the path and the reason: not there, a folder, not allowed, of an unknown
            suffix, too large, empty, binary, damaged, locked, a scan.
    """
    name = str(path)
    data = _read_bytes(path)
    text, encoding = _decode(data, path.suffix.lower(), name)
    if not text.strip():
        raise ReadError(name, "holds only white space")
    _LOG.debug("%s: %d bytes, %s, %d characters", name, len(data), encoding, len(text))
    return Source(name, sha256(data).hexdigest(), len(data), encoding, text)


def _known() -> str:
    return " ".join(sorted(SUFFIXES))


def _read_bytes(path: Path) -> bytes:
    name = str(path)
    try:
        fault = _fault(path)
        data = b"" if fault else path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(name, "does not exist") from error
    except PermissionError as error:
        raise ReadError(name, "may not be read by this user; change its permissions") from error
    except OSError as error:
        raise ReadError(name, f"cannot be read ({error.strerror})") from error
    if fault:
        raise ReadError(name, fault)
    return data


def _fault(path: Path) -> str:
    """What is wrong with a file before it is opened; empty where nothing is."""
    size = path.stat().st_size
    if path.is_dir():
        return "is a folder; name a file in it"
    if path.suffix.lower() not in SUFFIXES:
        return f"is of no kind that is read; save it as one of {_known()}"
    if not path.is_file():
        return "is no file but a device or a pipe"
    if size > _LARGEST_MB * 2**20:
        return f"is larger than {_LARGEST_MB} MB; split it, a file for each document"
    return "" if size else "is empty"


def _decode(data: bytes, suffix: str, name: str) -> tuple[str, str]:
    from loaders.encoding import decode_text

    if suffix == ".pdf":
        from loaders.pdf import pdf_text

        return pdf_text(data, name), "pdf"
    if suffix == ".docx":
        from loaders.word import word_text

        return word_text(data, name), "docx"
    text, encoding = decode_text(data, name, is_page=suffix in _PAGES)
    if suffix in _PAGES or text[:200].lstrip().lower().startswith(_PAGE_OPENINGS):
        return _read_page(text, name), encoding
    return text, encoding


def _read_page(text: str, name: str) -> str:
    from loaders.webpage import page_text

    if len(text) > _LARGEST_PAGE_MB * 2**20:
        raise ReadError(name, f"is a page larger than {_LARGEST_PAGE_MB} MB; save its text as .txt")
    return page_text(text, name)


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read, sorted, once each: those named, and those of a known suffix below folders named.

    A file that is named is passed on whatever it is, so that `read_source` can say what is wrong with it. Of
    what a folder holds, hidden files and folders, Word's lock files (~$) and links to folders are passed
    over; a folder that may not be opened is logged.

    Raises:
        ReadError: a folder holds no file of a known suffix.
    """
    found = {file.absolute(): file for path in paths for file in _files_of(path)}
    return sorted(found.values())


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = list(_files_below(path))
    if not files:
        raise ReadError(str(path), f"holds no file of a kind that is read ({_known()})")
    return files


def _files_below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=_log_folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            file = Path(parent, name)
            if file.suffix.lower() in SUFFIXES and not name.startswith((".", "~$")) and file.is_file():
                yield file


def _log_folder(error: OSError) -> None:
    _LOG.warning("%s: passed over (%s)", error.filename, error.strerror)
