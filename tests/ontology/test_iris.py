"""IRIs are made of what is printed: equal for equal things, different for different ones, readable, valid."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from ontology.dates import PartialDate
from ontology.iris import (
    actor_iri,
    cited_document_iri,
    clean_iri,
    document_iri,
    encode_part,
    evidence_iri,
    finding_iri,
    indicator_iri,
    normal_number,
    platform_iri,
    raw_iri,
    region_iri,
    run_iri,
    term_iri,
    text_iri,
    titled_document_iri,
)
from ontology.namespaces import ID
from ontology.records import Citation, Document, Mention, Region, Stated
from ontology.wording import normal_form

HERE = Mention("某处", 0)
JIANGSU = Region("320000", "江苏省")
NANJING, NINGXIA = Region("320100", "南京市"), Region("640000", "宁夏回族自治区")
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)


def headed(paper: Document, **fields: object) -> Document:
    return replace(paper, header=replace(paper.header, **fields))


def test_a_document_is_known_by_region_and_number(paper: Document) -> None:
    assert document_iri(paper) == f"{ID}doc/320000/苏政办发〔2023〕18号"


@pytest.mark.parametrize(
    "number",
    ["苏政办发[2023]18号", "苏政办发（２０２３）18号", "苏政办发【2023】 18 号", "苏政办发﹝2023﹞18号"],
)
def test_the_bracket_that_was_printed_does_not_matter(paper: Document, number: str) -> None:
    assert document_iri(headed(paper, number=Stated(number, HERE))) == document_iri(paper)
    assert normal_number(number) == "苏政办发〔2023〕18号"


@pytest.mark.parametrize(
    ("missing", "iri"),
    [
        ({"region": None}, "doc/number/苏政办发〔2023〕18号"),
        ({"number": None}, "doc/320000/江苏省数字政府建设2023年工作要点;2023-04-27"),
        ({"number": None, "issued": None}, "doc/320000/江苏省数字政府建设2023年工作要点"),
        ({"number": None, "region": None}, "doc/title/江苏省数字政府建设2023年工作要点;2023-04-27"),
        ({"title": None}, "doc/320000/苏政办发〔2023〕18号"),
        ({"number": None, "title": None}, "doc/file/jiangsu"),
        ({"number": None, "title": None, "region": None, "issued": None}, "doc/file/jiangsu"),
    ],
)
def test_what_is_missing_is_made_up_for(paper: Document, missing: dict[str, None], iri: str) -> None:
    assert document_iri(headed(paper, **missing)) == ID + iri


def test_a_date_goes_in_as_precise_as_it_is(paper: Document) -> None:
    year = Stated(PartialDate(2023), HERE)
    assert document_iri(headed(paper, number=None, issued=year)).endswith(";2023")


@pytest.mark.parametrize("path", ["/a/b/通知.2023.txt", "C:\\a\\通知.2023.txt", "通知.2023.txt"])
def test_no_folder_goes_into_an_iri(paper: Document, path: str) -> None:
    unnamed = headed(paper, number=None, title=None)
    moved = replace(unnamed, source=replace(paper.source, path=path))
    assert document_iri(moved) == f"{ID}doc/file/通知.2023"


def test_a_cited_document_has_the_iri_that_it_has_when_it_is_read(paper: Document) -> None:
    citation = Citation("省政府办公厅关于印发要点的通知", "苏政办发[2023]18号", HERE, JIANGSU)
    assert cited_document_iri(citation) == document_iri(paper)


def test_so_has_one_of_which_neither_shows_the_region(paper: Document) -> None:
    citation = Citation("要点", "苏政办发〔2023〕18号", HERE)
    assert cited_document_iri(citation) == document_iri(headed(paper, region=None))


def test_one_number_in_two_regions_is_two_documents() -> None:
    one, other = (Citation("通知", "宁政发〔2023〕1号", HERE, region) for region in (NANJING, NINGXIA))
    assert cited_document_iri(one) != cited_document_iri(other)


def test_a_citation_without_number_is_known_by_its_title_alone() -> None:
    citation = Citation("数字山东发展规划（2018-2022年）", None, HERE, JIANGSU)
    assert cited_document_iri(citation) == titled_document_iri("数字山东发展规划(2018-2022年)")
    assert cited_document_iri(citation) == f"{ID}doc/title/数字山东发展规划(2018-2022年)"


def test_each_state_of_the_wording_has_its_own_text(paper: Document) -> None:
    other = replace(paper, clean=replace(paper.clean, text=paper.clean.text.replace("97%", "98%")))
    assert document_iri(paper) == document_iri(other)
    assert text_iri(paper) != text_iri(other)
    assert clean_iri(paper) != clean_iri(other)
    assert raw_iri(paper) == raw_iri(other) == f"{document_iri(paper)}/raw/{paper.source.sha256}"
    assert clean_iri(paper).startswith(f"{document_iri(paper)}/clean/{text_iri(paper).rpartition('/')[2]}")


@pytest.mark.parametrize(
    ("iri", "local"),
    [
        (actor_iri("江苏省政务办", JIANGSU), "agency/320000/江苏省政务办"),
        (actor_iri("国务院", None), "agency/国务院"),
        (platform_iri("苏服办", JIANGSU), "platform/320000/苏服办"),
        (platform_iri("ＣＩＭ 平台", JIANGSU), "platform/320000/CIM平台"),
        (region_iri("320000"), "region/320000"),
        (indicator_iri("网上可办率"), "indicator/网上可办率"),
        (indicator_iri("提升50%/年"), "indicator/提升50%25%2F年"),
        (term_iri("互联网+监管"), "term/互联网+监管"),
        (term_iri("<script>"), "term/%3Cscript%3E"),
        (run_iri("0.1.0"), "run/0.1.0"),
        (
            finding_iri(f"{ID}m", "responsibility", 7, "江苏省;政务办", "lead"),
            "m/responsibility/江苏省%3B政务办;lead;7",
        ),
        (evidence_iri(f"{ID}t", 812, 825), "t#char=812,825"),
    ],
)
def test_an_iri_can_be_read(iri: str, local: str) -> None:
    assert iri == ID + local


def test_one_platform_in_two_regions_is_two_platforms() -> None:
    assert platform_iri("政务云", NANJING) != platform_iri("政务云", NINGXIA)


@given(NAMES)
def test_every_iri_is_valid(name: str) -> None:
    citation = Citation(name, None, HERE)
    for iri in (
        actor_iri(name, JIANGSU),
        term_iri(name),
        cited_document_iri(citation),
        finding_iri(f"{ID}m", "x", 0, name),
    ):
        assert NamedNode(iri).value == iri


@given(NAMES, NAMES)
def test_two_names_share_an_iri_only_if_they_share_the_normal_form(one: str, other: str) -> None:
    assert (term_iri(one) == term_iri(other)) == (normal_form(one) == normal_form(other))


@given(st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3), st.integers(0, 9), st.integers(0, 9))
def test_findings_differ_where_what_is_printed_or_its_place_differs(
    one: list[str], other: list[str], start: int, end: int
) -> None:
    same = [list(map(normal_form, one)), start] == [list(map(normal_form, other)), end]
    assert (
        finding_iri(f"{ID}m", "x", start, *one) == finding_iri(f"{ID}m", "x", end, *other)
    ) == same or not (one and other)


@given(NAMES)
def test_an_encoded_part_holds_nothing_that_divides_an_iri(text: str) -> None:
    assert not set(encode_part(text)) & set(' /?#;<>"{}|^\\`[]\n\t\u3000')


@pytest.mark.parametrize("text", ["苏服办", "互联网+", "(试行)", "“一件事”", "·", "①"])
def test_chinese_stays_readable(text: str) -> None:
    assert encode_part(text) == text
