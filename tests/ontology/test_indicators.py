"""Which printed indicators are one, which stay apart, and what the tables hold."""

import re
from decimal import Decimal
from itertools import combinations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.indicator_words import Amount, plain_indicator, read_rows, word_forms
from ontology.indicators import find_concept, target_concept
from ontology.kinds import Comparator, TargetKind
from ontology.records import Mention, Target

LEVEL, CHANGE = TargetKind.LEVEL, TargetKind.CHANGE
ONLINE = "政务服务事项网上可办率"

SAME = {
    ONLINE: (
        *(
            "政务服务事项网上可办率",
            "网上可办率",
            "网办率",
            "可网办率",
            "事项网上可办率",
            "政务服务网上可办率",
        ),
        *("依申请政务服务事项网上可办率", "依申请事项网办率", "依申请办理的政务服务事项网上可办率"),
        *("全省政务服务事项网上可办率", "市县两级政务服务事项网上可办率", "各级政务服务事项网上可办率"),
        *("我市政务服务事项网上可办率", "州本级政务服务事项网办率", "省、市、县三级服务事项网上可办率"),
        *("实现政务服务事项网上可办率", "政务服务事项网上可办率达到", "力争网上可办率", "网上可办率保持"),
        *("政务服务事项的网上可办率", "网上可办事项占比", "政务服务事项网上可办比例", "“网上可办”事项比重"),
        *("政务服务事项可网办比例", "网上可办率提升", "政务服务事项实现网上可办", "事项在线可办率"),
    ),
    "政务服务事项全程网办率": (
        *("全程网办率", "全程在线办理率", "政务服务事项“全程网办”率", "服务事项全程网上办理率"),
        *("依申请政务服务事项全程网办占比", "全流程网办率", "全市政务服务事项全程网办率"),
    ),
    "政务服务事项一网通办率": ("“一网通办”率", "依申请政务服务事项“一网通办”率", "一网通办事项比例"),
    "政务服务事项掌上可办率": ("掌上可办率", "政务服务事项“掌上办”比例", "移动端可办率", "事项掌上可办占比"),
    "政务服务事项最多跑一次比例": (
        *("“最多跑一次”事项占比", "政务服务事项最多跑一次率", "只跑一次事项比例", "事项实现“最多跑一次”"),
    ),
    "政务服务事项零跑动比例": (
        "“零跑动”事项占比",
        "“不见面”事项比例",
        "不见面审批率",
        "政务服务事项不见面办理比例",
    ),
    "政务服务事项即办件比例": (
        "即办件占比",
        "即办率",
        "“即来即办”事项比例",
        "政务服务事项即办件比率",
        "即办件比例",
    ),
    "政务服务事项免证办比例": ("“免证办”事项比例", "政务服务“无证办理”事项占比", "事项“免证办”"),
    "惠企政策免申即享比例": ("“免申即享”政策占比", "惠企政策“免申即享”比例", "涉企政策免申即享率"),
    "高频事项网上可办率": ("高频事项网办率", "高频政务服务事项网上可办率", "高频服务事项网上可办比例"),
    "高频事项跨省通办率": ("高频事项“跨省通办”率", "高频政务服务事项跨省通办比例", "“跨省通办”高频事项占比"),
    "政务服务好评率": ("“好差评”好评率", "用户好评率", "政务服务好评率", "全市好评率"),
    "政务服务满意率": ("政务服务满意度", "企业群众办事满意度", "“好差评”满意率", "企业和群众满意度"),
    "12345热线接通率": ("热线接通率", "12345热线接通率", "政务服务便民热线接通率"),
    "12345热线按时办结率": ("诉求按时办结率", "工单按期办结率", "12345热线按时办结率"),
    "数据共享需求满足率": (
        "公共数据按需共享率",
        "政务数据共享需求满足率",
        "共享需求满足率",
        "数据共享需求满足比例",
    ),
    "公共数据开放率": ("公共数据开放率", "政府数据开放率", "全省公共数据开放比例"),
    "政务信息系统上云率": ("系统上云率", "非涉密政务信息系统上云率", "政务云上云率", "省级政务系统上云率"),
    "电子政务外网覆盖率": (
        "电子政务外网接入率",
        "政务外网覆盖率",
        "电子政务外网覆盖",
        "电子政务外网接入比例",
    ),
    "电子证照用证率": ("电子证照应用率", "用证率", "全市电子证照用证率", "电子证照使用率"),
}
SAME_CHANGES = {
    "办理时限压缩比例": (
        *(
            "办理时限压缩",
            "平均办理时限压减",
            "减时限",
            "承诺时限缩短",
            "办理时间再压缩",
            "压缩办理时限",
            "政务服务事项办结时限压缩",
        ),
    ),
    "申请材料减少比例": (
        *(
            "申请材料压减",
            "减材料",
            "办理材料精简",
            "企业和群众办事提供的材料减少",
            "企业和群众到政府办事提供的材料减少",
        ),
    ),
    "办理环节减少比例": ("平均减环节", "办事环节压减", "精简办理环节", "环节减少"),
    "跑动次数减少比例": ("跑动次数压减", "办事跑动次数减少", "跑腿次数降低"),
    "政务服务事项全程网办率提高": ("全程网办率提升", "提高全程网办率", "政务服务事项全程网办率增加"),
}
SAME_OTHERS = [
    (
        "跨省通办事项",
        "项",
        ("“跨省通办”事项", "事项实现“跨省通办”", "服务“跨省通办”", "拓展“跨省通办”事项", "跨省通办事项数量"),
    ),
    (
        "最多跑一次高频事项",
        "个",
        ("高频事项实现“最多跑一次”", "“最多跑一次”高频事项", "高频政务服务事项最多跑一次"),
    ),
    ("电子证照种类", "类", ("电子证照", "电子证照种类", "电子证照类型")),
    ("示范企业", "家", ("示范企业", "示范企业数量", "累计示范企业总数", "全省示范企业数")),
    ("企业开办时间", "工作日", ("企业开办时限", "企业开办时间", "开办企业时间", "企业开办用时")),
    (
        "工程建设项目审批时间",
        "工作日",
        ("工程建设项目全流程审批时限", "工程建设项目审批时间", "工程建设项目审批用时"),
    ),
    (
        "事项网上申请答复时间",
        "工作日",
        ("事项网上申请答复", "事项网上申请答复时限", "事项网上申请答复时间压缩"),
    ),
]
APART = [
    # another way of doing it
    *[
        ("%", LEVEL, pair)
        for pair in combinations(("网办率", "全程网办率", "一网通办率", "掌上可办率", "自助办率"), 2)
    ],
    *[("%", LEVEL, pair) for pair in combinations(("最多跑一次率", "零跑动率", "即办件率", "免证办率"), 2)],
    ("%", LEVEL, ("网办率", "实际网办率")),
    ("%", LEVEL, ("网办率", "网上办件率")),
    ("%", LEVEL, ("网上可办率", "网上受理率")),
    ("%", LEVEL, ("网上可办率", "实时可通办率")),
    ("%", LEVEL, ("跨省通办率", "省内通办率")),
    ("%", LEVEL, ("全省通办率", "通办率")),
    # of other things
    ("%", LEVEL, ("网办率", "高频事项网办率")),
    ("%", LEVEL, ("网办率", "行政许可事项网办率")),
    ("%", LEVEL, ("依申请政务服务事项网办率", "依申请行政权力事项网办率")),
    ("%", LEVEL, ("政务服务事项网办率", "公共服务事项网办率")),
    ("%", LEVEL, ("网上可办率", "案件网上可办率")),
    ("%", LEVEL, ("热线接通率", "12333热线接通率")),
    ("%", LEVEL, ("热线接通率", "15秒接通率")),
    ("%", LEVEL, ("诉求办结率", "诉求按时办结率")),
    ("%", LEVEL, ("政务服务满意率", "诉求满意率")),
    ("%", LEVEL, ("政务服务满意率", "群众满意率")),
    ("%", LEVEL, ("政务服务好评率", "政务服务差评整改率")),
    ("%", LEVEL, ("系统上云率", "企业上云率")),
    ("%", LEVEL, ("公共数据开放率", "应开放公共数据开放率")),
    ("%", LEVEL, ("数据共享需求满足率", "数据共享率")),
    ("%", LEVEL, ("电子证照用证率", "电子证照共享率")),
    ("%", LEVEL, ("省级以上系统上云率", "系统上云率")),
    ("%", LEVEL, ("全国一体化平台接入率", "一体化平台接入率")),
    ("%", LEVEL, ("全国产化率", "产化率")),
    ("%", CHANGE, ("办事提供的材料减少", "需重复提交的材料减少")),
    ("%", CHANGE, ("办理时限压缩", "审批时限压缩")),
    ("%", CHANGE, ("办理时限压缩", "办理环节压缩")),
    ("百分点", CHANGE, ("网办率提高", "网办率降低")),
    ("家", LEVEL, ("省级示范企业", "示范企业")),
    ("家", LEVEL, ("国家级示范企业", "省级示范企业")),
    ("家", LEVEL, ("新增示范企业", "示范企业")),
    ("类", LEVEL, ("电子证照", "新增电子证照")),
    ("人", LEVEL, ("参保人数", "参保")),
    ("工作日", LEVEL, ("企业开办时间", "企业注销时间")),
]


