"""Time expressions that say by when, and those that only name a time."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.context import Context
from loaders.deadlines import find_dates, find_deadlines, find_effect
from loaders.regions import load_regions
from ontology.dates import PartialDate

PAPER = Context(None, PartialDate(2023, 3, 9), 2023, load_regions())

NEXT_YEAR = Context(None, PartialDate(2022, 12, 20), 2023, load_regions())
"""A plan for 2023 that was issued in December 2022."""


def _dates(line: str, context: Context = PAPER) -> list[str]:
    return [found.date.last.isoformat() for found in find_deadlines(line, context)]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("2025年底前建成", "2025-12-31"),
        ("到2025年,基本建成", "2025-12-31"),
        ("2025年6月底前", "2025-06-30"),
        ("2026年前完成", "2025-12-31"),
        ("2024年上半年完成", "2024-06-30"),
        ("并于2023年9月底前与国家系统完成对接", "2023-09-30"),
        ("２０２４年１２月底前", "2024-12-31"),
        ("2024年2月底前", "2024-02-29"),
        ("2023年6月30日前报送", "2023-06-30"),
        ("力争2025年实现", "2025-12-31"),
        ("2023年年底前", "2023-12-31"),
        ("2025年内见效", "2025-12-31"),
        ("2025年年内见效", "2025-12-31"),
        ("(2023年10月)", "2023-10-31"),
        ("9月上旬完成", "2023-09-10"),
    ],
)
def test_an_absolute_date_falls_due_on_its_last_day(line: str, due: str) -> None:
    assert _dates(line) == [due]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("年底前,省级事项网上可办率不低于90%", "2023-12-31"),
        ("(完成时限：6月底前)", "2023-06-30"),
        ("3月20日前，确定联络员", "2023-03-20"),
        ("年内培育50家左右智能制造示范企业", "2023-12-31"),
        ("年度内各市应组织培训", "2023-12-31"),
        ("明年6月底前推广", "2024-06-30"),
        ("今年底前完成", "2023-12-31"),
        ("三季度末上线", "2023-09-30"),
        ("第二季度完成对接", "2023-06-30"),
        ("(5月底取得阶段性成效并持续推进,牵头考核单位:市审批服务局)", "2023-05-31"),
        ("(11月份取得明显成效)", "2023-11-30"),
        ("6月前完成", "2023-05-31"),
        ("1月前完成", "2022-12-31"),
        ("每年12月底前报送总结", "2023-12-31"),
    ],
)
def test_a_relative_date_takes_the_year_of_the_paper(line: str, due: str) -> None:
    assert _dates(line, NEXT_YEAR) == [due]


@pytest.mark.parametrize(
    ("line", "quote", "due"),
    [
        ("总结提升阶段(2025年7月至12月)", "2025年7月至12月", "2025-12-31"),  # 宁政办发〔2023〕52号
        ("(2025年7月—11月)", "2025年7月—11月", "2025-11-30"),
        ("2024年1月至2025年6月,逐项推进", "2024年1月至2025年6月", "2025-06-30"),
        ("2024年3月1日至10月15日开展评估", "2024年3月1日至10月15日", "2024-10-15"),
        ("(2024年11月至2月)", "2024年11月至2月", "2025-02-28"),
    ],
)
def test_a_range_of_months_ends_in_its_own_year(line: str, quote: str, due: str) -> None:
    (found,) = find_deadlines(line, PAPER)
    assert (found.mention.quote, found.date.last.isoformat()) == (quote, due)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("(7月至12月)", ["2023-12-31"]),
        ("2024年3月、5月和7月底前完成", ["2024-03-31", "2024-05-31", "2024-07-31"]),
        ("2024年6月底前建成,9月底前推广", ["2024-06-30", "2024-09-30"]),
        ("对2024年7月—12月数据进行核查", []),
    ],
)
def test_months_without_a_year_that_opens_their_range_are_no_such_range(line: str, due: list[str]) -> None:
    assert _dates(line) == due


@pytest.mark.parametrize(
    "line",
    [
        "力争2024年普惠小微贷款余额增长15%以上",
        "2024年进口、出口整体通关时间分别压缩至15小时、1小时以内",
        "2024年再推出不少于20项特色主题服务",  # 宁政办发〔2023〕52号
        "2024年“双随机、一公开”监管占比达到30%",
        "推进改革,确保2024年用证率超过75%",
    ],
)
def test_a_bare_year_before_a_goal_is_its_term(line: str) -> None:
    assert _dates(line) == ["2024-12-31"]


@pytest.mark.parametrize(
    "line",
    [
        "2024年电子证照用证率已达到75%",
        "2024年全市数字政府建设情况",
        "2024年工作会议要求网办率达到90%",
        "2024年度考核得分达到90分",
        "报送2024年用证率达到75%的事项",
        "2022年用证率达到75%",
    ],
)
def test_a_bare_year_of_what_is_no_goal_is_none(line: str) -> None:
    assert _dates(line) == []


IN_FORCE = replace(PAPER, effective=PartialDate(2024, 7, 1))


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("自本办法施行之日起60日内,编制目录", "2024-08-30"),
        ("自施行之日起3个月内完成清理", "2024-10-01"),
        ("应当自本规定实施之日起一年内完成改造", "2025-07-01"),
        ("自本细则生效之日起10个工作日内报备", "2024-07-15"),
    ],
)
def test_a_term_may_begin_on_the_day_of_entry_into_force(line: str, due: str) -> None:
    assert _dates(line, IN_FORCE) == [due]
    assert _dates(line, PAPER) == []


@pytest.mark.parametrize(
    "line",
    [
        "自《某条例》施行之日起60日内完成",
        "自受理之日起5日内办结",
        "自2024年7月1日起施行,有效期2年",
        "自本办法施行之日起执行",
    ],
)
def test_other_days_are_not_that_of_entry_into_force(line: str) -> None:
    assert _dates(line, IN_FORCE) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("第九条本办法由县局负责解释，自2024年7月1日起施行，有效期2年。", "2024-07-01"),
        ("本规定自2023年12月1日起正式实施。", "2023-12-01"),
        ("第二十条本办法自发布之日起施行。", "2023-03-09"),
        ("自2024年1月1日起执行。", "2024-01-01"),
        ("《某条例》自2024年1月1日起施行。", None),
        ("自2024年2月30日起施行。", None),
        ("自2024年1月1日起接入平台。", None),
        ("自受理之日起实施。", None),
    ],
)
def test_a_paper_says_since_when_it_is_in_force(text: str, day: str | None) -> None:
    found = find_effect(text, PAPER.issued)
    assert (found.text if found else None) == day


def test_this_month_is_the_papers_own() -> None:
    assert _dates("本月底前报送", NEXT_YEAR) == ["2022-12-31"]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("印发后30日内报送", "2023-04-08"),
        ("自印发之日起3个月内出台细则", "2023-06-09"),
        ("印发后10个工作日内", "2023-03-23"),
        ("三年内全面建成", "2026-03-09"),
        ("力争用两年左右时间完成", "2025-03-09"),
        ("利用1年时间", "2024-03-09"),
    ],
)
def test_a_term_that_is_counted_begins_on_the_papers_date(line: str, due: str) -> None:
    assert _dates(line) == [due]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("“十四五”期间,建成100个中心", "2025-12-31"),
        ("到“十四五”末", "2025-12-31"),
        ("2023—2025年,累计培育10家", "2025-12-31"),
        ("2023年至2025年期间", "2025-12-31"),
    ],
)
def test_a_period_falls_due_at_its_end(line: str, due: str) -> None:
    assert _dates(line) == [due]


@pytest.mark.parametrize(
    "line",
    [
        "2018年以来,全省推进改革",
        "自2024年1月1日起施行,有效期至2026年12月31日",
        "按照市政府2023年第4次常务会议要求",
        "落实《数字政府行动方案(2023—2025年)》",
        "开展2023年度全省政务公开评估",
        "2023年是关键之年",
        "到2022年底,已建成平台",
        "截至2021年6月底",
        "近三年内受理的申请",
        "启动新型智慧城市达标创优三年行动",
        "收到申请后5个工作日内办结",
        "与“十四五”规划衔接",
        "“十四五”时期是关键期",
        "报送本地区2023年工作情况",
        "第二季度开始组织活动",
        "每半年集中开展一次",
        "每月底前报送进展",
        "2月30日前",
        "2035年远景目标",
        "6月前后",
        "2023—2025年每年安排专项经费",
        "2023—2025年,每年培育10家",
        "“十四五”期间,每年新增20项",
        "完善养老年金制度",
    ],
)
def test_what_only_names_a_time_is_no_deadline(line: str) -> None:
    assert _dates(line) == []


def test_a_date_keeps_the_precision_of_the_text() -> None:
    found = [
        deadline.date.text
        for deadline in find_deadlines("2025年6月底前建成,到2026年推广,6月1日前报送", PAPER)
    ]
    assert found == ["2025-06", "2026", "2026-06-01"]


def test_an_undated_month_follows_the_year_of_its_sentence() -> None:
    assert _dates("2024年3月底前完成普查,6月底前完成入库。9月底前总结") == [
        "2024-03-31",
        "2024-06-30",
        "2023-09-30",
    ]


def test_days_that_share_one_before_are_all_due() -> None:
    assert _dates("于4月10日、7月10日和2024年1月10日前报送") == ["2023-04-10", "2023-07-10", "2024-01-10"]


def test_without_year_and_date_only_full_dates_are_read() -> None:
    bare = Context(None, None, None, PAPER.regions)
    assert _dates("年底前完成,印发后30日内报送,2019年6月底前上线", bare) == ["2019-06-30"]


def test_the_span_holds_the_word_that_leads_to_the_date() -> None:
    line = "打造服务体系:到2019年6月底,建成平台"
    (found,) = find_dates(line, Context(None, PartialDate(2019, 1, 15), 2019, PAPER.regions))
    assert (found.mention.quote, found.mention.start) == ("到2019年6月底", 7)
    assert found.date.last == date(2019, 6, 30)


@given(st.text(alphabet="0129年月日底前内到至2025十四五“”《》印发后起三左右时间,。第季度上半", max_size=60))
def test_any_text_gives_mentions_that_are_its_slices_in_order(line: str) -> None:
    mentions = [found.mention for found in find_deadlines(line, PAPER)]
    assert all(line[mention.start : mention.end] == mention.quote for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
