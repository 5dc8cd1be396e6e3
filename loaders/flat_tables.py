"""Task tables that lost their form: the names of the columns a line each, then the cells or parts of them."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.cells import (
    LARGEST_FAULT,
    MOST_LINES,
    MOST_TASK_LINES,
    Entry,
    cell_fault,
    divide,
    fault_of,
    list_fault,
)
from loaders.columns import ColumnKind, column_kind, is_task_header, label_of
from loaders.layout import ITEM_MARK, PAGE_MARK, Line

__all__ = ["FlatRow", "FlatTable", "find_flat_tables"]

_LOG = logging.getLogger(__name__)
_ROW_NUMBER = re.compile(r"(?P<n>\d{1,3})[.、．]?")
_MARKED_TASK = re.compile(r"(?P<n>\d{1,3})(?:[、．]|\.(?!\d))")
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])[^。；]{2,40}")
_AFTER = re.compile(
    r"附件|附表|附录|注[:：]|备注[:：]|说明[:：]|[(（]此件|抄送|表\d|\d{4}年\d{1,2}月\d{1,2}日$"
)
_JOINED_IN_LINE = re.compile(r"(?<=。)(?=[^。]{3,}$)")
_MOST_REFUSED = 8
_NARROW = 0.7
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FlatRow:
    """The spans of text in each cell, reading order in a cell; `loose` where they could not be told apart."""

    cells: tuple[tuple[Span, ...], ...]
    loose: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The names of the columns, the rows, and where the table begins and ends."""

    names: tuple[str, ...]
    rows: tuple[FlatRow, ...]
    start: int
    end: int


def find_flat_tables(text: str, lines: Sequence[Line]) -> Iterator[FlatTable]:
    """Yield the tables whose rows can be told surely, in reading order.

    The head is three lines or more that name columns, a task and its bodies or term among them. Rows begin
    at running numbers, alone on a line (序号) or before the task; without numbers each row has as many lines
    as there are columns. A cell is parts of a line or several lines; which, is told by what they hold: lists
    of bodies, terms, sentences. A head printed again on the next page is left out, and what of the row above
    follows it goes to its cells. A task that is printed once for several rows is given to each.

    A table of which more than a tenth of the rows cannot be divided is left as it is; elsewhere such a row
    keeps its lines.

    Args:
        text: the whole text.
        lines: its lines, none empty.
    """
    n = 0
    refused: list[list[str]] = []
    while n < len(lines):
        names, body = _head(lines, n)
        is_new = names and names not in refused and len(refused) < _MOST_REFUSED
        table = _table(text, lines, n, body, names) if is_new else None
        if table is None:
            refused += [names] if is_new else []
            n = body if names else n + 1
            continue
        yield table
        n = next((m for m in range(body, len(lines)) if lines[m].start >= table.end), len(lines))


def _head(lines: Sequence[Line], start: int) -> tuple[list[str], int]:
    """The names of columns from this line on, and the number of the line after them; none if no table's."""
    names: list[str] = []
    n = start
    while n < len(lines) and len(names) < 12:
        steps = next((k for k in (1, 2) if column_kind("".join(_texts(lines[n : n + k])))), 0)
        if not steps or n + steps > len(lines):
            break
        names.append(label_of("".join(_texts(lines[n : n + steps]))))
        n += steps
    is_head = len(names) >= 3 and is_task_header(names) and len(set(names)) == len(names)
    return (names, n) if is_head else ([], n)


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def _table(text: str, lines: Sequence[Line], start: int, body: int, names: list[str]) -> FlatTable | None:
    kinds = [column_kind(name) or ColumnKind.OTHER for name in names]
    entries = _entries(text, lines, body, names)
    rows = _Rows(names, kinds, entries).read()
    if not rows:
        _LOG.debug("no rows told below the columns %s", names)
        return None
    end = max(span[1] for row in rows for cell in (*row.cells, row.loose) for span in cell)
    return FlatTable(tuple(names), tuple(rows), lines[start].start, end)


