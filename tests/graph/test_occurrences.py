"""Which papers have which concepts: in whole texts, quoted or not, kept right from build to build."""

from pathlib import Path

import pytest

from graph.build import build_store
from graph.store import open_store
from graph.validate import validate_store

OLD = """湖北省推进政务服务改革实施方案
鄂政发〔2019〕4号
为实现政务服务一网通办,经省人民政府同意,制定本方案。
一、重点任务
1.优化审批。压减材料,推进一网通办。
湖北省人民政府
2019年1月15日"""
NEW = """湖北省数字政府建设方案
鄂政发〔2031〕2号
一、重点任务
1.提升服务。深化“一网通办”改革,落实《湖北省“一件事一次办”工作方案》(鄂政办发〔2030〕9号)。
2.集成办理。推进“一件事一次办”。
湖北省人民政府
2031年1月15日"""
OCCURRENCES = """SELECT ?term ?name ?form ?count ?start ?exact {
  ?found a sz:TermOccurrence ; sz:term/skos:prefLabel ?term ; sz:document ?paper ; sz:occurrenceCount ?count ;
    sz:termForm/skos:notation ?form .
  OPTIONAL { ?paper sz:fileName ?name }
  OPTIONAL { ?found sz:evidence/oa:hasSelector ?place, ?words . ?place oa:start ?start . ?words oa:exact ?exact }
  FILTER(langMatches(lang(?term), "zh-Hans")) }"""


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("graph.build.software_digest", lambda: "this")
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "old.txt").write_text(OLD, encoding="utf-8")
    return folder


def occurrences(papers: Path) -> set[tuple[str | None, ...]]:
    store = papers.parent / "store"
    build_store([papers], store)
    columns = "term", "name", "form", "count", "start", "exact"
    return {
        tuple(row[column].value if row.get(column) else None for column in columns)
        for row in open_store(store).select(OCCURRENCES)
    }


def test_what_a_later_paper_quotes_is_found_in_the_older_ones_and_forgotten_with_it(papers: Path) -> None:
    assert occurrences(papers) == set()
    (papers / "new.txt").write_text(NEW, encoding="utf-8")
    found = occurrences(papers)
    assert ("一网通办", "old.txt", "unquoted", "2", str(OLD.index("一网通办")), "一网通办") in found
    assert {row[:4] for row in found} == {
        ("一网通办", "old.txt", "unquoted", "2"),
        ("一网通办", "new.txt", "quoted", "1"),
        ("一件事一次办", "new.txt", "quoted", "2"),
        ("一件事一次办", None, "cited", "1"),
    }
    assert validate_store(open_store(papers.parent / "store")).results == ()
    (papers / "new.txt").unlink()
    assert occurrences(papers) == set()


def test_only_in_the_title_of_another_paper_is_a_form_of_its_own(papers: Path) -> None:
    (papers / "new.txt").write_text(NEW.replace("推进“一件事一次办”", "推进集成"), encoding="utf-8")
    assert {row[:3] for row in occurrences(papers)} == {
        ("一网通办", "old.txt", "unquoted"),
        ("一网通办", "new.txt", "quoted"),
    }
    (papers / "third.txt").write_text(
        OLD.replace("4号", "5号").replace("一网通办", "“一件事一次办”"), encoding="utf-8"
    )
    assert ("一件事一次办", "new.txt", "title") in {row[:3] for row in occurrences(papers)}


def test_every_real_occurrence_stands_where_it_says(corpus_store: Path) -> None:
    wrong = """SELECT ?found ?exact {
      ?found a sz:TermOccurrence ; sz:evidence ?span . ?span oa:hasSource/nif:isString ?text ; oa:hasSelector ?place, ?words .
      ?place oa:start ?start ; oa:end ?end . ?words oa:exact ?exact
      FILTER(SUBSTR(STR(?text), ?start + 1, ?end - ?start) != ?exact) }"""
    store = open_store(corpus_store)
    assert store.select(wrong) == []
    (row,) = store.select("SELECT (COUNT(*) AS ?count) { ?found a sz:TermOccurrence ; sz:evidence ?span }")
    assert int(row["count"].value) > 300
