"""What a page is made of: nothing from outside, nothing of a document but text, room for all words."""

import json
import re
import warnings
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest

from graph.network import Network
from graph.relations import RELATIONS, Family, Kind
from graph.views.boxes import box_of
from graph.views.layout import place_nodes
from graph.views.network import draw_network, pyvis_network, show_network
from graph.views.opening import choose_opening, find_homes
from graph.views.style import FAMILY_COLOURS, LOOKS

Build = Callable[[int, int], Network]
VENDORED = {
    "vis-network-10.1.5.min.js": "b427322ad953d70ab75d1b798ebb8349863502f244e02de3e12a4ab7dfeddf2c",
    "vis-network-LICENSE-MIT.txt": "1f65085e54c036645082257618db2c7b787e68c3b02485e214ecd09e0834ee8f",
}


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and the text of its scripts."""

    def __init__(self, page: str) -> None:
        """Args: page as HTML."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Remember a script's text."""
        if self.tags and self.tags[-1][0] == "script" and data.strip():
            self.scripts.append(data)


def content_of(page: str) -> dict[str, Any]:
    """The data that a page carries."""
    found = re.search(r'<script type="application/json" id="content">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    content: dict[str, Any] = json.loads(found[1])
    return content


def read_file(name: str) -> str:
    """A file beside the views."""
    return files("graph.views").joinpath(name).read_text(encoding="utf-8")


def words() -> dict[str, list[str]]:
    """The words of the pages."""
    table: dict[str, list[str]] = json.loads(
        read_file("words.js").partition("const WORDS =")[2].rstrip("; \n")
    )
    return table


# The page.


def test_the_same_network_gives_the_same_page(network: Network) -> None:
    assert draw_network(network, title="图谱") == draw_network(network, title="图谱")


def test_a_page_names_nothing_outside_itself(network: Network) -> None:
    tags = Tags(draw_network(network, title="图谱")).tags
    assert not [tag for tag, _ in tags if tag in {"link", "iframe", "img", "object", "embed", "base"}]
    assert not [
        (tag, names) for tag, names in tags if {"src", "href", "srcset", "data", "action"} & names.keys()
    ]
    assert not re.search(r"@import|url\(", read_file("network.css"))


def test_a_page_runs_its_own_scripts_and_may_run_no_other(network: Network) -> None:
    page = Tags(draw_network(network, title="图谱"))
    policy = next(
        names["content"] for tag, names in page.tags if names.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    hashes = {
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in page.scripts[1:]
    }
    assert set(rules["script-src"].split()) == hashes
    assert "unsafe" not in rules["script-src"]


def test_a_page_carries_every_node_and_edge(network: Network) -> None:
    content = content_of(draw_network(network, title="图谱"))
    assert [node["iri"] for node in content["nodes"]] == list(network)
    ends = [
        (network.nodes[s]["iri"], network.nodes[o]["iri"], name) for s, o, name in network.edges(keys=True)
    ]
    iris = [node["iri"] for node in content["nodes"]]
    assert [(iris[s], iris[o], name) for s, o, name in content["edges"]] == ends


def test_a_quote_points_to_the_nodes_of_its_document_and_measure(network: Network) -> None:
    nodes = content_of(draw_network(network, title="图谱"))["nodes"]
    quote = next(node for node in nodes if node["label"] == "蒙速办")["quotes"][0]
    assert (nodes[quote["document"]]["label"], nodes[quote["measure"]]["label"]) == (
        "内蒙古数字政府方案",
        "做强移动服务",
    )


@pytest.mark.parametrize("number", range(6))
def test_hostile_text_is_only_ever_data(hostile_network: Network, build_network: Build, number: int) -> None:
    labels = [shown["label"] for _, shown in hostile_network.nodes(data=True)]
    page = draw_network(hostile_network, title=labels[number])
    harmless = draw_network(build_network(1, 1), title="图谱")
    assert [tag for tag, _ in Tags(page).tags] == [tag for tag, _ in Tags(harmless).tags]
    assert content_of(page)["title"] == labels[number]
    assert [node["label"] for node in content_of(page)["nodes"]] == labels


def test_nothing_of_a_document_stands_in_a_page_unescaped(hostile_network: Network) -> None:
    page = draw_network(hostile_network, title='"><img src=x onerror=alert(2)>')
    ours = page.replace(read_file("vendor/vis-network-10.1.5.min.js"), "")
    assert not re.search(r"<script>alert|<img|<!--", ours)
    assert page.count("&lt;img src=x onerror=alert(2)&gt;") == 2  # the page's title and its heading


def test_a_language_is_carried_to_the_page(network: Network) -> None:
    page = draw_network(network, title="图谱", language="zh-Hant")
    assert Tags(page).tags[0] == ("html", {"lang": "zh-Hant"})
    assert content_of(page)["language"] == "zh-Hant"


# Files that come with it.


@pytest.mark.parametrize(("name", "digest"), VENDORED.items())
def test_a_vendored_file_is_the_one_that_was_looked_at(name: str, digest: str) -> None:
    assert sha256(files("graph.views").joinpath("vendor", name).read_bytes()).hexdigest() == digest


def test_no_other_file_is_vendored() -> None:
    assert {path.name for path in files("graph.views").joinpath("vendor").iterdir()} == VENDORED.keys()


def test_our_scripts_write_text_and_never_markup() -> None:
    scripts = [path for path in files("graph.views").iterdir() if path.name.endswith(".js")]
    assert len(scripts) > 5
    for script in scripts:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|DOMParser",
            script.read_text("utf-8"),
        )


def test_every_word_is_given_in_three_languages() -> None:
    assert not {key: entry for key, entry in words().items() if len(entry) != 3 or not all(entry)}


def test_a_word_has_the_same_places_to_fill_in_all_languages() -> None:
    def places(entry: str) -> list[str]:
        return sorted(re.findall(r"\{(\w+)\}", entry))

    assert not {key for key, entry in words().items() if len({tuple(places(one)) for one in entry}) > 1}


def test_every_kind_family_and_relation_has_words_and_a_look() -> None:
    named = words().keys()
    assert {f"kind.{kind}" for kind in Kind} | {f"family.{family}" for family in Family} <= named
    assert {
        f"{side}.{one.name}"
        for one in RELATIONS
        if one.name != "in document"
        for side in ("relation", "inverse")
    } <= named
    assert (LOOKS.keys(), FAMILY_COLOURS.keys()) == (set(Kind), set(Family))


def test_every_fact_has_words(network: Network) -> None:
    facts = {name for _, shown in network.nodes(data=True) for name, _ in shown["facts"]}
    assert len(facts) > 8
    assert {f"fact.{name}" for name in facts} <= words().keys()


def test_every_word_that_a_script_asks_for_is_there() -> None:
    scripts = "".join(
        read_file(path.name) for path in files("graph.views").iterdir() if path.name.startswith("network_")
    )
    asked = set(re.findall(r'\.of\("([\w. -]+)"', scripts)) | set(re.findall(r'button\("([\w.]+)"', scripts))
    assert len(asked) > 20
    assert asked <= words().keys()


def test_no_two_kinds_look_alike() -> None:
    assert len({look.face for look in LOOKS.values()}) == len(LOOKS)
    assert {kind for kind, look in LOOKS.items() if look.shape == "box"} == {Kind.DOCUMENT, Kind.MEASURE}
    shapes = Counter(look.shape for look in LOOKS.values() if look.shape != "box")
    assert set(shapes.values()) == {1}


# What stands on the page when it opens, and where.


def test_homes_count_the_measures_that_speak_of_a_thing(build_network: Build) -> None:
    homes = find_homes(build_network(2, 3))
    assert homes["term"] == {"d0": 3, "d1": 3}
    assert homes["d0m1p"] == {"d0": 1}
    assert "d0" not in homes["d0"]


def test_a_sub_measure_and_a_target_speak_for_their_document(network: Network) -> None:
    plan = "https://w3id.org/shuzheng/id/doc/150000/x;2024"
    assert find_homes(network)["due:2025-12-31"] == {plan: 3, "https://w3id.org/shuzheng/id/doc/100000/y": 1}


def test_measures_that_are_parts_of_each_other_have_no_home(
    build_network: Build, add_node: Callable[..., None]
) -> None:
    network = build_network(1, 1)
    add_node(network, "one", Kind.MEASURE, "甲")
    add_node(network, "other", Kind.MEASURE, "乙")
    network.add_edge("one", "other", key="part of")
    network.add_edge("other", "one", key="part of")
    assert find_homes(network)["one"] == {}


def test_a_small_network_opens_whole(network: Network) -> None:
    assert choose_opening(network, find_homes(network)) == list(network)


def test_a_large_network_opens_with_documents_and_what_they_speak_of(build_network: Build) -> None:
    network = build_network(5, 40)
    opening = choose_opening(network, find_homes(network))
    kinds = Counter(network.nodes[node]["kind"] for node in opening)
    assert len(network) > 600
    assert len(opening) <= 60
    assert opening[:5] == ["d0", "d1", "d2", "d3", "d4"]
    assert "term" in opening
    assert kinds[Kind.MEASURE] == 0
    for document in range(5):
        own = [node for node in opening if node.startswith(f"d{document}m")]
        assert {network.nodes[node]["kind"] for node in own} == {Kind.PLATFORM, Kind.ACTOR}


def test_a_large_network_around_a_thing_opens_with_it_and_its_neighbours(build_network: Build) -> None:
    network = build_network(3, 40)
    network.graph["centre"] = "d0m7p"
    opening = choose_opening(network, find_homes(network))
    assert opening[0] == "d0m7p"
    assert {"d0m7", "d0"} < set(opening)
    assert len(opening) <= 60


@pytest.mark.parametrize(
    ("documents", "measures", "centre"), [(1, 4, None), (5, 40, None), (12, 9, None), (3, 40, "term")]
)
def test_no_two_nodes_or_their_words_overlap(
    build_network: Build, documents: int, measures: int, centre: str | None
) -> None:
    network = build_network(documents, measures)
    network.graph["centre"] = centre
    homes = find_homes(network)
    opening = choose_opening(network, homes)
    places = place_nodes(network, opening, homes)
    degrees = dict(network.degree())
    boxes = [
        box_of(network.nodes[n]["kind"], network.nodes[n]["label"], degrees[n], *place)
        for n, place in places.items()
    ]
    assert set(places) == set(opening)
    assert not [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)]


