"""The glossary says what the Turtle says, from both ends of each relation."""

import pytest
from pyoxigraph import RdfFormat, parse

from ontology.errors import TermError
from ontology.glossary import LANGUAGES, EntryKind, Glossary, read_glossary
from ontology.namespaces import CLOSED_LISTS, DEF_GRAPH, PREFIXES, TERMS

TURTLE = f"""
<{DEF_GRAPH}> a owl:Ontology ; rdfs:label "本体"@zh-Hans , "ontology"@en ; owl:versionInfo "9" .
sz:Thing a owl:Class ; rdfs:subClassOf foaf:Agent ; owl:disjointWith sz:Other ;
    rdfs:label "物"@zh-Hans , "物"@zh-Hant , "thing"@en ; skos:definition "A thing."@en , "物。"@zh-Hans ;
    skos:example "一物" ; vs:term_status "unstable" .
sz:Small a owl:Class ; rdfs:subClassOf sz:Thing .
sz:Other a owl:Class .
foaf:Agent a owl:Class .
sz:knows a owl:ObjectProperty , owl:FunctionalProperty ; rdfs:domain foaf:Agent ; rdfs:range sz:Other .
sz:near a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:subPropertyOf sz:knows ;
    schema:domainIncludes sz:Thing , sz:Small ; schema:rangeIncludes sz:Thing , sz:Other .
sz:count a owl:DatatypeProperty ; rdfs:domain sz:Thing ; rdfs:range xsd:integer .
sz:KindScheme a skos:ConceptScheme ; skos:prefLabel "Kinds"@en .
sz:EmptyScheme a skos:ConceptScheme .
sz:Kind-a a sz:Kind , skos:Concept ; skos:notation "a" ; skos:prefLabel "甲"@zh-Hans ; skos:inScheme sz:KindScheme .
<https://w3id.org/shuzheng/> a foaf:Agent .
"""


@pytest.fixture(scope="module")
def small() -> Glossary:
    head = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items())
    return Glossary(quad.triple for quad in parse(head + TURTLE, format=RdfFormat.TURTLE))


@pytest.fixture(scope="module")
def whole() -> Glossary:
    return read_glossary()


def names(entries: object) -> list[str]:
    assert isinstance(entries, list)
    return [entry.name for entry in entries]


def test_a_term_is_told_in_its_languages_in_one_order(small: Glossary) -> None:
    thing = small["sz:Thing"]
    assert list(thing.labels.items()) == [("zh-Hans", "物"), ("zh-Hant", "物"), ("en", "thing")]
    assert thing.definitions == {"zh-Hans": "物。", "en": "A thing."}
    assert (thing.example, thing.is_planned, thing.kind) == ("一物", True, EntryKind.CLASS)
    assert (small["sz:Other"].labels, small["sz:Other"].is_planned) == ({}, False)


def test_terms_are_of_one_kind_and_keep_their_order(small: Glossary) -> None:
    assert names(small.own(EntryKind.CLASS)) == ["sz:Thing", "sz:Small", "sz:Other"]
    assert names(small.own(EntryKind.OBJECT_PROPERTY, EntryKind.DATATYPE_PROPERTY)) == [
        "sz:knows", "sz:near", "sz:count",
    ]  # fmt: skip
    assert {prefix: names(entries) for prefix, entries in small.reused().items()} == {"foaf": ["foaf:Agent"]}


def test_what_is_above_is_below_from_the_other_end(small: Glossary) -> None:
    assert small["sz:Thing"].above == ("foaf:Agent",)
    assert names(small.below(small["foaf:Agent"])) == ["sz:Thing"]
    assert names(small.below(small["sz:knows"])) == ["sz:near"]
    assert names(small.below(small["sz:Small"])) == []


def test_what_is_disjoint_is_so_from_both_ends(small: Glossary) -> None:
    assert small.disjoint(small["sz:Thing"]) == ["sz:Other"]
    assert small.disjoint(small["sz:Other"]) == ["sz:Thing"]
    assert small.disjoint(small["sz:Small"]) == []


def test_a_property_tells_its_domain_range_and_nature(small: Glossary) -> None:
    near, knows = small["sz:near"], small["sz:knows"]
    assert (near.domain, near.range) == (("sz:Thing", "sz:Small"), ("sz:Thing", "sz:Other"))
    assert (near.is_functional, near.is_symmetric) == (False, True)
    assert (knows.is_functional, knows.is_symmetric) == (True, False)
    assert small["sz:count"].range == ("xsd:integer",)


def test_a_class_has_its_own_properties_and_those_from_above(small: Glossary) -> None:
    assert names(small.said_of(small["sz:Thing"])) == ["sz:near", "sz:count"]
    assert names(small.inherited(small["sz:Thing"])) == ["sz:knows"]
    assert names(small.inherited(small["sz:Small"])) == ["sz:count", "sz:knows"]  # sz:near is its own
    assert names(small.leading_to(small["sz:Other"])) == ["sz:knows", "sz:near"]


def test_a_list_has_its_members(small: Glossary) -> None:
    assert names(small.members(small["sz:KindScheme"])) == ["sz:Kind-a"]
    assert small["sz:Kind-a"].notation == "a"
    assert names(small.members(small["sz:EmptyScheme"])) == []


def test_the_ontology_speaks_of_itself(small: Glossary) -> None:
    assert small.about("owl:versionInfo") == ["9"]
    assert small.spoken("rdfs:label") == {"zh-Hans": "本体", "en": "ontology"}
    assert small.about("dcterms:license") == []


@pytest.mark.parametrize("name", ["sz:Thingy", "Thing", "", DEF_GRAPH, "https://w3id.org/shuzheng/"])
def test_what_is_no_term_is_refused(name: str, small: Glossary) -> None:
    assert name not in small
    with pytest.raises(TermError):
        small[name]


def test_the_glossary_holds_every_term_and_list(whole: Glossary) -> None:
    kinds = (EntryKind.CLASS, EntryKind.OBJECT_PROPERTY, EntryKind.DATATYPE_PROPERTY)
    assert {entry.name for entry in whole.own(*kinds)} == {f"sz:{name}" for name in TERMS["sz"]}
    for closed in CLOSED_LISTS:
        members = whole.members(whole[f"sz:{closed.__name__}Scheme"])
        assert {entry.notation for entry in members} == {member.value for member in closed}


def test_every_term_and_concept_of_ours_is_told_in_three_languages(whole: Glossary) -> None:
    entries = whole.own(*EntryKind)
    assert len(entries) > 150
    assert [entry.name for entry in entries if tuple(entry.labels) != LANGUAGES] == []
    told = [entry for entry in entries if entry.kind is not EntryKind.SCHEME]
    assert [entry.name for entry in told if tuple(entry.definitions) != LANGUAGES] == []
