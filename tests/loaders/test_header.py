"""What a paper says of itself."""

from datetime import date

import pytest

from loaders.header import parse_header
from loaders.outline import parse_outline
from loaders.regions import load_regions
from ontology.kinds import DocumentType
from ontology.records import Header

NOTICE = """甘肃省人民政府办公厅关于印发甘肃省数字政府建设2024年工作要点的通知
甘政办发〔2024〕8号
各市、自治州人民政府,兰州新区管委会,省政府各部门:
《甘肃省数字政府建设2024年工作要点》已经省政府同意,现印发给你们,请认真贯彻落实。
甘肃省人民政府办公厅
2024年3月20日
(此件公开发布)
甘肃省数字政府建设2024年工作要点
为落实《国务院关于加强数字政府建设的指导意见》(国发〔2022〕14号),制定本要点。
一、夯实基础
1.建设平台。出台《甘肃省政务云管理办法》。"""


def _header(text: str) -> Header:
    tops = parse_outline(text)
    body = (tops[0].start, tops[-1].end) if tops else (len(text), len(text))
    return parse_header(text, body, load_regions())


def _value(stated: object) -> object:
    return getattr(stated, "value", None)


def test_a_plan_and_the_notice_that_carries_it_are_told_apart() -> None:
    header = _header(NOTICE)
    assert (_value(header.title), header.type) == (
        "甘肃省数字政府建设2024年工作要点",
        DocumentType.WORK_POINTS,
    )
    assert (_value(header.number), _value(header.issuer)) == ("甘政办发〔2024〕8号", "甘肃省人民政府办公厅")
    assert str(_value(header.issued)) == "2024-03-20"
    assert header.region is not None
    assert header.region.code == "620000"
    assert header.period == (date(2024, 1, 1), date(2024, 12, 31))
    assert [a.value for a in header.addressees] == ["各市、自治州人民政府", "兰州新区管委会", "省政府各部门"]
    assert [(c.title, c.number, c.region and c.region.code) for c in header.cites] == [
        ("国务院关于加强数字政府建设的指导意见", "国发〔2022〕14号", "100000")
    ]


def test_everything_stated_stands_where_it_says() -> None:
    header = _header(NOTICE)
    stated = [header.title, header.number, header.issuer, header.issued, *header.addressees, *header.cites]
    mentions = [one.mention for one in stated if one]
    assert len(mentions) == 8
    assert all(NOTICE[m.start : m.end] == m.quote for m in mentions)


@pytest.mark.parametrize(
    ("text", "issuer", "issued"),
    [
        (
            "某省人民政府关于推进改革的意见\n一、建平台\n推进建设工作。\n某省人民政府\n2019年1月15日",
            "某省人民政府",
            "2019-01-15",
        ),
        (
            "为落实规划,制定本方案。\n一、建平台\n推进建设工作。\n抄送:省委各部门。\n山东省人民政府办公厅2019年3月15日印发",
            "山东省人民政府办公厅",
            "2019-03-15",
        ),
        (
            "某市人民政府办公室关于印发某市方案的通知(2023年3月9日)\n各区人民政府:\n一、建平台\n推进。",
            "某市人民政府办公室",
            "2023-03-09",
        ),
        ("现将《某省方案》印发给你们。\n2024年3月5日\n某省方案\n一、建平台\n推进。", None, "2024-03-05"),
        ("某省方案\n一、建平台\n2025年底前建成。", None, None),
        ("某省方案\n2023年13月40日\n一、建平台\n推进。", None, None),
    ],
)
def test_issuer_and_date_are_those_of_the_signature(
    text: str, issuer: str | None, issued: str | None
) -> None:
    header = _header(text)
    assert _value(header.issuer) == issuer
    assert (str(_value(header.issued)) if header.issued else None) == issued


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某省人民政府关于加快数字化的指导意见", DocumentType.GUIDING_OPINION),
        ("某省加快推进改革实施方案(试行)", DocumentType.IMPLEMENTATION_PLAN),
        ("某市“十四五”数字政府建设规划", DocumentType.PROGRAMME),
        ("某市政务数据共享管理办法", DocumentType.MEASURES),
    ],
)
def test_the_type_is_the_last_noun_of_the_title(title: str, kind: DocumentType) -> None:
    header = _header(f"{title}\n一、任务\n(一)建平台。")
    assert (_value(header.title), header.type) == (title, kind)