def name_of(name: str, unit: str, kind: TargetKind = LEVEL) -> str:
    return find_concept(name, unit, kind).name


@pytest.mark.parametrize(
    ("concept", "printed"), [(concept, form) for concept, forms in SAME.items() for form in forms]
)
def test_a_share_is_known_by_any_of_its_names(concept: str, printed: str) -> None:
    assert name_of(printed, "%") == concept


@pytest.mark.parametrize(
    ("concept", "printed"), [(concept, form) for concept, forms in SAME_CHANGES.items() for form in forms]
)
def test_a_change_is_known_by_any_of_its_names(concept: str, printed: str) -> None:
    assert name_of(printed, "百分点" if concept.endswith("率提高") else "%", CHANGE) == concept


@pytest.mark.parametrize(
    ("concept", "unit", "printed"), [(one, unit, form) for one, unit, forms in SAME_OTHERS for form in forms]
)
def test_what_is_counted_or_lasts_is_known_by_any_of_its_names(concept: str, unit: str, printed: str) -> None:
    assert name_of(printed, unit) == concept


@pytest.mark.parametrize(("unit", "kind", "pair"), APART)
def test_what_is_not_the_same_stays_apart(unit: str, kind: TargetKind, pair: tuple[str, str]) -> None:
    first, second = pair
    assert name_of(first, unit, kind) != name_of(second, unit, kind)


