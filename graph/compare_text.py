"""A comparison in, what a terminal and programs are given of it out: a table, CSV, JSON."""

import csv
import io
from collections.abc import Iterator, Sequence

from graph.counterparts import Counterpart
from graph.matrix import Cell, Column, Comparison, Line, Matrix, Sheet, State

__all__ = [
    "MARKS",
    "column_blocks",
    "comparison_csv",
    "comparison_record",
    "headed",
    "matrix_header",
    "matrix_rows",
    "name_of",
]

MARKS = (
    "2: carried out by two measures; ·: by none; ↑1: by an older one only; ?: unsure; –: no paper has links"
)

_WIDTH = 36  # characters of a terminal, a Chinese one counting two, that a title may take
_PLACE = 9  # that a place takes
_BESIDE = 61  # that all but the places take
_HEADINGS = " › "


def name_of(sheet: Sheet) -> str:
    """What to call a paper: by its number, else its title."""
    return sheet.number or sheet.label


def column_blocks(matrix: Matrix, width: int | None) -> list[tuple[Column, ...]]:
    """The columns in as many tables as a terminal of that many characters needs; None is of any width."""
    size = len(matrix.columns) if width is None else max(1, (width - _BESIDE) // _PLACE)
    return [matrix.columns[start : start + size] for start in range(0, len(matrix.columns), size)]


def matrix_header(columns: Sequence[Column]) -> list[str]:
    """The heads of a table."""
    return ["measure", "title", *(column.place.short for column in columns), "places"]


def matrix_rows(comparison: Comparison, matrix: Matrix, columns: Sequence[Column]) -> Iterator[list[str]]:
    """Yield the rows of a table: headings, measures with what each place has, sums at the foot.

    Args:
        comparison: that the matrix is of.
        matrix: its measures, all of them.
        columns: those of the matrix that the table shall have; `places` counts in all.
    """
    shown: tuple[str, ...] = ()
    blank = [""] * (len(columns) + 1)
    for line in matrix.lines:
        for depth, heading in headed(shown, line.headings):
            yield ["", _cut("  " * depth + heading), *blank]
        shown = line.headings
        part, (carried, places) = comparison.parts[line.measure], matrix.reach(line)
        cells = [cell_text(matrix.cell(line, column)) for column in columns]
        yield [part.number, _cut(part.title), *cells, f"{carried}/{places}"]
    yield from _foot(matrix, columns)


def headed(before: Sequence[str], headings: Sequence[str]) -> list[tuple[int, str]]:
    """The headings to print above a row with their depth: those that the row before does not stand under.

    >>> headed(("一", "甲"), ("一", "乙")), headed(("一", "甲"), ("二", "甲"))
    ([(1, '乙')], [(0, '二'), (1, '甲')])
    """
    same = 0
    while same < min(len(before), len(headings)) and before[same] == headings[same]:
        same += 1
    return list(enumerate(headings))[same:]


def cell_text(cell: Cell) -> str:
    """What a cell says in a few characters."""
    if not cell.links:
        return "–" if cell.state is State.UNKNOWN else "·"
    counts = [str(cell.count)] if cell.count else []
    counts += [f"↑{cell.early}"] if cell.early else []
    return " ".join(counts) + ("?" if cell.is_unsure else "")


def _foot(matrix: Matrix, columns: Sequence[Column]) -> Iterator[list[str]]:
    tallies = [matrix.tally(column) if column.papers else None for column in columns]
    count = len(matrix.lines)
    rows: list[tuple[str, list[str]]] = [
        (f"carried out, of {count}", [str(one.carried) if one else "–" for one in tallies]),
        ("share", [f"{one.share:.0%}" if one else "–" for one in tallies]),
        ("of these unsure", [str(one.unsure) if one else "–" for one in tallies]),
        ("anticipated only", [str(one.early) if one else "–" for one in tallies]),
        ("gaps", [str(one.gaps) if one else "–" for one in tallies]),
        (
            "own measures without counterpart",
            [f"{len(one.without)}/{one.measures}" if one else "–" for one in tallies],
        ),
    ]
    for name, values in rows:
        yield ["", name, *values, ""]


def _cut(title: str) -> str:
    """As much of a title as a column holds."""
    from rich.cells import cell_len, set_cell_size

    return title if cell_len(title) <= _WIDTH else set_cell_size(title, _WIDTH - 1).rstrip() + "…"


def comparison_csv(comparison: Comparison) -> str:
    """A row for each measure of each upper paper, two counts for each place: carrying out, anticipating."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [column.place.label for column in comparison.matrices[0].columns]
    counted = [name for label in names for name in (label, f"{label} anticipates")]
    writer.writerow(["document", "measure", "headings", "title", *counted])
    for matrix in comparison.matrices:
        for line in matrix.lines:
            part = comparison.parts[line.measure]
            counts = [count for cell in matrix.cells(line) for count in (cell.count, cell.early)]
            document = name_of(comparison.sheets[matrix.upper])
            writer.writerow([document, part.number, _HEADINGS.join(line.headings), part.title, *counts])
    return out.getvalue()


def comparison_record(comparison: Comparison) -> dict[str, object]:
    """All of it as one JSON object; zero counts are there."""
    return {
        "direct": comparison.is_direct,
        "places": [{"code": place.code, "label": place.label} for place in comparison.places],
        "matrices": [_matrix_record(comparison, matrix) for matrix in comparison.matrices],
    }


def _matrix_record(comparison: Comparison, matrix: Matrix) -> dict[str, object]:
    return {
        "upper": _sheet_record(comparison.sheets[matrix.upper]),
        "least": matrix.least,
        "places": [_column_record(comparison, matrix, column) for column in matrix.columns],
        "measures": [_line_record(comparison, matrix, line) for line in matrix.lines],
    }


def _sheet_record(sheet: Sheet) -> dict[str, object]:
    return {"iri": sheet.iri, "title": sheet.label, "number": sheet.number, "date": sheet.date}


def _column_record(comparison: Comparison, matrix: Matrix, column: Column) -> dict[str, object]:
    tally = matrix.tally(column)
    return {
        "code": column.place.code,
        "label": column.place.label,
        "documents": [_sheet_record(comparison.sheets[paper]) for paper in column.papers],
        "documentsWithoutLinks": [_sheet_record(comparison.sheets[paper]) for paper in column.idle],
        "carriedOut": tally.carried,
        "unsure": tally.unsure,
        "anticipatedOnly": tally.early,
        "gaps": tally.gaps,
        "share": round(tally.share, 4),
        "measures": tally.measures,
        "withoutCounterpart": [_part_record(comparison, matrix, measure) for measure in tally.without],
    }


def _part_record(comparison: Comparison, matrix: Matrix, measure: str) -> dict[str, object]:
    part = comparison.parts[measure]
    return {
        "iri": measure,
        "document": name_of(comparison.sheets[matrix.homes[measure]]),
        "number": part.number,
        "title": part.title,
    }


def _line_record(comparison: Comparison, matrix: Matrix, line: Line) -> dict[str, object]:
    part, (carried, places) = comparison.parts[line.measure], matrix.reach(line)
    return {
        "iri": line.measure,
        "number": part.number,
        "title": part.title,
        "headings": list(line.headings),
        "carriedOutIn": carried,
        "placesWithPapers": places,
        "cells": {
            column.place.code: {
                "state": cell.state.value,
                "count": cell.count,
                "anticipating": cell.early,
                "links": [_link_record(comparison, matrix, link) for link in cell.links],
            }
            for column, cell in zip(matrix.columns, matrix.cells(line), strict=True)
        },
    }


def _link_record(comparison: Comparison, matrix: Matrix, link: Counterpart) -> dict[str, object]:
    return {
        **_part_record(comparison, matrix, link.lower),
        "relation": link.relation.value,
        "rank": link.rank,
        "confidence": link.confidence,
        "reviewed": link.is_reviewed,
    }
