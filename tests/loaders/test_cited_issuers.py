"""Who issued a cited paper, by the letters of its number or the head of its title."""

import pytest

from loaders.cited_issuers import find_cited_issuers
from loaders.numbers import fold_number, issuing_region
from loaders.regions import load_regions
from ontology.records import Citation, Mention

REGIONS = load_regions()


def issuers(title: str, number: str | None = None, own: str | None = None) -> list[tuple[str, str]]:
    """The official names with the names of their regions."""
    folded = fold_number(number) if number else None
    region = issuing_region([title], folded, REGIONS)
    citation = Citation(title, folded, Mention(title, 0), region)
    found = find_cited_issuers(citation, REGIONS.find_region(own) if own else None, REGIONS)
    return [(one.official or one.name, one.region.name if one.region else "") for one in found]


@pytest.mark.parametrize(
    ("number", "name", "region"),
    [
        ("国发〔2022〕14号", "国务院", "全国"),
        ("国办发〔2022〕32号", "国务院办公厅", "全国"),
        ("国办函[2021]105号", "国务院办公厅", "全国"),
        ("苏政发〔2022〕44号", "江苏省人民政府", "江苏省"),
        ("湘政办发〔2023〕11号", "湖南省人民政府办公厅", "湖南省"),
        ("闽政〔2022〕24号", "福建省人民政府", "福建省"),
        ("沪府规〔2021〕3号", "上海市人民政府", "上海市"),
        ("内政办发〔2024〕3号", "内蒙古自治区人民政府办公厅", "内蒙古自治区"),
        ("鄂州政发〔2020〕1号", "鄂州市人民政府", "鄂州市"),
        ("建设部令第57号", "建设部", "全国"),
        ("国务院令第707号", "国务院", "全国"),
        ("中华人民共和国国务院令第707号", "国务院", "全国"),
        ("湖南省人民政府令第310号", "湖南省人民政府", "湖南省"),
        ("国家税务总局公告2024年第3号", "国家税务总局", "全国"),
        ("工信部信软〔2021〕99号", "工业和信息化部", "全国"),
        ("发改办高技〔2020〕7号", "国家发展改革委办公厅", "全国"),
    ],
)
def test_letters_tell_the_issuer(number: str, name: str, region: str) -> None:
    assert issuers("关于推进平台建设的意见", number) == [(name, region)]


@pytest.mark.parametrize(
    "number",
    [
        "包府办发〔2022〕10号",  # 办公厅 or 办公室
        "通政办字〔2023〕26号",  # 通辽, 南通, …
        "宁政发〔2023〕1号",  # 宁夏, 南京
        "中办发〔2021〕3号",  # of two offices together
        "闽审改办〔2023〕2号",
        "某发〔2020〕1号",
    ],
)
def test_letters_that_do_not_tell_are_left_to_the_title(number: str) -> None:
    assert issuers("关于推进平台建设的意见", number) == []
    title = "包头市人民政府办公室关于推进平台建设的意见"
    assert issuers(title, number) == [("包头市人民政府办公室", "包头市")]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("国务院关于加强建设的意见", [("国务院", "全国")]),
        ("江苏省政府办公厅关于印发甲方案的通知", [("江苏省人民政府办公厅", "江苏省")]),
        ("工业和信息化部等八部门关于推进改造的意见", [("工业和信息化部", "全国")]),
        ("中共中央国务院关于构建制度的意见", [("中共中央", "全国"), ("国务院", "全国")]),
        (
            "国家发展改革委、国家数据局关于深化改革的意见",
            [("国家发展改革委", "全国"), ("国家数据局", "全国")],
        ),
        ("湖南省关于优化营商环境的措施", []),
        ("关于加强建设的意见", []),
        ("湖南省数据条例", []),
        ("数字山东发展规划（2018-2022年）", []),
    ],
)
def test_the_head_of_a_title_tells_the_issuer(title: str, found: list[tuple[str, str]]) -> None:
    assert issuers(title) == found


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("江苏省", "江苏省人民政府"),
        ("南京市", "江苏省人民政府"),
        ("昆山市", "江苏省人民政府"),
        ("内蒙古自治区", None),
        (None, None),
    ],
)
def test_the_provinces_government_is_that_of_the_citing_paper(own: str | None, name: str | None) -> None:
    found = issuers("省政府关于统筹推进建设的意见", own=own)
    assert found == ([(name, "江苏省")] if name else [])


def test_a_citys_party_committee_has_its_full_name() -> None:
    found = issuers("市委办公室关于印发甲方案的通知", own="南京市")
    assert found == [("中共南京市委办公室", "南京市")]
