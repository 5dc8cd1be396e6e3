"""Targets side by side, and against those above them: papers written for it, pairs made by hand, real papers."""

from itertools import pairwise
from pathlib import Path
from time import process_time

import pyoxigraph
import pytest

from graph.build import build_store
from graph.query import ask, bind_values, find_question
from graph.store import Store, open_store
from ontology.namespaces import PREFIXES

STATE = """\
国务院办公厅关于推进网上办事的意见
国办发〔2021〕90号
各省、自治区、直辖市人民政府：
一、重点任务
1.推进网上办理。到2023年底，省级、市县级政务服务事项网上可办率分别达到90%、80%以上。高频服务事项网办率达到85%。
2.压缩办理时间。到2023年底，企业开办时间压缩至1个工作日以内，办理时限较法定时限压缩50%以上。
国务院办公厅
2021年3月1日
"""
JIANGSU = """\
江苏省人民政府办公厅关于推进网上办事的实施方案
苏政办发〔2021〕190号
各市、县（市、区）人民政府：
一、重点任务
1.推进网上办理。到2022年底，省级依申请政务服务事项网上可办率达到95%。高频事项网上可办率达到80%。
2.压缩办理时间。到2022年6月底，企业开办时间压缩至0.5个工作日以内，办理时限压缩60%以上。
江苏省人民政府办公厅
2021年6月1日
"""
NANJING = """\
南京市人民政府办公厅关于推进网上办事2024年工作要点
宁政办发〔2024〕290号
各区人民政府：
一、重点任务
1.推进网上办理。全市网办率达到70%，实际网办率达到60%。
2.压缩办理时间。到2024年底，企业开办时限不超过1个工作日。
南京市人民政府办公厅
2024年1月9日
"""
ZHEJIANG = """\
浙江省人民政府办公厅关于推进网上办事的实施方案
浙政办发〔2021〕190号
各市、县（市、区）人民政府：
一、重点任务
1.推进网上办理。到2023年底，高频政务服务事项网上可办率达到85%。
浙江省人民政府办公厅
2021年6月1日
"""
ONLINE, FREQUENT, STARTING = "政务服务事项网上可办率", "高频事项网上可办率", "企业开办时间"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("papers")
    for name, text in {"a": STATE, "b": JIANGSU, "c": NANJING, "d": ZHEJIANG}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build_store([folder], folder / "store")
    return open_store(folder / "store")


@pytest.fixture(scope="module")
def real_store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("real") / "store"
    papers = ["hubei-2019-4.txt", "more/shandong-2019.txt", "more/shaanxi-2023.txt", "jiangsu-2023-18.txt"]
    build_store([shared / "corpus" / name for name in papers], folder)
    return open_store(folder)


