"""Deadlines that a target does not state itself, inferred from its measure, its section or the document."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.context import Context
from loaders.deadlines import find_deadlines
from ontology.dates import PartialDate
from ontology.kinds import InheritedFrom
from ontology.records import Deadline, Inherited, Measure, Target

__all__ = ["inherit_deadlines"]


def inherit_deadlines(measure: Measure, period: tuple[date, date] | None, context: Context) -> Measure:
    """The measure with a deadline beside each target that states none, where one can be inferred.

    It is the nearest of the measure's deadlines before the target, else the first after it; else that of
    the innermost heading that names one; else the end of the document's period. The target's own deadline
    is never touched.
    """
    if all(target.deadline for target in measure.targets):
        return measure
    around = _around(measure.path, period, context)
    return replace(
        measure, targets=tuple(_with_inherited(target, measure, around) for target in measure.targets)
    )


def _with_inherited(target: Target, measure: Measure, around: Inherited | None) -> Target:
    if target.deadline is not None:
        return target
    nearest = _nearest(target, measure.deadlines)
    own = Inherited(nearest.date, InheritedFrom.MEASURE) if nearest else None
    return replace(target, inherited=own or around)


def _nearest(target: Target, deadlines: Sequence[Deadline]) -> Deadline | None:
    before = [deadline for deadline in deadlines if deadline.mention.start <= target.mention.start]
    return before[-1] if before else deadlines[0] if deadlines else None


def _around(path: Sequence[str], period: tuple[date, date] | None, context: Context) -> Inherited | None:
    for heading in reversed(path):
        found = next(iter(find_deadlines(heading, context)), None)
        if found is not None:
            return Inherited(found.date, InheritedFrom.SECTION)
    return Inherited(PartialDate(period[1].year), InheritedFrom.DOCUMENT) if period else None
