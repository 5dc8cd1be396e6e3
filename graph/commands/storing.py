"""From documents to a store, and a store as a file: `build`, `export`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from graph.formats import ExportFormat
from graph.options import STORE, Jobs, Location, Output, Paths, Strict, Verbose

if TYPE_CHECKING:
    from graph.report import Report

__all__ = ["build", "export"]

_COPIES = {
    "copy": "a copy of",
    "excerpt": "an excerpt of",
    "wording": "another wording of",
    "earlier": "an earlier wording of",
    None: "has the number of, though hardly a word of",
}


def build(
    paths: Paths,
    store: Location = STORE,
    jobs: Jobs = None,
    strict: Strict = False,
    verbose: Verbose = 0,
) -> None:
    """Make the store hold exactly these documents; only new and changed ones are read.

    Documents of an earlier build that do not lie under the paths leave the store.

    What cannot be read is told, and is in the store's report.json; if nothing can be read, the store stays.
    """
    from graph.build import build_store
    from graph.console import complain, print_text, say, show_steps, tell_failure
    from graph.store import is_url

    if is_url(store):
        raise typer.BadParameter("build writes a folder, not a service", param_hint="--store")
    with show_steps("reading", "linking") as (progress, linking):
        report = build_store(paths, store, jobs=jobs, progress=progress, linking=linking)
    for entry in report.entries:
        tell_failure(entry)
    for entry in report.duplicates:
        say(f"{entry.file}: {_COPIES[entry.copy]} {entry.same_as}, which stands in the store")
    if not report.documents:
        raise typer.Exit(1)
    for line in report.links.astray:
        complain(line)
    print_text(_summary(report))
    if strict and report.failures:
        raise typer.Exit(1)


def _summary(report: "Report") -> str:
    counts = report.totals()
    shown = ", ".join(f"{counts[name]} {name}" for name in ("documents", "measures", "triples"))
    news = "" if report.is_changed else " (nothing changed)"
    links = f", {report.links.total} links" if report.links.total else ""
    return f"{report.store}: {shown}{links}{news}; details in {report.store}/report.json"


def export(
    form: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="How to write it.")
    ] = ExportFormat.TURTLE,
    output: Output = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV files with a mark by which spreadsheets know UTF-8.")
    ] = False,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """Write the whole store: as RDF, as tables, as a network, or its links.

    csv and parquet give one file a class: in a folder, or in an archive if the output's name ends in .zip.
    """
    from graph.console import open_output
    from graph.export import write_export, write_tables
    from graph.store import open_store

    if bom and form is not ExportFormat.CSV:
        raise typer.BadParameter("only csv has a use for it", param_hint="--bom")
    opened = open_store(store)
    if form.is_tables and output is not None and str(output) != "-" and output.suffix != ".zip":
        write_tables(opened, output, form, bom=bom)
        return
    if form.is_tables and output is None and sys.stdout.isatty():
        raise typer.BadParameter("name a folder, or a file that ends in .zip", param_hint="--output")
    with open_output(output) as out:
        write_export(opened, out, form, bom=bom)