def test_a_body_without_head_states_nothing_but_its_type() -> None:
    header = _header("为加快建设,制定本行动方案。\n一、任务\n1.建平台。")
    assert (header.title, header.number, header.issuer, header.issued, header.region) == (None,) * 5
    assert header.type is DocumentType.ACTION_SCHEME


@pytest.mark.parametrize("text", ["(一)强责任。\n落实责任。", "一段没有编号的话。", ""])
def test_an_excerpt_or_an_empty_text_states_nothing(text: str) -> None:
    assert _header(text) == Header(None, None, None, None, None, None, None, (), ())


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("某市数字政府行动方案(2021—2023年)", (2021, 2023)),
        ("某市2024年工作要点", (2024, 2024)),
        ("某市“十四五”数字政府建设规划", (2021, 2025)),
    ],
)
def test_the_title_limits_the_period(title: str, years: tuple[int, int]) -> None:
    period = _header(f"{title}\n一、任务\n(一)建平台。").period
    assert period == (date(years[0], 1, 1), date(years[1], 12, 31))


@pytest.mark.parametrize(
    ("line", "number", "issued"),
    [
        ("（浙政发〔2021〕13号2021年6月4日）", "浙政发〔2021〕13号", "2021-06-04"),  # 浙政发〔2021〕13号
        ("(某政发[2021]13号，2021年6月4日)", "某政发〔2021〕13号", "2021-06-04"),
        ("某政发〔2021〕13号2021年6月4日", "某政发〔2021〕13号", "2021-06-04"),
        ("（2021年6月4日某政发〔2021〕13号）", "某政发〔2021〕13号", "2021-06-04"),
        ("（2021年6月4日印发）", None, "2021-06-04"),
        ("（2021年6月4日市政府常务会议通过）", None, "2021-06-11"),
        ("参照某政发〔2021〕13号2021年6月4日执行", None, "2021-06-11"),
        ("（根据2021年6月4日某政发〔2021〕13号修订）", None, "2021-06-11"),
    ],
)
def test_number_and_date_below_the_title_come_before_the_imprints(
    line: str, number: str | None, issued: str
) -> None:
    imprint = "抄送：省委各部门。\n浙江省人民政府办公厅2021年6月11日印发"
    text = f"浙江省数字政府建设规划\n{line}\n一、任务\n（一）建平台。\n{imprint}"
    header = _header(text)
    assert (_value(header.number), str(_value(header.issued))) == (number, issued)
    stated = [one for one in (header.number, header.issued) if one]
    assert all(text[one.mention.start : one.mention.end] == one.mention.quote for one in stated)


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("浙政发〔2021〕13号", None),
        ("国发〔2021〕13号", None),
        ("浙政办发〔2021〕13号", "浙江省人民政府办公厅"),
        ("某府办函〔2021〕13号", "浙江省人民政府办公厅"),
        ("为加快建设，制定本规划。", "浙江省人民政府办公厅"),
    ],
)
def test_an_office_that_only_had_a_paper_printed_is_not_its_issuer(number: str, issuer: str | None) -> None:
    imprint = "抄送：省委各部门。\n浙江省人民政府办公厅2021年6月11日印发"
    header = _header(f"浙江省数字政府建设规划\n{number}\n一、任务\n（一）建平台。\n{imprint}")
    assert _value(header.issuer) == issuer


def test_the_signature_above_the_imprint_is_the_issuers() -> None:
    end = "浙江省人民政府\n2021年6月4日\n浙江省人民政府办公厅2021年6月11日印发"
    header = _header(f"某规划\n浙政发〔2021〕13号\n一、任务\n（一）建平台。\n{end}")
    assert (_value(header.issuer), str(_value(header.issued))) == ("浙江省人民政府", "2021-06-04")


def test_a_title_without_years_limits_nothing() -> None:
    assert _header("某市三十五项措施实施方案\n一、任务\n(一)建平台。").period is None


