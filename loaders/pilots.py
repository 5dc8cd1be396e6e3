"""Places where a measure starts a trial."""

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from loaders.context import Context
from loaders.width import fold_width
from ontology.records import Mention, Pilot

__all__ = ["find_pilots"]

_LOG = logging.getLogger(__name__)
_TRIAL = re.compile(r"试点|试验(?![区室田])|先行|试行|探索|可复制")
_TRIAL_OPENS = re.compile(
    r"并?(?:积极|率先|先行|大胆)?(?:探索|试点|试行|先行|(?:开展|打造|创建|推进)[^,。;]{0,16}(?:试点|试验)|(?:形成|打造|总结)[^,。;]{0,16}可复制)"
)
_INSIDE = re.compile(r"[“\"][^“”\"]*[”\"]|《[^《》]*》|\([^()]*\)")
_CLAUSE = re.compile(r"[^,。;:]+")
_STARTS = re.compile(
    r"在|于|支持|鼓励|推动|推进|指导|组织|选[取择定]|遴选|确定|引导|依托|以|将|批准|同意|开展|深化|由"
)
_NO_TRIAL_OF = re.compile(r"(?:与|同|跟|对标|借鉴|学习|参照|参考|对接|联合|总结|推广|复制|位于|来自)$")
_EXPERIENCE = re.compile(r"(?:市|区|县)?[^,。;]{0,8}(?:试点|探索)(?:经验|成果|做法|成效)")
_SENTENCE = re.compile("[^。]+")
Span = tuple[int, int]


def find_pilots(line: str, context: Context) -> Iterator[Pilot]:
    """Yield one pilot for each place of a clause that starts a trial (试点, 试验, 探索, 先行, 可复制), in reading order.

    The trial may be named at the head of the next clause. Only places inside the paper's own region count. Plain 支持…建设 is
    none; neither is a place that lends its experience or is worked with (借鉴南京试点经验, 与苏州对接).

    Args:
        line: one line of a measure, simplified, without white space.
        context: gives the regions and where ambiguous names are looked up.

    >>> from loaders.regions import load_regions
    >>> context = Context(load_regions().find_region("浙江省"), None, None, load_regions())
    >>> [pilot.place.name for pilot in find_pilots("支持杭州、宁波等市开展数据交易试点,支持温州市建设数据港", context)]
    ['杭州市', '宁波市']
    """
    plain = fold_width(line)
    masked = _INSIDE.sub(lambda found: "〇" * len(found[0]), plain) if _TRIAL.search(plain) else ""
    for sentence in _SENTENCE.finditer(masked):
        if _TRIAL.search(sentence[0]):
            yield from _pilots(line, masked, sentence.span(), context)


def _pilots(line: str, masked: str, sentence: Span, context: Context) -> Iterator[Pilot]:
    clauses = [clause.span() for clause in _CLAUSE.finditer(masked, *sentence)]
    named = context.regions.regions_in(masked[slice(*sentence)], context.region)
    places = [(sentence[0] + start, sentence[0] + end, region) for start, end, region in named]
    firsts: dict[Span, int] = {}
    for start, end, region in places:
        at = bisect_right(clauses, (start, len(masked))) - 1
        first = firsts.setdefault(clauses[at], start)
        if context.region is not None and not context.regions.lies_in(region, context.region):
            continue
        span = _trial_span(masked, clauses, at, first, end)
        if span is None:
            _LOG.debug("no trial in %s", region.name)
            continue
        yield Pilot(Mention(line[span[0] : span[1]], span[0]), region)


def _trial_span(line: str, clauses: Sequence[Span], at: int, first: int, last: int) -> Span | None:
    """The clause of a place, with the next one where that names the trial; None where there is no trial.

    Args:
        line: with quotations, titles and brackets blotted out.
        clauses: of the sentence; `at` tells which is the place's.
        first: where the first place of the clause begins.
        last: where the place ends.
    """
    start, end = clauses[at]
    left, right = line[start:first], line[last:end]
    if _NO_TRIAL_OF.search(left) or (left and not _STARTS.search(left)) or _EXPERIENCE.match(right):
        return None
    if _TRIAL.search(right) or _TRIAL.search(left):
        return start, end
    if (
        at + 1 < len(clauses)
        and line[end : clauses[at + 1][0]] == ","
        and _TRIAL_OPENS.match(line, clauses[at + 1][0])
    ):
        return start, clauses[at + 1][1]
    return None
