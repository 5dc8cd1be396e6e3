"""Quantified goals: what is to reach which value, for whom, by when."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.context import Context
from loaders.deadlines import find_dates
from loaders.figures import Figure, date_group, find_figures, group_figures, split_distribution
from loaders.goals import is_goal
from loaders.indicators import clean_indicator, drop_change, drop_leads, drop_setting, split_predicate
from loaders.quantities import Quantity, find_quantities
from loaders.scopes import (
    is_scope,
    join_scopes,
    share_contrast,
    split_closing_scope,
    split_contrast,
    split_joint_scope,
    split_scope,
    split_scopes,
)
from loaders.time_limits import limited_act
from loaders.width import fold_width
from ontology.kinds import Comparator, TargetKind
from ontology.records import Mention, Target

__all__ = ["find_targets"]

_LOG = logging.getLogger(__name__)
_CHANGE = re.compile(r"压缩|压减|缩短|缩减|减少|精简|降低|削减|提高|提升|增加|增长|减(?![免轻排])")
_FALL = re.compile(r"压缩|压减|缩短|缩减|减少|降低|下降|精简|削减")
_MOVES = re.compile(r"(?:推动|推进|选[取择定]|遴选|支持|引导|鼓励|指导|组织|促进|保障)(?:全[省市区县])?$")
_MOVED_FROM = re.compile(r"(?P<noun>.{2,40}?)[由从](?:原来的|目前的|现在的)?")
_TAIL = re.compile(
    r"(?:均|都|总体|平均|(?<=[率例度量模额])(?:保持|维持|稳定))$|(?:并(?![联网])|且|、(?=建设|培育|打造|引进|开展|推出|组织|完成)).*$|等$|[、和及以]+$"
)
_REDUCED = re.compile("减少?(?:环节|材料|时限|时间|跑动|证明|跑腿|次数|成本|费用)$")
_YEAR = re.compile(r"(20\d\d)年")
_PAST_YEAR = re.compile(r"(20\d\d)年度?,")
_LONGEST_SENTENCE = 200
_SHARES = frozenset(("%", "百分点"))
_TRAINED = frozenset(("人次", "课时", "学时", "场次"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure that is a goal: the group that one 分别 makes, what is measured, and for whom.

    `subject` is what a time limit holds for: 工单|1小时内响应.
    """

    group: Sequence[Figure]
    figure: Figure
    indicator: str
    scope: str | None
    subject: str = ""


def find_targets(line: str, context: Context) -> Iterator[Target]:
    """Yield the quantified goals of a line in reading order.

    A sentence with 分别 gives one target for each figure. The deadline is the nearest date before it there.

    Args:
        line: one line of a measure or objective, simplified, without white space.
        context: gives the year for relative dates, and what is past.

    Yields:
        Targets with 万 and 亿 multiplied out. Not read are counts that only number a list (7个城市 after 7
        names), ordinals, what stands in quotation marks or is there already (现有62项), conditions (5日内办结
        的), money that one case is given.

    >>> from loaders.regions import load_regions
    >>> context = Context(None, None, 2023, load_regions())
    >>> line = "年底前,省级、市县级网上可办率分别达到90%、70%以上,培育示范企业50家"
    >>> [(t.indicator, t.comparator.value, int(t.value), t.scope) for t in find_targets(line, context)]
    [('网上可办率', '>=', 90, '省级'), ('网上可办率', '>=', 70, '市县级'), ('示范企业', '=', 50, None)]
    """
    plain = fold_width(line)
    quantities = list(find_quantities(plain))
    figures = find_figures(plain, quantities, list(find_dates(line, context))) if quantities else []
    for told in _contrasted(list(_goals(plain, figures, context))):
        yield _target(line, told)


def _goals(line: str, figures: Sequence[Figure], context: Context) -> Iterator[_Told]:
    last: _Told | None = None
    moved, unit = "", ""
    for found_group in group_figures(line, figures):
        group = date_group(line, found_group)
        head = group[0]
        near = last if last and last.figure.sentence == head.sentence else None
        moved = moved if head.is_joined else ""
        follows = bool(moved) or (
            near is not None and head.is_joined and near.figure.quantity.end >= head.start
        )
        if _is_past_year(line, head, context) or not is_goal(
            head, follows=follows, is_elided=_goes_on(near, head)
        ):
            _LOG.debug("no goal: %s", line[head.start : head.end])
            found = _MOVED_FROM.fullmatch(head.left)
            moved, unit = (found["noun"], head.quantity.unit) if found else (moved, unit)
            continue
        if moved:
            group = [_moved(head, moved, unit), *group[1:]]
        for told in _told(group, _noun(near), near.subject if near and head.is_joined else ""):
            last = told
            if told.indicator:
                yield told
        moved = ""


def _moved(head: Figure, noun: str, unit: str) -> Figure:
    """The figure with the noun before 由, and its unit: 时限|由20个工作日压缩至5个."""
    quantity = replace(head.quantity, unit=unit) if head.quantity.unit == "个" else head.quantity
    return replace(head, left=noun + head.left, quantity=quantity)


def _is_past_year(line: str, head: Figure, context: Context) -> bool:
    """Whether the clause, or its sentence, opens with a year before the paper's: 2022年,全市完成30个."""
    if context.issued is None or head.deadline is not None:
        return False
    sentence = line[max(0, head.start - _LONGEST_SENTENCE) : head.start].rpartition("。")[2]
    found = _YEAR.match(head.left) or _PAST_YEAR.match(sentence)
    return bool(found and int(found[1]) < context.issued.year)


