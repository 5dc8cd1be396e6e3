"""The page on the data model tells the truth: its Turtle is in the graph, its queries answer what it shows."""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from graph.answer import Rows
from graph.build import build_store
from graph.store import Store, open_store
from ontology.glossary import read_glossary
from ontology.namespaces import PREFIXES

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
EDITED = "<!-- after the edit -->\n"
ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
STEP = re.compile(r"^## (\d+)\. (.*?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"(<!-- after the edit -->\n)?```turtle\n(.*?)```", re.DOTALL)
QUERY = re.compile(r"```sparql\n(.*?)```\n\n```csv\n(.*?)```", re.DOTALL)
SHORT = BLOCK.findall(PAGE)[0][1]
TURTLE = [block for edit, block in BLOCK.findall(PAGE)[1:] if not edit]
AFTER = [block for edit, block in BLOCK.findall(PAGE) if edit]
STEPS = STEP.findall(PAGE)


@pytest.fixture(scope="module")
def store(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("model") / "store"
    build_store([samples], folder)
    return open_store(folder)


@pytest.fixture(scope="module")
def triples(store: Store) -> set[Triple]:
    return set(store.construct(ALL))


@pytest.fixture(scope="module")
def edited_triples(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> set[Triple]:
    """After a build, the edit that the page tells of, and another build."""
    folder = tmp_path_factory.mktemp("edited")
    path = folder / "jiangsu.txt"
    shutil.copy(samples / "jiangsu-2023-18.txt", path)
    build_store([path], folder / "store")
    path.write_text(path.read_text(encoding="utf-8").replace("97%", "98%"), encoding="utf-8")
    build_store([path], folder / "store")
    return set(open_store(folder / "store").construct(ALL))


def read_block(block: str) -> Iterator[Triple]:
    prefixes = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items())
    yield from (quad.triple for quad in parse(prefixes + SHORT + block, format=RdfFormat.TURTLE))


def missing(block: str, triples: set[Triple]) -> list[str]:
    return [str(triple) for triple in read_block(block) if triple not in triples]


def answer(store: Store, query: str) -> str:
    rows, out = store.query(query), BytesIO()
    assert isinstance(rows, Rows)
    rows.write(out, "csv")
    return out.getvalue().decode().replace("\r\n", "\n")


@pytest.mark.parametrize("block", TURTLE, ids=lambda block: block.split()[0])
def test_the_turtle_is_in_the_graph_of_the_samples(block: str, triples: set[Triple]) -> None:
    assert missing(block, triples) == []


@pytest.mark.parametrize("block", AFTER, ids=lambda block: block.split()[0])
def test_the_turtle_after_the_edit_is_in_the_graph_then(
    block: str, triples: set[Triple], edited_triples: set[Triple]
) -> None:
    assert missing(block, edited_triples) == []
    assert missing(block, triples) != []


@pytest.mark.parametrize(("query", "shown"), QUERY.findall(PAGE), ids=lambda text: text.split("{")[0][:40])
def test_a_query_answers_what_the_page_shows(query: str, shown: str, store: Store) -> None:
    assert answer(store, query) == shown
    assert len(shown.splitlines()) > 1


def test_a_triple_that_is_not_in_the_graph_is_noticed(triples: set[Triple]) -> None:
    assert len(missing('<point_2> sz:number "3" .', triples)) == 1


def test_each_step_has_turtle_and_one_query() -> None:
    assert [int(number) for number, _, _ in STEPS] == list(range(1, len(STEPS) + 1))
    for _, title, text in STEPS:
        assert len(QUERY.findall(text)) == 1, title
        blocks = [block for _, block in BLOCK.findall(text)]
        assert blocks, title
        assert all(4 <= len(block.splitlines()) <= 10 for block in blocks), title


def test_every_term_that_the_page_names_is_one() -> None:
    glossary = read_glossary()
    names = set(re.findall(r"\b(sz:[A-Za-z][\w-]*)", PAGE))
    assert len(names) > 40
    assert [name for name in sorted(names) if name not in glossary] == []


def test_the_measure_on_the_page_is_the_one_in_the_graph(triples: set[Triple]) -> None:
    (quoted,) = re.findall(r"^> (.*)$", PAGE, re.MULTILINE)
    assert missing(f'<point_2> sz:text "{quoted}"@zh-Hans .', triples) == []


def test_every_file_that_the_page_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
