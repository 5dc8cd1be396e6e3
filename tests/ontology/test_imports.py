"""The extracts of other vocabularies: every term that we use, its kind as we have it, its source named."""

from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph

from ontology.namespaces import PREFIXES, TERMS, expand
from ontology.vocabulary import read_vocabulary

KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
BUILT_IN = {"sz", "owl", "rdf", "rdfs", "xsd"}


@pytest.fixture(scope="module")
def imports(root: Path) -> Graph:
    graph = Graph()
    for path in sorted((root / "ontology" / "imports").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def test_they_hold_every_term_of_others_that_we_use(imports: Graph) -> None:
    held = set(map(str, imports.subjects(RDF.type)))
    used = {expand(f"{prefix}:{name}") for prefix in TERMS.keys() - BUILT_IN for name in TERMS[prefix]}
    assert used - held == set()


def test_they_agree_with_us_on_the_kind_of_a_term(imports: Graph) -> None:
    ours = Graph().parse(data=read_vocabulary()["shuzheng.ttl"], format="turtle")
    for term, kind in imports.subject_objects(RDF.type):
        assert kind not in KINDS or KINDS & set(ours.objects(term, RDF.type)) <= {kind}, term


def test_each_names_its_source_and_what_it_was_cut_from(root: Path) -> None:
    paths = list((root / "ontology" / "imports").glob("*.ttl"))
    assert paths
    for path in paths:
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert head[1].startswith("# Source: http"), path.name
        assert head[2].startswith("# Cut from: "), path.name
        assert path.stem in PREFIXES
