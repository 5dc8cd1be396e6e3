"""Titles and numbers of papers, compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.paper_titles import is_generic, number_key, number_year, read_title, title_year


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国务院关于加强数字政府建设的指导意见", "关于加强数字政府建设的指导意见"),
        ("国务院办公厅关于印发政府网站试点工作方案的通知", "政府网站试点工作方案"),
        ("甲市人民政府办公室关于印发甲市行动方案（2021—2023年）的通知", "甲市行动方案(2021-2023年)"),
        ("数字某省发展规划（2018-2022年）", "数字某省发展规划（2018年至2022年）"),
        (
            "国务院办公厅转发国家发展改革委关于深化平台整合共享指导意见的通知",
            "关于深化平台整合共享的指导意见",
        ),
        ("关于发布《政务数据目录》的公告", "政务数据目录"),
        ("中华人民共和国电子签名法", "电子签名法"),
        ("关于推进“互联网＋政务服务”的意见", '关于推进"互联网+政务服务"的意见'),
    ],
)
def test_one_paper_has_the_same_words_under_several_titles(one: str, other: str) -> None:
    assert read_title(one).words == read_title(other).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("关于加强数字政府建设的指导意见", "关于加强数字政府建设的实施意见"),
        ("甲省电子证照管理办法", "甲省电子证照管理办法（试行）"),
        ("甲省2022年工作要点", "甲省2023年工作要点"),
        ("甲省行动方案（2021—2023年）", "甲省行动方案（2021—2025年）"),
        ("甲省数据条例", "乙省数据条例"),
        ("甲条例", "关于修改甲条例的决定"),
    ],
)
def test_papers_that_differ_have_other_words(one: str, other: str) -> None:
    assert read_title(one).words != read_title(other).words


@pytest.mark.parametrize(
    ("title", "is_telling"),
    [
        ("加强数字政府建设的指导意见", True),
        ("江苏省数据条例", True),
        ("电子签名法", True),
        ("实施方案", False),
        ("物权法", False),
        ("关于印发工作要点的通知", False),
        ("2023年重点工作任务清单", False),
    ],
)
def test_a_title_must_tell_its_paper_from_others(title: str, is_telling: bool) -> None:
    assert read_title(title).is_telling is is_telling


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("实施意见", True),
        ("工作规则", True),
        ("2023年度工作要点", True),
        ("若干措施（试行）", True),
        ("某省人民政府关于印发实施方案的通知", True),
        ("数据条例", False),
        ("物权法", False),
        ("电子政务外网管理办法", False),
    ],
)
def test_a_kind_of_paper_is_no_title(title: str, expected: bool) -> None:
    assert is_generic(title) is expected


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("国发〔2022〕14号", "国发[2022]第14号", True),
        ("国发〔2022〕14号", "国发（2022）014号", True),
        ("国令第707号", "中华人民共和国国务院令第707号", True),
        ("国发〔2022〕14号", "国办发〔2022〕14号", False),
        ("国发〔2022〕14号", "国发〔2021〕14号", False),
        ("国发〔2022〕1号", "国发〔2022〕14号", False),
        ("建设部令第57号", "住房和城乡建设部令第57号", False),
    ],
)
def test_a_number_is_compared_whatever_its_marks(one: str, other: str, is_same: bool) -> None:
    assert (number_key(one) == number_key(other)) is is_same


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("国发〔2022〕14号", 2022),
        ("苏政办发[2023]第18号", 2023),
        ("国家税务总局公告2024年第3号", 2024),
        ("国务院令第2022号", None),
    ],
)
def test_the_year_of_a_number(number: str, year: int | None) -> None:
    assert number_year(number) == year


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("公共信息目录（2022版）", 2022),
        ("办事指南(2023年修订)", 2023),
        ("数字政府建设2023年工作要点", None),
        ("发展规划（2018-2022年）", None),
        ("2023年责任清单", None),
    ],
)
def test_the_year_of_an_edition(title: str, year: int | None) -> None:
    assert title_year(title) == year


@given(st.text())
def test_any_text_has_a_form(text: str) -> None:
    assert read_title(text).words == read_title(text).words
    assert isinstance(number_key(text or "x"), str)
    assert isinstance(is_generic(text), bool)