@pytest.mark.parametrize(
    ("name", "share", "count"),
    [
        ("高频事项实现“最多跑一次”", "高频事项最多跑一次比例", "最多跑一次高频事项"),
        ("事项“全程网办”", "政务服务事项全程网办率", "全程网办事项"),
        ("村(社区)覆盖", "村(社区)覆盖率", "村(社区)覆盖"),
        ("文化馆具备数字服务能力", "文化馆具备数字服务能力比例", "文化馆具备数字服务能力"),
    ],
)
def test_a_share_of_things_is_not_their_number(name: str, share: str, count: str) -> None:
    assert (name_of(name, "%"), name_of(name, "个")) == (share, count)


@pytest.mark.parametrize(
    ("name", "unit", "level", "change"),
    [
        ("网上可办率", "%", ONLINE, f"{ONLINE}变化"),
        ("办理时限压缩", "%", "办理时限比例", "办理时限压缩比例"),
        ("办理时限压缩", "工作日", "办理时间", "办理时间压缩"),
        ("开放数据集增加", "个", "开放数据集增加", "开放数据集增长"),
    ],
)
def test_a_change_is_not_the_level(name: str, unit: str, level: str, change: str) -> None:
    assert (name_of(name, unit), name_of(name, unit, CHANGE)) == (level, change)


@pytest.mark.parametrize("name", ["承诺时限压减率", "政务服务事项办理时限压缩比例", "平均办理时限缩短比例"])
def test_the_size_of_a_change_is_the_change(name: str) -> None:
    assert name_of(name, "%") == "办理时限压缩比例"


@pytest.mark.parametrize("name", ["压缩率", "增长率", "数据压缩比率", "降水率"])
def test_what_only_looks_like_the_size_of_a_change_is_a_share(name: str) -> None:
    assert name_of(name, "%").endswith(("率", "比例", "压缩"))


@pytest.mark.parametrize(
    ("name", "kind", "broader"),
    [
        ("高频事项网办率", LEVEL, ONLINE),
        ("行政许可事项网上可办率", LEVEL, ONLINE),
        ("省直单位系统上云率", LEVEL, "政务信息系统上云率"),
        ("乡镇(街道)电子政务外网接入率", LEVEL, "电子政务外网覆盖率"),
        ("党群服务中心接通电子政务外网", LEVEL, "电子政务外网覆盖率"),
        ("“一件事”办理环节压减", CHANGE, "办理环节减少比例"),
    ],
)
def test_a_part_leads_to_the_whole(name: str, kind: TargetKind, broader: str) -> None:
    found = find_concept(name, "%", kind)
    assert found.broader is not None
    assert (found.broader.name, found.broader.broader) == (broader, None)


