"""From a Document to the interchange record: what `shuzheng extract` prints, one JSON object a document."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ontology.records import (
    Citation,
    Concept,
    Deadline,
    Document,
    Header,
    Marked,
    Measure,
    Mention,
    Objective,
    Output,
    Pilot,
    PlatformUse,
    Responsibility,
    Stated,
    SubMeasure,
    Target,
)

__all__ = ["document_record"]


def document_record(document: Document) -> dict[str, object]:
    """One object of plain dicts, lists, strings and numbers.

    Every found item has its `start`: where its quote, else its text or title, begins in the clean text. Dates
    are the ISO form of the last day that they may mean; only `issued` is as precise as the text. None is
    not stated; `source` is the path that was read. `issuers` are given beside the issuer where there are
    several, `inheritedAgencies` beside the agencies that a measure names where a sentence elsewhere gives it
    more, `leftOpen` are names of places that may be one of several. A cited document has its relations, each
    with the place that tells it, and its issuers and year where number or title tell them.
    """
    return {
        "source": document.source.path,
        "doc": _header_record(document.header),
        "measures": [_measure_record(measure) for measure in document.measures],
        "objectives": [_objective_record(objective) for objective in document.objectives],
        **({"marked": [_marked_record(found) for found in document.marked]} if document.marked else {}),
        **({"leftOpen": [_open_record(found) for found in document.left_open]} if document.left_open else {}),
    }


def _header_record(header: Header) -> dict[str, object]:
    return {
        "title": _value(header.title),
        "number": _value(header.number),
        "issuer": "、".join(issuer.name for issuer in header.issued_by) or None,
        **({"issuers": [issuer.name for issuer in header.issuers]} if len(header.issuers) > 1 else {}),
        "issued": header.issued.value.text if header.issued else None,
        "region": header.region.name if header.region else None,
        "type": header.type.value if header.type else None,
        "period": [day.isoformat() for day in header.period] if header.period else None,
        "addressees": [addressee.value for addressee in header.addressees],
        "cites": [_citation_record(list(alike)) for alike in _by_paper(header.cites)],
    }


def _open_record(found: Mention) -> dict[str, object]:
    return {"place": found.quote, "start": found.start}


def _marked_record(found: Marked) -> dict[str, object]:
    return {
        "key": found.key,
        "text": found.mention.quote,
        "label": found.label,
        "start": found.mention.start,
    }


def _value(stated: Stated[str] | None) -> str | None:
    return stated.value if stated else None


def _by_paper(cites: Iterable[Citation]) -> Iterable[Iterable[Citation]]:
    """The citations of each document together, in the order of the first ones."""
    alike: dict[tuple[str, str | None], list[Citation]] = {}
    for citation in cites:
        alike.setdefault((citation.title, citation.number), []).append(citation)
    return alike.values()


def _citation_record(citations: Sequence[Citation]) -> dict[str, object]:
    first = citations[0]
    issuers = [issuer.official or issuer.name for issuer in first.issuers]
    return {
        "title": first.title,
        "number": first.number,
        "start": first.mention.start,
        "relations": [{"relation": one.relation.value, "start": one.mention.start} for one in citations],
        **({"issuers": issuers} if issuers else {}),
        **({"year": first.year} if first.year else {}),
    }


def _measure_record(measure: Measure) -> dict[str, object]:
    inherited = [found for found in measure.responsibilities if found.inherited]
    return {
        "id": measure.id,
        "path": list(measure.path),
        "title": measure.title,
        "start": measure.mention.start,
        "sub": [_sub_measure_record(sub) for sub in measure.subs],
        "agencies": [_agency_record(found) for found in measure.responsibilities if not found.inherited],
        **({"inheritedAgencies": [_agency_record(found) for found in inherited]} if inherited else {}),
        "platforms": [_platform_record(found) for found in measure.platforms],
        "targets": [_target_record(found) for found in measure.targets],
        "deadlines": [_deadline_record(found) for found in measure.deadlines],
        "pilots": [_pilot_record(found) for found in measure.pilots],
        "outputs": [_output_record(found) for found in measure.outputs],
        "concepts": [_concept_record(found) for found in measure.concepts],
    }


def _sub_measure_record(sub: SubMeasure) -> dict[str, object]:
    return {"id": sub.id, "title": sub.title, "start": sub.mention.start}


def _agency_record(found: Responsibility) -> dict[str, object]:
    kind, role = found.kind.value, found.role.value
    return {
        "text": found.mention.quote,
        "name": found.name,
        "role": role,
        "kind": kind,
        **({"inheritedFrom": found.inherited} if found.inherited else {}),
        "start": found.mention.start,
    }


def _platform_record(found: PlatformUse) -> dict[str, object]:
    return {
        "text": found.mention.quote,
        "name": found.name,
        "action": found.action.value,
        "kind": found.kind.value,
        **({"official": found.official} if found.official is not None else {}),
        "start": found.mention.start,
    }


def _target_record(found: Target) -> dict[str, object]:
    return {
        "quote": found.mention.quote,
        "indicator": found.indicator,
        "op": found.comparator.value,
        "value": _number(found.value),
        **({"max": _number(found.maximum)} if found.maximum is not None else {}),
        "unit": found.unit,
        "scope": found.scope,
        "deadline": found.deadline.last.isoformat() if found.deadline else None,
        **_inherited_record(found),
        "start": found.mention.start,
    }


def _inherited_record(found: Target) -> dict[str, object]:
    if found.inherited is None:
        return {}
    due = found.inherited.date.last.isoformat()
    return {"inheritedDeadline": due, "inheritedFrom": found.inherited.source.value}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _deadline_record(found: Deadline) -> dict[str, object]:
    return {"quote": found.mention.quote, "date": found.date.last.isoformat(), "start": found.mention.start}


def _pilot_record(found: Pilot) -> dict[str, object]:
    return {"place": found.place.name, "quote": found.mention.quote, "start": found.mention.start}


def _output_record(found: Output) -> dict[str, object]:
    return {"title": found.title, "relation": found.relation.value, "start": found.mention.start}


def _concept_record(found: Concept) -> dict[str, object]:
    return {"term": found.term, "start": found.mention.start}


def _objective_record(objective: Objective) -> dict[str, object]:
    return {
        "id": objective.id,
        "path": list(objective.path),
        "quote": objective.mention.quote,
        "deadline": objective.deadline.last.isoformat(),
        "start": objective.mention.start,
        "targets": [_target_record(found) for found in objective.targets],
    }
