"""From a table's cells with their spans to its raw text: a row a line, a tab between two cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.columns import is_task_header

__all__ = ["CELL_BREAK", "Cell", "table_lines"]

CELL_BREAK = "\x0b"
_MOST_COLUMNS = 40
_HEADER_WITHIN = 4
_LARGEST = 200_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and how many columns and rows it covers."""

    paragraphs: tuple[str, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """Its paragraphs with `CELL_BREAK` between them, other white space single."""
        return CELL_BREAK.join(" ".join(part.split()) for part in self.paragraphs if part.strip())


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands in one field of the grid; `is_first`: the leftmost field that its cell covers."""

    cell: Cell
    is_first: bool


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str] | None:
    r"""The lines of a task table; None for any other table, which is read as paragraphs.

    A task table has the names of such columns in one of its first rows (`is_task_header`). That row and all
    below it are a line each, cells parted by tabs. A cell that covers several rows stands in each of them,
    one that covers several columns in the first; one that covers all columns is a line without tabs.

    >>> head = [Cell(("重点任务",)), Cell(("责任单位",))]
    >>> table_lines([head, [Cell(("建平台",), rows=2), Cell(("甲局",))], [Cell(("乙局", "丙局"))]])
    ['重点任务\t责任单位', '建平台\t甲局', '建平台\t乙局\x0b丙局']
    """
    grid = _grid(rows)
    head = _head(grid)
    if head is None:
        return None
    above = [text for row in grid[: head[0]] for text in _once(row)]
    return [*above, "\t".join(_names(grid[head[1]])), *(_line(row) for row in grid[head[1] + 1 :])]


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[_Place]]:
    """The fields of every row; empty for a table that is larger than any that people read."""
    width = min(_MOST_COLUMNS, max((sum(max(1, cell.columns) for cell in row) for row in rows), default=0))
    if width * len(rows) > _LARGEST:
        return []
    left: dict[int, tuple[_Place, int]] = {}  # by column: what reaches down into it, over how many rows
    grid = []
    for row in rows:
        cells = iter(row)
        fields: list[_Place] = []
        while len(fields) < width:
            place, more = left.pop(len(fields), (None, 0))
            if place is not None:
                fields.append(place)
                if more > 1:
                    left[len(fields) - 1] = (place, more - 1)
                continue
            cell = next(cells, Cell(()))
            for n in range(max(1, cell.columns)):
                if cell.rows > 1:
                    left[len(fields)] = (_Place(cell, n == 0), cell.rows - 1)
                fields.append(_Place(cell, n == 0))
        grid.append(fields)
    return grid


def _head(grid: Sequence[Sequence[_Place]]) -> tuple[int, int] | None:
    """The first and the last of the rows that name the columns: two where 牵头 and 配合 share a head."""
    heads = [n for n, row in enumerate(grid[:_HEADER_WITHIN]) if is_task_header(_names(row))]
    if not heads:
        return None
    is_double = heads[1:2] == [heads[0] + 1]
    return heads[0], heads[0] + is_double


def _names(row: Sequence[_Place]) -> list[str]:
    return ["".join(place.cell.text.split()) for place in row]


def _once(row: Sequence[_Place]) -> Iterator[str]:
    return (part for place in row if place.is_first for part in place.cell.paragraphs)


def _line(row: Sequence[_Place]) -> str:
    if len({id(place.cell) for place in row}) == 1:
        return "\n".join(row[0].cell.paragraphs)
    return "\t".join(place.cell.text if place.is_first else "" for place in row)
