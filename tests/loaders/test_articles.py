"""Articles of rules are measures, unless they prescribe nothing."""

import pytest

from loaders.articles import is_formal
from loaders.outline import find_measures, find_sections, parse_outline

RULES = """某市电子证照管理办法
第一章总则
第一条为规范管理，制定本办法。
第二条市数据局负责统筹。
第二章共享与应用
第三条市数据局应当建立共享机制。各部门应当配合：
（一）归集数据；
（二）共享数据。
第四条鼓励企业应用电子证照
第三章附则
第五条本办法自2024年1月1日起施行。
某市人民政府
2024年1月1日"""


def _measures(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(m.id, m.path, m.title) for m in find_measures(text, parse_outline(text))]


def _ids(text: str) -> list[str]:
    return [id_ for id_, *_ in _measures(text)]


def test_articles_are_measures_but_for_those_of_general_and_final_chapters() -> None:
    path = ("第二章共享与应用",)
    assert _measures(RULES) == [
        ("第三条", path, "市数据局应当建立共享机制"),
        ("第四条", path, "鼓励企业应用电子证照"),
    ]


def test_what_is_numbered_below_an_article_belongs_to_it() -> None:
    first = next(find_measures(RULES, parse_outline(RULES)))
    assert RULES[first.start : first.end].endswith("（二）共享数据。")


def test_the_chapters_and_the_articles_that_prescribe_nothing_are_sections() -> None:
    numbers = [section.number for section in find_sections(parse_outline(RULES))]
    assert numbers == ["第一章", "第一条", "第二条", "第二章", "第三章", "第五条"]


@pytest.mark.parametrize(
    ("article", "title"),
    [
        ("（职责分工）市数据局负责统筹。", "职责分工"),
        ("【平台建设】市数据局建设平台。", "平台建设"),
        ("加大支持力度\n对企业给予奖励。", "加大支持力度"),
        ("：市数据局建设平台。各区接入。", "市数据局建设平台"),
        ("有下列情形之一的，应当核验：\n（一）变更的；", "有下列情形之一的，应当核验："),
    ],
)
def test_an_article_is_named_by_its_heading_or_its_first_sentence(article: str, title: str) -> None:
    text = f"第一条为规范管理，制定本办法。\n第二条{article}\n第三条各区配合。"
    measure = next(find_measures(text, parse_outline(text)))
    assert (measure.id, measure.title) == ("第二条", title)
    assert text[measure.mention.start : measure.mention.end] == title


def test_chapters_may_be_numbered_as_the_sections_of_plans_are() -> None:
    text = (
        "一、总则\n第一条市局统筹。\n二、职责\n第二条各区配合：\n（一）报数据；\n三、附则\n第三条即日起执行。"
    )
    assert _measures(text) == [("第二条", ("二、职责",), "各区配合：")]


@pytest.mark.parametrize(
    "article",
    [
        "为加强管理，根据《某省数据条例》，制定本规定。",
        "为了便利群众办事，结合本市实际，制订本措施。",
        "在本市从事数据活动，适用本规定。",
        "本办法适用于本市政务数据的共享。",
        "本规定所称数据，是指对信息的记录。",
        "下列用语的含义：\n（一）数据，是指记录。",
        "数据共享应当遵循合法、必要的原则。",
        "电子证照管理坚持以下原则：\n（一）统一标准。应当统一。",
        "县级政府可以参照本办法执行。",
        "本办法由市数据局负责解释。",
        "本办法自印发之日起施行，有效期五年。",
        "自2024年1月1日起施行。",
        "本规定未尽事宜，按国家规定执行。",
        "法律、法规另有规定的，从其规定。",
        "（适用范围）本市行政区域内的数据活动。",
        "名词解释\n数据是对信息的记录。",
        "（施行日期）2024年1月1日。",
    ],
)
def test_articles_of_purpose_scope_terms_principles_and_force_are_none(article: str) -> None:
    assert _ids(f"第一条市局建平台。\n第二条{article}\n第三条各区接入。") == ["第一条", "第三条"]


@pytest.mark.parametrize(
    "article",
    [
        "市数据局自接到申请之日起5日内办理。",
        "自2023年起实施一网通办工程，建设平台。",
        "各部门按照“谁提供、谁负责”的原则核验数据。",
        "市财政局按照本办法规定安排资金。",
        "各部门应当制定本部门管理办法。",
        "市数据局参照国家标准编制目录。",
        "市数据局负责解释目录并答复咨询。",
        "规则和标准由市数据局制定。",
    ],
)
def test_articles_that_only_sound_alike_prescribe(article: str) -> None:
    assert not is_formal(article.rstrip("。"), "")
    assert _ids(f"第一条市局建平台。\n第二条{article}\n第三条各区接入。")[1] == "第二条"


@pytest.mark.parametrize(
    "line",
    ["第一条高速公路数字化。", "第三条规定的事项一并推进。", "第二条、第四条所列数据。", "第二批清单共享。"],
)
def test_a_line_of_a_plan_that_only_begins_like_an_article_is_none(line: str) -> None:
    assert _ids(f"一、任务\n1.建平台。\n{line}\n2.通数据。\n二、保障\n3.抓落实。") == ["1", "2", "3"]


def test_a_reference_that_opens_a_broken_line_is_no_article() -> None:
    text = "第一条市局建平台。\n第二条按照\n第三条规定的程序办理。\n第三条各区接入。"
    assert _measures(text)[2][2] == "各区接入"


def test_a_thousand_articles_take_no_longer_each_than_ten() -> None:
    text = "\n".join(f"第{n}条市局建平台，" + "自共享所称遵循" * 100 for n in range(1, 1001))
    assert len(_ids(text)) == 1000
