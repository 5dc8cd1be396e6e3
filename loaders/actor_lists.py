"""Lists of actors whose role is printed: after a label (责任单位:), or before a role word in brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from loaders.actor_items import ActorItem, is_plain_list, split_actors
from loaders.lexicon import read_lexicon
from ontology.kinds import Role

__all__ = ["ListedActor", "find_listed_actors", "is_listed", "list_end"]

_OTHER_LABEL = re.compile(
    r"(?:(?<=[,;。、)])|^)[\u4e00-\u9fff]{2,8}:|(?:责任人|领导|联系人):"
    r"|(?:完成|时间|办结)(?:时限|期限|时间|节点|要求|安排):"
)
_BODIES = (
    r"(?:单位|部门|机构|处室|科室|委办局|主体|分工)"
    r"(?:[和及、](?:部门|单位|分工)|\((?:单位|部门)\))?"
)
_TWO_ROLES = re.compile(r"牵头(?:单位|部门)?[和及、/](?:责任|配合)")
_DUTY = re.compile(
    r"(?:按照?(?:各自)?(?:职责|职能|任务|要求)(?:任务)?(?:分工)?|依职责|各自|分工|分头|具体|共同|组织|分别"
    r"|联合|统一|积极|均需|均|推进|推动|抓好?)+$"
)
_GOES_ON = "(?:负责|落实|组织实施|实施|推进|推动|协调|抓总|指导|督促)*"
_BRACKET = re.compile(r"[(\[【)\]】]")
_LIST_END = re.compile(r"[(\[【)\]】。]")
_OPEN, _CLOSE = "([【", ")]】"
_RULES = ("label ", "bracket ", "before ", "line of ")  # how the rules of mentions begin here
_LONGEST_LABEL = 24
_LONGEST_LIST = 1500
_LONGEST_DUTY = 24
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An item of a list, its printed role, and what told both."""

    item: ActorItem
    role: Role
    rule: str


def find_listed_actors(line: str) -> tuple[list[ListedActor], list[Span]]:
    """The actors of all lists of a line and the spans that the lists take up, both in reading order.

    Args:
        line: with ASCII digits and brackets (`fold_width`).

    >>> line = "建设平台(省大数据局牵头,省财政厅等有关部门配合)。"
    >>> [(line[a.item.start : a.item.end], a.role.value) for a in find_listed_actors(line)[0]]
    [('省大数据局', 'lead'), ('省财政厅', 'support')]
    """
    labelled = list(_labelled(line))
    brackets = _brackets(line, [(start, end) for start, end, *_ in labelled])
    found: list[ListedActor] = []
    spans: list[Span] = []
    for start, end, role, rule in [*labelled, *((start, end, None, rule) for start, end, rule in brackets)]:
        actors = list(_actors(line, start, end, role, rule))
        if actors:
            found.extend(actors)
            spans.append((start, end))
    end = len(line.rstrip(")。"))
    if not found and is_plain_list(line, 0, end, least=2):
        return list(_items(line, 0, end, Role.RESPONSIBLE, "line of nothing but bodies")), [(0, len(line))]
    return sorted(found, key=lambda actor: actor.item.start), sorted(spans)


def list_end(line: str, start: int, bound: int) -> int:
    """Where the bracket around the list that begins at `start`, its sentence or the line (`bound`) ends.

    >>> line = "(责任单位:各市(含平潭)、省财政厅)。"
    >>> line[list_end(line, 6, len(line)) :]
    ')。'
    """
    depth = 0
    for mark in _LIST_END.finditer(line, start, bound):
        if depth == 0 and mark[0] not in _OPEN:
            return mark.start()
        depth += 1 if mark[0] in _OPEN else -1 if mark[0] in _CLOSE else 0
    return bound


def is_listed(rule: str) -> bool:
    """Whether a mention's rule is one of this module: its role was printed in a list.

    >>> is_listed("label 责任单位"), is_listed("subject of a duty")
    (True, False)
    """
    return rule.startswith(_RULES)


def _labelled(line: str) -> Iterator[tuple[int, int, Role, str]]:
    """Each list after a label, its role and rule; it ends with its bracket, sentence, or at another label."""
    labels = list(_labels(line))
    for label, following in zip_longest(labels, labels[1:]):
        bound = min(following.start() if following else len(line), label.end() + _LONGEST_LIST)
        end = list_end(line, label.end(), bound)
        other = _OTHER_LABEL.search(line, label.end(), end) if ":" in line[label.end() : end] else None
        rule = f"label {label[0].rstrip(':')}"
        yield label.end(), other.start() if other else end, _label_role(label[0]), rule


