"""Sentences of a paper that give bodies to many of its measures at once: 以下任务均由省政务办负责."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.actor_lists import is_listed, list_end
from loaders.agencies import find_agencies
from loaders.body_forms import official_name
from loaders.context import Context
from loaders.width import fold_width
from ontology.kinds import Role
from ontology.records import Responsibility

__all__ = ["RULE", "Remark", "find_remarks"]

RULE = "named once"  # how the rule of what such a sentence gives begins
_LOG = logging.getLogger(__name__)
_ALL = r"(?P<all>均|都|全部|统一|一律)"
_SCOPE = (
    r"(?P<whole>本(?:实施|工作|行动|建设)?(?:方案|要点|计划|意见|清单|文件|通知|措施|规划|办法)[中内]?的?(?:所列|确定|明确|提出|部署)?的?)?"
    r"(?P<part>本(?:部分|章|节|板块|领域|条)[中内]?的?)?"
    r"(?:(?P<next>以下|下列|下述|后续)|(?P<past>以上|上述|上列|前述)|(?P<rest>(?:其余|其他)?未(?:注|标|列|写|载)?明(?:确)?(?:责任|牵头)(?:单位|部门)的|其余|其他)|除[^,。;]{2,20}外,?)?的?"
    r"(?P<each>各项|所有|全部|每项|每条|各条|\d{1,3}[项条]|[一二两三四五六七八九十]{1,3}[项条])?的?"
    r"(?P<noun>(?:重点|主要|具体|改革|建设|目标|工作|年度|政策)*(?:任务|工作|事项|举措|措施|内容|项目|条目)(?:分工|清单)?)?[的,]?"
)
_SCOPE_AHEAD = re.compile(_SCOPE)
_LABEL = r"(?P<label>(?:第一)?(?:牵头|责任|配合|主办|协办|承办|主责|实施)(?:单位|部门|机构|主体))"
_STARTS = r"(?:^|(?<=[。;,:!?(\[【]))"
_BY = re.compile(rf"{_STARTS}{_SCOPE}{_ALL}?(?:由(?!此|于)|需要?|须)")
_LABELLED = re.compile(
    rf"{_STARTS}{_SCOPE}{_ALL}?的?{_LABEL}(?:{_ALL.replace('all', 'is_all')}?(?:为|是|包括|包含|含)|:)"
)
_ARE = re.compile(
    rf"{_ALL}(?:(?:为|是|作为|列为){_SCOPE}{_LABEL}|[需须要应]?(?:按照?)?(?:各自)?(?:职责|职能)?(?:分工)?(?P<verb>负责|牵头|落实|配合|参与|组织实施))"
)
_HINT = re.compile(
    r"以[上下]|[上下前]述|[上下]列|后续|其[余他]|未.明|各[项条]|[项条]|所有|全部|[均都]|统一|一律|不[再另予]|本[部章节板领条]"
)
_ADDS = re.compile(
    r"不(?:再|另|予)(?:另|行|单独|逐一|一一|重复|逐项|逐条|分别)*(?:列|标|注|写|罗|赘|重复)[出明示述列注]?|(?<=[,、])(?:以)?下同"
)
_BEFORE = re.compile(r"[。;!?]|(?:牵头|负责|配合|落实|推进|实施|参与)[,、]")
_NO_DUTY = re.compile(r"解释|负责(?:督|监|考核|评|汇总|验收|跟踪|调度|日常)|报送|上报|提交|印发")
_NO_BODY = re.compile(r"(?:牵头|责任|成员|承办|配合|主办|实施|参与|承担)(?:单位|部门)|领导同志|主要负责")
_NO_TASK_WORD = re.compile(r"before the role word (?:统筹|指导|督促|办理)")
_VERB_LABELS = {"牵头": "牵头单位", "配合": "配合单位", "参与": "配合单位"}
_OPEN, _CLOSE = "([【", ")]】"
_LONGEST = 1500
_LONGEST_BACK = 300


@dataclass(frozen=True, slots=True)
class _Head:
    """The words of a remark around its list, the list at [start, end) of the line, and what is to lead it."""

    found: re.Match[str]
    lead: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that gives bodies to many measures, from `start` to `end` of the text.

    `way` is next, past, rest or empty; `is_plural` where it says 各项任务, 以上任务 or the like (以上工作 may
    mean what stands before it in one measure), `is_whole` where it says 本方案; `adds` where the lists of
    others leave the bodies out on purpose (不再列出).
    """

    start: int
    end: int
    way: str
    is_plural: bool
    is_whole: bool
    adds: bool
    bodies: tuple[Responsibility, ...]


