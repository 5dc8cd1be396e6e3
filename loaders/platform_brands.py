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

_SERVICE = re.compile(r"[”\"＂」](?:(?:手机)?(?:APP|App|app)|移动端|客户端|小程序|超级服务端|服务端|公众号|政务服务品牌|品牌|平台)")
_SLOGAN = re.compile(
    r"[一二两三四五六七八九十零0-9].*|(?:跨|掌上|网上|线上|免|秒|马上|就近|自助|指尖|全程|全省|全市|全区|全国|全域|全城|省内|市内|区内|同城|异地|容缺|承诺|预约|上门|集成|智能"
    r"|帮|代|快|好|易|省心|放心|随时|告知|互联网|人工智能|区块链|放管服|证照|多|最多|少|零|不|政策|智慧|数字|双|大|小|高效|应|让|谁|办|无|主动|信用|先|后|看|走).*"
    r"|.*(?:通办|网办|联办|快办|可办|好办|易办|代办|帮办|督办|承办|一次办|就近办|工程|行动|计划|模式|改革|理念|原则|机制|战略|经验|制度|体系|服务|办法|通行|评价|监管|差评|清单|专区|窗口)"
    r"|.*[、,，;；。+＋—…《》·].*|."
)
_PROVINCES = "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
_LIKE = re.compile(
    rf"(?:[津冀晋蒙辽黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇陕秦陇甘穗]|{_PROVINCES})[\u4e00-\u9fff]{{1,2}}[办通码事云融贷链易钉]|(?:{_PROVINCES})[办通码云]"
)
_AFTER_CITY = re.compile(r"[\u4e00-\u9fff]{0,4}[办通码云融贷链易]")


class Brand(NamedTuple):
    """A brand's name, the code of the place that runs it, what it is."""

    name: str
    region_code: str
    kind: PlatformKind


def collect_brands(text: str) -> frozenset[str]:
    """The names that a paper quotes before 移动端, APP, 平台 and the like: services, wherever else they stand alone.

    Slogans are left out (“一网通办”平台).

    >>> sorted(collect_brands("推动事项接入“津心办”APP,升级“秦务员”平台,建设“一网通办”平台"))
    ['津心办', '秦务员']
    """
    quoted = ((line[q.start : q.end], line, q.end) for line in text.split("\n") for q in find_quoted(line))
    return frozenset(name for name, line, end in quoted if _SERVICE.match(line, end) and len(name) < 13 and not is_slogan(name))


def is_slogan(term: str) -> bool:
    """Whether a quoted term has the shape of a slogan, a principle or a programme, as most have (跨省通办, 雪亮工程)."""
    return bool(_SLOGAN.fullmatch(term))


def is_brand(term: str, brands: Set[str], regions: RegionIndex) -> bool:
    """Whether a quoted term is a service: known, named so by the paper (`brands`), or a place's 码, 办, 通, 云; brackets do not count.

    >>> from loaders.regions import load_regions
    >>> [is_brand(term, set(), load_regions()) for term in ("鄂汇办", "苏企通", "包头文化云", "掌上办", "一码通")]
    [True, True, True, False, False]
    """
    term = re.sub(r"[(（].*", "", term)
    if term in brands or find_brand(term) or _LIKE.fullmatch(term):
        return True
    return any(_AFTER_CITY.fullmatch(term, n) and regions.find_region(term[:n]) for n in (2, 3) if len(term) > n) and not is_slogan(term)


def find_brand(name: str) -> Brand | None:
    """The known brand of a name."""
    return _known().get(name)


@cache
def _known() -> dict[str, Brand]:
    return {name: Brand(name, code, PlatformKind(kind)) for name, code, kind in read_lexicon("platform_brands")}
