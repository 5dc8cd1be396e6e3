"""Whether a store holds to the ontology's shapes: `validate`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.options import STORE, Location, Verbose

if TYPE_CHECKING:
    from graph.shacl.results import Result
    from graph.validate import Validation

__all__ = ["validate"]


def validate(
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Also write SHACL's report, as Turtle.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="The most rows for each shape.")] = 20,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """Check the graph against the SHACL shapes of the ontology; exit with 1 if one is violated.

    Warnings and information do not count. The graph of a service is fetched first.
    """
    from graph.console import (
        open_output,
        print_table,
        print_text,
        safe,
        say,
        show_progress,
        stopped_by_interrupt,
    )
    from graph.memory import fetch_store
    from graph.store import is_url, open_store
    from graph.validate import validate_store
    from graph.validate_rows import Row, build_rows

    opened = open_store(store)
    if is_url(store):
        say(f"{store}: fetching the whole graph, to check it here")
        opened = fetch_store(opened)
    with stopped_by_interrupt(), show_progress("checking") as progress:
        validation = validate_store(opened, progress=progress)
    if report is not None:
        with open_output(report) as out:
            validation.write_report(out)
    rows = build_rows(opened, _first(validation, limit), _languages())
    if rows:
        print_table(Row._fields, [[safe(cell) for cell in row] for row in rows])
        print_text("")
        counts = [(*name, str(count)) for name, count in validation.counts().items()]
        print_table(("severity", "shape", "results"), counts)
    print_text(_summary(store, validation))
    if validation.violation_count:
        raise typer.Exit(1)


def _first(validation: "Validation", limit: int) -> "list[Result]":
    """So many results of each shape."""
    from collections import Counter

    from graph.validate import shape_name

    seen: Counter[str] = Counter()
    shown = []
    for result in validation.results:
        seen[shape_name(result)] += 1
        if seen[shape_name(result)] <= limit:
            shown.append(result)
    return shown


def _languages() -> tuple[str, ...]:
    """The language of the terminal; both where it is neither Chinese nor English."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    language = next(filter(None, names), "")[:2].lower()
    return (language,) if language in {"zh", "en"} else ("zh", "en")


def _summary(store: str, validation: "Validation") -> str:
    from collections import Counter

    found = Counter(severity for severity, _ in validation.counts().elements())
    told = ", ".join(f"{count} {severity.lower()}{'s' * (count > 1)}" for severity, count in found.items())
    return f"{store}: {validation.check_count} constraints looked at; {told or 'nothing found'}"
