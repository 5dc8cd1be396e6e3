"""The command line: answers on standard output, talk on standard error, exit codes 0, 1 and 2."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from typer.testing import CliRunner, Result

from graph.cli import app
from graph.query import questions

COMMANDS = ("clean", "extract", "explain", "build", "validate", "query", "ask", "draw", "export")


def run(*words: object, given: bytes | None = None) -> Result:
    """The command in this process."""
    return CliRunner().invoke(app, [str(word) for word in words], input=given)


def process(*words: object, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """The command as a process of its own."""
    command = [sys.executable, "-m", "graph.cli", *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=cwd, env=environment)


@pytest.fixture
def paper(samples: Path) -> Path:
    return samples / "jiangsu-2023-18.txt"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_takes_a_store(command: str, tmp_path: Path) -> None:
    assert run(command, "--help").exit_code == 0
    assert command in run("--help").stdout
    misspelt = run(command, "--stoer", "x")
    assert (misspelt.exit_code, misspelt.stdout) == (2, "")
    taken = run(command, "--store", tmp_path / "none", "--no-such-option")
    assert "--no-such-option" in taken.stderr


def test_nothing_asked_for_shows_the_help() -> None:
    shown = process()
    assert "Usage: shuzheng" in shown.stdout + shown.stderr


def test_the_version_is_printed() -> None:
    assert run("--version").stdout.startswith("shuzheng")


def test_clean_prints_the_text_and_tells_of_the_repairs(paper: Path, root: Path) -> None:
    done = run("clean", paper)
    expected = (root / "tests/data/samples/jiangsu-2023-18.clean.txt").read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (0, expected)
    assert "pinyin" in done.stderr
    assert "utf-8" in done.stderr


def test_clean_tells_what_it_could_not_repair(tmp_path: Path) -> None:
    path = tmp_path / "lost.txt"
    path.write_text("坚持以?xún)?。", encoding="utf-8")
    assert "not repaired, raw 3-8: …坚持以?xún)?。…" in run("clean", path).stderr


def test_extract_writes_a_record_a_line(samples: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    papers = sorted(samples.glob("*.txt"))
    done = run("extract", *papers, "-o", out)
    assert (done.exit_code, done.stdout) == (0, "")
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [record["source"] for record in records] == [str(paper) for paper in papers]
    assert run("extract", *papers).stdout == out.read_text(encoding="utf-8")


def test_extract_leaves_no_file_where_nothing_can_be_read(tmp_path: Path) -> None:
    done = run("extract", tmp_path / "none.txt", "-o", tmp_path / "records.jsonl")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [f"shuzheng: {tmp_path / 'none.txt'}: does not exist"]
    assert list(tmp_path.iterdir()) == []


def test_build_tells_where_the_store_is_and_what_it_holds(paper: Path, store: Path) -> None:
    done = run("build", paper, "--store", store)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{store}: 1 documents, 14 measures, ")
    assert done.stdout.endswith(f"details in {store}/report.json\n")
    assert "(nothing changed)" in run("build", paper, "--store", store).stdout


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_what_cannot_be_read_is_one_line_and_the_rest_is_done(
    command: str, strict: tuple[str, ...], code: int, paper: Path, store: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.txt"
    broken.touch()
    done = run(command, paper, broken, "--store", store, *strict)
    assert done.exit_code == code
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"shuzheng: {broken}: ")
    assert done.stdout != ""


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_paper_without_measures_is_told_of_and_kept(
    command: str, paper: Path, store: Path, tmp_path: Path
) -> None:
    speech = tmp_path / "speech.txt"
    speech.write_text("数字政府建设取得新的成效，群众更加满意。", encoding="utf-8")
    done = run(command, paper, speech, "--store", store, "--strict")
    assert done.exit_code == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"shuzheng: {speech}: was read, but holds no measure")
    if command == "build":
        report = json.loads((store / "report.json").read_text(encoding="utf-8"))
        told = {document["file"]: document.get("warning") for document in report["documents"]}
        assert told[str(paper)] is None
        assert "no measure" in told[str(speech)]


def test_build_of_nothing_readable_exits_with_1(store: Path, tmp_path: Path) -> None:
    done = run("build", tmp_path / "none", tmp_path / "neither", "--store", store)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 2)


def test_build_tells_of_a_second_copy(paper: Path, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(paper.read_bytes())
    done = run("build", paper, copy, "--store", store)
    assert done.exit_code == 0
    assert f"a copy of {paper}, which stands in the store" in done.stderr


def test_build_does_not_write_to_a_service(paper: Path) -> None:
    done = run("build", paper, "--store", "http://127.0.0.1:9/")
    assert done.exit_code == 2
    assert "a folder, not a service" in done.stderr


QUERY = "SELECT ?title { ?paper eli:number ?number ; dcterms:title ?title } ORDER BY ?title"


def test_query_knows_our_prefixes_and_prints_a_table(sample_store: Path) -> None:
    done = run("query", QUERY, "--store", sample_store)
    assert done.exit_code == 0
    assert "江苏省数字政府建设2023年工作要点\n" in done.stdout


def test_query_reads_a_file_and_standard_input(sample_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("\ufeff" + QUERY, encoding="utf-8")
    expected = run("query", QUERY, "--store", sample_store).stdout
    assert run("query", "--file", path, "--store", sample_store).stdout == expected
    assert run("query", "-", "--store", sample_store, given=QUERY.encode()).stdout == expected


def test_query_prints_the_asked_form(sample_store: Path) -> None:
    rows = list(csv.reader(run("query", QUERY, "-f", "csv", "--store", sample_store).stdout.splitlines()))
    answer = json.loads(run("query", QUERY, "-f", "json", "--store", sample_store).stdout)
    found = [[binding["title"]["value"]] for binding in answer["results"]["bindings"]]
    assert rows == [["title"], *found]
    turtle = run("query", "CONSTRUCT { ?s a sz:X } { ?s a sz:Document }", "--store", sample_store).stdout
    assert len(list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))) >= 5


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("query", "SELECT * {"), 1, "line 1, column"),
        (("query", "SELECT * { SERVICE <http://127.0.0.1:9/> {} }"), 1, "SERVICE would fetch"),
        (("query", "ASK {}", "-f", "turtle"), 1, "cannot be written as turtle"),
        (("query",), 2, "give either a query"),
        (("query", "ASK {}", "--file", "x"), 2, "give either a query"),
        (("query", "--file", "/no/such/file"), 1, "/no/such/file: cannot be read"),
        (("query", "ASK {}", "-f", "pdf"), 2, "pdf"),
        (("ask", "nothing"), 1, "no question is named 'nothing'"),
        (("ask", "due", "--with", "since"), 2, "is not KEY=VALUE"),
        (("ask", "due", "--with", "since=2023-13"), 1, "not in the calendar"),
        (("ask", "due", "--with", "colour=red"), 1, "no parameter 'colour'"),
        (("ask", "agency"), 1, "agency needs agency"),
        (("draw", "没有的平台"), 1, "nothing is named '没有的平台'"),
        (("draw", "-o", "/no/such/folder/page.html"), 1, "cannot be written"),
        (("export", "-o", "/no/such/folder/store.ttl"), 1, "cannot be written"),
        (("export", "-f", "docx"), 2, "docx"),
        (("export", "-f", "csv", "-o", "/no/such/folder/tables"), 1, "cannot be written"),
        (("export", "-f", "jsonld", "--bom"), 2, "only csv"),
    ],
)
def test_what_is_wrong_is_told_on_standard_error(
    words: tuple[str, ...], code: int, told: str, sample_store: Path
) -> None:
    done = run(*words, "--store", sample_store)
    assert (done.exit_code, done.stdout) == (code, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert code == 2 or len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [("query", "ASK {}"), ("ask", "due"), ("draw",), ("export",)])
def test_a_store_that_is_not_there_says_what_to_do(words: tuple[str, ...], store: Path) -> None:
    done = run(*words, "--store", store)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"run `shuzheng build PATH… --store {store}`" in done.stderr


def test_ask_without_a_name_lists_the_questions() -> None:
    done = run("ask")
    assert done.exit_code == 0
    assert all(question.title_zh in done.stdout for question in questions())


def test_ask_takes_parameters_in_either_script_and_a_limit(sample_store: Path) -> None:
    done = run("ask", "platforms", "-w", "platform=蒙速辦", "-w", "action=improve", "--store", sample_store)
    assert len(done.stdout.splitlines()) == 3
    assert "蒙速办" in done.stdout
    assert len(run("ask", "due", "-n", "2", "--store", sample_store).stdout.splitlines()) == 4


def test_draw_writes_a_page_named_after_the_thing_and_says_where(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("draw", "蒙速辦", "--store", sample_store)
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / '蒙速办.html'}\n")
    page = (tmp_path / "蒙速办.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "提升“蒙速办”服务能力" in page


def test_draw_of_everything_and_in_another_language(sample_store: Path, tmp_path: Path) -> None:
    done = run("draw", "-o", tmp_path / "all.html", "--language", "en", "--store", sample_store)
    assert done.exit_code == 0
    assert 'lang="en"' in (tmp_path / "all.html").read_text(encoding="utf-8")


def test_draw_of_citations_is_of_documents_alone(sample_store: Path, tmp_path: Path) -> None:
    for names in ((), ("国发〔2022〕14号",)):
        path = tmp_path / "citations.html"
        done = run("draw", *names, "--citations", "-o", path, "--store", sample_store)
        assert done.exit_code == 0
        page = path.read_text(encoding="utf-8")
        assert "江苏省数字政府建设2023年工作要点" in page
        assert '"kind":"platform"' not in page
    assert run("draw", "苏服办", "--citations", "--store", sample_store).exit_code == 1


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "sssom"])
def test_export_writes_a_file_or_standard_output(form: str, sample_store: Path, tmp_path: Path) -> None:
    done = run("export", "--format", form, "-o", tmp_path / "out", "--store", sample_store)
    assert (done.exit_code, done.stdout) == (0, "")
    assert (
        run("export", "--format", form, "--store", sample_store).stdout_bytes
        == (tmp_path / "out").read_bytes()
    )


def test_export_writes_tables_into_a_folder_or_an_archive(sample_store: Path, tmp_path: Path) -> None:
    command = ("export", "-f", "csv", "--store", sample_store)
    for name in ("tables", "tables.zip"):
        done = run(*command, "-o", tmp_path / name)
        assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "tables" / "measures.csv").read_bytes().startswith(b'"iri","document_iri"')
    assert run(*command).stdout_bytes == (tmp_path / "tables.zip").read_bytes()
    assert run(*command, "--bom", "-o", tmp_path / "tables").exit_code == 0
    assert (tmp_path / "tables" / "measures.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_more_is_said_when_asked(paper: Path, store: Path) -> None:
    quiet, loud = (process("build", paper, "--store", store / name, *more) for name, more in
                   (("a", ()), ("b", ("-vv",))))  # fmt: skip
    assert quiet.stderr == ""
    assert str(paper) in loud.stderr


@pytest.mark.parametrize("reader", ["head -c 9", "true"])  # one leaves early, one before anything is written
@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "ASK {}"])
@pytest.mark.parametrize("form", ["csv", "table", "json"])
def test_a_reader_that_leaves_is_no_error(
    form: str, query: str, reader: str, sample_store: Path, root: Path
) -> None:
    command = f"{sys.executable} -m graph.cli query '{query}' -f {form} --store {sample_store} | {reader}"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        check=False,
        capture_output=True,
        text=True,
        cwd=root,
        env=buffered,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("limit", [(), ("--timeout", "60")])
def test_ctrl_c_ends_a_query_at_once(limit: tuple[str, ...], sample_store: Path, root: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    command = [sys.executable, "-m", "graph.cli", "query", slow, "--store", str(sample_store), *limit]
    with subprocess.Popen(command, cwd=root, start_new_session=True, stderr=subprocess.DEVNULL) as running:
        time.sleep(2)
        assert running.poll() is None
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(10) != 0
    assert is_gone(running.pid)


def is_gone(group: int) -> bool:
    """Whether nobody of a group of processes is left, in a moment at the latest."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_help_starts_without_the_heavy_libraries(root: Path) -> None:
    script = "import sys, graph.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=root
    )
    heavy = {"pyoxigraph", "opencc", "jieba", "spacy", "rdflib", "networkx", "pandas", "pyvis", "loaders"}
    assert heavy & set(done.stdout.split()) == set()


def test_the_names_for_notebooks_are_there_and_no_others() -> None:
    import graph

    for name in graph.__all__:
        assert callable(getattr(graph, name))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        graph.nonsense  # noqa: B018 - the access is the test


def test_a_notebook_builds_opens_asks_and_shows(paper: Path, store: Path) -> None:
    from graph import ask, build_store, open_store, show

    build_store([paper], store)
    opened = open_store(store)
    assert ask(opened, "responsible", kind="agency").to_pandas()["actor"][0] == "江苏省政务办"
    assert "苏服办" in show(opened, "蘇服辦").data
