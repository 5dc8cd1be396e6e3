import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.lexicon import read_lexicon
from loaders.regions import RegionIndex, load_regions
from ontology.records import Region


@pytest.fixture(scope="module")
def index() -> RegionIndex:
    return load_regions()


def _name(region: Region | None) -> str | None:
    return region.name if region else None


def test_every_level_is_there() -> None:
    codes = [row[0] for row in read_lexicon("regions") if len(row) == 2]
    provinces = [code for code in codes if code.endswith("0000") and code != "100000"]
    prefectures = [code for code in codes if code.endswith("00") and not code.endswith("0000")]
    assert (len(provinces), len(prefectures), len(codes)) == (34, 333, 3219)
    assert {"100000", "710000", "810000", "820000"} <= set(codes)


def test_the_lists_are_sorted_compact_and_say_where_they_come_from(root: Path) -> None:
    for name in ("regions", "region_names"):
        text = (root / "loaders" / "lexicon" / f"{name}.tsv").read_text(encoding="utf-8")
        codes = [row[0] for row in read_lexicon(name) if row[0] != "-"]
        assert text.startswith("# ")
        assert codes == sorted(codes)
        assert all(re.fullmatch(r"\d{6}", code) for code in codes)
        assert len(text.encode()) < 120_000
    assert len({row[0] for row in read_lexicon("regions")}) == len(read_lexicon("regions"))


def test_every_name_of_our_own_belongs_to_a_division_or_to_none(index: RegionIndex) -> None:
    for code, kind, names in read_lexicon("region_names"):
        assert (code == "-") == (
            kind in {"guarded", "bound", "central", "ambiguous", "before", "after", "word"}
        ), code
        assert code == "-" or index.region_of_code(code), code
        assert len(set(names.split("、"))) == len(names.split("、")), kind
    listed = {kind: names.split("、") for code, kind, names in read_lexicon("region_names") if code == "-"}
    for name in [*listed["guarded"], *listed["bound"], *listed["central"], *listed["ambiguous"]]:
        assert index.class_of(name) is not None, name


def test_every_division_is_found_by_its_full_name(index: RegionIndex) -> None:
    regions = [index.region_of_code(row[0]) for row in read_lexicon("regions")]
    assert [region for region in regions if region is None or index.find_region(region.name) != region] == []


@pytest.mark.parametrize(
    ("code", "name", "parent", "province"),
    [
        ("100000", "全国", None, None),
        ("320000", "江苏省", "全国", "江苏省"),
        ("150500", "通辽市", "内蒙古自治区", "内蒙古自治区"),
        ("320507", "苏州市相城区", "苏州市", "江苏省"),
        ("320583", "昆山市", "苏州市", "江苏省"),
        ("340121", "合肥市长丰县", "合肥市", "安徽省"),
        ("310116", "上海市金山区", "上海市", "上海市"),
        ("429021", "湖北省神农架林区", "湖北省", "湖北省"),
        ("429004", "仙桃市", "湖北省", "湖北省"),
        ("469021", "海南省定安县", "海南省", "海南省"),
        ("500229", "重庆市城口县", "重庆市", "重庆市"),
        ("659001", "石河子市", "新疆维吾尔自治区", "新疆维吾尔自治区"),
        ("710000", "台湾省", "全国", "台湾省"),
        ("330103", "杭州市下城区", "杭州市", "浙江省"),
    ],
)
def test_a_division_has_its_full_name_and_knows_what_it_lies_in(
    index: RegionIndex, code: str, name: str, parent: str | None, province: str | None
) -> None:
    region = index.region_of_code(code)
    assert region == Region(code, name)
    assert _name(index.parent(region)) == parent
    assert _name(index.province_of(region)) == province


@pytest.mark.parametrize("code", ["", "1", "999999", "320599", "江苏省"])
def test_a_code_that_no_division_has_gives_none(index: RegionIndex, code: str) -> None:
    assert index.region_of_code(code) is None


