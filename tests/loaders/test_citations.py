"""Documents that a text names."""

from collections import Counter
from pathlib import Path

import pytest

from loaders.citations import find_citations
from loaders.document import build_document
from loaders.files import read_source
from loaders.numbers import fold_number
from loaders.regions import load_regions
from ontology.kinds import CitationRelation
from ontology.records import Mention, Stated


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("国发[2022]14号", "国发〔2022〕14号"),
        ("苏政办发（2023）第18号", "苏政办发〔2023〕18号"),
        ("鄂政发〔2019〕4号", "鄂政发〔2019〕4号"),
    ],
)
def test_a_number_has_one_form(printed: str, folded: str) -> None:
    assert fold_number(printed) == folded


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("根据《电子签名法》《某省电子证照管理暂行办法》等规定", ["电子签名法", "某省电子证照管理暂行办法"]),
        ("落实国家《政务数据安全管理办法》", ["政务数据安全管理办法"]),
        ("按照《〈政务信息公开条例〉实施细则》要求", ["〈政务信息公开条例〉实施细则"]),
        ("出台《某省政务云管理规范》", []),
        ("印发实施《某省方案》和《某省规划》", []),
        ("创作《平安中国》歌曲", []),
        ("见《办法》", []),
        ("推动《湖南省数据条例》出台", []),  # 湘政办发〔2023〕11号
        ("编制并动态更新《区域居民服务“一卡通”事项清单》", []),  # 人社部发〔2024〕52号
        ("加快《甲省条例》《乙省条例》立法", []),
        ("推动《甲省条例》落实", ["甲省条例"]),
        ("《甲省条例》出台后，各地抓紧", ["甲省条例"]),
        ("推动《甲省条例》（国发〔2022〕14号）出台", ["甲省条例"]),
        ("《甲省工作要点》和《乙省工作要点》已经省人民政府同意，现印发给你们，请落实。", []),
        ("现将《甲省工作要点》印发给你们。", []),
        ("经市政府同意，现将《甲省条例》《乙省条例》予以公布，请遵照执行。", []),
        ("根据《甲省条例》，现将《乙省条例》印发给你们。", ["甲省条例"]),
        ("落实《甲省条例》，现就有关事项通知如下", ["甲省条例"]),
        ("《甲省条例》现有规定印发后执行", ["甲省条例"]),
    ],
)
def test_papers_to_be_issued_and_other_works_are_not_cited(text: str, titles: list[str]) -> None:
    assert [c.title for c in find_citations(text, None, load_regions())] == titles


def test_a_paper_is_cited_once() -> None:
    assert len(list(find_citations("《某省数据条例》、《某省数据条例》", None, load_regions()))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《甲省数据条例》（甲政发〔2021〕3号）", ("甲政发〔2021〕3号", 2021)),
        ("《甲省数据条例》（甲政发[2021]第3号，以下简称《条例》）", ("甲政发〔2021〕3号", 2021)),
        ("《甲省数据条例》（以下简称《条例》，甲政发（2021）3号）", ("甲政发〔2021〕3号", 2021)),
        ("《甲省数据条例》（甲省人民政府令第310号，2019年修订）", ("甲省人民政府令第310号", None)),
        ("《甲省公共数据目录（2022年版）》", (None, 2022)),
        ("《甲省数据条例》（试行）", (None, None)),
        ("《甲省2023年数据工作要点》", (None, None)),
        ("《甲省数据条例》（详见甲政发〔2021〕3号附件）", (None, None)),
    ],
)
def test_number_and_year_are_those_printed_behind_the_title(
    text: str, found: tuple[str | None, int | None]
) -> None:
    (citation,) = find_citations(text, None, load_regions())
    assert (citation.number, citation.year) == found


