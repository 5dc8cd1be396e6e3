"""Short forms of systems: defined anywhere in the paper, or clear from the one full name before."""

import time

import pytest

from loaders.context import Context
from loaders.document import build_document
from loaders.platforms import find_platforms, learn_names
from loaders.regions import load_regions
from ontology.kinds import PlatformKind
from ontology.records import Document, PlatformUse, Source

REGIONS = load_regions()


def paper(
    *measures: str, head: str = "", region: str = "安徽省", number: str = "皖政办〔2023〕8号"
) -> Document:
    body = "\n".join(f"{i}.{text}" for i, text in enumerate(measures, 1))
    raw = f"{region}2023年数字政府工作要点\n{number}\n{head}\n一、重点任务\n{body}\n"
    return build_document(Source("paper.txt", "0" * 64, len(raw.encode()), "utf-8", raw))


def links(document: Document, measure: int = -1) -> list[tuple[str, str | None]]:
    return [(use.mention.quote, use.official) for use in document.measures[measure].platforms]


@pytest.mark.parametrize(
    ("defined", "used", "expected"),
    [
        ("完善全省一体化政务服务平台(以下简称“省平台”)", "依托省平台", "安徽省一体化政务服务平台"),
        ("完善全省一体化政务服务平台（以下简称为一体化平台）", "依托一体化平台", "安徽省一体化政务服务平台"),
        ("完善全省移动政务服务客户端(简称“皖事通”)", "推广“皖事通”", "安徽省移动政务服务客户端"),
        ("完善全省移动政务服务客户端(简称“皖事通”)", "推广皖事通APP", "安徽省移动政务服务客户端"),
        ("完善全省移动政务服务客户端(简称“皖家办”)", "在皖家办上线", "安徽省移动政务服务客户端"),
        ("完善全省移动政务服务平台,即“皖家办”", "推广“皖家办”", "安徽省移动政务服务平台"),
        ("完善全省行政执法平台(“皖执法”)", "推广“皖执法”", "安徽省行政执法平台"),
        ("完善省公共信用平台,以下简称“信用平台”", "依托信用平台", "安徽省公共信用平台"),
        ("完善省公共信用平台(下称信用平台)", "依托省信用平台", "安徽省公共信用平台"),
        ("完善“皖家”一体化政务平台(以下简称“皖家”平台)", "依托“皖家”平台", "皖家一体化政务平台"),
        ("完善“皖家”一体化政务平台(以下简称“皖家”平台)", "依托“皖家”", "皖家一体化政务平台"),
    ],
)
def test_a_defined_form_leads_to_the_full_name(defined: str, used: str, expected: str) -> None:
    assert [official for _, official in links(paper(f"建设。{defined}。", f"使用。{used}。"))] == [expected]
    for head in (f"为{defined},制定本要点。", f"总体目标。到2025年底前,{defined}。"):
        assert [official for _, official in links(paper(f"使用。{used}。", head=head))] == [expected]


