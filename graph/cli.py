"""The command line: `shuzheng clean, extract, explain, build, query, ask, draw, export, score`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from graph.formats import ExportFormat
from graph.options import (
    STORE,
    Form,
    Jobs,
    Language,
    Location,
    OnePath,
    Output,
    Paths,
    Strict,
    Timeout,
    Unused,
    Verbose,
)
from ontology.errors import ReadError, ShuzhengError

if TYPE_CHECKING:
    from graph.report import Entry, Report
    from ontology.records import Document

__all__ = ["app", "main"]

_OTHERS = 5


class _Group(TyperGroup):
    """Every command: an error of ours is one line and exit code 1; a reader that left is no error."""

    def invoke(self, ctx: Any) -> Any:
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


@app.callback()
def _shuzheng(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    pass


@app.command()
def clean(path: OnePath, store: Unused = STORE, verbose: Verbose = 0) -> None:
    """Print a document's text without its noise; tell on stderr what was repaired."""
    from collections import Counter

    from graph.console import print_text, say
    from loaders.clean import clean_text
    from loaders.files import read_source

    source = read_source(path)
    cleaned = clean_text(source.raw)
    print_text(cleaned.text)
    repairs = Counter(repair.kind.value for repair in cleaned.repairs)
    told = ", ".join(f"{count} {kind}" for kind, count in repairs.most_common()) or "none"
    say(f"{path}: {source.encoding}, {len(cleaned.text)} characters; repairs: {told}")
    for start, end in cleaned.unrepaired:
        say(f"not repaired, raw {start}-{end}: …{source.raw[max(0, start - 12) : end + 12]}…")


@app.command()
def extract(
    paths: Paths,
    output: Output = None,
    jobs: Jobs = None,
    strict: Strict = False,
    store: Unused = STORE,
    verbose: Verbose = 0,
) -> None:
    """Write what is found in each document as a line of JSON."""
    from graph.build import extract_records
    from graph.console import open_output, show_progress

    failed, done = 0, 0
    with open_output(output) as out, show_progress("reading") as progress:
        for extracted in extract_records(paths, jobs=jobs, progress=progress):
            failed += _tell_failure(extracted.entry)
            done += extracted.entry.failure is None
            out.write(extracted.content)
        if not done:
            raise typer.Exit(1)
    if strict and failed:
        raise typer.Exit(1)


@app.command()
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
    from graph.console import print_text, say, show_progress
    from graph.store import is_url

    if is_url(store):
        raise typer.BadParameter("build writes a folder, not a service", param_hint="--store")
    with show_progress("reading") as progress:
        report = build_store(paths, store, jobs=jobs, progress=progress)
    for entry in report.entries:
        _tell_failure(entry)
    for entry in report.duplicates:
        say(f"{entry.file}: same document as {entry.same_as}, which stands in the store")
    if not report.documents:
        raise typer.Exit(1)
    print_text(_summary(report))
    if strict and report.failures:
        raise typer.Exit(1)


def _tell_failure(entry: "Entry") -> bool:
    """Complain about a file that gave no document; whether it is one."""
    if entry.failure is not None:
        _complain(f"{entry.file}: {entry.failure}")
    return entry.failure is not None


def _summary(report: "Report") -> str:
    counts = report.totals()
    shown = ", ".join(f"{counts[name]} {name}" for name in ("documents", "measures", "triples"))
    news = "" if report.is_changed else " (nothing changed)"
    return f"{report.store}: {shown}{news}; details in {report.store}/report.json"


@app.command()
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


@app.command()
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


@app.command()
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
    language: Annotated[Language, typer.Option(help="Of the page's controls.")] = Language.SIMPLIFIED,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """Write an HTML page of the graph around one thing, or of all documents."""
    from graph.console import open_output, print_text, say
    from graph.pictures import read_picture
    from graph.store import open_store
    from graph.views.network import draw_network

    picture = read_picture(open_store(store), thing)
    for iri, label, kind in picture.others[:_OTHERS]:
        say(f"also named so: {label} ({kind.value}) {iri}")
    path = output or Path(f"{_file_stem(picture.title)}.html")
    page = draw_network(picture.network, title=picture.title, language=language)
    with open_output(path) as out:
        out.write(page.encode(errors="replace"))
    if str(path) != "-":
        print_text(str(path.resolve()))


def _file_stem(title: str) -> str:
    """A file name that every system takes.

    >>> _file_stem("蒙速办/掌上 <办>"), _file_stem("..")
    ('蒙速办-掌上-办', 'graph')
    """
    import re

    return re.sub(r"\W+", "-", title)[:60].strip("-") or "graph"


@app.command()
def export(
    form: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="How to write it.")
    ] = ExportFormat.TURTLE,
    output: Output = None,
    store: Location = STORE,
    verbose: Verbose = 0,
) -> None:
    """Write the whole store as RDF, or its network as GraphML."""
    from graph.console import open_output
    from graph.export import write_export
    from graph.store import open_store

    opened = open_store(store)
    with open_output(output) as out:
        write_export(opened, out, form)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One document.")],
    measure: Annotated[
        str | None, typer.Option("--measure", "-m", metavar="ID", help="Of the measure; none lists all.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page; without --measure, of all measures."),
    ] = None,
    store: Unused = STORE,
    verbose: Verbose = 0,
) -> None:
    """Show a measure's text with everything found in it, by which rule, and where it stands."""
    from graph.console import open_output, print_text
    from graph.explain import explain_measure
    from graph.explain_text import print_explanation, print_measures
    from graph.views.explain import draw_explanations
    from loaders.document import build_document
    from loaders.files import read_source

    document = build_document(read_source(file))
    ids = [one.id for one in document.measures] if measure is None else [measure]
    if html is not None:
        page = draw_explanations([explain_measure(document, id_) for id_ in ids], title=_title(document))
        with open_output(html) as out:
            out.write(page.encode(errors="replace"))
        if str(html) != "-":
            print_text(str(html.resolve()))
    elif measure is None:
        print_measures(document)
    else:
        print_explanation(explain_measure(document, measure))


def _title(document: "Document") -> str:
    """What the paper calls itself, else its file's name."""
    return document.header.title.value if document.header.title else Path(document.source.path).name


@app.command()
def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder of annotations, NAME.json a document.")
    ],
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="What `shuzheng extract` wrote.")],
    detail: Annotated[
        str | None, typer.Option("--detail", metavar="FIELD", help="Also list the differences in a field.")
    ] = None,
    store: Unused = STORE,
    verbose: Verbose = 0,
) -> None:
    """Compare extracted records with annotations by hand: precision, recall and F1 of each field."""
    from graph.console import print_table, print_text, say
    from loaders.score import read_gold, read_records, score_records

    scored = score_records(read_gold(gold), read_records(records))
    for name in scored.unpaired:
        say(f"{name}: no record")
    print_table(("field", "annotated", "found", "precision", "recall", "F1"), scored.rows())
    agreements = [(name, f"{scored.agreement(name):.3f}") for name in scored.agreements]
    print_table(("of what matched, agree in", "share"), agreements)
    if detail is not None:
        known = {*scored.fields, *scored.agreements}
        if detail not in known:
            raise typer.BadParameter(
                f"{detail!r} is none of {', '.join(sorted(known))}", param_hint="--detail"
            )
        print_text("\n".join(scored.differences.get(detail) or [f"{detail}: no difference"]))


def main() -> None:
    """Run the command line."""
    app(prog_name="shuzheng")


if __name__ == "__main__":
    main()
