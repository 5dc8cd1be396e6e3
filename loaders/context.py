"""What a finder may know of the paper around the line that it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.regions import RegionIndex
from ontology.dates import PartialDate
from ontology.records import PlatformUse, Region

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """The paper's region, its date, the year it plans for (of its title, else its date), and all regions.

    `effective` is the day from which the paper is in force, if it says so (自2024年7月1日起施行).
    `brands` are names that the paper quotes as services anywhere (`loaders.platforms.collect_brands`);
    `short_forms` are short names of digital systems with what they stand for (`collect_short_forms`);
    `bodies` are short names of bodies that the paper introduces (`loaders.local_forms.learn_bodies`).
    `ministry` is the ministry whose paper it is: 部信息中心 is its own.
    """

    region: Region | None
    issued: PartialDate | None
    year: int | None
    regions: RegionIndex
    brands: frozenset[str] = frozenset()
    short_forms: Mapping[str, PlatformUse] = field(default_factory=dict, hash=False)
    effective: PartialDate | None = None
    bodies: frozenset[str] = frozenset()
    ministry: str = ""
