"""What the words around an actor in running text make of it: who leads, acts, supports, is only mentioned."""

import re
from functools import cache

from loaders.lexicon import read_lexicon
from ontology.kinds import Role

__all__ = ["role_in_text"]

_LEAD = re.compile(r"(?:具体|统一|共同|分别|联合)*牵头(?!部门|单位)")
_SUPPORT = re.compile(r"(?:积极|共同|做好)*(?:配合|协助)")
_TAIL = re.compile(r"等(?:有关|相关|职能|成员|各)*(?:部门|单位|机构)?(?:和单位)?|\([^()]{1,40}\)")
_MORE = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,14}?){1,8}(?=(?:共同|分别|联合|积极)*(?:牵头|配合|协助|负责)(?:[,;。)]|$))"
)
_MOVED = re.compile(
    r"(?:推动|鼓励|指导|明确|支持|督促|引导|组织|要求|(?P<founded>成立|组建|设立)(?:[由以][^,。;]{1,15}的)?)$"
)
_ROLE_OF = re.compile(r"(?:作用|职能|职责)?,")
_SEAT = re.compile(r",?(?:具体)?(?:负责|承担)")
_CHARGED = re.compile("落实|压实|强化|明确")
_DUTY = re.compile(r"对[^,。;]{1,30}责任")
_BEGINS = frozenset(",。;:、()“”")
_LONGEST_LEFT = 20


def role_in_text(line: str, start: int, end: int) -> Role:
    """The role of the actor, or of the list of actors, at [start, end) of running text.

    It acts as the subject of 要, 应, 负责 or another verb of the lexicon `actor_verbs` at a clause's head,
    after 由, as the object of 推动 with a verb of its own; as a body that is founded, or plays its part
    (发挥…作用), where the next clause opens with a verb. Owners and those reported to are mentioned.

    Args:
        line: with ASCII digits and brackets (`fold_width`).
        start: where the first actor begins.
        end: where the last one ends.

    >>> [role_in_text(line, line.index("市"), line.index("局") + 1).value for line in (
    ...     "由市财政局牵头", "市财政局要保障经费", "指导市财政局优化流程", "报市财政局备案")]
    ['lead', 'responsible', 'responsible', 'mentioned']
    """
    tail = _TAIL.match(line, end)
    end = tail.end() if tail else end
    before = line[start - 1 : start]
    begins = not before or before in _BEGINS
    more = _MORE.match(line, end) if begins or before == "由" else None
    end = more.end() if more else end
    if _LEAD.match(line, end):
        return Role.LEAD
    if (begins or before == "由") and _SUPPORT.match(line, end):
        return Role.SUPPORT
    acts = (
        before == "由"
        or line.startswith("负责", end)
        or _is_charged(line, start, end)
        or _acts(line, start, end, begins)
    )
    return Role.RESPONSIBLE if acts else Role.MENTIONED


def _is_charged(line: str, start: int, end: int) -> bool:
    """Whether 落实 stands before it and its duty after, or an office has its seat there and work to do."""
    before = line[max(0, start - 2) : start]
    if before == "设在":
        return bool(_SEAT.match(line, end))
    return bool(_CHARGED.fullmatch(before) and _DUTY.match(line, end))


def _acts(line: str, start: int, end: int, begins: bool) -> bool:
    """Whether it is a subject, or moved by somebody, and a verb follows."""
    moved = _MOVED.search(line, max(0, start - _LONGEST_LEFT), start)
    if line.endswith("发挥", 0, start) or (moved and moved["founded"]):
        part = _ROLE_OF.match(line, end)
        return bool(part and _verb().match(line, part.end()))
    return bool((begins or moved) and _verb().match(line, end))


@cache
def _verb() -> re.Pattern[str]:
    verbs = sorted((verb for (verb,) in read_lexicon("actor_verbs")), key=len, reverse=True)
    return re.compile("|".join(verbs))
