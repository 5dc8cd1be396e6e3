"""Brands of digital services: known ones, and those that a paper itself uses as such."""

import re
from collections.abc import Set
from functools import cache
from typing import NamedTuple

from loaders.lexicon import read_lexicon
from loaders.quotes import find_quoted
from loaders.regions import RegionIndex
from ontology.kinds import PlatformKind

__all__ = ["Brand", "collect_brands", "find_brand", "is_brand", "is_slogan"]

_SERVICE = re.compile(
    '[”"＂」](?:(?:手机)?(?:APP|App|app)|移动端|客户端|小程序|超级服务端|服务端|公众号|政务服务品牌|品牌|平台)'
)
_AFTER_LETTER = re.compile(
    "[津冀晋蒙辽黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇陕秦陇甘穗][\u4e00-\u9fff]{1,2}[办通码事云融贷链易钉]"
)
_AFTER_PLACE = re.compile("[\u4e00-\u9fff]{0,4}[办通码云融贷链易]")
_ADDED = re.compile("[(（].*|[Vv]?[0-9]+(?:\\.[0-9]+)?(?:版)?$")
_LONGEST = 12


class Brand(NamedTuple):
    """A brand's name, the code of the place that runs it, what it is."""

    name: str
    region_code: str
    kind: PlatformKind


def collect_brands(text: str) -> frozenset[str]:
    """The names that a paper quotes before 移动端, APP, 平台 and the like: services wherever else they stand.

    Slogans are left out (“一网通办”平台).

    >>> sorted(collect_brands("推动事项接入“津心办”APP,升级“秦务员”平台,建设“一网通办”平台"))
    ['津心办', '秦务员']
    """
    quoted = ((line[q.start : q.end], line, q.end) for line in text.split("\n") for q in find_quoted(line))
    named = (name for name, line, end in quoted if _SERVICE.match(line, end))
    return frozenset(name for name in named if len(name) <= _LONGEST and not is_slogan(name))


def is_slogan(term: str) -> bool:
    """Whether a quoted term has the shape of a slogan, a principle or a programme (跨省通办, 雪亮工程)."""
    return len(term) == 1 or bool(_slogans().fullmatch(term))


def is_brand(term: str, brands: Set[str], regions: RegionIndex) -> bool:
    """Whether a quoted term is a service: known, in `brands`, or a place's 码, 办, 通.

    A bracket or a version at its end does not count (浙政钉2.0).

    >>> from loaders.regions import load_regions
    >>> [is_brand(term, set(), load_regions()) for term in ("鄂汇办", "苏企通", "包头文化云", "掌上办")]
    [True, True, True, False]
    """
    term = term if find_brand(term) else _ADDED.sub("", term)
    if term in brands or find_brand(term) or _AFTER_LETTER.fullmatch(term):
        return True
    places = (term[:length] for length in (2, 3) if _AFTER_PLACE.fullmatch(term, length))
    return any(regions.find_region(place) for place in places) and not is_slogan(term)


def find_brand(name: str) -> Brand | None:
    """The known brand of a name."""
    return _known().get(name)


@cache
def _known() -> dict[str, Brand]:
    rows = read_lexicon("platform_brands")
    return {name: Brand(name, code, PlatformKind(kind)) for name, code, kind in rows}


@cache
def _slogans() -> re.Pattern[str]:
    words = {row[0]: row[1] for row in read_lexicon("slogans")}
    begin, end = ("|".join(map(re.escape, words[place].split("、"))) for place in ("begin", "end"))
    return re.compile(f"(?:{begin}).*|.*(?:{end})|.*[{re.escape(words['hold'])}].*")
