"""Places where a measure starts a trial."""

import pytest

from loaders.context import Context
from loaders.pilots import find_pilots
from loaders.regions import load_regions

REGIONS = load_regions()


def _places(region: str, line: str) -> list[str]:
    context = Context(REGIONS.find_region(region), None, 2023, REGIONS)
    return [found.place.name for found in find_pilots(line, context)]


@pytest.mark.parametrize(
    ("region", "line", "places"),
    [
        ("江苏省", "在南京、泰州等市探索建设管理体系", ["南京市", "泰州市"]),
        ("江苏省", "并在南京、徐州以及昆山等3个城市开展建设试点", ["南京市", "徐州市", "昆山市"]),
        ("江苏省", "支持苏州市相城区探索省市区一体化建设", ["苏州市相城区"]),
        ("江苏省", "支持镇江市升级智慧消防“陵口模式”,形成可复制可推广经验", ["镇江市"]),
        ("江苏省", "支持南京、淮安等设区市开展算力网建设,探索调度新路径", ["南京市", "淮安市"]),
        ("内蒙古自治区", "支持呼和浩特、乌兰察布等地区开展市场化配置试点", ["呼和浩特市", "乌兰察布市"]),
        ("甘肃省", "在基础较好的白银市、张掖市开展监管模式先行试点", ["白银市", "张掖市"]),
        ("山东省", "济南市、青岛市率先开展试点", ["济南市", "青岛市"]),
        ("安徽省", "选择合肥、芜湖两市作为首批试点城市", ["合肥市", "芜湖市"]),
        ("全国", "在北京、浙江等地开展数据基础制度先行先试", ["北京市", "浙江省"]),
        ("上海市", "在浦东新区先行先试", ["上海市浦东新区"]),
        ("江苏省", "完善南京市数据图平台,支持无锡开展区块链试点", ["无锡市"]),
        ("江苏省", "推动平台建设（详见附件）,指导昆山市开展试点", ["昆山市"]),
        ("江苏省", "在南京市探索形成可复制的经验", ["南京市"]),
        ("陕西省", "在总结经验的基础上,在西安市开展试点", ["西安市"]),
        ("湖南省", "在前期工作基础较好的长沙市开展试点", ["长沙市"]),
    ],
)
def test_a_place_where_a_trial_starts_is_a_pilot(region: str, line: str, places: list[str]) -> None:
    assert _places(region, line) == places


@pytest.mark.parametrize(
    ("region", "line"),
    [
        ("山东省", "支持济南市建设具有国际影响力的中国软件名城"),
        ("山东省", "支持潍坊、临沂等市打造“中国农产品电商之都”"),
        ("湖南省", "加强与广东、上海、江西等省市对接,探索构建政务服务APP联盟"),
        ("四川省", "总结推广成都经验,探索建立机制"),
        ("江苏省", "推广苏州市“一网通办”试点做法"),
        ("安徽省", "支持合肥市建设创新发展试验区"),
        ("江苏省", "与苏州市协同探索跨域通办"),
        ("江苏省", "推进与苏州市协同探索跨域通办"),
        ("江苏省", "深化苏州市试点成果应用"),
        ("江苏省", "落实《南京市改革试点方案》"),
        ("福建省", "在试点地区实现线下办事“扫码取号”"),
        ("江苏省", "在南京市建设平台。探索创新机制"),
        ("内蒙古自治区", "推动自治区数字乡村试点建设"),
        ("江苏省", "鼓励各设区市积极探索公共数据授权运营"),
        ("陕西省", "在西安、宝鸡、渭南等市试点推行“市域通办”的基础上"),  # 陕政办发〔2023〕
        ("江苏省", "在南京市先行试点基础上,向全省推广"),
        ("浙江省", "总结杭州、宁波等地探索数据授权运营的做法"),
        ("浙江省", "复制推广杭州、宁波试点形成的经验"),
        ("山东省", "已在济南市、青岛市开展试点"),
    ],
)
def test_a_place_without_a_trial_of_its_own_is_none(region: str, line: str) -> None:
    assert _places(region, line) == []


def test_the_quote_is_the_clause_that_names_place_and_trial() -> None:
    line = "优化平台,支持镇江市升级智慧消防,形成可复制可推广经验,推动共享。"
    context = Context(REGIONS.find_region("江苏省"), None, 2023, REGIONS)
    (found,) = find_pilots(line, context)
    assert (found.mention.quote, found.mention.start) == ("支持镇江市升级智慧消防,形成可复制可推广经验", 5)


def test_without_a_region_any_place_counts() -> None:
    context = Context(None, None, None, REGIONS)
    assert [found.place.code for found in find_pilots("在石家庄市开展试点", context)] == ["130100"]


def test_a_long_clause_of_places_takes_no_longer_per_place() -> None:
    """A search of the whole clause for each of its places would take minutes."""
    context = Context(REGIONS.find_region("江苏省"), None, 2023, REGIONS)
    assert sum(1 for _ in find_pilots("在" + "南京、" * 20000 + "开展试点", context)) == 20000
