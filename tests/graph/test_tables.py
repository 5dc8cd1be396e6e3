"""A store as tables: a row for each thing, its quote beside it, and every cell a plain value."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.sparql import Selectable
from graph.store import Store, open_store
from graph.tables import Table, read_tables
from ontology.namespaces import PREFIXES, TERMS

CURIE = re.compile(rf"\b({'|'.join(PREFIXES)}):(\w+)")
WORDS = "SELECT ?words { ?document sz:mainText ?text . ?text nif:isString ?words FILTER(?text = <%s>) }"


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Store:
    return open_store(sample_store)


@pytest.fixture(scope="module")
def tables(store: Store) -> dict[str, Table]:
    return {table.name: table for table in read_tables(store)}


def rows(table: Table) -> list[dict[str, object]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


@pytest.fixture
def only_row(turtle_store: Callable[[str], Selectable]) -> Callable[[str, str], dict[str, object]]:
    """Gives the only row of a table of a small store."""

    def find(turtle: str, name: str) -> dict[str, object]:
        (row,) = next(rows(table) for table in read_tables(turtle_store(turtle)) if table.name == name)
        return row

    return find


OnlyRow = Callable[[str, str], dict[str, object]]


def test_every_thing_of_a_class_has_one_row(store: Store, tables: dict[str, Table]) -> None:
    for name, kind in {
        "measures": "sz:Measure",
        "responsibilities": "sz:Responsibility",
        "regions": "sz:Region",
    }.items():
        expected = {row["s"].value for row in store.select(f"SELECT DISTINCT ?s {{ ?s a {kind} }}")}
        iris = [row["iri"] for row in rows(tables[name])]
        assert set(iris) == expected
        assert len(iris) == len(expected) > 10


def test_a_quote_stands_where_its_offsets_say(store: Store, tables: dict[str, Table]) -> None:
    quoted = [row for name in ("responsibilities", "targets", "deadlines") for row in rows(tables[name])]
    texts = {row["text_iri"] for row in quoted}
    words = {iri: store.select(WORDS % iri)[0]["words"].value for iri in texts}
    for row in quoted:
        assert words[row["text_iri"]][row["quote_start"] : row["quote_end"]] == row["quote"]  # type: ignore[misc]
    assert len(quoted) > 100


def test_rows_stand_in_the_order_of_their_text(tables: dict[str, Table]) -> None:
    places = [(row["text_iri"], row["quote_start"]) for row in rows(tables["responsibilities"])]
    assert places == sorted(places)


def test_names_stand_beside_iris(tables: dict[str, Table]) -> None:
    use = next(row for row in rows(tables["platform_uses"]) if row["platform"] == "鄂汇办")
    assert str(use["platform_iri"]).endswith("/鄂汇办")
    assert (use["action"], use["document"]) == ("integrate", "湖北省人民政府关于推进数字政府建设的指导意见")
    platform = next(row for row in rows(tables["platforms"]) if row["label_hans"] == "鄂汇办")
    assert (platform["label_hant"], platform["class"], platform["kind"]) == (
        "鄂匯辦",
        "ServiceChannel",
        "mobile app",
    )
    assert platform["uses"] == sum(row["platform"] == "鄂汇办" for row in rows(tables["platform_uses"]))


def test_a_target_has_its_figure_and_its_unit(tables: dict[str, Table]) -> None:
    shares = [row for row in rows(tables["targets"]) if row["unit"] == "%"]
    assert {row["comparator"] for row in shares} >= {"at least"}
    assert all(isinstance(row["minimum"], float) for row in shares if row["comparator"] == "at least")


def test_cells_are_of_their_columns_kind(tables: dict[str, Table]) -> None:
    types = {"text": str, "iri": str, "date": str, "integer": int, "decimal": float}
    for table in tables.values():
        for row in table.rows:
            for (name, kind), cell in zip(table.columns, row, strict=True):
                assert cell is None or type(cell) is types[kind], (table.name, name, cell)
                assert kind != "date" or cell is None or re.fullmatch(r"\d{4}-\d\d-\d\d", str(cell))


def test_no_column_name_stands_twice_or_is_a_word_of_sql(tables: dict[str, Table]) -> None:
    reserved = {"order", "end", "in", "from", "to", "group", "select", "table", "where"}
    for table in tables.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert reserved.isdisjoint(names)


def test_several_values_share_a_cell_and_a_printed_label_comes_first(only_row: OnlyRow) -> None:
    platform = only_row(
        """<urn:p> a sz:Platform , sz:ServiceChannel ; skos:altLabel "乙"@zh-Hans , "甲"@zh-Hans ;
        skos:prefLabel "苏服办"@zh-Hans , "蘇服辦"@zh-Hant-x-auto , "蘇服𢭃"@zh-Hant .""",
        "platforms",
    )
    assert (platform["forms"], platform["label_hant"], platform["class"]) == (
        "乙 | 甲",
        "蘇服𢭃",
        "ServiceChannel",
    )
    assert (platform["label_hans"], platform["region"], platform["uses"]) == ("苏服办", None, None)


def test_a_link_of_measures_has_its_relation_rank_and_confidence(only_row: OnlyRow) -> None:
    link = only_row(
        """<urn:a> a sz:Alignment ; sz:lower <urn:l> ; sz:upper <urn:u> ; sz:rank 1 ; sz:confidence 0.93 ;
        sz:reviewed false ; sz:relation sz:AlignmentRelation-carries-out .
        sz:AlignmentRelation-carries-out skos:notation "carries-out" . <urn:l> skos:prefLabel "建平台"@zh-Hans .""",
        "alignments",
    )
    assert (link["lower_iri"], link["lower"], link["upper_iri"], link["upper"]) == (
        "urn:l",
        "建平台",
        "urn:u",
        None,
    )
    assert (link["relation"], link["rank"], link["confidence"], link["reviewed"]) == (
        "carries-out",
        1,
        0.93,
        "false",
    )


def test_what_a_store_lacks_is_a_table_without_rows(turtle_store: Callable[[str], Selectable]) -> None:
    tables = list(read_tables(turtle_store("")))
    assert len(tables) > 15
    assert all(table.rows == [] and len(table.columns) > 3 for table in tables)


def test_the_tables_are_made_of_known_terms(root: Path) -> None:
    named = CURIE.findall((root / "graph" / "tables.tsv").read_text(encoding="utf-8"))
    assert {f"{prefix}:{name}" for prefix, name in named if name not in TERMS.get(prefix, ())} == set()
    assert len(named) > 100


def test_a_concept_has_its_uses_in_measures_and_the_documents_that_hold_it(
    turtle_store: Callable[[str], Selectable],
) -> None:
    turtle = """<urn:t> a sz:Term ; skos:prefLabel "一网通办"@zh-Hans .
        <urn:u> a sz:TermUse ; sz:term <urn:t> ; sz:inMeasure <urn:m> .
        <urn:v> a sz:TermUse ; sz:term <urn:t> ; sz:inMeasure <urn:m> . <urn:w> a sz:TermUse ; sz:term <urn:t> ; sz:inMeasure <urn:n> .
        <urn:o> a sz:TermOccurrence ; sz:term <urn:t> ; sz:document <urn:d> ; sz:occurrenceCount 3 ;
          sz:termForm sz:TermForm-quoted . sz:TermForm-quoted skos:notation "quoted" ."""
    tables = {table.name: table for table in read_tables(turtle_store(turtle))}
    (term,), (found,) = (
        [
            dict(zip([column.name for column in tables[name].columns], row, strict=True))
            for row in tables[name].rows
        ]
        for name in ("terms", "term_occurrences")
    )
    assert (term["measures"], term["documents"]) == (2, 1)
    assert (found["term"], found["document_iri"], found["form"], found["places"]) == (
        "一网通办",
        "urn:d",
        "quoted",
        3,
    )
