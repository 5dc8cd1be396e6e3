"""Documents that a text names."""

import pytest

from loaders.citations import find_citations
from loaders.numbers import fold_number
from loaders.regions import load_regions


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
