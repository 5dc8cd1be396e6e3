import random
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.clean import clean_text
from loaders.context import Context
from loaders.outline import find_measures, parse_outline
from loaders.platforms import collect_brands, find_platforms, unite_platforms
from loaders.regions import load_regions
from ontology.kinds import Action, PlatformKind

REGIONS = load_regions()


def context(region: str) -> Context:
    return Context(REGIONS.find_region(region), None, None, REGIONS)


def texts(line: str, region: str = "江苏省") -> list[str]:
    return [p.mention.quote for p in find_platforms(line, context(region))]


def names(line: str, region: str = "江苏省") -> list[str]:
    return [p.name for p in find_platforms(line, context(region))]


def actions(line: str, region: str = "江苏省") -> list[str]:
    return [p.action.value for p in find_platforms(line, context(region))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # a verb before, a noun of action after
        ("加快推进省生态环境智慧监管平台建设", ["省生态环境智慧监管平台"]),
        ("全面应用交通运输综合行政执法管理系统", ["交通运输综合行政执法管理系统"]),
        ("优化完善行政执法监督平台,提高质效", ["行政执法监督平台"]),
        ("建设工程建设项目审批管理系统", ["工程建设项目审批管理系统"]),  # 建设 inside a name
        ("应用全省统一的区块链服务建设合同签约管理系统", ["合同签约管理系统"]),  # and between two
        ("各部门要建设应急指挥平台", ["应急指挥平台"]),
        ("推动标准应用接入“苏服办”移动端", ["苏服办”移动端"]),
        ("迁移现有交易系统进入电子政务外网", ["电子政务外网"]),
        ("试点地区要重视政务公开网站", ["政务公开网站"]),
        ("处置并答复省网上办事大厅诉求", ["省网上办事大厅"]),  # 福建省2023年要点
        ("各部门使用应急指挥系统", ["应急指挥系统"]),
        ("建设国家24365大学生就业服务平台", ["国家24365大学生就业服务平台"]),
        ("加快建设杭州城市大脑2.0", ["杭州城市大脑"]),
        ("全面推广应用“浙政钉2.0”", ["浙政钉2.0"]),
        ("优化“粤省事”“粤公平”“粤商通”等“粤系列”平台", ["粤省事", "粤公平", "粤商通"]),
        ("推广“京办”“京智”三个“京”系列平台", ["京办", "京智"]),
        # what any firm may build, but for the one that is named
        ("支持企业建设省工业互联网平台", ["省工业互联网平台"]),
        ("鼓励金融机构接入企业收支流水征信平台", ["企业收支流水征信平台"]),
        ("依托省信用平台、12345热线等服务", ["省信用平台", "12345热线"]),
        # 的
        ("发挥全国统一的财政电子票据政务服务平台作用", ["全国统一的财政电子票据政务服务平台"]),
        ("建设集查询、监管等功能于一体的省“互联网+监管”系统", ["省“互联网+监管”系统"]),
        ("建设全省统一的“12345”服务平台", ["12345”服务平台"]),
        # conjunctions
        ("升级自然资源核心数据库和大数据平台", ["自然资源核心数据库", "大数据平台"]),
        ("加强社会用户实名认证和授权平台建设", ["社会用户实名认证和授权平台"]),
        ("完善污染物监测及信息发布系统", ["污染物监测及信息发布系统"]),
        ("健全标准规范和应急指挥平台", ["应急指挥平台"]),
        ("推动人力资源供需对接平台与国家就业平台数据互通", ["人力资源供需对接平台", "国家就业平台"]),
        ("提升国家电子政务外网和省级政务云支撑能力", ["国家电子政务外网", "省级政务云"]),
        ("加快完善省、市两级政务数据平台", ["省、市两级政务数据平台"]),
        # quotations
        ("打造公安便民服务“一张图”,创新", ["公安便民服务“一张图"]),
        ("加快建设内蒙古“生态之窗”", ["内蒙古“生态之窗"]),
        ("建设“新亚欧大陆桥重要节点城市主要经济指标数据库”", ["新亚欧大陆桥重要节点城市主要经济指标数据库"]),
        ("完善通辽市“一件事一次办”事项办理系统功能", ["通辽市“一件事一次办”事项办理系统"]),
        ("完成“政务问答台”建设", ["政务问答台"]),
        ("持续完善“环保脸谱”功能", ["环保脸谱"]),
        ('通过“包头文化云"平台,提供服务', ['包头文化云"平台']),
        ("让“湘易办”与“粤省事”“随申办”等政务服务APP互联", ["湘易办", "粤省事", "随申办"]),
        ("推广“天府健康通”", ["天府健康通"]),
        # one name behind another
        ("以政府网站集约化平台统一知识问答库为支撑", ["政府网站集约化平台", "统一知识问答库"]),
        ("做优做强“秦务员”平台移动端", ["秦务员”平台移动端"]),
        ("打造全省12345热线一体化平台", ["全省12345热线一体化平台"]),
        ("建设全国中小企业融资综合信用服务平台省级节点", ["全国中小企业融资综合信用服务平台省级节点"]),
        ("优化“爱山东”青岛分厅", ["爱山东”青岛分厅"]),  # a place's part of a system
        ("推广“豫事办”洛阳分厅", ["豫事办”洛阳分厅"]),
        ("建设省政务云苏州节点", ["省政务云苏州节点"]),
        ("依托国家政务服务平台用户管理系统", ["国家政务服务平台用户管理系统"]),
        ("接入全国公共信用信息共享平台网络", ["全国公共信用信息共享平台网络"]),
        ("升级国家电子政务内网骨干网", ["国家电子政务内网骨干网"]),
        # coined names, told by what is done with them
        ("升级“数字贵州·政务云”", ["数字贵州·政务云"]),
        ("升级“鲁医通”“鲁教帮”等应用", ["鲁医通", "鲁教帮"]),
        ("创新“徽策达”应用", ["徽策达"]),
        ("整合12345热线、“津企声”等渠道", ["12345热线", "津企声"]),
        ("建设基于统一地址的“楼宇码”", ["楼宇码"]),
        ("建设“文旅魔方”", ["文旅魔方"]),
        ("整合县小微企业“融资直通车”与省信用平台", ["县小微企业“融资直通车", "省信用平台"]),
        ("建设中国(上海)国际贸易“单一窗口”", ["中国(上海)国际贸易“单一窗口"]),
        ("接入国际贸易单一窗口", ["国际贸易单一窗口"]),
        # 要, 应, 会, 能 at the end of a word are no auxiliaries
        ("升级全国社会保障卡服务平台", ["全国社会保障卡服务平台"]),
        ("建设未来社区应用管理系统", ["未来社区应用管理系统"]),
        ("建设电力供应保障平台", ["电力供应保障平台"]),
        ("行业协会推广应急指挥平台", ["应急指挥平台"]),
        # places and levels that share what follows
        ("打造国家、省、市防汛会商系统", ["国家、省、市防汛会商系统"]),
        ("完善省、市、县应急广播系统", ["省、市、县应急广播系统"]),
        ("建设长江、太湖流域水环境监测平台", ["长江、太湖流域水环境监测平台"]),
        ("建设农业、太湖流域监测平台", ["太湖流域监测平台"]),
        ("完善省、市场监管平台", ["市场监管平台"]),
        # names of what any place has, with a place
        ("依托山东公共数据开放平台", ["山东公共数据开放平台"]),
        ("依托苏州公共数据开放平台", ["苏州公共数据开放平台"]),
        ("建成洛阳“城市大脑”", ["洛阳“城市大脑"]),
        ("完善人口库、法人库和自然资源和空间地理库", ["人口库", "法人库", "自然资源和空间地理库"]),
        ("扩充省级政务云资源", ["省级政务云"]),
        ("建设政务视联网", ["政务视联网"]),
        ("优化12329电话咨询服务", ["12329电话咨询服务"]),
        # 全国 and figures inside a name
        ("上线企业职工基本养老保险全国统筹信息系统", ["企业职工基本养老保险全国统筹信息系统"]),
        ("推广医疗保障信用评价全国联网监测系统", ["医疗保障信用评价全国联网监测系统"]),
        ("依托12315全国统一投诉平台", ["12315全国统一投诉平台"]),
        ("完善12345全省统一政务服务热线平台", ["12345全省统一政务服务热线平台"]),
        ("支持企业使用全国统一电子发票服务平台", ["全国统一电子发票服务平台"]),
        ("推动各类市场主体全国统一信用系统应用", ["全国统一信用系统"]),
        ("登陆全国统一电子发票服务平台", ["全国统一电子发票服务平台"]),
        # a place in brackets behind a national system; no phase, no body, no other system
        ("依托国家企业信用信息公示系统（江苏）", ["国家企业信用信息公示系统（江苏）"]),
        ("依托全国公共资源交易平台（江苏·南京）", ["全国公共资源交易平台（江苏·南京）"]),
        ("对接全国信用信息共享平台(苏州)", ["全国信用信息共享平台(苏州)"]),
        ("对接全国信用信息共享平台(二期)", ["全国信用信息共享平台"]),
        ("对接全国信用信息共享平台(省发展改革委)", ["全国信用信息共享平台"]),
        ("建设应急指挥平台(南京)", ["应急指挥平台"]),
        # 自治区 begins a name behind a conjunction or a verb
        ("建设水质监测网络和自治区生态环境大数据平台", ["自治区生态环境大数据平台"]),
        ("建设感知设施和自治区应急指挥平台", ["自治区应急指挥平台"]),
        ("按照“一云多区”架构升级自治区电子政务公共云平台", ["自治区电子政务公共云平台"]),
        ("按照“一云多区”架构建设自治区政务云", ["自治区政务云"]),
        ("依托“1+N”架构优化自治区大数据平台", ["自治区大数据平台"]),
        ("建设自治区、市两级应急指挥平台", ["自治区、市两级应急指挥平台"]),
        ("优化实名认证和授权平台", ["实名认证和授权平台"]),
        # verbs that no name holds
        ("承担市大数据平台的规划建设", ["市大数据平台"]),
        ("承担应急指挥平台运维", ["应急指挥平台"]),
        ("亟需建设省应急指挥平台", ["省应急指挥平台"]),
        ("迁移至省政务云或者南京市政务云平台", ["省政务云", "南京市政务云平台"]),
        ("建设存量房交易管理系统", ["存量房交易管理系统"]),
        ("推动存量住房交易系统应用", ["存量住房交易系统"]),
        # a place before a service, heads of networks and centres
        ("提升苏州“信易贷”平台功能", ["苏州“信易贷”平台"]),
        ("提升电子证照“秦务员”平台功能", ["秦务员”平台"]),
        ("打造“穗智管”城市运行管理中枢", ["穗智管”城市运行管理中枢"]),
        ("建设税务业务专网", ["税务业务专网"]),
        # dates, counts and 外 before a name
        ("2024年底前建成省应急指挥平台", ["省应急指挥平台"]),
        ("除涉密系统外省应急指挥平台全部上云", ["省应急指挥平台"]),
        ("共建京津冀公共信用平台", ["京津冀公共信用平台"]),
        # brackets
        ("完善(扩建)应急指挥平台", ["应急指挥平台"]),
        ("全面推进城市信息模型平台(CIM)建设", ["城市信息模型平台(CIM)"]),
        ("完善全省统一的数字证书(CA)互认平台功能", ["全省统一的数字证书(CA)互认平台"]),
    ],
)
def test_the_longest_name_is_read_as_printed(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "加强信息化平台建设",
        "推动业务系统与平台对接,整合各类系统",
        "完善各部门自建业务系统",
        "统筹各类基础数据库、业务资源数据库和相关专题库",
        "推进部门垂直管理业务系统与地方数据平台共享",
        "打造高层次的交流合作平台",
        "建设科技创新平台和公共技术服务平台",
        "规范平台经济,支持平台企业发展",
        "坚持系统观念,加强系统治理",
        "提升生态系统质量,推广国产操作系统",
        "组织教育系统、政法系统干部学习",
        "深化基层网格,健全养老服务网络",
        "发展互联网、物联网、云计算,推动企业上云",
        "构建全国一体化政务云平台体系",
        "完善投融资平台公司治理,清理融资平台债务",
        "实现“一网通办”“跨省通办”“掌上办”",
        "探索“一部门一系统”“一市一平台”",
        "坚持“枫桥经验”,推进“雪亮工程”",
        "印发《江苏省政务云管理规范》",
        "提供企业信息查询、合同业绩展示等系统功能",
        "通过电视、广播、微信、微博、客户端等平台发布",
        "完善市州、县区政务服务平台",
        "推动业务系统有序上云",
        "非涉密系统一律上云",
        "各单位统筹建云用云",
        # what any firm may have, or is to grow
        "鼓励互联网企业建立农业服务平台",  # 国发〔2015〕40号
        "支持第三方机构联合搭建面向社会的物流信息服务平台",
        "鼓励高校、科研院所搭建科研数据共享平台",
        "鼓励企业利用跨境电商平台拓展市场",
        "培育行业级和区域级工业互联网平台",
        "培育“个十百”工业互联网平台",
        # figures of speech, techniques, services, programmes
        "推进以智能电网为配送平台,积极向供应链协同平台转型",  # 国发〔2015〕40号
        "利用多维地理信息系统、智慧地图等技术",  # 国发〔2015〕40号
        "提供支付结算、信用中介平台等金融服务",
        "面向全球提供工业云、供应链管理等网络服务",  # 国发〔2015〕40号
        "加快工控系统研发,依托高校的研究平台",
        "加强人工智能基础资源和公共服务等创新平台建设",  # 国发〔2015〕40号
        "完善金财工程、金关工程、金保工程等信息系统",
        "推广“潇湘财银贷”等产品",
        # a body's, a level's, a technology
        "市地方征信平台建设工作领导小组有关成员单位",
        "与财政部系统、支付系统衔接,改造税务信息系统、医院信息系统",
        "整合涉农系统,用好调度系统",  # 苏政办发〔2023〕18号, 湖南省2023年要点
        "推动三市政务服务平台互联互通",
        "借助区块链平台存证",
        "推进国产化政务云平台建设",
        "完善耕地地力监测网络",
        # what needs to be built, what there is, networks of a kind
        "确需建设信息系统的,报大数据局审核",
        "承担信息系统建设,急需升级业务系统",
        "存量系统逐步迁移",
        "整合存量业务系统和存量平台",
        "加强公安、法院等业务专网整合,推进业务专网迁移",
        "建设5G专网、虚拟专网",
        "完善自治区内业务系统",
        # numbers, dates and 以上 are no name
        "新建10个以上主题数据库,整合20余个以上系统",
        "到2025年县级平台接入率达到100%",
        "以上系统、上述平台由各单位运维",
        "除涉密平台外市级部门业务系统全部上云",
        "专栏2公共数据平台重点工程",
        # parts, slogans and rules
        "打造“一件事”特色分厅,建设平台重要节点",
        "加强平台网络安全防护",
        "坚持“只进一扇门·最多跑一次”",
        "推广“最多跑一次”等应用场景,拓展“免证办”应用",
        "深化“无废城市”应用试点",
        "开展“法律直通车”活动,设置“综合受理”窗口",
        "推行“单一窗口”受理,推行“一码通行”",
        "建设山东人才平台",
        "编制全省视频共享系统接口标准和数据平台对接规范",
        "各协会推广智能应用平台",
        "配备平台运维人员,加强关键领域“互联网+”重要信息系统保护",
    ],
)
def test_what_could_be_any_system_or_none_is_refused(line: str) -> None:
    assert texts(line) == []


