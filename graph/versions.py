"""From a store to what its documents prescribe, in plain records that two states can be compared by."""

from dataclasses import dataclass
from decimal import Decimal

from graph.sparql import Row, Selectable, select, text_of

__all__ = ["DocumentFacts", "MeasureFacts", "TargetFacts", "read_documents"]

_MEASURES = """SELECT ?document ?name ?measure ?number ?title ?text WHERE {
  ?measure a sz:Measure ; sz:inDocument ?document ; sz:number ?number ; sz:order ?order ; sz:text ?text ;
    skos:prefLabel ?title .
  ?document skos:prefLabel ?name .
  FILTER(langMatches(lang(?title), "zh-Hans") && langMatches(lang(?name), "zh-Hans"))
  FILTER NOT EXISTS { ?measure eli:is_part_of/a sz:Measure }
} ORDER BY ?document ?order ?name"""
_TARGETS = """SELECT ?measure ?indicator ?scope ?sign ?value ?low ?high ?percent ?unit ?due ?quote WHERE {
  ?target a sz:Target ; sz:inMeasure ?measure ; sz:indicator/skos:prefLabel ?indicator ;
    sz:comparator/skos:notation ?sign ; sz:evidence/oa:hasSelector/oa:exact ?quote .
  FILTER(langMatches(lang(?indicator), "zh-Hans"))
  OPTIONAL { ?target sz:scope ?scope }
  OPTIONAL { ?target schema:value ?value }
  OPTIONAL { ?target schema:minValue ?low }
  OPTIONAL { ?target schema:maxValue ?high }
  OPTIONAL { ?target qudt:hasUnit ?percent }
  OPTIONAL { ?target schema:unitText ?unit }
  OPTIONAL { ?target sz:dueDate ?due }
} ORDER BY ?measure ?indicator ?scope ?value ?low ?high ?due"""
_DEADLINES = """SELECT DISTINCT ?measure ?due WHERE {
  ?deadline a sz:Deadline ; sz:inMeasure ?measure ; sz:dueDate ?due
} ORDER BY ?measure ?due"""


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """A figure to reach; `amount` is the number that can rise or fall, a range's lower end."""

    indicator: str
    scope: str
    sign: str
    amount: Decimal
    high: Decimal | None
    unit: str
    due: str
    quote: str

    @property
    def shown(self) -> str:
        """The figure as it is written: `>= 97%`, `3-5 项`."""
        upper = f"-{self.high}" if self.high is not None else ""
        sign = "" if self.sign in {"=", "range"} else f"{self.sign} "
        return f"{sign}{self.amount}{upper}{self.unit if self.unit == '%' else ' ' + self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure with its whole text, its targets, and the last days it names, as ISO dates."""

    number: str
    title: str
    text: str
    targets: tuple[TargetFacts, ...]
    deadlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document's name and its measures in reading order; sub-measures are part of theirs."""

    iri: str
    name: str
    measures: tuple[MeasureFacts, ...]


def read_documents(store: Selectable, document: str | None = None) -> dict[str, DocumentFacts]:
    """The documents that hold measures, by IRI.

    Args:
        store: what answers SELECT.
        document: the IRI of the only one wanted; None for all.
    """
    targets: dict[str, dict[TargetFacts, None]] = {}
    for row in select(store, _TARGETS):
        targets.setdefault(text_of(row["measure"]), {})[_target(row)] = None
    deadlines: dict[str, list[str]] = {}
    for row in select(store, _DEADLINES):
        deadlines.setdefault(text_of(row["measure"]), []).append(text_of(row["due"]))
    names: dict[str, str] = {}
    found: dict[str, dict[str, MeasureFacts]] = {}
    for row in select(store, _MEASURES):
        iri, measure = text_of(row["document"]), text_of(row["measure"])
        if document in {None, iri}:
            names.setdefault(iri, text_of(row["name"]))
            found.setdefault(iri, {})[measure] = MeasureFacts(
                text_of(row["number"]),
                text_of(row["title"]),
                text_of(row["text"]),
                tuple(targets.get(measure, ())),
                tuple(deadlines.get(measure, ())),
            )
    return {iri: DocumentFacts(iri, names[iri], tuple(each.values())) for iri, each in found.items()}


def _target(row: Row) -> TargetFacts:
    low, high = (text_of(row.get(name)) for name in ("low", "high"))
    amount = text_of(row.get("value")) or low or high
    return TargetFacts(
        indicator=text_of(row.get("indicator")),
        scope=text_of(row.get("scope")),
        sign=text_of(row.get("sign")),
        amount=Decimal(amount),
        high=Decimal(high) if low and high else None,
        unit="%" if row.get("percent") else text_of(row.get("unit")),
        due=text_of(row.get("due")),
        quote=text_of(row.get("quote")),
    )
