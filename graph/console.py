"""What the command line prints: answers on standard output, talk and progress on standard error."""

import signal
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graph.answer import Answer, Rows, Term, Triples, Truth
from graph.atomic import open_atomic
from ontology.errors import WriteError
from ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from graph.report import Entry

__all__ = [
    "complain",
    "open_output",
    "print_answer",
    "print_table",
    "print_text",
    "safe",
    "say",
    "show_progress",
    "show_steps",
    "stopped_by_interrupt",
    "tell_failure",
    "write_page",
]

Progress = Callable[[int, int], None]

_ALIGNED = 60
_IRIS = sorted(((iri, name) for name, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))


def safe(text: str) -> str:
    r"""The text on one line, without anything that a terminal would obey or that turns its direction.

    >>> safe("a\x1b[2Jb\n\u202ec\u3000数")
    'a\\x1b[2Jb↵\\u202ec\u3000数'
    """
    return "".join(map(_safe_character, text))


def _safe_character(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return "↵" if character == "\n" else repr(character)[1:-1]


def say(text: str) -> None:
    """A line of talk."""
    print(safe(text), file=sys.stderr)  # noqa: T201 - this is the command line's voice


def complain(text: str) -> None:
    """A line of talk that says what went wrong."""
    say(f"shuzheng: {text}")


def tell_failure(entry: "Entry") -> bool:
    """Complain about a file that gave no document, or one without measures; whether it gave none."""
    trouble = entry.failure or entry.warning
    if trouble is not None:
        complain(f"{entry.file}: {trouble}")
    return entry.failure is not None


def print_text(text: str) -> None:
    """An answer in words: as they are, but for what a terminal would obey."""
    if sys.stdout.isatty():
        text = "\n".join(map(safe, text.split("\n")))
    with open_output(None) as out:
        out.write(f"{text}\n".encode(errors="backslashreplace"))


@contextmanager
def open_output(path: Path | None) -> Iterator[IO[bytes]]:
    """Standard output for None or `-`, else a file that is there, whole, once all went well; both UTF-8."""
    if path is None or str(path) == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with open_atomic(path) as out:
            yield out
    except OSError as error:
        raise WriteError(str(path), error.strerror or str(error)) from error


def write_page(page: str, path: Path) -> None:
    """Write an HTML page to a file and print where it is; `-` is standard output."""
    with open_output(path) as out:
        out.write(page.encode(errors="replace"))
    if str(path) != "-":
        print_text(str(path.resolve()))


def print_answer(answer: Answer, form: str | None) -> None:
    """Print an answer as `form`; None is a table, for triples Turtle."""
    form = form or ("turtle" if isinstance(answer, Triples) else "table")
    if form != "table":
        _print_written(answer, form)
    elif isinstance(answer, Truth):
        print_text("true" if answer else "false")
    elif isinstance(answer, Rows):
        print_table(answer.variables, [[_cell(row.get(name)) for name in answer.variables] for row in answer])
    else:
        rows = [
            [_cell(term) for term in (triple.subject, triple.predicate, triple.object)] for triple in answer
        ]
        print_table(("subject", "predicate", "object"), rows)


def _print_written(answer: Answer, form: str) -> None:
    """Print an answer in a format for programs, at once where there is one, with a line's end at the end."""
    if sys.stdout.isatty():
        written = BytesIO()
        answer.write(written, form)
        print_text(written.getvalue().decode().rstrip())
        return
    with open_output(None) as out:
        answer.write(out, form)
        out.write(b"\n" if form in {"json", "xml"} else b"")


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table that fits a terminal; in a pipe or file each row is one line, whole, in aligned columns."""
    if sys.stdout.isatty():
        _print_rich_table(header, rows)
    else:
        print_text("\n".join(_lines(header, rows)))
    if not rows:
        say("(no rows)")


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield aligned lines; a Chinese character is as wide as two Latin ones; long ones stick out."""
    from rich.cells import cell_len

    lines = [header, *rows]
    widths = [min(_ALIGNED, max(cell_len(line[column]) for line in lines)) for column in range(len(header))]
    for line in (header, ["-" * width for width in widths], *rows):
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _print_rich_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))  # Text: brackets in documents are no markup
    Console().print(table)


def _cell(term: Term | None) -> str:
    """A literal's words, an IRI by its prefix where it has one."""
    if term is None:
        return ""
    text = getattr(term, "value", None) or str(term)
    for iri, name in _IRIS:
        if text.startswith(iri):
            return safe(f"{name}:{text.removeprefix(iri)}")
    return safe(text)


@contextmanager
def stopped_by_interrupt() -> Iterator[None]:
    """Let Ctrl-C end the program at once: while the engine works, Python would not see it."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def show_progress(step: str) -> Iterator[Progress]:
    """A bar on standard error while a function that is given is told how far the work is; none in a pipe."""
    with show_steps(step) as (progress,):
        yield progress


@contextmanager
def show_steps(*steps: str) -> Iterator[list[Progress]]:
    """The same for work in several steps: a function and a bar for each, from when it begins."""
    if not sys.stderr.isatty():
        yield [lambda done, total: None for _ in steps]
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = [bar.add_task(step, total=None, visible=step == steps[0]) for step in steps]
        yield [_teller(bar, task) for task in tasks]


def _teller(bar: "Bar", task: "TaskID") -> Progress:
    def tell(done: int, total: int) -> None:
        bar.update(task, completed=done, total=total, visible=True)

    return tell