@pytest.mark.parametrize(
    ("line", "region", "expected"),
    [
        ("依托省大数据能力平台", "湖北省", ["湖北省大数据能力平台"]),
        ("打造全省12345热线一体化平台", "江苏省", ["江苏省12345热线一体化平台"]),
        ("加快建设省级综合交通运输信息平台", "江苏省", ["江苏省级综合交通运输信息平台"]),
        ("完善自治区社会信用信息平台", "内蒙古自治区", ["内蒙古自治区社会信用信息平台"]),
        ("建设全区政府信息公开平台", "内蒙古自治区", ["内蒙古自治区政府信息公开平台"]),
        ("依托全区一体化政务服务平台", "通辽市", ["内蒙古自治区一体化政务服务平台"]),
        ("依托区大数据资源平台", "上海市金山区", ["上海市金山区大数据资源平台"]),
        ("依托市大数据资源平台", "上海市金山区", ["上海市大数据资源平台"]),
        ("推进市政务服务平台建设", "济南市", ["济南市政务服务平台"]),
        ("建成市数据共享交换平台", "昆山市", ["昆山市数据共享交换平台"]),
        ("建设市场监管智慧平台", "济南市", ["市场监管智慧平台"]),
        ("对接国家政务服务平台", "济南市", ["国家政务服务平台"]),
        ("升级“苏服办”移动端", "江苏省", ["苏服办移动端"]),
        ("推广省市场监管数智化平台应用", "江苏省", ["江苏省市场监管数智化平台"]),
        ("依托省市信用信息平台", "江苏省", ["江苏省市信用信息平台"]),
        ("依托省内信用信息平台", "江苏省", ["省内信用信息平台"]),
        (
            "升级区综合执法系统、区电子政务外网",
            "上海市金山区",
            ["上海市金山区综合执法系统", "上海市金山区电子政务外网"],
        ),
        ("建设区块链存证平台、区域医疗平台", "上海市金山区", ["区块链存证平台", "区域医疗平台"]),
        ("加强市政务云金山节点运维", "上海市金山区", ["上海市政务云金山节点"]),
    ],
)
def test_a_bare_region_is_told_in_full(line: str, region: str, expected: list[str]) -> None:
    assert names(line, region) == expected


