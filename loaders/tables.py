"""Task tables are written out: a numbered line for each row, and lines for its bodies and its term."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.cells import NOTHING
from loaders.columns import ColumnKind, column_kind, is_task_header, label_of
from loaders.draft import Edit
from loaders.flat_tables import find_flat_tables
from loaders.grid import CELL_BREAK
from loaders.layout import TABLE_LINE, Line, find_lines
from ontology.kinds import RepairKind

__all__ = ["find_tables"]

_ROW_NUMBER = re.compile(
    r"(?P<n>\d{1,3})[.、．]?|[(（]\d{1,3}[)）]|[(（][一二三四五六七八九十百]{1,4}[)）]|(?P<c>[一二三四五六七八九十百]{1,4})[、.．]?"
)
_OWN_NUMBER = re.compile(
    r"\d{1,3}[、．]|\d{1,3}\.(?!\d)|[(（](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、"
)
_ENDED = "。！？；!?;"
_LIST_MARKS = "、，,;；"
_BODY_ENDS = "厅局委办部院署会心府位关构司门"
_GAP = re.compile(rf"(?<=[{_BODY_ENDS}])[ \u3000\xa0]+(?=[\u4e00-\u9fff])")
_LABELLED = (ColumnKind.BODIES, ColumnKind.TERM, ColumnKind.OTHER)
_SHORT = 60
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """The spans of text in each cell; `loose` are those of a row whose cells could not be told apart."""

    cells: tuple[tuple[Span, ...], ...]
    loose: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """Columns, rows and extent; `is_broken`: lines in a cell are of a width, not paragraphs."""

    names: tuple[str, ...]
    rows: tuple[_Row, ...]
    start: int
    end: int
    is_broken: bool

    @property
    def kinds(self) -> list[ColumnKind]:
        """What the columns hold."""
        return [column_kind(name) or ColumnKind.OTHER for name in self.names]


def find_tables(text: str) -> Iterator[Edit]:
    r"""Yield the edits that write out each task table, line by line what its columns and rows say.

    A row becomes `1、任务。内容`, then a line for each further column, its name before it: `责任单位：…`,
    `完成时限：…`. Names of columns are printed once, in the table's head, and stand in the clean text at each
    row; so do the number of a row that has none, and a task that covers several rows of other numbers. Rows
    of one number, or of one numbered task, stand below it as （1）, （2） …; where they differ only in bodies
    and terms, they are one item. Empty cells and dashes give nothing.

    Tables are those with tabs between cells, as the readers of pages and of Word documents write them and
    as they are pasted, and those that lost their form, a cell or a part of one a line (`find_flat_tables`).
    Every line begins with `TABLE_LINE`, which the last stage takes out.

    >>> text = "序号\t任务\t责任单位\n1\t建平台\t甲局"
    >>> [(edit.start, edit.end, edit.after.replace(TABLE_LINE, "¦")) for edit in find_tables(text)]
    [(0, 11, '¦'), (12, 13, '、'), (16, 17, '\n¦责任单位：')]
    """
    flat = _flat_tables(text, [line for line in find_lines(text) if line.text])
    tables = sorted([*_tab_tables(text), *flat], key=lambda table: table.start)
    done = 0
    for table in tables:
        if table.start >= done:
            done = table.end
            yield from _Writer(text, table).write()


def _tab_tables(text: str) -> Iterator[_Table]:
    if "\t" not in text:
        return
    found = (line.span() for line in re.finditer(r"[^\r\n]+", text))
    lines = [span for span in found if not text[slice(*span)].isspace()]
    n = 0
    while n < len(lines):
        names = [label_of(name) for name in text[slice(*lines[n])].split("\t")]
        end = n + 1
        if len(names) > 1 and is_task_header(names):
            end = _table_end(text, lines, end)
            rows = [_tab_row(text, line, len(names)) for line in lines[n + 1 : end]]
            rows = [row for row in rows if [label_of(_said(text, cell)) for cell in row.cells] != names]
            if rows:
                yield _Table(tuple(names), tuple(rows), lines[n][0], lines[end - 1][1], is_broken=False)
        n = end


def _table_end(text: str, lines: Sequence[Span], first: int) -> int:
    """The number of the line after the last row; a short line without tabs is a row where one follows it."""
    end = first
    while end < len(lines):
        start, stop = lines[end]
        is_row = "\t" in text[start:stop]
        is_between = stop - start < _SHORT and end + 1 < len(lines) and "\t" in text[slice(*lines[end + 1])]
        if not (is_row or is_between):
            break
        end += 1
    return end


def _tab_row(text: str, line: Span, width: int) -> _Row:
    start, end = line
    if "\t" not in text[start:end]:
        return _Row((), tuple(_parts(text, start, end)))
    cells = []
    for cell in text[start:end].split("\t"):
        cells.append(tuple(_parts(text, start, start + len(cell))))
        start += len(cell) + 1
    kept = [*cells[: width - 1], tuple(span for cell in cells[width - 1 :] for span in cell)]
    return _Row((*kept, *((),) * (width - len(kept))))


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    for part in re.finditer(rf"[^{CELL_BREAK}]+", text[start:end]):
        left = len(part[0]) - len(part[0].lstrip())
        if part[0].strip():
            yield start + part.start() + left, start + part.start() + len(part[0].rstrip())


def _flat_tables(text: str, lines: Sequence[Line]) -> Iterator[_Table]:
    for table in find_flat_tables(text, lines):
        rows = tuple(_Row(row.cells, row.loose) for row in table.rows)
        yield _Table(table.names, rows, table.start, table.end, is_broken=True)


def _said(text: str, spans: Sequence[Span]) -> str:
    return "".join("".join(text[start:end].split()) for start, end in spans)


@dataclass(slots=True)
class _Writer:
    """Turns rows into pieces, kept spans of the text and what is put between them, and these into edits."""

    text: str
    table: _Table
    pieces: list[Span | str] = field(default_factory=list)
    count: int = 0

    def write(self) -> Iterator[Edit]:
        """Yield the edits for all rows."""
        for group in self._groups():
            self._write_group(group)
        put, done = "", self.table.start
        for piece in self.pieces:
            if isinstance(piece, str):
                put += piece
            elif piece[0] < done:  # torn off by the end of a page, or printed once for several rows
                put += self.text[piece[0] : piece[1]]
            else:
                yield from self._edit(done, piece[0], put)
                put, done = "", piece[1]
        yield from self._edit(done, self.table.end, put)

    def _edit(self, start: int, end: int, after: str) -> Iterator[Edit]:
        if self.text[start:end] != after:
            yield Edit(start, end, after, RepairKind.TABLE)

    def _groups(self) -> list[list[_Row]]:
        """Rows of one number, or of one numbered task, together; each other row by itself."""
        groups: list[list[_Row]] = []
        last = ""
        for row in self.table.rows:
            key = self._key(row)
            if key and key == last:
                groups[-1].append(row)
            else:
                groups.append([row])
            last = key
        return groups

    def _key(self, row: _Row) -> str:
        """The row's printed number, or its task if that has one; empty where neither is."""
        kinds = self.table.kinds
        if not row.cells:
            return ""
        if ColumnKind.NUMBER in kinds:
            return _said(self.text, row.cells[kinds.index(ColumnKind.NUMBER)])
        told = self._told(row)
        task = _said(self.text, row.cells[told[0]]) if told else ""
        return task if _OWN_NUMBER.match(task) else ""

    def _told(self, row: _Row) -> list[int]:
        """The columns of tasks and contents that say something in the row."""
        texts = [
            n for n, kind in enumerate(self.table.kinds) if kind in (ColumnKind.TASK, ColumnKind.CONTENT)
        ]
        said = [(n, _said(self.text, row.cells[n])) for n in texts if row.cells[n]]
        return [n for n, text in said if not NOTHING.fullmatch(text)]

    def _write_group(self, rows: Sequence[_Row]) -> None:
        """Rows of one number are items below it if each says something of its own, else lines of one item."""
        shared = [n for n in self._told(rows[0]) if self._is_shared(n, rows)] if rows[0].cells else []
        own = [[n for n in self._told(row) if n not in shared] for row in rows if row.cells]
        is_heading = len(rows) > 1 and bool(shared) and all(own)
        if is_heading:
            self._write_task(rows[0], shared)
        for n, row in enumerate(rows):
            if is_heading:
                self._open_line(f"（{n + 1}）")
                self._write_texts(row, own[n])
            elif row.cells and (n == 0 or own[n]):
                self._write_task(row, own[n] if n else self._told(row), is_numbered=n == 0)
            self._write_labelled(row, rows[n - 1] if n and not is_heading else None)

    def _is_shared(self, column: int, rows: Sequence[_Row]) -> bool:
        return len({_said(self.text, row.cells[column]) for row in rows}) == 1

    def _write_task(self, row: _Row, told: Sequence[int], *, is_numbered: bool = True) -> None:
        """The number, the task and what it holds, on one line."""
        self._open_line()
        if is_numbered:
            self._write_number(row, told)
        self._write_texts(row, told)

    def _write_texts(self, row: _Row, told: Sequence[int]) -> None:
        for n, column in enumerate(told):
            if n and _said(self.text, row.cells[told[n - 1]])[-1] not in _ENDED:
                self.pieces.append("。")
            self._write_cell(row.cells[column], self.table.kinds[column])

    def _write_labelled(self, row: _Row, before: _Row | None) -> None:
        """A line for each further column that says something, and something else than in the row before."""
        for n, cell in enumerate(row.cells):
            kind, said = self.table.kinds[n], _said(self.text, cell)
            again = before is not None and said == _said(self.text, before.cells[n])
            if kind in _LABELLED and said and not again and not NOTHING.fullmatch(said):
                self._open_line(f"{self.table.names[n]}：")
                self._write_cell(cell, kind)
        for span in row.loose:
            self._open_line()
            self.pieces.append(span)

    def _write_number(self, row: _Row, told: Sequence[int]) -> None:
        """The printed number, else that of the task, else the row's place among the rows without."""
        kinds = self.table.kinds
        spans = row.cells[kinds.index(ColumnKind.NUMBER)] if ColumnKind.NUMBER in kinds else ()
        found = _ROW_NUMBER.fullmatch(_said(self.text, spans))
        if spans and found:
            start, plain = spans[0][0], found["n"] or found["c"]
            self.pieces += [(start, start + len(plain)), "、"] if plain else [spans[0]]
        elif not (told and _OWN_NUMBER.match(_said(self.text, row.cells[told[0]]))):
            self.count += 1
            self.pieces.append(f"{self.count}、")

    def _write_cell(self, spans: Sequence[Span], kind: ColumnKind) -> None:
        """What a cell says, its paragraphs on one line."""
        for n, (start, end) in enumerate(spans):
            if n and not self.table.is_broken:
                self.pieces.append(self._joint(spans[n - 1], kind))
            if kind is ColumnKind.BODIES and not self.table.is_broken:
                self._write_list(start, end)
            else:
                self.pieces.append((start, end))

    def _joint(self, before: Span, kind: ColumnKind) -> str:
        last = self.text[before[1] - 1]
        if kind is ColumnKind.BODIES:
            return "" if last in _LIST_MARKS else "、"
        return "" if last in _ENDED + _LIST_MARKS + "：:" else "；"

    def _write_list(self, start: int, end: int) -> None:
        """A list of bodies, with a mark where only white space parts two of them."""
        for gap in _GAP.finditer(self.text, start, end):
            self.pieces += [(start, gap.start()), "、"]
            start = gap.end()
        self.pieces.append((start, end))

    def _open_line(self, opening: str = "") -> None:
        self.pieces.append(f"\n{TABLE_LINE}{opening}" if self.pieces else f"{TABLE_LINE}{opening}")
