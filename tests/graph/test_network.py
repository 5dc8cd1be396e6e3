"""What the network holds, how far it reaches, and how a name leads to a thing."""

import time
from pathlib import Path

import pyoxigraph
import pytest

from graph.network import Network, Selectable, find_things, read_network
from graph.relations import CLASSES, RELATIONS, Kind
from graph.store import MemoryStore, open_store
from ontology.errors import ThingNotFoundError
from ontology.namespaces import DEF, expand

ID = "https://w3id.org/shuzheng/id/"
PLAN, OPINION, CITED = f"{ID}doc/150000/x;2024", f"{ID}doc/100000/y", f"{ID}doc/100000/z"
APP, CLOUD = f"{ID}platform/150000/蒙速办", f"{ID}platform/150000/政务云"
BUREAU, POLICE = f"{ID}agency/150000/大数据局", f"{ID}agency/150000/公安厅"
TERM, DAY = f"{ID}term/一网通办", "due:2025-12-31"


def edges_of(network: Network, node: str) -> set[tuple[str, str]]:
    """What leads out of a node: relation and other end."""
    return {(relation, end) for _, end, relation in network.out_edges(node, keys=True)}


def test_a_measure_leads_to_all_that_it_names_and_to_its_document(network: Network) -> None:
    assert edges_of(network, f"{PLAN}/1") == {
        ("improves", APP),
        ("concerns", CLOUD),
        ("leads", BUREAU),
        ("responsible", POLICE),
        ("has target", f"{PLAN}/target_1"),
        ("due", DAY),
        ("pilot in", f"{ID}region/150100"),
        ("uses term", TERM),
        ("part of", PLAN),
    }


def test_a_document_leads_to_issuer_region_and_cited_papers(network: Network) -> None:
    assert edges_of(network, PLAN) == {
        ("issued by", f"{ID}agency/150000/自治区政府"),
        ("in region", f"{ID}region/150000"),
        ("cites", OPINION),
        ("cites", CITED),
    }


@pytest.mark.parametrize(
    ("measure", "thing", "relations"),
    [
        ("1", BUREAU, {"leads"}),  # not responsible as well
        ("1", POLICE, {"responsible"}),
        ("1", APP, {"improves"}),  # not concerns as well
        ("1", CLOUD, {"concerns"}),  # nothing narrower is said
        ("2", CLOUD, {"builds"}),
        ("2", POLICE, {"supports"}),
    ],
)
def test_of_a_wider_and_a_narrower_relation_the_narrower_is_an_edge(
    network: Network, measure: str, thing: str, relations: set[str]
) -> None:
    assert set(network[f"{PLAN}/{measure}"][thing]) == relations


def test_a_sub_measure_is_part_of_its_measure_and_not_of_the_document_too(network: Network) -> None:
    assert edges_of(network, f"{PLAN}/1-1") == {("part of", f"{PLAN}/1")}


def test_deadlines_of_all_documents_on_one_day_are_one_node(network: Network) -> None:
    due = {start for start, _, _ in network.in_edges(DAY, keys=True)}
    assert due == {f"{PLAN}/1", f"{PLAN}/target_1", f"{PLAN}/O1", f"{OPINION}/1"}
    assert [quote["quote"] for quote in network.nodes[DAY]["quotes"]] == ["2025年底前", "网办率达到95%"]


def test_sections_findings_and_evidence_are_no_nodes(network: Network) -> None:
    assert {shown["kind"] for _, shown in network.nodes(data=True)} == set(Kind)
    assert not [node for node in network if "sec_1" in node or "use_1" in node or "#char" in node]


def test_only_a_paper_that_is_merely_cited_is_unread(network: Network) -> None:
    assert [node for node, shown in network.nodes(data=True) if not shown["read"]] == [CITED]


def test_a_node_has_labels_in_both_scripts_and_all_its_names(network: Network) -> None:
    shown = network.nodes[APP]
    assert (shown["label"], shown["label_hant"], shown["label_en"]) == ("蒙速办", "蒙速辦", "Platform")
    assert set(shown["names"]) == {"蒙速办", "蒙速辦", "“蒙速办”平台"}


def test_a_label_that_is_missing_in_one_script_is_taken_from_the_other(network: Network) -> None:
    assert network.nodes[f"{ID}region/150100"]["label_hant"] == "呼和浩特市"


