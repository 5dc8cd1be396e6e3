"""Documents that a text names."""

import pytest

from loaders.citations import find_citations, fold_number
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
    ],
)
def test_papers_to_be_issued_and_other_works_are_not_cited(text: str, titles: list[str]) -> None:
    assert [c.title for c in find_citations(text, None, load_regions())] == titles


def test_a_paper_is_cited_once() -> None:
    assert len(list(find_citations("《某省数据条例》、《某省数据条例》", None, load_regions()))) == 1
