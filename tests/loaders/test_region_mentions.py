from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.regions import load_regions


def _found(text: str, within: str | None = None) -> list[tuple[str, str]]:
    index = load_regions()
    places = index.regions_in(text, index.find_region(within) if within else None)
    return [(text[start:end], region.name) for start, end, region in places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在南京、泰州等市探索建设", [("南京", "南京市"), ("泰州", "泰州市")]),  # 苏政办发〔2023〕18号
        ("支持苏州市相城区探索数字政府", [("苏州市相城区", "苏州市相城区")]),
        ("宿迁以及昆山等7个城市开展", [("宿迁", "宿迁市"), ("昆山", "昆山市")]),
        ("江苏省人民政府办公厅", [("江苏省", "江苏省")]),
        ("内蒙古自治区数字政府", [("内蒙古自治区", "内蒙古自治区")]),
        ("西藏自治区拉萨市作为试点地区", [("西藏自治区拉萨市", "拉萨市")]),  # 国办函〔2018〕71号
        ("内蒙古自治区通辽市科尔沁区", [("内蒙古自治区通辽市科尔沁区", "通辽市科尔沁区")]),
        ("江苏南京江宁区", [("江苏南京江宁区", "南京市江宁区")]),
        ("支持南京市鼓楼区先行", [("南京市鼓楼区", "南京市鼓楼区")]),
        ("吉林市、吉林省", [("吉林市", "吉林市"), ("吉林省", "吉林省")]),
        ("海南、海南州", [("海南", "海南省"), ("海南州", "海南藏族自治州")]),
        ("香港、澳门和台湾", [("香港", "香港特别行政区"), ("澳门", "澳门特别行政区"), ("台湾", "台湾省")]),
        ("大理、丽江等地", [("大理", "大理白族自治州"), ("丽江", "丽江市")]),
        ("支持新乡建设示范区", [("新乡", "新乡市")]),
        ("指导东丽区、滨海新区", [("东丽区", "天津市东丽区"), ("滨海新区", "天津市滨海新区")]),
        ("昆山市试点", [("昆山市", "昆山市")]),
        ("鞍山市海城市", [("鞍山市海城市", "海城市")]),
        ("甘南州合作市", [("甘南州合作市", "合作市")]),
        ("福建省三明市沙县", [("福建省三明市沙县", "三明市沙县")]),
        ("苏州市级平台", [("苏州", "苏州市")]),
        ("上海市场监管", [("上海", "上海市")]),
        ("推广“爱山东”APP", [("山东", "山东省")]),
        ("美丽江苏", [("江苏", "江苏省")]),
        ("海南部分市县", [("海南", "海南省")]),
        ("雄县、安新县在列", [("安新县", "保定市安新县")]),
    ],
)
def test_places_are_read_where_they_stand(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "全国一体化政务服务平台",
        "创新乡村治理",
        "美丽水乡建设",
        "推进新乡村建设",
        "由保定期限",
        "推广安全技术",
        "重大理论问题",
        "确保定期更新",
        "集中卫生资源",
        "平安康养",
        "田头和田间",
        "维护长治久安",
        "接入阿里云",
        "长白山保护",
        "珠江西岸",
        "黄河北岸",
        "形成都市圈",
        "扩大连接范围",
        "效益阳光公开",
        "巩固原有成果",
        "经济南北差距",
        "互通化改造",
        "对内江河治理",
        "沿海城市",
        "新兴城市",
        "对应城市",
        "适宜都市农业",
        "部门市级统筹",
        "工作市场化、合作市场",
        "统筹省市和县级平台",
        "创新县域经济",
        "对应县级部门",
        "管理县乡",
        "会同县级以上人民政府",
        "老城区改造",
        "全市中区域",
        "江北区域中心",
        "共同富裕县域",
        "便民惠民县乡",
        "鼓楼区先行",
        "在朝阳建设",
        "沙县小吃",
        "上海大学",
        "南京路",
        "北京时间",
        "上海合作组织",
        "和平、发展",
        "",
        "京",
    ],
)
def test_what_only_looks_like_a_place_is_not_read(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("南京、合作、共享", [("南京", "南京市")]),
        ("南京、高新、平安等", [("南京", "南京市")]),
        ("南京;昆山", [("南京", "南京市")]),
        ("合肥、昆山", [("合肥", "合肥市")]),
        ("合肥、长丰", [("合肥", "合肥市"), ("长丰", "合肥市长丰县")]),
    ],
)
def test_a_county_in_short_needs_a_list_of_its_province(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


def test_an_ambiguous_name_is_looked_up_where_the_document_is_from() -> None:
    assert _found("在鼓楼区试点") == []
    assert _found("在鼓楼区试点", "南京市") == [("鼓楼区", "南京市鼓楼区")]
    assert _found("在鼓楼区试点", "湖北省") == []
    assert _found("在无锡试点", "湖北省") == [("无锡", "无锡市")]


@pytest.mark.parametrize(
    ("text", "within", "found"),
    [
        ("在市中区试点", "济南市", [("市中区", "济南市市中区")]),
        ("在市中区试点", "济南市历下区", [("市中区", "济南市市中区")]),
        ("支持市南区、市北区探索", "山东省", [("市南区", "青岛市市南区"), ("市北区", "青岛市市北区")]),
        ("由城关区政府推进", "兰州市", [("城关区", "兰州市城关区")]),
        ("济南市历下区、市中区先行", None, [("济南市历下区", "济南市历下区"), ("市中区", "济南市市中区")]),
        ("南京市玄武区、鼓楼区试点", None, [("南京市玄武区", "南京市玄武区"), ("鼓楼区", "南京市鼓楼区")]),
        ("在鼓楼区试点", "南京市玄武区", [("鼓楼区", "南京市鼓楼区")]),
        ("在市中区试点", "山东省", []),
        ("在市南区试点", "南京市", []),
        ("在市中区试点", None, []),
        ("全市中区域、本市中区位优势", "济南市", []),
        ("在老城中区开展", "西宁市", []),
        ("推进新城区建设", "西安市", []),
        ("在城区开展", "晋城市", []),
        ("南京市玄武区建设,鼓楼区试点", "江苏省", [("南京市玄武区", "南京市玄武区")]),
    ],
)
def test_a_shared_name_is_told_by_its_neighbour_or_the_paper(
    text: str, within: str | None, found: list[tuple[str, str]]
) -> None:
    assert _found(text, within) == found


@pytest.mark.parametrize(
    ("text", "within", "left_open"),
    [
        ("支持鼓楼区、玄武区试点", "江苏省", ["鼓楼区"]),
        ("第一行\n在市中区试点", None, ["市中区"]),
        ("由鼓楼区政府负责", None, ["鼓楼区"]),
        ("支持鼓楼区试点", "南京市", []),
        ("南京市鼓楼区试点", None, []),
        ("全市中区域,推进新城区建设", None, []),
        ("在玄武区试点", None, []),
        ("", None, []),
    ],
)
def test_what_may_be_one_of_several_is_left_open_and_named(
    text: str, within: str | None, left_open: list[str]
) -> None:
    index = load_regions()
    spans = index.open_places_in(text, index.find_region(within) if within else None)
    assert [text[start:end] for start, end in spans] == left_open


@given(st.text("江苏省南京市鼓楼区昆山、和在新乡村合作等地", max_size=40))
def test_places_lie_in_order_without_overlap(text: str) -> None:
    places = load_regions().regions_in(text)
    edges = [edge for start, end, _ in places for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end, _ in places)


def test_a_place_goes_on_over_no_line_end() -> None:
    assert _found("江苏省\n南京市") == [("江苏省", "江苏省"), ("南京市", "南京市")]


def test_real_papers_name_only_real_places(shared: Path) -> None:
    text = (shared / "corpus" / "more" / "state-council-2022-14.clean.txt").read_text(encoding="utf-8")
    assert _found(text) == []
    text = (shared / "corpus" / "more" / "gansu-2023.txt").read_text(encoding="utf-8")
    assert {name for _, name in _found(text)} == {"甘肃省", "兰州市", "张掖市", "白银市", "庆阳市"}
