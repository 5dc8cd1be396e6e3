"""An actor as printed gets its full name, its kind, and the region whose actor it is."""

import logging
import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.context import Context
from ontology.kinds import ActorKind
from ontology.records import Region

__all__ = ["ZONE", "ZONE_BODY", "ActorName", "actor_kind", "name_actor", "place_before", "place_size"]

_LOG = logging.getLogger(__name__)
_COUNTRY = "100000"
_BARE = re.compile(
    r"自治区|自治州|省(?!会|域|际)|市(?!场|民(?!政)|域|县)|州(?!县)|盟(?!市)|[区县旗](?!域|块|县|市(?![场容民]|政(?!府)))"
)
_CENTRE = re.compile(
    r"党中央|中共中央|国务院|中央|国家|全国|最高人民|(?:教育|科技|工业和信息化|公安|民政|司法|财政|人力资源社会保障|自然资源|生态环境"
    r"|住房城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理)部(?!门)|审计署|中国人民银行(?!.)|海关总署|.{2,8}总局"
)
_GROUP = re.compile(
    r"(?:领导小组|联席会议|专班|专项小组|工作小组|协调小组|推进小组|专项组|工作组|推进组|指挥部|专家委员会|咨询委员会|技术委员会"
    r"|标准化技术组织|专家组)(?:办公室|制度|成员单位)?$"
)
_COLLECTIVE = re.compile(
    r"各|有关|相关|管理机构$|[两二三四五六七八九十]级|[二三四五六七八九十]市|所有|成员单位|全体|国家部委"
    r"|(?:部门|单位|机构|机关)(?:\([^()]*\)|和单位|[、和及](?:部门|单位|机构))?$|[上下本]级党委"
)
ZONE = (
    r"(?:新区|新城|高新区|开发区|经开区|度假区|保税区|示范区|园区|试验区|合作区|经济区|自贸区|景区|名胜区"
    r"|功能区|工业区|产业区|先导区|管理区|科学城|产业园|工业园)"
)
ZONE_BODY = re.compile(rf"[\u4e00-\u9fff]{{0,14}}{ZONE}(?P<head>管委会|管理委员会)")
_LONGEST_PLACE = 12
_CENTRAL_SIZE = 3
_PLACE_END = "省市区县旗盟州"
_OWN_UNIT = re.compile("部(?![门分署属级委位队省市县])(?=.)")  # 部信息中心
_WITH_COUNTY = "会同县"  # of 怀化市
_BEFORE_PLACE = frozenset("、,。;:()和与及在由省市州")
_QUOTES = str.maketrans("", "", "“”‘’")
_NO_PLACE = frozenset("委局办厅的由对负责、,。:;()“”《》〇")


@dataclass(frozen=True, slots=True)
class ActorName:
    """The full name, and the region where it is not the document's own."""

    name: str
    region: Region | None


@lru_cache(maxsize=4096)  # the same few bodies are named again and again
def name_actor(text: str, context: Context) -> ActorName:
    """Put the region's full name for a leading bare 省, 市, 自治区, 区, 县; quotation marks are dropped.

    The region is the document's, or what holds it: in a city's paper 省公安厅 is the province's. Other text
    is kept; a place at its head tells the region (济南市政府), as do 国务院 and 国家.

    >>> from loaders.regions import load_regions
    >>> context = Context(load_regions().find_region("通辽市"), None, None, load_regions())
    >>> name_actor("市财政局", context).name, name_actor("自治区公安厅", context)
    ('通辽市财政局', ActorName(name='内蒙古自治区公安厅', region=Region(code='150000', name='内蒙古自治区')))
    """
    text = text.translate(_QUOTES)
    central = _central_district(text, context)
    if central is not None:
        own = None if central == context.region else central
        return ActorName(central.name + text[_CENTRAL_SIZE:], own)
    bare = _BARE.match(text)
    if bare:
        region = _level_region(bare[0], context)
        if region is not None:
            return ActorName(region.name + text[bare.end() :], None if region == context.region else region)
        return ActorName(text, None)
    if context.ministry and _OWN_UNIT.match(text):
        return ActorName(context.ministry + text[1:], None)
    region = _centre(text, context) or _leading_place(text, context)
    return ActorName(text, None if region == context.region else region)