def _goes_on(last: _Told | None, head: Figure) -> bool:
    """Whether a figure without words of its own goes on with the noun before it: 到2025年|达到45%."""
    if last is None or head.left or head.right:
        return False
    units = {last.figure.quantity.unit, head.quantity.unit}
    return len(units) == 1 or units <= _SHARES


def _noun(told: _Told | None) -> str:
    """The indicator without its verb of change, as the next clause may leave it out."""
    return drop_change(told.indicator) if told else ""


def _contrasted(goals: list[_Told]) -> list[_Told]:
    """The goals; 三级医院开通率达60%,二级医院达30% are told apart by scope."""
    for place in range(1, len(goals)):
        first, second = goals[place - 1], goals[place]
        if second.scope is not None or not _may_share(first.figure, second.figure):
            continue
        if first.scope and is_scope(second.indicator):
            goals[place] = replace(second, indicator=first.indicator, scope=second.indicator)
        elif found := split_contrast((first.scope or "") + first.indicator, second.indicator):
            goals[place - 1] = replace(first, scope=found[0], indicator=found[1])
            goals[place] = replace(second, scope=second.indicator, indicator=found[1])
        elif name := share_contrast(first.indicator, second.indicator):
            goals[place] = replace(second, indicator=name)
    return goals


def _may_share(first: Figure, second: Figure) -> bool:
    """Whether two figures of a sentence may measure the same: no counts, of one unit."""
    quantity = second.quantity
    is_one_unit = first.quantity.unit == quantity.unit and (quantity.is_size or not quantity.is_count)
    return is_one_unit and first.sentence == second.sentence and not second.right


def _told(group: Sequence[Figure], earlier: str, subject: str) -> list[_Told]:
    """Indicator and scope of each figure; a clause that names no indicator takes the one before it.

    Args:
        group: of one 分别, or a single figure.
        earlier: the noun of the clause before.
        subject: what the time limit before holds for.
    """
    head = group[0]
    if len(group) > 1:
        return _distributed(group, earlier)
    left, change, noun = split_distribution(head.left)
    left = head.left if noun else left
    if limit := limited_act(head):
        scope, subject = split_scope(drop_leads(limit[0]) or subject)
        return [_Told(group, head, _clean(subject + drop_leads(limit[1])), scope, subject)]
    scope, rest = _scope(left, is_counted=head.quantity.is_count and not head.right)
    indicator = _indicator(head, left, rest + change)
    if _CHANGE.fullmatch(indicator):
        indicator = earlier + indicator
    return [_Told(group, head, indicator or earlier, scope)]


def _distributed(group: Sequence[Figure], earlier: str) -> list[_Told]:
    """Of each of several figures: 甲、乙率分别达到1%、2%, 甲、乙分别建成园区1个、2个."""
    left, change, noun = split_distribution(group[0].left)
    left, last = clean_indicator(drop_leads(left)), group[-1]
    if not noun and last.right and not last.right.startswith("的"):
        noun = _counted(last, "")
    if noun:
        scopes, names = (
            join_scopes(left, len(group)),
            [clean_indicator(drop_leads(noun, counted=True))] * len(group),
        )
    else:
        scopes, names = split_scopes(left, len(group))
    told = zip(group, names, scopes, strict=True)
    return [
        _Told(group, figure, (_clean(name) or earlier) + change, scope or None)
        for figure, name, scope in told
    ]


def _scope(left: str, *, is_counted: bool) -> tuple[str | None, str]:
    """For whom, told at once or after the verbs that open the clause: 归集|州、县两级|政策500条."""
    left = clean_indicator(left)
    plain = drop_leads(left)
    tried = [left, plain, drop_leads(left, counted=True)] if is_counted else [left, plain]
    found = [split_joint_scope(text) for text in tried] + [split_closing_scope(plain)]
    return next((split for split in found if split[0]), (None, plain))


def _indicator(figure: Figure, left: str, rest: str) -> str:
    if figure.quantity.unit == "%" or not figure.right:
        return _measured(figure, left, rest)
    return _counted(figure, left)


def _measured(figure: Figure, left: str, rest: str) -> str:
    """The noun before the figure, with the verb phrase after it: 中心|100%|接通外网, 50%以上的|文化馆."""
    if figure.right.startswith("的"):
        return _clean(figure.right[1:])
    quantity, noun = figure.quantity, rest
    is_state = quantity.before in ("floor", "more") or quantity.unit in _TRAINED
    is_counted = quantity.is_count and not quantity.is_size and not is_state
    if not (quantity.is_change or _is_change_of(figure, left)):
        noun = drop_leads(drop_setting(rest) if is_counted else rest, counted=is_counted)
    return _clean(clean_indicator(noun, is_moved=quantity.is_moved) + figure.right)


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


def _target(line: str, told: _Told) -> Target:
    group, figure, quantity = told.group, told.figure, told.figure.quantity
    start, end = group[0].start, max(group[-1].end, group[-1].quantity.end)
    start += line.startswith("、", start)
    is_change = _is_change(group)
    return Target(
        mention=Mention(line[start:end], start, _rule(line, group, quantity, is_change=is_change)),
        indicator=told.indicator,
        comparator=_comparator(group, quantity),
        value=quantity.value,
        maximum=quantity.maximum,
        unit=group[-1].quantity.unit if quantity.unit == "个" else quantity.unit,
        scope=told.scope,
        deadline=figure.deadline,
        kind=TargetKind.CHANGE if is_change else TargetKind.LEVEL,
    )


def _is_change(group: Sequence[Figure]) -> bool:
    head = group[0]
    is_distributed = bool(split_distribution(head.left)[1])
    is_reduced = not head.quantity.is_moved and head.quantity.unit == "%" and bool(_REDUCED.search(head.left))
    return head.quantity.is_change or is_distributed or is_reduced or _is_change_of(head, head.left)


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