RULES = "一、任务\n(一)建平台。"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("国令第707号", "国令第707号"),
        ("国务院令(第707号)", "国务院令第707号"),
        ("国家税务总局公告2024年第3号", "国家税务总局公告2024年第3号"),
        ("公告2024年第3号", "公告2024年第3号"),
        ("发改数据〔2024〕660号", "发改数据〔2024〕660号"),
        ("国办函〔2022〕102号", "国办函〔2022〕102号"),
        ("闽政办网传〔2023〕1号", "闽政办网传〔2023〕1号"),
        ("X政发[2020]5号", "X政发〔2020〕5号"),
        ("某政发【2020】第5号", "某政发〔2020〕5号"),
        ("某政发﹝2020﹞5号", "某政发〔2020〕5号"),
        ("(某政发〔2020〕5号)", "某政发〔2020〕5号"),
        ("(第707号)", "第707号"),
        ("中华人民共和国国务院令\n第707号", "中华人民共和国国务院令第707号"),
        ("某市人民政府令\n(第12号)", "某市人民政府令第12号"),
        ("国家税务总局公告\n2024年第3号", "国家税务总局公告2024年第3号"),
    ],
)
def test_a_number_alone_on_a_line_is_the_papers(head: str, number: str) -> None:
    text = f"{head}\n某市数据管理办法\n{RULES}"
    found = _header(text).number
    assert found is not None
    assert found.value == number
    assert text[found.mention.start : found.mention.end] == found.mention.quote


@pytest.mark.parametrize("number", ["国令第707号", "第707号", "某政发〔2020〕5号", "公告2024年第3号"])
def test_a_number_in_the_titles_brackets_is_the_papers(number: str) -> None:
    assert _value(_header(f"某市数据管理办法({number})\n{RULES}").number) == number


@pytest.mark.parametrize(
    "line",
    [
        "第707号文件柜",
        "第707号",
        "第3号楼",
        "口令第3号",
        "2024年第3号",
        "会议纪要2024年第3号",
        "第2024号提案办理",
        "公告2024年第3号的说明",
        "参照国办函〔2022〕102号执行",
        "某政发2020年5号",
        "某政发〔20〕5号",
        "根据国务院令第707号,制定本办法",
        "(第707号文件)",
    ],
)
def test_what_only_looks_like_a_number_is_none(line: str) -> None:
    assert _header(f"某市数据管理办法\n{line}\n{RULES}").number is None


CATALOGUE = "标题：某市数据管理办法\n文号：某政发[2020]5号\n发布机构：南京市数据局\n发布日期：2020-03-09\n"


def test_the_pages_catalogue_tells_what_the_paper_does_not() -> None:
    text = f"{CATALOGUE}为管理数据,制定本办法。\n{RULES}"
    header = _header(text)
    stated = [header.title, header.number, header.issuer, header.issued]
    assert [str(_value(one)) for one in stated] == [
        "某市数据管理办法",
        "某政发〔2020〕5号",
        "南京市数据局",
        "2020-03-09",
    ]
    assert all(one and text[one.mention.start : one.mention.end] == one.mention.quote for one in stated)
    assert header.region is not None
    assert header.region.name == "南京市"


def test_the_papers_own_print_wins_over_the_catalogue() -> None:
    own = "某市数字政府实施方案\n某政办发〔2021〕7号\n" + RULES + "\n推进工作。\n某市人民政府\n2021年1月2日"
    header = _header(CATALOGUE + own)
    stated = [header.title, header.number, header.issuer, header.issued]
    assert [str(_value(one)) for one in stated] == [
        "某市数字政府实施方案",
        "某政办发〔2021〕7号",
        "某市人民政府",
        "2021-01-02",
    ]


def test_the_day_it_was_written_comes_before_that_of_its_publication() -> None:
    fields = "发布日期：2020-03-09\n成文日期：2020年3月1日\n"
    assert str(_value(_header(f"{fields}某市数据管理办法\n{RULES}").issued)) == "2020-03-01"


@pytest.mark.parametrize(
    "field", ["发布日期：2020-13-09", "文号：无", "发文机关：见正文,以纸质件为准", "标题："]
)
def test_a_field_of_another_form_states_nothing(field: str) -> None:
    header = _header(f"{field}\n为管理数据,制定本规定。\n{RULES}")
    assert (header.title, header.number, header.issuer, header.issued) == (None,) * 4
