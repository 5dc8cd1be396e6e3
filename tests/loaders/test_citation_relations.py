"""What a paper does with the papers that it names, by the words around them."""

import re

import pytest

from loaders.citation_relations import find_relation
from ontology.kinds import CitationRelation

BASED_ON, IMPLEMENTS, AMENDS, REPEALS, REFERS = CitationRelation


def relation(text: str) -> CitationRelation:
    """The relation to the titles from the first 《甲 to the last 》 with its number."""
    found = re.search(
        r"《甲[^《》]*》(?:[(（][^()（）]*号[)）])?(?:[、和及]*《[^《》]*》(?:[(（][^()（）]*号[)）])?)*",
        text,
    )
    assert found
    return find_relation(text, found.start(), found.end())[0]


@pytest.mark.parametrize(
    "text",
    [
        "根据《甲省数据条例》,制定本办法。",
        "根据国务院办公厅《甲类平台建设指南》(国办函〔2021〕105号)精神,结合实际,提出如下意见。",
        "为规范管理,依据《甲法》《乙法》等有关规定,制定本规定。",
        "按照市政府第4次常务会议和《甲市行动方案》(甲府办发〔2022〕10号)要求,现印发给你们。",
        "按照党中央、国务院印发的《甲方案》部署推进。",
        "是指依照《甲特权条例》和《乙特权条例》规定免税的所得。",
        "各部门应按《甲规范》执行。",
        "遵照《甲管理规定》办理。",
        "对照《甲意见》(国发〔2022〕14号)和《乙意见》,立足实际。",
        "根据2021年3月11日《甲纲要》,制定本规划。",
        "以《甲指导意见》为依据,统筹推进。",
        "在《甲框架方案》指导下开展工作。",
        "按照职责分工和《甲方案》要求落实。",
    ],
)
def test_a_ground(text: str) -> None:
    assert relation(text) is BASED_ON


@pytest.mark.parametrize(
    "text",
    [
        "为深入贯彻落实《甲意见》(国发〔2022〕5号)、《乙意见》和《丙通知》,大力提升能力,制定本方案。",
        "为贯彻《甲条例》,现就有关事项通知如下。",
        "落实国家《甲管理办法》,加强规范管理。",
        "严格执行《甲变更管理办法》和优化措施。",
        "实施《甲工作方案》,大力推进共享。",
        "全面落实省政府印发的《甲若干措施》。",
        "推动《甲条例》落实。",
        "加强对《甲管理办法》《乙管理规范》等地方标准落实情况的督促检查。",
        "抓好《甲规划》的组织实施。",
        "确保《甲方案》落地见效。",
        "贯彻落实党的二十大精神和《甲意见》,加快建设。",
        "推进《甲行动计划》,打造标杆。",
        "按照国务院关于落实《甲意见》的要求。",
    ],
)
def test_carrying_out(text: str) -> None:
    assert relation(text) is IMPLEMENTS


@pytest.mark.parametrize(
    "text",
    [
        "国务院决定修改《甲管理条例》,现予公布。",
        "甲省人民政府关于修改《甲省数据办法》的决定",
        "经研究,决定对《甲实施细则》作如下修改:",
        "现将《甲办法》第三条第二款修改为“申请人可以在网上提出”。",
        "将《甲管理规定》中的“工商行政管理部门”修改为“市场监督管理部门”。",
        "对《甲工作规则》进行了修订,现印发给你们。",
        "《甲办法》第十条改为第十一条。",
    ],
)
def test_a_change(text: str) -> None:
    assert relation(text) is AMENDS


@pytest.mark.parametrize(
    "text",
    [
        "本办法自2008年7月1日起施行。《甲登记管理办法》(建设部令第57号)、《乙决定》(建设部令第99号)同时废止。",
        "《甲实施意见》(甲政发〔2010〕3号)自本办法施行之日起废止。",
        "原《甲管理规定》即行废止。",
        "《甲通知》等3件文件停止执行。",
        "《甲办法》《乙办法》予以废止。",
        "《甲细则》自2024年1月1日起失效。",
        "现决定废止《甲暂行规定》。",
        "自2023年1月1日起停止执行《甲通知》。",
        "甲市人民政府关于废止《甲市管理办法》的决定",
        "本规定自公布之日起施行,《甲规定》同时废止。",
    ],
)
def test_an_end_of_validity(text: str) -> None:
    assert relation(text) is REPEALS


@pytest.mark.parametrize(
    "text",
    [
        "《甲行动方案》确定的重点任务、重点项目。",
        "重点公开《甲促进条例》等支持全面创新的基础制度。",
        "参照《甲指南》开展自查。",
        "符合《甲规范》要求的,予以登记。",
        "学习《甲意见》,领会精神。",
        "未按照《甲办法》办理的,责令改正。",
        "违反《甲条例》的,依法处理。",
        "不执行《甲规定》的,通报批评。",
        "对其不予执行《甲规定》。",
        "推动修订《甲条例》。",
        "适时对《甲管理办法》进行修订完善。",
        "研究废止《甲规定》。",
        "根据2005年12月19日《甲决定》第一次修订根据2008年2月18日《乙决定》第二次修订",
        "(根据《甲决定》修正)",
        "自《甲条例》实施以来,成效明显。",
        "《甲办法》施行后,办件量翻番。",
        "《甲办法》规定的证明事项同时废止。",
        "《甲办法》废止后,相关事项另行规定。",
        "《甲办法》已于去年废止的有关条款",
        "先后印发实施《甲方案》和《乙方案》。",
        "制定并实施《甲方案》。",
        "按照统一部署开展《甲条例》宣传。",
        "做好《甲条例》宣传解读。",
        "落实主体责任,见《甲方案》。",
        "与《甲规划》同步实施。",
        "督查政策落实情况、《甲条例》宣传情况。",
        "按照国务院部署,《甲方案》提出12项任务。",
        "将《甲清单》纳入平台管理。",
        "对《甲方案》提出的任务进行调整。",
    ],
)
def test_mere_naming(text: str) -> None:
    assert relation(text) is REFERS


def test_a_relation_names_its_word() -> None:
    assert find_relation("依据《甲法》,", 2, 6) == (BASED_ON, "依据")
    assert find_relation("参见《甲法》,", 2, 6) == (REFERS, "")