def test_a_number_printed_once_counts_wherever_the_title_stands() -> None:
    text = "落实《甲省数据条例》。\n根据《甲省数据条例》（甲政发〔2021〕3号）。"
    found = [(one.relation, one.number) for one in find_citations(text, None, load_regions())]
    assert found == [
        (CitationRelation.IMPLEMENTS, "甲政发〔2021〕3号"),
        (CitationRelation.BASED_ON, "甲政发〔2021〕3号"),
    ]


def test_a_short_name_stands_for_its_document() -> None:
    text = "根据《甲省数据共享条例》（以下简称《条例》），制定本办法。\n各部门要落实《条例》，《意见》除外。"
    found = list(find_citations(text, None, load_regions()))
    assert [(one.title, one.mention.quote, one.relation) for one in found] == [
        ("甲省数据共享条例", "甲省数据共享条例", CitationRelation.BASED_ON),
        ("甲省数据共享条例", "条例", CitationRelation.IMPLEMENTS),
    ]
    assert all(text[one.mention.start : one.mention.end] == one.mention.quote for one in found)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("见《甲省数据条例》。\n《甲省数据条例》明确了分工。", ["refers"]),
        ("见《甲省数据条例》。\n按照《甲省数据条例》执行。", ["based on"]),
        (
            "按照《甲省数据条例》执行。\n依据《甲省数据条例》，\n落实《甲省数据条例》。",
            ["based on", "implements"],
        ),
        ("根据《甲省数据条例》制定。\n《甲省数据条例》同时废止。", ["based on", "repeals"]),
    ],
)
def test_every_relation_is_kept_and_naming_only_where_there_is_none(text: str, relations: list[str]) -> None:
    found = list(find_citations(text, None, load_regions()))
    assert [one.relation.value for one in found] == relations
    starts = [one.mention.start for one in found]
    assert starts == sorted(starts)


@pytest.mark.parametrize("title", ["实施方案", "管理办法", "2023年工作要点", "关于印发实施方案的通知"])
def test_a_title_that_names_a_kind_of_paper_alone_names_none(title: str) -> None:
    assert list(find_citations(f"落实《{title}》要求", None, load_regions())) == []
    (numbered,) = find_citations(f"落实《{title}》（甲政发〔2021〕3号）", None, load_regions())
    assert numbered.number == "甲政发〔2021〕3号"


@pytest.mark.parametrize(
    ("own", "named", "is_cited"),
    [
        ("甲省人民政府关于加强数据共享的意见", "关于加强数据共享的意见", False),
        ("甲省人民政府关于加强数据共享的意见", "国务院关于加强数据共享的意见", True),
        ("甲省数据共享办法", "甲省数据共享办法", False),
        ("甲省数据共享办法", "甲省数据共享条例", True),
    ],
)
def test_a_paper_does_not_cite_itself_by_a_shorter_title(own: str, named: str, is_cited: bool) -> None:
    stated = Stated(own, Mention(own, 0))
    assert bool(list(find_citations(f"贯彻《{named}》", stated, load_regions()))) is is_cited


def test_an_inner_title_is_part_of_the_outer() -> None:
    (found,) = find_citations("落实《关于修改《甲省数据条例》的决定》", None, load_regions())
    assert found.title == "关于修改《甲省数据条例》的决定"


def test_the_corpus_is_read_as_a_person_reads_it(shared: Path) -> None:
    expected = {
        "hubei-2019-4.txt": {"based on": 2},
        "inner-mongolia-2024.txt": {"based on": 1, "implements": 1},
        "jiangsu-2023-18.txt": {"based on": 2},
        "more/baotou-2022.txt": {"based on": 1, "refers": 1},
        "more/hunan-2023.txt": {"implements": 2, "refers": 1},
        "more/shenzhen-a.gb18030.html": {"based on": 3, "repeals": 2},
        "more/tianjin-2023.txt": {"implements": 4},
        "more/income-tax-regulation-2018.html": {"based on": 3, "refers": 1},
    }
    for name, relations in expected.items():
        cites = build_document(read_source(shared / "corpus" / name)).header.cites
        assert Counter(one.relation.value for one in cites) == relations, name