@pytest.mark.parametrize(
    ("line", "region", "owner"),
    [
        ("对接国家政务服务平台", "江苏省", "全国"),
        ("让“粤省事”互联", "湖南省", "广东省"),
        ("推广“湘易办”", "湖南省", None),
        ("通过湖北政务服务网办理", "襄阳市", "湖北省"),
        ("依托省电子证照平台", "襄阳市", "湖北省"),
        ("依托市电子证照平台", "襄阳市", None),
        ("完善南京市应急指挥平台", "江苏省", "南京市"),
        ("依托国家企业信用信息公示系统（江苏）", "江苏省", None),
        ("依托全国公共资源交易平台（江苏·南京）", "江苏省", "南京市"),
        ("依托全国公共资源交易平台（二期）", "江苏省", "全国"),
        ("完善江苏智慧教育平台", "江苏省", None),
    ],
)
def test_a_system_of_another_place_has_its_region(line: str, region: str, owner: str | None) -> None:
    (use,) = find_platforms(line, context(region))
    assert (use.region.name if use.region else None) == owner


@pytest.mark.parametrize(
    ("line", "phrase", "expected"),
    [
        (
            "上线药品监管、统计、体育等旗舰店",
            "药品监管、统计、体育等旗舰店",
            ["药品监管旗舰店", "统计旗舰店", "体育旗舰店"],
        ),
        (
            "完善全省人口、法人单位和电子证照6大基础信息资源库",
            "全省人口、法人单位和电子证照6大基础信息资源库",
            ["江苏省人口基础信息资源库", "江苏省法人单位基础信息资源库", "江苏省电子证照基础信息资源库"],
        ),
        (
            "建设完善全省政府立法、执法监督等业务系统",
            "全省政府立法、执法监督等业务系统",
            ["江苏省政府立法业务系统", "江苏省执法监督业务系统"],
        ),
        (
            "建设数字乡村平台和自然人、法人综合库",
            "自然人、法人综合库",
            ["数字乡村平台", "自然人综合库", "法人综合库"],
        ),
        (
            "完善人口、自然资源和空间地理、经济治理四大基础数据库",
            "人口、自然资源和空间地理、经济治理四大基础数据库",
            ["人口基础数据库", "自然资源和空间地理基础数据库", "经济治理基础数据库"],
        ),
        ("完善人口、应急综合库", "应急综合库", ["应急综合库"]),
        ("对接全国行政许可管理等信息系统", "全国行政许可管理等信息系统", ["全国行政许可管理信息系统"]),
        ("整合公共资源交易等业务系统", "公共资源交易等业务系统", ["公共资源交易业务系统"]),
        (
            "完善全省统一身份认证、电子印章、电子证照系统",
            "全省统一身份认证、电子印章、电子证照系统",
            ["江苏省统一身份认证系统", "江苏省电子印章系统", "江苏省电子证照系统"],
        ),
        ("完善电子印章、电子档案平台", "电子印章、电子档案平台", ["电子印章平台", "电子档案平台"]),
        (
            "建设可信认证、电子签名、统一支付系统",
            "可信认证、电子签名、统一支付系统",
            ["可信认证系统", "电子签名系统", "统一支付系统"],
        ),
        ("完善机制、电子印章、电子证照系统", "电子证照系统", ["电子证照系统"]),
        ("健全数据、人才、应急指挥平台", "应急指挥平台", ["应急指挥平台"]),
        (
            "升级工伤保险、失业保险省级统筹信息系统",
            "工伤保险、失业保险省级统筹信息系统",
            ["工伤保险省级统筹信息系统", "失业保险省级统筹信息系统"],
        ),
        (
            "升级工伤保险和失业保险省级统筹信息系统",
            "工伤保险和失业保险省级统筹信息系统",
            ["工伤保险省级统筹信息系统", "失业保险省级统筹信息系统"],
        ),
        (
            "建成养老保险、工伤保险和失业保险经办系统",
            "养老保险、工伤保险和失业保险经办系统",
            ["养老保险经办系统", "工伤保险经办系统", "失业保险经办系统"],
        ),
        ("推进工伤保险、应急指挥平台建设", "应急指挥平台", ["应急指挥平台"]),
        ("落实失业保险、就业服务平台", "就业服务平台", ["就业服务平台"]),
        ("完善车辆档案、维修和服务质量信息服务平台", "车辆档案、维修和服务质量信息服务平台", None),
        ("利用5G、人工智能和大数据平台", None, []),
        ("与国家、省等平台对接", None, []),
    ],
)
def test_names_that_share_a_head_are_told_apart(
    line: str, phrase: str | None, expected: list[str] | None
) -> None:
    found = list(find_platforms(line, context("江苏省")))
    assert {p.mention.quote for p in found} - {"数字乡村平台"} == ({phrase} if phrase else set())
    assert [p.name for p in found] == ([phrase] if expected is None else expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("完善省人口库和法人库", ["江苏省人口库", "江苏省法人库"]),
        ("完善全省人口库、法人库、空间地理库", ["江苏省人口库", "江苏省法人库", "江苏省空间地理库"]),
        ("用好省法人库及电子证照库", ["江苏省法人库", "江苏省电子证照库"]),
        ("完善省人口库、应急案例库", ["江苏省人口库", "应急案例库"]),
        ("完善省应急平台、法人库", ["江苏省应急平台", "法人库"]),
        ("完善省人口库,共享法人库", ["江苏省人口库", "法人库"]),
    ],
)
def test_base_databases_in_a_list_share_the_region_of_the_first(line: str, expected: list[str]) -> None:
    assert names(line, "江苏省") == expected


