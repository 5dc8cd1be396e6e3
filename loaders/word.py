"""From a Word document (.docx) to its text."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.grid import Cell, table_lines
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

    A task table is a line a row, its cells parted by tabs, under the names of its columns (`table_lines`).
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
    read: dict[_Element, tuple[str, str]] = {}  # number and text of paragraphs, each counted once
    done: set[_Element] = set()
    for element in document.iter(f"{_W}p", f"{_W}tbl"):
        if next(element.iterancestors(_FALLBACK), None) is not None:
            continue
        paragraphs = [element] if element.tag == f"{_W}p" else list(_paragraphs(element))
        for paragraph in paragraphs:
            if paragraph not in read:
                read[paragraph] = numbers.number_of(paragraph), "".join(_texts(paragraph))
        if element.tag == f"{_W}tbl":
            rows = None if done.issuperset(paragraphs) else table_lines(_rows(element, read))
            yield from rows or ()
            done.update(paragraphs if rows else ())
        elif element not in done:
            number, text = read[element]
            yield number + text if text.strip() else ""


def _paragraphs(table: "_Element") -> Iterator["_Element"]:
    for paragraph in table.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def _rows(table: "_Element", read: "dict[_Element, tuple[str, str]]") -> list[list[Cell]]:
    """The rows with their cells; one that a cell above reaches into adds to the rows that that one covers."""
    rows: list[list[tuple[int, list[_Element]]]] = []  # how many columns, and the cell in each row it covers
    above: dict[int, list[_Element]] = {}
    for row in (row for row in table.iter(f"{_W}tr") if _table_of(row) is table):
        rows.append([])
        reached, column = {}, 0
        for cell in (cell for cell in row.iter(f"{_W}tc") if _table_of(cell) is table):
            columns = _property(cell, "gridSpan", "1")
            cells = above.get(column, []) if _property(cell, "vMerge") == "continue" else []
            if not cells:
                rows[-1].append((int(columns) if columns.isdecimal() else 1, cells))
            cells.append(cell)
            reached[column] = cells
            column += int(columns) if columns.isdecimal() else 1
        above = reached
    return [
        [Cell(tuple(_said(cells[0], read)), columns, len(cells)) for columns, cells in row] for row in rows
    ]


def _table_of(element: "_Element") -> "_Element | None":
    return next(element.iterancestors(f"{_W}tbl"), None)


def _property(cell: "_Element", name: str, default: str = "") -> str:
    """The value of a cell's property; that of a merge that begins nowhere is `continue`."""
    found = cell.find(f"{_W}tcPr/{_W}{name}")
    return default if found is None else found.get(f"{_W}val", "continue")


def _said(cell: "_Element", read: "dict[_Element, tuple[str, str]]") -> Iterator[str]:
    """Its paragraphs; where Word sets the number of the row, that is all there is of one."""
    for paragraph in cell.iter(f"{_W}p"):
        yield from "".join(read.get(paragraph, ())).split("\n")


def _texts(element: "_Element") -> Iterator[str]:
    """The pieces of text below an element; what is struck out, and paragraphs of their own, left out."""
    for child in element.iterchildren("*"):
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif not _LEFT_OUT.search(child.tag):
            yield from _texts(child)
