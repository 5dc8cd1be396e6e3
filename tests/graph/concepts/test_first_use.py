"""First use of all concepts: where, how far they spread, upward or downward."""

from collections.abc import Callable

import pytest

from graph.query import ask
from graph.store import Store
from ontology.errors import QueryError

Answered = Callable[..., list[tuple[str, ...]]]


@pytest.fixture(scope="module")
def store(paper_store: Callable[..., Store], paper: type) -> Store:
    """Papers in which one concept goes upward, one downward, one sideways; one stays, one is in one paper."""

    def said(*terms: str) -> dict[str, str]:
        return {"1": "".join(f"推进“{term}”。" for term in terms)}

    def one(name: str, region: str, date: str, *terms: str, unquoted: str = "") -> object:
        measures = said(*terms)
        return paper(name, region, date, f"{unquoted}{measures['1']}", measures)

    return paper_store(
        one("市", "420600", "2019-03-01", "最多跑一次", "一窗受理", unquoted="实现政务服务一网通办。\n"),
        one("湖北", "420000", "2020-02-29", "一网通办", "一窗受理", "云"),
        one(
            "国",
            "100000",
            "2021-06-06",
            "一网通办",
            "接诉即办",
            "高效办成一件事",
            unquoted="云计算和最多跑一次。\n",
        ),
        one("国二", "100000", "2021-07", "高效办成一件事"),
        one("山东", "370000", "2022-12-31", "接诉即办", "最多跑一次", "孤例"),
        one("无日期", "370000", "", "孤例"),
    )


def test_each_concept_of_two_papers_has_first_use_direction_and_extent(
    store: Store, answered: Answered
) -> None:
    columns = "term", "date", "region", "document", "direction", "documents", "regions", "levels", "until"
    assert answered(store, "first-use", *columns) == [
        ("一网通办", "2019-03-01", "襄阳市", "市", "upward", "3", "3", "3", "2021-06-06"),
        ("最多跑一次", "2019-03-01", "襄阳市", "市", "upward", "3", "3", "3", "2022-12-31"),
        ("接诉即办", "2021-06-06", "全国", "国", "downward", "2", "2", "2", "2022-12-31"),
        ("一窗受理", "2019-03-01", "襄阳市", "市", "sideways", "2", "2", "2", "2020-02-29"),
        ("高效办成一件事", "2021-06-06", "全国", "国", "again", "2", "1", "1", "2021-07-01"),
    ]


def test_the_first_words_and_their_place_are_given(store: Store, answered: Answered) -> None:
    found = answered(store, "first-use", "term", "quote", "start", direction="upward")
    assert found == [
        ("一网通办", "实现政务服务一网通办。", "6"),
        ("最多跑一次", "推进“最多跑一次”。推进“一窗受理”。", "15"),
    ]


@pytest.mark.parametrize(
    ("values", "terms"),
    [
        ({"least": "3"}, ["一网通办", "最多跑一次"]),
        ({"least": "4"}, []),
        ({"direction": "downward"}, ["接诉即办"]),
        ({"region": "湖北"}, ["一网通办", "最多跑一次", "一窗受理"]),
        ({"region": "襄陽", "direction": "sideways"}, ["一窗受理"]),
        ({"region": "山东"}, []),
        ({"least": "1", "region": "山东"}, ["孤例"]),
    ],
)
def test_they_may_be_narrowed(
    values: dict[str, str], terms: list[str], store: Store, answered: Answered
) -> None:
    assert [term for (term,) in answered(store, "first-use", "term", **values)] == terms


def test_the_least_number_must_be_one(store: Store) -> None:
    with pytest.raises(QueryError, match="least must be a number"):
        ask(store, "first-use", least="many")


def test_a_date_that_may_be_before_or_after_gives_no_direction(
    paper_store: Callable[..., Store], paper: type, answered: Answered
) -> None:
    measures = {"1": "推进“一网统管”"}
    store = paper_store(
        paper("年", "100000", "2022", "推进“一网统管”", measures),
        paper("日", "420000", "2022-07-09", "推进“一网统管”", measures),
    )
    columns = "date", "document", "direction", "until"
    assert answered(store, "first-use", *columns) == [("2022-07-09", "日", "sideways", "2022-07-09")]


def test_it_agrees_with_the_spread_of_each_real_concept(real_store: Store, answered: Answered) -> None:
    columns = "term", "date", "region", "document", "documents", "start"
    found = answered(real_store, "first-use", *columns, least="5")
    assert {"一网通办", "互联网+监管", "最多跑一次", "双随机、一公开", "一件事一次办"} <= {
        row[0] for row in found
    }
    for term, *first, documents, start in found:
        spread = answered(real_store, "term-spread", "date", "region", "document", "start", term=term)
        dated = [row for row in spread if row[0]]
        assert spread[0] == (*first, start), term
        assert len(dated) == int(documents), term


def test_real_concepts_that_went_upward_stand_first(real_store: Store, answered: Answered) -> None:
    found = answered(real_store, "first-use", "term", "region", "direction")
    upward = {term: region for term, region, direction in found if direction == "upward"}
    assert upward.items() >= {"一网通办": "湖北省", "最多跑一次": "湖北省", "一网统管": "包头市"}.items()
    ranks = [("upward", "downward").index(row[2]) if row[2] in ("upward", "downward") else 2 for row in found]
    assert ranks == sorted(ranks)
    downward = {term for term, _, direction in found if direction == "downward"}
    assert {"接诉即办", "免申即享", "一件事一次办"} <= downward
