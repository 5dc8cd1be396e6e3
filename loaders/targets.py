"""Quantified goals: what is to reach which value, for whom, by when."""

import logging
import re
from collections.abc import Iterator, Sequence

from loaders.context import Context
from loaders.deadlines import find_dates
from loaders.figures import Figure, find_figures, group_figures
from loaders.goals import is_goal
from loaders.indicators import drop_leads, split_predicate, split_scope, split_scopes
from loaders.quantities import Quantity, find_quantities
from loaders.width import fold_width
from ontology.kinds import Comparator, TargetKind
from ontology.records import Mention, Target

__all__ = ["find_targets"]

_LOG = logging.getLogger(__name__)
_CHANGE = re.compile(r"压缩|压减|缩短|缩减|减少|精简|降低|削减|提高|提升|增加|增长|减(?![免轻排])")
_FALL = re.compile(r"压缩|压减|缩短|缩减|减少|降低|下降|精简|削减")
_DISTRIBUTED = re.compile(r"(?:均|都)?分别(?:为|要|须|完成|实现)?$")
_MOVES = re.compile(r"(?:推动|推进|选[取择定]|遴选|支持|引导|鼓励|指导|组织|促进|保障)(?:全[省市区县])?$")
_MOVED_FROM = re.compile(r"(?P<noun>.{2,40}?)[由从](?:原来的|目前的|现在的)?")
_TAIL = re.compile(
    r"(?:均|都|总体|平均)$|(?:并(?![联网])|且|、(?=建设|培育|打造|引进|开展|推出|组织|完成)).*$|等$|[、和及以]+$"
)
Told = tuple[Figure, str, str | None]


def find_targets(line: str, context: Context) -> Iterator[Target]:
    """Yield the quantified goals of a line in reading order.

    A sentence with 分别 gives one target for each figure. The deadline is the nearest date before it there.

    Args:
        line: one line of a measure or objective, simplified, without white space.
        context: gives the year for relative dates.

    Yields:
        Targets with 万 and 亿 multiplied out. Not read are counts that only number a list (7个城市 after 7
        names), ordinals, what stands in quotation marks or is there already (现有62项), terms of procedure
        (收到后5个工作日内), money that is given.

    >>> from loaders.regions import load_regions
    >>> context = Context(None, None, 2023, load_regions())
    >>> line = "年底前,省级、市县级网上可办率分别达到90%、70%以上,培育示范企业50家"
    >>> [(t.indicator, t.comparator.value, int(t.value), t.scope) for t in find_targets(line, context)]
    [('网上可办率', '>=', 90, '省级'), ('网上可办率', '>=', 70, '市县级'), ('示范企业', '=', 50, None)]
    """
    plain = fold_width(line)
    quantities = list(find_quantities(plain))
    figures = find_figures(plain, quantities, list(find_dates(line, context))) if quantities else []
    last: tuple[Figure, str] | None = None
    for group in group_figures(plain, figures):
        head = group[0]
        follows = last is not None and head.is_joined and last[0].quantity.end >= head.start
        if not is_goal(head, follows=follows):
            _LOG.debug("no goal: %s", plain[head.start : head.end])
            moved = _MOVED_FROM.fullmatch(head.left)
            last = (head, moved["noun"]) if moved else last
            continue
        earlier = last[1] if last and last[0].sentence == head.sentence else ""
        for figure, indicator, scope in _told(group, earlier):
            last = figure, indicator
            if indicator:
                yield _target(line, group, figure, indicator, scope)


def _told(group: Sequence[Figure], earlier: str) -> list[Told]:
    """Indicator and scope of each figure; a clause that names no indicator takes the one before it."""
    head = group[0]
    left = _DISTRIBUTED.sub("", head.left)
    if len(group) > 1:
        scopes, indicators = split_scopes(drop_leads(left), len(group))
        return [
            (figure, _clean(i) or earlier, s) for figure, i, s in zip(group, indicators, scopes, strict=True)
        ]
    scope, rest = _scope(left)
    indicator = (
        _measured(head, left, rest) if head.quantity.unit == "%" or not head.right else _counted(head, left)
    )
    if _CHANGE.fullmatch(indicator):
        indicator = earlier + indicator
    return [(head, indicator or earlier, scope)]


def _scope(left: str) -> tuple[str | None, str]:
    scope, rest = split_scope(left)
    return (scope, rest) if scope else split_scope(drop_leads(left))


def _measured(figure: Figure, left: str, rest: str) -> str:
    """The noun before the figure, with the verb phrase after it: 中心|100%|接通外网, 50%以上的|文化馆."""
    if figure.right.startswith("的"):
        return _clean(figure.right[1:])
    is_change = figure.quantity.is_change or _is_change_of(figure, left)
    noun = rest if is_change else drop_leads(rest, counted=figure.quantity.is_count)
    return _clean(noun + figure.right)


def _is_change_of(figure: Figure, left: str) -> bool:
    """Whether a verb of change opens the clause and no 至 leads to the figure: 压缩办理时限40%."""
    return bool(_CHANGE.match(left)) and not figure.quantity.is_compared


def _counted(figure: Figure, left: str) -> str:
    """The noun after the figure: 100个|事项|实现通办; 推动300个|应用|接入平台 is 接入平台的应用."""
    phrase = _clean(figure.right.removeprefix("的"))
    noun, predicate = split_predicate(phrase)
    return f"{predicate}的{noun}" if predicate and _MOVES.search(left) else phrase


def _clean(phrase: str) -> str:
    return _TAIL.sub("", phrase)


def _target(line: str, group: Sequence[Figure], figure: Figure, indicator: str, scope: str | None) -> Target:
    quantity, last = figure.quantity, group[-1].quantity
    start, end = group[0].start, max(group[-1].end, last.end)
    is_change = quantity.is_change or _is_change_of(figure, group[0].left)
    return Target(
        mention=Mention(line[start:end], start, _rule(line, group, quantity, is_change=is_change)),
        indicator=indicator,
        comparator=_comparator(group, quantity),
        value=quantity.value,
        maximum=quantity.maximum,
        unit=last.unit if quantity.unit == "个" else quantity.unit,
        scope=scope,
        deadline=figure.deadline,
        kind=TargetKind.CHANGE if is_change else TargetKind.LEVEL,
    )


def _rule(line: str, group: Sequence[Figure], quantity: Quantity, *, is_change: bool) -> str:
    """What told that the figure is a goal: how it is compared or distributed."""
    if len(group) > 1:
        return "distributive 分别"
    if quantity.before:
        return f"figure with {line[quantity.start : quantity.number]}"
    if quantity.after:
        return f"figure with {quantity.words_after}"
    if quantity.maximum is not None:
        return "range of figures"
    return "figure of a change" if is_change else "bare figure"


def _comparator(group: Sequence[Figure], quantity: Quantity) -> Comparator:
    """压缩…至 and 提高…至 are bounds; a bare figure of a 分别 is meant as the others are."""
    if quantity.before == "to" and quantity.after is None:
        return Comparator.AT_MOST if _FALL.search(group[0].left) else Comparator.AT_LEAST
    if quantity.comparator is not Comparator.EQUAL:
        return quantity.comparator
    others = (f.quantity.comparator for f in group)
    return next((c for c in others if c in (Comparator.AT_LEAST, Comparator.AT_MOST)), Comparator.EQUAL)
