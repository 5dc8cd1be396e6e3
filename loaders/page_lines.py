"""From the elements of a web page to its lines, each with what tells the paper from the site around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.columns import ColumnKind, column_kind
from loaders.grid import Cell, table_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["PageLine", "read_lines"]

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    }
)
_CELLS = frozenset({"td", "th"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_PROSE = re.compile("[，。；：、]")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_MOST = 0.8


@dataclass(slots=True)
class PageLine:
    """A paragraph: its parts, how much is links, whether it is of the prose or marked up as a title."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    is_body: bool = False
    is_heading: bool = False

    @property
    def text(self) -> str:
        """What it says, without white space at the ends; a table's row keeps the tabs of empty cells."""
        whole = "".join(self.parts)
        return whole.strip(" ") if "\t" in whole else whole.strip()


def read_lines(root: "_Element") -> list[PageLine]:
    """The lines of a page in order: paragraphs, cells; a cell that ends in a colon is one line with the next.

    A task table is a line a row, its cells parted by tabs, under the names of its columns (`table_lines`).
    `is_body` marks what lies in the smallest element with four fifths of the page's prose, counted in its
    marks (、，。；：) outside links.
    """
    reader = _LineReader(_find_body(root))
    table: _Element | None = None
    for element, is_open in _walk(root):
        if table is None and is_open and element.tag == "table" and (rows := _task_table(element)):
            table = element
            reader.add_table(element, rows)
        elif table is None:
            reader.step(element, is_open=is_open)
        elif element is table:
            table = None
            reader.go_on(element)
    return reader.finish()


def _task_table(table: "_Element") -> list[str] | None:
    """The rows of a task table as lines; None for another table, or one that holds a table."""
    if next(table.iterdescendants("table"), None) is not None:
        return None
    rows = [[cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr")]
    named = ["".join("".join(map(str, cell.itertext())).split()) for row in rows[:4] for cell in row]
    if not any(column_kind(name) in (ColumnKind.BODIES, ColumnKind.TERM) for name in named):
        return None
    return table_lines([[_cell(cell) for cell in row] for row in rows])


def _cell(cell: "_Element") -> Cell:
    reader = _LineReader(cell)
    for element, is_open in _walk(cell):
        reader.step(element, is_open=is_open)
    columns, rows = (_whole(cell.get(name, "")) for name in ("colspan", "rowspan"))
    return Cell(tuple(line.text for line in reader.finish()), columns, rows)


def _whole(number: str) -> int:
    return max(1, int(number)) if number.isascii() and number.isdecimal() and len(number) < 4 else 1


def _walk(root: "_Element") -> Iterator[tuple["_Element", bool]]:
    """Each element twice, where it opens and where it closes; without recursion, as pages nest deep."""
    yield root, True
    open_elements = [(root, iter(root))]
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            yield element, False
        else:
            yield child, True
            open_elements.append((child, iter(child)))


class _LineReader:
    """Takes the elements of a page in order and cuts their text into lines."""

    def __init__(self, body: "_Element") -> None:
        self._body = body
        self._line = PageLine()
        self._links = self._headings = self._bodies = 0  # how many of these are open
        self._is_label = False
        self._lines: list[PageLine] = []

    def step(self, element: "_Element", *, is_open: bool) -> None:
        if is_open:
            self._open(element)
        else:
            self._close(element)

    def add_table(self, table: "_Element", rows: Iterable[str]) -> None:
        """Add lines that were read from a table at once."""
        self._end_line()
        is_body = self._bodies > 0 or any(element is self._body for element in table.iter())
        self._lines += [PageLine([row], is_body=is_body) for row in rows]

    def go_on(self, table: "_Element") -> None:
        """Go on after such a table."""
        self._add(table.tail)

    def _open(self, element: "_Element") -> None:
        if element.tag in _BLOCKS or (element.tag in _CELLS and not self._is_label):
            self._end_line()
        self._step(element, 1)
        self._add(element.text, is_pre=element.tag == "pre")

    def _close(self, element: "_Element") -> None:
        if element.tag in _BLOCKS:
            self._end_line()
        self._step(element, -1)
        self._add(element.tail)

    def finish(self) -> list[PageLine]:
        self._end_line()
        return self._lines

    def _step(self, element: "_Element", step: int) -> None:
        self._links += step * (element.tag == "a")
        self._headings += step * (element.tag in _HEADINGS or "title" in element.get("class", "").lower())
        self._bodies += step * (element is self._body)

    def _add(self, text: str | None, *, is_pre: bool = False) -> None:
        for n, piece in enumerate((text or "").split("\n") if is_pre else [text or ""]):
            if n:
                self._end_line()
            self._line.parts.append(_SPACE.sub(" ", piece))
            if piece.strip():
                self._is_label = piece.rstrip().endswith((":", "："))
                self._line.linked += len("".join(piece.split())) * (self._links > 0)
                self._line.is_body |= self._bodies > 0
                self._line.is_heading |= self._headings > 0

    def _end_line(self) -> None:
        if self._line.text:
            self._lines.append(self._line)
        self._line, self._is_label = PageLine(), False


def _find_body(root: "_Element") -> "_Element":
    """The smallest element that holds most of the marks of prose."""
    marks: dict[_Element, int] = {}
    for element in reversed(list(root.iter())):  # each after all that it holds
        held = sum(marks[child] + _marks(child.tail) for child in element)
        marks[element] = 0 if element.tag == "a" else held + _marks(element.text)
    body, most = root, max(marks[root] * _MOST, 1.0)
    while (inner := next((child for child in body if marks[child] >= most), None)) is not None:
        body = inner
    return body


def _marks(text: str | None) -> int:
    return len(_PROSE.findall(text)) if text else 0
