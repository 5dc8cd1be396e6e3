"""Quantified goals in the clauses of published papers and in the manner of such."""

from decimal import Decimal
from time import process_time

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


@pytest.mark.parametrize(
    ("line", "limits"),
    [
        ("确保补贴资金在5个工作日内发放到位", [("补贴资金发放到位", 5, "工作日")]),
        ("高危漏洞24小时内完成整改", [("高危漏洞完成整改", 24, "小时")]),
        ("企业开办1个工作日内办结", [("企业开办办结", 1, "工作日")]),
        (
            "证照生成部门在收到错证、缺证纠正处理请求后5个工作日内应完成电子证照补充生成",  # 闽政办〔2023〕
            [("电子证照补充生成", 5, "工作日")],
        ),
        ("各部门收到申请后3个工作日内予以答复", [("申请答复", 3, "工作日")]),
        ("数据质量问题自反馈之日起15日内核实校正", [("数据质量问题核实校正", 15, "日")]),
        ("在3个工作日内将补贴拨付至企业账户", [("补贴拨付至企业账户", 3, "工作日")]),
        ("热线工单1小时内响应、5日内办结", [("热线工单响应", 1, "小时"), ("热线工单办结", 5, "日")]),
        ("一般工业项目从立项到施工许可不超过35个工作日", [("一般工业项目从立项到施工许可", 35, "工作日")]),
        ("接口平均响应时间不超过200毫秒", [("接口平均响应时间", 200, "毫秒")]),
    ],
)
def test_a_time_limit_tells_what_is_to_be_done(line: str, limits: list[tuple[str, float, str]]) -> None:
    expected = [(act, "<=", value, unit, None) for act, value, unit in limits]
    assert [(name, op, value, unit, None) for name, op, value, unit, _ in _targets(line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "对5个工作日内未办结的予以通报",
        "未在5个工作日内办结的事项",
        "3日内办结的事项纳入清单",
        "梳理近30日内受理的申请",
        "规划印发后60日内制定年度计划",
        "建设15分钟便民生活圈",
        "许可有效期不超过3个月",
        "6月30日内办结",
    ],
)
def test_a_length_of_time_that_limits_nothing_is_no_target(line: str) -> None:
    assert _targets(line) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "省、市、县三级骨干网络带宽分别达到100G、40G和10G",
            [("骨干网络带宽", 100, "省级"), ("骨干网络带宽", 40, "市级"), ("骨干网络带宽", 10, "县级")],
        ),
        (
            "人口库、法人库数据准确率分别达到98%、99%以上",
            [("数据准确率", 98, "人口库"), ("数据准确率", 99, "法人库")],
        ),
        (
            "人口、法人、电子证照数据共享率分别达到99%、98%、97%",
            [("数据共享率", 99, "人口"), ("数据共享率", 98, "法人"), ("数据共享率", 97, "电子证照")],
        ),
        (
            "普惠金融、交通出行领域开放数据集分别达到300个、200个以上",
            [("开放数据集", 300, "普惠金融"), ("开放数据集", 200, "交通出行领域")],
        ),
        (
            "乡镇（街道）、村（社区）接入带宽分别达到200兆、100兆以上",
            [("接入带宽", 200, "乡镇(街道)"), ("接入带宽", 100, "村(社区)")],
        ),
        (
            "三级医院信用就医开通率达到60%，二级医院达到30%",
            [("信用就医开通率", 60, "三级医院"), ("信用就医开通率", 30, "二级医院")],
        ),
        ("骨干带宽达到40G，市到县不低于10G", [("骨干带宽", 40, None), ("市到县带宽", 10, None)]),
        ("外网接入率市级达到100%、县级达到95%", [("外网接入率", 100, "市级"), ("外网接入率", 95, "县级")]),
        ("甲市、乙市分别建成10个、20个园区", [("园区", 10, "甲市"), ("园区", 20, "乙市")]),
        (
            "实现转移登记、抵押登记、注销登记办结时限分别为1个工作日、1个工作日和0.5个工作日",
            [("办结时限", 1, "转移登记"), ("办结时限", 1, "抵押登记"), ("办结时限", 0.5, "注销登记")],
        ),
        (
            "实现企业开办、企业注销办理时间分别为1天、3天",
            [("办理时间", 1, "企业开办"), ("办理时间", 3, "企业注销")],
        ),
        ("甲市、乙市分别建成1个、2个园区", [("园区", 1, "甲市"), ("园区", 2, "乙市")]),
        ("将食品经营、公共场所卫生等45个事项纳入联办", [("事项纳入联办", 45, None)]),
        ("把社保、医保等30项服务接入平台", [("服务接入平台", 30, None)]),
        ("将驾驶证、行驶证等20类电子证照归集到库", [("电子证照归集到库", 20, None)]),
        (
            "城区监控覆盖率达到100%，农村地区达到90%",
            [("城区监控覆盖率", 100, None), ("农村地区覆盖率", 90, None)],
        ),
        (
            "工单按期回复率、满意率分别达到99%和95%以上",
            [("工单按期回复率", 99, None), ("满意率", 95, None)],
        ),
        (
            "县（市、区）平台接入率达到90%，减材料达60%以上",
            [("县(市、区)平台接入率", 90, None), ("减材料", 60, None)],
        ),
    ],
)
def test_what_is_measured_and_for_whom_are_told_apart(
    line: str, told: list[tuple[str, float, str | None]]
) -> None:
    assert [(indicator, value, scope) for indicator, _, value, _, scope in _targets(line)] == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "办理环节、申请材料、办理时限分别平均压减70%、60%、50%以上",
            [("办理环节压减", ">=", 70), ("申请材料压减", ">=", 60), ("办理时限压减", ">=", 50)],
        ),
        (
            "平均办理环节、申请材料分别压减60%和70%",
            [("平均办理环节压减", "=", 60), ("申请材料压减", "=", 70)],
        ),
        (
            "网办率、办件量分别提高5个和8个百分点",
            [("网办率提高", "=", 5), ("办件量提高", "=", 8)],
        ),
    ],
)
def test_a_change_is_distributed(line: str, told: list[tuple[str, str, float]]) -> None:
    found = list(find_targets(line, PAPER))
    assert [(one.indicator, one.comparator.value, one.value) for one in found] == told
    assert {one.kind for one in found} == {TargetKind.CHANGE}


