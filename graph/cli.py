"""The command line: `shuzheng clean, extract, build, query, ask, draw, export`."""

import logging
import signal
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from ontology.errors import QueryError, ReadError, ShuzhengError

if TYPE_CHECKING:
    from typer import Context

__all__ = ["app", "main"]


class _Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"


class _Dump(StrEnum):
    """How a whole store is written: the values of `graph.export.ExportFormat`."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    GRAPHML = "graphml"


class _Language(StrEnum):
    """Of a page's controls."""

    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"
    ENGLISH = "en"


class _Group(TyperGroup):
    """Every command: an error of ours is one line and exit code 1; a reader that left, or Ctrl-C, is no error."""

    def invoke(self, ctx: "Context") -> Any:
        """Run the command that was asked for."""
        try:
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except ShuzhengError as error:
            _complain(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            _complain("stopped")
            raise typer.Exit(130) from error
        except BrokenPipeError as error:
            _leave_pipe()
            raise typer.Exit(0) from error
        return outcome


def _complain(text: str) -> None:
    from graph.console import say

    say(f"shuzheng: {text}")


def _leave_pipe() -> None:
    """Let nothing more be written to a reader that is gone, not even when Python ends."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    cls=_Group,
    name="shuzheng",
    help="A knowledge graph of government digitalisation measures (数政图谱), read from policy documents.",
    epilog="Start with: shuzheng build DOCUMENTS… · shuzheng ask · shuzheng draw",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:
    if value:
        from importlib.metadata import PackageNotFoundError, version

        from graph.console import print_text

        try:
            print_text(f"shuzheng {version('shuzheng')}")
        except PackageNotFoundError:
            print_text("shuzheng, not installed")
        raise typer.Exit


def _log(value: int) -> None:
    level = {0: logging.WARNING, 1: logging.INFO}.get(value, logging.DEBUG)
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="shuzheng: %(message)s")
    for package in ("ontology", "loaders", "graph"):
        logging.getLogger(package).setLevel(level)


Paths = Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files and folders; folders with all they hold.")]
Location = Annotated[str, typer.Option("--store", metavar="STORE", help="The store's folder, or the URL of a SPARQL service.")]
Unused = Annotated[str, typer.Option("--store", hidden=True, help="Taken by every command; this one needs no store.")]
Verbose = Annotated[int, typer.Option("--verbose", "-v", count=True, callback=_log, help="Say more: -v per document, -vv per candidate.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="The most processes to use; all cores if not given.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if any document could not be read.")]
AnswerFormat = Annotated[_Format | None, typer.Option("--format", "-f", help="table, or turtle for triples, if not given.")]
Timeout = Annotated[float | None, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Give up after so long.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")]
STORE = "build/store"


@app.callback()
def _shuzheng(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Options of the program as a whole."""


@app.command()
def clean(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="One document.")],
    store: Unused = STORE,
    verbose: Verbose = 0,
) -> None:
    """Print a document's text without noise, in simplified characters; what was repaired is told on stderr."""
    from graph.console import print_text, say
    from loaders.clean import clean_text
    from loaders.files import read_source

    source = read_source(path)
    cleaned = clean_text(source.raw)
    print_text(cleaned.text)
    ...


def main() -> None:
    """Run the command line."""
    app(prog_name="shuzheng")


if __name__ == "__main__":
    main()
