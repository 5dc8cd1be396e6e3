from dataclasses import replace

import pytest

from loaders.concepts import find_concepts
from loaders.context import Context
from loaders.regions import load_regions

CONTEXT = Context(load_regions().find_region("江苏省"), None, None, load_regions())


def terms(line: str) -> list[str]:
    return [c.term for c in find_concepts(line, CONTEXT)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("拓展“省内通办”、“跨省通办”范围", ["省内通办", "跨省通办"]),
        ("实现数据“可用不可见”", ["可用不可见"]),
        ("按照“谁采集、谁负责”的原则", ["谁采集、谁负责"]),
        ('保障“7×24小时"全天候服务', ["7×24小时"]),
        ("整合“一部门一系统”“一市一平台”", ["一部门一系统", "一市一平台"]),
        ("“一网通办”再提“一网通办”", ["一网通办", "一网通办"]),
    ],
)
def test_quoted_terms_are_concepts(line: str, expected: list[str]) -> None:
    assert terms(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "升级“苏服办”移动端",  # a brand
        "深化“苏企通”推广应用",  # a system
        "印发《江苏省政务“一朵云”建设总体方案》",  # in a title
        "推进政务服务标准化",
    ],
)
def test_systems_and_titles_hold_no_concept(line: str) -> None:
    assert terms(line) == []


def test_a_term_inside_a_systems_name_is_one() -> None:
    assert terms("建设省“互联网+监管”系统") == ["互联网+监管"]


def test_a_brand_that_the_paper_names_is_no_concept() -> None:
    line = "由“众事宜”统一办理"
    assert [c.term for c in find_concepts(line, replace(CONTEXT, brands=frozenset({"众事宜"})))] == []
    assert [c.term for c in find_concepts(line, CONTEXT)] == ["众事宜"]


def test_the_mention_stands_between_the_marks() -> None:
    line = "推行“免申即享”"
    (concept,) = find_concepts(line, CONTEXT)
    assert line[concept.mention.start : concept.mention.end] == "免申即享"