@pytest.mark.parametrize(
    ("line", "indicator"),
    [
        ("电子社保卡月活跃用户数较2022年增长30%", "电子社保卡月活跃用户数增长"),
        ("办理时限较法定时限压缩85%", "办理时限压缩"),
        ("办理时限在法定时限基础上压缩70%", "办理时限压缩"),
        ("共享需求响应时间原则上不超过10个工作日", "共享需求响应时间"),
        ("文化场馆用卡覆盖率力争达到85%", "文化场馆用卡覆盖率"),
        ("数据回流时间由次日压缩至2小时以内", "数据回流时间"),
        ("2021—2025年累计服务小微企业100万家以上", "服务小微企业"),
        ("依托公共数据开放网站开放数据集2000个", "开放数据集"),
        ("鼓励渝北区、秀山县探索推出特色“一件事”各3件以上", "特色“一件事”"),
        ("市财政每年统筹安排专项资金不低于1.5亿元", "专项资金"),
        ("除涉密系统外业务系统上云率达到100%", "业务系统上云率"),
        ("接入燃气、供水等感知终端2万个以上", "燃气、供水等感知终端"),
        ("接入平台金融机构达到90家", "接入平台金融机构"),
        ("建成1000家以上智慧医院", "智慧医院"),
        ("通过社会保障卡发放的补贴项目占比达到80%", "通过社会保障卡发放的补贴项目占比"),
        ("贷款余额年均增长15%左右", "贷款余额年均增长"),
        ("数据需求按时响应率达100%", "数据需求按时响应率"),
        ("15秒接通率达到90%", "15秒接通率"),
    ],
)
def test_an_indicator_is_the_noun_and_its_change_without_verbs_dates_and_baselines(
    line: str, indicator: str
) -> None:
    assert [found.indicator for found in find_targets(line, PAPER)] == [indicator]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("年内新上架组件30个", ("新上架组件", "=", 30, "个", None)),
        ("实现就业创业、社会保险等领域95项业务“全程用卡”", ("业务“全程用卡”", "=", 95, "项", None)),
        ("将全区划分为1600个左右综合网格", ("综合网格", "=", 1600, "个", "全区")),
        ("在西樵镇、丹灶镇建成2个示范点", ("示范点", "=", 2, "个", None)),
        ("完成重点区域120平方公里三维建模", ("三维建模", "=", 120, "平方公里", None)),
        ("全年兑现扶持资金8亿元", ("兑现扶持资金", "=", 8e8, "元", None)),
        ("兑付资金不少于20亿元", ("兑付资金", ">=", 2e9, "元", None)),
        ("组织不少于2次的综合业务培训", ("综合业务培训", ">=", 2, "次", None)),
        ("占比在2025年底达到50%以上", ("占比", ">=", 50, "%", None)),
        ("审批时限由20个工作日压缩至5个", ("审批时限", "<=", 5, "工作日", None)),
        ("数字经济规模较2020年翻一番", ("数字经济规模", "=", 1, "番", None)),
        ("九成以上的事项实现全程网办", ("事项实现全程网办", ">=", 90, "%", None)),
        ("注册用户超200万户", ("注册用户", ">=", 2e6, "户", None)),
        ("每个村（社区）至少配备1名数字专员", ("数字专员", ">=", 1, "名", "每个村(社区)")),
        ("州本级事项要素完备率达100%", ("事项要素完备率", ">=", 100, "%", "州本级")),
        ("累计服务市场主体10万户次", ("服务市场主体", "=", 1e5, "户次", None)),
        ("实现全区村（社区）100%覆盖", ("村(社区)覆盖", "=", 100, "%", "全区")),
    ],
)
def test_goals_are_read_in_their_many_wordings(
    line: str, target: tuple[str, str, float, str, str | None]
) -> None:
    assert _targets(line) == [target]


