"""From the elements of a web page to its lines, each with what tells the paper from the site around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
        """What it says, without white space at the ends."""
        return "".join(self.parts).strip()


def read_lines(root: "_Element") -> list[PageLine]:
    """The lines of a page in order: paragraphs, cells; a cell that ends in a colon is one line with the next.

    `is_body` marks what lies in the smallest element with four fifths of the page's prose, counted in its
    marks (、，。；：) outside links.
    """
    reader = _LineReader(_find_body(root))
    for element, is_open in _walk(root):
        if is_open:
            reader.open(element)
        else:
            reader.close(element)
    return reader.finish()


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

    def open(self, element: "_Element") -> None:
        if element.tag in _BLOCKS or (element.tag in _CELLS and not self._is_label):
            self._end_line()
        self._step(element, 1)
        self._add(element.text, is_pre=element.tag == "pre")

    def close(self, element: "_Element") -> None:
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
