"""To see: `draw` the network, `trace` a concept, `explain` what was found in one document."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.options import STORE, Language, Location, Unused, Verbose

if TYPE_CHECKING:
    from ontology.records import Document

__all__ = ["draw", "explain", "trace"]

_OTHERS = 5


def draw(
    thing: Annotated[
        str | None, typer.Argument(metavar="[NAME-OR-IRI]", help="In the middle; none draws all documents.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", show_default="the thing's name.html", help="Where to write."
        ),
    ] = None,
    citations: Annotated[
        bool, typer.Option("--citations", help="Only documents, and how they cite each other.")
    ] = False,
    language: Annotated[Language, typer.Option(help="Of the page's controls.")] = Language.SIMPLIFIED,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """Write an HTML page of the graph around one thing, or of all documents."""
    from graph.console import say, write_page
    from graph.pictures import read_picture
    from graph.store import open_store
    from graph.views.network import draw_network

    picture = read_picture(open_store(store), thing, citations=citations)
    for iri, label, kind in picture.others[:_OTHERS]:
        say(f"also named so: {label} ({kind.value}) {iri}")
    path = output or Path(f"{_file_stem(picture.title)}.html")
    write_page(draw_network(picture.network, title=picture.title, language=language), path)


def _file_stem(title: str) -> str:
    """A file name that every system takes.

    >>> _file_stem("蒙速办/掌上 <办>"), _file_stem("..")
    ('蒙速办-掌上-办', 'graph')
    """
    import re

    return re.sub(r"\W+", "-", title)[:60].strip("-") or "graph"


def trace(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A concept, such as 一网统管; either script.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", show_default="the term.html", help="Where to write."),
    ] = None,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """Write an HTML page of how a concept spread: by region and date, with every quote."""
    from graph.console import write_page
    from graph.store import open_store
    from graph.trace import read_trace
    from graph.views.trace import draw_trace

    found = read_trace(open_store(store), term)
    write_page(draw_trace(found), output or Path(f"{_file_stem(found.term)}.html"))


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One document.")],
    measure: Annotated[
        str | None,
        typer.Option(
            "--measure",
            "-m",
            metavar="ID",
            help="Of a measure, an objective (O1) or the head (head); none lists all.",
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page; without --measure, of all."),
    ] = None,
    store: Unused = STORE,
    verbose: Verbose = 0,
) -> None:
    """Show a text with everything found in it, by which rule, and where it stands.

    The text is a measure, an objective, or the lines in which the document speaks of itself and cites.
    """
    from graph.console import write_page
    from graph.explain import explain_document, explain_part
    from graph.explain_text import print_explanation, print_parts
    from graph.views.explain import draw_explanations
    from loaders.document import build_document
    from loaders.files import read_source

    document = build_document(read_source(file))
    parts = list(explain_document(document)) if measure is None else [explain_part(document, measure)]
    if html is not None:
        write_page(draw_explanations(parts, title=_title(document)), html)
    elif measure is None:
        print_parts(parts)
    else:
        print_explanation(*parts)


def _title(document: "Document") -> str:
    """What the paper calls itself, else its file's name."""
    return document.header.title.value if document.header.title else Path(document.source.path).name
