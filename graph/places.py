"""The regions that a store has papers of; from a name or code that a user types to one of them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.align_relation import is_above
from graph.papers import Paper
from graph.simplified import simplify
from graph.sparql import Selectable, select, text_of
from ontology.errors import QueryError

__all__ = ["Place", "find_place", "outermost_below", "read_places"]

_REGIONS = """SELECT ?code ?label WHERE { ?region a sz:Region ; skos:notation ?code ; skos:prefLabel ?label }
ORDER BY ?code ?label"""
_ENDING = re.compile("(?:[壮壯]族|回族|[维維]吾[尔爾])?自治[区區]$|特[别別]行政[区區]$|[省市]$")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A region: six digits of GB/T 2260, full name in both scripts, how many papers the store has of it."""

    code: str
    label: str
    label_hant: str
    paper_count: int = 0

    @property
    def short(self) -> str:
        """The name without what it says of the kind of region."""
        return short_name(self.label)

    @property
    def short_hant(self) -> str:
        """The same in traditional characters."""
        return short_name(self.label_hant)


def short_name(name: str) -> str:
    """A region's name as people say it.

    >>> short_name("内蒙古自治区"), short_name("廣西壯族自治區"), short_name("包头市"), short_name("相城区")
    ('内蒙古', '廣西', '包头', '相城区')
    """
    return _ENDING.sub("", name)


def read_places(store: Selectable, papers: Iterable[Paper]) -> dict[str, Place]:
    """By code, in its order, the regions of the papers and those that hold one of them."""
    wanted = Counter(paper.standing.region for paper in papers if paper.standing.region)
    labels: dict[str, dict[bool, str]] = {}
    for row in select(store, _REGIONS):
        code, label = text_of(row.get("code")), row.get("label")
        if code in wanted or any(is_above(code, region) for region in wanted):
            is_hant = "hant" in (getattr(label, "language", "") or "").lower()
            labels.setdefault(code, {})[is_hant] = text_of(label)
    return {code: Place(code, *_both(spoken), wanted[code]) for code, spoken in labels.items()}


def _both(spoken: Mapping[bool, str]) -> tuple[str, str]:
    any_form = next(iter(spoken.values()))
    return spoken.get(False, any_form), spoken.get(True, any_form)


def find_place(places: Mapping[str, Place], name: str) -> Place:
    """The region of this code or name: full, short, its beginning or its end, in either script.

    Of several the one that holds most counts: 吉林 is the province, 吉林市 the city.

    Args:
        places: from `read_places`.
        name: 江苏省, 江苏, 江蘇, 320000, 相城区.

    Raises:
        QueryError: none bears it, or several of one level do; it lists which there are.
    """
    wanted = _fold(name)
    tests = (
        lambda place: wanted in (place.code, place.label),
        lambda place: wanted == place.short,
        lambda place: len(wanted) > 1 and place.label.startswith(wanted),
        lambda place: len(wanted) > 1 and place.label.endswith(wanted),
    )
    for is_it in tests:
        found = [place for place in places.values() if is_it(place)]
        widest = min(map(_depth, found), default=0)
        found = [place for place in found if _depth(place) == widest]
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(f"{name!r} names {len(found)} regions ({_listed(found)}); say more of one")
    known = _listed(place for place in places.values() if place.paper_count)
    raise QueryError(f"no paper is of a region named {name!r}; there are papers of {known}")


def _depth(place: Place) -> int:
    """0 for the country, 1 a province, 2 a city, 3 what is below."""
    if place.code == "100000":
        return 0
    return 1 if place.code.endswith("0000") else 2 if place.code.endswith("00") else 3


def _listed(places: Iterable[Place]) -> str:
    names = [place.label for place in places]
    return "、".join(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "") if names else "no region"


def outermost_below(upper: str, code: str) -> str:
    """The widest region below the first that holds the second, by code.

    >>> outermost_below("100000", "320507"), outermost_below("320000", "320507")
    ('320000', '320500')
    """
    if upper == "100000":
        return f"{code[:2]}0000"
    return f"{code[:4]}00" if upper.endswith("0000") else code


def _fold(name: str) -> str:
    """The name in simplified characters, without white space."""
    return simplify("".join(name.split()))
