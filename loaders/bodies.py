"""Names of public bodies, collectives and leading groups in running text."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.actor_names import place_before
from loaders.context import Context
from loaders.lexicon import read_lexicon

__all__ = ["find_bodies", "is_plain_body"]

_LOG = logging.getLogger(__name__)
_CENTRE = re.compile(r"党中央|中共中央|国务院(?:办公厅)?(?!各?(?:有关)?部门)|中央网信办|国家部委|有关职能部门")
_EACH = re.compile(
    r"各(?:(?:地区?|级)各)?"
    r"(?:级|地区|地(?![方类市])|设区的?市|地级以上市|市州|盟市|旗县市区|旗县区|县市区|县区|区县|市县|旗县|(?:旗?县|市|州|区|地)\([市州区、]{1,3}\)区?"
    r"|乡镇|[市区县旗盟州](?![域块场类]))?(?:有关|相关|行业|成员|责任|业务|职能|主管)*"
    r"(?:人民政府|政府|党委和政府|党委政府|党委|部门|单位|管委会)?(?:和单位|\(单位\))?"
)
_EACH_OF = re.compile(r"(?:全[省市区县]|[省市区县]|自治区)$")
_SOME_HINTS = ("部门", "单位", "委办局", "级党委")
_UNNAMED = re.compile(r"(?:各|级|行业|业务|职能|主管|有关|相关|成员|责任)$")
_SOME = re.compile(
    r"(?:国务院|(?:自治区|[省市区县])政府|自治区|[省市区县])(?:直属?|级)?各?(?:有关|相关|政务|业务|行业|行政|主管|职能|监管|成员)*"
    r"(?:部门|单位|委办局)(?:\(单位\)|和单位)?|(?:行业|业务|职能)(?:主管|监管|管理)部门|[上本]级党委(?:和政府)?"
)
_GROUP = re.compile(
    r"领导小组(?:办公室)?|联席会议|专项小组|工作小组|协调小组|专家(?:咨询)?委员会|咨询委员会|技术委员会|标准化技术组织|指挥部"
)
_ORGAN = re.compile(r"(?P<level>自治区|[省市区县旗盟州])(?:党?委|(?:人民)?政府|人大常委会|政协)$|国务院$|各级(?:人民)?政府$")
_LEVEL = re.compile(r"(?P<level>自治区|自治州|国家|全国|中央|[省市区县旗盟州])$")
_EACH_BEFORE = re.compile(r"各(?:级|地区?|设区市|市州?|盟市|旗县区?|县区|区县|[市区县])?(?:有关|相关)?$")
_BUILT = re.compile(r"(?:建设|组建|成立|设立|打造|推进|筹建|新建|建成|构建|加快|建)$")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,8}?[科处](?=[,。;、)]|$)")
_ALIAS = re.compile(r"\((?:省|市|区|县|自治区)[\u4e00-\u9fff]{2,12}[厅局委办心]\)")
_QUOTED = re.compile("“[^“”]*”$")
_STOP = re.compile(r"[,。;:、()“”《》]")
_NO_LEVEL_AFTER = frozenset("全本我跨外城设省市两")
_SHORT_OPENERS = ("和", "与", "及", "由", "向", "对", "经", "报", "请", "为", "让", "使", "以", "在", "把", "将", "会同", "联合", "配合")
_LONGEST_GROUP = 40
Span = tuple[int, int]


def find_bodies(line: str, context: Context) -> list[Span]:
    """The spans of all bodies named in a line, in reading order, without overlap; the longest wins.

    Read are names made of a level or place (省, 济南市), what the body is for (lexicon `body_functions`) and a head
    (厅, 局, 委, 中心); the organs of the centre; collectives (各地区各部门, 省级部门); leading groups. Not read: a bare
    政府, 企业 or 部门, a body that is to be built, and one that is only part of another name (省政府门户网站).

    Args:
        line: with ASCII digits and brackets (`fold_width`).
        context: tells which places there are.

    >>> from loaders.regions import load_regions
    >>> context = Context(None, None, None, load_regions())
    >>> line = "指导省大数据中心优化市场监管系统,各地区各部门要配合"
    >>> [line[start:end] for start, end in find_bodies(line, context)]
    ['省大数据中心', '各地区各部门']
    """
    spans = sorted({*_candidates(line, context)}, key=lambda span: (span[0], -span[1]))
    found: list[Span] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return [span for span in found if not line.startswith(_words("owner_tails"), span[1])]


def is_plain_body(name: str) -> bool:
    """Whether a name is only what a body is for and a head, and so lacks its place: 财政局, 政务服务管理机构.

    >>> is_plain_body("财政局"), is_plain_body("市财政局"), is_plain_body("人民银行长沙中心支行")
    (True, False, False)
    """
    return any(head.end == len(name) and _function_start(name, head.start) == 0 < head.start for head in _heads(name))


@dataclass(frozen=True, slots=True)
class _Head:
    """The end of a body's name at [start, end); `sort` tells what must stand before it."""

    start: int
    end: int
    text: str
    sort: str


