"""What is printed: whole and aligned in a pipe, safe for a terminal, talk apart from answers."""

import sys
from pathlib import Path

import pyoxigraph
import pytest
from rich.cells import cell_len

from graph.console import (
    open_output,
    print_answer,
    print_text,
    safe,
    say,
    show_progress,
    stopped_by_interrupt,
)
from graph.engine import query_engine
from ontology.errors import WriteError

LONG = "数" * 100


def pretend_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard output say that it is a terminal of 80 columns, without colours."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")


def show(query: str, form: str | None = None) -> None:
    print_answer(query_engine(pyoxigraph.Store(), query), form)


def test_a_table_in_a_pipe_is_aligned_whole_and_without_colours(capfd: pytest.CaptureFixture[str]) -> None:
    show(
        f'SELECT ?platform ?note {{ VALUES (?platform ?note) {{ ("苏服办" "{LONG}") ("app" "[b]x[/b]") }} }}'
    )
    header, rule, first, second = capfd.readouterr().out.splitlines()
    assert header == "platform  note"
    assert rule.startswith("--------  ---")
    assert first == f"苏服办    {LONG}"
    assert second == "app       [b]x[/b]"
    assert {cell_len(line[: line.index(rest)]) for line, rest in ((first, LONG), (second, "[b]"))} == {10}


def test_a_long_cell_does_not_widen_the_other_rows(capfd: pytest.CaptureFixture[str]) -> None:
    show(f'SELECT ?a ?b {{ VALUES (?a ?b) {{ ("{LONG}" "1") ("x" "2") }} }}')
    *_, first, second = capfd.readouterr().out.splitlines()
    assert first == f"{LONG}  1"
    assert len(second) == 60 + 3


def test_a_terminal_gets_a_table_that_fits_and_no_markup_is_obeyed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_terminal(monkeypatch)
    show(f'SELECT ?platform ?note {{ VALUES (?platform ?note) {{ ("苏服办" "{LONG}") ("[red]app" "") }} }}')
    out = capsys.readouterr().out
    assert all(cell_len(line) <= 80 for line in out.splitlines())
    assert out.count("数") == 100
    assert "[red]app" in out


def test_iris_are_shown_by_our_prefixes(capfd: pytest.CaptureFixture[str]) -> None:
    show("SELECT * { VALUES ?x { sz:Measure <urn:a> <https://w3id.org/shuzheng/id/region/320000> } }")
    assert capfd.readouterr().out.splitlines()[2:] == [
        "sz:Measure",
        "urn:a",
        "https://w3id.org/shuzheng/id/region/320000",
    ]


def test_an_unbound_variable_is_an_empty_cell_and_no_row_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    show("SELECT ?a ?b { VALUES (?a ?b) { (UNDEF 2) } }")
    assert capfd.readouterr().out.splitlines()[-1] == "   2"
    show("SELECT ?a { ?a a ?b }")
    found = capfd.readouterr()
    assert (found.out, found.err) == ("a\n-\n", "(no rows)\n")


@pytest.mark.parametrize(
    ("query", "form", "expected"),
    [
        ("ASK {}", None, "true\n"),
        ("ASK { ?a ?b ?c }", None, "false\n"),
        ("ASK {}", "json", '{"head":{},"boolean":true}\n'),
        ("SELECT ?a { VALUES ?a { 1 } }", "csv", "a\r\n1\r\n"),
        ("CONSTRUCT { <urn:a> <urn:b> 1 } {}", None, "<urn:a> <urn:b> 1 .\n"),
        ("CONSTRUCT { <urn:a> a 1 } {}", "table", "subject  predicate  object\n"),
    ],
)
def test_each_answer_has_its_form(
    query: str, form: str | None, expected: str, capfd: pytest.CaptureFixture[str]
) -> None:
    show(query, form)
    assert expected in capfd.readouterr().out


@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_document_cannot_give_orders_to_a_terminal(
    form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_terminal(monkeypatch)
    show('SELECT * { VALUES ?x { "\\u001b[2J\\u009b31m\\u202e\\u0007办" } }', form)
    out = capsys.readouterr().out
    assert not {"\x1b[2J", "\x9b", "\u202e", "\x07"} & {
        out[at : at + size] for at in range(len(out)) for size in (1, 4)
    }
    assert "办" in out


def test_text_in_a_pipe_is_left_as_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    print_text("数\u3000\x07\n字\udc80")
    assert capfd.readouterr().out == "数\u3000\x07\n字\\udc80\n"


def test_talk_goes_to_standard_error_on_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    say("a\nb\x1b[1m")
    found = capfd.readouterr()
    assert (found.out, found.err) == ("", "a↵b\\x1b[1m\n")


@pytest.mark.parametrize("text", ["数字政府", "a b", "蒙\u3000速", "〔2023〕", "𠀀"])
def test_plain_text_is_safe_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_a_file_that_cannot_be_written_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No such file"), open_output(tmp_path / "none" / "file"):
        pass


def test_no_progress_is_shown_in_a_pipe(capfd: pytest.CaptureFixture[str]) -> None:
    with show_progress("reading") as progress:
        progress(1, 2)
    assert capfd.readouterr().err == ""


def test_progress_is_shown_to_a_terminal_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with show_progress("reading") as progress:
        progress(1, 2)
    found = capsys.readouterr()
    assert found.out == ""
    assert "reading" in found.err
    assert "1/2" in found.err


def test_ctrl_c_is_as_before_when_the_engine_is_done() -> None:
    import signal

    before = signal.getsignal(signal.SIGINT)
    with stopped_by_interrupt():
        assert signal.getsignal(signal.SIGINT) == signal.SIG_DFL
    assert signal.getsignal(signal.SIGINT) == before
