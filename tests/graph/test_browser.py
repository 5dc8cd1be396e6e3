"""The page of a network in a real browser, opened from disk with the network off: what a reader sees and does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pytest

from graph.network import Network
from graph.relations import Kind
from graph.views.boxes import box_of
from graph.views.network import draw_network, show_network

pytestmark = pytest.mark.browser
Build = Callable[[int, int], Network]

_OVERLAPS = """() => {
  const boxes = page.model.drawn().map((id) => page.places.box(id, page.model.places.get(id)));
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
}"""

_REST = """async () => {  // until neither a node nor the camera has moved for three frames
  const state = () => JSON.stringify([page.canvas.network.getPositions(), page.canvas.network.getViewPosition(),
    page.canvas.network.getScale()]);
  for (let still = 0, before = ""; still < 3;) {
    await new Promise(requestAnimationFrame);
    const now = state();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}"""


@dataclass
class Reader:
    """A page of a network that is open."""

    page: Any

    def number(self, label: str) -> int:
        """The number of the node with this label."""
        found: int = self.page.evaluate(
            "(label) => page.model.nodes.findIndex((node) => node.label === label)", label
        )
        assert found >= 0, label
        return found

    def click(self, label: str, times: int = 1) -> None:
        """Click on a node in the picture."""
        place = self.page.evaluate(
            "(id) => page.canvas.network.canvasToDOM(page.model.places.get(id))", self.number(label)
        )
        frame = self.page.locator("#canvas").bounding_box()
        self.page.mouse.click(frame["x"] + place["x"], frame["y"] + place["y"], click_count=times, delay=20)
        self.page.wait_for_timeout(350)  # a second click would count as a double click
        self.page.evaluate(_REST)

    def drawn(self, kind: str | None = None) -> int:
        """How many nodes, of a kind or of all, there are in the picture."""
        of_kind = "(kind) => page.canvas.nodes.getIds().filter((id) => !kind || page.model.kind(id) === kind)"
        count: int = self.page.evaluate(f"(kind) => ({of_kind})(kind).length", kind)
        return count

    def chip(self, kind: str) -> str:
        """What the legend says of a class."""
        text: str = self.page.locator(f"[data-kind={kind}] .count").inner_text()
        return text

    def heading(self) -> str:
        """The heading of the panel."""
        text: str = self.page.locator("#panel h2").inner_text()
        return text


@pytest.fixture
def read(open_page: Callable[..., Any]) -> Callable[..., Reader]:
    """Opens HTML from a file; afterwards nothing may have gone wrong or out."""
    return lambda html, **options: Reader(open_page(html, **options))


@pytest.fixture
def small(read: Callable[..., Reader], network: Network) -> Reader:
    """The page of the small network."""
    return read(draw_network(network, title="图谱"))


@pytest.fixture
def large(read: Callable[..., Reader], build_network: Build) -> Reader:
    """The page of five documents with forty measures each."""
    return read(draw_network(build_network(5, 40), title="图谱"))


def test_the_page_opens_and_paints(small: Reader) -> None:
    painted = small.page.evaluate(
        """() => {
          const canvas = document.querySelector("canvas");
          const bytes = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          return bytes.filter((_, index) => index % 4 === 3 && bytes[index] > 0).length;
        }"""
    )
    assert painted > 5000
    assert small.page.title() == "图谱"
    assert small.drawn() == 18


_CITES = [("方案", "意见", "based on"), ("方案", "旧办法", "repeals"), ("通知", "意见", "cites")]


@pytest.fixture
def citing(read: Callable[..., Reader], add_node: Callable[..., None]) -> Reader:
    """The page of two documents that were read and two that are only cited."""
    network: Network = nx.MultiDiGraph(centre=None, complete=True, citations=True)
    for name in ("方案", "通知", "意见", "旧办法"):
        add_node(network, name, Kind.DOCUMENT, name, read=name in {"方案", "通知"})
    for start, end, relation in _CITES:
        network.add_edge(start, end, key=relation, relation=relation)
    return read(draw_network(network, title="文件引用"))


def test_lines_of_citations_say_what_they_are(citing: Reader) -> None:
    words = "page.canvas.edges.get().map((edge) => edge.label).sort()"
    assert citing.page.evaluate(words) == sorted(["依据", "废止", "引用"])
    assert citing.page.locator("#relations").inner_text().split() == ["依据", "废止", "引用"]
    citing.click("通知")
    assert citing.page.evaluate(words) == ["", "", "引用"]


def test_papers_that_are_only_cited_stand_apart(citing: Reader) -> None:
    dashed = "page.model.ids.filter((id) => page.canvas.brushes.get(id).dashed).map((id) => page.model.nodes[id].label)"
    assert citing.page.evaluate(dashed) == ["意见", "旧办法"]
    headings = citing.page.locator("#panel summary").all_inner_texts()
    assert headings == ["文件 2", "只被引用、未收录原文的文件 2"]
    citing.click("旧办法")
    assert citing.page.locator("#panel .note").first.inner_text() == "只被引用,未收录原文"
    assert citing.page.locator("#panel summary").all_inner_texts() == ["废止它的文件 1"]


def test_an_empty_network_says_that_it_is_empty(read: Callable[..., Reader]) -> None:
    reader = read(draw_network(nx.MultiDiGraph(centre=None, complete=True), title="图谱"))
    assert reader.page.locator("#status").inner_text() == "没有可画的内容"


@pytest.mark.parametrize("reader", ["small", "large"])
def test_nothing_moves_after_the_page_has_opened(reader: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(reader).page
    before = page.evaluate("page.canvas.network.getPositions()")
    page.wait_for_timeout(1000)
    assert page.evaluate("page.canvas.network.getPositions()") == before


def test_nodes_stand_where_python_put_them(large: Reader) -> None:
    assert large.page.evaluate(
        """() => Object.entries(page.canvas.network.getPositions())
          .every(([id, place]) => place.x === page.model.nodes[id].x && place.y === page.model.nodes[id].y)"""
    )


def test_python_and_script_agree_on_the_room_of_a_node(small: Reader, network: Network) -> None:
    for node, shown in network.nodes(data=True):
        number = small.number(shown["label"])
        found = small.page.evaluate("(id) => page.places.box(id, { x: 5, y: -7 })", number)
        expected = box_of(shown["kind"], shown["label"], network.degree(node), 5, -7)
        assert found == pytest.approx(expected._asdict())


def test_the_legend_counts_what_is_shown_and_what_there_is(large: Reader) -> None:
    assert (large.chip("document"), large.chip("measure"), large.chip("term")) == ("5/5", "0/200", "1/1")
    assert large.chip("platform") == f"{large.drawn('platform')}/200"
    assert large.chip("actor") == f"{large.drawn('actor')}/200"


@pytest.mark.parametrize("asked", ["蒙速辦", "蒙速办", "“蒙速办”平台", "速辦"])
def test_a_search_in_either_script_leads_to_the_platform(small: Reader, asked: str) -> None:
    small.page.fill("#query", asked)
    assert small.page.locator("#hits [role=option]").first.inner_text() == "蒙速办"
    small.page.keyboard.press("Enter")
    assert small.heading() == "蒙速办"


def test_a_search_finds_a_document_by_its_number_and_a_measure_with_its_document(small: Reader) -> None:
    small.page.fill("#query", "内政发[2024]1號")
    assert small.page.locator("#hits [role=option]").all_inner_texts() == ["内蒙古数字政府方案"]
    small.page.fill("#query", "雲底座")
    assert small.page.locator("#hits [role=option]").all_inner_texts() == ["建好云底座\n内蒙古数字政府方案"]


def test_a_search_for_nothing_known_says_so(small: Reader) -> None:
    small.page.fill("#query", "鄂汇办")
    assert small.page.locator("#hits").inner_text() == "没有找到"


def test_a_search_brings_what_was_not_shown(large: Reader) -> None:
    assert large.drawn("measure") == 0
    large.page.fill("#query", "支撑能力39")
    large.page.keyboard.press("ArrowDown")
    large.page.keyboard.press("Enter")
    assert large.heading() == "完善一体化政务服务平台支撑能力39"
    assert large.drawn("measure") == 1
    assert large.page.evaluate(_OVERLAPS) == 0


def test_a_click_shows_facts_the_quote_and_its_place(small: Reader) -> None:
    small.click("蒙速办")
    assert small.heading() == "蒙速办"
    assert small.page.locator("#panel dl").inner_text().split("\n") == [
        "平台类型", "移动应用", "地区", "内蒙古", "其他写法", "“蒙速办”平台"
    ]  # fmt: skip
    assert small.page.locator("#panel blockquote").all_inner_texts() == ["完善蒙速办,由大数据局牵头"]
    assert small.page.locator("#panel mark").all_inner_texts() == ["蒙速办"]
    assert (
        small.page.locator("#panel figcaption").inner_text()
        == "《内蒙古数字政府方案》 做强移动服务 第 20–23 字"
    )


def test_neighbours_are_listed_by_relation_and_lead_on(small: Reader) -> None:
    small.click("做强移动服务")
    relations = small.page.locator("#panel summary").all_inner_texts()
    assert {"牵头 1", "负责 1", "完善 1", "涉及 1", "属于 1", "包含 1", "试点于 1"} <= set(relations)
    small.page.locator("#panel .link", has_text="内蒙古大数据局").click()
    assert small.heading() == "内蒙古大数据局"
    assert small.page.locator("#panel summary").all_inner_texts() == ["牵头的举措 1"]


def test_a_document_shows_what_its_measures_speak_of(large: Reader) -> None:
    large.click("关于加快某省数字政府建设的实施意见之0")
    assert {"包含 40", "经举措涉及的平台 40", "经举措涉及的机构 40", "经举措涉及的概念 1"} <= set(
        large.page.locator("#panel summary").all_inner_texts()
    )


def test_measures_that_are_not_shown_tie_their_document_to_things(large: Reader) -> None:
    lines = large.page.evaluate("page.model.lines().map((line) => [line.through, line.count])")
    assert [True, 40] in lines
    assert all(through for through, _ in lines)


def test_a_class_is_hidden_and_shown_by_its_chip(small: Reader) -> None:
    chip = small.page.locator("[data-kind=platform]")
    chip.click()
    assert (small.drawn("platform"), small.drawn(), small.chip("platform")) == (0, 16, "0/2")
    assert chip.get_attribute("aria-pressed") == "false"
    chip.click()
    assert (small.drawn("platform"), small.chip("platform")) == (2, "2/2")
    assert chip.get_attribute("aria-pressed") == "true"


def test_a_class_of_which_nothing_was_shown_is_brought_by_its_chip(large: Reader) -> None:
    large.page.locator("[data-kind=measure]").click()
    assert large.chip("measure") == "200/200"
    assert large.page.evaluate(_OVERLAPS) == 0


def test_the_whole_can_be_brought_in_sight(large: Reader) -> None:
    large.page.locator("[data-kind=measure]").click()
    large.page.keyboard.press("f")
    places = large.page.evaluate(
        """() => Object.values(page.canvas.network.getPositions())
          .map((place) => page.canvas.network.canvasToDOM(place))"""
    )
    frame = large.page.locator("#canvas").bounding_box()
    assert all(0 < place["x"] < frame["width"] and 0 < place["y"] < frame["height"] for place in places)


def test_a_double_click_expands_and_folds_again(large: Reader) -> None:
    label = "关于加快某省数字政府建设的实施意见之1"
    opened = large.drawn()
    large.click(label, times=2)
    assert (large.drawn("measure"), large.drawn()) == (40, opened + 40)
    assert large.page.evaluate(_OVERLAPS) == 0
    large.click(label, times=2)
    assert large.drawn() == opened


def test_undo_takes_back_one_step_at_a_time(large: Reader) -> None:
    opened = large.drawn()
    places = large.page.evaluate("[...page.model.places]")
    large.click("关于加快某省数字政府建设的实施意见之1", times=2)
    large.page.locator("[data-kind=actor]").click()
    large.page.locator("[data-tool=undo]").click()
    assert large.drawn() > opened
    large.page.keyboard.press("u")
    assert large.drawn() == opened
    assert large.page.evaluate("[...page.model.places]") == places
    large.page.keyboard.press("u")
    assert large.page.locator("#status").inner_text() == "没有可撤销的操作"


def test_one_node_and_its_neighbours_can_be_seen_alone(small: Reader) -> None:
    small.click("一网通办")
    small.page.get_by_role("button", name="只看它和邻居").click()
    shown = small.page.evaluate("page.model.drawn().map((id) => page.model.nodes[id].label).sort()")
    assert shown == sorted(["一网通办", "做强移动服务", "推行网上办事", "内蒙古数字政府方案", "数字政府意见"])
    assert small.page.evaluate(_OVERLAPS) == 0
    small.page.locator("[data-tool=reset]").click()
    assert small.drawn() == 18


def test_a_node_can_be_hidden(small: Reader) -> None:
    small.click("蒙速办")
    small.page.get_by_role("button", name="隐藏").click()
    assert small.chip("platform") == "1/2"


def test_all_can_be_done_with_the_keyboard(large: Reader) -> None:
    keyboard = large.page.keyboard
    keyboard.press("/")
    keyboard.type("意见之3")
    keyboard.press("Enter")
    assert large.heading() == "关于加快某省数字政府建设的实施意见之3"
    keyboard.press("e")
    assert large.drawn("measure") == 40
    keyboard.press("o")
    assert large.drawn() == 41
    keyboard.press("Control+z")
    keyboard.press("h")
    assert large.drawn("document") == 4
    keyboard.press("Escape")
    assert large.heading() == "怎样看"


def test_the_languages_change_labels_and_words(small: Reader) -> None:
    small.click("蒙速办")
    small.page.locator("[lang=zh-Hant]").click()
    assert (small.heading(), small.page.locator("[data-kind=platform] span").first.inner_text()) == (
        "蒙速辦",
        "平臺",
    )
    small.page.locator("[lang=en]").last.click()
    assert (small.heading(), small.page.locator("[data-kind=platform] span").first.inner_text()) == (
        "蒙速办",
        "Platforms",
    )


def test_hostile_text_is_shown_as_text(read: Callable[..., Reader], hostile_network: Network) -> None:
    reader = read(draw_network(hostile_network, title="</script><script>alert(9)</script>"))
    assert reader.page.locator("h1").inner_text() == "</script><script>alert(9)</script>"
    for number, (_, shown) in enumerate(hostile_network.nodes(data=True)):
        reader.page.evaluate("(id) => page.select(id)", number)
        assert reader.page.locator("#panel h2").text_content() == shown["label"]
        assert shown["label"] in reader.page.locator("#panel dl").text_content()
        assert reader.page.locator("#panel mark").text_content() == shown["label"]
    reader.page.fill("#query", "alert")
    assert reader.page.locator("#hits [role=option]").count() == 3
    assert reader.page.locator("#panel img, #panel script, #hits img, #hits script").count() == 0
    reader.page.mouse.move(500, 400)
    reader.page.wait_for_timeout(300)


def test_a_hint_over_a_line_is_text(read: Callable[..., Reader], hostile_network: Network) -> None:
    reader = read(draw_network(hostile_network, title="图谱"))
    reader.page.evaluate("page.canvas.hint('<img src=x onerror=alert(1)>', { clientX: 300, clientY: 300 })")
    assert reader.page.locator("#tip").inner_text() == "<img src=x onerror=alert(1)>"


def test_a_script_that_slipped_in_would_not_run(small: Reader, wrongs: list[str]) -> None:
    ran = small.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "globalThis.slipped = true";
          document.body.append(script);
          const image = document.createElement("img");
          image.setAttribute("onerror", "globalThis.slipped = true");
          image.dispatchEvent(new Event("error"));
          return new Promise((done) => setTimeout(() => done(globalThis.slipped), 300));
        }"""
    )
    assert ran is None
    assert wrongs
    assert all("Content Security Policy" in wrong for wrong in wrongs)
    wrongs.clear()