def _entries(text: str, lines: Sequence[Line], first: int, names: Sequence[str]) -> list[Entry]:
    """The lines below the head, without page marks and heads printed again; two cells on one are parted."""
    entries: list[Entry] = []
    page, n = 0, first
    whole = "".join(names)
    while n < len(lines):
        again = _head_again(lines, n, whole)
        if again:
            page, n = page + 1, again
            continue
        line = lines[n]
        n += 1
        if PAGE_MARK.fullmatch(line.text):
            continue
        entries += _parted(text, line, page)
    return entries


def _head_again(lines: Sequence[Line], n: int, whole: str) -> int:
    """The number of the line after a head that begins at this one; 0 where none does."""
    said = ""
    for m in range(n, min(n + 20, len(lines))):
        said += label_of(lines[m].text)
        if said == whole:
            return m + 1
        if not whole.startswith(said):
            return 0
    return 0


def _parted(text: str, line: Line, page: int) -> Iterator[Entry]:
    """A line, or what stands before its last 。 and a list of bodies after it."""
    start = line.start
    cut = _JOINED_IN_LINE.search(text, line.start, line.end)
    if cut and list_fault("".join(text[cut.end() : line.end].split())) == 0:
        yield Entry(start, cut.start(), "".join(text[start : cut.start()].split()), page)
        start = cut.start()
    yield Entry(start, line.end, "".join(text[start : line.end].split()), page)