def find_remarks(text: str, context: Context) -> Iterator[Remark]:
    """Yield the sentences that say of many measures who is responsible, in reading order.

    They name a way (以下, 以上, 其余), all (均, 各项任务), or that the bodies are left out elsewhere
    (不再列出), and bodies by 由…负责, by a label (牵头单位均为…), or as the subject (各市政府均为责任单位).
    Not read: who explains the paper (负责解释), oversees it (负责督促), and 各牵头单位, said elsewhere.
    """
    start = 0
    for line in text.split("\n"):
        if _HINT.search(line):
            yield from _remarks_of_line(line, start, context)
        start += len(line) + 1


def _remarks_of_line(line: str, start: int, context: Context) -> Iterator[Remark]:
    """The remarks of a line that stands at `start` of the text."""
    plain = fold_width(line)
    for heads in _grouped(plain, _heads(plain)):
        end = heads[-1].end
        sentence = plain[heads[0].found.start() : list_end(plain, end, min(len(plain), end + _LONGEST_BACK))]
        adds = bool(_ADDS.search(sentence))
        first = next((at for at, head in enumerate(heads) if adds or _is_for_many(head.found)), None)
        if first is None or _NO_DUTY.search(sentence):
            continue
        bodies = tuple(one for head in heads[first:] for one in _bodies(line, head, start, context))
        if bodies:
            found, begin = heads[first].found, min(heads[first].found.start(), heads[first].start)
            yield Remark(start + begin, start + end, *_said(found), adds, bodies)


def _heads(plain: str) -> Iterator[_Head]:
    """The lists of a line that such a remark may give, in reading order."""
    before = [(found, "(") for found in _BY.finditer(plain)]
    before += [(found, f"{found['label']}:") for found in _LABELLED.finditer(plain)]
    before.sort(key=lambda pair: pair[0].start())
    starts = [found.start() for found, _ in before[1:]]
    heads = [
        _Head(found, lead, found.end(), list_end(plain, found.end(), min(bound, found.end() + _LONGEST)))
        for (found, lead), bound in zip(before, [*starts, len(plain)], strict=False)
    ]
    done = 0
    for found in _ARE.finditer(plain):
        label = found["label"] or _VERB_LABELS.get(found["verb"], "责任单位")
        heads.append(_Head(found, f"{label}:", _list_start(plain, done, found.start()), found.start()))
        done = found.end()
    yield from sorted(heads, key=lambda head: head.start)


def _grouped(plain: str, heads: Iterator[_Head]) -> list[list[_Head]]:
    """The heads, those of one sentence together: 以下任务牵头单位均为…,责任单位均为…."""
    groups: list[list[_Head]] = []
    for head in heads:
        if groups and list_end(plain, groups[-1][-1].end, head.start) == head.start:
            groups[-1].append(head)
        else:
            groups.append([head])
    return groups


def _is_for_many(found: re.Match[str]) -> bool:
    way, is_plural, _ = _said(found)
    return bool(way or is_plural) or _is_total(found)


def _is_total(found: re.Match[str]) -> bool:
    said = found.groupdict()
    return bool(said["all"] or said.get("is_all"))


def _said(found: re.Match[str]) -> tuple[str, bool, bool]:
    """What a head says: way, is_plural, is_whole."""
    way = next((name for name in ("next", "past", "rest") if found[name]), "")
    noun, each = found["noun"] or "", bool(found["each"] or found["part"])
    is_plural = bool(noun) and (each or (bool(found["whole"] or way) and not noun.endswith(("工作", "内容"))))
    is_plural = is_plural or bool(way and _is_total(found))
    return way, is_plural, bool(found["whole"])


def _bodies(line: str, head: _Head, start: int, context: Context) -> Iterator[Responsibility]:
    """The bodies of a list as if its `lead` stood before it: a label, or a bracket that holds role words."""
    given = f"{head.lead}{line[head.start : head.end]}{')' if head.lead == '(' else ''}"
    shift = start + head.start - len(head.lead)
    for one in find_agencies(given, context):
        if one.role is Role.MENTIONED or not is_listed(one.mention.rule):
            continue
        if _NO_BODY.search(one.name) or _NO_TASK_WORD.match(one.mention.rule):
            _LOG.debug("no body named for all: %s", one.name)
            continue
        rule = f"{RULE} for several measures, {one.mention.rule}"
        mention = replace(one.mention, start=one.mention.start + shift, rule=rule)
        yield replace(one, mention=mention, official=official_name(one.name))


def _list_start(plain: str, start: int, end: int) -> int:
    """Where the clause begins that names the bodies before 均为责任单位: after a mark or a role word."""
    first = max(start, end - _LONGEST_BACK)
    depth = 0
    for at in range(end - 1, first - 1, -1):
        if plain[at] in _CLOSE:
            depth += 1
        elif plain[at] in _OPEN:
            depth -= 1
            if depth < 0:
                first = at + 1
                break
    for found in _BEFORE.finditer(plain, first, end):
        first = found.end()
    scope = _SCOPE_AHEAD.match(plain, first, end)
    return scope.end() if scope else first
