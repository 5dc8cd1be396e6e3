"""What the graph says of a thing in plain values: a document's number, a target's figure and so on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from pyoxigraph import NamedNode

from graph.sparql import Selectable, Term, select_about, text_of
from ontology import kinds
from ontology.namespaces import expand

__all__ = ["Facts", "read_facts"]

Facts = list[tuple[str, str]]

_NAMES = {
    "eli:number": "number",
    "eli:date_document": "date",
    "eli:type_document": "type",
    "sz:periodStart": "from",
    "sz:periodEnd": "until",
    "sz:addressee": "addressee",
    "sz:number": "item",
    "sz:platformKind": "kind of platform",
    "sz:region": "region",
    "skos:notation": "code",
    "sz:indicator": "indicator",
    "sz:indicatorText": "as printed",
    "sz:targetKind": "kind of target",
    "sz:scope": "scope",
    "sz:dueDate": "due",
    "sz:fileName": "file",
    "sz:text": "text",
}
_FIGURES = {
    "sz:comparator": "comparator",
    "schema:value": "value",
    "schema:minValue": "minimum",
    "schema:maxValue": "maximum",
    "schema:unitText": "unit",
    "qudt:hasUnit": "unit",
}
_COMPARATORS = {">=": "≥", "<=": "≤"}
_ASKED = {expand(term): name for term, name in (_NAMES | _FIGURES).items()}
_QUERY = f"""SELECT ?s ?p ?value ?label WHERE {{ VALUES ?s {{ TERMS }} ?s ?p ?value .
  FILTER(?p IN ({", ".join(_NAMES | _FIGURES)}))
  FILTER(isIRI(?value) || !langMatches(lang(?value), "zh-Hant"))
  OPTIONAL {{ ?value skos:prefLabel ?label . FILTER(langMatches(lang(?label), "zh-Hans")) }} }}"""


def read_facts(store: Selectable, terms: Iterable[str]) -> dict[str, Facts]:
    """Facts by IRI: pairs of an English name and a value as the graph holds it, in one fixed order.

    A target's figure is one fact, `value`, such as "≥97%".

    Args:
        store: what answers SELECT.
        terms: IRIs as SPARQL writes them.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in select_about(store, _QUERY, terms):
        value = text_of(row.get("label")) or _plain(row.get("value"))
        found[text_of(row.get("s"))][_ASKED[text_of(row.get("p"))]].add(value)
    return {iri: _facts(values) for iri, values in found.items()}


def _plain(value: Term | None) -> str:
    """A literal's words; the value of a closed list's entry in `ontology.kinds`; else the IRI's last part."""
    if not isinstance(value, NamedNode):
        return text_of(value)
    last = value.value.rpartition("#")[2].rpartition("/")[2]
    scheme, _, member = last.partition("-")
    entry = getattr(getattr(kinds, scheme, None), member.replace("-", "_").upper(), last)
    return "%" if entry == "PERCENT" else str(entry)


def _facts(values: Mapping[str, Set[str]]) -> Facts:
    """The facts of one thing, a figure put together from its parts."""
    figure = _figure({name: min(found) for name, found in values.items()})
    listed = [(name, value) for name in _NAMES.values() for value in sorted(values.get(name, ()))]
    return [("value", figure), *listed] if figure else listed


def _figure(part: Mapping[str, str]) -> str:
    """The words of a target's value with its unit, "" for what has none.

    >>> _figure({"minimum": "3", "maximum": "5", "unit": "家"}), _figure({"minimum": "97", "unit": "%"})
    ('3–5家', '≥97%')
    """
    unit, low, high = part.get("unit", ""), part.get("minimum"), part.get("maximum")
    if low and high:
        return f"{low}–{high}{unit}"
    value = part.get("value") or low or high
    if value is None:
        return ""
    default = "≥" if low else "≤" if high else ""
    return f"{_COMPARATORS.get(part.get('comparator', ''), default)}{value}{unit}"
