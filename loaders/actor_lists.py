"""Lists of actors whose role is printed: after a label (责任单位:) or before a role word in brackets (…牵头,…配合)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from loaders.actor_items import ActorItem, is_plain_list, split_actors
from ontology.kinds import Role

__all__ = ["ListedActor", "find_listed_actors"]

_LABEL = re.compile(
    r"(?:(?:第一|主要|共同)?(?:牵头|责任|配合|主办|协办|承办|承担|参与|参加|协同|协助|支持|支撑|实施|落实|主管|主责|负责|会办)"
    r"(?:考核|主体|责任|牵头|配合|参与|落实|实施|和|及|、|/)*"
    r"(?:单位|部门|机构|处室|科室|委办局|主体|分工)(?:和部门|和单位|及部门|及单位|、部门|、单位|及分工|\((?:单位|部门)\))?"
    r"|(?<![\u4e00-\u9fff])(?:牵头|责任|配合|主办|协办)):$"
)
_LONGEST_LABEL = 24
_OTHER_LABEL = re.compile(
    r"(?:(?<=[,;。、)])|^)[\u4e00-\u9fff]{2,8}:|(?:完成|时间|办结)(?:时限|期限|时间|节点|要求|安排):|(?:责任人|领导|联系人):"
)
_DUTY = re.compile(
    r"(?:按照?(?:各自)?(?:职责|职能|任务|要求)(?:任务)?(?:分工)?|依职责|各自|分工|分头|具体|共同|组织|分别|联合|统一|积极|均需|均|推进"
    r"|推动|抓好?)+$"
)
_CLOSES = r"(?=[,;。)]|$)"
_PHRASE = re.compile(  # each branch begins with a character: so the search is fast
    rf"牵头(?!部门|单位)(?:负责|落实|推进|组织实施|实施|抓总)?|主办{_CLOSES}"
    rf"|配合(?!部门|单位)(?:落实|实施|推进|负责)?|协助(?:落实|实施|推进|负责)?|参与(?!部门|单位)(?:落实|实施|推进|负责)?|协办{_CLOSES}"
    rf"|参加{_CLOSES}|协同{_CLOSES}"
    rf"|负责(?!人|部门|单位)(?:落实|实施|推进|组织实施)?|落实(?!部门|单位)(?:落实|实施|推进|组织实施)?|实施{_CLOSES}|推进{_CLOSES}"
    rf"|承办{_CLOSES}|办理{_CLOSES}|承担{_CLOSES}|统筹(?:推进|协调|指导|督促)?{_CLOSES}|指导(?:推进|协调|督促)?{_CLOSES}|督促(?:推进|协调|指导)?{_CLOSES}"
    rf"|均为责任(?:单位|部门)|为责任(?:单位|部门)|按照?(?:各自)?职责(?:分工)?{_CLOSES}"
)
_LEAD_WORDS = ("牵头", "主办")
_SUPPORT_WORDS = ("配合", "协助", "参与", "协办", "参加", "协同")
_LEAD_LABEL = re.compile(r"牵头(?!(?:单位|部门)?[和及、/](?:责任|配合))|主办|第一|主责")
_SUPPORT_LABEL = re.compile(r"(?<!牵头)(?<![和及、/])配合|协办|参与|参加|协同|协助|支持|支撑|会办")
_BRACKET = re.compile(r"[(\[【)\]】]")
_OPEN, _CLOSE = "([【", ")]】"
_LIST_END = re.compile(r"[(\[【)\]】。]")
_LONGEST_LIST = 1500
_LONGEST_DUTY = 24
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An item of a list and its printed role."""

    item: ActorItem
    role: Role


def find_listed_actors(line: str) -> tuple[list[ListedActor], list[Span]]:
    """The actors of all lists of a line and the spans that the lists take up, both in reading order.

    Args:
        line: with ASCII digits and brackets (`fold_width`).

    >>> line = "建设平台(省大数据局牵头,省财政厅等有关部门配合)。"
    >>> [(line[a.item.start : a.item.end], a.role.value) for a in find_listed_actors(line)[0]]
    [('省大数据局', 'lead'), ('省财政厅', 'support')]
    """
    labelled = list(_labelled(line))
    brackets = _brackets(line, [start for start, _, _ in labelled])
    found: list[ListedActor] = []
    spans: list[Span] = []
    for start, end, role in [*labelled, *((start, end, None) for start, end in brackets)]:
        actors = list(_actors(line, start, end, role))
        if actors:
            found.extend(actors)
            spans.append((start, end))
    if not found and is_plain_list(line, 0, len(line.rstrip(")。")), least=2):
        return list(_items(line, 0, len(line.rstrip(")。")), Role.RESPONSIBLE)), [(0, len(line))]
    return sorted(found, key=lambda actor: actor.item.start), sorted(spans)


