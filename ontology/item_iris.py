"""IRIs of what is numbered inside a document: sections, measures, sub-measures, objectives."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ontology.errors import ValueRangeError
from ontology.iris import document_iri, encode_part
from ontology.numerals import parse_numeral
from ontology.records import Document, Measure, Section
from ontology.wording import normal_form

__all__ = ["measure_iris", "objective_iris", "section_iris", "section_parents", "sub_measure_iris"]

_CHINESE = "[零〇一二两三四五六七八九十百千]+"
_STEPS = {
    "sec": re.compile(f"({_CHINESE})"),
    "item": re.compile(rf"\(({_CHINESE})\)"),
    "point": re.compile(r"(\d+)"),
    "subpoint": re.compile(r"\((\d+)\)"),
    "part": re.compile(rf"第({_CHINESE}|\d+)部分?"),
    "book": re.compile(rf"第({_CHINESE}|\d+)编"),
    "chap": re.compile(rf"第({_CHINESE}|\d+)章"),
    "subchap": re.compile(rf"第({_CHINESE}|\d+)节"),
    "art": re.compile(rf"第({_CHINESE}|\d+)条"),
}


def section_iris(document: Document) -> tuple[str, ...]:
    """The sections' IRIs, in their order: the chain of printed numbers, `{document}/sec_2/item_1`."""
    return _unique(_section_iris(document_iri(document), document.sections))


def measure_iris(document: Document) -> tuple[str, ...]:
    """The measures' IRIs, in their order: `13` is `{document}/point_13`, `二/(四)` `{document}/sec_2/item_4`.

    Where an IRI would stand twice in a document, sections included, the second ends in `;2`.
    """
    base = document_iri(document)
    sections = _section_iris(base, document.sections)
    measures = (f"{base}/{_chain(measure.id)}" for measure in document.measures)
    return _unique([*sections, *measures])[len(document.sections) :]


def sub_measure_iris(measure_iri: str, measure: Measure) -> tuple[str, ...]:
    """The sub-measures' IRIs, in their order: `二/(四)#2` is `{measure}/lead_2`."""
    return _unique(f"{measure_iri}/lead_{encode_part(sub.id.rpartition('#')[2])}" for sub in measure.subs)


def objective_iris(document: Document) -> tuple[str, ...]:
    """The objectives' IRIs, in their order: `O1` is `{document}/objective_1`."""
    base = document_iri(document)
    return _unique(
        f"{base}/objective_{encode_part(objective.id.removeprefix('O'))}" for objective in document.objectives
    )


def section_parents(sections: Sequence[Section]) -> tuple[int | None, ...]:
    """For each section the index of the one it is part of: the nearest before it that is less deep."""
    above: list[int] = []
    parents: list[int | None] = []
    for index, section in enumerate(sections):
        while above and sections[above[-1]].depth >= section.depth:
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(index)
    return tuple(parents)


def _section_iris(base: str, sections: Sequence[Section]) -> list[str]:
    iris: list[str] = []
    for section, parent in zip(sections, section_parents(sections), strict=True):
        iris.append(f"{base if parent is None else iris[parent]}/{_step(section.number)}")
    return iris


def _chain(item: str) -> str:
    return "/".join(_step(number) for number in item.split("/"))


def _step(number: str) -> str:
    """`二` is `sec_2`, `(四)` `item_4`, `13` `point_13`, `①` `circle_1`; all else `no_` and as printed."""
    plain = normal_form(number).rstrip("、.。,:")
    if len(number) == 1 and not number.isdecimal() and plain.isdecimal():
        return f"circle_{plain}"
    for style, pattern in _STEPS.items():
        found = pattern.fullmatch(plain)
        if found is not None:
            return f"{style}_{_value(found[1])}"
    return f"no_{encode_part(plain)}"


def _value(numeral: str) -> str:
    try:
        return str(parse_numeral(numeral))
    except ValueRangeError:
        return encode_part(numeral)


def _unique(iris: Iterable[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    unique = []
    for iri in iris:
        seen[iri] += 1
        unique.append(iri if seen[iri] == 1 else f"{iri};{seen[iri]}")
    return tuple(unique)
