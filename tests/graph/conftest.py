"""Networks to read and draw: from RDF, of any size, one whose every text is an attack; a browser for pages."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph
import pytest

from graph.network import Network, read_network
from graph.relations import Kind
from graph.sparql import Selectable, Term
from ontology.namespaces import PREFIXES

_ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</script><script>alert(3)</script>",
    "<!--<script>",
    "{{ 7 * 7 }}",
    "\u2028'\\\"&amp;",
)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
    "--disable-component-update",
]


class MemoryStore:
    """Answers SELECT from a file."""

    def __init__(self, path: Path) -> None:
        """Args: path of Turtle, TriG or N-Quads."""
        self.engine = pyoxigraph.Store()
        self.engine.load(path=str(path))

    def select(self, sparql: str) -> Iterable[Mapping[str, Term]]:
        """Rows over the union of its graphs."""
        answer = self.engine.query(sparql, use_default_graph_as_union=True)
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in answer.variables]
        return [{name: row[name] for name in names if row[name] is not None} for row in answer]


class TurtleStore(MemoryStore):
    """Answers SELECT, as stores do, from facts in Turtle, whose prefixes are ours."""

    def __init__(self, turtle: str) -> None:
        """Args: turtle, without its prefixes."""
        self.engine = pyoxigraph.Store()
        head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
        self.engine.load((head + turtle).encode(), format=pyoxigraph.RdfFormat.TURTLE)


@pytest.fixture(scope="session")
def turtle_store() -> Callable[[str], Selectable]:
    """Makes a store of a few facts."""
    return TurtleStore


@pytest.fixture(scope="session")
def network_store(root: Path) -> MemoryStore:
    """Two documents that share a term and a day, and a third that is only cited."""
    return MemoryStore(root / "tests" / "data" / "network.trig")


@pytest.fixture
def network(network_store: MemoryStore) -> Network:
    """The whole of it."""
    return read_network(network_store)


@pytest.fixture(scope="session")
def add_node() -> Callable[..., None]:
    """Adds a node as `read_network` would."""
    return _add_node


@pytest.fixture(scope="session")
def build_network() -> Callable[[int, int], Network]:
    """So many documents of so many measures, each with its own platform and actor, and one term for all."""

    def build(documents: int, measures: int) -> Network:
        network: Network = nx.MultiDiGraph(centre=None, complete=True)
        _add_node(network, "term", Kind.TERM, "一网通办")
        for document in range(documents):
            _add_node(
                network, f"d{document}", Kind.DOCUMENT, f"关于加快某省数字政府建设的实施意见之{document}"
            )
            for measure in range(measures):
                _add_measure(network, f"d{document}", measure)
        return network

    return build


@pytest.fixture
def hostile_network() -> Network:
    """Every text of it is an attack; the first node is a document, the others hang on it."""
    network: Network = nx.MultiDiGraph(centre=None, complete=True)
    for number, text in enumerate(_ATTACKS):
        kind = Kind.PLATFORM if number else Kind.DOCUMENT
        quote = dict.fromkeys(
            ("quote", "before", "after", "document", "measure", "document_iri", "measure_iri"), text
        )
        said: dict[str, Any] = {"quotes": [{**quote, "start": 0}], "quote_count": 1, "facts": [(text, text)]}
        _add_node(network, f"{text}{number}", kind, text, **said)
        network.add_edge(f"{_ATTACKS[0]}0", f"{text}{number}", key="cites", relation="cites")
    return network


def _add_measure(network: Network, document: str, number: int) -> None:
    measure = f"{document}m{number}"
    _add_node(network, measure, Kind.MEASURE, f"完善一体化政务服务平台支撑能力{number}", order=number)
    _add_node(network, f"{measure}p", Kind.PLATFORM, f"某省一体化大数据共享交换平台{document}.{number}")
    _add_node(network, f"{measure}a", Kind.ACTOR, f"某省{document}大数据管理局{number}")
    ends = {document: "part of", f"{measure}p": "builds", f"{measure}a": "leads", "term": "uses term"}
    for end, relation in ends.items():
        network.add_edge(measure, end, key=relation, relation=relation)


def _add_node(network: Network, node: str, kind: Kind, label: str, **more: Any) -> None:
    empty = {"facts": [], "quotes": [], "quote_count": 0, "order": 0, "read": True, "names": (label,)}
    shown = {"iri": node, "kind": kind, "label": label, "label_hant": label, "label_en": kind.value}
    network.add_node(node, **(shown | empty | more))


@pytest.fixture(scope="session")
def sample_store(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the sample documents; for reading only."""
    from graph.build import build_store

    folder = tmp_path_factory.mktemp("samples") / "store"
    build_store(sorted(samples.glob("*.txt")), folder)
    return folder


@pytest.fixture(scope="session")
def whole(root: Path) -> list[pyoxigraph.Quad]:
    """The graph of `tests/data/shapes.ttl`, which breaks no shape, with the vocabulary."""
    from ontology.vocabulary import vocabulary_triples

    turtle = (root / "tests" / "data" / "shapes.ttl").read_bytes()
    own = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    return [*own, *(pyoxigraph.Quad(*triple) for triple in vocabulary_triples())]


@pytest.fixture
def updated(whole: list[pyoxigraph.Quad]) -> Callable[..., Any]:
    """Gives a store of that graph after SPARQL updates whose relative IRIs lie below our base."""
    from graph.store import MemoryStore as Memory
    from ontology.namespaces import ID, PREFIXES

    def update(*updates: str) -> Memory:
        engine = pyoxigraph.Store()
        engine.bulk_extend(whole)
        for text in updates:
            engine.update(text, base_iri=ID, prefixes=PREFIXES)
        return Memory(quad.triple for quad in engine)

    return update


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium of the machine."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _give_up("Playwright's Python package is not installed: pip install playwright")
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        _give_up("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield chromium
        chromium.close()


def _give_up(reason: str) -> None:
    """Skip, or fail where the machine is meant to have a browser."""
    if os.environ.get("SHUZHENG_NEEDS_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def wrongs() -> list[str]:
    """What pages did that they should not do."""
    return []


@pytest.fixture
def open_page(browser: Any, tmp_path: Path, wrongs: list[str]) -> Iterator[Callable[..., Any]]:
    """Opens HTML from a file with the network off; afterwards nothing may have gone wrong or out."""
    pages = []

    def open_one(html: str, **options: Any) -> Any:
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, **options)
        page = context.new_page()
        _listen(page, wrongs)
        path = tmp_path / f"page{len(pages)}.html"
        path.write_text(html, encoding="utf-8")
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield open_one
    for page in pages:
        page.context.close()
    assert wrongs == []


def _listen(page: Any, wrongs: list[str]) -> None:
    """Write down errors, warnings, dialogs and requests to anything but files."""

    def note(kind: str, text: str) -> None:
        wrongs.append(f"{kind}: {text}")

    page.on("console", lambda message: note("console", message.text))
    page.on("pageerror", lambda error: note("error", str(error)))
    page.on("dialog", lambda dialog: (note("dialog", dialog.message), dialog.dismiss()))
    page.on(
        "request", lambda request: None if request.url.startswith("file:") else note("request", request.url)
    )
