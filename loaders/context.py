"""What a finder may know of the paper around the line that it reads."""

from dataclasses import dataclass

from loaders.regions import RegionIndex
from ontology.dates import PartialDate
from ontology.records import Region

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """The paper's region, its date, the year it plans for (of its title, else its date), and all regions.

    `brands` are names that the paper quotes as services anywhere (`loaders.platforms.collect_brands`).
    """

    region: Region | None
    issued: PartialDate | None
    year: int | None
    regions: RegionIndex
    brands: frozenset[str] = frozenset()
