"""Places where a measure starts a trial."""

import logging
import re
from collections.abc import Iterator, Sequence

from loaders.context import Context
from loaders.width import fold_width
from ontology.records import Mention, Pilot, Region

__all__ = ["find_pilots"]

_LOG = logging.getLogger(__name__)
_TRIAL = re.compile(r"试点|试验(?![区室田])|先行|试行|探索|可复制")
_TRIAL_OPENS = re.compile(r"并?(?:积极|率先|先行|大胆)?(?:探索|试点|试行|先行|(?:开展|打造|创建|推进)[^,。;]{0,16}(?:试点|试验)|(?:形成|打造|总结)[^,。;]{0,16}可复制)")
_INSIDE = re.compile(r"[“\"][^“”\"]*[”\"]|《[^《》]*》|\([^()]*\)")
_CLAUSE = re.compile(r"[^,。;:]+")
_STARTS = re.compile(r"在|于|支持|鼓励|推动|推进|指导|组织|选[取择定]|遴选|确定|引导|依托|以|将|批准|同意|开展|深化|由")
_NO_TRIAL_OF = re.compile(r"(?:与|同|跟|对标|借鉴|学习|参照|参考|对接|联合|总结|推广|复制|位于|来自)$")
_EXPERIENCE = re.compile(r"(?:市|区|县)?[^,。;]{0,8}(?:试点|探索)(?:经验|成果|做法|成效)")
Place = tuple[int, int, Region]


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
    if not _TRIAL.search(plain):
        return
    masked = _INSIDE.sub(lambda found: "〇" * len(found[0]), plain)
    clauses = [found.span() for found in _CLAUSE.finditer(masked)]
    places = [place for place in context.regions.regions_in(plain, context.region) if _is_inside(place[2], context)]
    for place in places:
        if masked[place[0]] == "〇":
            continue
        span = _trial_span(masked, clauses, places, place)
        if span is None:
            _LOG.debug("no trial in %s", place[2].name)
            continue
        yield Pilot(Mention(line[span[0] : span[1]], span[0]), place[2])


def _is_inside(region: Region, context: Context) -> bool:
    return context.region is None or context.regions.lies_in(region, context.region)


def _trial_span(
    line: str, clauses: Sequence[tuple[int, int]], places: Sequence[Place], place: Place
) -> tuple[int, int] | None:
    """The clause of a place, with the next one where that names the trial; None where there is no trial."""
    at = next(n for n, (start, end) in enumerate(clauses) if start <= place[0] < end)
    start, end = clauses[at]
    first = min(other[0] for other in places if start <= other[0])
    left, right = line[start:first], line[place[1] : end]
    if _NO_TRIAL_OF.search(left) or (left and not _STARTS.search(left)) or _EXPERIENCE.match(right):
        return None
    if _TRIAL.search(right) or _TRIAL.search(left):
        return start, end
    if at + 1 < len(clauses) and line[end : clauses[at + 1][0]] == "," and _TRIAL_OPENS.match(line, clauses[at + 1][0]):
        return start, clauses[at + 1][1]
    return None
