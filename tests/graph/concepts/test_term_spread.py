"""First use and spread of one concept: what counts as it, in what order, and from where to where."""

import re
from collections.abc import Callable

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.query import ask, bind_values, find_question
from graph.store import Store
from ontology.namespaces import PREFIXES

Answered = Callable[..., list[tuple[str, ...]]]
HAN = st.text(st.sampled_from("一网通办统管云"), max_size=30)


@pytest.mark.parametrize(
    ("term", "text", "times", "form"),
    [
        ("一网通办", "推进“一网通办”改革,深化“一网通办”。", "2", "quoted"),
        ("一网通办", "政务服务一网通办,“一网统管”", "1", "unquoted"),
        ("一網通辦", "推进「一网通办」。", "1", "quoted"),
        ("“一网通办”", '一、政务服务"一网通办"（25分）', "1", "quoted"),
        ("一网通办", '民生热点“一网通办",', "1", "quoted"),
        ("跨省通办", "推进“跨省通办、全省通办”。", "1", "unquoted"),
        ("一网通办", "擦亮“一网通办改革”品牌", "1", "quoted"),
        ("互联网+监管", "建设“互联网＋监管”系统", "1", "quoted"),
        ("互联网＋监管", "建设“互联网+监管”系统", "1", "quoted"),
        ("互联网+", "推进“互联网+”行动", "1", "quoted"),
        ("双随机,一公开", "“双随机，一公开”监管", "1", "quoted"),
        ("放管服", "深化“放管服”改革,“放管服改革”", "2", "quoted"),
        ("云", "上“云”用数", "1", "quoted"),
        ("12345", "拨打12345政务服务便民热线", "1", "unquoted"),
        ("数字政府", "贯彻《关于加强数字政府建设的意见》", "1", "title"),
        ("数字政府", "印发《数字政府方案》,建设数字政府", "2", "unquoted"),
    ],
)
def test_a_concept_counts_quoted_or_not_in_either_script_and_width(
    term: str,
    text: str,
    times: str,
    form: str,
    paper_store: Callable[..., Store],
    paper: type,
    answered: Answered,
) -> None:
    store = paper_store(paper("甲", "420000", "2023-01-01", text))
    assert answered(store, "term-spread", "times", "form", term=term) == [(times, form)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("云", "发展云计算,建设政务云"),
        ("掌上办", "推行掌上办公"),
        ("差评", "完善“好差评”制度"),
        ("一件事", "推进“一件事一次办”,“高效办成一件事”"),
        ("互联网+", "推进“互联网+政务服务”"),
        ("12345", "编号123456,电话012345"),
        ("5G应用", "15G应用"),
        ("一网统管", "推进“一网通办”"),
        ("一网.办", "一网通办"),
        ("一网(通办)?", "一网"),
        ("火星", "推进“一网通办”"),
        ("“”", "推进“一网通办”"),
        ("", "推进“一网通办”"),
    ],
)
def test_what_is_another_word_does_not_count(
    term: str, text: str, paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    store = paper_store(paper("甲", "420000", "2023-01-01", text))
    assert answered(store, "term-spread", "document", term=term) == []


def test_order_and_direction_follow_the_dates_and_the_regions(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    text = "推进“一网统管”"
    store = paper_store(
        paper("区", "420602", "2024-01-02", text),
        paper("市", "420600", "2019-05-01", text),
        paper("山东", "370000", "2019-05-01", text),
        paper("湖北", "420000", "2020-03-01", text),
        paper("国", "100000", "2021-03-01", text),
        paper("国二", "100000", "2022-03-01", text),
        paper("山东二", "370000", "2018", "推进“一网通办”"),
    )
    columns = "order", "date", "region", "level", "direction", "document"
    assert answered(store, "term-spread", *columns, term="一网统管") == [
        ("1", "2019-05-01", "山东省", "province", "first", "山东"),
        ("1", "2019-05-01", "襄阳市", "city", "first", "市"),
        ("3", "2020-03-01", "湖北省", "province", "upward", "湖北"),
        ("4", "2021-03-01", "全国", "country", "upward", "国"),
        ("5", "2022-03-01", "全国", "country", "again", "国二"),
        ("6", "2024-01-02", "襄城区", "county", "downward", "区"),
    ]


def test_a_region_that_had_it_below_and_above_shows_both(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    text = "推进“一网统管”"
    store = paper_store(
        paper("市", "420600", "2019-05-01", text),
        paper("国", "100000", "2021-03-01", text),
        paper("湖北", "420000", "2022-03-01", text),
    )
    found = answered(store, "term-spread", "document", "direction", term="一网统管")
    assert found == [("市", "first"), ("国", "upward"), ("湖北", "downward, upward")]


def test_an_elder_paper_is_one_whose_every_possible_day_is_before(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    text = "推进“一网统管”"
    store = paper_store(
        paper("年", "100000", "2022", text),
        paper("日", "420000", "2022-07-09", text),
        paper("月", "370000", "2022-12", text),
        paper("后", "370000", "2023-01-01", text),
    )
    found = answered(store, "term-spread", "order", "document", "direction", term="一网统管")
    assert found == [
        ("1", "年", "first"),
        ("1", "日", "first"),
        ("2", "月", "sideways"),
        ("4", "后", "again"),
    ]


def test_undated_papers_come_last_and_say_so(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    text = "推进“一网统管”"
    store = paper_store(
        paper("无日期", "100000", "", text),
        paper("无地区", "", "2022-01-01", text),
        paper("湖北", "420000", "2023", text),
    )
    found = answered(store, "term-spread", "order", "document", "direction", "level", term="一网统管")
    assert found == [
        ("1", "无地区", "first", ""),
        ("2", "湖北", "sideways", "province"),
        ("", "无日期", "undated", "country"),
    ]


def test_a_paper_that_is_only_cited_counts_by_its_title_and_year(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    store = paper_store(
        paper("关于加快推进“一件事一次办”的意见", "100000", "2022"),
        paper("将要印发的“一件事一次办”规范", "420000"),
        paper("此前的“一件事一次办”意见", "100000", "2021"),
        paper("湖北", "420000", "2023-01-14", "推进“一件事一次办”"),
        more="<doc/此前的“一件事一次办”意见> owl:sameAs <doc/湖北> .",
    )
    columns = "order", "document", "direction", "form", "quote", "start"
    assert answered(store, "term-spread", *columns, term="一件事一次办") == [
        ("1", "关于加快推进“一件事一次办”的意见", "first", "cited", "关于加快推进“一件事一次办”的意见", ""),
        ("2", "湖北", "downward", "quoted", "推进“一件事一次办”", "3"),
    ]


def test_measures_and_the_first_quote_are_given(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    text = "意见\n为推进全省各级政务服务改革工作,实现“一网通办”。\n一、网络。\n二、一网通办。\n三、深化“一网通办”。"
    store = paper_store(
        paper(
            "甲",
            "420000",
            "2023-01-01",
            text,
            {"1": "一、网络。", "2": "二、一网通办。", "3": "三、深化“一网通办”。", "3#1": "深化"},
        )
    )
    ((times, measures, quote, start),) = answered(
        store, "term-spread", "times", "measures", "quote", "start", term="一网通办"
    )
    assert (times, measures) == ("3", "2、3")
    assert quote == "全省各级政务服务改革工作,实现“一网通办”。"
    assert text[int(start) :].startswith("一网通办”。\n一")


@settings(max_examples=25, deadline=None)
@given(HAN)
def test_times_and_place_are_those_of_python(
    paper_store: Callable[..., Store], paper: type, answered: Answered, text: str
) -> None:
    store = paper_store(paper("甲", "420000", "2023-01-01", f"甲{text}"))
    found = answered(store, "term-spread", "times", "start", term="一网通办")
    times = text.count("一网通办")
    assert found == ([(str(times), str(1 + text.find("一网通办")))] if times else [])


@settings(max_examples=25, deadline=None)
@given(st.text())
def test_whatever_is_asked_for_is_no_pattern(
    paper_store: Callable[..., Store], paper: type, term: str
) -> None:
    store = paper_store(paper("甲", "420000", "2023-01-01", "推进“一网统管”"))
    found = list(ask(store, "term-spread", term=f"一网{term}统管"))
    assert not found or re.fullmatch(r"[\s“”\"„＂「」『』‘’]*", term)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("term-spread", {"term": "一网统管"}),
        ("term-spread", {"term": "云"}),
        ("first-use", {"least": "1"}),
        ("upward", {}),
    ],
)
def test_another_engine_gives_the_same_answer(
    name: str,
    values: dict[str, str],
    paper_turtle: Callable[..., str],
    paper_store: Callable[..., Store],
    paper: type,
) -> None:
    papers = [
        paper(
            "市",
            "420600",
            "2019-03-01",
            "一、推进“一网统管”。\n二、上“云”。",
            {"1": "一、推进“一网统管”。", "2": "二、上“云”。"},
        ),
        paper("湖北", "420000", "2020-03-01", "一、一网统管和云计算。", {"1": "一、一网统管和云计算。"}),
        paper("国", "100000", "2022", "推进“一网统管”。"),
        paper("关于“一网统管”的意见", "370000", "2018"),
        paper("无日期", "100000", "", "“一网统管”"),
    ]
    more = "<doc/市/2> sz:anticipates <doc/湖北/1> ."
    rows = ask(paper_store(*papers, more=more), name, **values)
    ours = [tuple(row[column].value if column in row else None for column in rows.variables) for row in rows]
    graph = rdflib.Graph().parse(data=paper_turtle(*papers, more=more), format="turtle")
    found = graph.query(bind_values(find_question(name), values), initNs=PREFIXES)
    theirs = [tuple(None if value is None else str(value) for value in row) for row in found]
    assert ours
    assert theirs == ours


def test_who_was_first_in_the_real_papers(real_store: Store, answered: Answered) -> None:
    columns = "order", "date", "region", "direction", "form", "times"
    assert answered(real_store, "term-spread", *columns, term="一網統管") == [
        ("1", "2022-04-14", "包头市", "first", "quoted", "3"),
        ("2", "2022-06-06", "全国", "upward", "quoted", "2"),
        ("3", "2023-04-27", "江苏省", "downward", "quoted", "4"),
        ("4", "2024-03-05", "内蒙古自治区", "downward, upward", "quoted", "9"),
        ("", "", "全国", "undated", "quoted", "1"),
    ]
    assert answered(real_store, "term-spread", *columns, term="接诉即办") == [
        ("1", "2022-06-06", "全国", "first", "quoted", "1"),
        ("2", "2023-03-06", "湖南省", "downward", "quoted", "1"),
    ]
    assert answered(real_store, "term-spread", *columns, term="最多跑一次") == [
        ("1", "2019-01-15", "湖北省", "first", "quoted", "1"),
        ("2", "2019-03-15", "山东省", "sideways", "quoted", "1"),
        ("3", "2022-04-14", "包头市", "sideways", "quoted", "1"),
        ("4", "2022-06-06", "全国", "upward", "quoted", "1"),
        ("5", "2023-01-06", "天津市", "downward", "unquoted", "1"),
    ]


def test_a_real_paper_that_is_only_cited_was_first(real_store: Store, answered: Answered) -> None:
    found = answered(real_store, "term-spread", "date", "region", "form", "direction", term="一件事一次办")
    assert found[0] == ("2022", "全国", "cited", "first")
    assert [row[3] for row in found[1:]] == ["downward"] * 6 + ["downward, upward"]


@pytest.mark.parametrize("term", ["一网通办", "跨省通办", "互联网+政务服务", "数字政府", "云"])
def test_every_real_place_is_that_of_the_term(term: str, real_store: Store) -> None:
    texts = {
        row["text"].value for row in real_store.select("SELECT ?text { ?d sz:mainText/nif:isString ?text }")
    }
    for row in ask(real_store, "term-spread", term=term):
        if row["form"].value == "cited":
            assert row["quote"].value in row["document"].value
            continue
        start = int(row["start"].value)
        assert any(text[start:].startswith(term) and row["quote"].value in text for text in texts)
