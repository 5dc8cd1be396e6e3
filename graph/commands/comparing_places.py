"""What several places do about the measures of a paper above them: `compare`."""

import json
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from graph.formats import MatrixFormat
from graph.options import STORE, Language, Location, Verbose

if TYPE_CHECKING:
    from graph.matrix import Comparison

__all__ = ["compare"]


def compare(
    regions: Annotated[
        list[str] | None,
        typer.Argument(metavar="REGION", help="Regions by name, full or short, or code: 江苏 内蒙古."),
    ] = None,
    upper: Annotated[
        list[str] | None,
        typer.Option(
            "--upper",
            metavar="NAME",
            show_default="all above the regions",
            help="The document whose measures are the rows; may be given repeatedly.",
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All regions that there are documents of.")] = False,
    below: Annotated[
        bool, typer.Option("--below", help="Count for a region the documents of the places in it too.")
    ] = False,
    direct: Annotated[
        bool, typer.Option("--direct", help="The first region's measures against those of the others.")
    ] = False,
    least: Annotated[
        float, typer.Option(min=0, max=1, help="How sure a link must be to count; reviewed ones do.")
    ] = 0.0,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write a page to look at.")
    ] = None,
    form: Annotated[
        MatrixFormat | None, typer.Option("--format", "-f", show_default="table", help="Of the answer.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the page's controls.")] = Language.SIMPLIFIED,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """Set measures of a document above against regions: how many carry each out, and where none does.

    A page, csv and json hold all documents above, a table the one with the most links. Regions with which no
    document above is linked are compared with the first directly.
    """
    from graph.compare import Asked
    from graph.compare import compare as compare_places
    from graph.console import print_text
    from graph.store import open_store

    if bool(regions) is every:
        raise typer.BadParameter("name regions, or give --all")
    if direct and every:
        raise typer.BadParameter("--direct needs regions; --all names none")
    if output is not None and form is not None:
        raise typer.BadParameter("--format is of the answer on the terminal; -o writes a page")
    asked = Asked(tuple(regions or ()), tuple(upper or ()), below, direct, least)
    comparison = compare_places(open_store(store), asked)
    _say_what_it_is(comparison, asked_directly=direct)
    if output is not None:
        from graph.console import write_page
        from graph.views.compare import draw_comparison

        write_page(draw_comparison(comparison, language=language), output)
    elif form is MatrixFormat.CSV:
        from graph.compare_text import comparison_csv

        print_text(comparison_csv(comparison).rstrip("\n"))
    elif form is MatrixFormat.JSON:
        from graph.compare_text import comparison_record

        print_text(json.dumps(comparison_record(comparison), ensure_ascii=False, indent=1))
    else:
        _print_tables(comparison, upper or [])


def _print_tables(comparison: "Comparison", named: list[str]) -> None:
    """The matrices that were asked for by name, else the first."""
    from graph.compare_text import MARKS, column_blocks, matrix_header, matrix_rows, name_of
    from graph.console import print_table, print_text, safe, say

    width = get_terminal_size().columns if sys.stdout.isatty() else None
    matrices = comparison.matrices if named else comparison.matrices[:1]
    for matrix in matrices:
        sheet = comparison.sheets[matrix.upper]
        print_text(safe(" ".join(filter(None, [f"《{sheet.label}》", sheet.number, sheet.date]))))
        for columns in column_blocks(matrix, width):
            rows = [[safe(cell) for cell in row] for row in matrix_rows(comparison, matrix, columns)]
            print_table([safe(name) for name in matrix_header(columns)], rows)
        for column in matrix.columns:
            papers = [name_of(comparison.sheets[paper]) for paper in column.papers]
            idle = [name_of(comparison.sheets[paper]) for paper in column.idle]
            told = [*papers, *(f"({name}: no links)" for name in idle)]
            say(f"{column.place.label}: {'; '.join(told) or 'no documents'}")
    say(MARKS)
    others = [matrix for matrix in comparison.matrices if matrix not in matrices]
    if others:
        names = [f"{name_of(comparison.sheets[one.upper])} ({len(one.links)} links)" for one in others]
        say(f"also above them: {', '.join(names)}; --upper shows one")


def _say_what_it_is(comparison: "Comparison", *, asked_directly: bool) -> None:
    from graph.console import say

    if comparison.is_direct and not asked_directly:
        say("no document above has links with two of them: the first is compared with the others directly")
