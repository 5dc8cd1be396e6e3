"""What sort of system a name says: by its head, else by what stands before it."""

import re
from functools import cache, lru_cache

from loaders.lexicon import read_lexicon
from loaders.platform_brands import find_brand
from loaders.platform_tokens import find_quoted_head
from ontology.kinds import PlatformKind

__all__ = ["tell_kind"]

_ADDED = re.compile("[(（][^()（）]*[)）]$|[0-9]+(?:\\.[0-9]+)?版?$")
_BY_END = {"办": PlatformKind.MOBILE_APP, "通": PlatformKind.MOBILE_APP, "码": PlatformKind.SHARED_COMPONENT}


@lru_cache(maxsize=4096)
def tell_kind(name: str) -> PlatformKind:
    """The kind of the system that a name without quotation marks names.

    >>> [str(tell_kind(name)) for name in ("苏服办移动端", "公安大数据平台", "省政务云平台", "审计系统")]
    ['mobile app', 'data platform', 'cloud', 'business system']
    """
    name = _ADDED.sub("", name) or name
    if brand := find_brand(name) or find_brand(name.removesuffix("平台")):
        return brand.kind
    for kind, pattern in _patterns():
        if pattern.search(name):
            return kind
    head = find_quoted_head(name)
    if head and head.action != "-":
        return PlatformKind(head.action)
    return PlatformKind.BUSINESS_SYSTEM if head else _BY_END.get(name[-1:], PlatformKind.OTHER)


@cache
def _patterns() -> list[tuple[PlatformKind, re.Pattern[str]]]:
    return [(PlatformKind(kind), re.compile(pattern)) for kind, pattern in read_lexicon("platform_kinds")]
