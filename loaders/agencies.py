"""Actors named in a measure, and what they have to do with it."""

import logging
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.actor_lists import ListedActor, find_listed_actors
from loaders.actor_names import ZONE_BODY, actor_kind, name_actor, place_before, place_size
from loaders.bodies import find_bodies
from loaders.body_heads import is_plain_body, zone_before
from loaders.context import Context
from loaders.roles import role_in_text
from loaders.width import fold_width
from ontology.kinds import ActorKind, Role
from ontology.records import Mention, Region, Responsibility

__all__ = ["find_agencies"]

_LOG = logging.getLogger(__name__)
_JOINT = re.compile(r"(?:、|,|和|及|与|以及|会同|联合)?")
_WITH = re.compile("会同|联合")
_DUTY = re.compile(
    r"(?:等[\u4e00-\u9fff]{0,6}(?:部门|单位))?(?:共同|具体|统一)*(?:[要应须需]|负责|牵头|统筹|按|配合)"
)
_ADVISER = re.compile(r"专家|咨询|技术")
_PLACE_ENDS = frozenset("市县区州盟旗")
_SHORT_BODY = re.compile(r"(?!国家|中央|中国|人民)[^省市区县州盟旗()]{2,9}[局办委厅]")
_HEADS_OF_OTHERS = (
    "管委会",
    "管理委员会",
    "办公厅",
    "办公室",
    "督查室",
    "研究室",
)  # than of places with a code
_TITLE = re.compile(r"《[^《》]*》")
_SYSTEM = re.compile(r"(?:(?![的与和及对等])[\u4e00-\u9fff+]){0,14}?(?:平台|系统|数据库)")
_IN_TEXT = {
    Role.LEAD: "牵头 after the name",
    Role.SUPPORT: "配合 after the name",
    Role.RESPONSIBLE: "subject of a duty",
    Role.MENTIONED: "named in running text",
}
Span = tuple[int, int]


def find_agencies(line: str, context: Context) -> Iterator[Responsibility]:
    """Yield the actors of a line in reading order, from printed lists and from running text.

    One actor is given once for each role; one that acts is not also given as mentioned.

    Args:
        line: one line of a measure, simplified, without white space.
        context: gives the region that 省, 市, 区 mean.

    >>> from loaders.regions import load_regions
    >>> context = Context(load_regions().find_region("福建省"), None, None, load_regions())
    >>> line = "建设平台。(牵头单位:省数字办;责任单位:各设区市人民政府)"
    >>> [(found.name, found.role.value) for found in find_agencies(line, context)]
    [('福建省数字办', 'lead'), ('各设区市人民政府', 'responsible')]
    """
    plain = fold_width(line)
    listed, spans = find_listed_actors(plain)
    records = [_listed_record(line, plain, actor, context) for actor in listed]
    found = [record for record in records if record] + list(_in_running_text(line, plain, spans, context))
    acting = {one.name for one in found if one.role is not Role.MENTIONED}
    given: set[tuple[str, Role]] = set()
    for one in sorted(found, key=lambda record: record.mention.start):
        if (one.name, one.role) in given or (one.role is Role.MENTIONED and one.name in acting):
            continue
        given.add((one.name, one.role))
        yield one


def _listed_record(line: str, plain: str, actor: ListedActor, context: Context) -> Responsibility | None:
    item = actor.item
    text, folded = line[item.start : item.end], plain[item.start : item.end]
    kind = actor_kind(item.prefix + folded)
    place = _place(text, context) if item.lent or text[-1] in _PLACE_ENDS else None
    if item.lent and place:
        name = place.name + item.lent.lstrip("市县区州")
        return _record(Mention(text, item.start, actor.rule), name, actor.role, kind, place, context)
    if item.lent and item.lent.endswith(_HEADS_OF_OTHERS):
        named = name_actor(text + item.lent, context)
        return _record(
            Mention(text, item.start, actor.rule), named.name, actor.role, kind, named.region, context
        )
    if text[-1] in _PLACE_ENDS and place is None and kind is not ActorKind.COLLECTIVE:
        _LOG.debug("no body: %s", text)
        return None
    lacks_place = item.prefix and _lacks_place(folded, context)
    named = name_actor(item.prefix + text if lacks_place else text, context)
    mention = Mention(text, item.start, actor.rule)
    return _record(mention, named.name, actor.role, kind, named.region, context)


def _lacks_place(name: str, context: Context) -> bool:
    """Whether a name in a list begins with what the body is for: the place before it is its own too."""
    if is_plain_body(name):
        return True
    return bool(_SHORT_BODY.fullmatch(name)) and not any(_place(name[:size], context) for size in (2, 3, 4))