@pytest.mark.parametrize(
    ("name", "within", "found"),
    [
        ("南京", None, "南京市"),
        ("南京市", None, "南京市"),
        ("昆山", None, "昆山市"),
        ("相城区", "江苏省", "苏州市相城区"),
        ("相城", "苏州市", "苏州市相城区"),
        ("苏州市相城区", None, "苏州市相城区"),
        ("江苏省苏州市相城区", None, "苏州市相城区"),
        ("北京朝阳区", None, "北京市朝阳区"),
        ("长丰县", None, "合肥市长丰县"),
        ("内蒙古", None, "内蒙古自治区"),
        ("恩施州", None, "恩施土家族苗族自治州"),
        ("海南州", None, "海南藏族自治州"),
        ("前郭县", None, "松原市前郭尔罗斯蒙古族自治县"),
        ("锡林郭勒", None, "锡林郭勒盟"),
        ("朝阳", "辽宁省", "朝阳市"),
        ("朝阳", "吉林省", "长春市朝阳区"),
        ("海南", None, "海南省"),
        ("海南", "青海省", "海南藏族自治州"),
        ("海南", "内蒙古自治区", "乌海市海南区"),
        ("吉林", None, "吉林省"),
        ("吉林", "吉林省", "吉林市"),
        ("江苏", "江苏省", "江苏省"),
        ("西安", None, "西安市"),
        ("鼓楼区", "南京市", "南京市鼓楼区"),
        ("偃师市", None, "偃师市"),
        ("会理", None, "会理市"),
        ("沙县", "福建省", "三明市沙县"),
        ("全国", None, "全国"),
    ],
)
def test_a_name_finds_its_division(index: RegionIndex, name: str, within: str | None, found: str) -> None:
    assert _name(index.find_region(name, index.find_region(within) if within else None)) == found


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("鼓楼区", None),
        ("鼓楼", None),
        ("鼓楼区", "福建省与江苏省"),
        ("市中区", "山东省"),
        ("朝阳", None),
        ("朝阳区", None),
        ("南京", "湖北省"),
        ("江苏省", "南京市"),
        ("湖北省南京市", None),
        ("南京市江苏省", None),
        ("江苏省江苏省", None),
        ("沙县", "江苏省"),
        ("雄安新区", None),
        ("江干", None),
        ("中国", None),
        ("南", None),
        ("市", None),
        ("", None),
        ("江蘇省", None),
        ("南京" * 3000, None),
    ],
)
def test_a_name_that_means_no_one_division_gives_none(
    index: RegionIndex, name: str, within: str | None
) -> None:
    assert index.find_region(name, index.find_region(within) if within else None) is None


@pytest.mark.parametrize(
    ("name", "near", "found"),
    [
        ("鼓楼区", "南京市", "南京市鼓楼区"),
        ("鼓楼区", "徐州市云龙区", "徐州市鼓楼区"),
        ("玄武区", "徐州市", "南京市玄武区"),
        ("鼓楼区", "江苏省", None),
        ("鼓楼区", "济南市", None),
        ("鼓楼区", None, None),
    ],
)
def test_of_a_shared_name_the_nearest_division_counts(
    index: RegionIndex, name: str, near: str | None, found: str | None
) -> None:
    assert _name(index.find_near(name, index.find_region(near) if near else None)) == found


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("国发〔2022〕14号", "全国"),
        ("国办发〔2022〕32号", "全国"),
        ("国令第707号", "全国"),
        ("中办发〔2020〕1号", "全国"),
        ("发改数据〔2024〕660号", "全国"),
        ("工信部信软〔2020〕67号", "全国"),
        ("苏政办发〔2023〕18号", "江苏省"),
        ("苏政发[2022]44号", "江苏省"),
        ("鄂政发〔2019〕4号", "湖北省"),
        ("内政办发〔2024〕1号", "内蒙古自治区"),
        ("粤府办〔2021〕44号", "广东省"),
        ("沪府办发〔2021〕2号", "上海市"),
        ("京政发〔2021〕10号", "北京市"),
        ("津政办规〔2022〕1号", "天津市"),
        ("渝府发〔2021〕1号", "重庆市"),
        ("浙政发〔2021〕13号", "浙江省"),
        ("皖数资〔2023〕1号", "安徽省"),
        ("闽政办〔2023〕10号", "福建省"),
        ("鲁政字〔2023〕15号", "山东省"),
        ("新政发〔2022〕57号", "新疆维吾尔自治区"),
        ("青政〔2022〕5号", "青海省"),
        ("鄂州政发〔2020〕1号", "鄂州市"),
        ("鄂尔多斯政办发〔2020〕1号", "鄂尔多斯市"),
        ("黔东南府发〔2020〕2号", "黔东南苗族侗族自治州"),
    ],
)
def test_the_letters_of_a_number_tell_whose_paper_it_is(index: RegionIndex, number: str, name: str) -> None:
    assert _name(index.region_of_number(number)) == name


@pytest.mark.parametrize(
    "number",
    [
        "通政办字〔2023〕26号",
        "宁政发〔2023〕1号",
        "青政发〔2022〕5号",
        "苏府〔2021〕8号",
        "鄂府发〔2020〕1号",
        "内府发〔2020〕1号",
        "深府〔2020〕1号",
        "长政办发〔2022〕1号",
        "建政发〔2020〕1号",
        "〔2022〕1号",
        "2022年第1号",
        "abc",
        "",
    ],
)
def test_letters_that_several_places_share_tell_nothing(index: RegionIndex, number: str) -> None:
    assert index.region_of_number(number) is None


@given(st.text("苏政办发国南京市〔2023〕18号 a", max_size=12))
def test_any_number_and_name_gives_a_region_or_none(text: str) -> None:
    index = load_regions()
    for region in (index.region_of_number(text), index.find_region(text)):
        assert region is None or index.region_of_code(region.code) == region
