"""Numbered lines become a tree, the tree becomes measures."""

from pathlib import Path

import pytest

from loaders.clean import clean_text
from loaders.outline import find_measures, find_sections, is_background, parse_outline

PLAN = """某省数字政府建设实施方案
为推进数字政府建设,制定本方案。
一、总体要求
(一)指导思想。坚持统筹规划。
(二)工作目标。到2025年,基本建成数字政府。
二、重点任务
(一)夯实基础。
1.建设省政务云。推进云平台建设。
2.完善政务外网。扩大覆盖范围。
(二)优化服务。
3.做强移动端。推动更多事项掌上办。
三、保障措施
(一)加强组织领导。健全协调机制。
(二)强化考核。开展督查评估。
附件:1.任务分工表
2.进度安排表"""


def _ids(text: str) -> list[str]:
    return [measure.id for measure in find_measures(text, parse_outline(text))]


def test_the_lowest_numbers_that_prescribe_are_measures() -> None:
    assert _ids(PLAN) == ["1", "2", "3", "三/(一)", "三/(二)"]


def test_a_measure_knows_its_path_title_and_extent() -> None:
    first, *_, last = find_measures(PLAN, parse_outline(PLAN))
    assert (first.path, first.title) == (("二、重点任务", "(一)夯实基础"), "建设省政务云")
    assert PLAN[first.start : first.end] == "1.建设省政务云。推进云平台建设。"
    assert PLAN[last.start : last.end] == "(二)强化考核。开展督查评估。"
    assert PLAN[first.mention.start : first.mention.end] == first.title


def test_sections_are_what_holds_others_or_states_background() -> None:
    assert [(s.number, s.depth) for s in find_sections(parse_outline(PLAN))] == [
        ("一", 1), ("(一)", 2), ("(二)", 2), ("二", 1), ("(一)", 2), ("(二)", 2), ("三", 1),
    ]  # fmt: skip


def test_numbers_that_run_on_across_sections_need_no_chain() -> None:
    text = "一、建设\n(一)建平台。\n(二)通数据。\n二、服务\n(三)优流程。\n(四)减材料。"
    assert _ids(text) == ["(一)", "(二)", "(三)", "(四)"]


def test_numbers_that_restart_carry_the_chain() -> None:
    assert _ids("一、建设\n(一)建平台。\n二、服务\n(一)优流程。") == ["一/(一)", "二/(一)"]


def test_an_excerpt_that_lost_its_headings_keeps_its_ids_apart() -> None:
    assert _ids("(一)强责任。\n(二)守制度。\n(一)促转变。\n(二)建机制。") == [
        "(一)",
        "(二)",
        "[2]/(一)",
        "[2]/(二)",
    ]


TWO_PAPERS = """现将《某省政务服务工作要点》和《某省政务公开工作要点》印发给你们。
某省政务服务工作要点
一、服务
（一）优流程。
二、监管
（二）建平台。（省政务局负责）
{title}
为推进公开，制定本要点。
一、公开
（一）公开信息。
二、解读
（二）解读政策。
（三）优化咨询。"""


@pytest.mark.parametrize(
    "title", ["某省政务公开工作要点", "某省数据条例实施细则（试行）", "关于政务公开的意见"]
)
def test_a_second_paper_has_its_number_in_its_ids_and_its_title_in_its_paths(title: str) -> None:
    text = TWO_PAPERS.format(title=title)
    measures = list(find_measures(text, parse_outline(text)))
    assert [(measure.id, measure.path) for measure in measures] == [
        ("一/(一)", ("一、服务",)),
        ("二/(二)", ("二、监管",)),
        ("[2]/一/(一)", (title, "一、公开")),
        ("[2]/二/(二)", (title, "二、解读")),
        ("[2]/二/(三)", (title, "二、解读")),
    ]
    assert text[measures[1].start : measures[1].end] == "（二）建平台。（省政务局负责）"


@pytest.mark.parametrize(
    "line", ["印发工作要点，推进实施方案。", "某市专项行动方案", "根据《某市规划》制定方案"]
)
def test_a_line_like_a_title_inside_a_section_begins_no_paper(line: str) -> None:
    assert _ids(f"一、任务\n（一）建平台。\n{line}\n（二）通数据。\n二、保障\n（三）抓落实。") == [
        "(一)",
        "(二)",
        "(三)",
    ]


def test_a_plan_after_rules_is_a_paper_of_its_own() -> None:
    rules = "第一条市局建平台。\n第二条各区接入：\n（一）报数据；\n某市人民政府\n2024年1月1日\n"
    text = f"{rules}某市数据工作方案\n一、任务\n（一）建平台。\n（二）通数据。"
    measures = list(find_measures(text, parse_outline(text)))
    assert [m.id for m in measures] == ["第一条", "第二条", "[2]/(一)", "[2]/(二)"]
    assert text[measures[1].start : measures[1].end] == "第二条各区接入：\n（一）报数据；"


@pytest.mark.parametrize("page", ["", "1", "……3"])
def test_a_table_of_contents_is_no_paper(page: str) -> None:
    contents = f"目录\n一、总体要求{page}\n二、任务{page}\n（一）建平台{page}\n三、保障{page}\n"
    text = contents + "某市规划\n一、总体要求\n为民。\n二、任务\n（一）建平台\n建成。\n三、保障\n加强领导。"
    assert [(m.id, m.path) for m in find_measures(text, parse_outline(text))] == [
        ("(一)", ("二、任务",)),
        ("三", ()),
    ]


def test_a_list_that_the_next_paper_does_not_head_is_one_of_its_own() -> None:
    assert _ids("一、建平台\n二、通数据\n某市方案\n一、优服务\n二、减材料") == [
        "一",
        "二",
        "[2]/一",
        "[2]/二",
    ]


