"""A store describes itself: what it holds, counted; what it comes from; how well it was read."""

from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Triple

from graph.build import build_store
from graph.formats import ExportFormat
from graph.quality import Quality, quality_triples, read_quality
from graph.store import Store, open_store
from loaders.score import score_records
from ontology.iris import dataset_iri
from ontology.namespaces import DEF_GRAPH, PREFIXES, TERMS, expand
from ontology.nodes import node

LANGUAGES = {"zh-hans", "zh-hant", "en"}
TYPE = node("rdf:type")


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Store:
    return open_store(sample_store)


@pytest.fixture(scope="module")
def description(store: Store) -> list[Triple]:
    return store.construct(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{dataset_iri()}> {{ ?s ?p ?o }} }}")


@pytest.fixture(scope="module")
def facts(store: Store) -> set[Triple]:
    """The triples of documents and texts, each once."""
    others = f"<{dataset_iri()}>, <{DEF_GRAPH}>"
    return set(
        store.construct(
            f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g NOT IN ({others})) }}"
        )
    )


def objects(description: list[Triple], name: str, subject: str | None = None) -> list[str]:
    about = NamedNode(subject or dataset_iri())
    return [t.object.value for t in description if (t.subject, t.predicate) == (about, node(name))]


def partitions(description: list[Triple], kind: str, counted: str) -> dict[str, int]:
    parts = objects(description, f"void:{kind}Partition")
    return {
        objects(description, f"void:{kind}", part)[0]: int(objects(description, counted, part)[0])
        for part in parts
    }


def test_the_counts_are_those_of_the_documents_graphs(description: list[Triple], facts: set[Triple]) -> None:
    things = {triple.subject for triple in facts if triple.predicate == TYPE}
    counted = {
        name: int(objects(description, name)[0])
        for name in ("void:triples", "void:entities", "void:properties")
    }
    assert counted == {
        "void:triples": len(facts),
        "void:entities": len(things),
        "void:properties": len({triple.predicate for triple in facts}),
    }
    assert len(facts) > 5000


def test_each_class_and_each_property_has_its_count(description: list[Triple], facts: set[Triple]) -> None:
    classes = Counter(triple.object.value for triple in facts if triple.predicate == TYPE)
    properties = Counter(triple.predicate.value for triple in facts)
    assert partitions(description, "class", "void:entities") == classes
    assert partitions(description, "property", "void:triples") == properties
    assert objects(description, "void:classes") == [str(len(classes))]
    assert classes[expand("sz:Measure")] > 40


def test_source_files_count_once_by_their_digest(description: list[Triple], samples: Path) -> None:
    assert objects(description, "sz:sourceCount") == [str(len(list(samples.glob("*.txt"))))]


def test_the_vocabularies_are_those_of_its_classes_and_properties(description: list[Triple]) -> None:
    named = set(objects(description, "void:vocabulary"))
    assert {PREFIXES[prefix] for prefix in ("sz", "eli", "oa", "skos", "prov")} <= named
    assert named.isdisjoint(PREFIXES[prefix] for prefix in ("void", "dqv", "xsd", "unit"))


def test_examples_runs_and_days_lead_into_the_data(
    store: Store, description: list[Triple], facts: set[Triple]
) -> None:
    examples = objects(description, "void:exampleResource")
    runs = objects(description, "prov:wasGeneratedBy")
    assert len(examples) >= 5
    assert {NamedNode(iri) for iri in (*examples, *runs)} <= {triple.subject for triple in facts}
    assert store.ask(f"ASK {{ <{runs[0]}> schema:softwareVersion ?version }}")
    (period,) = objects(description, "dcterms:temporal")
    days = objects(description, "dcat:startDate", period) + objects(description, "dcat:endDate", period)
    assert days == ["2019-01-15", "2024-03-05"]


def test_title_and_description_are_in_three_languages(description: list[Triple]) -> None:
    for name in ("dcterms:title", "dcterms:description", "dcterms:rights"):
        found = {
            getattr(triple.object, "language", None)
            for triple in description
            if (triple.subject, triple.predicate) == (NamedNode(dataset_iri()), node(name))
        }
        assert found == LANGUAGES
    assert objects(description, "dcterms:license") == ["https://spdx.org/licenses/MIT"]


