"""Every term in the data is defined or reused, and every term defined is in the data or marked as planned."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Triple

from graph.build import build_store
from graph.decisions import SUFFIX, numbered
from graph.store import open_store
from ontology.iris import dataset_iri
from ontology.namespaces import DEF, ID, TERMS, expand
from ontology.nodes import node
from ontology.vocabulary import vocabulary_triples

TYPE = node("rdf:type")
STATUS = node("vs:term_status")
DEFINED = {expand(f"sz:{name}") for name in TERMS["sz"]}
REUSED = {expand(f"{prefix}:{name}") for prefix, names in TERMS.items() for name in names}
ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
DUTIES = """\
江苏省数字政府工作要点
一、重点任务
1.建好移动端。推进全省通办。(省政务办牵头，省公安厅配合。各设区市人民政府均为责任单位，以下不再列出)
2.用好数据平台。依托公共数据平台开放数据。(省数据局牵头)
"""
PLAN = """\
苏州市数字政府建设{0}年工作要点
苏府办〔{0}〕5号
一、重点任务
(一)推进网上办理。全市政务服务事项网上可办率达到9{1}%,推进跨区域通办。
苏州市人民政府办公室
{0}年3月1日
"""
ACCEPTED = "\t".join(
    [
        "accept",
        numbered(f"{ID}doc/320000/苏政办发〔2023〕18号", "3"),
        numbered(f"{ID}doc/420000/鄂政发〔2019〕4号", "3"),
    ]
)
PARALLEL = f"decision\tsubject_id\tobject_id\n{ACCEPTED}\n"


@pytest.fixture(scope="module")
def sample_triples(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Triple]:
    """Of the samples, and of what they lack: some duties, a plan that goes on with last year's, a person's link."""
    folder = tmp_path_factory.mktemp("terms")
    (folder / "duties.txt").write_text(DUTIES, encoding="utf-8")
    for count, year in enumerate((2024, 2025)):
        (folder / f"{year}.txt").write_text(PLAN.format(year, count), encoding="utf-8")
    (folder / f"parallel{SUFFIX}").write_text(PARALLEL, encoding="utf-8")
    build_store([samples, folder], folder / "store")
    return open_store(folder / "store").construct(ALL)


def used_terms(triples: list[Triple]) -> set[str]:
    """The properties, and the classes that something is of."""
    classes = {t.object.value for t in triples if t.predicate == TYPE and isinstance(t.object, NamedNode)}
    return {t.predicate.value for t in triples} | classes


def named(triples: list[Triple]) -> set[str]:
    """All that the triples name, without things of the data and what their description points at."""
    places = {term.value for t in triples for term in places_of(t) if isinstance(term, NamedNode)}
    return {iri for iri in used_terms(triples) | places if not iri.startswith(ID)}


def places_of(triple: Triple) -> tuple[object, ...]:
    """Subject and object; of the description only the subject: licences, formats and namespaces are no terms."""
    is_described = str(triple.subject).startswith(f"<{dataset_iri()}")
    return (triple.subject,) if is_described else (triple.subject, triple.object)


def planned_terms() -> set[str]:
    return {t.subject.value for t in vocabulary_triples() if t.predicate == STATUS}


def unknown(triples: list[Triple]) -> set[str]:
    """What is named in the data but not in the vocabulary, nor a term of those reused."""
    vocabulary = set(vocabulary_triples())
    entries = {triple.subject.value for triple in vocabulary}
    return named([triple for triple in triples if triple not in vocabulary]) - REUSED - entries


def test_every_term_in_the_samples_is_defined_or_reused(sample_triples: list[Triple]) -> None:
    assert unknown(sample_triples) == set()


def test_a_term_that_is_not_defined_is_noticed(sample_triples: list[Triple]) -> None:
    stray = Triple(NamedNode(f"{ID}doc/x"), NamedNode(f"{DEF}laeds"), NamedNode(f"{ID}agency/x"))
    assert unknown([*sample_triples, stray]) == {f"{DEF}laeds"}


def test_every_term_defined_is_in_the_samples_or_planned(sample_triples: list[Triple]) -> None:
    assert DEFINED - used_terms(sample_triples) <= planned_terms()


def test_a_planned_property_is_not_in_the_data(sample_triples: list[Triple]) -> None:
    used = {triple.predicate.value for triple in sample_triples}
    assert used & planned_terms() == set()
    assert planned_terms() & DEFINED


@pytest.mark.slow
def test_every_term_in_real_documents_is_defined_or_reused(corpus_store: Path) -> None:
    assert unknown(open_store(corpus_store).construct(ALL)) == set()


def test_every_finding_tells_its_rule_and_its_run(sample_triples: list[Triple]) -> None:
    findings = {t.subject for t in sample_triples if t.predicate == TYPE and t.object == node("sz:Finding")}
    for name in ("sz:rule", "prov:wasGeneratedBy"):
        assert findings <= {t.subject for t in sample_triples if t.predicate == node(name)}
    assert len(findings) > 100
