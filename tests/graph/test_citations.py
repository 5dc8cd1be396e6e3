"""Cited papers in a store: known by other names, before or after they are loaded, and told of while they are not."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph
import pytest

from graph.build import build_store
from graph.citations import citations_triples
from graph.folder import StoreFolder
from graph.query import ask
from graph.sparql import Selectable
from graph.store import Store, open_store
from graph.things import find_things
from graph.validate import validate_store
from loaders.document import build_document
from loaders.files import read_source
from ontology.iris import citations_iri
from ontology.namespaces import ID

UPPER = """国务院关于加强数据服务能力建设的指导意见
国发〔2031〕5号
各省、自治区、直辖市人民政府:
一、总体要求
坚持为民服务。
二、重点任务
1.建设平台。完善国家数据服务平台。
国务院
2031年3月1日"""
NOTICE = """江苏省人民政府办公厅关于印发江苏省数据服务实施方案的通知
苏政办发〔2031〕8号
各设区市人民政府:
《江苏省数据服务实施方案》已经省人民政府同意,现印发给你们。
江苏省人民政府办公厅
2031年6月5日
江苏省数据服务实施方案
根据《国务院关于加强数据服务能力建设的指导意见》(国发〔2031〕5号),制定本方案。
一、重点任务
1.建设平台。出台《江苏省数据服务平台管理办法》。"""
CITY = """南京市人民政府办公厅关于推进数据服务的通知
宁政办发〔2032〕3号
各区人民政府:
为贯彻落实《关于加强数据服务能力建设的指导意见》和《江苏省人民政府办公厅关于印发江苏省数据服务实施方案的通知》,制定本通知。
一、重点任务
1.建设平台。按照《江苏省数据服务平台管理办法》完善平台。
南京市人民政府办公厅
2032年1月9日"""
RULES = """江苏省数据服务平台管理办法
苏政规〔2031〕9号
第一条为规范平台,制定本办法。
第二条各部门应当使用平台。
江苏省人民政府
2031年12月1日"""
TEXTS = {"upper": UPPER, "notice": NOTICE, "city": CITY, "rules": RULES}
IRIS = {
    "upper": f"{ID}doc/100000/国发〔2031〕5号",
    "notice": f"{ID}doc/320000/苏政办发〔2031〕8号",
    "city": f"{ID}doc/320100/宁政办发〔2032〕3号",
    "rules": f"{ID}doc/320000/苏政规〔2031〕9号",
}
NAMES = {iri: name for name, iri in IRIS.items()}
Build = Callable[..., Path]


@pytest.fixture(autouse=True)
def software(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our sources may be edited while the tests run."""
    monkeypatch.setattr("graph.build.software_digest", lambda: "this")


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds, or builds again, a store of papers of these names, in this order."""

    def build_papers(*names: str, store: str = "store", jobs: int | None = None, **texts: str) -> Path:
        paths = []
        for name in (*names, *texts):
            paths.append(tmp_path / f"{name}.txt")
            paths[-1].write_text((TEXTS | texts)[name], encoding="utf-8")
        build_store(paths, tmp_path / store, jobs=jobs)
        return tmp_path / store

    return build_papers


def short(iri: str) -> str:
    """The name of a paper of ours; of others the IRI below our base, decoded by nobody."""
    return NAMES.get(iri, iri.removeprefix(ID))


def same(store: Path) -> dict[str, str]:
    rows = open_store(store).select("SELECT ?one ?other { ?one owl:sameAs ?other }")
    return {short(row["one"].value): short(row["other"].value) for row in rows}


def cites(store: Path) -> set[tuple[str, str, str]]:
    """Which documents cite which by the terms of ELI, second IRIs left out."""
    query = """SELECT ?citing ?how ?cited { ?citing ?how ?cited
      FILTER(?how IN (eli:cites, eli:based_on, eli:applies, eli:amends, eli:repeals))
      ?citing a sz:Document ; sz:mainText ?text . ?cited a sz:Document
      FILTER NOT EXISTS { ?cited owl:sameAs ?other } }"""
    return {
        (short(row["citing"].value), row["how"].value.rpartition("#")[2], short(row["cited"].value))
        for row in open_store(store).select(query)
    }


def quads(store: Path) -> set[str]:
    manifest = StoreFolder(store).read_manifest()
    assert manifest is not None
    return set(map(str, pyoxigraph.Store.read_only(str(store / manifest.data))))


def rows(store: Path, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    found = ask(open_store(store), name, **values)
    return [tuple(row[column].value if column in row else "" for column in columns) for row in found]


def broken(store: Store) -> Iterable[str]:
    return [str(result) for result in validate_store(store).results]


CITES = {
    ("notice", "cites", "upper"),
    ("notice", "based_on", "upper"),
    ("city", "cites", "upper"),
    ("city", "applies", "upper"),
    ("city", "cites", "notice"),
    ("city", "applies", "notice"),
    ("city", "cites", "rules"),
    ("city", "based_on", "rules"),
}
SAME = {
    "doc/title/关于加强数据服务能力建设的指导意见": "upper",
    "doc/title/江苏省人民政府办公厅关于印发江苏省数据服务实施方案的通知": "notice",
    "doc/title/江苏省数据服务平台管理办法": "rules",
}


def test_citations_by_title_lead_to_the_documents(build: Build) -> None:
    store = build("upper", "notice", "city", "rules")
    assert same(store) == SAME
    assert cites(store) == CITES
    assert broken(open_store(store)) == []


def test_order_and_number_of_processes_change_no_quad(build: Build) -> None:
    one = build("upper", "notice", "city", "rules")
    other = build("rules", "city", "notice", "upper", store="other", jobs=1)
    assert quads(one) == quads(other)


@pytest.mark.parametrize("first", ["city", "upper"])
def test_a_document_may_come_before_or_after_what_cites_it(build: Build, first: str) -> None:
    build(first)
    build("city", "upper")
    store = build("city", "upper", "notice")
    assert quads(store) == quads(build("upper", "notice", "city", store="fresh"))


def test_a_document_that_goes_is_known_by_its_citations_again(build: Build) -> None:
    before = quads(build("city", "notice"))
    build("city", "notice", "upper", "rules")
    store = build("city", "notice")
    assert quads(store) == before
    assert (
        same(store)["doc/title/关于加强数据服务能力建设的指导意见"] == "upper"
    )  # which 国发〔2031〕5号 names


def test_a_build_with_nothing_new_does_nothing(build: Build) -> None:
    store = build("city", "upper")
    manifest = StoreFolder(store).read_manifest()
    build("city", "upper")
    assert StoreFolder(store).read_manifest() == manifest


def test_what_is_told_of_a_paper_that_is_not_there_stands_in_one_graph(build: Build) -> None:
    store = build("notice")
    facts = open_store(store).select(
        f"SELECT ?what ?value {{ GRAPH <{citations_iri()}> {{ <{IRIS['upper']}> ?what ?value }} }}"
    )
    assert {
        (row["what"].value.rpartition("#")[2].rpartition("/")[2], row["value"].value) for row in facts
    } == {
        ("title", "国务院关于加强数据服务能力建设的指导意见"),
        ("prefLabel", "国务院关于加强数据服务能力建设的指导意见"),
        ("prefLabel", "國務院關於加強數據服務能力建設的指導意見"),
        ("passed_by", f"{ID}agency/100000/国务院"),
        ("date_document", "2031"),
        ("earliestDate", "2031-01-01"),
        ("latestDate", "2031-12-31"),
    }


def test_a_document_has_its_own_title_and_date_whatever_others_call_it(build: Build) -> None:
    store = build(
        "upper",
        "notice",
        other=CITY.replace("《关于加强", "《国务院关于进一步加强").replace(
            "建设的指导意见》", "建设的指导意见》(国发〔2031〕5号)"
        ),
    )
    query = f'SELECT ?l ?on {{ <{IRIS["upper"]}> skos:prefLabel ?l ; eli:date_document ?on FILTER(LANG(?l) = "zh-hans") }}'
    ((row),) = open_store(store).select(query)
    assert (row["l"].value, row["on"].value) == ("国务院关于加强数据服务能力建设的指导意见", "2031-03-01")
    others = open_store(store).select(f"SELECT ?t {{ <{IRIS['upper']}> dcterms:alternative ?t }}")
    assert "国务院关于进一步加强数据服务能力建设的指导意见" in {row["t"].value for row in others}
    assert broken(open_store(store)) == []


def test_two_documents_of_one_title_leave_a_citation_open(build: Build) -> None:
    own = UPPER.replace("国务院", "江苏省人民政府").replace("国发〔2031〕5号", "苏政发〔2031〕6号")
    store = build("upper", "city", own=own)
    assert "doc/title/关于加强数据服务能力建设的指导意见" not in same(store)
    assert rows(store, "cited-by", "document", document="国发〔2031〕5号") == []


def test_a_citation_of_a_copys_iri_leads_to_the_document(turtle_store: Callable[[str], Selectable]) -> None:
    store = turtle_store("""
        <urn:main> a sz:Document ; sz:mainText <urn:text> .
        <urn:own> a sz:Document ; eli:number "甲发〔2031〕1号" ; dcterms:alternative "甲"@zh-Hans ; owl:sameAs <urn:main> .
        <urn:citing> a sz:Document ; sz:mainText <urn:other> ; eli:cites <urn:own> .
        <urn:finding> a sz:Citation ; sz:inDocument <urn:citing> ; sz:document <urn:own> ;
            sz:citationRelation sz:CitationRelation-repeals ; sz:evidence [ oa:hasSelector [ oa:exact "甲" ] ] .""")
    assert sorted(map(str, citations_triples(store))) == [
        "<urn:citing> <http://data.europa.eu/eli/ontology#cites> <urn:main>",
        "<urn:citing> <http://data.europa.eu/eli/ontology#repeals> <urn:main>",
    ]


def test_a_promised_paper_is_found_when_it_comes(build: Build) -> None:
    promise = f"ASK {{ ?measure sz:willIssue <{IRIS['rules']}> ; sz:inDocument <{IRIS['notice']}> }}"
    assert open_store(build("notice", "rules")).ask(promise)
    older = RULES.replace("2031年12月1日", "2030年12月1日").replace("2031", "2030")
    assert not open_store(build("notice", rules=older, store="older")).ask(promise)


def test_the_questions_count_a_document_once(build: Build) -> None:
    store = build("upper", "notice", "city")
    assert rows(store, "cited", "cited", "number", "in_graph", "documents", "based_on", "implements") == [
        ("国务院关于加强数据服务能力建设的指导意见", "国发〔2031〕5号", "true", "2", "1", "1"),
        ("江苏省数据服务实施方案", "苏政办发〔2031〕8号", "true", "1", "0", "1"),
        ("江苏省数据服务平台管理办法", "", "false", "1", "1", "0"),
    ]
    assert rows(store, "cited", "cited", region="南京")[0] == ("国务院关于加强数据服务能力建设的指导意见",)
    assert len(rows(store, "cited", "cited", region="蘇")) == 3
    assert rows(store, "cited", "cited", region="湖北") == []


def test_the_citations_are_listed_with_their_words(build: Build) -> None:
    store = build("upper", "notice", "city")
    assert rows(
        store, "citations", "date", "relation", "word", "number", "in_graph", relation="implements"
    ) == [
        ("2032-01-09", "implements", "贯彻落实", "国发〔2031〕5号", "true"),
        ("2032-01-09", "implements", "贯彻落实", "苏政办发〔2031〕8号", "true"),
    ]
    ((quote,),) = rows(store, "citations", "quote", region="江苏", relation="based on")[:1]
    assert "根据《国务院关于加强数据服务能力建设的指导意见》" in quote
    assert rows(store, "citations", "document", relation="repeals") == []


@pytest.mark.parametrize(
    "name",
    [
        "国发〔2031〕5号",
        "國發[2031]5號",
        "关于加强数据服务能力建设",
        "國務院關於加強數據服務能力建設的指導意見",
    ],
)
def test_what_cites_a_document_is_found_by_any_of_its_names(build: Build, name: str) -> None:
    found = rows(build("upper", "notice", "city"), "cited-by", "date", "region", "relation", document=name)
    assert found == [("2031-06-05", "江苏省", "based on"), ("2032-01-09", "南京市", "implements")]


@pytest.mark.parametrize("name", ["关于加强数据服务能力建设的指导意见", "国发〔2031〕5号"])
def test_a_second_name_leads_to_the_document_alone(build: Build, name: str) -> None:
    ((iri, label, _),) = find_things(open_store(build("upper", "city", "notice")), name)
    assert (short(iri), label) == ("upper", "国务院关于加强数据服务能力建设的指导意见")


def test_a_real_paper_is_found_where_number_and_issuer_are_left_out(shared: Path, tmp_path: Path) -> None:
    citing = build_document(read_source(shared / "corpus/inner-mongolia-2024.txt")).clean.text
    full = "《国务院关于加强数字政府建设的指导意见》(国发〔2022〕14号)"
    assert full in citing
    path = tmp_path / "citing.txt"
    path.write_text(citing.replace(full, "《关于加强数字政府建设的指导意见》"), encoding="utf-8")
    store = tmp_path / "store"
    build_store([path, shared / "corpus/state-council-2022-14.txt"], store)
    assert rows(store, "cited-by", "document", "relation", document="国发〔2022〕14号") == [
        ("内蒙古自治区数字政府建设实施方案", "based on")
    ]
    assert broken(open_store(store)) == []