def test_every_export_format_is_a_distribution(description: list[Triple]) -> None:
    expected = {dataset_iri("distribution", form.value) for form in ExportFormat}
    assert set(objects(description, "dcat:distribution")) == expected
    for distribution in expected:
        assert objects(description, "dcat:mediaType", distribution) or objects(
            description, "dcterms:format", distribution
        )


def test_every_figure_is_measured_by_a_metric_on_a_field_that_are_explained(
    description: list[Triple],
) -> None:
    quality = read_quality()
    measured = objects(description, "dqv:hasQualityMeasurement")
    assert len(measured) == sum(map(len, quality.figures.values())) > 80
    for measurement in measured:
        (metric,), (field,) = (
            objects(description, name, measurement) for name in ("dqv:isMeasurementOf", "dcterms:subject")
        )
        (name,) = objects(description, "skos:notation", field)
        assert (
            float(objects(description, "dqv:value", measurement)[0])
            == (quality.figures[name][metric.rpartition("/")[2]])
        )
        for explained in (metric, field):
            assert len(objects(description, "skos:prefLabel", explained)) == 3
            assert len(objects(description, "skos:definition", explained)) == 3


def test_the_field_that_is_scored_is_measured(description: list[Triple]) -> None:
    fields = score_records({}, []).fields
    assert fields.keys() <= read_quality().figures.keys()
    for name in ("platforms", "targets", "responsible"):
        assert {"precision", "recall", "f1", "annotated"} == read_quality().figures[name].keys()


def test_the_annotations_are_told_by_their_digest_and_number(description: list[Triple]) -> None:
    annotations, quality = dataset_iri("annotations"), read_quality()
    assert objects(description, "dcterms:identifier", annotations) == [f"sha256:{quality.annotations}"]
    assert objects(description, "sz:sourceCount", annotations) == [str(quality.documents)]


def test_counts_are_integers_and_shares_decimals() -> None:
    quality = Quality("abc", 1, {"targets": {"f1": 0.97, "annotated": 22}})
    literals = [str(t.object) for t in quality_triples(quality) if t.predicate == node("dqv:value")]
    xsd = PREFIXES["xsd"]
    assert literals == [f'"0.97"^^<{xsd}decimal>', f'"22"^^<{xsd}integer>']


def test_all_it_says_is_said_in_known_terms(description: list[Triple]) -> None:
    known = {expand(f"{prefix}:{name}") for prefix, names in TERMS.items() for name in names}
    used = {t.predicate.value for t in description}
    used |= {t.object.value for t in description if t.predicate == TYPE and isinstance(t.object, NamedNode)}
    assert used <= known


def test_it_tells_no_time_and_no_path(description: list[Triple], sample_store: Path) -> None:
    written = "\n".join(map(str, description))
    assert "dateTime" not in written
    assert str(sample_store.parent) not in written


def test_the_description_follows_the_data(samples: Path, tmp_path: Path) -> None:
    paths = sorted(samples.glob("*.txt"))
    build_store(paths[:1], tmp_path / "store")
    first = open_store(tmp_path / "store").select(f"SELECT ?n {{ <{dataset_iri()}> void:triples ?n }}")
    build_store(paths[:2], tmp_path / "store")
    second = open_store(tmp_path / "store").select(f"SELECT ?n {{ <{dataset_iri()}> void:triples ?n }}")
    assert len(first) == len(second) == 1
    assert int(second[0]["n"].value) > int(first[0]["n"].value)


def test_what_has_no_dates_has_no_span(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("一、重点任务\n1.建设平台。建设数据共享平台。", encoding="utf-8")
    build_store([paper], tmp_path / "store")
    assert not open_store(tmp_path / "store").ask("ASK { ?dataset dcterms:temporal ?span }")


def test_the_file_beside_the_code_is_turtle_of_one_dataset(root: Path) -> None:
    quads = list(pyoxigraph.parse(path=str(root / "graph" / "description.ttl")))
    assert all(str(quad.subject.value).startswith(dataset_iri()) for quad in quads)  # type: ignore[union-attr]
