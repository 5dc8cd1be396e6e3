"""Whether a name could be any system's, and whether words name a field that a system may serve."""

import re
from collections.abc import Set
from functools import cache, lru_cache

from loaders.lexicon import read_lexicon

__all__ = [
    "holds_base",
    "is_abstract",
    "is_base_database",
    "is_component",
    "is_field",
    "is_generic",
    "names_no_system",
]

_LEVEL = "(?:国家|省|自治区|盟市|盟|市(?![场民政容域])|旗县|县(?!域)|区(?![块域])|旗|乡镇|乡|镇|街道|村)级?"
_REGION = re.compile(
    rf"(?:{_LEVEL}(?:[、和及]?{_LEVEL})+(?:[两三四五]级)?|国家|全国|国务院|全[省市区县]|[我本][省市区]"
    "|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)?自治区|[\u4e00-\u9fff]{2,3}省|(?:(?!城市)[\u4e00-\u9fff]){2,4}市(?=[^场民政域])"
    "|省(?!级?(?:市(?!场)|内|域))|市(?![场民容域县区直]|政(?![务府]))|区(?![块域分别])|县(?![域区]))(?:本?级|统一的?)*"
)
_LOWER = re.compile("[两三四五六七八九十]+[省市州县区]|盟市|旗县|市[州县]|县区|区县|地市|乡镇|镇街|街镇|村级")
_NO_FIELD = re.compile(
    "(?:国家|省|市|县|区|乡|镇|村|盟|旗|自治区|盟市|旗县)级?"
    "|.*[\u4e00-\u9fff]{2}(?:省|市|局|委|厅|部|办|政府|公司|企业|中心|大厅|工程|行动|专项)|[0-9]+"
)
_INTEGRATED = "一体化"
_BODY_ENDS = ("部", "局", "厅", "委", "署")


@lru_cache(maxsize=8192)
def is_generic(name: str, head: str, *, has_region: bool, is_told: bool = False) -> bool:
    """Whether nothing in a name tells which system it is.

    Args:
        name: without quotation marks.
        head: the noun that ends it.
        has_region: whether a region's word is known to begin it.
        is_told: whether a quotation in it tells which system it is (“互联网+监管”系统).

    >>> names = ("信息化平台", "公安大数据平台", "省级业务平台", "交流合作平台")
    >>> [is_generic(name, "平台", has_region=False) for name in names]
    [True, False, True, True]
    """
    if name in _words("known"):
        return False
    if _LOWER.match(name) or is_told:
        return bool(_LOWER.match(name))
    region = _REGION.match(name)
    has_region = has_region or region is not None
    core = name[region.end() if region else 0 :].removesuffix(head)
    if _is_bodys(core, head, has_region=has_region):
        return True
    if head in ("平台", "系统") and names_no_system(core):
        return not has_region or core in _words("physical")
    return not (has_region and len(head) > 2) and not _tells(core, head, has_region=has_region)


def _is_bodys(core: str, head: str, *, has_region: bool) -> bool:
    """财政部|系统, 税务信息|系统: a body's; 教育|系统: the administration; 区块链|平台: a technology."""
    if head not in ("平台", "系统"):
        return False
    if core.endswith(_BODY_ENDS) or (head == "系统" and core in _words("body")):
        return True
    if has_region:
        return False
    return core in _words("technology") or (
        head == "系统" and _without(_words("weak"), core) in _words("body")
    )


def _without(dropped: Set[str], core: str) -> str:
    return _pattern().sub(lambda word: "" if word[0] in dropped else word[0], core)


def _tells(core: str, head: str, *, has_region: bool) -> bool:
    """Whether something telling is left of what stands between region and head."""
    is_narrow = has_region or head not in _words("broad")
    dropped = _words("weak") if is_narrow else _words("dropped")
    rest = _without(dropped, core)
    if _INTEGRATED in core and len(core) > len(_INTEGRATED) + 3:
        return True
    return len(rest) > 1 or bool(re.search("[0-9A-Za-z]", rest))


def names_no_system(words: str) -> bool:
    """Whether words before 平台 or 系统 make it none that is digital (科技创新|平台, 供水|系统)."""
    return words.endswith(tuple(_words("physical")))


def is_abstract(words: str) -> bool:
    """Whether words before 和 name no system's field, so that the name begins after it (标准规范|和|平台)."""
    return words.endswith(tuple(_words("abstract"))) or words in _words("technology")


def is_field(words: str) -> bool:
    """Whether an item of a list may name a system's field: no level, body or technology."""
    return 2 <= len(words) <= 16 and not _NO_FIELD.fullmatch(words) and words not in _words("technology")


def holds_base(words: str) -> bool:
    """Whether words say what a base database holds (人口, 法人, 自然资源和空间地理)."""
    return words in _words("base")


def is_base_database(name: str) -> bool:
    """Whether a name without region is that of a base database (人口库)."""
    return name.endswith("库") and holds_base(name[:-1])


def is_component(words: str) -> bool:
    """Whether words say what one shared component is for (身份认证, 全省统一电子印章)."""
    region = _REGION.match(words)
    own = words[region.end() if region else 0 :]
    return own in _words("component") or own.removeprefix("统一") in _words("component")


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a class; `dropped` are weak and common ones."""
    if kind == "dropped":
        return _words("weak") | _words("common")
    rows = read_lexicon("platform_generic")
    return frozenset(word for row in rows if row[0] == kind for word in row[1].split("、"))


@cache
def _pattern() -> re.Pattern[str]:
    """The words that may tell nothing, the longest first, so that 数据 is not read in 大数据."""
    words = _words("weak") | _words("common") | _words("whole")
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
