"""Quantified goals in the clauses of published papers and in the manner of such."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.context import Context
from loaders.regions import load_regions
from loaders.targets import find_targets
from ontology.dates import PartialDate
from ontology.kinds import TargetKind

PAPER = Context(None, PartialDate(2023, 3, 9), 2023, load_regions())


def _targets(line: str) -> list[tuple[str, str, float, str, str | None]]:
    return [
        (found.indicator, found.comparator.value, float(found.value), found.unit, found.scope)
        for found in find_targets(line, PAPER)
    ]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("公共数据按需共享率达到97%", ("公共数据按需共享率", ">=", 97, "%", None)),
        ("行政许可事项承诺时限压减率达85％以上", ("行政许可事项承诺时限压减率", ">=", 85, "%", None)),
        ("全省新增标志性开发利用场景50个", ("新增标志性开发利用场景", "=", 50, "个", "全省")),
        ("年内培育50家左右智能制造示范企业", ("智能制造示范企业", "=", 50, "家", None)),
        ("出台不少于40个标准规范", ("标准规范", ">=", 40, "个", None)),
        ("每个市完成1个以上数字社区试点建设任务", ("数字社区试点建设任务", ">=", 1, "个", "每个市")),
        ("培训失能老人家庭照护者1000人", ("失能老人家庭照护者", "=", 1000, "人", None)),
        ("我市有效发明专利达到5.2万件", ("有效发明专利", ">=", 52000, "件", "我市")),
        ("高频电子证照调用量不少于1亿次", ("高频电子证照调用量", ">=", 10**8, "次", None)),
        (
            "纳入共享平台的大型科研仪器数量达到2500台（套）",
            ("纳入共享平台的大型科研仪器数量", ">=", 2500, "台(套)", None),
        ),
        ("各级大厅综合一窗率达90%以上", ("大厅综合一窗率", ">=", 90, "%", "各级")),
        ("投诉办理时限不超过5个工作日", ("投诉办理时限", "<=", 5, "工作日", None)),
        ("企业开办时间压缩至0.5个工作日", ("企业开办时间", "<=", 0.5, "工作日", None)),
        ("压缩企业开办时间至3个工作日", ("企业开办时间", "<=", 3, "工作日", None)),
        ("提升全程网办率至80%", ("全程网办率", ">=", 80, "%", None)),
        ("压缩企业开办时间至1个工作日以内", ("企业开办时间", "<=", 1, "工作日", None)),
        ("审批时限由20个工作日压缩至5个工作日", ("审批时限", "<=", 5, "工作日", None)),
        ("覆盖率由60%提高到80%", ("覆盖率", ">=", 80, "%", None)),
        ("电子证照种类不少于三百种", ("电子证照种类", ">=", 300, "种", None)),
        ("梳理百分之九十以上的事项", ("事项", ">=", 90, "%", None)),
        ("数字经济规模达到1.5万亿元", ("数字经济规模", ">=", 1.5e12, "元", None)),
        ("算力规模达到300EFLOPS", ("算力规模", ">=", 300, "EFLOPS", None)),
    ],
)
def test_a_figure_has_its_indicator_comparator_and_scope(
    line: str, target: tuple[str, str, float, str, str | None]
) -> None:
    assert _targets(line) == [target]


@pytest.mark.parametrize(
    ("line", "indicator"),
    [
        ("推动300个标准应用接入“苏服办”移动端", "接入“苏服办”移动端的标准应用"),
        ("选取3—5个重点领域开展目录规范化建设试点", "开展目录规范化建设试点的重点领域"),
        ("省、市、县各级100个高频事项实现“最多跑一次”", "高频事项实现“最多跑一次”"),
        ("全省50%以上的文化馆具备数字服务能力", "文化馆具备数字服务能力"),
        ("公共资源交易中心100%接通电子政务外网", "公共资源交易中心接通电子政务外网"),
        ("打造“一人一档”“一企一档”等30个主题库、专题库", "主题库、专题库"),
        ("建设完成17个市(州)政务云,并与省政务云平台全面对接", "市(州)政务云"),
        ("力争全面实现网上可办率达到90%", "网上可办率"),
    ],
)
def test_the_verb_phrase_after_a_noun_belongs_to_the_indicator(line: str, indicator: str) -> None:
    assert [found.indicator for found in find_targets(line, PAPER)] == [indicator]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "省级、市县级政务服务事项网上可办率分别达到90%、70%以上",
            [("政务服务事项网上可办率", ">=", 90, "省级"), ("政务服务事项网上可办率", ">=", 70, "市县级")],
        ),
        (
            "省市县三级网办率分别达到100%、95%和90%",
            [("网办率", ">=", 100, "省级"), ("网办率", ">=", 95, "市级"), ("网办率", ">=", 90, "县级")],
        ),
        (
            "热线接通率、按时办结率分别不低于95%、98%",
            [("热线接通率", ">=", 95, None), ("按时办结率", ">=", 98, None)],
        ),
        (
            "市、县两级“最多跑一次”比例分别达95%和90%以上",
            [("“最多跑一次”比例", ">=", 95, "市级"), ("“最多跑一次”比例", ">=", 90, "县级")],
        ),
        (
            "省级网上可办率不低于90%，市、县级不低于70%",
            [("网上可办率", ">=", 90, "省级"), ("网上可办率", ">=", 70, "市、县级")],
        ),
        (
            "新增5G基站2万个,累计达到10万个",
            [("新增5G基站", "=", 20000, None), ("新增5G基站", ">=", 100000, None)],
        ),
        ("建成示范园区10个、智能工厂30家", [("示范园区", "=", 10, None), ("智能工厂", "=", 30, None)]),
    ],
)
def test_each_of_several_figures_is_a_target(
    line: str, told: list[tuple[str, str, float, str | None]]
) -> None:
    found = [
        (indicator, comparator, value, scope) for indicator, comparator, value, _, scope in _targets(line)
    ]
    assert found == told


def test_a_range_keeps_both_ends() -> None:
    (found,) = find_targets("选取3至5家企业开展试点", PAPER)
    assert (found.comparator.value, found.value, found.maximum, found.unit) == ("range", 3, 5, "家")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("企业和群众办事提供的材料减少70%以上", TargetKind.CHANGE),
        ("办理时限压缩40%", TargetKind.CHANGE),
        ("压缩办理时限40%", TargetKind.CHANGE),
        ("资源利用率提升5个百分点", TargetKind.CHANGE),
        ("减时限50%", TargetKind.CHANGE),
        ("办理时限压缩至3个工作日", TargetKind.LEVEL),
        ("覆盖率提高到80%", TargetKind.LEVEL),
        ("新增示范企业30家", TargetKind.LEVEL),
    ],
)
def test_a_change_is_told_from_a_level(line: str, kind: TargetKind) -> None:
    assert [found.kind for found in find_targets(line, PAPER)] == [kind]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("2025年6月底前,网上可办率达到90%,全程网办率达到80%", ["2025-06-30", "2025-06-30"]),
        ("2023年底前,可办率达到80%,2025年底前,可办率达到90%", ["2023-12-31", "2025-12-31"]),
        ("2025年底前建成平台。可办率达到90%", [None]),
        ("可办率达到90%,2025年底前建成平台", [None]),
    ],
)
def test_the_deadline_is_the_nearest_date_before_in_the_sentence(line: str, due: list[str | None]) -> None:
    found = [target.deadline and target.deadline.last.isoformat() for target in find_targets(line, PAPER)]
    assert found == due


@pytest.mark.parametrize(
    "line",
    [
        "在南京、无锡、徐州、苏州、南通、宿迁以及昆山等7个城市开展建设试点",
        "实现办证、就业、婚姻等3个主题式场景“一网通办”",
        "优化五大基础数据库",
        "深入实施三年行动计划",
        "构建“1+3+5+N”架构,落实“三个100%”,提供“7×24小时”服务",
        "在现有新生入学、教师招聘等62项便民服务的基础上",
        "涵盖话务、业务和可视化3大平台、19类功能模块",
        "对31个市级部门和16个区开展信用监测",
        "依托19个院校联盟推进证书制度试点",
        "完成信息平台上线前15项业务编码贯标",
        "收到错证处理请求后5个工作日内应完成补充生成",
        "开放24小时自助服务区",
        "提升12345热线服务水平,优化4G网络,推动IPv6部署,加快5G商用",
        "印发苏政办发〔2023〕18号文件,实施第2批3.0版标准",
        "实行全流程“一件事一次办”,达到一次投入",
        "对符合条件的给予不超过500万元补助",
        "办结率低于90%的予以通报",
        "实现养老保险参保人员全覆盖",
        "每月开展1次检查",
        "半年考评分值=日常监测(60%)+实地调研(20%)",
        "2023年6月30日前",
        "建设1个中心",
    ],
)
def test_a_number_that_sets_no_goal_is_no_target(line: str) -> None:
    assert _targets(line) == []


def test_the_quote_is_the_clause() -> None:
    line = "压缩办理时限。2019年底企业办事提供的材料减少70%以上,精简环节"
    (found,) = find_targets(line, Context(None, PartialDate(2019, 1, 15), 2019, PAPER.regions))
    assert (found.mention.quote, found.mention.start) == ("企业办事提供的材料减少70%以上", 13)
    assert found.value == Decimal(70)


@given(
    st.text(
        alphabet="0123456789.,%一二十百万亿个家项不少于达到以上至分别、,。“”《》()（）新增培育减少率年底前",
        max_size=60,
    )
)
def test_any_text_gives_quotes_that_are_its_slices(line: str) -> None:
    for found in find_targets(line, PAPER):
        assert line[found.mention.start : found.mention.end] == found.mention.quote
        assert found.indicator
