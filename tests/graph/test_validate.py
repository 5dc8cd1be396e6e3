"""`shuzheng validate`: a table, counts, exit codes, SHACL's report; a service is fetched."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, Graph, Namespace, URIRef
from typer.testing import CliRunner, Result

from graph.build import build_store
from graph.cli import app
from graph.folder import Manifest, StoreFolder
from graph.memory import fetch_store
from graph.store import MemoryStore, open_store
from graph.validate import validate_store
from graph.validate_rows import build_rows
from ontology.namespaces import ID, PREFIXES, SHACL, SHAPES

SH = Namespace(SHACL)
LOSE_ROLE = "DELETE WHERE { <doc/1/new/responsibility> sz:role ?role }"
EARLY = (
    "DELETE WHERE { <doc/1/new/deadline> sz:dueDate ?day } ; "
    'INSERT DATA { <doc/1/new/deadline> sz:dueDate "2021-06-30"^^xsd:date }'
)
TWO_LABELS = 'INSERT DATA { <term> skos:prefLabel "一網統办"@zh-Hant }'


@pytest.fixture
def folder(whole: list[Quad], tmp_path: Path) -> Callable[..., Path]:
    """Gives the folder of a store that holds the small graph after updates."""

    def store(*updates: str) -> Path:
        path = tmp_path / "store"
        written = StoreFolder(path)
        with written.building():
            data = written.new_data()
            engine = pyoxigraph.Store(data)
            engine.bulk_extend(whole)
            for text in updates:
                engine.update(text, base_iri=ID, prefixes=PREFIXES)
            engine.flush()
            del engine
            written.publish(Manifest(data.name, "software", ()))
        return path

    return store


def run(*words: object, language: str = "C.UTF-8") -> Result:
    return CliRunner(env={"LC_ALL": language}).invoke(app, ["validate", *map(str, words)])


def test_a_graph_that_holds_to_all_exits_with_0(folder: Callable[..., Path]) -> None:
    done = run("--store", folder())
    assert done.exit_code == 0
    assert done.stdout.endswith("constraints looked at; nothing found\n")
    assert done.stdout.count("\n") == 1


def test_a_violation_is_told_with_its_place_and_words_and_exits_with_1(folder: Callable[..., Path]) -> None:
    done = run("--store", folder(LOSE_ROLE))
    assert done.exit_code == 1
    cells = done.stdout.splitlines()[2].split("  ")
    assert [cell.strip() for cell in cells if cell.strip()] == [
        "Violation",
        "Responsibility-role",
        "新文件",
        "省政务办",
        "doc/1/new/responsibility",
        "a responsibility has one role 责任须有且仅有一个角色",
    ]
    assert done.stdout.rstrip().endswith("; 1 violation")


def test_warnings_alone_exit_with_0(folder: Callable[..., Path]) -> None:
    done = run("--store", folder(EARLY))
    assert done.exit_code == 0
    assert "due on 2021-06-30, before the document's date 2023-04" in done.stdout
    assert done.stdout.rstrip().endswith("; 1 warning")


def test_violations_come_first_and_shapes_are_counted(folder: Callable[..., Path]) -> None:
    lines = run("--store", folder(EARLY, LOSE_ROLE, TWO_LABELS)).stdout.splitlines()
    assert [line.split()[0] for line in lines[2:5]] == ["Violation", "Violation", "Warning"]
    assert [line.split() for line in lines[-4:-1]] == [
        ["Violation", "Responsibility-role", "1"],
        ["Violation", "label", "1"],
        ["Warning", "Due-date", "1"],
    ]


@pytest.mark.parametrize(
    ("language", "shown", "hidden"),
    [
        ("zh_CN.UTF-8", "责任须有且仅有一个角色", "a responsibility"),
        ("en_GB.UTF-8", "a responsibility has one role", "责任须"),
    ],
)
def test_messages_are_in_the_terminals_language(
    folder: Callable[..., Path], language: str, shown: str, hidden: str
) -> None:
    printed = run("--store", folder(LOSE_ROLE), language=language).stdout
    assert shown in printed
    assert hidden not in printed


def test_so_many_rows_of_a_shape_are_shown_and_all_are_counted(folder: Callable[..., Path]) -> None:
    store = folder(
        "DELETE WHERE { ?finding sz:rule ?rule } ; DELETE WHERE { ?finding prov:wasGeneratedBy ?run }"
    )
    whole, cut = run("--store", store).stdout, run("--store", store, "--limit", 2).stdout
    assert whole.count(" Finding-run ") > 4
    assert cut.count(" Finding-run ") == 3
    assert whole.splitlines()[-1] == cut.splitlines()[-1]


def test_all_values_are_shown_where_no_one_of_them_is_wrong(updated: Callable[..., MemoryStore]) -> None:
    store = updated(TWO_LABELS)
    (row,) = build_rows(store, validate_store(store).results, ("en",))
    assert row.value == "一網統办@zh-hant | 一網通辦@zh-hant | 一網通辦@zh-hant-x-auto | 一网通办@zh-hans"
    assert (row.document, row.quote, row.node) == ("新文件", "1.建好移动端。省政务办牵头", "term")


def test_evidence_is_shown_with_its_own_words(updated: Callable[..., MemoryStore]) -> None:
    span = "doc/1/new/text#char=7,21"
    store = updated(
        f"INSERT DATA {{ <{span}> a oa:SpecificResource ; oa:hasSource <doc/1/new/text> ;"
        f" oa:hasSelector <{span};position> , <{span};quote> . <{span};position> a oa:TextPositionSelector ;"
        f' oa:start 7 ; oa:end 21 . <{span};quote> a oa:TextQuoteSelector ; oa:exact "旧话" }}'
    )
    (row,) = build_rows(store, validate_store(store).results, ("en",))
    assert (row.shape, row.document, row.quote, row.node) == ("Quote-words", "新文件", "旧话", span)
    assert row.message.startswith("the text reads “1.建好移动端。")


def test_what_a_terminal_would_obey_is_escaped(folder: Callable[..., Path]) -> None:
    attack = 'INSERT DATA { <term> skos:prefLabel "\\u001b[2J\\u202e攻"@zh-Hant }'
    printed = run("--store", folder(attack)).stdout
    assert "\x1b" not in printed
    assert "\\x1b[2J\\u202e攻" in printed


def test_the_report_is_shacls(folder: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "report.ttl"
    two_places = "INSERT DATA { <doc/1/new/pilot> sz:inDocument <doc/1/new> }"
    run("--store", folder(LOSE_ROLE, EARLY, two_places), "--report", path)
    report = Graph().parse(path)
    (head,) = report.subjects(RDF.type, SH.ValidationReport)
    assert [bool(value.toPython()) for value in report.objects(head, SH.conforms)] == [False]  # type: ignore[attr-defined]
    results = {
        str(report.value(node, SH.sourceShape)).removeprefix(SHAPES): node
        for node in report.objects(head, SH.result)
    }
    assert set(results) == {"Responsibility-role", "Due", "Finding-place"}
    due = results["Due"]
    assert report.value(due, SH.focusNode) == URIRef(f"{ID}doc/1/new/deadline")
    assert str(report.value(due, SH.value)) == "2021-06-30"
    assert report.value(due, SH.resultSeverity) == SH.Warning
    assert report.value(due, SH.sourceConstraint) == URIRef(f"{SHAPES}Due-date")
    assert report.value(due, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
    assert {text.language for text in report.objects(due, SH.resultMessage)} == {"en", "zh-hans"}  # type: ignore[attr-defined]
    path_node = report.value(results["Finding-place"], SH.resultPath)
    (members,) = report.objects(path_node, SH.alternativePath)
    assert len(list(report.items(members))) == 3


def test_a_report_without_results_conforms(folder: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "report.ttl"
    run("--store", folder(), "--report", path)
    report = Graph().parse(path)
    assert [str(value) for value in report.objects(None, SH.conforms)] == ["true"]
    assert list(report.objects(None, SH.result)) == []


def test_two_runs_write_the_same_report(folder: Callable[..., Path], tmp_path: Path) -> None:
    store = folder(LOSE_ROLE, EARLY, TWO_LABELS)
    for name in ("one.ttl", "two.ttl"):
        run("--store", store, "--report", tmp_path / name)
    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()


def test_the_samples_break_no_shape(sample_store: Path) -> None:
    assert run("--store", sample_store).exit_code == 0


def test_two_files_of_one_text_break_no_shape(samples: Path, tmp_path: Path) -> None:
    text = (samples / "jiangsu-2023-18.txt").read_text(encoding="utf-8")
    for name, content in (("a.txt", text), ("b.txt", text.replace("\n", " \n\n"))):
        (tmp_path / name).write_text(content, encoding="utf-8")
    build_store([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "store")
    store = open_store(tmp_path / "store")
    counted = store.select("SELECT (COUNT(DISTINCT ?raw) AS ?n) { ?raw a sz:RawText }")[0]["n"]
    assert counted == pyoxigraph.Literal(2)
    assert validate_store(store).results == ()


@pytest.mark.slow
def test_the_graph_of_all_real_documents_breaks_no_shape(corpus_store: Path) -> None:
    assert validate_store(open_store(corpus_store)).results == ()


def test_a_service_that_is_not_there_is_told_in_one_line() -> None:
    done = run("--store", "http://127.0.0.1:9/")
    assert done.exit_code == 1
    assert "fetching the whole graph" in done.stderr
    assert "cannot be reached" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("graphs", [(), ("urn:g",), ("urn:g", "urn:h")])
def test_the_copy_of_a_store_has_each_triple_once(whole: list[Quad], graphs: tuple[str, ...]) -> None:
    engine = pyoxigraph.Store()
    for graph in map(NamedNode, graphs):
        engine.extend(Quad(*quad.triple, graph) for quad in whole)
    if not graphs:
        engine.extend(whole)
    copy = fetch_store(MemoryStore((quad.triple for quad in engine), "far"))
    counted = copy.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"]
    assert counted == pyoxigraph.Literal(len({quad.triple for quad in whole}))
    assert validate_store(copy).results == ()