def test_a_clause_without_a_noun_goes_on_with_the_one_before() -> None:
    line = "“综合查一次”占比每年提升5个百分点，到2025年达到45%。达到50%"
    assert _targets(line) == [
        ("“综合查一次”占比提升", "=", 5, "百分点", None),
        ("“综合查一次”占比", ">=", 45, "%", None),
    ]


@pytest.mark.parametrize(
    ("line", "dues"),
    [
        ("2023年、2024年分别建成10个、20个园区", ["2023", "2024"]),
        ("到2024年、2025年，网办率分别达到80%、90%", ["2024", "2025"]),
        ("覆盖率在2024年、2025年分别达到60%、80%", ["2024", "2025"]),
        ("2025年底前，网办率、好评率分别达到80%、90%", ["2025", "2025"]),
    ],
)
def test_as_many_years_as_figures_are_their_deadlines(line: str, dues: list[str]) -> None:
    assert [found.deadline and found.deadline.text for found in find_targets(line, PAPER)] == dues


def test_a_whole_year_has_no_date_of_another_clause() -> None:
    found = list(find_targets("9月底前上线政策30项,全年兑现资金8亿元", PAPER))
    assert [one.deadline and one.deadline.text for one in found] == ["2023-09", None]


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
        "打造涵盖应急指挥、城市管理等8个专题的区级“城市大脑”",
        "将事项划分为3类",
        "对投资不低于1亿元的项目给予支持",
        "给予不低于10万元奖励",
        "统筹专项资金5000万元支持项目建设",
        "2022年，全市完成项目投资30亿元",
        "2022年建成示范点30个",
        "重大网络安全事件零发生",
        "使用率不低于60%的系统予以保留",
        "给予30%补贴",
        "坚持一成不变的做法不可取",
        "将甲市、乙市等7个城市纳入试点",
        "将甲局、乙局等12个部门纳入考核",
        "以社保、医保等30项服务为重点",
        "目前转移登记、抵押登记办结时限分别为1个工作日、2个工作日",
        "转移登记、抵押登记有效期分别为1个月、2个月",
    ],
)
def test_a_number_that_sets_no_goal_is_no_target(line: str) -> None:
    assert _targets(line) == []