def _central_district(text: str, context: Context) -> Region | None:
    """The district whose name begins as a bare 市 does: 市中区人民政府 in a paper of 济南, not of 青岛."""
    if text[:1] != "市" or text[2:3] != "区":
        return None
    return context.regions.find_central(text[:_CENTRAL_SIZE], context.region)


def _level_region(level: str, context: Context) -> Region | None:
    """The region that a bare level means: the document's own or the one that holds it."""
    region = context.region
    if region is None or region.code == _COUNTRY:
        return None
    if level in ("省", "自治区"):
        return context.regions.province_of(region)
    while region is not None and not _is_level(region, level):
        region = context.regions.parent(region)
    return region


def _is_level(region: Region, level: str) -> bool:
    if level in ("区", "县", "旗"):
        return not region.code.endswith("00") or (level == "区" and region.name.endswith("自治区"))
    if level == "市":
        return region.name.endswith("市")
    return region.code.endswith("00") and not region.code.endswith("0000") and region.name.endswith(level)


def _centre(text: str, context: Context) -> Region | None:
    return context.regions.region_of_code(_COUNTRY) if _CENTRE.match(text) else None


def _leading_place(text: str, context: Context) -> Region | None:
    size = place_size(text, context)
    return _find(text[:size], context) if size else None


def place_size(text: str, context: Context) -> int:
    """How long the full name of a place is that a text begins with; 0 where it begins with none."""
    for size in range(min(_LONGEST_PLACE, len(text)), 1, -1):
        if text[size - 1] in _PLACE_END and _find(text[:size], context):
            return size
    return 0


def place_before(line: str, end: int, context: Context) -> int | None:
    """Where a place's name starts that ends at `end`; the longest wins, None where there is none."""
    if end < 2 or line[end - 1] not in _PLACE_END:
        return None
    first = end - 1
    while first > max(0, end - _LONGEST_PLACE) and line[first - 1] not in _NO_PLACE:
        first -= 1
    for start in range(first, end - 1):
        if not _is_with(line, start, end, context) and _find(line[start:end], context):
            return start
    return None


def _is_with(line: str, start: int, end: int, context: Context) -> bool:
    """Whether 会同 is the verb and not the county: 县政数局会同|县公安局."""
    if line[start:end] != _WITH_COUNTY:
        return False
    region, county = context.region, context.regions.find_region(_WITH_COUNTY)
    is_near = region is None or (county is not None and _holds(region, county))
    return not is_near or not (start == 0 or line[start - 1] in _BEFORE_PLACE)


def _holds(region: Region, other: Region) -> bool:
    return other.code.startswith(region.code.rstrip("0"))


@lru_cache(maxsize=8192)
def _find(name: str, context: Context) -> Region | None:
    found = context.regions.find_near(name, context.region)
    if found is None and context.regions.is_shared(name):
        _LOG.debug("left open whose body it is: %s", name)
    return found


@lru_cache(maxsize=4096)
def actor_kind(text: str) -> ActorKind:
    """Whether a name stands for one body, for all of a sort, or for a leading group.

    >>> names = ("省公安厅", "各设区市人民政府", "省级部门(单位)", "财政部门", "省数字政府建设领导小组")
    >>> [actor_kind(name).value for name in names]
    ['agency', 'collective', 'collective', 'collective', 'group']
    """
    if _GROUP.search(text):
        return ActorKind.GROUP
    return ActorKind.COLLECTIVE if _COLLECTIVE.search(text) else ActorKind.AGENCY
