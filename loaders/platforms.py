"""Digital systems that a measure names: apps, portals, hotlines, platforms, clouds, networks, databases, service brands."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from functools import partial

from loaders.context import Context
from loaders.platform_actions import tell_actions
from loaders.platform_brands import collect_brands, find_brand, is_brand
from loaders.platform_clauses import read_clauses
from loaders.platform_kinds import tell_kind
from loaders.platform_names import find_names
from loaders.platform_spans import Name
from ontology.kinds import Action
from ontology.records import Mention, PlatformUse, Region

__all__ = ["collect_brands", "find_platforms", "unite_platforms"]

_COUNTRY = "100000"
_PROVINCE = re.compile(r"(?:全省|[我本]省|省)(?=[^市内域])|(?:全区|[我本]区)?自治区")
_CITY = re.compile(r"全市|[我本]市|市(?=[^场民政县区域]|政[务府])")
_DISTRICT = re.compile(r"(?:全|[我本])[区县旗]|[区县旗](?=级|大数据|政务|公共|城市|“)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:省|自治区|市)")


def find_platforms(line: str, context: Context, *, brands: Set[str] = frozenset()) -> Iterator[PlatformUse]:
    """Yield each identifiable system with what is done with it, in reading order; names told twice are yielded twice.

    The mention is the longest name as printed, without marks at its ends; where several share a head (药品监管、统计、体育等旗舰店)
    each is yielded with the whole phrase. `name` is without marks and has the region in full (省大数据平台 → 湖北省大数据平台). Left out
    are names that could be any system's, and 体系.

    Args:
        line: one line of a measure, simplified, without white space.
        context: the document's region, and all regions.
        brands: what `collect_brands` found in the whole paper.

    >>> from loaders.regions import load_regions
    >>> context = Context(load_regions().find_region("江苏省"), None, None, load_regions())
    >>> [(p.mention.quote, p.name, str(p.action), str(p.kind)) for p in find_platforms("升级“苏服办”移动端,推广省审计系统", context)]
    [('苏服办”移动端', '苏服办移动端', 'improve', 'mobile app'), ('省审计系统', '江苏省审计系统', 'use', 'business system')]
    """
    is_service = partial(is_brand, brands=brands, regions=context.regions)
    for clause in read_clauses(line):
        names = find_names(clause, is_service)
        for name, action in zip(names, tell_actions(clause, names), strict=True):
            yield from _uses(line, name, action, context)


def _uses(line: str, name: Name, action: Action, context: Context) -> Iterator[PlatformUse]:
    mention = Mention(line[name.start : name.end], name.start)
    for form in name.forms:
        full, region = _full_name(form, context)
        yield PlatformUse(mention, full, action, tell_kind(form), region)


def _full_name(form: str, context: Context) -> tuple[str, Region | None]:
    """The name with its region in full, and whose it is where that is not the document's region."""
    own = _named_region(form, context)
    if own is None:
        return form, None
    length, region = own
    full = form if length == 0 else region.name + form[length:]
    return full, None if region == context.region else region


def _named_region(form: str, context: Context) -> tuple[int, Region] | None:
    """How many characters stand for a region without naming it (0 where it is named), and the region."""
    regions, own = context.regions, context.region
    if brand := find_brand(form):
        region = regions.region_of_code(brand.region_code)
        return (0, region) if region else None
    if form.startswith(("全国", "国家", "国务院")):
        country = regions.region_of_code(_COUNTRY)
        return (0, country) if country else None
    if own is None or own.code == _COUNTRY:
        return _named_in_full(form, context)
    levels = ((_PROVINCE, regions.province_of(own)), (_CITY, _city_of(own, context)), (_DISTRICT, _district_of(own)))
    for bare, region in levels:
        if region and (found := bare.match(form)):
            return found.end(), region
    if form.startswith(("全区", "我区", "本区")):
        province = regions.province_of(own)
        return (2, province) if province and province.name.endswith("自治区") else None
    return _named_in_full(form, context)


def _named_in_full(form: str, context: Context) -> tuple[int, Region] | None:
    found = _PLACE.match(form)
    region = context.regions.find_region(found[0]) if found else None
    return (0, region) if region else None


def _city_of(own: Region, context: Context) -> Region | None:
    """The city whose paper it is: a municipality, a prefecture, a county-level city, or what a district lies in."""
    if own.name.endswith("市"):
        return own
    upper = context.regions.parent(own)
    return upper if upper and upper.name.endswith("市") and _district_of(own) else None


def _district_of(own: Region) -> Region | None:
    return own if not own.code.endswith("00") else None


def unite_platforms(uses: Iterable[PlatformUse]) -> tuple[PlatformUse, ...]:
    """One entry for each system of a measure, where it is first named, with the first action that is not none.

    A short form of a longer name of the measure (一体化政务服务平台 after 省一体化政务服务平台) is the same system.
    """
    first: dict[str, PlatformUse] = {}
    for use in uses:
        same = first.setdefault(use.name, use)
        if same.action is Action.NONE is not use.action:
            first[use.name] = replace(same, action=use.action)
    ends = {name[i:] for name in first for i in range(1, len(name))}
    return tuple(use for name, use in first.items() if name not in ends or name.startswith(("全国", "国家")))