def _place(text: str, context: Context) -> Region | None:
    regions, own = context.regions, context.region
    return regions.find_region(text, own) or regions.find_near(text, own)


def _record(
    mention: Mention, name: str, role: Role, kind: ActorKind, region: Region | None, context: Context
) -> Responsibility:
    other = None if region == context.region else region
    return Responsibility(mention, name, role, kind, other)


def _in_running_text(
    line: str, plain: str, listed: Sequence[Span], context: Context
) -> Iterator[Responsibility]:
    for group in _joined(plain, find_bodies(_without(plain, listed), context)):
        shared = list(_sharing(plain, group[0], context))
        first, last = min([group[0], *(span for span, _ in shared)])[0], group[-1][1]
        role = role_in_text(plain, first, last + _is_closed(plain, group))
        rule = _rule_in_text(plain, first, role)
        for (start, end), name in shared:
            region = _place(plain[start:end], context)
            yield _record(
                Mention(line[start:end], start, rule), name, role, ActorKind.AGENCY, region, context
            )
        for start, end in group:
            text = line[start:end]
            kind = actor_kind(plain[start:end])
            if kind is ActorKind.AGENCY and role is Role.MENTIONED and _SYSTEM.match(plain, end):
                continue
            named = name_actor(text, context)
            own = Role.MENTIONED if _only_advises(plain, start, end, kind) else role
            mention = Mention(text, start, rule if own is role else _IN_TEXT[own])
            yield _record(mention, named.name, own, kind, named.region, context)


def _only_advises(line: str, start: int, end: int, kind: ActorKind) -> bool:
    """Whether it is a committee of experts, which acts only where 由 says so."""
    return (
        kind is ActorKind.GROUP
        and bool(_ADVISER.search(line, start, end))
        and line[start - 1 : start] != "由"
    )


def _sharing(line: str, body: Span, context: Context) -> Iterator[tuple[Span, str]]:
    """The places before a body that share its head, each with its full name: 大理市、|洱源县人民政府."""
    start, end = body
    if line[start - 1 : start] not in ("、", "和", "与", "及"):
        return
    text = line[start:end]
    zone = ZONE_BODY.fullmatch(text)
    size = zone.start("head") if zone else place_size(text, context)
    while 0 < size < len(text) and line[start - 1 : start] in ("、", "和", "与", "及"):
        before = zone_before(line, start - 1) if zone else place_before(line, start - 1, context)
        if before is None:
            return
        place = None if zone else _place(line[before : start - 1], context)
        name = (place.name if place else line[before : start - 1]) + text[size:]
        yield (before, start - 1), name
        start = before


def _rule_in_text(line: str, start: int, role: Role) -> str:
    """What told the role of actors that begin at `start` of running text."""
    by = {Role.LEAD: "由…牵头", Role.SUPPORT: "由…配合", Role.RESPONSIBLE: "由…负责"}
    return f"by-phrase {by[role]}" if line[start - 1 : start] == "由" and role in by else _IN_TEXT[role]


def _without(line: str, listed: Sequence[Span]) -> str:
    """The line with lists and titles blotted out."""
    parts, done = [], 0
    for start, end in listed:
        parts += [line[done:start], "〇" * (end - start)]
        done = end
    return _TITLE.sub(lambda found: "〇" * len(found[0]), "".join([*parts, line[done:]]))


def _joined(line: str, bodies: Sequence[Span]) -> list[list[Span]]:
    """Bodies that 、 or 和 joins, that act together (会同), or are one: 省政府办公厅(省大数据局)."""
    groups: list[list[Span]] = []
    for start, end in bodies:
        last = groups[-1][-1][1] if groups else 0
        if groups and (
            _JOINT.fullmatch(line, last, start) or (line[last:start] == "(" and line[end : end + 1] == ")")
        ):
            groups[-1].append((start, end))
        else:
            groups.append([(start, end)])
    return [part for group in groups for part in _acting_together(line, group)]


def _acting_together(line: str, group: list[Span]) -> list[list[Span]]:
    """The group, cut at 会同 unless 由 before it or a duty after it tells that all of it acts."""
    cuts = [n for n in range(1, len(group)) if _WITH.fullmatch(line, group[n - 1][1], group[n][0])]
    first, last = group[0][0], group[-1][1]
    if not cuts or line[first - 1 : first] == "由" or _DUTY.match(line, last):
        return [group]
    return [group[first:last] for first, last in pairwise([0, *cuts, len(group)])]


def _is_closed(line: str, group: Sequence[Span]) -> bool:
    """Whether the last body is a second name that fills a bracket."""
    return len(group) > 1 and line[group[-2][1] : group[-1][0]] == "("