def test_an_opening_fits_a_screen_at_a_size_that_can_be_read(build_network: Build) -> None:
    network = build_network(5, 40)
    homes = find_homes(network)
    places = place_nodes(network, choose_opening(network, homes), homes).values()
    width = max(place.x for place in places) - min(place.x for place in places) + 150
    height = max(place.y for place in places) - min(place.y for place in places) + 120
    assert min(940 / width, 710 / height) > 0.55  # words of 13 pixels are then at least 7 high


def test_what_several_documents_share_stands_between_them(build_network: Build) -> None:
    network = build_network(4, 20)
    homes = find_homes(network)
    places = place_nodes(network, choose_opening(network, homes), homes)
    assert abs(places["term"].x) + abs(places["term"].y) < 120
    assert all(abs(places[f"d{number}"].x) + abs(places[f"d{number}"].y) > 120 for number in range(4))


# The notebook.


def test_pyvis_keeps_two_relations_of_one_pair_and_moves_nothing(build_network: Build) -> None:
    network = build_network(1, 1)
    network.add_edge("d0m0", "d0m0p", key="uses", relation="uses")
    view = pyvis_network(network)
    numbers = {node["iri"]: node["id"] for node in view.nodes}
    ends = (numbers["d0m0"], numbers["d0m0p"])
    between = [edge["relation"] for edge in view.edges if (edge["from"], edge["to"]) == ends]
    assert between == ["builds", "uses"]
    assert json.loads(view.options.to_json())["physics"]["enabled"] is False


def test_pyvis_hides_what_the_page_does_not_open_with(build_network: Build) -> None:
    network = build_network(3, 40)
    hidden = {node["iri"] for node in pyvis_network(network).nodes if node.get("hidden")}
    assert hidden == set(network) - set(choose_opening(network, find_homes(network)))


def test_a_notebook_shows_the_same_page_in_a_frame_that_reaches_nothing(network: Network) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        shown = show_network(network, title='图"谱', height=500)
    frame = next(names for tag, names in Tags(shown.data).tags if tag == "iframe")
    assert frame["srcdoc"] == draw_network(network, title='图"谱')
    assert (frame["sandbox"], frame["title"]) == ("allow-scripts", '图"谱')
    assert "height:500px" in (frame["style"] or "")
