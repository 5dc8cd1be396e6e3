"""Builds link papers that stand above each other or follow each other; what people decided wins and lasts."""

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from graph.build import build_store
from graph.folder import StoreFolder
from graph.report import Report
from graph.store import open_store
from graph.validate import validate_store
from ontology.alignment import is_links_iri

ID = "https://w3id.org/shuzheng/id/doc"
COUNTRY = f"{ID}/100000/国发〔2030〕7号"
PROVINCE = f"{ID}/430000/湘政发〔2031〕3号"
HEADING = "国务院关于推进政务数字化的意见", "国发〔2030〕7号", "各省、自治区、直辖市人民政府:"
NATIONAL = """一、总体要求
坚持为民服务。
二、重点任务
(一)建设政务云。统筹建设全国一体化政务云平台体系,推动各类业务系统迁移上云,提高云资源使用效率。
(二)推广电子印章。建立电子印章跨地区互认机制,扩大电子印章在招标投标领域的应用。
(三)培养人才。开展公务员数字素养培训,建立数字人才库。"""
PROVINCIAL = """一、重点任务
(一)推进电子印章应用。落实电子印章跨地区互认机制,扩大电子印章在招标投标领域的应用范围。
(二)整合政务云。按照全国一体化政务云平台体系要求,推动各类业务系统迁移上云,提高云资源使用效率。
(三)治理河湖。开展水质监测,清理围垦湖泊,保护候鸟栖息地。"""
LINKS = """SELECT ?mine ?relation ?yours ?reviewed WHERE { ?link a sz:Alignment ; sz:lower/sz:number ?mine ;
  sz:upper/sz:number ?yours ; sz:relation/skos:notation ?relation ; sz:reviewed ?reviewed }"""
SHORT = "SELECT ?mine ?yours WHERE { ?a %s ?b . ?a sz:number ?mine . ?b sz:number ?yours }"

Write = Callable[..., None]