@pytest.mark.parametrize(
    ("defined", "used"),
    [
        ("完善全省一体化政务服务平台(以下简称“平台”)", "依托平台"),  # stands for nothing of its own
        ("完善省数据平台和省信用平台(以下简称两平台)", "依托两平台"),
        ("完善全省一体化政务服务平台(以下简称“省平台”)", "依托市平台"),
        ("完善全省一体化政务服务平台(以下简称“省平台”)", "依托各省平台"),
        ("上线药品监管、统计等旗舰店(简称“皖店通”)", "推广“皖店通”"),
        ("完善全省政务服务(以下简称省平台)", "依托省平台"),  # no system
        ("完善全省政务服务平台,由省局(以下简称省平台)负责", "依托省平台"),  # not right behind it
        ("完善省公共信用平台(简称“甲平台”),完善省公共视频平台(简称“甲平台”)", "依托甲平台"),
        ("完善省政务服务平台,即“一网通办”", "推进“一网通办”"),
        ("完善省政务服务移动端(简称“皖事通”)", "推进皖事通办"),
    ],
)
def test_what_defines_no_form_of_one_system_links_nothing(defined: str, used: str) -> None:
    assert {official for _, official in links(paper(f"建设。{defined}。", f"使用。{used}。"))} <= {None}


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (
            "建设全省一体化大数据平台",
            "依托一体化大数据平台",
            [("一体化大数据平台", "安徽省一体化大数据平台")],
        ),
        ("建设全省一体化大数据平台", "依托大数据平台", [("大数据平台", "安徽省一体化大数据平台")]),
        (
            "建设省级行政执法监督平台",
            "优化行政执法监督平台",
            [("行政执法监督平台", "安徽省级行政执法监督平台")],
        ),
        ("建设省统一的电子印章系统", "推广电子印章系统", [("电子印章系统", "安徽省统一的电子印章系统")]),
        # what is left out says more than whose it is
        ("建设省公安大数据平台", "依托大数据平台", []),
        ("建设省农业大数据公共服务平台", "依托公共服务平台", []),
        # one of several
        ("建设省一体化大数据平台、省公安大数据平台", "依托大数据平台", []),
        ("建设省电子印章系统,对接国家电子印章系统", "推广电子印章系统", [("电子印章系统", None)]),
        ("对接全国一体化政务服务平台", "依托一体化政务服务平台", [("一体化政务服务平台", None)]),
        # any system's
        ("建设全省一体化大数据平台", "推进各类大数据平台建设", []),
        ("建设全省一体化大数据平台", "各县建设大数据平台", []),
        ("建设全省一体化大数据平台", "依托数据平台、业务平台", []),
        ("建设全省一体化大数据平台", "依托市级大数据平台", [("市级大数据平台", None)]),
        ("建设省政府门户网站", "通过政府门户网站公开", []),
        ("建设省政务服务平台", "县级以上人民政府应当依托政务服务平台公开", []),
        # another's
        ("建设省电子印章系统", "对接市电子印章系统", [("市电子印章系统", None)]),
    ],
)
def test_a_bare_form_is_linked_where_one_full_name_comes_before(
    first: str, later: str, expected: list[tuple[str, str | None]]
) -> None:
    assert links(paper(f"建设。{first}。", "其他。提高效率。", f"使用。{later}。")) == expected


def test_a_form_behind_the_region_of_another_is_not_meant() -> None:
    measures = "建设。完善省公共信用平台(下称信用平台)。", "使用。依托市信用平台。", "依托省信用平台。"
    document = paper(*measures, region="合肥市", number="合政办〔2023〕8号")
    assert links(document, 1) == [("市信用平台", None)]
    assert links(document, 2) == [("省信用平台", "安徽省公共信用平台")]


def test_the_full_name_has_to_come_first() -> None:
    document = paper(
        "使用。依托大数据平台,优化电子印章系统。", "建设。建设全省大数据平台、全省电子印章系统。"
    )
    assert links(document, 0) == [("电子印章系统", None)]


def test_a_paper_of_the_whole_country_leaves_general_names_unread() -> None:
    measures = "建设。建设全国一体化政务服务平台。", "使用。依托政务服务平台,优化一体化政务服务平台。"
    document = paper(*measures, region="国务院", number="国发〔2023〕8号")
    assert links(document) == [("一体化政务服务平台", "全国一体化政务服务平台")]


def test_a_link_keeps_what_is_printed_and_takes_kind_and_region_of_the_system() -> None:
    document = paper("建设。推广全国一体化政务服务平台(以下简称国家平台)。", "使用。接入国家平台。")
    (use,) = document.measures[1].platforms
    assert (use.mention.quote, use.name, use.kind) == ("国家平台", "国家平台", PlatformKind.PORTAL)
    assert use.region is not None
    assert use.region.name == "全国"
    assert document.clean.text[use.mention.start : use.mention.end] == "国家平台"


def test_a_measure_has_a_system_once_whatever_it_is_called() -> None:
    document = paper("建设。完善全省移动政务服务客户端(简称“皖事通”),推广“皖事通”。")
    assert links(document) == [("全省移动政务服务客户端", None)]
    assert document.measures[0].concepts == ()


def find(text: str) -> list[PlatformUse]:
    context = learn_names(text, Context(REGIONS.find_region("安徽省"), None, None, REGIONS))
    return list(find_platforms(text, context))


@pytest.mark.parametrize(
    "unit", ["(简称“甲”)", "平台(简称甲", "省平台,即“甲乙”", "(“", "省甲平台(简称“乙{}通”)"]
)
def test_any_number_of_definitions_is_read_in_time(unit: str) -> None:
    line = "".join(unit.replace("{}", str(i)) for i in range(3_000)) + "省平台"
    find(line[:1000])
    started = time.process_time()
    assert all(line[use.mention.start : use.mention.end] == use.mention.quote for use in find(line))
    assert time.process_time() - started < 5
