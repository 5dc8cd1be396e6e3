"""A small paper, scanned in traditional script, written out as records by hand."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from ontology.dates import PartialDate
from ontology.kinds import (
    Action,
    ActorKind,
    CitationRelation,
    Comparator,
    DocumentType,
    InheritedFrom,
    OutputRelation,
    PlatformKind,
    RepairKind,
    Role,
)
from ontology.records import (
    Citation,
    CleanText,
    Concept,
    Deadline,
    Document,
    Header,
    Inherited,
    Issuer,
    Measure,
    Mention,
    Objective,
    Output,
    Pilot,
    PlatformUse,
    Region,
    Repair,
    Responsibility,
    Section,
    Source,
    Stated,
    SubMeasure,
    Target,
)

TEXT = """\
江苏省数字政府建设2023年工作要点
苏政办发〔2023〕18号
江苏省人民政府办公厅
2023年4月27日
各设区市人民政府：
按照《国务院关于加强数字政府建设的指导意见》(国发〔2022〕14号)列出要点。
一、总体目标
到2025年,数据共享需求满足率达到95%。
二、重点任务
(一)办事渠道
1.建好移动端
省政务办牵头建设“苏服办”移动端,2023年6月底前网上可办率达到97%以上,每年推出3-5项服务。
推进“一网通办”。南京先行探索,出台《江苏省移动端管理规范》。
2.用好数据平台
扩大供给。依托公共数据平台开放数据。
加强治理。各设区市人民政府配合,省领导小组统筹。
"""
_SIMPLIFIED = "苏数设务办厅国关于强导见区标满应达点动网推项领规进扩组统筹开依各发号号总务"
_TRADITIONAL = "蘇數設務辦廳國關於強導見區標滿應達點動網推項領規進擴組統籌開依各發號號總務"
_SCAN = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
JIANGSU = Region("320000", "江苏省")
COUNTRY = Region("100000", "全国")


@pytest.fixture(scope="session")
def convert() -> Callable[[str], str]:
    """A stand-in for OpenCC, which would write 臺 where the scan has 台."""
    return lambda text: text.translate(_SCAN).replace("台", "臺")


@pytest.fixture(scope="session")
def paper() -> Document:
    """The paper."""
    raw = TEXT.translate(_SCAN)
    clean = CleanText(TEXT, tuple(range(len(TEXT))), (Repair(RepairKind.SCRIPT, 1, 2, "蘇", "苏"),), ())
    digest = sha256(raw.encode()).hexdigest()
    source = Source("/home/someone/papers/jiangsu.txt", digest, len(raw.encode()), "utf-8", raw)
    return Document(source, clean, _header(), _sections(), (_app(), _platform()), (_objective(),))


def _at(quote: str, after: str = "") -> Mention:
    return Mention(quote, TEXT.index(quote, TEXT.index(after)))


def _stated(quote: str) -> Stated[str]:
    return Stated(quote, _at(quote))


def _header() -> Header:
    cited = "国务院关于加强数字政府建设的指导意见"
    return Header(
        title=_stated("江苏省数字政府建设2023年工作要点"),
        number=_stated("苏政办发〔2023〕18号"),
        issuer=_stated("江苏省人民政府办公厅"),
        issued=Stated(PartialDate(2023, 4, 27), _at("2023年4月27日")),
        region=JIANGSU,
        type=DocumentType.WORK_POINTS,
        period=(date(2023, 1, 1), date(2023, 12, 31)),
        addressees=(_stated("各设区市人民政府"),),
        cites=(
            Citation(
                cited,
                "国发〔2022〕14号",
                _at(cited),
                COUNTRY,
                CitationRelation.BASED_ON,
                (Issuer("国务院", _at(cited), COUNTRY),),
                2022,
            ),
        ),
    )


def _sections() -> tuple[Section, ...]:
    tasks, channel = TEXT.index("二、"), TEXT.index("(一)")
    return (
        Section("一", "总体目标", 1, _at("一、总体目标"), tasks - 1, ()),
        Section("二", "重点任务", 1, _at("二、重点任务"), len(TEXT), ()),
        Section("(一)", "办事渠道", 2, Mention("(一)办事渠道", channel), len(TEXT), ("二、重点任务",)),
    )


def _app() -> Measure:
    start, end = TEXT.index("1.建好"), TEXT.index("2.用好") - 1
    rate = "网上可办率达到97%以上"
    return Measure(
        id="1",
        path=("二、重点任务", "(一)办事渠道"),
        title="建好移动端",
        mention=_at("建好移动端"),
        start=start,
        end=end,
        responsibilities=(Responsibility(_at("省政务办"), "江苏省政务办", Role.LEAD, ActorKind.AGENCY),),
        platforms=(
            PlatformUse(_at("“苏服办”移动端"), "苏服办移动端", Action.BUILD, PlatformKind.MOBILE_APP),
        ),
        targets=(
            Target(
                _at(rate),
                "网上可办率",
                Comparator.AT_LEAST,
                Decimal(97),
                None,
                "%",
                "省级",
                PartialDate(2023, 6),
            ),
            Target(
                _at("3-5项"),
                "服务",
                Comparator.RANGE,
                Decimal(3),
                Decimal(5),
                "项",
                None,
                None,
                inherited=Inherited(PartialDate(2023, 6), InheritedFrom.MEASURE),
            ),
        ),
        deadlines=(Deadline(_at("2023年6月底前"), PartialDate(2023, 6)),),
        pilots=(Pilot(_at("南京先行探索"), Region("320100", "南京市")),),
        outputs=(Output(_at("江苏省移动端管理规范"), "江苏省移动端管理规范", OutputRelation.ISSUE),),
        concepts=(Concept(_at("一网通办")),),
    )


def _platform() -> Measure:
    start = TEXT.index("2.用好")
    supply, govern = _at("扩大供给"), _at("加强治理")
    collective, group = _at("各设区市人民政府", "加强治理"), _at("省领导小组")
    return Measure(
        id="2",
        path=("二、重点任务", "(一)办事渠道"),
        title="用好数据平台",
        mention=_at("用好数据平台"),
        start=start,
        end=len(TEXT) - 1,
        subs=(
            SubMeasure("2#1", "扩大供给", supply, govern.start),
            SubMeasure("2#2", "加强治理", govern, len(TEXT) - 1),
        ),
        responsibilities=(
            Responsibility(collective, "江苏省各设区市人民政府", Role.SUPPORT, ActorKind.COLLECTIVE),
            Responsibility(group, "江苏省领导小组", Role.MENTIONED, ActorKind.GROUP),
        ),
        platforms=(PlatformUse(_at("公共数据平台"), "公共数据平台", Action.USE, PlatformKind.DATA_PLATFORM),),
    )


def _objective() -> Objective:
    quote = "到2025年,数据共享需求满足率达到95%。"
    target = Target(
        _at(quote), "数据共享需求满足率", Comparator.EQUAL, Decimal("95.0"), None, "%", None, None
    )
    return Objective("O1", ("一、总体目标",), _at(quote), PartialDate(2025), (target,))
