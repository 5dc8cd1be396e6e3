"""What lower papers did first: by a concept that a later upper paper holds, or by a link to its measure."""

from collections.abc import Callable

import pytest

from graph.store import Store

Answered = Callable[..., list[tuple[str, ...]]]
LINK = """<link/{number}> a sz:Alignment ; sz:lower <doc/{lower}> ; sz:upper <doc/{upper}> ; sz:rank 1 ;
  sz:relation sz:AlignmentRelation-{relation} ; sz:confidence {confidence} ; sz:reviewed false ;
  sz:evidence <e/{number}a>, <e/{number}b> .
<e/{number}a> oa:hasSource <doc/{lower_text}/text> ; oa:hasSelector [ oa:exact "下面的话" ] .
<e/{number}b> oa:hasSource <doc/{upper_text}/text> ; oa:hasSelector [ oa:exact "上面的话" ] .
<doc/{lower}> sz:{shortcut} <doc/{upper}> ."""
SHORTCUTS = {"anticipates": "anticipates", "carries-out": "carriesOut"}


def link(number: int, lower: str, upper: str, relation: str, confidence: float) -> str:
    """A link between measures `paper/number` as a build states it."""
    texts = {"lower_text": lower.partition("/")[0], "upper_text": upper.partition("/")[0]}
    return LINK.format(
        number=number, lower=lower, upper=upper, relation=relation, confidence=confidence,
        shortcut=SHORTCUTS[relation], **texts,
    )  # fmt: skip


@pytest.fixture(scope="module")
def papers(paper: type) -> list[object]:
    """A city's paper and a province's, and papers of the province and the country around them, later and older."""
    return [
        paper("老国", "100000", "2015-07-01", "建设“一张图”,实现放管服。", {"1": "建设“一张图”"}),
        paper(
            "市",
            "420600",
            "2019-03-01",
            "一、推进“一网统管”。\n二、建设“一张图”。\n三、完善“一窗受理”“双创”。\n四、推动热线整合。",
            {
                "1": "一、推进“一网统管”。",
                "2": "二、建设“一张图”。",
                "3": "三、完善“一窗受理”“双创”。",
                "4": "四、推动热线整合。",
            },
        ),
        paper("山东", "370000", "2019-05-01", "一、推进“免证办”。", {"1": "一、推进“免证办”。"}),
        paper("湖北", "420000", "2020-03-01", "一、城市运行一网统管。", {"1": "一、城市运行一网统管。"}),
        paper(
            "国",
            "100000",
            "2022-06-06",
            "一、推进“一网统管”、一窗受理。\n二、整合热线。\n三、大众创业万众创新双创。",
            {"1": "一、推进“一网统管”、一窗受理。", "2": "二、整合热线。"},
        ),
    ]


def test_a_concept_without_an_older_upper_paper_is_found_with_the_first_later_one(
    paper_store: Callable[..., Store], papers: list[object], answered: Answered
) -> None:
    columns = "region", "document", "measure", "way", "what", "upper_document", "quote", "upper_quote"
    assert answered(paper_store(*papers), "upward", *columns) == [
        ("襄阳市", "市", "1", "term", "一网统管", "湖北", "“一网统管”", "一、城市运行一网统管。"),
        (
            "襄阳市",
            "市",
            "3",
            "term",
            "一窗受理",
            "国",
            "“一窗受理”",
            "一、推进“一网统管”、一窗受理。",
        ),
    ]


def test_what_carries_out_an_older_measure_is_left_out_from_the_confidence_on_that_is_asked_for(
    paper_store: Callable[..., Store], papers: list[object], answered: Answered
) -> None:
    links = "\n".join(
        [link(1, "市/1", "老国/1", "carries-out", 0.95), link(2, "市/3", "老国/1", "carries-out", 0.7)]
    )
    store = paper_store(*papers, more=links)
    assert answered(store, "upward", "measure", "basis") == [("3", "0.7")]
    assert answered(store, "upward", "measure", basis="0.5") == []
    assert [row[0] for row in answered(store, "upward", "measure", basis="1.01")] == ["1", "3"]


