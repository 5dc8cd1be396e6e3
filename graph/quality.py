"""How well the loaders read: figures from annotated papers, kept in `quality.json`, and their DQV triples."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, Triple

from ontology.iris import dataset_iri
from ontology.nodes import decimal_literal, node, number_literal, state

__all__ = ["Quality", "quality_triples", "read_quality"]


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured.

    `annotations` is a SHA-256 digest of the annotations' names and bytes, `documents` how many there are.
    `figures` holds the metrics of each field: precision, recall, f1 and the count annotated; of a value that
    matched entries are compared by, agreement and the count compared. Shares go from 0 to 1; one that has
    nothing to divide by is left out.
    """

    annotations: str
    documents: int
    figures: Mapping[str, Mapping[str, int | float]]


def read_quality() -> Quality:
    """The figures that this version of the software reached."""
    return Quality(**json.loads(files("graph").joinpath("quality.json").read_text(encoding="utf-8")))


def quality_triples(quality: Quality) -> Iterator[Triple]:
    """Yield a measurement of the dataset for each field and metric, and what the annotations are.

    What fields and metrics mean is in `description.ttl`.
    """
    dataset, annotations = NamedNode(dataset_iri()), NamedNode(dataset_iri("annotations"))
    yield from state(
        annotations,
        ("dcterms:identifier", Literal(f"sha256:{quality.annotations}")),
        ("sz:sourceCount", number_literal(quality.documents)),
    )
    for field, figures in quality.figures.items():
        name = field.replace(" ", "-")
        for metric, figure in figures.items():
            measurement = NamedNode(dataset_iri("quality", name, metric))
            yield from state(dataset, ("dqv:hasQualityMeasurement", measurement))
            yield from state(
                measurement,
                ("rdf:type", node("dqv:QualityMeasurement")),
                ("dqv:computedOn", dataset),
                ("dqv:isMeasurementOf", NamedNode(dataset_iri("metric", metric))),
                ("dcterms:subject", NamedNode(dataset_iri("field", name))),
                ("dqv:value", _literal(figure)),
                ("prov:wasDerivedFrom", annotations),
            )


def _literal(figure: int | float) -> Literal | None:
    return number_literal(figure) if isinstance(figure, int) else decimal_literal(Decimal(str(figure)))
