"""The one form of a document's number, and the place where a paper was issued by its names and number."""

import re
from collections.abc import Sequence

from loaders.regions import RegionIndex
from ontology.records import Region

__all__ = ["fold_number", "issuing_region"]

_COUNTRY = "100000"
_NATIONAL = ("国务院", "国家", "中共中央", "全国", "中华人民共和国")


def fold_number(number: str) -> str:
    """One form of a document number: 〔〕 around the year and no 第 after it, no brackets around 第707号.

    >>> fold_number("國发[2022]第14号"), fold_number("国务院令（第707号）")
    ('國发〔2022〕14号', '国务院令第707号')
    """
    folded = re.sub(r"[^\w]+(\d{4})[^\w]+第?(?=\d)", r"〔\1〕", number)
    return re.sub(r"[(（](第\d+号)[)）]", r"\1", folded)


def issuing_region(names: Sequence[str], number: str | None, regions: RegionIndex) -> Region | None:
    """The place of the first name that begins with one, else that of the number; None where neither tells."""
    for name in names:
        if name.startswith(_NATIONAL):
            return regions.region_of_code(_COUNTRY)
        places = regions.regions_in(name)
        if places and places[0][0] == 0:
            return places[0][2]
    return regions.region_of_number(number) if number else None