def test_the_national_and_the_own_system_are_two() -> None:
    line = "利用国家和省“双随机、一公开”监管平台"
    assert names(line, "湖北省") == ["国家双随机、一公开监管平台", "湖北省双随机、一公开监管平台"]
    line = "依托国家及省政务服务平台建设电子印章系统"
    assert names(line, "湖北省") == ["国家政务服务平台", "湖北省政务服务平台", "电子印章系统"]
    assert texts(line, "湖北省")[:2] == ["国家及省政务服务平台", "省政务服务平台"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("建设完善全省教育公共服务平台", ["build"]),
        ("加强农业大数据公共服务平台建设", ["build"]),
        ("加快自治区密码云建设", ["build"]),
        ("完善全省一体化在线政务服务平台建设", ["improve"]),
        ("推进电子政务外网改造升级", ["improve"]),
        ("开发省网上办事大厅事项自检功能", ["improve"]),
        ("提升省一体化政务服务平台能力", ["improve"]),
        ("推进苏服码、省身份码系统对接融合", ["integrate"]),
        ("推动12345热线与“蒙速办”实现互联互通", ["integrate", "integrate"]),
        ("有序推进业务专网向电子政务外网整合迁移", ["integrate"]),
        ("加快改造接入“苏服办”移动端", ["integrate"]),
        ("深化阳光智慧信访系统应用", ["use"]),
        ("发挥省政务服务平台枢纽作用", ["use"]),
        ("以省公共信用平台为支撑", ["use"]),
        ("在全国一体化政务服务平台设立专栏", ["use"]),
        ("推动公共资源交易区块链平台在全省应用", ["use"]),
        ("依托省大数据平台构建省经济治理数据库", ["use", "build"]),
        ("加强省水权交易平台建设和能耗在线监测系统应用", ["build", "use"]),
        ("建设集采集、治理、应用于一体的省大数据平台", ["build"]),
        ("12345热线由专人值守", ["none"]),
        ("推进“浙里办”“浙政钉”两端协同", ["none", "none"]),
        ("继续推动应收账款融资服务平台“政采贷”业务", ["none"]),
        ("推动交易平台与政府采购合同融资平台的合作", ["none"]),
        ("加快省政务云平台", ["build"]),
        ("制定省政务云平台管理办法", ["improve"]),
        ("制定省政务云平台规划", ["build"]),
        ("落实省政务服务平台建设经费", ["none"]),
        ("完善以12345热线为主渠道的机制", ["use"]),
        ("将投诉渠道归并到12345热线", ["integrate"]),
        ("与国家信用平台实现数据双向同步", ["integrate"]),
        ("与省应急平台实现“三级联动”", ["integrate"]),
        ("与省应急平台实现良好发展", ["none"]),
        ("将“赣服通”小程序、本地APP全部接入", ["integrate"]),
        ("将省信用平台作为主渠道", ["none"]),
        ("推动县政务云节点与省政务云统一纳管", ["integrate"]),
        ("建立省级政务云资源调度机制", ["improve"]),
        ("承担省大数据平台的规划建设", ["build"]),
        ("负责省政务云的规划", ["none"]),
        ("与国家数据共享交换平台实现级联", ["integrate"]),
        ("迁移至省政务云或者南京市政务云平台", ["integrate", "integrate"]),
    ],
)
def test_the_verb_that_governs_a_name_says_the_action(line: str, expected: list[str]) -> None:
    assert actions(line) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("升级“爱山东”APP", PlatformKind.MOBILE_APP),
        ("升级“渝快办”", PlatformKind.PORTAL),
        ("完善江苏政务服务网", PlatformKind.PORTAL),
        ("建设体育旗舰店", PlatformKind.PORTAL),
        ("提升12345热线服务", PlatformKind.HOTLINE),
        ("建设公安大数据平台", PlatformKind.DATA_PLATFORM),
        ("建设省政务云平台", PlatformKind.CLOUD),
        ("依托省电子政务外网平台", PlatformKind.NETWORK),
        ("完善12345热线知识库", PlatformKind.DATABASE),
        ("建设统一电子印章系统", PlatformKind.SHARED_COMPONENT),
        ("完善省政务中台", PlatformKind.SHARED_COMPONENT),
        ("推进卫生健康云影像平台建设", PlatformKind.BUSINESS_SYSTEM),
        ("编制省产业发展数字地图", PlatformKind.OTHER),
        ("依托数字资源系统(IRS)", PlatformKind.BUSINESS_SYSTEM),
        ("依托“信用中国(江苏)”", PlatformKind.PORTAL),
        ("推广“苏服办3.0”", PlatformKind.MOBILE_APP),
        ("推广“健康云”平台", PlatformKind.MOBILE_APP),
        ("建设社会治理云平台", PlatformKind.BUSINESS_SYSTEM),
        ("建设网络安全态势感知平台", PlatformKind.BUSINESS_SYSTEM),
        ("完善行政执法监督网络平台", PlatformKind.BUSINESS_SYSTEM),
        ("建设税务业务专网", PlatformKind.NETWORK),
        ("升级中国职业培训在线平台", PlatformKind.PORTAL),
        ("建设农业在线监测平台", PlatformKind.BUSINESS_SYSTEM),
        ("升级12333全国统一电话咨询平台", PlatformKind.HOTLINE),
        ("建设电话用户实名登记平台", PlatformKind.BUSINESS_SYSTEM),
        ("建设公共安全大数据平台", PlatformKind.DATA_PLATFORM),
        ("建设省政务云苏州节点", PlatformKind.CLOUD),
        ("优化“豫事办”洛阳分厅", PlatformKind.MOBILE_APP),
        ("升级国家电子政务外网骨干网", PlatformKind.NETWORK),
        ("创新“徽策达”应用", PlatformKind.BUSINESS_SYSTEM),
        ("打造防汛“一张图”", PlatformKind.DATABASE),
        ("升级江苏省公共数据开放系统", PlatformKind.PORTAL),
        ("依托省政务服务平台用户管理系统", PlatformKind.BUSINESS_SYSTEM),
    ],
)
def test_head_and_modifiers_say_the_kind(line: str, kind: PlatformKind) -> None:
    assert [p.kind for p in find_platforms(line, context("江苏省"))] == [kind]


