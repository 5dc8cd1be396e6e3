"""The command line: the commands of `graph.commands` under one name."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from graph.commands.asking import ask, query
from graph.commands.comparing import diff
from graph.commands.comparing_places import compare
from graph.commands.judging import score
from graph.commands.linking import links, review
from graph.commands.reading import clean, extract
from graph.commands.showing import draw, explain, trace
from graph.commands.storing import build, export
from graph.commands.validating import validate
from ontology.errors import ShuzhengError

__all__ = ["app", "main"]

# in the order of the help
_COMMANDS = (
    clean,
    extract,
    build,
    validate,
    query,
    ask,
    draw,
    trace,
    export,
    explain,
    links,
    compare,
    diff,
    score,
)


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
    from graph.console import complain

    complain(text)


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
for _command in _COMMANDS:
    app.command()(_command)
app.add_typer(review, name="review")


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


def main() -> None:
    """Run the command line."""
    app(prog_name="shuzheng")


if __name__ == "__main__":
    main()