def answered(store: Store, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    """The rows as tuples of these columns' words."""
    rows = ask(store, name, **values)
    return [tuple(row[column].value if column in row else "" for column in columns) for row in rows]


@pytest.mark.parametrize(
    "name", ["网办率", "網辦率", "网上可办率", "政务服务事项网办率", "政務服務事項網上可辦率"]
)
def test_any_name_of_an_indicator_in_either_script_finds_all_its_targets(store: Store, name: str) -> None:
    found = answered(store, "indicator", "indicator", "region", "printed", indicator=name)
    assert {row[1:] for row in found if row[0] == ONLINE} == {
        ("全国", "政务服务事项网上可办率"),
        ("江苏省", "依申请政务服务事项网上可办率"),
        ("南京市", "网办率"),
    }


@pytest.mark.parametrize("name", ["全程网办率", "一网通办率", "受理率", "网办率达到"])
def test_no_other_name_finds_them(store: Store, name: str) -> None:
    assert answered(store, "indicator", "indicator", indicator=name) == []


def test_a_row_tells_level_scope_value_day_and_where_all_that_stands(store: Store) -> None:
    columns = ("indicator", "region", "level", "scope", "comparator", "value", "unit", "due", "due_from")
    found = answered(store, "indicator", *columns, "dated", "measure", indicator=ONLINE)
    assert [row[1:] for row in found if row[0] == ONLINE] == [
        ("南京市", "city", "全市", ">=", "70", "%", "2024-12-31", "document", "2024-01-09", "1"),
        ("全国", "country", "市县级", ">=", "80", "%", "2023-12-31", "sentence", "2021-03-01", "1"),
        ("全国", "country", "省级", ">=", "90", "%", "2023-12-31", "sentence", "2021-03-01", "1"),
        ("江苏省", "province", "省级", ">=", "95", "%", "2022-12-31", "sentence", "2021-06-01", "1"),
    ]


def test_comparable_ones_stand_together(store: Store) -> None:
    found = answered(store, "indicator", "indicator", "kind", "unit")
    changes = sum(one != other for one, other in pairwise(found))
    assert changes == len(set(found)) - 1 > 3


def test_a_cut_against_the_statutory_limit_stands_apart(store: Store) -> None:
    found = answered(store, "indicator", "indicator", "region", "kind", indicator="时限压缩")
    assert found == [
        ("办理时限压缩比例", "江苏省", "change"),
        ("办理时限压缩比例(较法定时限)", "全国", "change"),
    ]


def test_targets_are_set_against_those_above_them(store: Store) -> None:
    columns = (
        "indicator",
        "lower_region",
        "lower_value",
        "upper_region",
        "upper_value",
        "value",
        "time",
        "scope",
    )
    assert answered(store, "ambition", *columns) == [
        (ONLINE, "江苏省", "95", "全国", "90", "higher", "earlier", "same"),
        (ONLINE, "南京市", "70", "全国", "80", "lower", "later", "upper only"),
        (FREQUENT, "江苏省", "80", "全国", "85", "lower", "unknown", "same"),
        (FREQUENT, "浙江省", "85", "全国", "85", "equal", "unknown", "same"),
        (STARTING, "江苏省", "0.5", "全国", "1", "higher", "earlier", "same"),
        (STARTING, "南京市", "1", "全国", "1", "equal", "later", "same"),
        (STARTING, "南京市", "1", "江苏省", "0.5", "lower", "later", "same"),
    ]


def test_a_pair_shows_both_documents_and_both_quotes(store: Store) -> None:
    columns = ("document", "dated", "measure", "due", "quote")
    sides = [f"{side}_{column}" for side in ("lower", "upper") for column in columns]
    (found,) = answered(store, "ambition", *sides, "upper_issuer", indicator="网办率", region="浙江")
    assert found[:3] == ("浙江省人民政府办公厅关于推进网上办事的实施方案", "2021-06-01", "1")
    assert found[3:5] == ("2023-12-31", "高频政务服务事项网上可办率达到85%")
    assert found[5:] == (
        *(
            "国务院办公厅关于推进网上办事的意见",
            "2021-03-01",
            "1",
            "",
            "高频服务事项网办率达到85%",
            "国务院办公厅",
        ),
    )


@pytest.mark.parametrize(
    ("region", "lower"), [("江苏", {"江苏省", "南京市"}), ("南京", {"南京市"}), ("火星", set())]
)
def test_pairs_may_be_narrowed_to_a_region_and_what_is_in_it(
    store: Store, region: str, lower: set[str]
) -> None:
    assert {row[0] for row in answered(store, "ambition", "lower_region", region=region)} == lower


HEAD = """
<r0> a sz:Region ; skos:notation "100000" ; skos:prefLabel "全国"@zh-Hans .
<r1> a sz:Region ; skos:notation "320000" ; skos:prefLabel "江苏省"@zh-Hans ; skos:broader <r0> .
<r2> a sz:Region ; skos:notation "320100" ; skos:prefLabel "南京市"@zh-Hans ; skos:broader <r1> .
<r3> a sz:Region ; skos:notation "320102" ; skos:prefLabel "玄武区"@zh-Hans ; skos:broader <r2> .
<r4> a sz:Region ; skos:notation "320200" ; skos:prefLabel "无锡市"@zh-Hans ; skos:broader <r1> .
<least> skos:notation ">=" . <most> skos:notation "<=" . <equal> skos:notation "=" . <range> skos:notation "range" .
sz:TargetKind-level skos:notation "level" . sz:TargetKind-change skos:notation "change" .
<i1> a sz:Indicator ; skos:prefLabel "政务服务事项网上可办率"@zh-Hans .
<i2> a sz:Indicator ; skos:prefLabel "高频事项网上可办率"@zh-Hans .
<i3> a sz:Indicator ; skos:prefLabel "满意率"@zh-Hans .
<i4> a sz:Indicator ; skos:prefLabel "满意率"@zh-Hans , "Share of callers satisfied"@en .
"""
SIGNS = {">=": ("least", "minValue"), "<=": ("most", "maxValue"), "=": ("equal", "value")}


def told(
    name: str, region: int, figure: str, unit: str, scope: str = "", due: str = "", indicator: int = 1
) -> str:
    """A target in Turtle: `figure` is `>=90`, or `3-5` for a range; `unit` starts with ~ for a change."""
    sign = "".join(mark for mark in figure if mark in "<>=")
    if sign:
        node, value = SIGNS[sign][0], f"schema:{SIGNS[sign][1]} {figure.removeprefix(sign)}.0"
    else:
        least, most = figure.split("-")
        node, value = "range", f"schema:minValue {least}.0 ; schema:maxValue {most}.0"
    kind, plain = "change" if unit.startswith("~") else "level", unit.removeprefix("~")
    more = "qudt:hasUnit unit:PERCENT" if plain == "%" else f'schema:unitText "{plain}"'
    more += f' ; sz:scope "{scope}"@zh-Hans' if scope else ""
    more += f' ; sz:dueDate "{due}-12-31"^^xsd:date' if due else ""
    return f"""<{name}> a sz:Target ; sz:indicator <i{indicator}> ; sz:targetKind sz:TargetKind-{kind} ;
      sz:comparator <{node}> ; {value} ; {more} ; sz:inMeasure <{name}m> ; sz:evidence <{name}e> .
    <{name}e> oa:hasSelector <{name}s> . <{name}s> oa:exact "原文" .
    <{name}m> a sz:Measure ; sz:number "1" ; sz:inDocument <{name}d> .
    <{name}d> a sz:Document ; skos:prefLabel "{name}"@zh-Hans ; eli:jurisdiction <r{region}> .
    """


def compared(*targets: str) -> list[tuple[str, str, str]]:
    """Value, time and scope of the pairs that the question finds."""
    prefixes = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    engine = pyoxigraph.Store()
    turtle = f"{prefixes}@base <https://example.org/> .{HEAD}{''.join(targets)}"
    engine.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    found = engine.query(bind_values(find_question("ambition"), {}), prefixes=PREFIXES)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [(row["value"].value, row["time"].value, row["scope"].value) for row in found]


@pytest.mark.parametrize(
    ("lower", "upper", "unit", "value"),
    [
        (">=95", ">=90", "%", "higher"),
        (">=90", ">=90", "%", "equal"),
        (">=85", ">=90", "%", "lower"),
        ("=95", ">=90", "%", "higher"),
        ("<=1", "<=3", "工作日", "higher"),
        ("<=3", "<=3", "工作日", "equal"),
        ("<=5", "<=3", "工作日", "lower"),
        ("=1", "=3", "工作日", "higher"),
        ("=5", "<=3", "工作日", "lower"),
        (">=180", ">=90", "天", "higher"),
        ("<=10", "<=15", "%", "higher"),
        ("3-5", ">=2", "个", "higher"),
        ("3-5", "3-9", "个", "equal"),
        ("3-5", "=4", "个", "lower"),
        (">=60", ">=50", "~%", "higher"),
        (">=3", ">=2", "~工作日", "higher"),
    ],
)
def test_a_ceiling_is_higher_the_smaller_it_is(lower: str, upper: str, unit: str, value: str) -> None:
    assert compared(told("a", 1, lower, unit), told("b", 0, upper, unit)) == [(value, "unknown", "same")]


@pytest.mark.parametrize(
    ("lower", "upper", "time"),
    [
        *[("2022", "2023", "earlier"), ("2023", "2023", "same"), ("2024", "2023", "later")],
        *[("", "2023", "unknown"), ("2023", "", "unknown")],
    ],
)
def test_a_day_is_earlier_the_same_or_later(lower: str, upper: str, time: str) -> None:
    pair = told("a", 1, ">=90", "%", due=lower), told("b", 0, ">=90", "%", due=upper)
    assert compared(*pair) == [("equal", time, "same")]


@pytest.mark.parametrize(
    ("region", "lower", "upper", "scope"),
    [
        (1, "省级", "省级", "same"),
        (1, "市、县级", "市县级", "same"),
        (1, "全省", "", "same"),
        (1, "省、市、县各级", "省市县三级", "same"),
        (1, "市级", "市县两级", "within"),
        (2, "州级", "市县级", "within"),
        (1, "省级", "", "lower only"),
        (2, "乡镇(街道)", "", "lower only"),
        (1, "", "省级", "upper only"),
        (2, "", "市县级", "upper only"),
        (3, "", "县级", "upper only"),
    ],
)
def test_like_scopes_are_compared(region: int, lower: str, upper: str, scope: str) -> None:
    pair = told("a", region, ">=90", "%", scope=lower), told("b", 0, ">=90", "%", scope=upper)
    assert compared(*pair) == [("equal", "unknown", scope)]


@pytest.mark.parametrize(
    ("region", "lower", "upper"),
    [
        (1, "省级", "市级"),
        (1, "市级", "乡镇(街道)"),
        (1, "三级医院", "二级医院"),
        (1, "三级医院", "医院"),
        (1, "市县级", "市级"),
        (2, "", "省级"),
        (3, "", "市级"),
        (3, "", "省、市两级"),
    ],
)
def test_other_scopes_are_not(region: int, lower: str, upper: str) -> None:
    pair = told("a", region, ">=90", "%", scope=lower), told("b", 0, ">=90", "%", scope=upper)
    assert compared(*pair) == []


@pytest.mark.parametrize(
    "pair",
    [
        (told("a", 1, ">=90", "%"), told("b", 0, ">=90", "个")),
        (told("a", 1, ">=90", "%"), told("b", 0, ">=90", "%", indicator=2)),
        (told("a", 1, ">=90", "%"), told("b", 1, ">=90", "%")),
        (told("a", 2, ">=90", "%"), told("b", 4, ">=90", "%")),
        (told("a", 1, ">=90", "工作日"), told("b", 0, "<=90", "工作日")),
        (told("a", 1, "<=3", "工作日"), told("b", 0, "<=3", "小时")),
        (told("a", 1, "<=3", "工作日"), told("b", 0, "<=3", "天")),
        (told("a", 1, ">=3", "人"), told("b", 0, ">=3", "万人")),
        (told("a", 1, ">=90", "%", indicator=3), told("b", 0, ">=90", "%", indicator=3)),
    ],
)
def test_what_is_of_another_unit_indicator_or_place_is_not_compared(pair: tuple[str, str]) -> None:
    assert compared(*pair) == []


@pytest.mark.parametrize(("lower", "upper"), [("个", "项"), ("名", "人"), ("类", "种"), ("%", "~%")])
def test_units_that_count_the_same_are_one(lower: str, upper: str) -> None:
    assert compared(told("a", 1, ">=9", lower), told("b", 0, ">=9", upper)) == [("equal", "unknown", "same")]


def test_a_bare_name_is_compared_where_it_is_well_known() -> None:
    pair = told("a", 1, ">=90", "%", indicator=4), told("b", 0, ">=90", "%", indicator=4)
    assert len(compared(*pair)) == 1


def test_a_target_has_a_pair_with_each_above_it() -> None:
    three = [told(name, region, ">=90", "%") for name, region in (("a", 3), ("b", 2), ("c", 1), ("d", 0))]
    assert len(compared(*three)) == 6


def test_real_papers_compare_by_one_indicator(real_store: Store) -> None:
    columns = ("indicator", "region", "scope", "value", "due", "printed")
    found = answered(real_store, "indicator", *columns, indicator="網辦率")
    assert (ONLINE, "山东省", "省级", "90", "2019-12-31", "依申请政务服务事项网上可办率") in found
    assert (ONLINE, "湖北省", "省级", "90", "2019-06-30", "政务服务事项网上可办率") in found
    assert [row[1:] for row in found if row[0] != ONLINE] == [
        ("陕西省", "", "90", "2024-12-31", "高频事项网办率"),
    ]
    papers = answered(real_store, "indicator", "indicator", "region", "value", indicator="材料")
    assert papers == [("申请材料减少比例", "山东省", "60"), ("申请材料减少比例", "湖北省", "70")]


def test_real_papers_of_one_level_make_no_pair(real_store: Store) -> None:
    """All of them are of provinces: no target of theirs stands above another."""
    assert answered(real_store, "ambition", "indicator") == []


def test_a_real_paper_is_set_against_one_above_it(
    shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("above")
    paper = STATE.replace("90%、80%", "80%、75%").replace("2023年底", "2019年底").replace("2021", "2018")
    (folder / "state.txt").write_text(paper, encoding="utf-8")
    build_store([folder / "state.txt", shared / "corpus" / "hubei-2019-4.txt"], folder / "store")
    columns = ("lower_region", "scope", "lower_scope", "lower_measure", "value", "time")
    found = answered(open_store(folder / "store"), "ambition", *columns, indicator=ONLINE)
    assert [(*row[:3], set(row[3].split("、")), *row[4:]) for row in found] == [
        ("湖北省", "same", "市县级", {"4", "O4"}, "lower", "earlier"),
        ("湖北省", "same", "省级", {"4", "O4"}, "higher", "earlier"),
    ]


def test_both_questions_are_quick(store: Store) -> None:
    started = process_time()
    for name in ("indicator", "ambition"):
        ask(store, name)
    assert process_time() - started < 3
