"""The graph of one document: complete, with evidence, the same every time, and readable by any RDF tool."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib import RDF, RDFS, Graph
from rdflib import Literal as Text
from rdflib.namespace import OWL

from ontology.dates import PartialDate
from ontology.errors import TermError, ValueRangeError
from ontology.iris import document_iri
from ontology.kinds import Action, ActorKind, CitationRelation, Comparator, OutputRelation, PlatformKind, Role
from ontology.namespaces import DEF, ID, PREFIXES, SZ, concept_iri, expand
from ontology.nodes import date_literal, node
from ontology.reading import build_reading, evidence_triples
from ontology.records import (
    Citation,
    Document,
    Mention,
    Output,
    PlatformUse,
    Region,
    Responsibility,
    Stated,
    Target,
)
from ontology.triples import document_triples
from ontology.vocabulary import read_vocabulary

Convert = Callable[[str], str]
DOC = f"{ID}doc/320000/苏政办发〔2023〕18号"
APP = f"{DOC}/point_1"
ONE = {"xsd": PREFIXES["xsd"]}


@pytest.fixture(scope="module")
def triples(paper: Document, convert: Convert) -> list[Triple]:
    return list(document_triples(paper, convert, "0.1.0"))


@pytest.fixture(scope="module")
def graph(triples: list[Triple]) -> Graph:
    return as_graph(triples)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=read_vocabulary()["shuzheng.ttl"], format="turtle")


def as_graph(triples: list[Triple]) -> Graph:
    content = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert content is not None
    return Graph().parse(data=content, format="nt")


def ask(graph: Graph, query: str) -> set[tuple[str, ...]]:
    return {tuple(str(value) for value in row) for row in graph.query(query, initNs=PREFIXES)}


def facts(graph: Graph, subject: str, *names: str) -> set[tuple[str, str]]:
    """What is stated of a subject by these properties."""
    rows = ask(graph, f"SELECT ?p ?o {{ <{subject}> ?p ?o }}")
    return {(name, value) for name in names for predicate, value in rows if predicate == expand(name)}


def own_classes(graph: Graph, subject: str) -> set[str]:
    """The names of the classes of ours that a thing is of."""
    types = {value for _, value in facts(graph, subject, "rdf:type")}
    return {name.removeprefix(DEF) for name in types if name.startswith(DEF)}


def changed(paper: Document, convert: Convert, **fields: object) -> Graph:
    """The graph of the paper with fields of its first measure replaced."""
    first = replace(paper.measures[0], **fields)
    return as_graph(list(document_triples(replace(paper, measures=(first, *paper.measures[1:])), convert)))


def test_two_runs_give_the_same_triples_in_the_same_order(
    triples: list[Triple], paper: Document, convert: Convert
) -> None:
    assert list(document_triples(paper, convert, "0.1.0")) == triples


def test_no_triple_comes_twice_and_none_has_a_blank_node(triples: list[Triple]) -> None:
    assert len(set(triples)) == len(triples) > 400
    assert not any(isinstance(term, BlankNode) for triple in triples for term in triple)


def test_every_property_and_class_is_a_term(graph: Graph, ontology: Graph) -> None:
    known = set(ontology.subjects(RDF.type)) | {RDF.type}
    assert set(graph.predicates()) <= known
    assert set(graph.objects(None, RDF.type)) <= known


def test_object_properties_lead_to_things_and_datatype_properties_to_literals(
    graph: Graph, ontology: Graph
) -> None:
    for predicate in set(graph.predicates()):
        if (predicate, RDF.type, OWL.ObjectProperty) in ontology:
            assert not any(isinstance(value, Text) for value in graph.objects(None, predicate)), predicate
        elif (predicate, RDF.type, OWL.DatatypeProperty) in ontology:
            assert all(isinstance(value, Text) for value in graph.objects(None, predicate)), predicate


def test_every_thing_lies_in_the_domain_and_range_of_its_properties(graph: Graph, ontology: Graph) -> None:
    united = graph + ontology
    united.parse(data="\n".join(read_vocabulary().values()), format="turtle")
    for side, place in ((RDFS.domain, 0), (RDFS.range, 2)):
        for predicate, wanted in ontology.subject_objects(side):
            for triple in graph.triples((None, predicate, None)):
                thing = triple[place]
                if not isinstance(thing, Text):
                    kinds = {
                        k
                        for c in united.objects(thing, RDF.type)
                        for k in united.transitive_objects(c, RDFS.subClassOf)
                    }
                    assert wanted in kinds, (predicate, thing)


@pytest.mark.parametrize(
    ("role", "shortcuts"),
    [
        (Role.LEAD, {"leads", "responsible", "involves"}),
        (Role.RESPONSIBLE, {"responsible", "involves"}),
        (Role.SUPPORT, {"supports", "involves"}),
        (Role.MENTIONED, {"mentions", "involves"}),
    ],
)
def test_a_role_has_its_short_cuts(
    paper: Document, convert: Convert, role: Role, shortcuts: set[str]
) -> None:
    found = replace(paper.measures[0].responsibilities[0], role=role)
    graph = changed(paper, convert, responsibilities=(found,))
    rows = ask(graph, f"SELECT ?p {{ <{APP}> ?p <{ID}agency/320000/江苏省政务办> }}")
    assert rows == {(DEF + name,) for name in shortcuts}


@pytest.mark.parametrize(
    ("action", "shortcuts"),
    [
        (Action.BUILD, {"builds", "concernsPlatform"}),
        (Action.IMPROVE, {"improves", "concernsPlatform"}),
        (Action.INTEGRATE, {"integrates", "concernsPlatform"}),
        (Action.USE, {"uses", "concernsPlatform"}),
        (Action.NONE, {"concernsPlatform"}),
    ],
)
def test_an_action_has_its_short_cuts(
    paper: Document, convert: Convert, action: Action, shortcuts: set[str]
) -> None:
    found = replace(paper.measures[0].platforms[0], action=action)
    graph = changed(paper, convert, platforms=(found,))
    rows = ask(graph, f"SELECT ?p {{ <{APP}> ?p <{ID}platform/320000/苏服办移动端> }}")
    assert rows == {(DEF + name,) for name in shortcuts}


def test_every_quote_stands_in_the_text_where_its_evidence_says(graph: Graph, paper: Document) -> None:
    rows = graph.query(
        """SELECT ?evidence ?start ?end ?quote ?prefix ?suffix ?text {
             ?evidence oa:hasSource/nif:isString ?text ; oa:hasSelector ?position, ?selector .
             ?position oa:start ?start ; oa:end ?end . ?selector oa:exact ?quote .
             OPTIONAL { ?selector oa:prefix ?prefix } OPTIONAL { ?selector oa:suffix ?suffix } }""",
        initNs=PREFIXES,
    )
    seen = set()
    for evidence, start, end, quote, prefix, suffix, text in rows:
        begin, stop = start.toPython(), end.toPython()
        assert str(text) == paper.clean.text
        assert str(text)[begin:stop] == str(quote)
        assert str(prefix or "") == str(text)[max(0, begin - 16) : begin].split("\n")[-1]
        assert str(suffix or "") == str(text)[stop : stop + 16].split("\n")[0]
        assert str(evidence).endswith(f"#char={begin},{stop}")
        seen.add(evidence)
    assert seen == set(graph.objects(None, SZ.evidence))
    assert len(seen) > 20


def test_every_finding_measure_section_and_objective_has_evidence(graph: Graph) -> None:
    kinds = "sz:Finding sz:Measure sz:Section sz:Objective"
    query = f"SELECT ?x {{ VALUES ?kind {{ {kinds} }} ?x a ?kind FILTER NOT EXISTS {{ ?x sz:evidence ?e }} }}"
    assert ask(graph, query) == set()


@pytest.mark.parametrize(("start", "prefix"), [(0, []), (3, ["江苏省"]), (20, ["苏"])])
def test_what_stands_before_a_quote_on_its_line_is_told(
    paper: Document, convert: Convert, start: int, prefix: list[str]
) -> None:
    mention = Mention(paper.clean.text[start : start + 2], start)
    evidence = evidence_triples(build_reading(paper, convert, "0.1.0"), NamedNode(APP), mention)
    assert [triple.object.value for triple in evidence if triple.predicate == node("oa:prefix")] == prefix


def test_false_evidence_does_not_go_out(paper: Document, convert: Convert) -> None:
    moved = replace(paper.measures[0], mention=Mention("建好移动端", 0))
    with pytest.raises(ValueRangeError, match="quote"):
        list(document_triples(replace(paper, measures=(moved,)), convert))


def test_a_misspelt_term_raises() -> None:
    with pytest.raises(TermError, match="laeds"):
        node("sz:laeds")


def test_the_head_of_the_paper_is_stated(graph: Graph) -> None:
    names = (
        "eli:number",
        "eli:passed_by",
        "eli:date_document",
        "eli:type_document",
        "eli:jurisdiction",
        "sz:fileName",
    )
    assert facts(graph, DOC, *names) == {
        ("eli:number", "苏政办发〔2023〕18号"),
        ("eli:passed_by", f"{ID}agency/320000/江苏省人民政府办公厅"),
        ("eli:date_document", "2023-04-27"),
        ("eli:type_document", f"{DEF}DocumentType-work-points"),
        ("eli:jurisdiction", f"{ID}region/320000"),
        ("sz:fileName", "jiangsu.txt"),
    }
    assert facts(graph, DOC, "sz:periodStart", "sz:periodEnd", "sz:addressee") == {
        ("sz:periodStart", "2023-01-01"),
        ("sz:periodEnd", "2023-12-31"),
        ("sz:addressee", "各设区市人民政府"),
    }


def test_no_path_of_the_reader_goes_into_the_graph(triples: list[Triple]) -> None:
    assert not any("someone" in str(term) for triple in triples for term in triple)


def test_title_and_name_are_in_both_scripts(graph: Graph) -> None:
    rows = graph.query(f"SELECT ?l {{ <{DOC}> dcterms:title ?l ; skos:prefLabel ?l }}", initNs=PREFIXES)
    assert {(str(label), label.language) for (label,) in rows} == {
        ("江苏省数字政府建设2023年工作要点", "zh-hans"),
        ("江蘇省數字政府建設2023年工作要點", "zh-hant"),
    }


@pytest.mark.parametrize("script", ["苏服办移动端", "蘇服辦移動端"])
def test_either_script_finds_a_platform(graph: Graph, script: str) -> None:
    query = f'SELECT DISTINCT ?p {{ ?p a sz:Platform ; skos:prefLabel ?l FILTER(STR(?l) = "{script}") }}'
    assert ask(graph, query) == {(f"{ID}platform/320000/苏服办移动端",)}


def test_every_thing_has_one_label_in_each_script(graph: Graph) -> None:
    kinds = (
        "sz:Document sz:Section sz:Measure sz:Objective sz:Actor sz:Platform sz:Region sz:Indicator sz:Term"
    )
    query = f"SELECT DISTINCT ?x ?l {{ VALUES ?kind {{ {kinds} }} ?x a ?kind ; skos:prefLabel ?l }}"
    tags: dict[str, list[str]] = {}
    for thing, label in graph.query(query, initNs=PREFIXES):
        if label.language != "en" or "/indicator/" not in thing:
            tags.setdefault(str(thing), []).append(label.language)
    assert {tuple(sorted(found)) for found in tags.values()} == {
        ("zh-hans", "zh-hant"),
        ("zh-hans", "zh-hant-x-auto"),
    }
    unlabelled = ask(
        graph, f"SELECT ?x {{ VALUES ?k {{ {kinds} }} ?x a ?k FILTER NOT EXISTS {{ ?x skos:prefLabel ?l }} }}"
    )
    assert unlabelled == {(f"{ID}doc/100000/国发〔2022〕14号",)}  # cited by number: its title is its own


def test_a_form_that_was_printed_is_another_label(graph: Graph) -> None:
    rows = graph.query(f"SELECT ?l {{ <{ID}agency/320000/江苏省政务办> skos:altLabel ?l }}", initNs=PREFIXES)
    assert {(str(label), label.language) for (label,) in rows} == {
        ("省政务办", "zh-hans"),
        ("省政務辦", "zh-hant"),
    }


def test_a_phrase_that_names_several_platforms_is_a_label_of_none(paper: Document, convert: Convert) -> None:
    phrase = paper.measures[0].platforms[0].mention
    uses = [
        PlatformUse(phrase, name, Action.BUILD, PlatformKind.PORTAL) for name in ("统计旗舰店", "体育旗舰店")
    ]
    graph = changed(paper, convert, platforms=tuple(uses))
    assert ask(graph, "SELECT ?p { ?p a sz:ServiceChannel ; skos:altLabel ?l }") == set()
    assert len(ask(graph, "SELECT ?p { ?p a sz:ServiceChannel }")) == 2


def test_all_findings_of_a_rule_can_be_asked_for(paper: Document, convert: Convert) -> None:
    found = paper.measures[0].responsibilities[0]
    told = replace(found, mention=replace(found.mention, rule="before the role word 牵头"))
    graph = changed(paper, convert, responsibilities=(told,))
    query = """SELECT ?actor { ?finding sz:rule ?rule ; sz:actor ?actor
                 FILTER(STRSTARTS(?rule, "before the role word")) }"""
    assert ask(graph, query) == {(f"{ID}agency/320000/江苏省政务办",)}
    assert ask(graph, "SELECT ?rule { ?finding sz:rule ?rule }") == {("before the role word 牵头",)}


def test_every_finding_comes_from_a_run_of_the_software(graph: Graph) -> None:
    query = """SELECT DISTINCT ?version ?name {
                 ?finding a sz:Finding ; prov:wasGeneratedBy ?run .
                 ?run a sz:Run, prov:Activity ; schema:softwareVersion ?version ; prov:wasAssociatedWith ?agent .
                 ?agent a prov:SoftwareAgent, schema:SoftwareApplication ; schema:name ?name }"""
    assert ask(graph, query) == {("0.1.0", "Shuzheng")}
    without = "SELECT ?f { ?f a sz:Finding FILTER NOT EXISTS { ?f prov:wasGeneratedBy ?run } }"
    assert ask(graph, without) == set()


def test_quotes_are_plain_strings_as_the_annotation_vocabulary_has_them(graph: Graph) -> None:
    query = (
        "SELECT ?text { ?selector oa:exact|oa:prefix|oa:suffix ?text FILTER(DATATYPE(?text) != xsd:string) }"
    )
    assert ask(graph, query) == set()
    assert ask(graph, "SELECT ?text { ?selector oa:exact ?text }")


@pytest.mark.parametrize(
    ("region", "code"), [("100000", {("CN",)}), ("320000", {("CN-JS",)}), ("320100", set())]
)
def test_provinces_and_the_country_have_their_code_in_iso_3166(
    graph: Graph, region: str, code: set[tuple[str]]
) -> None:
    assert ask(graph, f"SELECT ?code {{ <{ID}region/{region}> sz:isoCode ?code }}") == code


def test_raw_and_clean_text_embody_the_wording(graph: Graph, paper: Document) -> None:
    query = """SELECT ?raw ?clean ?version { ?doc eli:is_realized_by ?text . ?text eli:is_embodied_by ?r, ?c .
                 ?c prov:wasDerivedFrom ?r ; prov:wasGeneratedBy/schema:softwareVersion ?version ;
                    sz:byteCount ?clean ; sz:repairCount 1 ; sz:unrepairedCount 0 . ?r sz:byteCount ?raw }"""
    sizes = (str(paper.source.byte_count), str(len(paper.clean.text.encode())))
    assert ask(graph, query) == {(*sizes, "0.1.0")}


def test_sections_and_measures_form_a_tree(graph: Graph) -> None:
    rows = ask(graph, "SELECT ?part ?whole { ?part eli:is_part_of ?whole ; sz:inDocument ?doc }")
    local = {(part.removeprefix(f"{DOC}/"), whole.removeprefix(f"{DOC}/")) for part, whole in rows}
    assert local == {
        ("sec_1", DOC),
        ("sec_2", DOC),
        ("sec_2/item_1", "sec_2"),
        ("objective_1", "sec_1"),
        ("point_1", "sec_2/item_1"),
        ("point_2", "sec_2/item_1"),
        ("point_2/lead_1", "point_2"),
        ("point_2/lead_2", "point_2"),
    }


def test_a_measure_carries_its_number_order_and_text(graph: Graph, paper: Document) -> None:
    first = paper.measures[0]
    assert facts(graph, APP, "sz:number", "sz:order", "sz:text", "sz:dueDate") == {
        ("sz:number", "1"),
        ("sz:order", "1"),
        ("sz:text", paper.clean.text[first.start : first.end]),
        ("sz:dueDate", "2023-06-30"),
    }


def test_a_target_at_least(graph: Graph) -> None:
    concept = f"{ID}indicator/政务服务事项网上可办率"
    (target,) = {row[0] for row in ask(graph, f"SELECT ?t {{ ?t sz:indicator <{concept}> }}")}
    meant = (
        "sz:comparator",
        "schema:minValue",
        "schema:maxValue",
        "schema:value",
        "qudt:hasUnit",
        "schema:unitText",
    )
    when = ("sz:date", "sz:dueDate")
    how = ("sz:indicatorText", "sz:scope", "sz:targetKind")
    assert facts(graph, target, "sz:inMeasure", *meant, *how, *when) == {
        ("sz:inMeasure", APP),
        ("sz:indicatorText", "网上可办率"),
        ("sz:comparator", f"{DEF}Comparator-at-least"),
        ("schema:minValue", "97"),
        ("qudt:hasUnit", expand("unit:PERCENT")),
        ("sz:scope", "省级"),
        ("sz:targetKind", f"{DEF}TargetKind-level"),
        ("sz:date", "2023-06"),
        ("sz:dueDate", "2023-06-30"),
    }


def test_an_indicator_is_known_by_its_concept_and_by_what_papers_call_it(graph: Graph) -> None:
    concept = f"<{ID}indicator/政务服务事项网上可办率>"
    preferred = graph.query(f"SELECT ?l {{ {concept} skos:prefLabel ?l }}", initNs=PREFIXES)
    assert {(str(label), label.language) for (label,) in preferred} == {
        ("政务服务事项网上可办率", "zh-hans"),
        ("政務服務事項網上可辦率", "zh-hant-x-auto"),
        ("Share of government services that can be handled online", "en"),
    }
    others = graph.query(f"SELECT ?l {{ {concept} skos:altLabel ?l }}", initNs=PREFIXES)
    found = {(str(label), label.language) for (label,) in others}
    assert {("网上可办率", "zh-hans"), ("網上可辦率", "zh-hant"), ("网办率", "zh-hans")} <= found
    assert ("政务服务事项网上可办率", "zh-hans") not in found


def test_an_indicator_that_no_table_knows_has_the_name_that_is_printed(graph: Graph) -> None:
    assert facts(graph, f"{ID}indicator/服务", "skos:altLabel", "skos:broader") == set()
    assert facts(graph, f"{ID}indicator/服务", "skos:prefLabel") == {
        ("skos:prefLabel", "服务"),
        ("skos:prefLabel", "服務"),
    }


def test_an_indicator_of_a_part_leads_to_that_of_the_whole(paper: Document, convert: Convert) -> None:
    target = replace(paper.measures[0].targets[0], indicator="高频服务事项网办率")
    graph = changed(paper, convert, targets=(target,))
    query = f"""SELECT ?part ?text ?whole {{ ?t sz:indicatorText ?text ; sz:indicator/skos:broader ?w .
      ?t sz:indicator ?part . ?w a sz:Indicator ; skos:inScheme sz:IndicatorScheme ; skos:prefLabel ?whole
      FILTER(lang(?whole) = "zh-hans") FILTER(STRSTARTS(STR(?part), "{ID}indicator/高频")) }}"""
    assert ask(graph, query) == {
        (f"{ID}indicator/高频事项网上可办率", "高频服务事项网办率", "政务服务事项网上可办率")
    }


@pytest.mark.parametrize(
    ("comparator", "maximum", "values"),
    [
        (Comparator.AT_LEAST, None, {("schema:minValue", "3")}),
        (Comparator.AT_MOST, None, {("schema:maxValue", "3")}),
        (Comparator.EQUAL, None, {("schema:value", "3")}),
        (Comparator.RANGE, Decimal("5.50"), {("schema:minValue", "3"), ("schema:maxValue", "5.5")}),
    ],
)
def test_a_value_is_stated_as_it_is_meant(
    paper: Document,
    convert: Convert,
    comparator: Comparator,
    maximum: Decimal | None,
    values: set[tuple[str, str]],
) -> None:
    mention = paper.measures[0].targets[1].mention
    target = Target(mention, "服务", comparator, Decimal("3.0"), maximum, "项", None, None)
    graph = changed(paper, convert, targets=(target,))
    (subject,) = {row[0] for row in ask(graph, f"SELECT ?t {{ <{APP}> sz:hasTarget ?t }}")}
    assert facts(graph, subject, "schema:minValue", "schema:maxValue", "schema:value") == values
    assert facts(graph, subject, "qudt:hasUnit", "schema:unitText") == {("schema:unitText", "项")}


def test_an_objective_has_its_date_and_its_target(graph: Graph) -> None:
    query = """SELECT ?due ?date ?value {
                 ?o a sz:Objective ; sz:dueDate ?due ; sz:deadline ?deadline ; sz:hasTarget ?target .
                 ?deadline sz:inObjective ?o ; sz:date ?date ; sz:dueDate ?due .
                 ?target sz:inObjective ?o ; schema:value ?value }"""
    assert ask(graph, query) == {("2025-12-31", "2025", "95")}


@pytest.mark.parametrize(
    ("date", "literal"),
    [
        (PartialDate(2025), '"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        (PartialDate(2025, 6), '"2025-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        (PartialDate(2025, 6, 3), '"2025-06-03"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (PartialDate(33), '"0033"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
    ],
)
def test_a_date_is_as_precise_as_the_text(date: PartialDate, literal: str) -> None:
    assert str(date_literal(date)) == literal


@pytest.mark.parametrize(
    ("kind", "classes"),
    [
        (PlatformKind.HOTLINE, {"Platform", "ServiceChannel"}),
        (PlatformKind.DATABASE, {"Platform", "DataPlatform"}),
        (PlatformKind.SHARED_COMPONENT, {"Platform", "Infrastructure"}),
        (PlatformKind.BUSINESS_SYSTEM, {"Platform"}),
        (PlatformKind.OTHER, {"Platform"}),
    ],
)
def test_a_kind_of_platform_is_a_class(
    paper: Document, convert: Convert, kind: PlatformKind, classes: set[str]
) -> None:
    found = replace(paper.measures[0].platforms[0], kind=kind)
    graph = changed(paper, convert, platforms=(found,))
    platform = f"{ID}platform/320000/苏服办移动端"
    assert own_classes(graph, platform) == classes
    assert facts(graph, platform, "sz:platformKind") == {("sz:platformKind", concept_iri(kind))}


@pytest.mark.parametrize("kind", list(ActorKind))
def test_a_kind_of_actor_is_a_class(paper: Document, convert: Convert, kind: ActorKind) -> None:
    found = replace(paper.measures[0].responsibilities[0], kind=kind)
    graph = changed(paper, convert, responsibilities=(found,))
    name = {"agency": "Agency", "collective": "Collective", "group": "LeadingGroup"}[kind]
    assert own_classes(graph, f"{ID}agency/320000/江苏省政务办") == {"Actor", name}


@pytest.mark.parametrize(
    ("relation", "name"), [(OutputRelation.ISSUE, "willIssue"), (OutputRelation.IMPLEMENT, "implements")]
)
def test_a_paper_is_issued_or_carried_out(
    paper: Document, convert: Convert, relation: OutputRelation, name: str
) -> None:
    found: Output = replace(paper.measures[0].outputs[0], relation=relation)
    graph = changed(paper, convert, outputs=(found,))
    paper_iri = f"{ID}doc/title/江苏省移动端管理规范"
    assert facts(graph, APP, "sz:willIssue", "sz:implements") == {(f"sz:{name}", paper_iri)}
    assert own_classes(graph, paper_iri) == {"Document"}


def test_a_cited_document_is_known_by_title_number_and_place(graph: Graph) -> None:
    cited = f"{ID}doc/100000/国发〔2022〕14号"
    assert facts(graph, DOC, "eli:cites") == {("eli:cites", cited)}
    assert own_classes(graph, cited) == {"Document"}
    assert facts(graph, cited, "eli:number", "eli:jurisdiction", "dcterms:title", "dcterms:alternative") == {
        ("eli:number", "国发〔2022〕14号"),
        ("eli:jurisdiction", f"{ID}region/100000"),
        ("dcterms:alternative", "国务院关于加强数字政府建设的指导意见"),
        ("dcterms:alternative", "國務院關於加強數字政府建設的指導意見"),
    }


def test_a_document_cited_by_title_has_that_title(paper: Document, convert: Convert) -> None:
    header = paper.header
    named = replace(header.cites[0], number=None, year=None)
    triples = list(document_triples(replace(paper, header=replace(header, cites=(named,))), convert))
    graph, cited = as_graph(triples), f"{ID}doc/title/国务院关于加强数字政府建设的指导意见"
    assert facts(graph, cited, "eli:jurisdiction", "dcterms:title", "dcterms:alternative") == {
        ("eli:jurisdiction", f"{ID}region/100000"),
        ("dcterms:title", "国务院关于加强数字政府建设的指导意见"),
    }


def test_a_citation_says_its_relation_and_what_is_told_of_the_cited_document(graph: Graph) -> None:
    finding = f"{DOC}/citation/国发〔2022〕14号;68"
    names = ["sz:document", "sz:citationRelation", "sz:citedIssuer", "sz:citedYear", "sz:inDocument"]
    assert facts(graph, finding, *names) == {
        ("sz:document", f"{ID}doc/100000/国发〔2022〕14号"),
        ("sz:citationRelation", concept_iri(CitationRelation.BASED_ON)),
        ("sz:citedIssuer", f"{ID}agency/100000/国务院"),
        ("sz:citedYear", "2022"),
        ("sz:inDocument", DOC),
    }
    assert own_classes(graph, f"{ID}agency/100000/国务院") == {"Actor", "Agency"}


@pytest.mark.parametrize(
    ("relation", "names"),
    [
        (CitationRelation.BASED_ON, {"cites", "based_on"}),
        (CitationRelation.IMPLEMENTS, {"cites", "applies"}),
        (CitationRelation.AMENDS, {"cites", "amends"}),
        (CitationRelation.REPEALS, {"cites", "repeals"}),
        (CitationRelation.REFERS, {"cites"}),
    ],
)
def test_a_relation_has_a_term_of_eli_and_is_a_citation_too(
    paper: Document, convert: Convert, relation: CitationRelation, names: set[str]
) -> None:
    cites = (replace(paper.header.cites[0], relation=relation),)
    graph = as_graph(
        list(document_triples(replace(paper, header=replace(paper.header, cites=cites)), convert))
    )
    terms = ["eli:cites", "eli:based_on", "eli:applies", "eli:amends", "eli:repeals"]
    assert {name for name, _ in facts(graph, DOC, *terms)} == {f"eli:{name}" for name in names}


def test_a_document_does_not_cite_itself(paper: Document, convert: Convert) -> None:
    header = paper.header
    assert header.title is not None
    own = Citation("要点", "苏政办发[2023]18号", header.title.mention, header.region)
    triples = list(document_triples(replace(paper, header=replace(header, cites=(own,))), convert))
    graph = as_graph(triples)
    assert facts(graph, DOC, "eli:cites") == set()
    assert len(ask(graph, f"SELECT ?l {{ <{DOC}> skos:prefLabel ?l }}")) == 2


def test_whose_platform_it_is_can_differ_from_the_document(paper: Document, convert: Convert) -> None:
    nation = Region("100000", "全国")
    found = replace(paper.measures[0].platforms[0], name="国家数据平台", region=nation)
    graph = changed(paper, convert, platforms=(found,))
    assert facts(graph, f"{ID}platform/100000/国家数据平台", "sz:region") == {
        ("sz:region", f"{ID}region/100000")
    }


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("320106", ["320100", "320000", "100000"]),
        ("310116", ["310000", "100000"]),
        ("429004", ["420000", "100000"]),
        ("320000", ["100000"]),
        ("100000", []),
    ],
)
def test_a_place_lies_in_the_places_around_it(
    paper: Document, convert: Convert, code: str, around: list[str]
) -> None:
    pilot = replace(paper.measures[0].pilots[0], place=Region(code, "某地"))
    graph = changed(paper, convert, pilots=(pilot,))
    rows = ask(graph, f"SELECT ?code {{ <{ID}region/{code}> skos:broader+/skos:notation ?code }}")
    assert rows == {(one,) for one in around}


def test_a_paper_without_head_measures_or_region_still_has_a_graph(paper: Document, convert: Convert) -> None:
    empty = replace(
        paper.header,
        title=None,
        number=None,
        issuer=None,
        issued=None,
        region=None,
        type=None,
        period=None,
        addressees=(),
        cites=(),
    )
    bare = replace(paper, header=empty, sections=(), measures=(), objectives=())
    graph = as_graph(list(document_triples(bare, convert)))
    assert own_classes(graph, f"{ID}doc/file/jiangsu") == {"Document"}
    assert facts(graph, f"{ID}doc/file/jiangsu", "skos:prefLabel", "sz:fileName") == {
        ("skos:prefLabel", "jiangsu.txt"),
        ("sz:fileName", "jiangsu.txt"),
    }


def test_hostile_text_stays_text(paper: Document, convert: Convert) -> None:
    name = '"><script>alert(1)</script>\\ {}|^`%0A 办'
    found = Responsibility(paper.measures[0].responsibilities[0].mention, name, Role.LEAD, ActorKind.AGENCY)
    title = Stated(name, paper.measures[0].mention)
    header = replace(paper.header, title=title, number=None)
    measures = (replace(paper.measures[0], responsibilities=(found,)),)
    hostile = replace(paper, header=header, measures=measures)
    graph = as_graph(list(document_triples(hostile, convert)))
    rows = ask(graph, "SELECT ?l { ?a a sz:Agency ; skos:prefLabel ?l FILTER(CONTAINS(?l, '办')) }")
    assert rows
    assert "<script>" not in document_iri(hostile)


def test_a_query_reads_from_measure_to_the_words_of_the_paper(graph: Graph) -> None:
    query = """SELECT ?agency ?role ?quote {
                 ?r a sz:Responsibility ; sz:inMeasure/sz:number "1" ; sz:actor/skos:prefLabel ?agency ;
                    sz:role ?role ; sz:evidence/oa:hasSelector/oa:exact ?quote
                 FILTER(langMatches(lang(?agency), "zh-Hans")) }"""
    assert ask(graph, query) == {("江苏省政务办", f"{DEF}Role-lead", "省政务办")}


def test_the_default_converter_and_version_are_found(paper: Document) -> None:
    triples = list(document_triples(paper))
    version = [triple.object for triple in triples if triple.predicate == node("schema:softwareVersion")]
    assert len(version) == 1
    assert isinstance(version[0], Literal)
    assert NamedNode(document_iri(paper)) in {triple.subject for triple in triples}
