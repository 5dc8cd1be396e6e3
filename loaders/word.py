"""From a Word document (.docx) to its text."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.numbering import Numbering
from ontology.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["word_text"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEFT_OUT = re.compile(r"}(?:p|del|moveFrom|Fallback)$")
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, RuntimeError)  # of zipfile
_LARGEST_MB = 300


def word_text(data: bytes, name: str) -> str:
    """The paragraphs in the order of the document, those in tables and text boxes too, each a line.

    Numbers that Word sets by itself stand before their paragraphs (see `loaders.numbering`). Of tracked
    changes the new state is read. Not read: heads and feet of pages, notes, comments, pictures.

    Args:
        data: all bytes of the file.
        name: what errors call it.

    Raises:
        ReadError: damaged, locked by a password, an old .doc, or more than 300 MB when unpacked.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        is_locked = "EncryptedPackage".encode("utf-16-le") in data
        reason = "is locked by a password; save a copy without one" if is_locked else "is an old .doc"
        raise ReadError(name, f"{reason}; save it as .docx")
    document, numbering, styles = _roots(data, name)
    numbers = Numbering(numbering, styles)
    return "\n".join(_lines(document, numbers))


def _roots(data: bytes, name: str) -> tuple["_Element", "_Element | None", "_Element | None"]:
    """The roots of the document, its numbering and its styles."""
    from docx import Document
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_MB * 2**20:
                raise ReadError(name, f"unpacks to more than {_LARGEST_MB} MB; save its text as .txt")
        part = Document(io.BytesIO(data)).part
    except (*_BROKEN_ZIP, OpcError, PythonDocxError, LxmlError) as error:
        raise ReadError(name, "is a damaged Word document; open it in Word and save it anew") from error
    related = {relation.reltype: relation for relation in part.rels.values() if not relation.is_external}
    parts = [related.get(f"{_OFFICE}/{kind}") for kind in ("numbering", "styles")]
    numbering, styles = [relation.target_part.element if relation else None for relation in parts]
    return part.element, numbering, styles


def _lines(document: "_Element", numbers: Numbering) -> Iterator[str]:
    for paragraph in document.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            number, text = numbers.number_of(paragraph), "".join(_texts(paragraph))
            yield number + text if text.strip() else ""


def _texts(element: "_Element") -> Iterator[str]:
    """The pieces of text below an element; what is struck out, and paragraphs of their own, left out."""
    for child in element.iterchildren("*"):
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif not _LEFT_OUT.search(child.tag):
            yield from _texts(child)
