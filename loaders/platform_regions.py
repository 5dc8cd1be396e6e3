"""Whose system a name names, and the name with that region in full."""

import re

from loaders.context import Context
from loaders.platform_brands import find_brand
from loaders.regions import RegionIndex
from ontology.records import Region

__all__ = ["begins_with_bare_region", "complete_name", "place_length"]

_COUNTRY = "100000"
_NATIONAL = ("全国", "国家", "国务院")
_PROVINCE = re.compile("(?:全省|[我本]省|省)(?=[^内域])|(?:全区|[我本]区)?自治区")
_CITY = re.compile("全市|[我本]市|市(?=[^场民政县区域]|政[务府])")
_DISTRICT = re.compile(
    "[全我本][区县旗]|区(?![块域间别分位县市直外内])|县(?![域区乡市城处])|旗(?![舰县帜下])"
)
_WHOLE = re.compile("[全我本]区")
_SHORTEST_PLACE, _LONGEST_PLACE = 2, 6
_LOCAL = re.compile("(?:平台|系统|网)[(（](?:[\u4e00-\u9fff]{2,8}·)?([\u4e00-\u9fff]{2,8})[)）]$")
_PLACE = re.compile("[\u4e00-\u9fff]{2,5}?(?:省|自治区|市)")


def complete_name(form: str, context: Context) -> tuple[str, Region | None]:
    """The name with a bare region in full, and whose it is where that is not the paper's own region.

    省, 全省, 自治区, 市, 区 at the beginning are the paper's, or what its region lies in; 国家 and 全国 stay.

    >>> from loaders.regions import load_regions
    >>> regions = load_regions()
    >>> context = Context(regions.find_region("上海市金山区"), None, None, regions)
    >>> complete_name("区大数据资源平台", context), complete_name("国家政务服务平台", context)[1].name
    (('上海市金山区大数据资源平台', None), '全国')
    """
    length, region = _bare_region(form, context)
    if region is None:
        region = _named_region(form, context)
    else:
        form = region.name + form[length:]
    return form, None if region == context.region else region


def begins_with_bare_region(form: str, context: Context) -> int:
    """How many characters of a name stand for a region without naming it (省, 全市); 0 where none do."""
    return _bare_region(form, context)[0]


def _bare_region(form: str, context: Context) -> tuple[int, Region | None]:
    """How many characters stand for a region without naming it, and the region."""
    regions, own = context.regions, context.region
    if own is None or own.code == _COUNTRY:
        return 0, None
    province = regions.province_of(own)
    levels = ((_PROVINCE, province), (_CITY, _city_of(own, context)), (_DISTRICT, _district_of(own)))
    for bare, region in levels:
        if region and (found := bare.match(form)):
            return found.end(), region
    is_whole = _WHOLE.match(form) and province and province.name.endswith("自治区")
    return (2, province) if is_whole else (0, None)


def _city_of(own: Region, context: Context) -> Region | None:
    """The paper's city: a municipality, a prefecture, a county-level city, or what a district lies in."""
    if own.name.endswith("市"):
        return own
    upper = context.regions.parent(own) if _district_of(own) else None
    return upper if upper and upper.name.endswith("市") else None


def _district_of(own: Region) -> Region | None:
    return None if own.code.endswith("00") else own


def _named_region(form: str, context: Context) -> Region | None:
    """The region that a name says: of a known brand, 国家, a full name, or a province's short one."""
    regions = context.regions
    if brand := find_brand(form):
        return regions.region_of_code(brand.region_code)
    if (local := _LOCAL.search(form)) and (place := regions.find_region(local[1])):
        return place
    if form.startswith(_NATIONAL):
        return regions.region_of_code(_COUNTRY)
    if found := _PLACE.match(form):
        return regions.find_region(found[0])
    short = regions.find_region(form[:2]) or regions.find_region(form[:3])
    return short if short and short.code.endswith("0000") else None


def place_length(name: str, regions: RegionIndex) -> int:
    """How many characters at the beginning of a name are a place's, at most; 0 where none are.

    >>> from loaders.regions import load_regions
    >>> [place_length(name, load_regions()) for name in ("广西公共数据开放平台", "公共数据开放平台")]
    [2, 0]
    """
    lengths = range(min(_LONGEST_PLACE, len(name)), _SHORTEST_PLACE - 1, -1)
    return next((length for length in lengths if regions.find_region(name[:length])), 0)
