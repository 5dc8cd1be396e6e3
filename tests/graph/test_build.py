"""A build: exactly the documents given, only what is new is read, and a store is whole or not there."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from graph.build import build_store, extract_records, find_inputs
from graph.folder import StoreFolder
from graph.store import open_store
from ontology.errors import StoreError
from ontology.iris import dataset_iri, is_text_iri
from ontology.namespaces import DEF_GRAPH

IRI = "https://w3id.org/shuzheng/id/doc/320000/苏政办发〔2031〕{}号"
COUNT = "SELECT (COUNT(*) AS ?count) { ?measure a sz:Measure }"


def paper(number: int, measures: int = 2, more: str = "") -> str:
    """A short paper of our own; papers of different numbers share issuer, region, agencies and a platform."""
    items = [
        f"{item}.建设第{item}期平台。完善“苏服办”移动端,2031年6月底前网上可办率达到9{item}%。(责任单位:省政务办、省公安厅)"
        for item in range(1, measures + 1)
    ]
    head = ["江苏省人民政府办公厅关于数字政府建设的通知", f"苏政办发〔2031〕{number}号", "各设区市人民政府:"]
    sections = ["一、总体要求", "坚持为民服务。", "二、重点任务"]
    return "\n".join([*head, *sections, *items, more, "江苏省人民政府办公厅", "2031年1月5日"])


@pytest.fixture(autouse=True)
def software(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our sources may be edited while the tests run."""
    monkeypatch.setattr("graph.build.software_digest", lambda: "this")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two papers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in (1, 2):
        write(folder / f"{number}.txt", paper(number))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where a store shall be."""
    return tmp_path / "store"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def quads(store: Path) -> set[str]:
    """All quads of a store, its default graph included."""
    manifest = StoreFolder(store).read_manifest()
    assert manifest is not None
    return set(map(str, pyoxigraph.Store.read_only(str(store / manifest.data))))


def named_quads(store: Path) -> set[str]:
    """The quads of named graphs, without those of texts that were replaced, which the description counts."""
    manifest = StoreFolder(store).read_manifest()
    assert manifest is not None
    return {
        str(quad)
        for quad in pyoxigraph.Store.read_only(str(store / manifest.data))
        if isinstance(quad.graph_name, pyoxigraph.NamedNode)
        and not is_text_iri(quad.graph_name.value)
        and quad.graph_name.value != dataset_iri()
    }


def fresh_quads(paths: list[Path], store: Path) -> set[str]:
    """What a store holds that was built of these paths alone."""
    beside = store.with_name("fresh")
    build_store(paths, beside)
    return quads(beside)


def test_each_document_has_a_named_graph_and_so_have_vocabulary_and_description(
    papers: Path, store: Path
) -> None:
    report = build_store([papers], store)
    graphs = open_store(store).select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert {row["g"].value for row in graphs} == {IRI.format(1), IRI.format(2), DEF_GRAPH, dataset_iri()}
    assert [entry.iri for entry in report.documents] == [IRI.format(1), IRI.format(2)]


def test_the_default_graph_holds_each_triple_of_the_named_graphs_once(papers: Path, store: Path) -> None:
    build_store([papers], store)
    every = quads(store)
    opened = open_store(store)
    named = opened.select("SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")
    (count,) = opened.select("SELECT (COUNT(*) AS ?count) { ?s ?p ?o }")
    assert count["count"].value == str(len(named))
    assert len(every) > 2 * len(named)  # what two graphs state is there twice under their names


def test_building_twice_gives_the_same_quads(papers: Path, store: Path) -> None:
    build_store([papers], store)
    assert quads(store) == fresh_quads([papers], store)


def test_a_build_with_nothing_new_touches_nothing(papers: Path, store: Path) -> None:
    build_store([papers], store)
    before = {path: path.stat().st_mtime_ns for path in store.rglob("*") if path.name != "lock"}
    report = build_store([papers], store)
    after = {path: path.stat().st_mtime_ns for path in store.rglob("*") if path.name != "lock"}
    assert (report.is_changed, after) == (False, before)
    assert len(report.documents) == 2


def test_a_build_with_nothing_new_starts_neither_engine_nor_loaders(papers: Path, store: Path) -> None:
    script = (
        "import sys, graph.build; graph.build.software_digest = lambda: 'this';"
        "graph.build.build_store(sys.argv[1:2], sys.argv[2]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), 'loaders.document' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(papers), str(store)]
    first = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    second = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert {"pyoxigraph", "opencc", "True"} <= set(first)
    heavy = {"pyoxigraph", "opencc", "jieba", "rjieba", "spacy", "rdflib", "networkx", "rich"}
    assert second[-1] == "False"
    assert heavy & set(second) == set()


def test_a_changed_document_is_replaced_not_doubled(papers: Path, store: Path) -> None:
    build_store([papers], store)
    write(papers / "1.txt", paper(1, measures=5))
    report = build_store([papers], store)
    assert report.is_changed
    assert open_store(store).select(COUNT)[0]["count"].value == "7"
    build_store([papers], store.with_name("fresh"))
    assert named_quads(store) == named_quads(store.with_name("fresh"))


def test_only_what_changed_is_read(papers: Path, store: Path) -> None:
    build_store([papers], store)
    write(papers / "3.txt", paper(3))
    told: list[tuple[int, int]] = []
    build_store([papers], store, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 1), (1, 1)]
    assert quads(store) == fresh_quads([papers], store)


def test_a_document_that_is_not_given_leaves_and_shared_things_stay(papers: Path, store: Path) -> None:
    build_store([papers], store)
    (papers / "1.txt").unlink()
    build_store([papers], store)
    assert quads(store) == fresh_quads([papers], store)
    assert open_store(store).ask('ASK { ?agency a sz:Agency ; skos:prefLabel "江苏省政务办"@zh-Hans }')


def test_a_folder_that_moved_is_not_read_again(papers: Path, store: Path) -> None:
    build_store([papers], store)
    moved = papers.rename(papers.with_name("elsewhere"))
    told: list[tuple[int, int]] = []
    report = build_store([moved], store, progress=lambda done, total: told.append((done, total)))
    assert (told, report.is_changed) == ([], False)
    assert [entry.file for entry in report.documents] == [str(moved / "1.txt"), str(moved / "2.txt")]


def test_other_software_reads_everything_again(
    papers: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_store([papers], store)
    monkeypatch.setattr("graph.build.software_digest", lambda: "another")
    told: list[tuple[int, int]] = []
    build_store([papers], store, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


TEXTS = """SELECT ?relation ?name { ?text ?relation ?main . ?document sz:mainText ?main .
  ?text eli:is_embodied_by/sz:fileName ?name FILTER(?relation IN (prov:alternateOf, dcterms:isPartOf)) }"""
REVISIONS = """SELECT ?new ?old { ?now prov:wasRevisionOf ?then .
  ?now eli:is_embodied_by/sz:fileName ?new . ?then eli:is_embodied_by/sz:fileName ?old }"""
MORE = "各地要把数字政府建设摆在突出位置，明确时间表和路线图，定期通报进展情况，确保各项任务按时完成。" * 3


def rows(store: Path, query: str) -> set[tuple[str, ...]]:
    return {tuple(value.value for value in row.values()) for row in open_store(store).select(query)}


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_of_two_copies_the_one_with_more_measures_stands(
    tmp_path: Path, store: Path, names: tuple[str, str]
) -> None:
    short, whole = (tmp_path / name for name in names)
    write(short, paper(1, measures=8, more="正文较长。"))
    write(whole, paper(1, measures=9))
    report = build_store([tmp_path / "a.txt", tmp_path / "b.txt"], store)
    assert [entry.file for entry in report.documents] == [str(whole)]
    assert [(entry.file, entry.same_as, entry.copy) for entry in report.duplicates] == [
        (str(short), str(whole), "copy")
    ]
    assert open_store(store).select(COUNT)[0]["count"].value == "9"
    assert rows(store, TEXTS) == {("http://www.w3.org/ns/prov#alternateOf", short.name)}


def test_of_two_copies_with_equal_measures_the_longer_text_stands(tmp_path: Path, store: Path) -> None:
    short = write(tmp_path / "a.txt", paper(1))
    longer = write(tmp_path / "b.txt", paper(1, more="补充说明。"))
    report = build_store([short, longer], store)
    assert [entry.file for entry in report.documents] == [str(longer)]


def test_a_copy_takes_over_when_the_better_one_is_gone(tmp_path: Path, store: Path) -> None:
    short = write(tmp_path / "short.txt", paper(1))
    whole = write(tmp_path / "whole.txt", paper(1, measures=3))
    build_store([short, whole], store)
    report = build_store([short], store)
    assert [entry.file for entry in report.documents] == [str(short)]
    assert quads(store) == fresh_quads([short], store)


def test_a_better_copy_that_comes_later_takes_the_place(tmp_path: Path, store: Path) -> None:
    short = write(tmp_path / "short.txt", paper(1))
    build_store([short], store)
    whole = write(tmp_path / "whole.txt", paper(1, measures=3))
    build_store([short, whole], store)
    assert quads(store) == fresh_quads([short, whole], store)
    assert not build_store([short, whole], store).is_changed


def test_an_excerpt_without_head_is_a_text_of_the_whole_paper(tmp_path: Path, store: Path) -> None:
    lines = paper(1, measures=30, more=MORE).splitlines()
    part = write(tmp_path / "part.txt", "\n".join(lines[10:25]))
    build_store([part], store)
    own = open_store(store).select("SELECT ?document { ?document a sz:Document }")[0]["document"].value
    whole = write(tmp_path / "whole.txt", "\n".join(lines))
    report = build_store([part, whole], store)
    assert [(entry.file, entry.copy) for entry in report.duplicates] == [(str(part), "excerpt")]
    assert open_store(store).select(COUNT)[0]["count"].value == "30"
    assert rows(store, TEXTS) == {("http://purl.org/dc/terms/isPartOf", "part.txt")}
    assert open_store(store).ask(f"ASK {{ <{own}> owl:sameAs <{IRI.format(1)}> }}")
    assert open_store(store).ask(f'ASK {{ <{IRI.format(1)}> sz:fileName "part.txt", "whole.txt" }}')


def test_the_same_words_in_a_copy_are_further_evidence(tmp_path: Path, store: Path) -> None:
    write(tmp_path / "a.txt", paper(1, measures=9))
    write(tmp_path / "b.txt", paper(1, measures=9).replace(",", "，").replace("第3期", "第3 期") + "\n")
    build_store([tmp_path], store)
    query = """SELECT ?exact ?again { ?target a sz:Target ; sz:evidence/oa:hasSelector/oa:exact ?exact ;
      sz:furtherEvidence/oa:hasSelector/oa:exact ?again }"""
    found = rows(store, query)
    assert ("网上可办率达到93%", "网上可办率达到93%") in found
    assert len(found) == 9


@pytest.mark.parametrize(
    ("number", "changed"),
    [
        (2, "第一批"),  # another number, though nearly every word is the same
        (1, "完全不同的另一份文件。" * 40),  # nothing of the words
    ],
)
def test_papers_alike_that_are_not_one_stay_two_or_have_no_further_text(
    tmp_path: Path, store: Path, number: int, changed: str
) -> None:
    write(tmp_path / "a.txt", paper(1, measures=12))
    other = paper(number, measures=12, more=changed) if number == 2 else f"{IRI}\n{changed}"
    write(tmp_path / "b.txt", other)
    report = build_store([tmp_path], store)
    assert len(report.documents) == 2
    assert rows(store, TEXTS) == set()


def test_a_new_wording_keeps_the_old_one_beside_it(papers: Path, store: Path) -> None:
    write(papers / "1.txt", paper(1, measures=6))
    build_store([papers], store)
    write(papers / "1.txt", paper(1, measures=6).replace("达到93%", "达到97%"))
    build_store([papers], store)
    assert rows(store, REVISIONS) == {("1.txt", "1.txt")}
    texts = rows(store, f"SELECT ?words {{ <{IRI.format(1)}> eli:is_realized_by/nif:isString ?words }}")
    assert sorted("达到97%" in words for (words,) in texts) == [False, True]
    assert open_store(store).select(COUNT)[0]["count"].value == "8"


def test_states_of_a_wording_form_a_chain_and_one_that_returns_leaves_it(papers: Path, store: Path) -> None:
    first, second, third = (
        paper(1, measures=6).replace("达到93%", f"达到{value}%") for value in (93, 95, 97)
    )
    for text in (first, second, third):
        write(papers / "1.txt", text)
        build_store([papers], store)
    assert len(open_store(store).select("SELECT * { ?new prov:wasRevisionOf ?old }")) == 2
    write(papers / "1.txt", first)
    build_store([papers], store)
    newest = open_store(store).select(
        "SELECT ?old { ?document sz:mainText ?new . ?new prov:wasRevisionOf ?old }"
    )
    assert len(newest) == 1


def test_kept_wordings_outlive_other_software_and_go_with_their_document(
    papers: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(papers / "1.txt", paper(1, measures=6))
    build_store([papers], store)
    write(papers / "1.txt", paper(1, measures=6).replace("达到93%", "达到97%"))
    build_store([papers], store)
    monkeypatch.setattr("graph.build.software_digest", lambda: "another")
    build_store([papers], store)
    assert len(rows(store, REVISIONS)) == 1
    (papers / "1.txt").unlink()
    build_store([papers], store)
    assert quads(store) == fresh_quads([papers], store)


def test_a_file_that_gets_another_paper_is_no_revision(tmp_path: Path, store: Path) -> None:
    write(tmp_path / "notes.txt", "建设一体化平台,推进数据共享。" * 30)
    build_store([tmp_path], store)
    write(tmp_path / "notes.txt", "企业所得税汇算清缴办法另行规定。" * 30)
    build_store([tmp_path], store)
    assert rows(store, REVISIONS) == set()


def test_of_two_wordings_the_one_that_comes_later_stands(tmp_path: Path, store: Path) -> None:
    old = paper(1, measures=6, more=MORE)
    new = paper(
        1, measures=6, more="各县区要建立工作台账，按季度报送进度，省政务办汇总后通报并纳入年度考核。" * 3
    )
    write(tmp_path / "old.txt", old + "附注。")
    build_store([tmp_path], store)
    write(tmp_path / "new.txt", new)
    report = build_store([tmp_path], store)
    assert [Path(entry.file).name for entry in report.documents] == ["new.txt"]
    assert [entry.copy for entry in report.duplicates] == ["earlier"]
    assert rows(store, REVISIONS) == {("new.txt", "old.txt")}


def test_what_cannot_be_read_is_reported_and_the_rest_is_built(papers: Path, store: Path) -> None:
    (papers / "empty.txt").touch()
    (papers / "noise.txt").write_bytes(bytes(range(256)) * 20)
    report = build_store([papers, papers / "missing.txt"], store)
    assert len(report.documents) == 2
    failures = {Path(entry.file).name: entry.failure for entry in report.failures}
    assert failures.keys() == {"empty.txt", "noise.txt", "missing.txt"}
    assert "empty" in str(failures["empty.txt"])
    written = json.loads((store / "report.json").read_text(encoding="utf-8"))
    assert [failure["failure"] for failure in written["failures"]] == [
        entry.failure for entry in report.failures
    ]


def test_a_failure_is_remembered_until_the_file_changes(papers: Path, store: Path) -> None:
    broken = papers / "broken.txt"
    broken.touch()
    build_store([papers], store)
    again = build_store([papers], store)
    assert (again.is_changed, len(again.failures)) == (False, 1)
    write(broken, paper(3))
    mended = build_store([papers], store)
    assert (len(mended.documents), mended.failures) == (3, ())


def test_where_nothing_can_be_read_the_store_is_left_as_it_was(papers: Path, store: Path) -> None:
    build_store([papers], store)
    before = quads(store)
    report = build_store([papers / "typing-error.txt"], store)
    assert (report.documents, len(report.failures)) == ((), 1)
    assert quads(store) == before


def test_a_defect_on_one_document_does_not_cost_the_others(
    papers: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import loaders.document

    read = loaders.document.build_document

    def read_with_defect(source: object) -> object:
        if "2.txt" in getattr(source, "path", ""):
            raise KeyError("省")
        return read(source)  # type: ignore[arg-type]

    monkeypatch.setattr("loaders.document.build_document", read_with_defect)
    report = build_store([papers], store)
    (failure,) = report.failures
    assert "KeyError" in str(failure.failure)
    assert [entry.iri for entry in report.documents] == [IRI.format(1)]
    monkeypatch.undo()
    assert len(build_store([papers], store).documents) == 2  # a defect is not remembered


def test_the_report_tells_of_each_document(papers: Path, store: Path) -> None:
    raw = paper(7).replace("重点任务", "重(zhòng)點(diǎn)任務(wù)").replace("坚持为民服务。", "以?xún)?。")
    write(papers / "7.txt", raw)
    build_store([papers / "7.txt"], store)
    written = json.loads((store / "report.json").read_text(encoding="utf-8"))
    (document,) = written["documents"]
    assert document["iri"] == IRI.format(7)
    assert (document["bytes"], document["encoding"]) == (len(raw.encode()), "utf-8")
    assert document["repairs"]["pinyin"] >= 3
    expected = {"measures": 2, "responsibilities": 4, "targets": 2, "deadlines": 2, "sections": 2}
    assert {name: document["found"][name] for name in expected} == expected
    (place,) = document["unrepaired"]
    assert raw[place["start"] : place["end"]] in place["raw"]
    assert (written["totals"]["documents"], written["totals"]["unrepaired"]) == (1, 1)
    assert written["totals"]["triples"] == document["triples"] > 100


@pytest.mark.slow
def test_the_number_of_processes_does_not_change_the_quads(tmp_path: Path, store: Path) -> None:
    files = [write(tmp_path / f"{number}.txt", paper(number)) for number in range(12)]
    report = build_store(files, store, jobs=2)
    assert [entry.file for entry in report.entries] == [str(file) for file in files]
    beside = store.with_name("one-process")
    build_store(files, beside, jobs=1)
    assert quads(store) == quads(beside)


KILLED_AT = {
    "while reading": "loaders.document.build_document",
    "before the data are complete": "graph.data.Data.close",
    "before the new data are published": "graph.folder.StoreFolder.publish",
    "while the manifest is written": "os.fsync",
}


@pytest.mark.parametrize("moment", KILLED_AT)
def test_a_build_that_is_killed_leaves_the_old_store_whole(papers: Path, store: Path, moment: str) -> None:
    build_store([papers], store)
    before = quads(store)
    write(papers / "1.txt", paper(1, measures=4))
    script = (
        "import os, signal, sys; from unittest.mock import patch\n"
        "import graph.build, graph.data, loaders.document\ngraph.build.software_digest = lambda: 'this'\n"
        f"with patch({KILLED_AT[moment]!r}, lambda *given: os.kill(os.getpid(), signal.SIGKILL)):\n"
        "    graph.build.build_store(sys.argv[1:2], sys.argv[2])"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(papers), str(store)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert quads(store) == before
    assert len(list(store.glob("data-*"))) == 2  # what the killed build left
    build_store([papers], store)
    assert len(list(store.glob("data-*"))) == 1
    assert list(store.glob("*.part")) == []
    build_store([papers], store.with_name("fresh"))
    assert named_quads(store) == named_quads(store.with_name("fresh"))


def test_a_second_build_at_the_same_time_is_told_so(papers: Path, store: Path) -> None:
    with StoreFolder(store).building(), pytest.raises(StoreError, match="another build"):
        build_store([papers], store)


def test_records_come_in_the_order_of_the_files(papers: Path) -> None:
    extracted = list(extract_records([papers / "2.txt", papers / "1.txt", papers / "none.txt"]))
    records = [json.loads(one.content) for one in extracted if one.content]
    assert [record["doc"]["number"] for record in records] == ["苏政办发〔2031〕2号", "苏政办发〔2031〕1号"]
    assert extracted[2].entry.failure == "does not exist"


def test_a_file_that_is_given_twice_is_read_once(papers: Path) -> None:
    given = [papers / "1.txt", papers, papers / ".." / papers.name / "2.txt"]
    assert [Path(entry.file).name for entry in find_inputs(given)] == ["1.txt", "2.txt"]


def _pipe(folder: Path) -> Iterator[Path]:
    import os

    path = folder / "pipe.txt"
    os.mkfifo(path)
    yield path


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    (pipe,) = _pipe(tmp_path)
    (entry,) = find_inputs([pipe])
    assert "pipe" in str(entry.failure)
