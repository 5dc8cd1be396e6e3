"""Whether a figure in its clause is a goal that a paper sets."""

import re
from functools import cache

from loaders.figures import Figure
from loaders.indicators import drop_leads, split_predicate, split_scope
from loaders.lexicon import read_lexicon

__all__ = ["is_goal"]

_NO_GOAL_BEFORE = re.compile(
    r"(?:[前第对与同向从由这共仅按]|依托|围绕|聚焦|涵盖|包括|包含|分为|涉及|按照|针对|现有|原有|已有|上述|以下|[一二三两几]批)$"
)
_PAST = re.compile(r"现有|已建|已经|原有|目前|已发布|已完成|已实现|去年|上年|截至")
_GIVEN = re.compile(r"资金|补助|补贴|奖励|资助|投入|预算|经费|保费|罚款|权重|分值|得分|扣分|给予")
_TIME_GOAL = re.compile(r"压缩|压减|缩短|缩减|控制|减少|精简|降低|提速|时限|时间|周期|平均")
_MOVED = re.compile(r"由|从|压缩|压减|缩短|缩减|减少|降低|提高|提升|增加|扩大|扩充|延长")
_MODIFIER = re.compile(
    r"(?:全[省市区县]|[省市县区]级|国家级|各类|首批|一批|不同|高质量|高标准|重点|至少|约|近)+$"
)
_EACH = re.compile("各|每个|每[市县区乡镇村]")
_COUNT_NOUN = re.compile(r"新增|累计|数量|总数|总量|入库")
_ITEM_JOINT = re.compile(r"、|和|以及|及(?!时)|”“")


def is_goal(figure: Figure, *, follows: bool) -> bool:
    """Whether the figure is to be reached.

    Args:
        figure: with its clause.
        follows: whether the figure right before it in the same clause is a goal.
    """
    if _NO_GOAL_BEFORE.search(figure.left) or _is_list_count(figure) or _is_condition(figure):
        return False
    if figure.quantity.is_size and figure.right:
        return False
    if figure.quantity.unit == "元":
        return figure.quantity.is_compared and not _GIVEN.search(figure.left + figure.right)
    if figure.quantity.is_time and not (
        figure.quantity.is_change or figure.quantity.is_moved or _TIME_GOAL.search(figure.left)
    ):
        return False
    return _is_demand(figure) or follows or (not _PAST.search(figure.left) and _is_bare_goal(figure))


def _is_demand(figure: Figure) -> bool:
    """Whether words of comparison or change, or a percentage, make it a demand."""
    quantity = figure.quantity
    if quantity.before == "to" and quantity.after is None:
        return bool(_MOVED.search(figure.left)) or quantity.is_change
    if quantity.unit == "%":
        return bool(figure.left or figure.right) and not _GIVEN.search(figure.left + figure.right)
    return quantity.is_change or quantity.is_compared


def _is_bare_goal(figure: Figure) -> bool:
    """A bare count: right after a verb (培育50家), at the end (方案200个), of a subject (100个事项实现…)."""
    left = _MODIFIER.sub("", figure.left)
    if figure.quantity.value == 1 and not _EACH.search(left):
        return False
    if left.endswith("等"):
        return bool(_goal_verb().search(left))
    if left.endswith(_goal_verbs()):
        return True
    if not figure.right:
        return bool(_goal_verb().search(left) or _COUNT_NOUN.search(left))
    return not drop_leads(split_scope(left)[1]) and bool(split_predicate(figure.right)[1])


def _is_list_count(figure: Figure) -> bool:
    """Whether it only says how many names stand before it: 南京、无锡、徐州等3个城市."""
    joints = len(_ITEM_JOINT.findall(figure.left))
    return joints > 0 and joints + 1 == figure.quantity.value and not figure.quantity.is_compared


def _is_condition(figure: Figure) -> bool:
    """Whether it tells which things are meant: 低于90%的, 超过30天的."""
    return figure.quantity.before in ("more", "less") and figure.right.startswith("的")


@cache
def _goal_verbs() -> tuple[str, ...]:
    return tuple(verb for (verb,) in read_lexicon("goal_verbs"))


@cache
def _goal_verb() -> re.Pattern[str]:
    return re.compile("|".join(_goal_verbs()))
