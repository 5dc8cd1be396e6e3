"""JSON-LD that reads well: short names, labels by language, typed days; and nothing is lost by it."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple

from graph.jsonld import Context, read_context, write_jsonld
from ontology.namespaces import DEF, ID, PREFIXES, TERMS, expand
from ontology.nodes import node
from ontology.vocabulary import vocabulary_triples

GRAPH = NamedNode(f"{ID}doc/320000/苏政办发〔2023〕18号")
MEASURE = NamedNode(f"{GRAPH.value}/point_5")
XSD = PREFIXES["xsd"]
BUILT_IN = ("http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#")


def written(triples: Iterable[Triple], graph: NamedNode = GRAPH) -> bytes:
    out = BytesIO()
    write_jsonld([(graph, sorted(triples, key=str))], out)
    return out.getvalue()


def shown(*facts: tuple[str, NamedNode | Literal]) -> dict[str, Any]:
    """The node object of a measure with these facts."""
    return read_context().node(
        MEASURE.value, [Triple(MEASURE, NamedNode(name), fact) for name, fact in facts]
    )


def typed(text: str, name: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"{XSD}{name}"))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("rdf:type", node("sz:Measure"), {"type": "Measure"}),
        ("rdf:type", node("eli:LegalResource"), {"type": "eli:LegalResource"}),
        ("skos:prefLabel", Literal("苏服办", language="zh-hans"), {"label": {"zh-Hans": "苏服办"}}),
        (
            "skos:prefLabel",
            Literal("蘇服辦", language="zh-hant-x-auto"),
            {"label": {"zh-Hant-x-auto": "蘇服辦"}},
        ),
        ("skos:prefLabel", Literal("无语言"), {"skos:prefLabel": "无语言"}),
        ("sz:text", Literal("全文", language="zh-hans"), {"text": "全文"}),
        ("sz:text", Literal("text", language="en"), {"text": {"@value": "text", "@language": "en"}}),
        ("sz:text", Literal("text"), {"text": {"@value": "text"}}),
        ("sz:dueDate", typed("2025-12-31", "date"), {"dueDate": "2025-12-31"}),
        (
            "sz:date",
            typed("2025-12", "gYearMonth"),
            {"date": {"@value": "2025-12", "@type": "xsd:gYearMonth"}},
        ),
        ("sz:order", typed("12", "integer"), {"order": 12}),
        ("sz:order", typed("012", "integer"), {"order": {"@value": "012", "@type": "xsd:integer"}}),
        ("schema:value", typed("99.5", "decimal"), {"value": "99.5"}),
        ("sz:fileName", Literal("a.txt"), {"fileName": "a.txt"}),
        ("sz:role", NamedNode(f"{DEF}Role-lead"), {"role": "Role-lead"}),
        ("sz:inDocument", GRAPH, {"inDocument": "doc/320000/苏政办发〔2023〕18号"}),
        (
            "sz:inDocument",
            NamedNode(f"{ID}doc/title/关于:补充"),
            {"inDocument": f"{ID}doc/title/关于:补充"},
        ),
        ("sz:inDocument", NamedNode(f"{ID}doc/.."), {"inDocument": f"{ID}doc/.."}),
        (
            "owl:sameAs",
            NamedNode("http://www.wikidata.org/entity/Q1"),
            {"sameAs": "http://www.wikidata.org/entity/Q1"},
        ),
    ],
)
def test_a_fact_is_as_short_as_it_can_be_said_for_sure(
    name: str, value: NamedNode | Literal, expected: dict[str, Any]
) -> None:
    assert shown((expand(name), value)) == {"id": "doc/320000/苏政办发〔2023〕18号/point_5", **expected}


def test_a_property_that_the_context_does_not_know_keeps_its_name() -> None:
    found = shown(("https://example.org/p", Literal("x")), (f"{DEF}newTerm", node("sz:Role")))
    assert found["https://example.org/p"] == "x"
    assert found["newTerm"] == {"id": "sz:Role"}


def test_a_bare_name_that_means_another_thing_is_not_used() -> None:
    context = Context(
        {"@base": ID, "@vocab": DEF, "sz": DEF, "domain": {"@id": "https://example.org/domain"}}
    )
    assert context.name(f"{DEF}domain") == "sz:domain"
    assert context.name("https://example.org/other") == "https://example.org/other"


def test_several_values_are_a_list_and_one_is_not() -> None:
    label = expand("skos:altLabel")
    found = shown(*((label, Literal(form, language="zh-hans")) for form in ("甲", "乙")))
    assert found["altLabel"] == {"zh-Hans": ["甲", "乙"]}


def test_classes_of_ours_stand_before_those_above_them() -> None:
    kinds = ("eli:LegalResourceSubdivision", "prov:Plan", "sz:Measure")
    found = shown(*((expand("rdf:type"), node(kind)) for kind in kinds))
    assert found["type"] == ["Measure", "eli:LegalResourceSubdivision", "prov:Plan"]


def test_names_stand_first_and_chinese_is_readable() -> None:
    text = written(
        [Triple(MEASURE, node("skos:prefLabel"), Literal("做强品牌", language="zh-hans"))]
    ).decode()
    assert "做强品牌" in text
    whole = json.loads(text)
    assert list(whole) == ["@context", "@graph"]
    assert list(whole["@graph"][0]) == ["id", "@graph"]
    assert list(whole["@graph"][0]["@graph"][0]) == ["id", "label"]


def test_no_graph_at_all_is_json_still() -> None:
    out = BytesIO()
    write_jsonld([], out)
    assert json.loads(out.getvalue())["@graph"] == []


ends = st.lists(st.sampled_from(["a", "国", ":", "/", ".", "?", ";", "~", "%20", "-", "_"]), max_size=8).map(
    "".join
)
iris = st.builds(
    str.__add__, st.sampled_from([ID, f"{ID}doc/", f"{ID}doc/x#", DEF, "https://example.org/"]), ends
)
things = iris.map(NamedNode)
tags = st.sampled_from(["zh-Hans", "zh-Hant", "zh-Hant-x-auto", "en", "en-GB"])
digits = st.sampled_from(["1", "-7", "01", "-0", "1.50", "2025", "true", ""])
kinds = st.sampled_from(["integer", "decimal", "date", "gYear", "boolean", "string"])
literals = st.one_of(
    st.builds(Literal, st.text(max_size=6)),
    st.builds(lambda text, tag: Literal(text, language=tag), st.text(max_size=6), tags),
    st.builds(typed, digits, kinds),
)
names = sorted(f"{prefix}:{name}" for prefix, terms in TERMS.items() for name in terms)
facts = st.one_of(
    st.tuples(st.sampled_from(names).map(node), st.one_of(things, literals)).filter(
        lambda fact: fact[0] != node("rdf:type")
    ),
    st.tuples(st.just(node("rdf:type")), things),
)


@given(st.sets(st.tuples(things, facts), max_size=6), things)
def test_whatever_is_written_comes_back(
    said: set[tuple[NamedNode, tuple[NamedNode, NamedNode | Literal]]], graph: NamedNode
) -> None:
    triples = {Triple(subject, predicate, value) for subject, (predicate, value) in said}
    expected = {str(Quad(t.subject, t.predicate, t.object, graph)) for t in triples}
    found = pyoxigraph.parse(written(triples, graph), format=RdfFormat.JSON_LD)
    assert set(map(str, found)) == expected


def test_the_context_knows_every_prefix_and_names_nothing_unknown() -> None:
    context = read_context().definitions
    assert {name: context[name] for name in PREFIXES} == PREFIXES
    known = {expand(f"{prefix}:{name}") for prefix, names in TERMS.items() for name in names}
    named = [
        value["@id"] if isinstance(value, dict) else value
        for name, value in context.items()
        if name[0] != "@"
    ]
    prefixed = [
        PREFIXES[name.partition(":")[0]] + name.partition(":")[2]
        for name in named
        if name[:4] != "http" and name[0] != "@"
    ]
    assert [iri for iri in prefixed if iri not in known and not iri.startswith(BUILT_IN)] == []
    assert len(set(prefixed)) == len(prefixed)


def test_every_property_of_ours_that_leads_to_a_thing_is_a_link_in_the_context() -> None:
    kind = NamedNode(f"{PREFIXES['owl']}ObjectProperty")
    links = {t.subject.value for t in vocabulary_triples() if t.object == kind}
    linked = {
        value["@id"].replace("sz:", DEF)
        for value in read_context().definitions.values()
        if isinstance(value, dict) and value.get("@type") in {"@id", "@vocab"}
    }
    assert {iri for iri in links if iri.startswith(DEF)} - linked == set()
