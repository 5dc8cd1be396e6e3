"""A list of responsible bodies at the end of a section that covers all measures of the section."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ontology.kinds import Role
from ontology.records import Measure, Responsibility

__all__ = ["spread_lists"]

_LABEL = re.compile("[(（]?[\u4e00-\u9fff]{2,8}[:：]")


def spread_lists(text: str, measures: Sequence[Measure]) -> list[Measure]:
    """The measures, each with the bodies of its section's list where it has none of its own.

    A list covers its section where it stands on a line of its own (责任单位:…) under the last of several
    measures and none of the others names anybody responsible; what it gives keeps the place of the list as
    its mention.
    """
    spread: list[Measure] = []
    for _, section in groupby(measures, key=lambda measure: measure.path):
        spread += _spread(text, list(section))
    return spread


def _spread(text: str, section: list[Measure]) -> list[Measure]:
    *others, last = section
    if not others or not last.path or any(_tasked(measure) for measure in others):
        return section
    listed = tuple(one for one in _tasked(last) if _is_on_own_line(text, one, last))
    return [replace(measure, responsibilities=(*measure.responsibilities, *listed)) for measure in others] + [
        last
    ]


def _tasked(measure: Measure) -> list[Responsibility]:
    return [one for one in measure.responsibilities if one.role is not Role.MENTIONED]


def _is_on_own_line(text: str, found: Responsibility, measure: Measure) -> bool:
    """Whether a labelled list names the body, on a line that opens with it and is not the first."""
    start = text.rfind("\n", 0, found.mention.start) + 1
    opens = bool(_LABEL.match(text, start, found.mention.start))
    return start > measure.start and opens and found.mention.rule.startswith("label")
