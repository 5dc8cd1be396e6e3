"""The options and arguments that several commands share."""

import logging
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.formats import AnswerFormat

__all__ = [
    "STORE",
    "Form",
    "Jobs",
    "Language",
    "Location",
    "OnePath",
    "Output",
    "Paths",
    "Strict",
    "Timeout",
    "Unused",
    "Verbose",
]

STORE = "build/store"


class Language(StrEnum):
    """Of a page's controls."""

    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"
    ENGLISH = "en"


def _log(value: int) -> None:
    if value:
        logging.basicConfig(stream=sys.stderr, format="%(message)s")
    for package in ("ontology", "loaders", "graph") if value else ():
        logging.getLogger(package).setLevel(logging.INFO if value == 1 else logging.DEBUG)


OnePath = Annotated[Path, typer.Argument(metavar="PATH", help="One document.")]
Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH…", help="Documents, and folders with all they hold.")
]
Location = Annotated[
    str, typer.Option(metavar="STORE", help="A store's folder, or the URL of a SPARQL service.")
]
Unused = Annotated[str, typer.Option(hidden=True, help="Every command takes it; this one needs no store.")]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose", "-v", count=True, callback=_log, show_default=False, help="Say more; -vv much more."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, show_default="all cores", help="The most processes to use."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if any document cannot be read.")]
Form = Annotated[
    AnswerFormat | None,
    typer.Option("--format", "-f", show_default="table; turtle for triples", help="Of the answer."),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS", min=0.1, show_default="none; 60 for a service", help="Give up after so long."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", show_default="standard output", help="Where to write."),
]
