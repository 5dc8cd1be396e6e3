"""Which cited papers are which: exactly one fits, or none is said."""

from dataclasses import replace

import pytest

from graph.resolution import KnownPaper, Naming, resolve_papers
from ontology.dates import PartialDate

COUNTRY, JIANGSU, NANJING, HUBEI = "r:100000", "r:320000", "r:320100", "r:420000"
AROUND = {JIANGSU: COUNTRY, NANJING: JIANGSU, HUBEI: COUNTRY}
OPINION = "国务院关于加强数字政府建设的指导意见"
NATIONAL = KnownPaper(
    "d:14",
    (OPINION,),
    "国发〔2022〕14号",
    COUNTRY,
    issuers=frozenset({"国务院"}),
    date=PartialDate(2022, 6, 6),
)
PLAN = KnownPaper(
    "d:plan",
    ("江苏省政务云平台建设方案",),
    "苏政办发〔2023〕18号",
    JIANGSU,
    ("江苏省", "江苏"),
    frozenset({"江苏省人民政府办公厅"}),
    PartialDate(2023, 4, 27),
)
FROM_JIANGSU = Naming("d:citing", JIANGSU, PartialDate(2024, 1, 5))


def titled(title: str, **facts: object) -> KnownPaper:
    """A paper of which a citation gives the title."""
    return replace(KnownPaper("d:cited", (title,)), **facts)  # type: ignore[arg-type]


def found(cited: KnownPaper, *read: KnownPaper, namings: tuple[Naming, ...] = (FROM_JIANGSU,)) -> str | None:
    """What a cited paper is, said by papers of these places and dates."""
    return resolve_papers([cited], read, {cited.iri: namings}, AROUND).get(cited.iri)


@pytest.mark.parametrize(
    "cited",
    [
        titled(OPINION, region=COUNTRY, issuers=frozenset({"国务院"})),
        titled("关于加强数字政府建设的指导意见"),
        titled("加强数字政府建设指导意见"),
        titled("《关于加强数字政府建设的指导意见》"),
        titled("国务院关于印发加强数字政府建设的指导意见的通知", region=COUNTRY),
        titled("关于加强数字政府建设的指导意见", number="国发〔2022〕第14号", region=COUNTRY),
        titled("", number="国发〔2022〕014号", region=COUNTRY),
        titled("关于加强数字政府建设的指导意见", number="国发〔2022〕14号"),
        titled(OPINION, date=PartialDate(2022)),
        titled(OPINION, date=PartialDate(2021)),  # of last year's numbers, issued in this
    ],
)
def test_a_paper_is_known_by_other_forms_of_its_title_and_number(cited: KnownPaper) -> None:
    assert found(cited, NATIONAL, PLAN) == "d:14"


@pytest.mark.parametrize(
    "cited",
    [
        titled("江苏省人民政府办公厅关于印发江苏省政务云平台建设方案的通知", region=JIANGSU),
        titled(
            "江苏省政府办公厅关于印发《江苏省政务云平台建设方案》的通知",
            issuers=frozenset({"江苏省政府办公厅"}),
        ),
        titled("江苏省政务云平台建设方案", region=JIANGSU),
        titled("江苏政务云平台建设方案", region=JIANGSU, region_names=("江苏省", "江苏")),
        titled("政务云平台建设方案"),
        titled("省政府办公厅关于印发政务云平台建设方案的通知", issuers=frozenset({"江苏省人民政府办公厅"})),
    ],
)
def test_a_notice_stands_for_the_plan_that_it_carries(cited: KnownPaper) -> None:
    assert found(cited, NATIONAL, PLAN) == "d:plan"


@pytest.mark.parametrize(
    "cited",
    [
        titled("实施方案"),
        titled("2023年工作要点"),
        titled("数据条例"),
        titled("关于加强数字政府建设的实施意见"),
        titled("省政府关于加强数字政府建设的指导意见", issuers=frozenset({"江苏省人民政府"})),
        titled(OPINION, number="国发〔2022〕15号", region=COUNTRY),
        titled(OPINION, region=HUBEI),
        titled(OPINION, date=PartialDate(2019)),
        titled("", number="国发〔2022〕14号", region=HUBEI),
        titled("浙江省政务云管理办法", number="国发〔2022〕14号"),
        titled("江苏省政务云平台建设方案（试行）", region=JIANGSU),
        titled("江苏省政务云平台建设方案（2025年版）", region=JIANGSU),
    ],
)
def test_what_differs_in_anything_is_another_paper(cited: KnownPaper) -> None:
    generic = replace(PLAN, iri="d:generic", titles=("实施方案", "数据条例", "2023年工作要点"))
    assert found(cited, NATIONAL, PLAN, generic) is None