def test_an_excerpt_may_start_in_the_middle() -> None:
    assert _ids("(四)提高水平。\n(五)开展试点。") == ["(四)", "(五)"]


def test_a_bare_paragraph_under_a_top_number_is_a_measure() -> None:
    assert _ids("一、加快建设统一平台,推动系统整合。\n二、完善工作机制,强化督查。") == ["一", "二"]


@pytest.mark.parametrize(
    "text",
    [
        "没有编号的一段话。\n又一段话。",
        "第一章总则\n第一条为规范管理,制定本办法。\n第二条下列情形应当改正:\n(一)未编目的;\n(二)未共享的。",
        "一、总体要求\n(一)指导思想。坚持统筹。\n(二)基本原则。坚持安全。",
        "2023年工作取得成效。\n3.5万项事项上网。",
        "",
    ],
)
def test_a_text_without_measures_is_a_normal_case(text: str) -> None:
    assert _ids(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "2023年是关键之年。",
        "4G网络覆盖。",
        "1.5亿元投入。",
        "十分重要的任务。",
        "(试行)的办法。",
        "三个方面工作。",
    ],
)
def test_a_line_that_only_begins_with_a_numeral_is_no_item(line: str) -> None:
    assert _ids(f"一、任务\n1.建平台。\n{line}\n2.通数据。") == ["1", "2"]


@pytest.mark.parametrize(
    "end", ["附件:任务表\n1.表一", "某省人民政府\n2022年6月6日", "抄送:省委各部门。", "(此件公开发布)"]
)
def test_annex_signature_and_imprint_end_the_last_measure(end: str) -> None:
    text = f"一、任务\n1.建平台。推进建设。\n2.通数据。促进共享。\n{end}"
    *_, last = find_measures(text, parse_outline(text))
    assert text[last.start : last.end] == "2.通数据。促进共享。"


def test_lead_sentences_under_a_heading_are_sub_measures() -> None:
    text = "一、能力\n(一)强化监测,提升调节能力。\n广泛应用数字技术,提升水平。加强数据治理。构建数据库,加强治理。强化预警。加强研判,提高能力。\n二、安全"
    measure = next(find_measures(text, parse_outline(text)))
    assert [(sub.id, sub.title) for sub in measure.subs] == [
        ("(一)#1", "加强数据治理"),
        ("(一)#2", "强化预警"),
    ]
    assert text[measure.subs[0].mention.start : measure.subs[0].end] == "加强数据治理。构建数据库,加强治理。"


@pytest.mark.parametrize(
    ("title", "body", "subs"),
    [
        (
            "深化“互联网+就业”。",
            "建设就业平台。加快归集信息,推广应用。完善失业预警。用好数据,开展研判。扩大覆盖面。每年组织100场,带动就业。",
            ["建设就业平台", "完善失业预警", "扩大覆盖面"],
        ),  # 人社部发〔2026〕18号
        (
            "提升监管。",
            "加强数据治理。构建数据库,加强治理。强化预警。加强研判,提高能力。\n(市数据局负责)",
            ["加强数据治理", "强化预警"],
        ),
        (
            "优化服务。",
            "推进窗口整合。统筹资源,兜底服务。\n完善帮办代办。配备人员,减少跑动。",
            ["推进窗口整合", "完善帮办代办"],
        ),
    ],
)
def test_lead_sentences_may_follow_the_heading_on_its_line(title: str, body: str, subs: list[str]) -> None:
    text = f"一、能力\n(一){title}{body}\n二、安全"
    measure = next(find_measures(text, parse_outline(text)))
    assert [sub.title for sub in measure.subs] == subs


@pytest.mark.parametrize(
    "body",
    [
        "加强数据治理。构建数据库,加强治理。",
        "广泛应用,提升水平。推进共享,加强治理。",
        "加强治理。强化预警。\n",
    ],
    ids=["one lead", "no lead", "nothing elaborates"],
)
def test_other_short_sentences_are_none(body: str) -> None:
    text = f"一、能力\n(一)提升能力。\n{body}"
    assert next(find_measures(text, parse_outline(text))).subs == ()


def test_short_sentences_that_do_not_follow_their_heading_at_once_are_none() -> None:
    text = "1.提升监管。推进监管,加强共享。加强数据治理。构建数据库,加强治理。强化预警。加强研判,提高能力。"
    assert next(find_measures(text, parse_outline(text))).subs == ()


@pytest.mark.parametrize(
    "title",
    ["总体要求", "发展现状和总体要求", "指导思想", "工作目标", "基本原则", "主要目标", "总则", "面临形势"],
)
def test_background_is_known_by_its_title(title: str) -> None:
    assert is_background(parse_outline(f"一、{title}")[0])


@pytest.mark.parametrize(
    "title", ["总体要求和重点任务", "强化目标管理", "组织实施", "保障措施", "建设基础数据库", "健全工作机制"]
)
def test_a_title_that_only_holds_such_a_word_is_not_background(title: str) -> None:
    assert not is_background(parse_outline(f"一、{title}")[0])


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("fujian-2023", 26),
        ("gansu-2023", 27),
        ("hunan-2023", 43),
        ("shaanxi-2023", 35),
        ("ndrc-smart-city-2024", 13),
    ],
)
def test_papers_nobody_annotated_are_read_whole(name: str, count: int, shared: Path) -> None:
    text = clean_text((shared / f"corpus/more/{name}.txt").read_text(encoding="utf-8")).text
    ids = _ids(text)
    assert len(ids) == count
    assert len(set(ids)) == count


def test_ten_thousand_items_take_no_longer_each_than_ten() -> None:
    text = "一、任务\n" + "\n".join(f"({n % 99 + 1})建设平台。" for n in range(10_000))
    assert len(_ids(text)) == 10_000
