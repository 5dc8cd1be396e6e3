"""A remark such as 列首位的为牵头单位 makes the first body of each list of responsible bodies its lead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.actor_lists import is_listed, list_end
from loaders.width import fold_width
from ontology.kinds import ActorKind, Role
from ontology.records import Measure, Responsibility

__all__ = ["FirstLeads", "find_first_leads", "rank_lists"]

_FIRST = (
    r"(?:(?:(?:排|列|位|居|处|名|放)(?:名|列|序|居|在|于)*|排位)(?:首位|首个|首|最前面?|第[一1１][位名个家]?)"
    r"|第[一1１][位名个家]?|首[位个家])"
)
_LEAD = r"(?:总|主要)?(?:牵头|主办|主责|第一责任|主要责任)"
_UNIT = r"(?:责任|承办|主体)?(?:单位|部门|机构|处室)"
_REMARK = re.compile(
    rf"{_FIRST}(?=[的责承主单部机处者均即都视为是系作负])的?(?:{_UNIT}|者)?(?:均|即|都|视)?(?:为|是|系|作为|负责)?(?:[该本此]?[各每]?项?(?:任务|工作|事项|举措)的?)?{_LEAD}(?!人|专家)"
)
_TURNED = re.compile(rf"(?:牵头|主办|主责)(?:单位|部门|机构)(?:均|都)?{_FIRST}(?!的)(?=[^\u4e00-\u9fff]|$)")
_OTHERS = re.compile(
    rf"(?:其他|其余|其它|余下|后续|之后)的?{_UNIT}?(?:均|都|则)?(?:为|是|系|作为|负责)?(?:配合|协办|协同|协助|参与|参加|支持)"
)
_REFUSED = re.compile(r"(?:不|非|未必|不一定)[是为]?$|牵头(?:单位|部门|机构)(?:中|里|内)?的?$")
_OPENS = re.compile(r"[:：(（\[【〔](?:均?由)?$")
_NEAR, _LONGEST_OTHERS, _LONGEST_LIST = 8, 40, 1500


@dataclass(frozen=True, slots=True)
class FirstLeads:
    """What the remark says: where it stands, and the role of the bodies after the first."""

    start: int
    others: Role


def rank_lists(text: str, measures: Sequence[Measure]) -> list[Measure]:
    """The measures, the first of each list of responsible bodies as its lead where the paper says so.

    The remark may stand anywhere: in an introduction, a heading, a note, or in a list (下同). Those after the
    first stay responsible, or support where it adds 其他为配合单位. A collective (各市人民政府) at the head
    of a list leads nobody; a measure that names its lead keeps it.
    """
    remark = find_first_leads(text)
    if remark is None:
        return list(measures)
    return [
        replace(measure, responsibilities=tuple(_ranked(text, measure.responsibilities, remark)))
        for measure in measures
    ]


def find_first_leads(text: str) -> FirstLeads | None:
    """The first remark of a text on who leads in a list; None where there is none.

    Not read: one that is denied, and one on the first of several leads (牵头单位中列首位的为总牵头).

    >>> find_first_leads("(责任单位中排首位的为牵头部门,其他为配合单位)")
    FirstLeads(start=6, others=<Role.SUPPORT: 'support'>)
    >>> print(find_first_leads("满意度排名居首位,为推进工作打好基础"))
    None
    """
    for found in (*_REMARK.finditer(text), *_TURNED.finditer(text)):
        if not _REFUSED.search(text, max(0, found.start() - _NEAR), found.start()):
            others = _OTHERS.search(re.split("[。\n]", text[found.end() : found.end() + _LONGEST_OTHERS])[0])
            return FirstLeads(found.start(), Role.SUPPORT if others else Role.RESPONSIBLE)
    return None


def _ranked(text: str, found: Sequence[Responsibility], remark: FirstLeads) -> Iterator[Responsibility]:
    """The bodies with their roles; `end` is where the list ends whose first one leads."""
    if any(one.role is Role.LEAD for one in found):
        yield from found
        return
    end = 0
    for one in found:
        start = one.mention.start
        if one.role is not Role.RESPONSIBLE or not is_listed(one.mention.rule):
            yield one
        elif _OPENS.search(text, max(0, start - _NEAR), start):
            leads = one.kind is not ActorKind.COLLECTIVE
            end = _list_end(text, start) if leads else 0
            yield replace(one, role=Role.LEAD) if leads else one
        else:
            yield replace(one, role=remark.others) if start < end else one


def _list_end(text: str, start: int) -> int:
    line = text[start : start + _LONGEST_LIST].partition("\n")[0]
    return start + list_end(fold_width(line), 0, len(line))