def test_a_paper_of_unknown_place_is_of_the_citing_place_or_around_it() -> None:
    cited = titled("政务云平台建设方案")
    assert found(cited, PLAN, namings=(Naming("d:city", NANJING),)) == "d:plan"
    assert found(cited, PLAN, namings=(Naming("d:other", HUBEI),)) is None
    assert found(cited, PLAN, namings=(Naming("d:nation", COUNTRY),)) is None
    assert found(cited, PLAN, namings=(Naming("d:unknown"),)) is None


def test_two_papers_that_fit_are_none() -> None:
    own = replace(NATIONAL, iri="d:own", number="苏政发〔2022〕9号", region=JIANGSU, issuers=frozenset())
    cited = titled("关于加强数字政府建设的指导意见")
    assert found(cited, NATIONAL, own) is None
    assert found(cited, NATIONAL, own, namings=(Naming("d:other", HUBEI),)) == "d:14"
    assert found(replace(cited, region=COUNTRY), NATIONAL, own) == "d:14"


def test_a_title_of_two_years_is_that_of_none_unless_one_is_younger_than_the_citation() -> None:
    later = replace(PLAN, iri="d:later", number="苏政办发〔2025〕1号", date=PartialDate(2025, 1, 9))
    cited = titled("江苏省政务云平台建设方案", region=JIANGSU)
    assert found(cited, PLAN, later) == "d:plan"
    of_2026 = Naming("d:late", JIANGSU, PartialDate(2026))
    assert found(cited, PLAN, later, namings=(of_2026,)) is None
    assert found(cited, PLAN, later, namings=(FROM_JIANGSU, of_2026)) is None
    assert found(cited, PLAN, later, namings=(Naming("d:undated", JIANGSU),)) is None


@pytest.mark.parametrize(
    ("date", "is_promise", "is_it"),
    [
        (PartialDate(2023, 4, 27), False, True),
        (PartialDate(2023), False, True),
        (PartialDate(2023, 3), False, False),
        (PartialDate(2022), False, False),
        (PartialDate(2023, 3), True, True),
        (PartialDate(2023), True, True),
        (PartialDate(2024), True, False),
        (None, True, True),
    ],
)
def test_what_is_cited_is_not_younger_and_what_is_promised_not_older(
    date: PartialDate | None, is_promise: bool, is_it: bool
) -> None:
    naming = Naming("d:citing", JIANGSU, date, is_promise)
    assert (found(titled("江苏省政务云平台建设方案"), PLAN, namings=(naming,)) == "d:plan") is is_it


def test_a_number_without_place_needs_the_title_too() -> None:
    nanjing = KnownPaper("d:nj", ("南京市数据共享办法",), "宁政发〔2023〕1号", NANJING)
    cited = titled("南京市数据共享办法", number="宁政发〔2023〕1号")
    assert found(cited, nanjing) == "d:nj"
    assert found(replace(cited, titles=("宁夏回族自治区数据共享办法",)), nanjing) is None


def test_a_title_may_be_that_of_a_paper_that_is_only_cited_by_number() -> None:
    numbered = titled(
        "江苏省人民政府办公厅关于印发江苏省一网通办行动方案的通知", number="苏政办发〔2021〕7号"
    )
    numbered = replace(numbered, iri="d:numbered", region=JIANGSU)
    cited = titled("江苏省一网通办行动方案", region=JIANGSU)
    namings = {cited.iri: (FROM_JIANGSU,), numbered.iri: (FROM_JIANGSU,)}
    assert resolve_papers([cited, numbered], [PLAN], namings, AROUND) == {"d:cited": "d:numbered"}


def test_of_two_numbered_citations_of_one_paper_the_title_leads_to_the_paper() -> None:
    folded = titled(OPINION, number="国发〔2022〕014号", region=COUNTRY)
    folded, cited = replace(folded, iri="d:014"), titled("关于加强数字政府建设的指导意见")
    namings = {folded.iri: (FROM_JIANGSU,), cited.iri: (FROM_JIANGSU,)}
    assert resolve_papers([folded, cited], [NATIONAL], namings, AROUND) == {
        "d:014": "d:14",
        "d:cited": "d:14",
    }


def test_nothing_is_said_of_what_nothing_names() -> None:
    assert found(titled(OPINION), NATIONAL, namings=()) is None
    assert resolve_papers([], [NATIONAL], {}, AROUND) == {}
