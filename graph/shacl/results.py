"""Checks and what answers SELECT, in; the results of a validation, out: as records, and as SHACL's report."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

from pyoxigraph import BlankNode, Literal, Triple

from graph.shacl.checks import Check
from graph.shacl.shapes import Node, ShapesGraph, shacl
from graph.sparql import Row, Selectable, text_of
from ontology.nodes import node

__all__ = ["Result", "find_results", "report_triples"]

Progress = Callable[[int, int], None]

_BLANK = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True, slots=True)
class Result:
    """One node that breaks one constraint, and the value that does, if it is one."""

    check: Check
    focus: Node
    value: Node | None
    messages: tuple[Literal, ...]


def find_results(
    store: Selectable, checks: Sequence[Check], progress: Progress = lambda done, total: None
) -> Iterator[Result]:
    """Yield what breaks each check, in the order of the checks, then of the nodes.

    A shape that reaches a node by two ways tells of it once. The checks run side by side in threads, because
    the engine works without Python's lock.

    Args:
        store: what answers SELECT, to several threads at once.
        checks: what to look at.
        progress: called with the number of checks done and of all.
    """
    seen: set[tuple[object, ...]] = set()
    with ThreadPoolExecutor(cpu_count()) as pool:
        answers = pool.map(lambda check: sorted(store.select(check.sparql), key=_row_key), checks)
        for done, (check, rows) in enumerate(zip(checks, answers, strict=True), 1):
            for result in (_result(check, row) for row in rows):
                key = check.shape, check.component, check.source, result.focus, result.value, result.messages
                if key not in seen:
                    seen.add(key)
                    yield result
            progress(done, len(checks))


def _row_key(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(row[name])) for name in sorted(row, key=lambda name: (name != "this", name)))


def _result(check: Check, row: Row) -> Result:
    focus = row["this"]
    alone = focus if check.source is not None and check.path is None else None
    messages = tuple(Literal(_fill(text.value, row), language=text.language) for text in check.messages)
    return Result(check, focus, row.get("value", alone), messages)


def _fill(message: str, row: Row) -> str:
    """The message with the values of the variables that stand in it as {?name}; unbound ones stay."""
    return _BLANK.sub(lambda found: text_of(row[found[1]]) if found[1] in row else found[0], message)


def report_triples(results: Iterable[Result], shapes: ShapesGraph) -> Iterator[Triple]:
    """Yield a validation report as SHACL defines it, its nodes numbered in the order of the results."""
    report, kind = BlankNode("report"), node("rdf:type")
    conforms = True
    yield Triple(report, kind, shacl("ValidationReport"))
    for number, result in enumerate(results, 1):
        conforms = False
        told = BlankNode(f"result{number}")
        yield Triple(report, shacl("result"), told)
        yield Triple(told, kind, shacl("ValidationResult"))
        yield from _result_triples(told, result)
        if result.check.path is not None:
            yield from shapes.triples_from(result.check.path)
    yield Triple(report, shacl("conforms"), Literal(conforms))


def _result_triples(told: BlankNode, result: Result) -> Iterator[Triple]:
    check = result.check
    facts: list[tuple[str, Node | None]] = [
        ("focusNode", result.focus),
        ("resultSeverity", check.severity),
        ("resultPath", check.path),
        ("value", result.value),
        ("sourceShape", check.shape),
        ("sourceConstraintComponent", check.component),
        ("sourceConstraint", check.source),
        *(("resultMessage", message) for message in result.messages),
    ]
    for name, value in facts:
        if value is not None:
            yield Triple(told, shacl(name), value)
