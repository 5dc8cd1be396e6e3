"""Places where a measure starts a trial."""

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.context import Context
from loaders.width import fold_width
from ontology.records import Mention, Pilot

__all__ = ["find_pilots"]

_LOG = logging.getLogger(__name__)
_TRIAL = re.compile(r"试点|试验(?![区室田])|先行|试行|探索|可复制")
_TRIAL_OPENS = re.compile(
    r"并?(?:积极|率先|先行|大胆)?(?:探索|试点|试行|先行"
    r"|(?:开展|打造|创建|推进)[^,。;]{0,16}(?:试点|试验)|(?:形成|打造|总结)[^,。;]{0,16}可复制)"
)
_INSIDE = re.compile(r"[“\"][^“”\"]*[”\"]|《[^《》]*》|\([^()]*\)")
_SENTENCE = re.compile("[^。]+")
_CLAUSE = re.compile(r"[^,。;:]+")
_STARTS = re.compile(
    r"在|于|支持|鼓励|推动|推进|指导|组织|选[取择定]|遴选|确定|引导|依托|以|将|批准|同意|开展|深化|由"
)
_NO_TRIAL_OF = re.compile(r"(?:与|同|跟|对标|借鉴|学习|参照|参考|对接|联合|总结|推广|复制|位于|来自)$")
_EXPERIENCE = re.compile(r"[^,。;]{0,9}(?:试点|探索)(?:经验|成果|做法|成效)")
_BASIS = re.compile("(?:基础之?上|(?:经验|做法|成果|成效|模式)后?)$")
_DONE = re.compile("(?:已|已经|此前|前期|先期)[在于由]?$")
_LONGEST_ENDING = 8
_LEARNS = re.compile(r"总结|推广|借鉴|学习|复制|吸[收取]|固化|提炼|巩固|转化|推介|宣传")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause and whether a trial may start in its places.

    `close` is the end of the trial's clause: this one, or the next if that opens with the trial; else None.
    `rule` says which.
    """

    start: int
    may_start: bool
    close: int | None
    rule: str


def find_pilots(line: str, context: Context) -> Iterator[Pilot]:
    """Yield one pilot for each place where a trial starts (试点, 试验, 探索, 先行, 可复制), in reading order.

    The trial stands in the place's clause or opens the next one. Only places inside the paper's region count.
    Plain 支持…建设 is none; nor is a place that lends its experience or is worked with, or a trial that is
    over (在…试点的基础上).

    Args:
        line: one line of a measure, simplified, without white space.
        context: gives the regions, and where ambiguous names are looked up.

    >>> from loaders.regions import load_regions
    >>> context = Context(load_regions().find_region("浙江省"), None, None, load_regions())
    >>> line = "支持杭州、宁波等市开展数据交易试点,支持温州市建设数据港"
    >>> [pilot.place.name for pilot in find_pilots(line, context)]
    ['杭州市', '宁波市']
    """
    plain = fold_width(line)
    masked = _INSIDE.sub(lambda found: "〇" * len(found[0]), plain) if _TRIAL.search(plain) else ""
    for sentence in _SENTENCE.finditer(masked):
        if _TRIAL.search(sentence[0]):
            yield from _pilots(line, masked, sentence.span(), context)


def _pilots(line: str, masked: str, sentence: Span, context: Context) -> Iterator[Pilot]:
    spans = [clause.span() for clause in _CLAUSE.finditer(masked, *sentence)]
    clauses: dict[int, _Clause] = {}
    for start, end, region in context.regions.regions_in(masked[slice(*sentence)], context.region):
        first, last = sentence[0] + start, sentence[0] + end
        at = bisect_right(spans, (first, len(masked))) - 1
        if at not in clauses:
            clauses[at] = _clause(masked, spans, at, first)
        clause = clauses[at]
        if clause.close is None or not clause.may_start or _EXPERIENCE.match(masked, last):
            _LOG.debug("no trial starts in %s", region.name)
        elif context.region is None or context.regions.lies_in(region, context.region):
            yield Pilot(Mention(line[clause.start : clause.close], clause.start, clause.rule), region)


def _is_history(clause: str, left: str) -> bool:
    """Whether a trial is over or elsewhere: 在甲市试点的基础上, 推广甲市试点做法, 已在甲市试点."""
    ending = _BASIS.search(clause, max(0, len(clause) - _LONGEST_ENDING))
    is_basis = ending is not None and ("基础" in ending[0] or bool(_LEARNS.search(left)))
    return is_basis or bool(_DONE.search(left) or _NO_TRIAL_OF.search(left))


def _clause(line: str, spans: list[Span], at: int, first: int) -> _Clause:
    """What a clause says of trials; `first` is where its first place begins."""
    start, end = spans[at]
    left = line[start:first]
    may_start = bool(not left or _STARTS.search(left)) and not _is_history(line[start:end], left)
    trial = _TRIAL.search(line, start, end)
    if trial:
        return _Clause(start, may_start, end, f"place in the clause of {trial[0]}")
    following = spans[at + 1] if at + 1 < len(spans) and line[end] == "," else None
    opens = following is not None and _TRIAL_OPENS.match(line, following[0])
    return _Clause(
        start, may_start, following[1] if following and opens else None, "trial opens the next clause"
    )
