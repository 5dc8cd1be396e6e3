"""From a store to answers: `query`, `ask`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.options import STORE, Form, Location, Timeout, Verbose
from ontology.errors import ReadError

__all__ = ["ask", "query"]


def query(
    sparql: Annotated[
        str | None, typer.Argument(metavar="[SPARQL]", help="The query; - reads standard input.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="A file with the query.")
    ] = None,
    form: Form = None,
    store: Location = STORE,
    timeout: Timeout = None,
    verbose: Verbose = 0,
) -> None:
    """Answer a SPARQL query; prefixes like sz: and eli: are known."""
    from graph.console import print_answer, stopped_by_interrupt
    from graph.store import open_store

    text = _query_text(sparql, file)
    with stopped_by_interrupt():
        print_answer(open_store(store, seconds=timeout).query(text), form)


def _query_text(sparql: str | None, file: Path | None) -> str:
    if (sparql is None) == (file is None):
        raise typer.BadParameter("give either a query, - for standard input, or --file FILE")
    if sparql is not None and sparql != "-":
        return sparql
    try:
        content = file.read_bytes() if file is not None else sys.stdin.buffer.read()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(file or "standard input"), "cannot be read as UTF-8 text") from error


def ask(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Of the question; none lists all.")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--with", "-w", metavar="KEY=VALUE", help="A parameter; may be given repeatedly."),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="The most rows.")] = None,
    form: Form = None,
    store: Location = STORE,
    timeout: Timeout = None,
    verbose: Verbose = 0,
) -> None:
    """Answer a named question; without a name, list the questions."""
    from graph.console import print_answer, print_text, stopped_by_interrupt
    from graph.query import bind_values, describe_questions, find_question
    from graph.store import open_store

    if name is None:
        print_text(describe_questions())
        return
    text = bind_values(find_question(name), dict(map(_pair, values or [])), limit=limit)
    with stopped_by_interrupt():
        print_answer(open_store(store, seconds=timeout).query(text), form)


def _pair(setting: str) -> tuple[str, str]:
    key, sign, value = setting.partition("=")
    if not sign:
        raise typer.BadParameter(f"{setting!r} is not KEY=VALUE", param_hint="--with")
    return key.strip(), value
