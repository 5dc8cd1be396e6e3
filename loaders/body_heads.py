"""Names of bodies that end in a head of the lexicon (厅, 局, 管委会): where they begin and end."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.actor_names import ZONE, place_before
from loaders.collectives import name_start
from loaders.context import Context
from loaders.lexicon import read_lexicon

__all__ = [
    "NO_NAME",
    "find_headed",
    "is_plain_body",
    "may_begin",
    "may_have_level",
    "words_of",
    "zone_before",
]

_LOG = logging.getLogger(__name__)
_ORGAN = re.compile(
    r"(?P<level>自治区|[省市区县旗盟州])(?:党?委|(?:人民)?政府|人大常委会|政协)$|国务院$|各级(?:人民)?政府$"
)
_LEVEL = re.compile(r"(?P<level>自治区|自治州|国家|全国|中国|中央|[省市区县旗盟州])$")
_EACH_BEFORE = re.compile(r"各(?:级|地区?|设区市|市州?|盟市|旗县区?|县区|区县|[市区县])?(?:有关|相关)?$")
_NO_LEVEL_AFTER = frozenset("全本我跨外城区省市县州旗两")
_LEVELS = re.compile(
    r"(?:[^\u4e00-\u9fff]|^|[与和及接各向在到对])[省市区县州]、$"
)  # 县、|市政务服务中心 are many
_BUILT = re.compile(r"(?:建设|组建|成立|设立|打造|推进|筹建|新建|建成|构建|加快|建)$")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,8}?[科处](?=[,。;、)]|$)")
_PART_OF = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:中心|研究[院所]|[总支]队|总站)(?=(?:具体|共同)?(?:牵头|配合|协助|负责|承担)|[要应须])"
)
_MORE = frozenset(
    {"管理", "服务", "发展", "监管", "保障", "事务"}
)  # after what a body is for: 审批服务|管理|局
_ANY = ("政务部门", "政务机关", "政务机构")  # of whatever sort
_INSIDE = frozenset("心局室司队院办处")  # heads of what is a part of the body right before it
_ZONE = re.compile(ZONE + "$")
_LONGEST_ZONE = 16
NO_NAME = re.compile(r"[由要应将对向请各的和、]|[省市区县州].*[省市区县州]|建设|推[进动]|加强|落实|部门|单位")
Span = tuple[int, int]


def find_headed(line: str, context: Context) -> Iterator[Span]:
    """Yield the spans of names made of a level or place, what the body is for, and a head."""
    starts: dict[int, int] = {}
    for head in _heads(line):
        start = _start(line, head, context)
        if start is None and head.text[-1] in _INSIDE:
            start = starts.get(_function_start(line, head.start))
        if start is not None:
            starts[head.end] = start
            yield start, _end(line, head.end)


def is_plain_body(name: str) -> bool:
    """Whether a name is only what a body is for and a head, and so lacks its place: 财政局, 政务服务管理机构.

    >>> is_plain_body("财政局"), is_plain_body("市财政局"), is_plain_body("人民银行长沙中心支行")
    (True, False, False)
    """
    heads = (head for head in _heads(name) if head.end == len(name))
    return any(_function_start(name, head.start) == 0 < head.start for head in heads)


@dataclass(frozen=True, slots=True)
class _Head:
    """The end of a body's name at [start, end); `sort` tells what must stand before it."""

    start: int
    end: int
    text: str
    sort: str


def _heads(line: str) -> Iterator[_Head]:
    """The ends of names, the longest that fits at each place."""
    by_last = _heads_by_last()
    for found in _last_of_heads().finditer(line):
        end = found.start() + 1
        for text, sort in by_last[found[0]]:
            if line.endswith(text, 0, end):
                yield _Head(end - len(text), end, text, sort)
                break


@cache
def _heads_by_last() -> dict[str, list[tuple[str, str]]]:
    """The heads of the lexicon by their last character, the longest first."""
    heads: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in sorted(read_lexicon("body_heads"), key=lambda row: -len(row[0])):
        heads[row[0][-1]].append((row[0], row[1]))
    return heads


@cache
def _last_of_heads() -> re.Pattern[str]:
    """The last characters of heads, each with what may not follow; literals come first: fast to search."""
    guards = {row[0]: f"(?![{row[2]}])" for row in read_lexicon("body_heads") if len(row) > 2}
    return re.compile("|".join(last + guards.get(last, "") for last in sorted(_heads_by_last())))


