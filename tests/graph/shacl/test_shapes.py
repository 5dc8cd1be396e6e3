"""Each shape tells of a graph that breaks it, and not of one that does not; pySHACL says the same."""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Node

from graph.shacl.checks import Check, find_checks
from graph.shacl.results import find_results
from graph.store import MemoryStore
from graph.validate import read_shapes, validate_store
from ontology.kinds import TargetKind
from ontology.namespaces import DEF, ID, PREFIXES, SHACL, SHAPES, TERMS, concept_iri

DATA = Path(__file__).resolve().parents[2] / "data"
SH = Namespace(SHACL)
TERM = re.compile(rf"(?<![\w:])(?:{'|'.join(TERMS.keys() - {'owl', 'rdf', 'rdfs', 'xsd'})}):[\w-]+")
NOTHING = "<nothing/of/any/class>"
BAD = {
    "Class": NOTHING,
    "Or": NOTHING,
    "Datatype": '"x"^^xsd:anyURI',
    "Pattern": '"a/b"',
    "MinInclusive": "-1",
    "MaxInclusive": "2.0",
    "MinLength": '""',
    "LanguageIn": '"x"@fr',
}
TOO_GREAT = {
    "Document-earliestDate": '"2024-01-01"^^xsd:date',
    "Target-minValue": "151.0",
    "Document-periodStart": '"2024-01-01"^^xsd:date',
    "Position-start": "500",
}


