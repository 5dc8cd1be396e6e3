"""Answers: their written forms, read once, and what Python makes of them."""

from datetime import date
from io import BytesIO

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.answer import JSON, Answer, Rows, Triples, Truth, parse_answer, used_prefixes
from graph.engine import query_engine
from ontology.errors import QueryError
from ontology.namespaces import PREFIXES

ROWS = 'SELECT ?name ?count { VALUES (?name ?count) { ("数, \\"据\\""@zh 1) (<urn:a> UNDEF) } }'


def answer(query: str) -> Answer:
    return query_engine(pyoxigraph.Store(), query)


def written(query: str, form: str) -> str:
    out = BytesIO()
    answer(query).write(out, form)
    return out.getvalue().decode()


@pytest.mark.parametrize(
    ("query", "form", "expected"),
    [
        (ROWS, "csv", 'name,count\r\n"数, ""据""",1\r\nurn:a,\r\n'),
        (ROWS, "json", '"name":{"type":"uri","value":"urn:a"}'),
        (ROWS, "xml", "<uri>urn:a</uri>"),
        ("ASK {}", "csv", "true"),
        ("ASK {}", "json", '{"head":{},"boolean":true}'),
        ("ASK {}", "xml", "<boolean>true</boolean>"),
        ("CONSTRUCT { <urn:a> a sz:Measure } {}", "turtle", "<urn:a> a sz:Measure ."),
        ("CONSTRUCT { <urn:a> a sz:Measure } {}", "json", '"@id":"urn:a"'),
        ("CONSTRUCT { <urn:a> a sz:Measure } {}", "xml", 'rdf:about="urn:a"'),
    ],
)
def test_each_answer_has_its_forms(query: str, form: str, expected: str) -> None:
    assert expected in written(query, form)


@pytest.mark.parametrize(
    ("query", "form", "words"),
    [
        (ROWS, "turtle", "rows cannot be written as turtle; take one of csv, json, xml"),
        ("ASK {}", "turtle", "a yes or no cannot be written as turtle"),
        ("CONSTRUCT {} {}", "csv", "triples cannot be written as csv; take one of turtle, json, xml"),
    ],
)
def test_other_forms_are_refused_with_those_there_are(query: str, form: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        written(query, form)


def test_triples_are_sorted_and_only_used_prefixes_are_declared() -> None:
    turtle = written("CONSTRUCT { <urn:b> a sz:Measure . <urn:a> sz:order 1 } {}", "turtle")
    assert turtle.index("<urn:a>") < turtle.index("<urn:b>")
    assert {line.split()[1] for line in turtle.splitlines() if line.startswith("@prefix")} == {
        "sz:",
        "rdf:",
        "xsd:",
    }


def test_a_prefix_is_used_for_a_datatype_too() -> None:
    triple = Triple(NamedNode("urn:a"), NamedNode("urn:b"), Literal("x", datatype=NamedNode("urn:c#d")))
    assert used_prefixes([triple], {"c": "urn:c#", "e": "urn:e#"}) == {"c": "urn:c#"}


@pytest.mark.parametrize("query", [ROWS, "CONSTRUCT { <urn:a> a <urn:b> } {}"])
def test_an_answer_is_read_once_and_says_so(query: str) -> None:
    found = answer(query)
    assert not isinstance(found, Truth)
    assert len(list(found)) >= 1
    with pytest.raises(QueryError, match="ask again"):
        list(found)


def test_a_pandas_table_has_plain_values() -> None:
    found = answer(
        'SELECT * { VALUES (?a ?b ?c ?d ?e ?f) { (1 1.5 true "2024-02-29"^^xsd:date "数"@zh <urn:x>)'
        ' ("x"^^xsd:integer UNDEF "1"^^xsd:boolean "2024-02-30"^^xsd:date "2024"^^xsd:gYear 2e1) } }'
    )
    assert isinstance(found, Rows)
    table = found.to_pandas().astype(object).where(lambda frame: frame.notna(), None)
    rows = [{name: row[name] for name in "abcdef"} for row in table.to_dict("records")]
    assert rows[0] == {"a": 1, "b": 1.5, "c": True, "d": date(2024, 2, 29), "e": "数", "f": "urn:x"}
    assert rows[1] == {"a": "x", "b": None, "c": True, "d": "2024-02-30", "e": "2024", "f": 20.0}


def test_an_empty_table_keeps_its_columns() -> None:
    found = answer("SELECT ?b ?a { ?a ?b ?c }")
    assert isinstance(found, Rows)
    assert list(found.to_pandas().columns) == ["b", "a"]


def test_what_was_written_is_read_again() -> None:
    rows = parse_answer(written(ROWS, "json").encode(), JSON, {})
    assert isinstance(rows, Rows)
    assert [set(row) for row in rows] == [{"name", "count"}, {"name"}]
    triples = parse_answer(
        written("CONSTRUCT { <urn:a> a sz:X } {}", "turtle").encode(), "text/turtle", PREFIXES
    )
    assert isinstance(triples, Triples)
    assert len(list(triples)) == 1


@pytest.mark.parametrize("media_type", ["text/html", "", "image/png"])
def test_another_media_type_is_no_answer(media_type: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the engine's
        parse_answer(b"<html>", media_type, {})


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT *\n{ ?s ?p }", "line 2, column 10: cannot be read from there on"),
        ("SELECT * { ?s a nn:X }", "line 1, column 21: Prefix not found"),
        ("SELECT * { ?s ?p ?o", 'line 1, column 20: expected "," or "." or'),
        ("SELECT (SUM(?x) AS ?y) ?z {?x ?y ?z}", "The SELECT contains a variable that is unbound"),
        ("SELECT * {?s ?p ?o} GROUP BY ?s", "SELECT * is not authorized with GROUP BY"),
        ("LOAD <http://127.0.0.1:9/>", "line 1, column"),
        ("SELECT (<urn:f>(1) AS ?x) {}", "custom function <urn:f> is not supported"),
        ("", "line 1, column 1"),
    ],
)
def test_what_the_engine_does_not_take_is_told_with_the_place(query: str, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        answer(query)
    assert words in str(caught.value)
    assert ".." not in str(caught.value)  # sets of characters
