"""Links between the measures of two documents of a store: `links`."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.options import STORE, Location, Output, Verbose

if TYPE_CHECKING:
    from graph.linking import Pair
    from graph.store import Store
    from ontology.alignment import Alignment

__all__ = ["links", "read_pair", "review"]

Lower = Annotated[
    str, typer.Argument(metavar="LOWER", help="The lower or newer document: number, title, file name or IRI.")
]
Upper = Annotated[
    str, typer.Argument(metavar="UPPER", help="The document that its measures are looked up in.")
]
_HEADER = ("measure", "title", "target", "target title", "relation", "confidence", "shared words")
_PHRASES = 3

review = typer.Typer(no_args_is_help=True, help="Decide on what was computed; builds follow it.")


def links(
    lower: Lower, upper: Upper, output: Output = None, store: Location = STORE, verbose: Verbose = 0
) -> None:
    """Link the measures of one document to those of another that they carry out, anticipate or continue.

    A table, in which measures without a counterpart stand too; with -o one JSON object a link, with the words
    that both have and their places. What a person decided holds before what is computed.
    """
    from graph.console import open_output, print_table
    from graph.linking import link_pair
    from graph.store import open_store

    pair = read_pair(open_store(store), lower, upper)
    found = [link for link in link_pair(pair) if link.relation != "none"]
    if output is None:
        print_table(_HEADER, list(_rows(pair, found)))
        return
    with open_output(output) as out:
        for link in found:
            out.write(json.dumps(_record(pair, link), ensure_ascii=False).encode() + b"\n")


def read_pair(store: "Store", lower: str, upper: str) -> "Pair":
    """Two documents of a store by what a user calls them, with what people decided on their links.

    Raises ThingNotFoundError or QueryError where a name fits none or several, or both name one.
    """
    from graph.documents import find_paper
    from graph.linking import Pair, read_decided
    from graph.papers import read_measures, read_papers
    from ontology.errors import QueryError

    papers = read_papers(store)
    below, above = (find_paper(store, papers, name) for name in (lower, upper))
    if below is above:
        raise QueryError(f"{lower!r} and {upper!r} are one document; name two")
    mine, yours = (read_measures(store, paper.iri) for paper in (below, above))
    decided = [one for ends, one in read_decided(store) if ends == (below.iri, above.iri)]
    return Pair(below, above, mine, yours, tuple(decided))


def _rows(pair: "Pair", found: "Sequence[Alignment]") -> Iterator[tuple[str, ...]]:
    """Yield a row a link, and one for each lower measure that has none."""
    linked = {link.lower for link in found}
    none = [passage.id for passage in pair.mine.lower if passage.id not in linked]
    order = {iri: place for place, iri in enumerate(pair.mine.parts)}
    for iri, link in sorted(
        [*((link.lower, link) for link in found), *((iri, None) for iri in none)],
        key=lambda row: order[row[0]],
    ):
        measure = pair.mine.parts[iri]
        if link is None:
            yield measure.number, measure.title, "—", "", "", "", ""
            continue
        target = pair.yours.parts[link.upper]
        phrases = sorted(
            {words.mention.quote for words, _ in link.evidence}, key=lambda words: (-len(words), words)
        )
        sure = "reviewed" if link.is_reviewed else f"{link.confidence:.2f}"
        yield (
            *(measure.number, measure.title, target.number, target.title, link.relation.value, sure),
            "; ".join(phrases[:_PHRASES]),
        )


def _record(pair: "Pair", link: "Alignment") -> dict[str, object]:
    measure, target = pair.mine.parts[link.lower], pair.yours.parts[link.upper]
    return {
        "measure": measure.number,
        "target": target.number,
        "relation": link.relation.value,
        "rank": link.rank,
        "confidence": 1.0 if link.confidence is None else float(link.confidence),
        "reviewed": link.is_reviewed,
        "measureTitle": measure.title,
        "targetTitle": target.title,
        "lower": link.lower,
        "upper": link.upper,
        "evidence": [
            {
                "quote": words.mention.quote,
                "start": words.mention.start,
                "targetQuote": others.mention.quote,
                "targetStart": others.mention.start,
            }
            for words, others in link.evidence
        ],
    }


@review.command("links")
def review_links(
    lower: Lower,
    upper: Upper,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", show_default="beside the document", help="The table."),
    ] = None,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """Write the links of two documents as a table (SSSOM) to accept, reject or add to; builds follow it.

    A table that is there keeps what was decided in it. Leave it beside the documents, or name it to build.
    """
    from graph.console import open_output, print_text
    from graph.decisions import read_rows
    from graph.review import write_review
    from graph.store import open_store

    pair = read_pair(open_store(store), lower, upper)
    path = output or _beside(store, pair)
    kept = [row for _, row in read_rows(path)] if path.exists() else []
    with open_output(path) as out:
        count, decided = write_review(pair, kept, out)
    print_text(f"{path}: {count} links, {decided} decided; write accept or reject in it, then build again")


def _beside(store: str, pair: "Pair") -> Path:
    """Where the table goes unless told: beside the file of the lower document, as the last build read it."""
    from graph.decisions import SUFFIX
    from graph.folder import StoreFolder
    from graph.store import is_url

    manifest = None if is_url(store) else StoreFolder(Path(store)).read_manifest()
    files = {entry.iri: Path(entry.file) for entry in manifest.documents} if manifest else {}
    file = files.get(pair.lower.iri)
    if file is None or not file.parent.is_dir():
        raise typer.BadParameter(
            "the document's folder is not known here; name a file", param_hint="--output"
        )
    above = files.get(pair.upper.iri)
    name = f"{file.stem}--{above.stem}" if above else file.stem
    return file.with_name(f"{name}{SUFFIX}")
