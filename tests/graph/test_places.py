"""Regions by what users call them: full, short, by code, in either script; refusals say which there are."""

from collections.abc import Callable

import pytest

from graph.align_relation import Standing
from graph.papers import Paper
from graph.places import Place, find_place, outermost_below, read_places, short_name
from graph.sparql import Selectable
from ontology.errors import QueryError

NAMES = {
    "100000": "全国",
    "110000": "北京市",
    "110105": "北京市朝阳区",
    "150000": "内蒙古自治区",
    "210000": "辽宁省",
    "211300": "朝阳市",
    "220000": "吉林省",
    "220200": "吉林市",
    "320000": "江苏省",
    "320500": "苏州市",
    "320507": "苏州市相城区",
    "330106": "杭州市西湖区",
    "360103": "南昌市西湖区",
    "450000": "广西壮族自治区",
    "810000": "香港特别行政区",
}
PLACES = {code: Place(code, name, name, int(code != "210000")) for code, name in NAMES.items()}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("江苏", "320000"),
        ("江苏省", "320000"),
        ("江蘇", "320000"),
        (" 江 苏 ", "320000"),
        ("320000", "320000"),
        ("内蒙古", "150000"),
        ("内蒙", "150000"),
        ("內蒙古自治區", "150000"),
        ("广西", "450000"),
        ("香港", "810000"),
        ("苏州", "320500"),
        ("相城区", "320507"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("朝阳市", "211300"),
        ("朝阳区", "110105"),
        ("全国", "100000"),
    ],
)
def test_a_region_answers_to_its_names(name: str, code: str) -> None:
    assert find_place(PLACES, name).code == code


@pytest.mark.parametrize("name", ["四川", "火星", "", "省", "32", "江苏省政府", "江苏、浙江"])
def test_what_names_no_region_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(QueryError, match="there are papers of 全国、北京市") as refused:
        find_place(PLACES, name)
    assert "辽宁省" not in str(refused.value)  # only places in it have papers


def test_a_name_of_two_regions_of_one_level_is_refused() -> None:
    with pytest.raises(QueryError, match=r"names 2 regions .杭州市西湖区、南昌市西湖区"):
        find_place(PLACES, "西湖区")


def test_a_store_without_regions_says_so() -> None:
    with pytest.raises(QueryError, match="there are papers of no region"):
        find_place({}, "江苏")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("新疆维吾尔自治区", "新疆"),
        ("宁夏回族自治区", "宁夏"),
        ("西藏自治区", "西藏"),
        ("內蒙古自治區", "內蒙古"),
        ("澳门特别行政区", "澳门"),
        ("苏州市", "苏州"),
        ("全国", "全国"),
        ("苏州市相城区", "苏州市相城区"),
        ("延边朝鲜族自治州", "延边朝鲜族自治州"),
    ],
)
def test_a_short_name_drops_what_a_region_is(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("upper", "code", "widest"),
    [
        ("100000", "320000", "320000"),
        ("100000", "320500", "320000"),
        ("320000", "320500", "320500"),
        ("320500", "320507", "320507"),
    ],
)
def test_the_widest_region_below(upper: str, code: str, widest: str) -> None:
    assert outermost_below(upper, code) == widest


def test_a_store_gives_the_regions_of_papers_and_those_around(
    turtle_store: Callable[[str], Selectable],
) -> None:
    store = turtle_store(
        """<urn:a> a sz:Region ; skos:notation "320500" ; skos:prefLabel "苏州市"@zh-Hans , "蘇州市"@zh-Hant .
        <urn:b> a sz:Region ; skos:notation "320000" ; skos:prefLabel "江蘇省"@zh-Hant .
        <urn:c> a sz:Region ; skos:notation "330000" ; skos:prefLabel "浙江省"@zh-Hans .
        <urn:d> a sz:Agency ; skos:notation "x" ; skos:prefLabel "办公厅"@zh-Hans ."""
    )
    papers = [
        Paper(iri, "", "", Standing(region), frozenset()) for iri, region in (("1", "320500"), ("2", None))
    ]
    assert read_places(store, papers) == {
        "320000": Place("320000", "江蘇省", "江蘇省", 0),
        "320500": Place("320500", "苏州市", "蘇州市", 1),
    }
