"""The named questions: their files, their parameters, and what they answer about the samples."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.query import Parameter, Question, ask, bind_values, describe_questions, find_question, questions
from graph.store import Store, open_store
from ontology.errors import DateError, QueryError
from ontology.namespaces import PREFIXES

QUESTION = Question(
    "trial",
    "试",
    "trial",
    (
        Parameter("name", "a name", "text", ""),
        Parameter("until", "a day", "day", "2999-12-31"),
        Parameter("since", "a day", "day", "1900-01-01"),
        Parameter("value", "a number", "number", None),
    ),
    'SELECT * { VALUES (?with_name ?with_until ?with_since ?with_value) { ("" "" "" UNDEF) } }',
)

NOT_IN_THE_SAMPLES = {"ambition", "continued"}


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Store:
    return open_store(sample_store)


def answered(store: Store, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    """The rows as tuples of these columns' words."""
    rows = ask(store, name, **values)
    return [tuple(row[column].value if column in row else "" for column in columns) for row in rows]


def bound(values: dict[str, str]) -> dict[str, pyoxigraph.Literal]:
    """What an engine sees in the place of the parameters."""
    answer = pyoxigraph.Store().query(bind_values(QUESTION, {"value": "1", **values}), prefixes=PREFIXES)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    (row,) = answer
    return {name: row[f"with_{name}"] for name in ("name", "until", "since", "value")}


def test_the_questions_that_ship_are_these() -> None:
    assert [question.name for question in questions()] == [
        *(
            "agency",
            "ambition",
            "carried-out",
            "citations",
            "cited-by",
            "cited",
            "continued",
            "due",
            "evidence",
            "first-use",
            "gaps",
            "indicator",
            "platform-life",
            "platforms",
            "responsible",
            "term-spread",
            "upward",
        ),
    ]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_question_has_titles_and_explains_its_parameters(question: Question) -> None:
    assert question.title_zh
    assert question.title_en
    for parameter in question.parameters:
        assert parameter.meaning
        assert question.sparql.count(f"?with_{parameter.name}") >= 2


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_question_runs_as_it_stands_in_its_file(question: Question, store: Store) -> None:
    needed = any(parameter.default is None for parameter in question.parameters)
    is_empty = needed or question.name in NOT_IN_THE_SAMPLES
    assert bool(store.select(question.sparql)) is not is_empty


@given(st.text())
def test_a_text_reaches_the_engine_as_one_literal_whatever_it_holds(text: str) -> None:
    import opencc

    expected = opencc.OpenCC("t2s").convert(text.strip())
    assert bound({"name": text})["name"] == pyoxigraph.Literal(expected)


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("蒙速辦", "蒙速办"),
        ("蒙速办", "蒙速办"),
        ("管\uf9e4", "管理"),
        (" 办 ", "办"),
        ("app(苏)", "app(苏)"),
    ],
)
def test_a_name_may_be_given_in_either_script(given_name: str, expected: str) -> None:
    assert bound({"name": given_name})["name"].value == expected


@pytest.mark.parametrize(
    ("given_day", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-07-09", "2023-07-09", "2023-07-09"),
    ],
)
def test_since_is_the_first_day_and_until_the_last(given_day: str, first: str, last: str) -> None:
    found = bound({"since": given_day, "until": given_day})
    assert (found["since"].value, found["until"].value) == (first, last)
    assert found["since"].datatype.value == f"{PREFIXES['xsd']}date"


@pytest.mark.parametrize(("given_value", "expected"), [("97", "97"), ("97.5%", "97.5"), ("1E2", "100")])
def test_a_number_may_end_with_a_percent_sign(given_value: str, expected: str) -> None:
    found = bound({"value": given_value})["value"]
    assert Decimal(found.value) == Decimal(expected)
    assert found.datatype.value == f"{PREFIXES['xsd']}decimal"


@pytest.mark.parametrize("value", ["", "much", "NaN", "Infinity", '1" 2'])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(QueryError, match="value must be a number"):
        bind_values(QUESTION, {"value": value})


