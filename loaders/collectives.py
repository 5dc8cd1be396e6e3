"""Collectives (各地区各部门, 省级部门) and leading groups in running text."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.lexicon import read_lexicon

__all__ = ["find_collectives", "find_groups", "name_start"]

_AREA = r"(?:设区的?市|地级以上市|地级市|自治[州县旗]|[市区县旗盟州](?![域块场类])|地(?=\())"
_AREAS = rf"{_AREA}+(?:\((?:[市州县区旗、]|自治)+\)区?)?"
_PROVINCES = (
    r"省(?:、自治区、直辖市|\((?:自治区、直辖市|区、市)\)|区市|[级份](?=人民政府|政府))(?![会际辖直属域])"
)
_GOVERNMENTS = r"人民政府|政府|党委(?:和|、)?(?:人民)?政府|党委|管委会"
_EACH = re.compile(
    r"各(?:(?:地区?|级)各)?"
    rf"(?:级|地区|地(?![方类市(])|镇\(街道\)|镇街|街镇|街道|乡镇(?:\(街道\))?"
    rf"|{_PROVINCES}|{_AREAS}(?:、{_AREAS}(?={_GOVERNMENTS}|有关|[,。;:)要应须均]|$))?)?"
    r"(?:有关|相关|行业|成员|责任|业务|职能|主管)*"
    rf"(?:{_GOVERNMENTS}|部门|单位)?(?:和单位|\(单位\))?"
)
_EACH_OF = re.compile(r"(?:全[省市区县]|[省市区县]|自治区)$")
_UNNAMED = re.compile(r"(?:各|级|行业|业务|职能|主管|有关|相关|成员|责任)$")
_SOME = re.compile(
    r"(?:国务院|(?:自治区|[省市区县州盟旗])政府|自治区|[省市区县]|[州盟旗](?=[级直]))(?:直属?|级)?各?"
    r"(?:有关|相关|政务|业务|行业|行政|主管|职能|监管|成员)*(?:部门|单位|委办局)(?:\(单位\)|和单位)?"
    r"|(?:行业|业务|职能)(?:主管|监管|管理)部门|[上本]级党委(?:和政府)?|有关职能部门|国家部委"
)
_SOME_HINTS = ("部门", "单位", "委办局", "级党委", "部委")
_NOT_AFTER = frozenset("全本我跨外城设省市两地")
_GROUP = re.compile(
    r"领导小组(?:办公室)?|联席会议|专项小组|工作小组|协调小组|专家(?:咨询)?委员会|咨询委员会|技术委员会"
    r"|标准化技术组织|指挥部"
)
_OFFICE = "领导小组办公室"
_STOP = re.compile(r"[,。;:、()“”《》]")
_QUOTED = re.compile("“[^“”]*”$")
_LONGEST_GROUP = 40
Span = tuple[int, int]


def find_collectives(line: str) -> Iterator[Span]:
    """Yield the spans of names that stand for all bodies of a sort: with 各, or of a level or sort of bodies.

    Not read: 各 before no body (各领域), and 有关部门 alone.

    >>> line = "推动各地区各部门对接省级部门(单位)系统,各领域、有关部门参与"
    >>> [line[start:end] for start, end in find_collectives(line)]
    ['各地区各部门', '省级部门(单位)']
    """
    for found in _EACH.finditer(line):
        if not _UNNAMED.search(found[0]):
            before = _EACH_OF.search(line, max(0, found.start() - 3), found.start())
            yield before.start() if before else found.start(), found.end()
    for found in _SOME.finditer(line) if any(hint in line for hint in _SOME_HINTS) else ():
        if len(found[0]) > 3 and line[found.start() - 1 : found.start()] not in _NOT_AFTER:
            yield found.span()


def find_groups(line: str) -> Iterator[Span]:
    """Yield the spans of leading groups with what names them; 领导小组 alone is none.

    >>> line = "充分发挥省数字政府建设领导小组(以下简称领导小组)作用,健全政务公开专家委员会机制"
    >>> [line[start:end] for start, end in find_groups(line)]
    ['省数字政府建设领导小组', '政务公开专家委员会']
    """
    for head in _GROUP.finditer(line):
        start = _group_start(line, head.start())
        is_named = head.start() - start >= 2 and "简称" not in line[start : head.start()]
        if is_named or head[0] == _OFFICE:
            yield start, head.end()


def _group_start(line: str, end: int) -> int:
    """Where the name begins: after the last mark or word that no such name holds; a quotation may open it."""
    start = name_start(line, max(0, end - _LONGEST_GROUP), end)
    quoted = _QUOTED.search(line, max(0, start - _LONGEST_GROUP), start)
    if quoted is None:
        return start
    return name_start(line, max(0, quoted.start() - _LONGEST_GROUP), quoted.start())


def name_start(line: str, start: int, end: int) -> int:
    """Where a name of words of its own begins in [start, end): after the last mark, or word before names.

    >>> name_start("统筹,推动大理经开区", 0, 10)
    5
    """
    for stop in _STOP.finditer(line, start, end):
        start = stop.end()
    for opener in _openers().finditer(line, start, end):
        start = opener.end()
    return start


@cache
def _openers() -> re.Pattern[str]:
    rows = sorted(read_lexicon("body_openers"), key=lambda row: -len(row[0]))
    free = [row[0] for row in rows if len(row) == 1]
    levelled = "|".join(row[0] for row in rows if len(row) > 1)
    return re.compile("|".join([*free, rf"(?:{levelled})(?=[省市区县]|自治区|全国|国家)"]))
