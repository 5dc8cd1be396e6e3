"""Actors named in a measure, and what they have to do with it."""

import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.actor_lists import ListedActor, find_listed_actors
from loaders.actor_names import actor_kind, name_actor
from loaders.bodies import find_bodies, is_plain_body
from loaders.context import Context
from loaders.lexicon import read_lexicon
from loaders.width import fold_width
from ontology.kinds import ActorKind, Role
from ontology.records import Mention, Region, Responsibility

__all__ = ["find_agencies"]

_LOG = logging.getLogger(__name__)
_LEAD = re.compile(r"(?:具体|统一|共同|分别|联合)*牵头(?!部门|单位)")
_SUPPORT = re.compile(r"(?:积极|共同|做好)*(?:配合|协助)")
_TAIL = re.compile(r"等(?:有关|相关|职能|成员|各)*(?:部门|单位|机构)?(?:和单位)?")
_ALIAS = re.compile(r"\([^()]{1,40}\)")
_JOINT = re.compile(r"(?:、|,|和|及|与|以及)?")
_MOVED = re.compile(
    r"(?:推动|鼓励|指导|明确|支持|督促|引导|组织|要求|(?P<founded>成立|组建|设立)(?:[由以][^,。;]{1,15}的)?)$"
)
_ROLE_OF = re.compile(r"(?:作用|职能|职责)?[,，]")
_SEAT = re.compile(r"\)?,?(?:具体)?(?:负责|承担)")
_CHARGED = re.compile("落实|压实|强化|明确")
_DUTY = re.compile(r"对[^,。;]{1,30}责任")
_ADVISER = re.compile(r"专家|咨询|技术")
_PLACE_ENDS = frozenset("市县区州盟旗")
_SHORT_BODY = re.compile(r"(?!国家|中央|中国|人民)[^省市区县州盟旗()]{2,9}[局办委厅]")
_TITLE = re.compile(r"《[^《》]*》")
_SYSTEM = re.compile(r"(?:(?![的与和及对等])[\u4e00-\u9fff+]){0,14}?(?:平台|系统|数据库)")
_BEGINS = frozenset(",。;:、()“”")


def find_agencies(line: str, context: Context) -> Iterator[Responsibility]:
    """Yield the actors of a line in reading order: of printed lists first-hand, of running text by what stands around them.

    One actor is given once for each role; one that acts is not also given as mentioned.

    Args:
        line: one line of a measure, simplified, without white space.
        context: gives the region that 省, 市, 区 mean.

    >>> from loaders.regions import load_regions
    >>> context = Context(load_regions().find_region("福建省"), None, None, load_regions())
    >>> [(r.name, r.role.value) for r in find_agencies("建设平台。(牵头单位:省数字办;责任单位:各设区市人民政府)", context)]
    [('福建省数字办', 'lead'), ('各设区市人民政府', 'responsible')]
    """
    plain = fold_width(line)
    listed, spans = find_listed_actors(plain)
    records = [_listed_record(line, actor, context) for actor in listed]
    found = [record for record in records if record] + list(_in_running_text(line, plain, spans, context))
    acting = {one.name for one in found if one.role is not Role.MENTIONED}
    given: set[tuple[str, Role]] = set()
    for one in sorted(found, key=lambda record: record.mention.start):
        if (one.name, one.role) in given or (one.role is Role.MENTIONED and one.name in acting):
            continue
        given.add((one.name, one.role))
        yield one


def _listed_record(line: str, actor: ListedActor, context: Context) -> Responsibility | None:
    item = actor.item
    text = line[item.start : item.end]
    kind = actor_kind(item.prefix + text)
    place = _place(text, context) if item.government or text[-1] in _PLACE_ENDS else None
    if item.government and place:
        name = place.name + item.government.lstrip("市县区州")
        return _record(text, item.start, name, actor.role, kind, place, context)
    if text[-1] in _PLACE_ENDS and place is None and kind is not ActorKind.COLLECTIVE:
        _LOG.debug("no body: %s", text)
        return None
    lacks_place = item.prefix and (is_plain_body(text) or _SHORT_BODY.fullmatch(text))
    named = name_actor(item.prefix + text if lacks_place else text, context)
    return _record(text, item.start, named.name, actor.role, kind, named.region, context)


def _place(text: str, context: Context) -> Region | None:
    return context.regions.find_region(text, context.region) or context.regions.find_region(text)


def _record(
    text: str, start: int, name: str, role: Role, kind: ActorKind, region: Region | None, context: Context
) -> Responsibility:
    other = None if region == context.region else region
    return Responsibility(Mention(text, start), name, role, kind, other)


def _in_running_text(
    line: str, plain: str, listed: Sequence[tuple[int, int]], context: Context
) -> Iterator[Responsibility]:
    for group in _joined(plain, find_bodies(_without(plain, listed), context)):
        role = _role(plain, group[0][0], group[-1][1])
        for start, end in group:
            text = line[start:end]
            kind = actor_kind(plain[start:end])
            if kind is ActorKind.AGENCY and role is Role.MENTIONED and _SYSTEM.match(plain, end):
                continue
            named = name_actor(text, context)
            is_adviser = kind is ActorKind.GROUP and _ADVISER.search(text)
            yield _record(
                text, start, named.name, Role.MENTIONED if is_adviser else role, kind, named.region, context
            )


def _without(line: str, listed: Sequence[tuple[int, int]]) -> str:
    """The line with lists and titles blotted out."""
    parts, done = [], 0
    for start, end in listed:
        parts += [line[done:start], "〇" * (end - start)]
        done = end
    return _TITLE.sub(lambda found: "〇" * len(found[0]), "".join([*parts, line[done:]]))


def _joined(line: str, bodies: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Bodies that 、 or 和 joins."""
    groups: list[list[tuple[int, int]]] = []
    for start, end in bodies:
        if groups and _JOINT.fullmatch(line, groups[-1][-1][1], start):
            groups[-1].append((start, end))
        else:
            groups.append([(start, end)])
    return groups


def _role(line: str, start: int, end: int) -> Role:
    """What the words around a body, or a list of bodies, make of it."""
    tail = _TAIL.match(line, end) or _ALIAS.match(line, end)
    end = tail.end() if tail else end
    if _LEAD.match(line, end):
        return Role.LEAD
    moved = _MOVED.search(line, max(0, start - 20), start)
    begins = start == 0 or line[start - 1] in _BEGINS
    if (begins or line[start - 1] == "由") and _SUPPORT.match(line, end):
        return Role.SUPPORT
    if _CHARGED.match(line, max(0, start - 2)) and _DUTY.match(line, end):
        return Role.RESPONSIBLE
    if line[max(0, start - 2) : start] == "设在":
        return Role.RESPONSIBLE if _SEAT.match(line, end) else Role.MENTIONED
    if line[max(0, start - 1) : start] == "由" or line.startswith("负责", end):
        return Role.RESPONSIBLE
    if line.endswith("发挥", 0, start) or (moved and moved["founded"]):
        part = _ROLE_OF.match(line, end)
        return Role.RESPONSIBLE if part and _verb().match(line, part.end()) else Role.MENTIONED
    return Role.RESPONSIBLE if (begins or moved) and _verb().match(line, end) else Role.MENTIONED


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted((verb for (verb,) in read_lexicon("actor_verbs")), key=len, reverse=True))
    )
