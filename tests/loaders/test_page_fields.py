import pytest

from loaders.page_fields import Fact, find_fields


def _found(text: str) -> list[tuple[str, str]]:
    return [(field.label, field.value) for field in find_fields(text.split("\n"))]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("发文机关：某市人民政府", [("发文机关", "某市人民政府")]),
        (
            "索引号：01主题分类：政务文号:某政发〔2023〕5号",
            [("索引号", "01"), ("主题分类", "政务"), ("文号", "某政发〔2023〕5号")],
        ),
        ("【标题】：某市方案", [("标题", "某市方案")]),
        (
            "发文机关：\n某市数据局\n成文日期：\n2024年3月9日",
            [("发文机关", "某市数据局"), ("成文日期", "2024年3月9日")],
        ),
        (
            "发布机构\n某市数据局\n发布日期\n2024-03-09",
            [("发布机构", "某市数据局"), ("发布日期", "2024-03-09")],
        ),
        ("文号\n主题词\n发布日期\n2024-03-09", [("文号", ""), ("主题词", ""), ("发布日期", "2024-03-09")]),
        ("发布机构\n某局\n主题词\n某市数据共享工作方案", [("发布机构", "某局"), ("主题词", "")]),
    ],
)
def test_a_label_and_its_value_are_a_field(text: str, fields: list[tuple[str, str]]) -> None:
    assert _found(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "名称\n某市方案",
        "标题\n一段话\n又一段话\n再一段话\n文号",
        "本办法的名称：某市办法",
        "发文机关某市人民政府",
        "各区人民政府：",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert _found(text) == []


def test_places_are_those_of_the_lines() -> None:
    lines = ["索引号：01文号：某政发〔2023〕5号", "发文机关", "某局", "公开日期", "2024-03-09"]
    fields = list(find_fields(lines))
    assert [field.fact for field in fields] == [Fact.OTHER, Fact.NUMBER, Fact.ISSUER, Fact.PUBLISHED]
    assert all(lines[one.line].startswith(one.value, one.start) for one in fields)
    assert all(lines[one.label_line].startswith(one.label, one.label_start) for one in fields)