def _labelled(line: str) -> Iterator[tuple[int, int, Role]]:
    labels = list(_labels(line))
    for label, following in zip_longest(labels, labels[1:]):
        bound = min(following.start() if following else len(line), label.end() + _LONGEST_LIST)
        end = _list_end(line, label.end(), bound)
        other = _OTHER_LABEL.search(line, label.end(), end)
        yield label.end(), other.start() if other else end, _label_role(label[0])


def _labels(line: str) -> Iterator[re.Match[str]]:
    for colon in re.finditer(":", line):
        label = _LABEL.search(line, max(0, colon.start() - _LONGEST_LABEL), colon.end())
        if label:
            yield label


def _label_role(label: str) -> Role:
    if _LEAD_LABEL.search(label):
        return Role.LEAD
    return Role.SUPPORT if _SUPPORT_LABEL.search(label) else Role.RESPONSIBLE


def _list_end(line: str, start: int, bound: int) -> int:
    """Where the bracket around the list, the sentence or the line ends."""
    depth = 0
    for mark in _LIST_END.finditer(line, start, bound):
        if depth == 0 and mark[0] not in _OPEN:
            return mark.start()
        depth += 1 if mark[0] in _OPEN else -1 if mark[0] in _CLOSE else 0
    return bound


def _brackets(line: str, labelled: Sequence[int]) -> Iterator[Span]:
    """The insides of the outermost brackets that hold no label."""
    for opened, closed in _outermost(line):
        inside = opened + 1, min(closed, opened + _LONGEST_LIST)
        if bisect_left(labelled, opened) < bisect_left(labelled, closed):
            continue
        if _PHRASE.search(line, *inside) or _is_list_at_end(line, opened, closed):
            yield inside


def _outermost(line: str) -> list[tuple[int, int]]:
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(line):
        if mark[0] in _OPEN:
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, mark.start()))
    return pairs


def _is_list_at_end(line: str, opened: int, closed: int) -> bool:
    """Whether a bracket at a sentence's end holds nothing but names of bodies: 。(市财政局、市大数据局)."""
    if closed - opened > _LONGEST_LIST or line[closed + 1 : closed + 2] not in ("", "。", ";"):
        return False
    return is_plain_list(line, opened + 1, closed, least=1 if line[opened - 1 : opened] in ("。", ";") else 2)


def _actors(line: str, start: int, end: int, role: Role | None) -> Iterator[ListedActor]:
    """Items before a role word have its role, all others the label's; without either they are responsible."""
    done, is_list = start, role is not None
    for phrase in _PHRASE.finditer(line, start, end):
        if phrase.start() < done:
            continue
        printed = _phrase_role(phrase[0])
        if line[phrase.start() - 1] == "(" and line[phrase.end() : phrase.end() + 1] == ")":
            yield from _with_last(_items(line, done, phrase.start() - 1, role or Role.RESPONSIBLE), printed)
            done, is_list = phrase.end() + 1, True
            continue
        is_vague = role is not None and printed is Role.RESPONSIBLE
        duty = _DUTY.search(line, max(done, phrase.start() - _LONGEST_DUTY), phrase.start())
        yield from _items(line, done, duty.start() if duty else phrase.start(), role if role and is_vague else printed)
        done = phrase.end()
    if is_list or done == start:
        yield from _items(line, done, end, role or Role.RESPONSIBLE)


def _phrase_role(phrase: str) -> Role:
    if phrase.startswith(_LEAD_WORDS):
        return Role.LEAD
    return Role.SUPPORT if phrase.startswith(_SUPPORT_WORDS) else Role.RESPONSIBLE


def _with_last(actors: Iterator[ListedActor], role: Role) -> list[ListedActor]:
    """The actors, the last one in a role of its own: 省大数据局(牵头)."""
    listed = list(actors)
    return [*listed[:-1], *(ListedActor(actor.item, role) for actor in listed[-1:])]


def _items(line: str, start: int, end: int, role: Role) -> Iterator[ListedActor]:
    return (ListedActor(item, role) for item in split_actors(line, start, end))