def _labels(line: str) -> Iterator[re.Match[str]]:
    for colon in re.finditer(":", line):
        label = _label().search(line, max(0, colon.start() - _LONGEST_LABEL), colon.end())
        if label:
            yield label


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(word for word, _ in read_lexicon("role_labels"))
    more = f"(?:{words}|主要|共同|考核|主体|[和及、/])*"
    return re.compile(
        rf"(?:{more}(?:{words}){more}{_BODIES}|(?<![\u4e00-\u9fff])(?:牵头|责任|配合|主办|协办)):$"
    )


def _label_role(label: str) -> Role:
    """The role of its first word; of 牵头和责任单位 nobody knows who leads."""
    if _TWO_ROLES.search(label):
        return Role.RESPONSIBLE
    places = [
        (label.find(word), -len(word), role) for word, role in read_lexicon("role_labels") if word in label
    ]
    return Role(min(places)[2])


def _brackets(line: str, labelled: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """The insides of outermost brackets that may hold a list, and neither hold a label nor follow one."""
    starts = [start for start, _ in labelled]
    for opened, closed in _outermost(line):
        inside = opened + 1, min(closed, opened + _LONGEST_LIST)
        before = bisect_left(starts, opened)
        is_listed = before > 0 and opened < labelled[before - 1][1]
        if is_listed or bisect_left(starts, closed) > before:
            continue
        if _role_word().search(line, *inside):
            yield *inside, "bracket with role words"
        elif _is_list_at_end(line, opened, closed):
            yield *inside, "bracket at the sentence's end"


def _outermost(line: str) -> list[Span]:
    opened: list[int] = []
    pairs: list[Span] = []
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
    is_apart = line[opened - 1 : opened] in ("。", ";")
    return is_plain_list(line, opened + 1, closed, least=1 if is_apart else 2)


def _actors(line: str, start: int, end: int, role: Role | None, rule: str) -> Iterator[ListedActor]:
    """Items before a role word have its role, all others the label's; without either they are responsible."""
    done, is_list = start, role is not None
    for word in _role_word().finditer(line, start, end):
        role_word, printed = _printed_role(word[0])
        before_word = f"before the role word {role_word}"
        if line[word.start() - 1] == "(" and line[word.end() : word.end() + 1] == ")":
            listed = _items(line, done, word.start() - 1, role or Role.RESPONSIBLE, rule)
            yield from _with_last(listed, printed, before_word)
            done, is_list = word.end() + 1, True
            continue
        duty = _DUTY.search(line, max(done, word.start() - _LONGEST_DUTY), word.start())
        stop = duty.start() if duty else word.start()
        told = (role, rule) if role and printed is Role.RESPONSIBLE else (printed, before_word)
        yield from _items(line, done, stop, *told)
        done = word.end()
    if is_list or done == start:
        yield from _items(line, done, end, role or Role.RESPONSIBLE, rule)


@cache
def _role_word() -> re.Pattern[str]:
    """A role word with the verbs that go on from it; literals come first, so that the search is fast."""
    rows = sorted(read_lexicon("role_words"), key=lambda row: -len(row[0]))
    return re.compile("|".join(row[0] + _rest(*row[2:]) for row in rows))


def _rest(condition: str = "") -> str:
    if condition == "end":
        return rf"{_GOES_ON}(?=[,;。)]|$)"
    return rf"(?!{condition}){_GOES_ON}" if condition else _GOES_ON


def _printed_role(words: str) -> tuple[str, Role]:
    return next((word, Role(role)) for word, role, *_ in read_lexicon("role_words") if words.startswith(word))


def _with_last(actors: Iterator[ListedActor], role: Role, rule: str) -> list[ListedActor]:
    """The actors, the last one in a role of its own: 省大数据局(牵头)."""
    listed = list(actors)
    return [*listed[:-1], *(ListedActor(actor.item, role, rule) for actor in listed[-1:])]


def _items(line: str, start: int, end: int, role: Role, rule: str) -> Iterator[ListedActor]:
    return (ListedActor(item, role, rule) for item in split_actors(line, start, end))
