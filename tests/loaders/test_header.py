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


def test_a_title_without_years_limits_nothing() -> None:
    assert _header("某市三十五项措施实施方案\n一、任务\n(一)建平台。").period is None