def read_table(name: str) -> list[list[str]]:
    """The rows of a file of tests/data that are no comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@cache
def all_checks() -> dict[tuple[str, str], list[Check]]:
    """The checks of the shapes by the local names of shape and component."""
    checks: dict[tuple[str, str], list[Check]] = {}
    for check in find_checks(read_shapes(), lambda kind: [kind] if isinstance(kind, NamedNode) else []):
        checks.setdefault((name_of(check.source or check.shape), component_of(check)), []).append(check)
    return checks


def name_of(node: object) -> str:
    return str(getattr(node, "value", node)).removeprefix(SHAPES)


def component_of(check: Check) -> str:
    return check.component.value.removeprefix(SHACL).removesuffix("ConstraintComponent")


def place_breaks() -> Iterator[tuple[str, str, str, str]]:
    """Yield shape, component, an update that breaks it, and the node, for each row of shape_places.tsv."""
    for shape, node, predicate, other in read_table("shape_places.tsv"):
        clear = f"DELETE WHERE {{ <{node}> {predicate} ?value }}"
        add = f"INSERT DATA {{ <{node}> {predicate} %s }}"
        for component in [component for name, component in all_checks() if name == shape]:
            if component in {"MinCount", "QualifiedMinCount", "HasValue"}:
                yield shape, component, clear, node
            elif component in {"MaxCount", "UniqueLang"}:
                yield shape, component, add % other, node
            elif component in {"LessThan", "LessThanOrEquals"}:
                yield shape, component, f"{clear} ; {add % TOO_GREAT[shape]}", node
            elif component in BAD:
                yield shape, component, f"{clear} ; {add % BAD[component]}", node


PLACES = list(place_breaks())
BREAKS = [(shape, update, node) for shape, update, node in read_table("shape_breaks.tsv")]
HOLDS = [(shape, update) for shape, update in read_table("shape_holds.tsv")]


def told(store: MemoryStore, shape: str, component: str | None = None) -> set[str]:
    """The nodes that a shape tells of, below our base."""
    checks = [
        c
        for (name, kind), found in all_checks().items()
        for c in found
        if name == shape and component in {None, kind}
    ]
    assert checks, f"there is no shape {shape}"
    return {
        str(getattr(result.focus, "value", "")).removeprefix(ID) for result in find_results(store, checks)
    }


def test_the_whole_graph_breaks_no_shape(updated: Callable[..., MemoryStore]) -> None:
    assert [name_of(result.check.shape) for result in validate_store(updated()).results] == []


@pytest.mark.parametrize(("shape", "component", "update", "node"), PLACES, ids=lambda text: text)
def test_a_graph_without_the_right_values_breaks_the_shape(
    updated: Callable[..., MemoryStore], shape: str, component: str, update: str, node: str
) -> None:
    assert node in told(updated(update), shape, component)


@pytest.mark.parametrize(("shape", "update", "node"), BREAKS, ids=lambda text: text)
def test_a_graph_that_breaks_a_shape_is_told_of(
    updated: Callable[..., MemoryStore], shape: str, update: str, node: str
) -> None:
    assert node in told(updated(update), shape)


@pytest.mark.parametrize(("shape", "update"), HOLDS, ids=lambda text: text)
def test_a_graph_that_comes_near_is_not_told_of(
    updated: Callable[..., MemoryStore], shape: str, update: str
) -> None:
    assert told(updated(update), shape) == set()


def test_every_constraint_is_broken_by_some_graph_here(updated: Callable[..., MemoryStore]) -> None:
    broken = {(shape, component) for shape, component, *_ in PLACES}
    for shape, update, _ in BREAKS:
        store = updated(update)
        broken |= {(shape, c) for (name, c) in all_checks() if name == shape and told(store, shape, c)}
    assert set(all_checks()) - broken == set()


def test_every_constraint_has_a_message_in_english_and_in_chinese() -> None:
    for found in all_checks().values():
        for check in found:
            assert [text.language for text in check.messages] == ["en", "zh-hans"], check.shape
            assert all(text.value.strip() for text in check.messages)


def test_no_shape_is_switched_off_or_beside_the_point() -> None:
    shapes = read_shapes()
    reached = {check.shape for found in all_checks().values() for check in found}
    named = {
        node for node in shapes.subjects() if isinstance(node, NamedNode) and "severity" in shapes.names(node)
    }
    written = {node for node in shapes.subjects() if "path" in shapes.names(node)}
    assert (named | written) - reached == set()
    assert not [node for node in shapes.subjects() if "deactivated" in shapes.names(node)]


def test_the_shapes_name_terms_of_the_ontology_only(root: Path) -> None:
    names = set(TERM.findall((root / "ontology" / "shapes.ttl").read_text(encoding="utf-8")))
    known = {f"{prefix}:{name}" for prefix, terms in TERMS.items() for name in terms}
    known |= {f"sz:{name}Scheme" for name in TERMS["sz"]} | {
        f"sz:{concept_iri(TargetKind.LEVEL).removeprefix(DEF)}"
    }
    assert names - known == set()


Told = tuple[str, str, str, str, str, str, tuple[str, ...]]


def spread(whole: Sequence[Quad], copies: int) -> bytes:
    """Copies of the graph below bases of their own, the breaks dealt out to them: N-Triples."""
    cases = [update for _, _, update, _ in PLACES] + [update for _, update, _ in BREAKS]
    out = []
    for copy in range(copies):
        engine = pyoxigraph.Store()
        engine.bulk_extend(whole)
        for update in cases[copy::copies]:
            engine.update(update, base_iri=ID, prefixes=PREFIXES)
        out.append(pyoxigraph.serialize((quad.triple for quad in engine), format=RdfFormat.N_TRIPLES) or b"")
        out[-1] = out[-1].replace(ID.encode(), f"{ID}{copy}/".encode())
    return b"".join(out)


def ours(content: bytes) -> set[Told]:
    engine = pyoxigraph.Store()
    engine.bulk_load(content, RdfFormat.N_TRIPLES)
    results = validate_store(MemoryStore(quad.triple for quad in engine)).results
    return {
        (
            str(getattr(result.focus, "value", "")),
            str(getattr(result.value, "value", "")),
            path.value if isinstance(path := result.check.path, NamedNode) else "",
            name_of(result.check.shape),
            component_of(result.check),
            result.check.severity.value,
            tuple(sorted(text.value for text in result.messages)),
        )
        for result in results
    }


def theirs(content: bytes, shapes: Path) -> set[Told]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyshacl

        graph = Graph().parse(data=content, format="nt")
        _, report, _ = pyshacl.validate(
            graph, shacl_graph=Graph().parse(shapes), meta_shacl=True, inplace=True
        )
    assert isinstance(report, Graph)

    def one(node: Node, name: str) -> str:
        value = report.value(node, SH[name])
        return "" if value is None or (name == "resultPath" and not isinstance(value, URIRef)) else str(value)

    return {
        (
            one(node, "focusNode"),
            one(node, "value"),
            one(node, "resultPath"),
            name_of(one(node, "sourceShape")),
            one(node, "sourceConstraintComponent").removeprefix(SHACL).removesuffix("ConstraintComponent"),
            one(node, "resultSeverity"),
            tuple(sorted(str(text) for text in report.objects(node, SH.resultMessage))),
        )
        for node in report.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.mark.slow
def test_pyshacl_says_the_same_of_broken_graphs(root: Path, whole: list[Quad]) -> None:
    content = spread(whole, 6)
    found = ours(content)
    assert len({(shape, component) for _, _, _, shape, component, *_ in found}) > 200
    assert found == theirs(content, root / "ontology" / "shapes.ttl")