def test_the_quote_is_the_clause() -> None:
    line = "压缩办理时限。2019年底企业办事提供的材料减少70%以上,精简环节"
    (found,) = find_targets(line, Context(None, PartialDate(2019, 1, 15), 2019, PAPER.regions))
    assert (found.mention.quote, found.mention.start) == ("企业办事提供的材料减少70%以上", 13)
    assert found.value == Decimal(70)


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        (
            "市、县政务服务大厅综合窗口占比分别不低于80%、70%",
            [("政务服务大厅综合窗口占比", 80, "市"), ("政务服务大厅综合窗口占比", 70, "县")],
        ),
        (
            "县、乡医疗机构电子病历普及率分别达到90%、70%",
            [("医疗机构电子病历普及率", 90, "县"), ("医疗机构电子病历普及率", 70, "乡")],
        ),
        (
            "省、市、县平台接入率分别达到100%、98%、95%",
            [("平台接入率", 100, "省"), ("平台接入率", 98, "市"), ("平台接入率", 95, "县")],
        ),
        ("市级和各区执法主体上线率达100%", [("执法主体上线率", 100, "市级和各区")]),
        ("省级及各市系统上云率达到95%", [("系统上云率", 95, "省级及各市")]),
        ("省级、各市州网办率不低于95%", [("网办率", 95, "省级、各市州")]),
        ("乡镇（街道）接入率保持100%", [("接入率", 100, "乡镇(街道)")]),
        ("用户满意度稳定99%以上", [("用户满意度", 99, None)]),
        ("投资规模保持100亿元以上", [("投资规模", 10**10, None)]),
        # not levels, and no scopes that are joined
        ("市、县城建成区绿化率分别达到40%、38%", [("绿化率", 40, "市"), ("绿化率", 38, "县城建成区")]),
        ("国、省干线优良率分别达到95%、90%", [("优良率", 95, "国"), ("优良率", 90, "省干线")]),
        ("省级和各市网上可办率分别达到90%、80%", [("网上可办率", 90, "省级"), ("网上可办率", 80, "各市")]),
        ("系统保持率达到99%", [("系统保持率", 99, None)]),
    ],
)
def test_levels_and_adverbs_are_no_part_of_what_is_measured(
    line: str, targets: list[tuple[str, float, str | None]]
) -> None:
    assert [(name, value, scope) for name, _, value, _, scope in _targets(line)] == targets


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


@pytest.mark.parametrize(
    ("opening", "part", "closing"),
    [
        ("", "再", "甲达到1%"),
        ("", "重点", "甲5个"),
        ("分别达到", "1%、", "2%"),
        ("", "“", "率分别达到1%、2%"),
        ("", "甲、", "乙率分别达到1%、2%"),
        ("自收到", "甲", "后5日内办结"),
        ("5日内将", "甲", "办结"),
        ("", "甲率达到1%,乙达到2%,", ""),
        ("", "2024年、", "2025年分别建成1个、2个"),
        ("依托", "开放", "数据集5个"),
        ("", "省市", "率分别达到1%、2%"),
        ("", "较2022年", "甲达到1%"),
    ],
)
def test_a_long_line_is_read_in_little_time(opening: str, part: str, closing: str) -> None:
    """Quadratic time would take minutes."""
    line = opening + part * 8_000 + closing
    started = process_time()
    for found in find_targets(line, PAPER):
        assert found.indicator
    assert process_time() - started < 10