@pytest.mark.parametrize(
    ("node", "facts"),
    [
        (PLAN, [("number", "内政发〔2024〕1号"), ("date", "2024-03-05"), ("type", "实施方案")]),
        (APP, [("kind of platform", "mobile app"), ("region", "内蒙古")]),
        (
            f"{PLAN}/target_1",
            [("value", "≥95%"), ("indicator", "网办率"), ("kind of target", "level"), ("due", "2025-12-31")],
        ),
        (f"{OPINION}/1", [("item", "(一)"), ("due", "2025-12-31")]),
        (TERM, []),
    ],
)
def test_facts_are_pairs_in_one_order(network: Network, node: str, facts: list[tuple[str, str]]) -> None:
    assert network.nodes[node]["facts"] == facts


def test_a_target_shows_its_figure_in_its_label(network: Network) -> None:
    shown = network.nodes[f"{PLAN}/target_1"]
    assert (shown["label"], shown["label_hant"]) == ("网办率 ≥95%", "網辦率 ≥95%")


def test_a_quote_says_where_it_stands(network: Network) -> None:
    assert network.nodes[APP]["quotes"] == [
        {
            "document": "内蒙古数字政府方案",
            "document_iri": PLAN,
            "measure": "做强移动服务",
            "measure_iri": f"{PLAN}/1",
            "quote": "蒙速办",
            "start": 20,
            "before": "完善",
            "after": ",由大数据局牵头",
        }
    ]
    assert network.nodes[APP]["quote_count"] == 1


def test_a_thing_that_was_never_quoted_has_no_quotes(network: Network) -> None:
    assert network.nodes[TERM]["quotes"] == []


def test_one_hop_from_a_platform_are_its_measures_and_their_documents(network_store: Selectable) -> None:
    network = read_network(network_store, CLOUD, hops=1)
    assert set(network) == {CLOUD, f"{PLAN}/1", f"{PLAN}/2", PLAN}
    assert network.graph == {"centre": CLOUD, "complete": True}


def test_two_hops_bring_what_else_the_measures_name_but_pass_through_no_document(
    network_store: Selectable,
) -> None:
    network = read_network(network_store, BUREAU, hops=2)
    assert {APP, CLOUD, POLICE, TERM, DAY, f"{PLAN}/1-1", PLAN} < set(network)
    assert f"{PLAN}/2" not in network  # reached through the document only
    assert f"{OPINION}/1" not in network  # three hops: measure, term, measure


def test_a_day_is_not_passed_through_nor_a_document(network_store: Selectable) -> None:
    assert set(read_network(network_store, f"{PLAN}/O1", hops=4)) == {f"{PLAN}/O1", PLAN, DAY}


def test_edges_between_things_on_the_rim_are_there_too(network_store: Selectable) -> None:
    assert edges_of(read_network(network_store, TERM, hops=1), PLAN) == {("cites", OPINION)}


def test_around_a_document_are_its_measures(network_store: Selectable) -> None:
    assert f"{OPINION}/1" in read_network(network_store, OPINION, hops=1)


@pytest.mark.parametrize("name", [f"{ID}nothing", "蒙速办", f"{ID}a> b", ""])
def test_around_nothing_known_is_an_error(network_store: Selectable, name: str) -> None:
    with pytest.raises(ThingNotFoundError, match="nothing is named"):
        read_network(network_store, name)


@pytest.mark.parametrize(("limit", "complete"), [(1, False), (5, False), (18, True), (2000, True)])
def test_a_network_has_no_more_nodes_than_its_limit_and_says_so(
    network_store: Selectable, limit: int, complete: bool
) -> None:
    network = read_network(network_store, limit=limit)
    assert len(network) == min(limit, 18)
    assert network.graph["complete"] is complete


def test_where_room_is_short_the_youngest_document_comes_first(network_store: Selectable) -> None:
    assert list(read_network(network_store, limit=1)) == [PLAN]


def test_two_readings_are_the_same(network_store: Selectable, network: Network) -> None:
    again = read_network(network_store)
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(keys=True)) == list(network.edges(keys=True))


@pytest.mark.parametrize(
    "name", ["蒙速办", "蒙速辦", "“蒙速辦”", " 蒙 速 办", "“蒙速办”平台", APP, "速辦", "蒙速"]
)
def test_a_platform_is_found_by_any_name_in_either_script_or_by_its_iri(
    network_store: Selectable, name: str
) -> None:
    assert find_things(network_store, name) == [(APP, "蒙速办", Kind.PLATFORM)]


def test_a_document_is_found_by_its_number(network_store: Selectable) -> None:
    assert find_things(network_store, "內政發〔2024〕1號") == [(PLAN, "内蒙古数字政府方案", Kind.DOCUMENT)]