@pytest.mark.parametrize("day", ["", "2023-13", "2023-02-30", "soon", "20230101"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(DateError):
        bind_values(QUESTION, {"since": day, "value": "1"})


def test_a_value_that_must_be_given_is_asked_for() -> None:
    with pytest.raises(QueryError, match=r"trial needs value \(a number\)"):
        bind_values(QUESTION, {})


def test_a_parameter_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(QueryError, match="no parameter 'nmae'; it takes name, until, since, value"):
        bind_values(QUESTION, {"nmae": "x", "value": "1"})


def test_a_question_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(QueryError, match=r"'plattforms'; there are agency, ambition, .*platforms"):
        find_question("plattforms")


def test_the_list_of_questions_names_every_parameter() -> None:
    listed = describe_questions()
    for question in questions():
        assert f"{question.name}  {question.title_zh}\n" in listed
        for parameter in question.parameters:
            assert f"--with {parameter.name}=…" in listed


def test_a_limit_cuts_the_rows(store: Store) -> None:
    question = find_question("responsible")
    whole, cut = bind_values(question, {}), bind_values(question, {}, limit=3)
    assert store.select(cut) == store.select(whole)[:3]


def test_platforms_tells_who_does_what_with_which(store: Store) -> None:
    found = answered(store, "platforms", "region", "platform", "action", "measure", platform="蒙速辦")
    assert ("内蒙古自治区", "蒙速办", "improve", "3") in found
    assert ("内蒙古自治区", "蒙速办", "integrate", "4") in found
    assert {row[1] for row in found} == {"蒙速办"}


def test_platforms_may_be_narrowed_to_a_region_and_an_action(store: Store) -> None:
    found = answered(store, "platforms", "region", "action", region="江蘇", action="build")
    assert set(found) == {("江苏省", "build")}
    everywhere = answered(store, "platforms", "region", region="全国")
    assert {"江苏省", "湖北省", "内蒙古自治区", "全国"} <= {region for (region,) in everywhere}
    assert answered(store, "platforms", "region", region="火星") == []


def test_responsible_counts_each_measure_once_whatever_number_of_documents_names_the_agency(
    store: Store,
) -> None:
    columns = ("actor", "measures", "lead", "responsible", "support")
    found = answered(store, "responsible", *columns, kind="agency", year="2023")
    assert found[0] == ("江苏省政务办", "11", "0", "11", "0")
    counts = [int(row[1]) for row in found]
    assert counts == sorted(counts, reverse=True)
    kinds = answered(store, "responsible", "kind", kind="collective")
    assert set(kinds) == {("collective",)}
    assert answered(store, "responsible", "actor", year="1999") == []


def test_due_gives_day_measure_and_words_in_order_of_time(store: Store) -> None:
    found = answered(store, "due", "due", "measure", "quote", until="2019-09")
    assert [row[0] for row in found] == sorted(row[0] for row in found)
    (deadline,) = [row for row in found if row[1] == "8"]
    assert deadline[0] == "2019-09-30"
    assert "2019年9月底前" in deadline[2]
    assert {row[0] for row in answered(store, "due", "due", since="2026")} == {"2035-12-31"}
    assert {row[0] for row in answered(store, "due", "due", region="内蒙古")} == {"2025-12-31", "2035-12-31"}


def test_the_life_of_a_platform_is_in_order_of_time_with_its_words(store: Store) -> None:
    ((platform, day, region, action, quote),) = answered(
        store, "platform-life", "platform", "date", "region", "action", "quote", platform="鄂匯辦"
    )
    assert (platform, day, region, action) == ("鄂汇办", "2019-01-15", "湖北省", "integrate")
    assert "“鄂汇办”" in quote


def test_an_indicator_is_compared_with_scope_value_and_day(store: Store) -> None:
    columns = ("region", "scope", "comparator", "value", "unit", "due", "measure")
    found = answered(store, "indicator", *columns, indicator="網上可辦率")
    assert ("湖北省", "省级", ">=", "90", "%", "2019-06-30", "4") in found
    assert ("湖北省", "市县级", ">=", "70", "%", "2019-06-30", "4") in found
    assert all(row[0] == "湖北省" for row in found)


def test_an_agency_comes_first_and_then_those_it_works_with(store: Store) -> None:
    found = answered(store, "agency", "agency", "partner", "measures", agency="江蘇省政務辦", year="2023")
    assert found[:3] == [
        ("江苏省政务办", "江苏省政务办", "11"),
        ("江苏省政务办", "各设区市人民政府", "10"),
        ("江苏省政务办", "江苏省大数据管理中心", "7"),
    ]


def test_evidence_leads_to_the_characters(store: Store) -> None:
    ((indicator, quote, start, end, number),) = answered(
        store, "evidence", "indicator", "quote", "start", "end", "number", value="97%"
    )
    assert (indicator, number) == ("公共数据按需共享率", "苏政办发〔2023〕18号")
    (row,) = store.select(
        f'SELECT ?words {{ ?text nif:isString ?words FILTER(CONTAINS(?words, "{quote}")) }}'
    )
    assert row["words"].value[int(start) : int(end)] == quote


def test_an_answer_becomes_a_pandas_table_of_plain_values(store: Store) -> None:
    table = ask(store, "indicator", indicator="网上可办率").to_pandas()
    assert list(table.columns[:4]) == ["indicator", "region", "level", "scope"]
    assert set(table["value"]) == {90.0, 70.0}
    assert table["due"][0] == date(2019, 6, 30)
    counts = ask(store, "responsible").to_pandas()
    assert counts["measures"].sum() > counts["measures"].max() > 5
