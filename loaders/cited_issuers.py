"""Who issued a cited paper, as far as its number's letters or the head of its title tell."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.issuers import split_issuers
from loaders.lexicon import read_lexicon
from loaders.regions import RegionIndex
from ontology.paper_titles import read_title
from ontology.records import Citation, Issuer, Region, Stated

__all__ = ["find_cited_issuers"]

_LETTERS = re.compile("[\u4e00-\u9fffA-Z×]+")
_ORDER = re.compile(
    r"(?:中华人民共和国)?(?P<issuer>.{0,28}?(?:国务院|人民政府|[部委局行署会]))(?:令|公告|通告)(?:\d{4}年)?[(（]?第"
)
_GOVERNMENT = re.compile("[\u4e00-\u9fff]{1,4}[政府](?P<office>[办厅])?(?:规发|发电|[发函字规])?")
_OTHERS = re.compile(r"等[\d一二三四五六七八九十多]*个?(?:部门|部委|单位|厅局)$")
_OWN = re.compile("(?P<level>自治区|[省市区县州盟旗])(?P<body>(?:人民)?政府|委)(?:办公[厅室])?")
_PLACES = tuple("省市区县州盟旗")
_MINISTRY = re.compile(r"^[^省市区县州盟旗]+(?:部|总局)$")
_COUNTRY = "100000"


def find_cited_issuers(citation: Citation, own: Region | None, regions: RegionIndex) -> tuple[Issuer, ...]:
    """The bodies that issued a cited paper; none where neither number nor title tells.

    The letters of the number come first (国办发, 苏政发; 建设部令第57号): they are of one body. The office
    of a city's government is called 办公厅 or 办公室, which letters do not tell. A title's 省政府 is the
    government of the citing paper's province.

    Args:
        citation: with its number folded.
        own: the citing paper's region.
        regions: all divisions.
    """
    name = _of_number(citation.number or "", regions) or _of_title(citation.title, own, regions)
    if name is None:
        return ()
    stated, nation = Stated(name, citation.mention), regions.region_of_code(_COUNTRY)
    return tuple(
        replace(
            one,
            mention=citation.mention,
            region=one.region or (nation if _MINISTRY.search(one.name) else citation.region),
        )
        for one in split_issuers(stated, None, regions)
    )


def _of_number(number: str, regions: RegionIndex) -> str | None:
    order, letters = _ORDER.match(number), _LETTERS.match(number)
    if order:
        return order["issuer"]
    return (_listed(letters[0]) or _of_government(letters[0], number, regions)) if letters else None


def _listed(letters: str) -> str | None:
    """The body of the longest pattern that fits."""
    fitting = [(len(shape.pattern), name) for shape, name in _codes() if shape.fullmatch(letters)]
    return max(fitting)[1] if fitting else None


def _of_government(letters: str, number: str, regions: RegionIndex) -> str | None:
    """The government whose letters they are; its office only if it is a province's."""
    found, region = _GOVERNMENT.fullmatch(letters), regions.region_of_number(number)
    if not found or region is None or region.code == _COUNTRY:
        return None
    if not found["office"]:
        return f"{region.name}人民政府"
    return f"{region.name}人民政府办公厅" if region.code.endswith("0000") else None


def _of_title(title: str, own: Region | None, regions: RegionIndex) -> str | None:
    """The body at the head of a title, in full where it is relative; None for a mere place."""
    named = read_title(title).issuers
    name = _OTHERS.sub("", named[0]) if named else ""
    relative = _OWN.fullmatch(name)
    if relative is None:
        return None if not name or name.endswith(_PLACES) else name
    region = next(_around(own, relative["level"], regions), None)
    if region is None:
        return None
    party = "中共" if relative["body"] == "委" else ""
    return party + region.name + name.removeprefix(relative["level"])


def _around(region: Region | None, level: str, regions: RegionIndex) -> Iterator[Region]:
    """Yield the region and those around it whose name ends as the level does."""
    while region is not None and region.code != _COUNTRY:
        if region.name.endswith(level):
            yield region
        region = regions.parent(region)


@cache
def _codes() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_lexicon("number_issuers")
    return tuple((re.compile(letters.replace("*", "[\u4e00-\u9fff]{0,6}")), name) for letters, name in rows)
