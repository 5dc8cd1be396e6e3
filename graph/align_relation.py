"""Where and when two papers were issued in, what a measure of the one is to its like in the other out."""

from dataclasses import dataclass

from ontology.dates import PartialDate
from ontology.kinds import AlignmentRelation

__all__ = ["Standing", "find_relation", "is_above"]

_COUNTRY = "100000"


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a paper: its region's six digits, its issuers' names, its date; None or nothing is not stated."""

    region: str | None
    issuers: frozenset[str] = frozenset()
    issued: PartialDate | None = None


def is_above(upper: str, lower: str) -> bool:
    """Whether the first region holds the second and is not it: country, province, city, county.

    >>> is_above("320000", "320500"), is_above("320000", "330100"), is_above("100000", "320000")
    (True, False, True)
    """
    return upper != lower and (upper == _COUNTRY or lower.startswith(_stem(upper)))


def _stem(region: str) -> str:
    """The digits that all regions inside share."""
    for end in (2, 4):
        if region[end:] == "0" * (6 - end):
            return region[:end]
    return region


def find_relation(lower: Standing, upper: Standing, *, cites: bool = False) -> AlignmentRelation | None:
    """What a measure of `lower` is to a like one of `upper`; None where region or dates do not tell.

    Args:
        lower: the paper whose measures are looked up.
        upper: the paper that they are looked up in.
        cites: the lower paper names the upper one, so it is the younger, whatever its date says or omits.

    A date decides only where all days that it may mean do: of 2022 and 2022-06 neither is the older. The
    paper of a region that holds the upper one's has no relation downward: ask the other way round.
    """
    if lower.region is None or upper.region is None or is_above(lower.region, upper.region):
        return None
    if is_above(upper.region, lower.region):
        return _upward(lower, upper, cites)
    if lower.region == upper.region and lower.issuers & upper.issuers:
        return _onward(lower, upper, cites)
    return AlignmentRelation.PARALLEL


def _upward(lower: Standing, upper: Standing, cites: bool) -> AlignmentRelation | None:
    if cites or _is_older(upper, lower) or _is_day(lower, upper):
        return AlignmentRelation.CARRIES_OUT
    return AlignmentRelation.ANTICIPATES if _is_older(lower, upper) else None


def _onward(lower: Standing, upper: Standing, cites: bool) -> AlignmentRelation | None:
    if cites or _is_older(upper, lower):
        return AlignmentRelation.CONTINUES
    return AlignmentRelation.PARALLEL if _is_day(lower, upper) else None


def _is_older(one: Standing, other: Standing) -> bool:
    """Whether each day that the first may mean is before each of the other."""
    return one.issued is not None and other.issued is not None and one.issued.last < other.issued.first


def _is_day(one: Standing, other: Standing) -> bool:
    """Whether both mean one and the same day."""
    return one.issued is not None and one.issued == other.issued and one.issued.first == one.issued.last