@pytest.fixture(autouse=True)
def software(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our sources may be edited while the tests run."""
    monkeypatch.setattr("graph.build.software_digest", lambda: "this")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a national paper, and a province's of the next year."""
    folder = tmp_path / "papers"
    folder.mkdir()
    write_national(folder)
    write_provincial(folder)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def write_national(folder: Path, body: str = NATIONAL) -> None:
    text = "\n".join([*HEADING, body, "国务院", "2030年6月5日"])
    (folder / "country.txt").write_text(text, encoding="utf-8")


def write_provincial(folder: Path, year: int = 2031, body: str = PROVINCIAL) -> None:
    head = "湖南省人民政府关于数字政府建设的通知", f"湘政发〔{year}〕3号", "各市州人民政府:"
    text = "\n".join([*head, body, "湖南省人民政府", f"{year}年1月5日"])
    (folder / f"hunan-{year}.txt").write_text(text, encoding="utf-8")


def decide(folder: Path, *rows: str, head: str = "") -> Path:
    table = folder / "hunan.sssom.tsv"
    columns = "decision\tsubject_id\tobject_id\treviewer_label\tcomment"
    table.write_text("\n".join([*head.splitlines(), columns, *rows]) + "\n", encoding="utf-8")
    return table


def links(store: Path) -> set[tuple[str, ...]]:
    return {
        (row["mine"].value, row["relation"].value, row["yours"].value, row["reviewed"].value)
        for row in open_store(store).select(LINKS)
    }


def quads(store: Path) -> set[str]:
    manifest = StoreFolder(store).read_manifest()
    assert manifest is not None
    return set(map(str, pyoxigraph.Store.read_only(str(store / manifest.data))))


def graphs_of_links(store: Path) -> set[str]:
    manifest = StoreFolder(store).read_manifest()
    assert manifest is not None
    names = pyoxigraph.Store.read_only(str(store / manifest.data)).named_graphs()
    return {name.value for name in names if is_links_iri(name.value)}


COMPUTED = {
    ("(一)", "carries-out", "(二)", "false"),
    ("(二)", "carries-out", "(一)", "false"),
}


def test_a_younger_paper_of_a_province_carries_out_the_country_s(papers: Path, store: Path) -> None:
    report = build_store([papers], store)
    assert links(store) == COMPUTED
    assert report.links.relations == {"carries-out": 2}
    assert (report.links.pairs, report.links.total, report.links.reviewed) == (1, 2, 0)
    told = json.loads((store / "report.json").read_bytes())["links"]
    assert told["relations"] == {"carries-out": 2}
    assert {"low", "high", "pairs", "said", "held"} == told["reliability"][0].keys()
    short = {
        (row["mine"].value, row["yours"].value) for row in open_store(store).select(SHORT % "sz:carriesOut")
    }
    assert short == {("(一)", "(二)"), ("(二)", "(一)")}
    assert len(list(open_store(store).select(SHORT % "eli:applies"))) == 2
    assert validate_store(open_store(store)).results == ()


def test_an_older_paper_of_a_province_anticipates_it(papers: Path, store: Path) -> None:
    (papers / "hunan-2031.txt").unlink()
    write_provincial(papers, 2029)
    build_store([papers], store)
    assert {relation for _, relation, _, _ in links(store)} == {"anticipates"}
    assert not list(open_store(store).select(SHORT % "sz:carriesOut"))


def test_one_issuer_s_next_paper_continues_the_last_and_provinces_are_not_linked(
    papers: Path, store: Path
) -> None:
    write_provincial(papers, 2032)
    (papers / "country.txt").unlink()
    head = "湖北省人民政府关于数字政府建设的通知\n鄂政发〔2032〕3号\n各市州人民政府:"
    (papers / "hubei.txt").write_text(f"{head}\n{PROVINCIAL}\n湖北省人民政府\n2032年1月5日", encoding="utf-8")
    build_store([papers], store)
    assert {(mine, relation, yours) for mine, relation, yours, _ in links(store)} == {
        (f"({n})", "continues", f"({n})") for n in "一二三"
    }


def test_evidence_stands_in_both_texts(papers: Path, store: Path) -> None:
    build_store([papers], store)
    rows = open_store(store).select(
        """SELECT ?paper ?words ?quote ?start ?end WHERE { ?link a sz:Alignment ; sz:evidence ?place .
        ?place oa:hasSource ?text ; oa:hasSelector/oa:exact ?quote ; oa:hasSelector/oa:start ?start ;
          oa:hasSelector/oa:end ?end . ?text nif:isString ?words . ?paper sz:mainText ?text }"""
    )
    assert {row["paper"].value for row in rows} == {COUNTRY, PROVINCE}
    for row in rows:
        assert row["words"].value[int(row["start"].value) : int(row["end"].value)] == row["quote"].value


def test_a_build_links_again_only_what_changed_and_gives_what_a_fresh_one_gives(
    papers: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_provincial(papers, 2029)
    build_store([papers], store)
    assert len(graphs_of_links(store)) == 3
    told: list[tuple[int, int]] = []
    write_national(papers, NATIONAL.replace("培养人才", "引进人才"))
    build_store([papers], store, linking=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)
    build_store([papers], tmp_path / "fresh")
    kept = {line for line in quads(store) if "/links/" in line}
    assert kept == {line for line in quads(tmp_path / "fresh") if "/links/" in line}
    assert kept


def test_links_go_with_their_document(papers: Path, store: Path) -> None:
    build_store([papers], store)
    (papers / "country.txt").unlink()
    report = build_store([papers], store)
    assert (links(store), graphs_of_links(store), report.links.total) == (set(), set(), 0)


def test_what_people_decide_wins_and_can_be_taken_back(papers: Path, store: Path) -> None:
    table = decide(
        papers,
        f"accept\t{PROVINCE}/item_1\t{COUNTRY}/item_2\t\t",
        f"reject\t{PROVINCE}/item_2\t{COUNTRY}/item_1\t李\t不是一件事",
        f"接受\t{PROVINCE}/item_3\t(三)\t李\t",
        f"\t{PROVINCE}/item_3\t{COUNTRY}/item_1\t\t",
        head=f"#object_source: {COUNTRY}",
    )
    decided = {
        ("(一)", "carries-out", "(二)", "true"),
        ("(二)", "none", "(一)", "true"),
        ("(三)", "carries-out", "(三)", "true"),
    }
    report = build_store([papers], store)
    assert links(store) == decided
    assert (report.links.total, report.links.reviewed, report.links.astray) == (2, 3, ())
    (row,) = open_store(store).select(
        "SELECT ?who ?why { ?link sz:relation sz:AlignmentRelation-none ; dcterms:creator ?who ; dcterms:description ?why }"
    )
    assert (row["who"].value, row["why"].value) == ("李", "不是一件事")
    assert validate_store(open_store(store)).results == ()
    assert not build_store([papers], store).is_changed
    write_national(papers, NATIONAL.replace("培养人才", "引进人才"))
    build_store([papers], store)
    assert links(store) == decided
    table.unlink()
    build_store([papers], store)
    assert links(store) == COMPUTED


def test_a_table_beside_a_file_counts_and_a_named_one_too(papers: Path, store: Path, tmp_path: Path) -> None:
    files = sorted(papers.glob("*.txt"))
    table = decide(papers, f"reject\t{PROVINCE}/item_2\t{COUNTRY}/item_1\t\t")
    build_store(files, store)
    assert ("(二)", "none", "(一)", "true") in links(store)
    elsewhere = tmp_path / "elsewhere.sssom.tsv"
    elsewhere.write_bytes(table.read_bytes())
    table.unlink()
    build_store(files, store)
    assert links(store) == COMPUTED
    build_store([*files, elsewhere], store)
    assert ("(二)", "none", "(一)", "true") in links(store)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (f"accept\t{PROVINCE}/sec_9\t{COUNTRY}/item_1\t\t", "sec_9"),
        (f"accept\t{PROVINCE}/item_1\t{PROVINCE}/item_2\t\t", "one document"),
        (f"reject\t{PROVINCE}/item_1\t(九)\t\t", "(九)"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_told_and_stops_nothing(
    papers: Path, store: Path, row: str, told: str
) -> None:
    decide(papers, row, head=f"#object_source: {COUNTRY}")
    report: Report = build_store([papers], store)
    (line,) = report.links.astray
    assert told in line
    assert line.startswith("hunan.sssom.tsv:3: ")
    assert links(store) == COMPUTED


def test_undated_papers_and_those_of_no_known_place_are_not_linked(papers: Path, store: Path) -> None:
    (papers / "country.txt").write_text("\n".join(["关于推进政务数字化的意见", NATIONAL]), encoding="utf-8")
    report = build_store([papers], store)
    assert (links(store), report.links.pairs) == (set(), 0)
