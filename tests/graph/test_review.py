"""`links` and `review links`: every link to be read, decided on and kept, and the measures that have none."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.build import build_store
from graph.cli import app

NATIONAL = """国务院关于推进政务数字化的意见
国发〔2030〕7号
各省、自治区、直辖市人民政府:
一、重点任务
(一)建设政务云。统筹建设全国一体化政务云平台体系,推动各类业务系统迁移上云,提高云资源使用效率。
(二)推广电子印章。建立电子印章跨地区互认机制,扩大电子印章在招标投标领域的应用。
国务院
2030年6月5日"""
PROVINCIAL = """湖南省人民政府关于数字政府建设的通知
湘政发〔2031〕3号
各市州人民政府:
一、重点任务
1.推进电子印章应用。落实电子印章跨地区互认机制,扩大电子印章在招标投标领域的应用范围。
2.治理河湖。开展水质监测,清理围垦湖泊,保护候鸟栖息地。
湖南省人民政府
2031年1月5日"""


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two papers, built into `store` beside it; paths are given from there."""
    monkeypatch.setattr("graph.build.software_digest", lambda: "this")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "country.txt").write_text(NATIONAL, encoding="utf-8")
    (folder / "hunan.txt").write_text(PROVINCIAL, encoding="utf-8")
    build()
    return folder


def build() -> None:
    build_store([Path("papers")], "store")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", "store"])


def rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(StringIO("\n".join(lines)), delimiter="\t"))


def rewrite(path: Path, table: list[dict[str, str]]) -> None:
    out = StringIO()
    out.writelines(
        line + "\n" for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")
    )
    writer = csv.DictWriter(out, table[0], delimiter="\t")
    writer.writeheader()
    writer.writerows(table)
    path.write_text(out.getvalue(), encoding="utf-8")


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("湘政发〔2031〕3号", "国发〔2030〕7号"),
        ("湘政發[2031]3號", "國發（2030）7号".replace("（", "[").replace("）", "]")),
        ("hunan", "country.txt"),
        ("湖南省人民政府", "推進政務數字化的意見"),
        ("https://w3id.org/shuzheng/id/doc/430000/湘政发〔2031〕3号", "国务院关于推进政务数字化的意见"),
    ],
)
def test_a_document_is_named_by_number_title_file_or_iri(papers: Path, lower: str, upper: str) -> None:
    result = run("links", lower, upper, "-o", "-")
    (link,) = map(json.loads, result.stdout.splitlines())
    assert (link["measure"], link["target"], link["relation"], link["rank"]) == (
        "1",
        "(二)",
        "carries-out",
        1,
    )
    assert 0 < link["confidence"] <= 1
    assert link["reviewed"] is False
    assert "电子印章跨地区互认机制,扩大电子印章在招标投标领域的应用" in [
        one["quote"] for one in link["evidence"]
    ]


def test_the_table_shows_measures_without_a_counterpart(papers: Path) -> None:
    lines = run("links", "hunan", "country").stdout.splitlines()
    assert [line.split()[:4] for line in lines[2:]] == [
        ["1", "推进电子印章应用", "(二)", "推广电子印章"],
        ["2", "治理河湖", "—"],
    ]


@pytest.mark.parametrize(
    ("lower", "upper", "told"),
    [
        ("湖北", "country", "nothing is named '湖北'"),
        ("hunan", "关于", "names 2 documents"),
        ("hunan", "湖南", "are one document"),
    ],
)
def test_a_name_that_fits_none_or_several_is_refused(papers: Path, lower: str, upper: str, told: str) -> None:
    result = run("links", lower, upper)
    assert result.exit_code == 1
    assert told in result.stderr


def test_a_table_goes_beside_the_document_and_builds_follow_it(papers: Path) -> None:
    result = run("review", "links", "hunan", "country")
    path = papers / "hunan--country.sssom.tsv"
    assert result.stdout.startswith("papers/hunan--country.sssom.tsv: 1 links, 0 decided")
    linked, without = rows(path)
    assert (linked["subject_label"], linked["object_label"]) == ("1 推进电子印章应用", "(二) 推广电子印章")
    assert (without["subject_label"], without["object_id"]) == ("2 治理河湖", "")
    build()
    assert len(run("links", "hunan", "country", "-o", "-").stdout.splitlines()) == 1
    rewrite(
        path,
        [
            linked | {"decision": "reject", "reviewer_label": "李", "comment": "不是一件事"},
            without | {"decision": "accept", "object_id": "(一)"},
        ],
    )
    build()
    (link,) = map(json.loads, run("links", "hunan", "country", "-o", "-").stdout.splitlines())
    assert (link["measure"], link["target"], link["reviewed"], link["rank"]) == ("2", "(一)", True, None)


def test_a_new_table_keeps_what_was_decided_in_the_old_one(papers: Path) -> None:
    run("review", "links", "hunan", "country")
    path = papers / "hunan--country.sssom.tsv"
    linked, without = rows(path)
    decided = [
        linked | {"decision": "reject", "comment": "不是一件事"},
        without | {"decision": "accept", "object_id": "(一)", "reviewer_label": "李"},
    ]
    rewrite(path, decided)
    for _ in range(2):  # before and after a build knows of it
        run("review", "links", "hunan", "country")
        first, second = rows(path)
        assert [first[name] for name in ("decision", "comment", "object_label")] == [
            *("reject", "不是一件事", "(二) 推广电子印章"),
        ]
        assert [second[name] for name in ("decision", "reviewer_label", "object_label")] == [
            *("accept", "李", "(一) 建设政务云"),
        ]
        build()
    assert (first["predicate_modifier"], second["predicate_id"]) == ("Not", "sz:carriesOut")


def test_sssom_out_is_sssom_in(papers: Path) -> None:
    run("review", "links", "hunan", "country")
    path = papers / "hunan--country.sssom.tsv"
    linked, without = rows(path)
    rewrite(path, [linked | {"decision": "reject"}, without | {"decision": "accept", "object_id": "(一)"}])
    build()
    expected = run("links", "hunan", "country", "-o", "-").stdout
    exported = run("export", "--format", "sssom", "-o", "papers/all.sssom.tsv")
    assert exported.exit_code == 0, exported.stderr
    path.unlink()
    build()
    assert run("links", "hunan", "country", "-o", "-").stdout == expected != ""


def test_where_the_folder_is_not_known_a_file_must_be_named(papers: Path) -> None:
    papers.rename(papers.with_name("gone"))
    result = run("review", "links", "hunan", "country")
    assert result.exit_code == 2
    assert "name a file" in " ".join(result.stderr.replace("│", " ").split())
    assert run("review", "links", "hunan", "country", "-o", "a.sssom.tsv").exit_code == 0
    assert len(rows(Path("a.sssom.tsv"))) == 2
