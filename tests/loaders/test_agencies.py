"""Actors and roles: printed lists, brackets in sentences, running text; names with their region."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.agencies import find_agencies
from loaders.context import Context
from loaders.regions import load_regions

REGIONS = load_regions()


def _context(place: str) -> Context:
    return Context(REGIONS.find_region(place), None, 2023, REGIONS)


def _roles(line: str, place: str = "浙江省") -> list[tuple[str, str]]:
    return [(found.mention.quote, found.role.value) for found in find_agencies(line, _context(place))]


def _names(line: str, place: str) -> list[str]:
    return [found.name for found in find_agencies(line, _context(place))]


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        (
            "完善体系。(责任单位:省政务办、省教育厅等有关部门和单位,各设区市人民政府)",
            [("省政务办", "responsible"), ("省教育厅", "responsible"), ("各设区市人民政府", "responsible")],
        ),
        (
            "更新目录。（牵头单位：省审改办；责任单位：省级业务部门）",
            [("省审改办", "lead"), ("省级业务部门", "responsible")],
        ),
        (
            "牵头部门:市数据局;配合单位:市财政局、市公安局;完成时限:2023年12月底前",
            [("市数据局", "lead"), ("市财政局", "support"), ("市公安局", "support")],
        ),
        (
            "(6月底完成，牵头考核单位：市政府办公室、市公安局)",
            [("市政府办公室", "lead"), ("市公安局", "lead")],
        ),
        (
            "主责单位:市经济和信息化局,协办单位:市政务服务局、各区政府",
            [("市经济和信息化局", "lead"), ("市政务服务局", "support"), ("各区政府", "support")],
        ),
        (
            "责任单位:省数据资源局牵头,省直有关单位、各市人民政府配合",
            [("省数据资源局", "lead"), ("省直有关单位", "support"), ("各市人民政府", "support")],
        ),
        (
            "责任单位:省大数据局(省委网信办负责)、省公安厅",
            [("省大数据局", "responsible"), ("省公安厅", "responsible")],
        ),
        ("责任单位:市大数据局(牵头)、市财政局", [("市大数据局", "lead"), ("市财政局", "responsible")]),
        ("牵头和责任单位:省司法厅", [("省司法厅", "responsible")]),
        ("责任领导:张三,责任单位:市司法局,责任人:李四", [("市司法局", "responsible")]),
        (
            "〔责任单位:省大数据中心、省委网信办,列首位的为牵头单位,下同〕",
            [("省大数据中心", "responsible"), ("省委网信办", "responsible")],
        ),
        (
            "责任单位:省营商局,各市(含定州市,下同)政府、省(中)直有关部门、单位",
            [
                ("省营商局", "responsible"),
                ("各市(含定州市,下同)政府", "responsible"),
                ("省(中)直有关部门、单位", "responsible"),
            ],
        ),
        ("责任单位:省公安厅和省委网信办", [("省公安厅", "responsible"), ("省委网信办", "responsible")]),
        (
            "责任单位:市人力资源和社会保障局、各级党委和政府",
            [("市人力资源和社会保障局", "responsible"), ("各级党委和政府", "responsible")],
        ),
        (
            "省大数据局、省财政厅,各市政府)",
            [("省大数据局", "responsible"), ("省财政厅", "responsible"), ("各市政府", "responsible")],
        ),
        ("责任单位:省大数据局。各地要抓好落实", [("省大数据局", "responsible"), ("各地", "responsible")]),
    ],
)
def test_a_labelled_list_gives_its_actors_their_role(line: str, roles: list[tuple[str, str]]) -> None:
    assert _roles(line) == roles


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        (
            "建设系统（省大数据局、省公安厅分工负责，各有关部门、各市政府配合）。",
            [
                ("省大数据局", "responsible"),
                ("省公安厅", "responsible"),
                ("各有关部门", "support"),
                ("各市政府", "support"),
            ],
        ),
        (
            "(省政务局牵头,省医保局等省直相关单位按职责分工负责。各市州、县市区人民政府均为责任单位,以下不再列出)",
            [("省政务局", "lead"), ("省医保局", "responsible"), ("各市州、县市区人民政府", "responsible")],
        ),
        (
            "开展评价(省委网信办牵头,省住房城乡建设厅等有关部门配合,各市政府落实)。",
            [("省委网信办", "lead"), ("省住房城乡建设厅", "support"), ("各市政府", "responsible")],
        ),
        ("(各市政府负责)", [("各市政府", "responsible")]),
        (
            "(省公安厅、人民银行长沙中心支行等单位按职责分别牵头负责)",
            [("省公安厅", "lead"), ("人民银行长沙中心支行", "lead")],
        ),
        (
            "(省发展改革委会同省财政厅负责,省卫生健康委等11个部门配合)",
            [("省发展改革委", "responsible"), ("省财政厅", "responsible"), ("省卫生健康委", "support")],
        ),
        (
            "(省大数据局牵头;各市、县(市、区)按职责抓好落实;2023年12月底前完成)",
            [("省大数据局", "lead"), ("各市、县(市、区)", "responsible")],
        ),
        ("推进建设。(区数据局、各街镇)", [("区数据局", "responsible"), ("各街镇", "responsible")]),
        ("推进建设。(区数据局)", [("区数据局", "responsible")]),
        (
            "(责任单位:省司法厅,各设区市营商环境牵头部门)",
            [("省司法厅", "responsible"), ("各设区市营商环境牵头部门", "responsible")],
        ),
    ],
)
def test_a_bracket_at_a_sentence_gives_roles_by_the_words_after_the_names(
    line: str, roles: list[tuple[str, str]]
) -> None:
    assert _roles(line) == roles


@pytest.mark.parametrize(
    "line",
    [
        "推动信息模型(CIM)建设,覆盖县(市、区)、乡镇(街道)",
        "(由省级统筹建设,市县负责应用)",
        "(谁主管、谁负责,谁审批、谁监管)",
        "(长期坚持,持续推进)",
        "(含一体机、自助终端等设备,由专人负责)",
        "建立部门协作机制,落实主体责任和监督责任",
        "数据显示:全省平台运行良好",
        "鼓励企业、机构和社会组织参与",
        "推动政府履职更加协同高效,强化政府部门数据管理职责",
        "深化教育、公安、民政等部门数据共享",
        "不得要求提供实体证照;政务部门审批时应主动核验",
        "推进政务服务中心综合窗口建设,统一办理",
        "建设省大数据交易中心,打造政务服务办理新模式",
        "加强城市管理局面研判和全局性部署",
        "完善省政府门户网站功能,筹备市政府常务会议",
        "落实《湖南省政务服务中心管理办法》",
        "对接国家发展改革委平台",
        "积极对接自治区政府统一协同办公业务平台",
        "加快组建省大数据集团",
        "推动设区市公安系统对接",
    ],
)
def test_what_names_no_actor_gives_none(line: str) -> None:
    assert _roles(line) == []


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("市行政审批局负责统筹推进全市工作", "responsible"),
        ("市行政审批局要加强审管衔接", "responsible"),
        ("工作由市行政审批局统一组织", "responsible"),
        ("指导市行政审批局做好保障工作", "responsible"),
        ("明确市行政审批局统一运维管理的职责", "responsible"),
        ("2023年底前,市行政审批局及时公布清单", "responsible"),
        ("办公室设在市行政审批局,具体负责组织推进", "responsible"),
        ("市行政审批局牵头制定标准", "lead"),
        ("市行政审批局配合做好数据归集", "support"),
        ("报市行政审批局备案", "mentioned"),
        ("推进市行政审批局业务入驻", "mentioned"),
        ("与市行政审批局建立接口连接", "mentioned"),
        ("配合市行政审批局做好对接工作", "mentioned"),
        ("要明确市行政审批局的监管职责", "mentioned"),
        ("领导小组办公室设在市行政审批局。", "mentioned"),
    ],
)
def test_in_running_text_the_words_around_an_actor_give_its_role(line: str, role: str) -> None:
    assert ("市行政审批局", role) in _roles(line, "泰州市")


def test_a_list_in_running_text_shares_its_role() -> None:
    line = "由省政务服务局会同省发展改革委等部门负责,省教育厅、省科技厅和省公安厅要配合"
    assert {role for _, role in _roles(line)} == {"responsible"}
    assert len(_roles(line)) == 5


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        (
            "充分发挥省数字政府建设领导小组作用,统筹指导全省工作",
            ("省数字政府建设领导小组", "responsible", "group"),
        ),
        ("成立由市长任组长的数字政府建设领导小组,统筹推进", ("数字政府建设领导小组", "responsible", "group")),
        ("成立省数字政府建设专家委员会,引导高校参与", ("省数字政府建设专家委员会", "mentioned", "group")),
        ("强化数字山东建设专项小组对工作的组织领导", ("数字山东建设专项小组", "mentioned", "group")),
        ("建立“互联网+”行动部际联席会议制度", ("“互联网+”行动部际联席会议", "mentioned", "group")),
        ("各地区各部门要履职尽责", ("各地区各部门", "responsible", "collective")),
        ("推进省级部门业务系统上云", ("省级部门", "mentioned", "collective")),
        ("各设区市审改部门于6月底前报送", ("各设区市审改部门", "responsible", "collective")),
        ("省纪委监委要强化监督", ("省纪委监委", "responsible", "agency")),
        ("公安机关负责核验", ("公安机关", "responsible", "collective")),
        ("财政部门负责保障经费", ("财政部门", "responsible", "collective")),
        ("按照党中央统一部署", ("党中央", "mentioned", "agency")),
    ],
)
def test_groups_and_collectives_are_told_from_single_bodies(line: str, actor: tuple[str, str, str]) -> None:
    found = [
        (one.mention.quote, one.role.value, one.kind.value) for one in find_agencies(line, _context("山东省"))
    ]
    assert found == [actor]


@pytest.mark.parametrize(
    ("place", "line", "names"),
    [
        ("江苏省", "(责任单位:省各有关部门和单位)", ["江苏省各有关部门和单位"]),
        ("内蒙古自治区", "(自治区公安厅负责)", ["内蒙古自治区公安厅"]),
        ("广西壮族自治区", "(区直各有关部门配合)", ["广西壮族自治区直各有关部门"]),
        ("通辽市", "(市财政局负责,自治区政务服务局配合)", ["通辽市财政局", "内蒙古自治区政务服务局"]),
        (
            "上海市金山区",
            "(区政务服务办牵头,市大数据中心配合)",
            ["上海市金山区政务服务办", "上海市大数据中心"],
        ),
        ("包头市", "(牵头单位:市住建局、审批服务局)", ["包头市住建局", "包头市审批服务局"]),
        (
            "广东省",
            "(省政务服务数据管理局、市场监管局,国网广东电力公司)",
            ["广东省政务服务数据管理局", "广东省市场监管局", "国网广东电力公司"],
        ),
        ("福建省", "(责任单位:各级审改部门、政务服务管理机构)", ["各级审改部门", "各级政务服务管理机构"]),
        (
            "陕西省",
            "(责任单位:省总工会、团省委、人民银行西安分行)",
            ["陕西省总工会", "团省委", "人民银行西安分行"],
        ),
        (
            "江苏省",
            "(责任单位:南京、无锡、镇江等设区市人民政府)",
            ["南京市人民政府", "无锡市人民政府", "镇江市人民政府"],
        ),
        ("山东省", "(责任单位:济南、青岛市政府)", ["济南市政府", "青岛市政府"]),
        ("山东省", "(济南市政府牵头)", ["济南市政府"]),
        ("山东省", "积极对接山东省大数据局", ["山东省大数据局"]),
        ("全国", "(国家数据局、财政部按职责分工负责)", ["国家数据局", "财政部"]),
        ("辽宁省", "(责任单位:市场监管局)", ["市场监管局"]),
    ],
)
def test_a_name_has_its_region_in_full(place: str, line: str, names: list[str]) -> None:
    assert _names(line, place) == names


def test_an_actor_of_another_region_says_whose_it_is() -> None:
    line = "按照国务院部署,省政务办、市财政局配合,济南市政府负责"
    found = {
        one.mention.quote: one.region and one.region.name for one in find_agencies(line, _context("泰安市"))
    }
    assert found == {"国务院": "全国", "省政务办": "山东省", "市财政局": None, "济南市政府": "济南市"}


def test_an_actor_is_given_once_for_each_role_and_not_mentioned_beside() -> None:
    line = "依托省财政厅开展(省财政厅牵头,省大数据局配合)。建设平台(省财政厅牵头)。汇聚数据(省财政厅负责)。"
    assert _roles(line) == [("省财政厅", "lead"), ("省大数据局", "support"), ("省财政厅", "responsible")]


@pytest.mark.parametrize(
    "unit",
    [
        *("(", ")", "、", "责任单位:", "各", "局", "市政府", "(省财政厅牵头,", "负责", "和", "“"),
        *(
            "大理市、",
            "各市、",
            "市财政局会同",
            "新区、",
            "省政府办公厅(省大数据局)",
            "国家数据局、",
            "、配合",
        ),
    ],
)
def test_a_long_line_takes_no_longer_per_character(unit: str) -> None:
    """Twenty thousand characters finish at once where a quadratic search would take minutes."""
    line = (unit * 20000)[:20000]
    assert all(found.mention.quote in line for found in find_agencies(line, _context("江苏省")))


@given(
    st.text(
        alphabet="省市区县各局委办厅部门政府牵头负责配合责任单位:、,;。()（）“”《》和等领导小组由要财大数据中心",
        max_size=60,
    )
)
def test_any_text_gives_mentions_that_are_its_slices_in_order(line: str) -> None:
    mentions = [found.mention for found in find_agencies(line, _context("湖北省"))]
    assert all(line[mention.start : mention.end] == mention.quote for mention in mentions)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


def test_who_takes_on_a_groups_office_is_not_a_part_of_its_name() -> None:
    line = "省政务办承担省数字政府建设领导小组办公室日常工作"
    context = Context(load_regions().find_region("江苏省"), None, None, load_regions())
    assert [found.name for found in find_agencies(line, context)] == [
        "江苏省政务办",
        "江苏省数字政府建设领导小组办公室",
    ]


@pytest.mark.parametrize(
    ("line", "place", "names"),
    [
        ("(责任单位:市中区人民政府、市财政局)", "济南市", ["济南市市中区人民政府", "济南市财政局"]),
        ("(责任单位:市南区政府、市北区政府)", "青岛市", ["青岛市市南区政府", "青岛市市北区政府"]),
        ("(责任单位:市中区人民政府、市财政局)", "济南市历下区", ["济南市市中区人民政府", "济南市财政局"]),
        ("(责任单位:市中心医院、市中小企业局)", "济南市", ["济南市中心医院", "济南市中小企业局"]),
        ("(责任单位:鼓楼区、玄武区人民政府)", "南京市玄武区", ["南京市鼓楼区人民政府", "玄武区人民政府"]),
    ],
)
def test_a_district_of_the_towns_middle_is_no_body_of_the_town(
    line: str, place: str, names: list[str]
) -> None:
    assert _names(line, place) == names


def test_a_body_of_a_place_that_may_be_one_of_several_is_nobody_elses(
    caplog: pytest.LogCaptureFixture,
) -> None:
    context = Context(REGIONS.find_region("湖北省"), None, 2023, REGIONS)  # no other test asks there
    with caplog.at_level("DEBUG", logger="loaders.actor_names"):
        (found,) = find_agencies("(责任单位:鼓楼区政府)", context)
    assert (found.name, found.region) == ("鼓楼区政府", None)
    assert "left open whose body it is: 鼓楼区" in caplog.text


@pytest.mark.parametrize(
    "scope", ["以上任务由", "以下各项工作任务均由", "上述重点任务均由", "各项任务由", "以下均需"]
)
def test_words_for_what_a_list_covers_are_no_part_of_a_name(scope: str) -> None:
    assert _names(f"({scope}省财政厅牵头,省公安厅负责)", "江苏省") == ["江苏省财政厅", "江苏省公安厅"]


def _told(line: str, place: str) -> list[tuple[str, str]]:
    return [(found.name, found.role.value) for found in find_agencies(line, _context(place))]


@pytest.mark.parametrize(
    ("place", "line", "names"),
    [
        (
            "陕西省",
            "省政府办公厅（省政务大数据局）负责工作的规范设计",
            ["陕西省政府办公厅", "陕西省政务大数据局"],
        ),
        ("安徽省", "由省数据资源局(省大数据中心)负责", ["安徽省数据资源局", "安徽省大数据中心"]),
        (
            "绍兴市",
            "(责任单位:市发展改革委(市能源局)、市财政局)",
            ["绍兴市发展改革委", "绍兴市能源局", "绍兴市财政局"],
        ),
        (
            "山西省",
            "省审批服务管理局(省政务信息管理局)负责",
            ["山西省审批服务管理局", "山西省政务信息管理局"],
        ),
        ("福建省", "(责任单位:数字中国研究院(福建))", ["数字中国研究院(福建)"]),
        ("江苏省", "(责任单位:省财政厅(金融处))", ["江苏省财政厅(金融处)"]),
        ("山东省", "(责任单位:各市(含济南市)政府)", ["各市(含济南市)政府"]),
    ],
)
def test_a_second_name_in_a_bracket_is_another_body(place: str, line: str, names: list[str]) -> None:
    assert _told(line, place) == [(name, "responsible") for name in names]


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("(责任单位:省财政厅,各县〈市、区〉人民政府)", ["省财政厅", "各县〈市、区〉人民政府"]),
        ("省财政厅、各县市人民政府按职责负责", ["省财政厅", "各县市人民政府"]),
        ("各市、县（市、区）政府要制定计划", ["各市、县（市、区）政府"]),
        ("省财政厅、各县市党委、政府要落实", ["省财政厅", "各县市党委、政府"]),
        ("(责任单位:各区县（自治县）党委、政府)", ["各区县（自治县）党委、政府"]),
        ("(责任单位:省委、省政府,各市委、市政府)", ["省委", "省政府", "各市委、市政府"]),
        ("省大数据局、各旗县区人民政府负责", ["省大数据局", "各旗县区人民政府"]),
        ("各地、省大数据局要落实", ["各地", "省大数据局"]),
        ("各省、自治区、直辖市人民政府负责", ["各省、自治区、直辖市人民政府"]),
        ("各省（自治区、直辖市）要加强", ["各省（自治区、直辖市）"]),
        (
            "(责任单位:各省、自治区、直辖市人民政府,国务院有关部门)",
            ["各省、自治区、直辖市人民政府", "国务院有关部门"],
        ),
        ("各省会城市要落实", []),
        ("各市场主体、各领域要落实", []),
        ("各区域、区块要落实", []),
    ],
)
def test_governments_of_all_places_are_one_collective(line: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in _roles(line)] == quotes


@pytest.mark.parametrize(
    ("place", "line", "told"),
    [
        (
            "大理白族自治州",
            "大理市、祥云县政务服务中心要设置窗口",
            [("大理市政务服务中心", "responsible"), ("祥云县政务服务中心", "responsible")],
        ),
        (
            "大理白族自治州",
            "州水务局配合,大理市、洱源县人民政府具体实施",
            [
                ("大理白族自治州水务局", "support"),
                ("大理市人民政府", "responsible"),
                ("洱源县人民政府", "responsible"),
            ],
        ),
        (
            "重庆市",
            "(责任单位:市财政局,两江新区、万盛经开区管委会)",
            [
                ("重庆市财政局", "responsible"),
                ("两江新区管委会", "responsible"),
                ("万盛经开区管委会", "responsible"),
            ],
        ),
        (
            "海南省",
            "洋浦经济开发区、海口综合保税区管委会要落实",
            [("洋浦经济开发区管委会", "responsible"), ("海口综合保税区管委会", "responsible")],
        ),
        (
            "成都市",
            "(责任单位:锦江区、青羊区大数据局)",
            [("成都市锦江区大数据局", "responsible"), ("青羊区大数据局", "responsible")],
        ),
        (
            "大理白族自治州",
            "(责任单位:州委、州政府办公室)",
            [("大理白族自治州委办公室", "responsible"), ("大理白族自治州政府办公室", "responsible")],
        ),
        ("黄冈市", "市委、市政府要加强领导", [("黄冈市委", "responsible"), ("黄冈市政府", "responsible")]),
        ("苏州市", "昆山市、太仓市数据共享,市财政局负责", [("苏州市财政局", "responsible")]),
        ("江苏省", "南京市、省大数据局要落实", [("江苏省大数据局", "responsible")]),
        (
            "江苏省",
            "(责任单位:相关企业、省财政厅)",
            [("相关企业", "responsible"), ("江苏省财政厅", "responsible")],
        ),
    ],
)
def test_names_joined_before_one_head_share_it(place: str, line: str, told: list[tuple[str, str]]) -> None:
    assert _told(line, place) == told


@pytest.mark.parametrize(
    ("place", "line", "told"),
    [
        ("全国", "人力资源社会保障部信息中心负责密钥管理", [("人力资源社会保障部信息中心", "responsible")]),
        ("江苏省", "省公安厅交警总队负责推进", [("江苏省公安厅交警总队", "responsible")]),
        ("全国", "公安部第三研究所配合", [("公安部第三研究所", "support")]),
        ("江苏省", "州市联动,省政府办公厅督查室负责通报", [("江苏省政府办公厅督查室", "responsible")]),
        ("大理白族自治州", "州人民政府督查室每季度通报", [("大理白族自治州人民政府督查室", "responsible")]),
        (
            "全国",
            "中国人民银行、国家金融监督管理总局要加强指导",
            [("中国人民银行", "responsible"), ("国家金融监督管理总局", "responsible")],
        ),
        ("全国", "税务总局、海关总署负责", [("税务总局", "responsible"), ("海关总署", "responsible")]),
        (
            "江苏省",
            "人民银行南京分行、国家税务总局江苏省税务局要配合",
            [("人民银行南京分行", "responsible"), ("国家税务总局江苏省税务局", "responsible")],
        ),
        (
            "大理白族自治州",
            "州洱海保护管理局、州水务局配合",
            [("大理白族自治州洱海保护管理局", "support"), ("大理白族自治州水务局", "support")],
        ),
        ("黄山市", "由市新安江流域保护局牵头", [("黄山市新安江流域保护局", "lead")]),
        (
            "全国",
            "国务院国资委、国家标准委、中国气象局负责",
            [("国务院国资委", "responsible"), ("国家标准委", "responsible"), ("中国气象局", "responsible")],
        ),
        ("全国", "服务国家发展大局,落实国家战略布局,负责实施", []),
        ("江苏省", "省教育厅支持大数据中心要抓好", [("江苏省教育厅", "responsible")]),
        ("江苏省", "商业银行要加强服务,中国银行业协会要自律", []),
        ("江苏省", "市场主体登记配合,区域协作局配合", []),
        ("江苏省", "省级统筹建设信息化局配合", []),
    ],
)
def test_bodies_with_names_of_other_kinds_are_read_whole(
    place: str, line: str, told: list[tuple[str, str]]
) -> None:
    assert _told(line, place) == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("审计部门", "collective"),
        ("司法行政部门", "collective"),
        ("政务服务管理机构", "collective"),
        ("税务机关", "collective"),
        ("上级党委", "collective"),
        ("省机关事务管理局", "agency"),
        ("自治区党委", "agency"),
        ("财政部", "agency"),
    ],
)
def test_a_class_of_bodies_is_a_collective(text: str, kind: str) -> None:
    (found,) = find_agencies(f"{text}要加强监督", _context("广西壮族自治区"))
    assert (found.mention.quote, found.kind.value) == (text, kind)


@pytest.mark.parametrize(
    ("place", "line", "told"),
    [
        (
            "佛山市南海区",
            "责任单位：区“数字政府”改革建设工作领导小组各成员单位",
            [("佛山市南海区数字政府改革建设工作领导小组各成员单位", "responsible")],
        ),
        (
            "天津市",
            "责任单位:市政务服务办等市工程建设项目审批制度改革试点工作领导小组有关成员单位",
            [
                ("天津市政务服务办", "responsible"),
                ("天津市工程建设项目审批制度改革试点工作领导小组有关成员单位", "responsible"),
            ],
        ),
        (
            "天津市",
            "责任单位:市“双随机、一公开”监管联席会议有关成员单位、市财政局",
            [
                ("天津市双随机、一公开监管联席会议有关成员单位", "responsible"),
                ("天津市财政局", "responsible"),
            ],
        ),
        (
            "台州市",
            "(责任单位:市“最多跑一次”改革领导小组办公室)",
            [("台州市最多跑一次改革领导小组办公室", "responsible")],
        ),
        ("江苏省", "责任单位:“一网通办”平台、“百日攻坚”行动、省财政厅", [("江苏省财政厅", "responsible")]),
        ("江苏省", "责任单位:省公安厅等省直单位", [("江苏省公安厅", "responsible")]),
    ],
)
def test_the_members_of_a_group_are_responsible(place: str, line: str, told: list[tuple[str, str]]) -> None:
    assert _told(line, place) == told


@pytest.mark.parametrize(
    ("place", "line", "names"),
    [
        ("广西壮族自治区", "(责任单位:自治区公安厅、广西税务局)", ["广西壮族自治区公安厅", "广西税务局"]),
        ("佛山市南海区", "(责任单位:区财政局、南海公安分局)", ["佛山市南海区财政局", "南海公安分局"]),
        ("广东省", "(责任单位:省公安厅、深圳证监局)", ["广东省公安厅", "深圳证监局"]),
        ("湖北省", "(责任单位:省公安厅、民政厅)", ["湖北省公安厅", "湖北省民政厅"]),
        ("佛山市南海区", "区市场监督管理局要落实", ["佛山市南海区市场监督管理局"]),
        ("上海市金山区", "由区市政管理中心负责", ["上海市金山区市政管理中心"]),
        ("通辽市开鲁县", "县市场监管局、县财政局要", ["通辽市开鲁县市场监管局", "通辽市开鲁县财政局"]),
        ("佛山市南海区", "将进展报送区政务服务和数据管理局", ["佛山市南海区政务服务和数据管理局"]),
        ("大理白族自治州", "州级行业主管部门要落实", ["大理白族自治州级行业主管部门"]),
        ("大理白族自治州", "州、县市政务服务中心统一名称", []),
        ("济南市", "对接市、区大数据局,与县、市财政局联动", []),
        ("江苏省", "推动区市县联动", []),
    ],
)
def test_a_bare_level_is_expanded_once(place: str, line: str, names: list[str]) -> None:
    assert _names(line, place) == names


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        (
            "领导小组办公室(设在省大数据局)负责日常工作",
            [("领导小组办公室", "responsible"), ("省大数据局", "mentioned")],
        ),
        ("由省财政厅会同省大数据局制定", [("省财政厅", "responsible"), ("省大数据局", "responsible")]),
        ("省财政厅会同省大数据局负责制定", [("省财政厅", "responsible"), ("省大数据局", "responsible")]),
        ("省财政厅会同省大数据局制定标准", [("省财政厅", "responsible"), ("省大数据局", "mentioned")]),
        ("有关情况报省财政厅会同省大数据局审核", [("省财政厅", "mentioned"), ("省大数据局", "mentioned")]),
        ("由省标准化技术委员会归口管理", [("省标准化技术委员会", "responsible")]),
        ("成立省标准化技术委员会,统筹推进", [("省标准化技术委员会", "mentioned")]),
        ("省财政厅、机关工委配合", [("省财政厅", "support")]),
        ("省财政厅、机关工委的系统", [("省财政厅", "mentioned")]),
    ],
)
def test_who_acts_with_another_or_houses_it(line: str, roles: list[tuple[str, str]]) -> None:
    assert _roles(line) == roles


@pytest.mark.parametrize(
    ("place", "line", "roles"),
    [
        ("开封市兰考县", "县数据局会同县公安局负责建设人口库", ["县数据局", "县公安局"]),
        ("开封市兰考县", "由县数据局会同县财政局、县民政局拟订", ["县数据局", "县财政局", "县民政局"]),
        ("怀化市", "市数据局会同县公安局负责建设平台", ["市数据局", "县公安局"]),
        ("怀化市", "会同县人民政府负责建设平台", ["会同县人民政府"]),
        ("湖南省", "由会同县公安局负责建设平台", ["会同县公安局"]),
    ],
)
def test_with_another_body_is_no_county_but_where_the_county_is_meant(
    place: str, line: str, roles: list[str]
) -> None:
    assert _roles(line, place) == [(name, "responsible") for name in roles]


def test_a_partner_of_a_subject_is_named_without_the_word_before_it() -> None:
    told = [("县数据局", "responsible"), ("县公安局", "mentioned"), ("县民政局", "mentioned")]
    assert _roles("县数据局会同县公安局、县民政局建设人口库", "开封市兰考县") == told


@pytest.mark.parametrize(
    ("place", "listed", "names"),
    [
        ("广州市", "广州海关、黄埔海关、市商务局", ["广州海关", "黄埔海关", "市商务局"]),
        ("宁夏", "宁夏税务局、自治区商务厅", ["宁夏税务局", "自治区商务厅"]),
        ("湖南省", "长沙邮政管理局、省商务厅", ["长沙邮政管理局", "省商务厅"]),
        ("广州市", "人民银行广州分行、市商务局", ["人民银行广州分行", "市商务局"]),
    ],
)
def test_a_bare_list_may_begin_with_a_local_body_of_the_centre(
    place: str, listed: str, names: list[str]
) -> None:
    assert _roles(f"提升通关便利(便利化)。({listed})", place) == [(name, "responsible") for name in names]


@pytest.mark.parametrize("inside", ["对接海关、市税务局", "包括广州海关、市税务局", "全国海关、市税务局"])
def test_a_bracket_that_begins_with_no_local_body_is_no_list(inside: str) -> None:
    assert all(role == "mentioned" for _, role in _roles(f"提升通关便利。({inside})", "广州市"))


@pytest.mark.parametrize(
    ("place", "line", "told"),
    [
        ("开封市兰考县", "县委县政府督查局负责督促", [("县委县政府督查局", "responsible")]),
        ("广州市", "由市委市政府督查室牵头", [("市委市政府督查室", "lead")]),
        ("福建省", "由省委省政府信访局负责", [("省委省政府信访局", "responsible")]),
        ("开封市兰考县", "县委县政府要加强领导", [("县委", "responsible"), ("县政府", "responsible")]),
        ("广州市", "市委市政府印发意见", [("市委", "responsible"), ("市政府", "responsible")]),
    ],
)
def test_a_body_of_two_owners_is_one_and_the_owners_alone_are_two(
    place: str, line: str, told: list[tuple[str, str]]
) -> None:
    assert _roles(line, place) == told


def _of_ministry(line: str, ministry: str = "人力资源社会保障部") -> list[tuple[str, str]]:
    context = Context(REGIONS.region_of_code("100000"), None, 2026, REGIONS, ministry=ministry)
    return [(found.name, found.role.value) for found in find_agencies(line, context)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("部信息中心牵头编制清单", [("人力资源社会保障部信息中心", "lead")]),
        (
            "由规划财务司、部信息中心负责",
            [("规划财务司", "responsible"), ("人力资源社会保障部信息中心", "responsible")],
        ),
        (
            "就业促进司、社会保险事业管理中心等按职责落实",
            [("就业促进司", "responsible"), ("社会保险事业管理中心", "responsible")],
        ),
        ("办公厅和规划财务司做好保障", [("办公厅", "responsible"), ("规划财务司", "responsible")]),
        ("电信公司负责建设", []),
        ("培训中心要加强管理", []),
        ("部属中心负责建设", []),
        ("提高打官司效率,各司要落实", []),
    ],
)
def test_the_units_of_a_ministry_act_in_its_own_paper(line: str, told: list[tuple[str, str]]) -> None:
    assert _of_ministry(line) == told


@pytest.mark.parametrize("line", ["部信息中心牵头编制清单", "规划财务司做好保障", "就业促进司要落实"])
def test_the_units_of_a_ministry_are_unknown_in_papers_of_others(line: str) -> None:
    assert _of_ministry(line, "") == []
