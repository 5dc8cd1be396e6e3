"""The wording of a document before its file was replaced, kept in a graph that the text's IRI names."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat, Triple

from graph.data import Data
from ontology.iris import is_text_iri, text_owner
from ontology.nodes import node
from ontology.wording import normal_words

__all__ = ["keep_states"]

_MAIN = node("sz:mainText")
_REALIZED = node("eli:is_realized_by")
_EMBODIED = node("eli:is_embodied_by")
_GENERATED = node("prov:wasGeneratedBy")
_REVISES = node("prov:wasRevisionOf")
_WORDS = node("nif:isString")
_RELATIONS = {node("prov:alternateOf"), node("dcterms:isPartOf"), _REVISES}


def keep_states(
    stored: Path, data: Data, renewed: Collection[str], is_revision: Callable[[str, str], bool]
) -> None:
    """Keep the texts that a build has replaced, and those kept before, of the documents that it has.

    Args:
        stored: the data of the last build.
        data: those of this build, all documents in.
        renewed: the documents for which a file stands that no build saw before.
        is_revision: whether two texts are states of one; a file may have got another paper under an old name.
    """
    before = pyoxigraph.Store.read_only(str(stored))
    now = dict(_main_texts(data.engine))
    for document, text in _main_texts(before):
        is_renewed = document.value in renewed and document in now
        if is_renewed and _is_replaced(before, document, text, data.engine, now[document], is_revision):
            _put(data, text, [Triple(now[document], _REVISES, text), *_triples(before, document, text)])
    for graph in before.named_graphs():
        if isinstance(graph, NamedNode) and is_text_iri(graph.value) and graph.value not in data.states:
            _put(data, graph, [quad.triple for quad in before.quads_for_pattern(None, None, None, graph)])
    for state in sorted(data.states):
        document, text = NamedNode(text_owner(state)), NamedNode(state)
        if document not in now or _has(data.engine, document, text):
            data.drop(state)


def _main_texts(engine: pyoxigraph.Store) -> Iterator[tuple[NamedNode, NamedNode]]:
    for quad in engine.quads_for_pattern(None, _MAIN, None):
        subject, text = quad.subject, quad.object
        if quad.graph_name == subject and isinstance(subject, NamedNode) and isinstance(text, NamedNode):
            yield subject, text


def _is_replaced(
    before: pyoxigraph.Store,
    document: NamedNode,
    text: NamedNode,
    engine: pyoxigraph.Store,
    now: NamedNode,
    is_revision: Callable[[str, str], bool],
) -> bool:
    """Whether a text is gone with its file, and another wording of the paper has its place."""
    old_files = {node.value for node in _values(before, text, _EMBODIED, document)}
    files = {node.value for node in _values(engine, None, _EMBODIED, document)}
    if text == now or any("/raw/" in file for file in old_files & files):
        return False
    old, new = _words(before, text, document), _words(engine, now, document)
    return normal_words(old) != normal_words(new) and is_revision(old, new)


def _triples(engine: pyoxigraph.Store, document: NamedNode, text: NamedNode) -> Iterator[Triple]:
    """Yield all that is said of a text, and what leads to it."""
    yield Triple(document, _REALIZED, text)
    embodied = _values(engine, text, _EMBODIED, document)
    runs = [run for file in embodied for run in _values(engine, file, _GENERATED, document)]
    for subject in dict.fromkeys([text, *embodied, *runs]):
        for quad in engine.quads_for_pattern(subject, None, None, document):
            if quad.predicate not in _RELATIONS:
                yield quad.triple


def _put(data: Data, graph: NamedNode, triples: list[Triple]) -> None:
    if graph.value in data.states:
        data.drop(graph.value)
    data.add(graph.value, pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def _has(engine: pyoxigraph.Store, document: NamedNode, text: NamedNode) -> bool:
    """Whether a text is among those of the document's files."""
    return bool(_values(engine, document, _REALIZED, document).count(text))


def _values(
    engine: pyoxigraph.Store, subject: NamedNode | None, predicate: NamedNode, graph: NamedNode
) -> list[Any]:
    return [quad.object for quad in engine.quads_for_pattern(subject, predicate, None, graph)]


def _words(engine: pyoxigraph.Store, text: NamedNode, graph: NamedNode) -> str:
    return "".join(literal.value for literal in _values(engine, text, _WORDS, graph))