def test_a_brand_that_the_paper_names_in_full_is_one_where_it_stands_alone() -> None:
    brands = collect_brands("升级“津通达”APP,推进“一网通办”平台、“雪亮工程”平台、“互联网+监管”平台建设")
    assert brands == {"津通达"}
    line = "推动事项在“津通达”办理"
    assert [p.name for p in find_platforms(line, replace(context("天津市"), brands=brands))] == ["津通达"]
    assert texts("推动事项在“众事宜”办理", "天津市") == []


def test_a_measure_has_each_system_once_with_its_first_action() -> None:
    lines = ["“蒙速办”与热线并行", "提升“蒙速办”服务能力", "依托全区政务服务网"]
    uses = [use for line in lines for use in find_platforms(line, context("内蒙古自治区"))]
    united = unite_platforms(uses)
    assert [(p.name, p.action) for p in united] == [
        ("蒙速办", Action.IMPROVE),
        ("内蒙古自治区政务服务网", Action.USE),
    ]
    assert united[0].mention == uses[0].mention


def test_a_short_form_is_the_system_that_the_measure_names_in_full() -> None:
    line = "提升省一体化政务服务平台能力,发挥一体化政务服务平台作用,对接全国一体化政务服务平台"
    united = unite_platforms(find_platforms(line, context("江苏省")))
    assert [p.name for p in united] == ["江苏省一体化政务服务平台", "全国一体化政务服务平台"]