def test_on_a_phone_words_can_be_read_and_the_panel_waits(
    read: Callable[..., Reader], build_network: Build
) -> None:
    page = draw_network(build_network(5, 40), title="图谱")
    reader = read(page, screen={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True)
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.page.reload()
    assert reader.page.evaluate("page.canvas.network.getScale()") >= 0.5
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not reader.page.locator("#panel").is_visible()
    reader.page.evaluate("page.select(0)")
    assert reader.page.locator("#panel").is_visible()


def test_an_exported_notebook_shows_the_view_without_a_kernel(
    read: Callable[..., Reader], network: Network
) -> None:
    shown = show_network(network, title="图谱")
    reader = read(f"<!doctype html><meta charset=utf-8><title>x</title>{shown.data}")
    frame = reader.page.frames[1]
    assert frame.locator("[data-kind=document] .count").inner_text() == "3/3"
    assert frame.evaluate("page.canvas.nodes.length") == 18
    assert (
        frame.evaluate("(() => { try { return parent.document.title } catch { return 'barred' } })()")
        == "barred"
    )


@pytest.mark.slow
def test_two_thousand_nodes_open_readable(read: Callable[..., Reader], build_network: Build) -> None:
    network = build_network(8, 85)
    assert len(network) > 2000
    reader = read(draw_network(network, title="图谱"))
    assert reader.drawn() <= 60
    assert reader.page.evaluate(_OVERLAPS) == 0