def _start(line: str, head: _Head, context: Context) -> int | None:
    """Where the name begins that this head ends; None where nothing identifies a body."""
    core = _function_start(line, head.start)
    if head.text == "管委会" and (zone := zone_before(line, core)) is not None:
        return zone
    organ = _ORGAN.search(line, max(0, core - 8), core)
    level = organ or _LEVEL.search(line, max(0, core - 3), core)
    if not (core < head.start or organ or head.sort == "whole" or (head.text == "委" and level)):
        return None
    each = _each_start(line, core)
    if each < core < head.start:
        return each
    if level is None:
        return _unlevelled(line, core, head, context)
    start = place_before(line, level.end("level"), context) if level.lastgroup == "level" else None
    if start is None and not may_have_level(line, level.start()):
        return None
    start = level.start() if start is None else start
    return None if head.sort == "placed" and _is_built(line, start, head.end) else start


def zone_before(line: str, end: int) -> int | None:
    """Where the name of a development zone starts that ends at `end`; None where there is none.

    >>> zone_before("推动大理经开区管委会", 7)
    2
    """
    if not _ZONE.search(line, max(0, end - _LONGEST_ZONE), end):
        return None
    start = name_start(line, max(0, end - _LONGEST_ZONE), end)
    start += line[start] in "由在和与及对向将把"
    return None if NO_NAME.search(line, start, end - 2) else start


def _function_start(line: str, end: int) -> int:
    """Where the words begin that say what a body is for, up to its head: 政务服务和数据管理|局."""
    start = end
    if line[max(0, end - 2) : end] in _MORE and _suffix_size(line, end) <= 2 and _suffix_size(line, end - 2):
        start -= 2
    while True:
        joint = 1 if start < end and line[start - 1 : start] in ("和", "与", "及") else 0
        size = _suffix_size(line, start - joint)
        if not size:
            return start
        start -= joint + size


def _suffix_size(line: str, end: int) -> int:
    """The length of the longest function word that ends there; 0 where there is none."""
    words, sizes = _functions()
    for size in sizes.get(line[end - 1 : end], ()):
        if size <= end and line[end - size : end] in words:
            return size
    return 0


@cache
def _functions() -> tuple[frozenset[str], dict[str, list[int]]]:
    """The function words, and which lengths those of one last character have, the longest first."""
    words = frozenset(words_of("body_functions"))
    sizes: dict[str, list[int]] = defaultdict(list)
    for size in sorted({len(word) for word in words}, reverse=True):
        for last in {word[-1] for word in words if len(word) == size}:
            sizes[last].append(size)
    return words, sizes


def may_have_level(line: str, start: int) -> bool:
    """Whether 省, 市 or 区 begins a name here: not in 设区|市, 园|区, 高新|区."""
    if _LEVELS.search(line, max(0, start - 3), start):
        return False
    if line[start - 1 : start] == "委" and line[start - 2 : start - 1] == line[start]:  # 县委|县政府
        return True
    if line[start] in "区县旗州盟":
        return may_begin(line, start) or line[start - 1] == "各"
    return line[start - 1 : start] not in _NO_LEVEL_AFTER


def _unlevelled(line: str, core: int, head: _Head, context: Context) -> int | None:
    """A ministry, a local body of no printed level, or one whose place has a short name (天津银保监局)."""
    if core == head.start or head.sort in ("office", "whole") or line[core : head.end] in _ANY:
        return None
    for size in (3, 2):
        place = context.regions.find_region(line[core - size : core]) if core >= size else None
        if place and place.code.endswith("00"):
            return core - size
    is_named = head.sort == "plain" and head.start - core > 1
    return core if is_named and may_begin(line, core) else None


def _each_start(line: str, start: int) -> int:
    each = _EACH_BEFORE.search(line, max(0, start - 8), start)
    return each.start() if each else start


def may_begin(line: str, start: int) -> bool:
    """Whether a name without a level may begin here: after a mark or one of the words before names."""
    is_after_mark = start == 0 or not "\u4e00" <= line[start - 1] <= "\u9fff"
    return is_after_mark or line.endswith(words_of("body_openers"), 0, start)


def _is_built(line: str, start: int, end: int) -> bool:
    """Whether the body is to be built, and is no actor."""
    is_built = _BUILT.search(line, max(0, start - 3), start) or line.startswith(("建设", "组建"), end)
    if is_built:
        _LOG.debug("to be built, no actor: %s", line[start:end])
    return bool(is_built)


def _end(line: str, end: int) -> int:
    """The name's end, with an office of the body or what is a part of it: 公安部|第三研究所."""
    more = _OFFICE.match(line, end)
    if more is None and not line.startswith(words_of("actor_verbs"), end):
        part = _PART_OF.match(line, end)
        more = part if part and not NO_NAME.search(part[0]) else None
    return more.end() if more else end


@cache
def words_of(lexicon: str) -> tuple[str, ...]:
    """The first column of a lexicon."""
    return tuple(row[0] for row in read_lexicon(lexicon))
