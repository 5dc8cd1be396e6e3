"""An interactive page of a network: one HTML file that opens from disk; the same for a notebook."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.network import Network
from graph.relations import FAMILIES, Kind
from graph.views.boxes import lettering
from graph.views.layout import place_nodes
from graph.views.opening import choose_opening, find_homes
from graph.views.page import build_page
from graph.views.scripts import simple_characters
from graph.views.style import CITATION_COLOURS, FAMILY_COLOURS, LOOKS

if TYPE_CHECKING:
    import pyvis.network
    from IPython.display import HTML

__all__ = ["draw_network", "pyvis_network", "show_network"]

_SCRIPTS = (
    "vendor/vis-network-10.1.5.min.js",
    "words.js",
    "interface.js",
    "network_model.js",
    "network_places.js",
    "network_brush.js",
    "network_canvas.js",
    "network_panel.js",
    "network_controls.js",
    "network_page.js",
)
_CARRIED = ("kind", "label_hant", "names", "iri", "order", "read", "facts", "quotes", "quote_count")


def draw_network(network: Network, *, title: str, language: str = "zh-Hans") -> str:
    """The page as HTML: a start that can be read at once, from which all of the network is reached.

    Args:
        network: from `graph.network.read_network`.
        title: the heading, plain text.
        language: of the controls when the page opens: "zh-Hans", "zh-Hant" or "en"; the reader may change it.
    """
    view = pyvis_network(network)
    numbers = {node["iri"]: node["id"] for node in view.nodes}
    apart = bool(network.graph.get("citations"))
    content = {
        "title": title,
        "language": language,
        "centre": numbers.get(network.graph.get("centre") or ""),
        "complete": network.graph.get("complete", True),
        "kinds": {kind: {**LOOKS[kind]._asdict(), **lettering(kind)._asdict()} for kind in Kind},
        "families": CITATION_COLOURS if apart else FAMILY_COLOURS,
        "relations": {relation: relation for relation in CITATION_COLOURS} if apart else FAMILIES,
        "labelled": apart,
        "simple": simple_characters(name for node in view.nodes for name in _names(node)),
        "nodes": [_entry(node, numbers) for node in view.nodes],
        "edges": [[edge["from"], edge["to"], edge["relation"]] for edge in view.edges],
    }
    return build_page(
        "network.html",
        title=title,
        language=language,
        styles=["network.css"],
        scripts=_SCRIPTS,
        content=content,
    )


def pyvis_network(network: Network) -> "pyvis.network.Network":
    """The same network as a pyvis object, placed and styled, to be worked on in a notebook.

    Nodes have numbers for ids and carry what `read_network` says of them. What is not on the opening page is
    `hidden`. Physics is off. Pages that pyvis itself writes fetch files; they are not ours to vouch for.
    """
    from pyvis.network import Network as PyvisNetwork  # brings IPython with it

    view = PyvisNetwork(directed=True)
    view.toggle_physics(False)
    homes = find_homes(network)
    places = place_nodes(network, choose_opening(network, homes), homes)
    numbers = {node: number for number, node in enumerate(network)}
    for node, shown in network.nodes(data=True):
        look = LOOKS[shown["kind"]]
        view.add_node(
            numbers[node],
            label=shown["label"],
            shape=look.shape,
            color={"background": look.face, "border": look.line},
            **({"x": places[node].x, "y": places[node].y} if node in places else {"hidden": True}),
            **{name: shown[name] for name in _CARRIED},
        )
    for start, end, relation in network.edges(keys=True):
        view.add_edge(
            numbers[start], numbers[end], relation=relation, color=FAMILY_COLOURS[FAMILIES[relation]]
        )
    return view


def _names(node: Mapping[str, Any]) -> list[str]:
    """All that a reader may type for a node."""
    return [node["label"], *node["names"], *(value for name, value in node["facts"] if name == "number")]


def _entry(node: dict[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    """What the page needs to know of a pyvis node."""
    place = {"x": round(node["x"]), "y": round(node["y"])} if "x" in node else {}
    quotes = [_quote(quote, numbers) for quote in node["quotes"]]
    return {"label": node["label"], **{name: node[name] for name in _CARRIED}, "quotes": quotes, **place}


def _quote(quote: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    """A quote with its document and measure as the number of their node, or as a name where they are none."""
    words = {name: quote[name] for name in ("quote", "start", "before", "after")}
    return words | {name: numbers.get(quote[f"{name}_iri"], quote[name]) for name in ("document", "measure")}


def show_network(network: Network, *, title: str, language: str = "zh-Hans", height: int = 640) -> "HTML":
    """The page for a notebook cell; it stays alive in an exported notebook, without a kernel.

    It stands in a frame of its own that can reach nothing of the notebook.

    Args:
        network: from `graph.network.read_network`.
        title: the heading, plain text.
        language: as in `draw_network`.
        height: of the frame, in pixels.
    """
    from IPython.display import HTML
    from markupsafe import escape

    page = escape(draw_network(network, title=title, language=language))
    return HTML(  # type: ignore[no-untyped-call]  # IPython leaves its constructor untyped
        f'<div><iframe sandbox="allow-scripts" srcdoc="{page}" title="{escape(title)}" '
        f'style="width:100%;height:{height:d}px;border:1px solid #c9d1da;border-radius:6px"></iframe></div>'
    )