class _Rows:
    """The rows of one table."""

    def __init__(self, names: Sequence[str], kinds: Sequence[ColumnKind], entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._is_numbered = kinds[0] is ColumnKind.NUMBER
        self._kinds = kinds[1:] if self._is_numbered else kinds
        self._numbers = ColumnKind.NUMBER in self._kinds
        self._task: tuple[Span, ...] = ()
        self._width = 0  # of the narrow column of tasks beside one of contents
        self._is_marked = False

    def read(self) -> list[FlatRow]:
        """All rows; none where they cannot be told surely."""
        if self._numbers or not self._entries:
            return []
        opening = self._entries[0] if _HEADING.fullmatch(self._entries[0].text) else None
        parts = list(self._numbered(self._entries[opening is not None :]))
        if not parts and not self._is_numbered:
            parts = list(self._in_cycle())
        if len(parts) < 2 or not self._find_tasks(parts):
            return []
        rows: list[FlatRow] = []
        failed = 0
        if opening:
            rows.append(_heading(opening))
        for n, part in enumerate(parts):
            is_last = n == len(parts) - 1
            closing = (
                part.pop() if not is_last and _HEADING.fullmatch(part[-1].text) and len(part) > 2 else None
            )
            row = self._row(part, is_last=is_last)
            failed += row is None
            if failed > 1 + n // 10:
                return []
            rows.append(row or self._loose(part))
            rows += [_heading(closing)] if closing else []
        return rows if failed * 10 <= len(parts) and self._say_who(rows) else []

    def _say_who(self, rows: Sequence[FlatRow]) -> bool:
        """Whether half of the rows name bodies or a term; without, lines are no cells."""
        telling = (ColumnKind.BODIES, ColumnKind.TERM)
        columns = [n + self._is_numbered for n, kind in enumerate(self._kinds) if kind in telling]
        said = [any(row.cells[n] for n in columns) for row in rows if row.cells]
        return sum(said) * 2 >= len(said)

    def _numbered(self, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
        """The lines of each row, up to the next number, or to a head under which numbers begin anew."""
        pattern = _ROW_NUMBER.fullmatch if self._is_numbered else _MARKED_TASK.match
        first = pattern(entries[0].text) if entries else None
        if not first:
            return
        part: list[Entry] = [entries[0]]
        number = int(first["n"])
        for entry in entries[1:]:
            found = pattern(entry.text)
            if found and int(found["n"]) == number + 1 and len(part) > self._is_numbered:
                yield part
                part, number = [], number + 1
            elif _AFTER.match(entry.text) or (found and int(found["n"]) == 1 and entry.page > part[-1].page):
                break
            part.append(entry)
        yield part[:MOST_LINES]

    def _in_cycle(self) -> Iterator[list[Entry]]:
        """As many lines a row as there are columns, as long as each is of its column's kind."""
        width = len(self._kinds)
        for start in range(0, len(self._entries) - width + 1, width):
            part = list(self._entries[start : start + width])
            fault = sum(cell_fault(kind, [entry.text]) for kind, entry in zip(self._kinds, part, strict=True))
            if fault >= 1 or _AFTER.match(part[0].text):
                return
            yield part

    def _find_tasks(self, parts: Sequence[Sequence[Entry]]) -> bool:
        """See how tasks differ from contents, where both are columns and cells have several lines."""
        texts = [n for n, kind in enumerate(self._kinds) if kind in (ColumnKind.TASK, ColumnKind.CONTENT)]
        head = int(self._is_numbered)
        if len(texts) < 2 or all(len(part) - head <= len(self._kinds) for part in parts):
            return True
        if texts != [0, 1] or len(parts[0]) == head:
            return False
        self._is_marked = bool(ITEM_MARK.match(parts[0][head].text))
        if self._is_marked:
            return True
        cells = divide(self._kinds, parts[0][head:], tasks=range(1, MOST_TASK_LINES))
        task, content = [_widest(cell) for cell in cells[:2]] if cells else (0, 0)
        self._width = task
        return 0 < task <= _NARROW * content

    def _row(self, part: Sequence[Entry], *, is_last: bool) -> FlatRow | None:
        head, body = (part[:1], part[1:]) if self._is_numbered else (part[:0], part)
        pages = [[entry for entry in body if entry.page == page] for page in sorted({e.page for e in body})]
        if not pages or len(body) > MOST_LINES:
            return None
        cells = self._first_page(pages[0], is_torn=len(pages) > 1, is_last=is_last)
        for n, page in enumerate(pages[1:], 2):
            if cells:
                tasks = range(MOST_TASK_LINES if cells[0] else 1)
                cells = divide(self._kinds, page, before=cells, tasks=tasks, is_torn=n < len(pages))
        if cells is None:
            return None
        return self._given(head, cells)

    def _first_page(
        self, entries: Sequence[Entry], *, is_torn: bool, is_last: bool
    ) -> list[list[Entry]] | None:
        """The cells of a row; after the last row other text may follow, and as much is its as fits best."""
        tasks = self._task_lines([entry.text for entry in entries])
        best: list[list[Entry]] | None = None
        least = LARGEST_FAULT
        for length in range(len(entries), 0, -1) if is_last and not is_torn else [len(entries)]:
            cells = divide(self._kinds, entries[:length], tasks=tasks, is_torn=is_torn)
            if cells and (fault := fault_of(self._kinds, cells)) < least:
                best, least = cells, fault
        return cells if is_torn else best

    def _task_lines(self, texts: Sequence[str]) -> range:
        """How many lines the task may have."""
        if self._is_marked:
            return range(1, MOST_TASK_LINES) if ITEM_MARK.match(texts[0]) else range(1)
        if self._width:
            wide = next((n for n, text in enumerate(texts) if len(text) > self._width + 1), len(texts))
            return range(wide, wide + 1)
        return range(MOST_TASK_LINES)

    def _given(self, head: Sequence[Entry], cells: Sequence[Sequence[Entry]]) -> FlatRow:
        spans = [tuple((entry.start, entry.end) for entry in cell) for cell in cells]
        if self._kinds[0] is ColumnKind.TASK:
            spans[0] = self._task = spans[0] or self._task
        number = [tuple((entry.start, entry.end) for entry in head)] if self._is_numbered else []
        return FlatRow((*number, *spans))

    def _loose(self, part: Sequence[Entry]) -> FlatRow:
        """The row with its first line as its task and all others as they are."""
        spans = tuple((entry.start, entry.end) for entry in part)
        whole = 1 + self._is_numbered
        cells = [*((span,) for span in spans[:whole])]
        rest = len(self._kinds) + self._is_numbered - len(cells)
        return FlatRow((*cells, *((),) * rest), spans[whole:])


def _heading(entry: Entry) -> FlatRow:
    """A line between rows that heads those below it."""
    return FlatRow((), ((entry.start, entry.end),))


def _widest(cell: Sequence[Entry]) -> int:
    return max((len(entry.text) for entry in cell), default=0)
