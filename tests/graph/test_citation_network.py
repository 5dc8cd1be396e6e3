"""The network of citations: documents alone, each once, tied by how they cite."""

from collections.abc import Callable

import pytest

from graph.network import Selectable, read_citations, read_network
from graph.pictures import read_picture
from graph.views.layout import place_nodes
from graph.views.network import draw_network
from graph.views.opening import choose_opening, find_homes
from ontology.errors import ThingNotFoundError

FACTS = """
<urn:plan> a sz:Document ; skos:prefLabel "甲省数据实施方案"@zh-Hans ; eli:is_realized_by <urn:text> ; sz:mainText <urn:text> ;
    eli:cites <urn:opinion> , <urn:law> , <urn:old> , <urn:named> ;
    eli:based_on <urn:opinion> , <urn:law> ; eli:repeals <urn:old> ; eli:applies <urn:opinion> , <urn:named> .
<urn:opinion> a sz:Document ; skos:prefLabel "国务院数据意见"@zh-Hans ; eli:is_realized_by <urn:other> ; sz:mainText <urn:other> .
<urn:named> a sz:Document ; skos:prefLabel "数据意见"@zh-Hans ; owl:sameAs <urn:opinion> .
<urn:law> a sz:Document ; skos:prefLabel "数据法"@zh-Hans .
<urn:old> a sz:Document ; skos:prefLabel "甲省数据办法"@zh-Hans ; eli:cites <urn:older> .
<urn:older> a sz:Document ; skos:prefLabel "甲省数据通知"@zh-Hans .
<urn:far> a sz:Document ; skos:prefLabel "乙省数据方案"@zh-Hans ; eli:is_realized_by <urn:third> ; eli:cites <urn:faraway> .
<urn:faraway> a sz:Document ; skos:prefLabel "乙省数据条例"@zh-Hans .
<urn:alone> a sz:Document ; skos:prefLabel "丙省数据方案"@zh-Hans ; eli:is_realized_by <urn:fourth> .
<urn:measure> a sz:Measure ; skos:prefLabel "建平台"@zh-Hans ; sz:inDocument <urn:plan> ; eli:applies <urn:law> ; sz:implements <urn:law> .
<urn:finding> a sz:Citation , sz:Finding ; sz:document <urn:named> ; sz:inDocument <urn:plan> ; sz:evidence <urn:text#char=4,8> .
<urn:text#char=4,8> oa:hasSource <urn:text> ; oa:hasSelector <urn:position> , <urn:quote> .
<urn:position> oa:start 4 . <urn:quote> oa:exact "数据意见" ; oa:prefix "落实《" .
"""


@pytest.fixture
def store(turtle_store: Callable[[str], Selectable]) -> Selectable:
    return turtle_store(FACTS)


def test_documents_are_tied_by_the_narrowest_relation(store: Selectable) -> None:
    network = read_citations(store)
    assert {(start[4:], relation, end[4:]) for start, end, relation in network.edges(keys=True)} == {
        ("plan", "based on", "opinion"),
        ("plan", "applies", "opinion"),
        ("plan", "based on", "law"),
        ("plan", "repeals", "old"),
        ("old", "cites", "older"),
        ("far", "cites", "faraway"),
    }


def test_a_document_is_there_once_and_knows_whether_it_was_read(store: Selectable) -> None:
    network = read_citations(store)
    assert {node[4:]: shown["read"] for node, shown in network.nodes(data=True)} == {
        **dict.fromkeys(("plan", "opinion", "far"), True),
        **dict.fromkeys(("law", "old", "older", "faraway"), False),
    }
    assert next(iter(network)) == "urn:plan"  # it has most citations


def test_a_citation_by_another_name_is_quoted_at_the_document(store: Selectable) -> None:
    (quote,) = read_citations(store).nodes["urn:opinion"]["quotes"]
    assert (quote["quote"], quote["before"], quote["document"]) == ("数据意见", "落实《", "甲省数据实施方案")


@pytest.mark.parametrize(
    ("hops", "near"),
    [(1, {"plan", "law"}), (2, {"plan", "law", "opinion", "old"})],
)
def test_around_one_document_are_those_within_reach(store: Selectable, hops: int, near: set[str]) -> None:
    network = read_citations(store, "urn:law", hops=hops)
    assert {node[4:] for node in network} == near
    assert network.graph["centre"] == "urn:law"


def test_where_there_is_no_room_the_rest_is_left_out_and_said(store: Selectable) -> None:
    network = read_citations(store, limit=2)
    assert (len(network), network.graph["complete"]) == (2, False)


@pytest.mark.parametrize("iri", ["urn:alone", "urn:measure", "urn:nothing"])
def test_what_neither_cites_nor_is_cited_has_no_network(store: Selectable, iri: str) -> None:
    with pytest.raises(ThingNotFoundError):
        read_citations(store, iri)


def test_a_picture_is_of_a_document(store: Selectable) -> None:
    picture = read_picture(store, "数据意见", citations=True)
    assert (picture.title, picture.network.graph["centre"]) == ("国务院数据意见", "urn:opinion")
    with pytest.raises(ThingNotFoundError):
        read_picture(store, "建平台", citations=True)


def test_the_whole_network_has_the_same_relations_between_documents(store: Selectable) -> None:
    network = read_network(store)
    assert "urn:named" not in network
    assert set(network["urn:plan"]["urn:opinion"]) == {"based on", "applies"}
    assert set(network["urn:measure"]["urn:law"]) == {"implements"}  # not what is above it


def test_nodes_leave_room_for_the_words_on_lines(store: Selectable) -> None:
    gaps = []
    for network in (read_network(store), read_citations(store)):
        homes = find_homes(network)
        places = place_nodes(network, choose_opening(network, homes), homes)
        one, other = places["urn:plan"], places["urn:law"]
        gaps.append(abs(one.x - other.x) + abs(one.y - other.y))
    assert gaps[1] > gaps[0]


def test_a_page_of_citations_letters_its_lines_and_no_other_page_does(store: Selectable) -> None:
    assert '"labelled":true' in draw_network(read_citations(store), title="引用")
    assert '"labelled":false' in draw_network(read_network(store), title="全图")