@pytest.mark.parametrize("name", ["内蒙古", "內蒙古", "“內蒙古”"])
def test_a_whole_name_is_preferred_to_names_that_contain_it(network_store: Selectable, name: str) -> None:
    assert find_things(network_store, name) == [(f"{ID}region/150000", "内蒙古", Kind.REGION)]


def test_things_come_by_kind_and_short_names_first(network_store: Selectable) -> None:
    labels = [label for _, label, _ in find_things(network_store, "云")]
    assert labels == ["政务云", "云管理规范", "建好云底座"]


@pytest.mark.parametrize(
    "name", ["", "鄂汇办", '" } #', "蒙速办\\", "x') || true", "https://example.org/a", "https://a b"]
)
def test_what_no_name_contains_is_not_found(network_store: Selectable, name: str) -> None:
    with pytest.raises(ThingNotFoundError):
        find_things(network_store, name)


def test_names_that_come_near_are_offered(network_store: Selectable) -> None:
    with pytest.raises(ThingNotFoundError) as caught:
        find_things(network_store, "蒙速力")
    assert caught.value.alike == ("蒙速办",)


def test_every_class_and_property_is_in_the_vocabulary() -> None:
    assert all(expand(term) for term in (*CLASSES, *(relation.term for relation in RELATIONS)))


def test_a_wider_relation_is_a_relation() -> None:
    names = {relation.name for relation in RELATIONS}
    assert {relation.wider for relation in RELATIONS if relation.wider} < names


@pytest.mark.parametrize(
    ("confidence", "reviewed", "is_drawn"),
    [("0.9", "false", True), ("0.5", "false", True), ("0.49", "false", False), ("0.49", "true", True)],
)
def test_linked_measures_are_tied_where_the_link_is_likelier_than_not_or_reviewed(
    root: Path, confidence: str, reviewed: str, is_drawn: bool
) -> None:
    store = pyoxigraph.Store()
    store.load(path=str(root / "tests" / "data" / "network.trig"))
    lower, upper = f"<{PLAN}/1>", f"<{OPINION}/1>"
    graph = [quad.triple for quad in store.quads_for_pattern(None, None, None, None)]
    link = f"""PREFIX sz: <{DEF}> CONSTRUCT {{ {lower} sz:carriesOut {upper} . <urn:x:link> a sz:Alignment ;
      sz:lower {lower} ; sz:upper {upper} ; sz:confidence {confidence} ; sz:reviewed {reviewed} }} WHERE {{}}"""
    network = read_network(MemoryStore([*graph, *store.query(link)]))
    assert (("carries out", f"{OPINION}/1") in edges_of(network, f"{PLAN}/1")) == is_drawn


def test_a_bare_shortcut_ties_too(root: Path) -> None:
    store = pyoxigraph.Store()
    store.load(path=str(root / "tests" / "data" / "network.trig"))
    graph = [quad.triple for quad in store.quads_for_pattern(None, None, None, None)]
    shortcut = pyoxigraph.Triple(
        pyoxigraph.NamedNode(f"{PLAN}/2"),
        pyoxigraph.NamedNode(f"{DEF}anticipates"),
        pyoxigraph.NamedNode(f"{OPINION}/1"),
    )
    network = read_network(MemoryStore([*graph, shortcut]))
    assert ("anticipates", f"{OPINION}/1") in edges_of(network, f"{PLAN}/2")


@pytest.mark.slow
def test_the_network_of_all_real_papers_is_read_in_seconds(corpus_store: Path) -> None:
    start = time.process_time()
    network = read_network(open_store(corpus_store))
    assert time.process_time() - start < 15  # 2; 43 where one query joined a union with all evidence
    assert len(network) > 1000
    assert sum(shown["quote_count"] > 0 for _, shown in network.nodes(data=True)) > 1000


def test_links_between_documents_cost_the_whole_network_nothing(sample_store: Path) -> None:
    store = open_store(sample_store)
    network = read_network(store)
    assert network.graph["complete"]
    for name in ("Target", "Actor", "Term", "Platform"):
        named = store.select(
            f"SELECT ?thing {{ ?measure a sz:Measure ; ?property ?thing . ?thing a sz:{name} }}"
        )
        assert named
        assert {row["thing"].value for row in named} <= set(network)
    linked = [edge for edge in network.edges(keys=True) if edge[2] in {"carries out", "anticipates"}]
    assert linked
    for measure in {start for start, _, _ in linked}:
        assert edges_of(network, measure) == edges_of(read_network(store, measure, hops=1), measure)
