"""A shapes file is understood whole or refused; paths and lists are read as SHACL writes them."""

from collections.abc import Callable

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, RdfFormat

from graph.shacl.checks import find_checks
from graph.shacl.paths import path_text
from graph.shacl.results import find_results
from graph.shacl.shapes import ShapesGraph, shacl
from graph.store import MemoryStore
from ontology.errors import ShapeError

HEAD = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <urn:> .\n"
DATA = '<urn:a> a <urn:A> ; <urn:p> 1 , 2 ; <urn:q> "x" . <urn:b> a <urn:B> ; <urn:p> 3 .'


@pytest.fixture
def store() -> MemoryStore:
    engine = pyoxigraph.Store()
    engine.load(DATA.encode(), RdfFormat.TURTLE)
    return MemoryStore(quad.triple for quad in engine)


def broken(store: MemoryStore, turtle: str) -> list[str]:
    """The nodes that break a shape, without what all their IRIs begin with."""
    checks = list(find_checks(ShapesGraph(HEAD + turtle), lambda kind: [NamedNode(kind.value)]))
    return [
        str(getattr(result.focus, "value", "")).removeprefix("urn:") for result in find_results(store, checks)
    ]


@pytest.mark.parametrize(
    ("turtle", "nodes"),
    [
        (":S sh:targetClass :A , :B ; sh:property [ sh:path :q ; sh:minCount 1 ] .", ["b"]),
        (":S sh:targetSubjectsOf :p ; sh:property [ sh:path :p ; sh:maxCount 1 ] .", ["a"]),
        (":S sh:targetClass :A , :B ; sh:property [ sh:path :p ; sh:minCount 2 ] .", ["b"]),
        (":S sh:targetClass :A , :B ; sh:property [ sh:path :p ; sh:maxInclusive 2 ] .", ["b"]),
        (':S sh:targetClass :A ; sh:property [ sh:path :q ; sh:pattern "^[a-w]$" ] .', ["a"]),
        (":S sh:targetObjectsOf :nothing ; sh:property [ sh:path :q ; sh:minCount 1 ] .", []),
        (":S sh:targetClass :A , :B ; sh:property [ sh:path :p ; sh:hasValue 3 ] .", ["a"]),
        (":S sh:targetClass :A , :B ; sh:xone ( [ sh:class :A ] [ sh:class :C ] ) .", ["b"]),
        (":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:maxCount 0 ] .", []),
    ],
)
def test_a_shape_is_broken_by_what_shacl_says_breaks_it(
    store: MemoryStore, turtle: str, nodes: list[str]
) -> None:
    assert broken(store, turtle) == nodes


@pytest.mark.parametrize(
    ("turtle", "name"),
    [
        (":S sh:targetClass :A ; sh:closed true .", "sh:closed"),
        (
            ":S sh:targetClass :A ; sh:deactivated true ; sh:property [ sh:path :q ; sh:minCount 1 ] .",
            "sh:deactivated",
        ),
        (
            ":S sh:targetClass :A ; sh:property [ sh:path :q ; sh:minCount 1 ; sh:deactivated true ] .",
            "sh:deactivated",
        ),
        (":S sh:targetClass :A ; sh:property [ sh:path :q ; sh:in ( 1 2 ) ] .", "sh:in"),
        (":S sh:targetClass :A ; sh:property [ sh:path :q ; sh:pattern 'a' ; sh:flags 'i' ] .", "sh:flags"),
        (":S sh:targetClass :A ; sh:property [ sh:path :q ; sh:property [ sh:path :r ] ] .", "sh:property"),
        (":S sh:targetClass :A ; sh:minCount 1 .", "sh:minCount"),
        (":S sh:targetClass :A ; sh:property [ sh:path :q ; sh:minCount 1 , 2 ] .", "sh:minCount"),
        (":S sh:targetClass :A ; sh:or ( [ sh:minCount 1 ] ) .", "sh:minCount"),
        (":S sh:targetClass :A ; sh:or ( [ ] ) .", "no condition"),
        (":S sh:targetClass :A ; sh:or :notalist .", "no list"),
        (":S sh:targetClass :A ; sh:property [ sh:path [ :p :q ] ; sh:minCount 1 ] .", "no path"),
        (":S sh:targetClass :A ; sh:property [ sh:path 'q' ; sh:minCount 1 ] .", "no path"),
        (":S sh:targetClass :A ; sh:severity :Bad ; sh:class :A .", "no severity"),
        (":S sh:targetClass :A ; sh:sparql [ sh:ask 'ASK {}' ] .", "sh:ask"),
        (":S sh:targetClass :A ; sh:sparql [ sh:select 'SELECT ?this { }' ] .", "sh:select"),
        (
            ":S sh:targetClass :A ; sh:sparql [ sh:select 'SELECT ?this WHERE { }' ; sh:deactivated true ] .",
            "sh:deactivated",
        ),
    ],
)
def test_what_is_not_understood_is_refused_and_not_passed_over(
    store: MemoryStore, turtle: str, name: str
) -> None:
    with pytest.raises(ShapeError, match=name):
        broken(store, turtle)


@pytest.mark.parametrize(
    ("path", "sparql"),
    [
        (":p", "<urn:p>"),
        ("[ sh:inversePath :p ]", "^<urn:p>"),
        ("( :p [ sh:inversePath :q ] )", "(<urn:p>/^<urn:q>)"),
        ("[ sh:alternativePath ( :p ( :q :r ) ) ]", "(<urn:p>|(<urn:q>/<urn:r>))"),
        ("[ sh:zeroOrMorePath :p ]", "(<urn:p>)*"),
        ("( [ sh:oneOrMorePath :p ] [ sh:zeroOrOnePath :q ] )", "((<urn:p>)+/(<urn:q>)?)"),
    ],
)
def test_a_path_is_written_as_sparql_writes_it(path: str, sparql: str) -> None:
    shapes = ShapesGraph(f"{HEAD}:S sh:path {path} .")
    node = shapes.value(NamedNode("urn:S"), "path")
    assert node is not None
    assert path_text(shapes, node) == sparql


def test_a_constraint_in_sparql_sees_the_targets_and_the_path(store: MemoryStore) -> None:
    select = "SELECT $this ?value WHERE { $this $PATH ?value FILTER(?value > 1) }"
    turtle = f":S sh:targetClass :A ; sh:property [ sh:path :p ; sh:sparql [ sh:select '{select}' ] ] ."
    assert broken(store, turtle) == ["a"]


def test_a_node_that_two_targets_reach_is_told_of_once(store: MemoryStore) -> None:
    turtle = (
        ":S sh:targetClass :A ; sh:targetSubjectsOf :p , :q ; sh:property [ sh:path :r ; sh:minCount 1 ] ."
    )
    assert broken(store, turtle) == ["a", "b"]


def test_subclasses_are_instances_too(store: MemoryStore) -> None:
    shapes = ShapesGraph(f"{HEAD}:S sh:targetClass :Any ; sh:property [ sh:path :q ; sh:minCount 1 ] .")
    below: Callable[[object], list[NamedNode]] = lambda kind: [NamedNode("urn:A"), NamedNode("urn:B")]  # noqa: E731
    results = list(find_results(store, list(find_checks(shapes, below))))
    assert [(str(result.focus), result.check.component) for result in results] == [
        ("<urn:b>", shacl("MinCountConstraintComponent"))
    ]