@pytest.mark.parametrize(
    "name", ["网办率", "实际网办率", "案件网上可办率", "企业上云率", "群众满意率", "志愿服务满意率"]
)
def test_what_is_no_part_leads_to_nothing(name: str) -> None:
    assert find_concept(name, "%").broader is None


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("办理时限较法定时限压缩85%", "办理时限压缩比例(较法定时限)"),
        ("办理时限比法定时限平均压缩85%", "办理时限压缩比例(较法定时限)"),
        ("办理时限在法定时限基础上压缩85%", "办理时限压缩比例(较法定时限)"),
        ("办理时限较2020年压缩85%", "办理时限压缩比例"),
        ("办理时限压缩85%", "办理时限压缩比例"),
        ("依照法定程序,办理时限压缩85%", "办理时限压缩比例"),
    ],
)
def test_a_cut_against_the_statutory_limit_is_another(quote: str, name: str) -> None:
    target = Target(
        Mention(quote, 0), "办理时限压缩", Comparator.EQUAL, Decimal(85), None, "%", None, None, CHANGE
    )
    found = target_concept(target)
    assert found.name == name
    assert (found.broader is not None) == ("法定时限)" in name)


@pytest.mark.parametrize(
    ("name", "unit", "kind", "english"),
    [
        ("网办率", "%", LEVEL, "Share of government services that can be handled online"),
        ("高频事项网办率", "%", LEVEL, "Share of frequent government services that can be handled online"),
        (
            "“跨省通办”事项",
            "项",
            LEVEL,
            "Number of government services that can be handled in another province",
        ),
        (
            "网办率提高",
            "百分点",
            CHANGE,
            "Rise in the share of government services that can be handled online",
        ),
        ("减材料", "%", CHANGE, "Cut in papers to hand in"),
        ("智能制造示范企业", "家", LEVEL, None),
    ],
)
def test_what_is_known_well_has_an_english_name(
    name: str, unit: str, kind: TargetKind, english: str | None
) -> None:
    assert find_concept(name, unit, kind).english == english


def test_other_names_are_those_that_papers_use() -> None:
    found = find_concept("网上可办率", "%")
    assert {"网上可办率", "网办率", "政务服务事项网办率"} <= set(found.forms)
    assert found.name not in found.forms
    assert find_concept("“跨省通办”事项", "项").forms == ()
    assert "零跑腿高频事项" in find_concept("“零跑动”高频事项", "项").forms


@pytest.mark.parametrize("table", ["indicators.tsv", "indicator_modes.tsv", "indicator_words.tsv"])
def test_every_row_says_why(table: str) -> None:
    rows = read_rows(table)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(row[0] and row[-1] for row in rows)


@pytest.mark.parametrize("row", read_rows("indicators.tsv"), ids=lambda row: row[0])
def test_a_row_is_found_by_its_name_and_every_form(row: list[str]) -> None:
    units = {"share": "%", "change": "%", "time": "工作日", "kind": "类"}
    kind = CHANGE if row[2] == "change" else LEVEL
    for printed in (row[0], *row[5].split("|")):
        if printed != row[0] or kind is LEVEL:
            assert name_of(printed, units[row[2]], kind) == row[0], printed


@pytest.mark.parametrize("row", read_rows("indicator_modes.tsv"), ids=lambda row: row[0])
def test_a_way_is_found_by_every_word(row: list[str]) -> None:
    for word in row[1].split("|"):
        assert name_of(f"“{word}”率", "%") == row[4] + row[2], word


def test_no_form_stands_for_two_rows() -> None:
    for amount in Amount:
        rows = [row for row in read_rows("indicators.tsv") if row[2] == amount]
        forms = [{plain_indicator(form, amount) for form in row[5].split("|")} for row in rows]
        assert all(not one & other for one, other in combinations(forms, 2))


def test_the_names_in_the_tables_are_plain_simplified_chinese() -> None:
    words = {row[0] for table in ("indicators.tsv", "indicator_modes.tsv") for row in read_rows(table)}
    assert all(re.fullmatch("[0-9\u4e00-\u9fff]+", word) for word in words)
    assert set(word_forms("english")) <= set(word_forms("head").values())


@given(st.text(alphabet="事项网上可办率政务服务“”压缩减少达到全省级市、的比例数量时限(一)90%", max_size=30))
def test_any_name_has_a_concept_that_is_its_own(name: str) -> None:
    for unit, kind in (("%", LEVEL), ("%", CHANGE), ("个", LEVEL), ("类", LEVEL), ("工作日", LEVEL)):
        found = find_concept(name or "甲", unit, kind)
        assert found.name
        assert found.broader is None or found.broader.name != found.name


@pytest.mark.parametrize("part", ["网上", "可", "的", "全省", "减少", "实现", "事项", "率", "省、"])
def test_a_long_name_is_read_in_little_time(part: str) -> None:
    started = process_time()
    for unit, kind in (("%", LEVEL), ("%", CHANGE), ("个", LEVEL)):
        find_concept(part * 8_000, unit, kind)
    assert process_time() - started < 10