def test_a_bare_shortcut_is_a_sure_basis(
    paper_store: Callable[..., Store], papers: list[object], answered: Answered
) -> None:
    store = paper_store(
        *papers, more="<doc/市/1> sz:carriesOut <doc/老国/1> . <doc/市/4> sz:anticipates <doc/国/2> ."
    )
    columns = "measure", "way", "what", "upper_measure"
    assert answered(store, "upward", *columns) == [
        ("3", "term", "一窗受理", ""),
        ("4", "link", "二、整合热线", "2"),
    ]


def test_a_link_to_a_later_measure_counts_from_the_confidence_on_that_is_asked_for(
    paper_store: Callable[..., Store], papers: list[object], answered: Answered
) -> None:
    links = "\n".join(
        [link(1, "市/4", "国/2", "anticipates", 0.8), link(2, "市/2", "国/1", "anticipates", 0.3)]
    )
    store = paper_store(*papers, more=links)
    columns = "measure", "what", "upper_region", "upper_date", "upper_measure", "quote", "upper_quote"
    found = answered(store, "upward", *columns, way="link")
    assert found == [("4", "二、整合热线", "全国", "2022-06-06", "2", "下面的话", "上面的话")]
    assert len(answered(store, "upward", "measure", way="link", confidence="0.3")) == 2


def test_a_region_narrows_it(
    paper_store: Callable[..., Store], papers: list[object], answered: Answered
) -> None:
    store = paper_store(*papers)
    assert len(answered(store, "upward", "measure", region="湖北")) == 2
    assert answered(store, "upward", "measure", region="山東") == []


def test_a_date_that_leaves_it_open_decides_nothing(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    lower = paper("市", "420600", "2022-03-01", "推进“一网统管”", {"1": "推进“一网统管”"})
    assert answered(paper_store(lower, paper("国", "100000", "2022", "一网统管")), "upward", "what") == []
    assert answered(paper_store(lower, paper("国", "100000", "", "一网统管")), "upward", "what") == []
    assert answered(paper_store(lower, paper("国", "100000", "2023", "一网统管")), "upward", "what") == [
        ("一网统管",)
    ]


def test_an_older_paper_that_is_only_cited_is_a_basis(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    lower = paper("市", "420600", "2022-03-01", "推进“一网统管”", {"1": "推进“一网统管”"})
    later = paper("国", "100000", "2023-01-01", "一网统管")
    cited = paper("关于“一网统管”的意见", "100000", "2021")
    assert answered(paper_store(lower, later), "upward", "what") == [("一网统管",)]
    assert answered(paper_store(lower, later, cited), "upward", "what") == []


def test_real_concepts_of_provinces_that_the_country_took_up(real_store: Store, answered: Answered) -> None:
    columns = "region", "what", "upper_document"
    found = answered(real_store, "upward", *columns, way="term", basis="1.01")
    upper = "国务院关于加强数字政府建设的指导意见"
    assert {
        ("湖北省", "互联网+监管", upper),
        ("湖北省", "政产学研用", upper),
        ("山东省", "最多跑一次", upper),
        ("山东省", "一数一源", upper),
    } <= set(found)
    assert not {"一带一路", "接诉即办", "数据同源"} & {row[1] for row in found}


def test_real_quotes_stand_in_the_papers(real_store: Store, answered: Answered) -> None:
    texts = [
        row["text"].value for row in real_store.select("SELECT ?text { ?d sz:mainText/nif:isString ?text }")
    ]
    found = answered(real_store, "upward", "what", "quote", "upper_quote", way="term", basis="1.01")
    assert found
    for what, *quotes in found:
        assert all(what in quote and any(quote in text for text in texts) for quote in quotes)