def test_every_mention_is_a_slice_of_its_line(shared: Path) -> None:
    count = 0
    for path in sorted((shared / "corpus").rglob("*.txt")):
        text = clean_text(path.read_text(encoding="utf-8", errors="replace")).text
        for measure in find_measures(text, parse_outline(text)):
            for line in text[measure.start : measure.end].split("\n"):
                for use in find_platforms(line, context("江苏省")):
                    assert line[use.mention.start : use.mention.end] == use.mention.quote
                    assert use.mention.quote[0] not in "、，。的与“”"
                    assert use.mention.quote[-1] not in "、，。“”"
                    count += 1
    assert count > 500


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "1",
        "、",
        "“",
        "“苏服办”",
        "平台",
        "应急和",
        "应急平台和",
        "统一的",
        "全省",
        "各类",
        "建设",
        "《甲》",
        "数据、",
        "省、市、",
    ],
)
def test_a_line_of_any_length_is_read(unit: str) -> None:
    line = unit * (60_000 // len(unit)) + "平台"
    assert all(
        line[p.mention.start : p.mention.end] == p.mention.quote
        for p in find_platforms(line, context("江苏省"))
    )


def test_scrambled_words_never_break_the_reader() -> None:
    words = [
        "平台",
        "系统",
        "“一张图”",
        "、",
        "和",
        "的",
        "应急",
        "省",
        "建设",
        "等",
        "(市)",
        "云",
        "政务",
        "《",
        "”",
        "国家",
        "各",
    ]
    scramble = random.Random(7)
    for _ in range(300):
        line = "".join(scramble.choices(words, k=40))
        for use in find_platforms(line, context("江苏省")):
            assert line[use.mention.start : use.mention.end] == use.mention.quote
