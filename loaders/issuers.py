"""The bodies that issue a paper together: 国家发展改革委国家数据局财政部 are three."""

import re
from collections.abc import Iterator

from loaders.body_forms import official_name
from loaders.numbers import issuing_region
from loaders.regions import RegionIndex
from ontology.records import Issuer, Mention, Region, Stated

__all__ = ["is_issuer_line", "split_issuers"]

_COUNTRY = "100000"
_MARK = re.compile(r"[、,，]")
_BODY_ENDS = re.compile(r"(?:[部委局厅办署院会行室府社]|残联|中心|中共中央)$")
_CENTRAL = re.compile(
    r"国家|中国|中央|中共|国务院|全国|最高人民"
    r"|(?:教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和?城乡建设|交通运输|水利|农业农村"
    r"|商务|文化和旅游|退役军人(?:事务)?|应急(?:管理)?|外交|国防)部(?!门)"
    r"|审计署|海关总署|人民银行|发展改革委|卫生健康委|国资委|(?:市场监管|税务|体育|广电|林草)总局"
)
_LOCAL = re.compile(r"[省市区县州盟旗](?:委|(?:人民)?政府)?|自治区")
_LONGEST_PLACE = 12
_LONGEST_LINE = 60


def split_issuers(stated: Stated[str], own: Region | None, regions: RegionIndex) -> tuple[Issuer, ...]:
    """Each body of a joint issuer's name in reading order, with its region where that is not `own`.

    A name is cut at a mark, and where the end of a body's name meets a place, a ministry, 国家 or 中共: white
    space between the names is no longer there in clean text. It is not cut before a place after a central
    body, whose branch that is (国家税务总局江苏省税务局). Where a part does not end as a body's name, nothing
    is cut.

    >>> from loaders.regions import load_regions
    >>> stated = Stated("教育部办公厅财政部办公厅", Mention("教育部办公厅财政部办公厅", 0))
    >>> [issuer.name for issuer in split_issuers(stated, None, load_regions())]
    ['教育部办公厅', '财政部办公厅']
    """
    spans = list(_spans(stated.value, regions))
    if not all(_BODY_ENDS.search(stated.value, start, end) for start, end in spans):
        spans = [(0, len(stated.value))]
    return tuple(_issuer(stated, start, end, own, regions) for start, end in spans)


def is_issuer_line(line: str, regions: RegionIndex) -> bool:
    """Whether a line may hold one of several issuers that sign below each other: short, and begins so."""
    return len(line) <= _LONGEST_LINE and bool(_BODY_ENDS.search(line)) and _begins(line, 0, regions)


def _issuer(stated: Stated[str], start: int, end: int, own: Region | None, regions: RegionIndex) -> Issuer:
    name = stated.value[start:end]
    plain = name.removeprefix("中共")
    region = issuing_region([plain], None, regions)
    if region is None and _CENTRAL.match(plain):
        region = regions.region_of_code(_COUNTRY)
    mention = Mention(name, stated.mention.start + start, stated.mention.rule)
    return Issuer(name, mention, None if region == own else region, official_name(name))


def _spans(name: str, regions: RegionIndex) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(name)):
        if _MARK.match(name, at):
            yield start, at
            start = at + 1
        elif at > start and _BODY_ENDS.search(name, start, at) and _begins(name, at, regions, start):
            yield start, at
            start = at
    yield start, len(name)


def _begins(name: str, at: int, regions: RegionIndex, start: int | None = None) -> bool:
    """Whether a body's name begins at `at`; `start` is where the one before it begins."""
    if start is not None and name[start:at] == "国务院":  # 国务院国资委 is one
        return False
    if _CENTRAL.match(name, at):
        return True
    if start is not None and _CENTRAL.match(name, start) and not name.startswith("中共", start):
        return False
    if _LOCAL.match(name, at) and (start is None or _LOCAL.match(name, start)):
        return True
    sizes = range(2, min(_LONGEST_PLACE, len(name) - at))
    return any(regions.find_region(name[at : at + size]) for size in sizes)