def _heads(line: str) -> Iterator[_Head]:
    """The ends of names, the longest that fits at each place."""
    by_end = _heads_by_last()
    for found in _head_ends().finditer(line):
        end = found.start() + 1
        for text, sort in by_end[found[0]]:
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
def _head_ends() -> re.Pattern[str]:
    """The last characters of heads, each without those that may not follow; literals first, so that the search is fast."""
    guards = {row[0]: row[2] for row in read_lexicon("body_heads") if len(row) > 2}
    return re.compile("|".join(f"{c}(?![{guards[c]}])" if c in guards else c for c in sorted(_heads_by_last())))


@cache
def _words(lexicon: str) -> tuple[str, ...]:
    return tuple(word for (word,) in read_lexicon(lexicon))


def _candidates(line: str, context: Context) -> Iterator[Span]:
    yield from (found.span() for found in _CENTRE.finditer(line))
    for found in _EACH.finditer(line):
        if not _UNNAMED.search(found[0]):
            before = _EACH_OF.search(line, max(0, found.start() - 3), found.start())
            yield before.start() if before else found.start(), found.end()
    for found in _SOME.finditer(line) if any(hint in line for hint in _SOME_HINTS) else ():
        if len(found[0]) > 3 and line[found.start() - 1 : found.start()] not in _NO_LEVEL_AFTER:
            yield found.span()
    for head in _heads(line):
        start = _start(line, head, context)
        if start is not None:
            yield start, _end(line, head.end)
    for group in _GROUP.finditer(line):
        first = _group_start(line, group.start())
        if (group.start() - first >= 2 and "简称" not in line[first : group.end()]) or group[0] == "领导小组办公室":
            yield first, group.end()


def _start(line: str, head: _Head, context: Context) -> int | None:
    """Where the name begins that this head ends; None where nothing identifies a body."""
    core = _function_start(line, head.start)
    organ = _ORGAN.search(line, max(0, core - 8), core)
    level = organ or _LEVEL.search(line, max(0, core - 3), core)
    if not (core < head.start or organ or head.sort == "whole" or (head.text == "委" and level)):
        return None
    if level is None:
        return _unlevelled(line, core, head, context)
    start = place_before(line, level.end("level"), context) if level.lastgroup == "level" else None
    if start is None:
        start = level.start()
        if not _may_have_level(line, start):
            return None
    start = _each_start(line, start)
    return None if head.sort == "placed" and _is_built(line, start, head.end) else start


def _may_have_level(line: str, start: int) -> bool:
    """Whether 省, 市 or 区 begins a name here: not in 设区|市, 园|区, 高新|区."""
    if line[start] in "区县旗州盟":
        return _may_begin(line, start) or line[start - 1] in "各"
    return line[start - 1 : start] not in _NO_LEVEL_AFTER


def _function_start(line: str, end: int) -> int:
    """Where the words begin that say what a body is for, up to its head: 政务服务和数据管理|局."""
    start = end
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
    words = frozenset(_words("body_functions"))
    return words, {last: sorted({len(w) for w in words if w[-1] == last}, reverse=True) for last in {w[-1] for w in words}}


def _unlevelled(line: str, core: int, head: _Head, context: Context) -> int | None:
    """A ministry, a local body of no printed level, or one whose place has a short name (天津银保监局)."""
    if core == head.start or head.sort in ("office", "whole"):
        return None
    for size in (3, 2):
        place = context.regions.find_region(line[core - size : core]) if core >= size else None
        if place and place.code.endswith("00"):
            return core - size
    each = _each_start(line, core)
    if each < core:
        return each
    return core if head.sort == "plain" and head.start - core > 1 and _may_begin(line, core) else None


def _each_start(line: str, start: int) -> int:
    each = _EACH_BEFORE.search(line, max(0, start - 8), start)
    return each.start() if each else start


def _may_begin(line: str, start: int) -> bool:
    """Whether a name without a level may begin here: after a mark or one of the words before names."""
    return start == 0 or not "\u4e00" <= line[start - 1] <= "\u9fff" or line.endswith((*_words("group_openers"), *_SHORT_OPENERS), 0, start)


def _is_built(line: str, start: int, end: int) -> bool:
    """Whether the body is to be built, and is no actor."""
    return bool(_BUILT.search(line, max(0, start - 3), start)) or line.startswith(("建设", "组建"), end)


def _end(line: str, end: int) -> int:
    """The name's end, with an office of the body or its second name in brackets."""
    office = _OFFICE.match(line, end) or _ALIAS.match(line, end)
    return office.end() if office else end


def _group_start(line: str, end: int) -> int:
    """Where a leading group's name begins: after the last mark or word that no such name holds, at 省 after 和."""
    start = max(0, end - _LONGEST_GROUP)
    for stop in _STOP.finditer(line, start, end):
        start = stop.end()
    for opener in _openers().finditer(line, start, end - 1):
        start = opener.end()
    quoted = _QUOTED.search(line, max(0, start - _LONGEST_GROUP), start)
    return _group_start(line, quoted.start()) if quoted else start


@cache
def _openers() -> re.Pattern[str]:
    words = sorted(_words("group_openers"), key=len, reverse=True)
    return re.compile("|".join([*words, r"[和与及经由在向报请从对为让以](?=[省市区县]|自治区|全国|国家)"]))
