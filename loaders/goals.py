"""Whether a figure in its clause is a goal that a paper sets."""

import re
from functools import cache

from loaders.figures import Figure, split_distribution
from loaders.indicators import drop_leads, split_predicate
from loaders.lexicon import read_lexicon
from loaders.scopes import split_scope
from loaders.time_limits import limited_act
from ontology.kinds import Comparator

__all__ = ["is_goal"]

_NO_GOAL_BEFORE = re.compile(
    r"(?:[前第对与同向从由这共仅按]|依托|围绕|聚焦|涵盖|包括|包含|(?<!划)分为|涉及|按照|针对|现有|原有|已有|上述|以下|[一二三两几]批)$"
)
_PAST = re.compile(r"现有|已建|已经|原有|目前|已发布|已完成|已实现|去年|上年|截至")
_SINCE = re.compile(r"(?:较|比|同比|相比)[^,。;]{0,6}?(?:去年|上年|目前|现有)")
_GIVEN = re.compile(r"资金|补助|补贴|奖励|资助|投入|预算|经费|保费|罚款|权重|分值|得分|扣分|给予")
_GRANTED = re.compile(r"补助|补贴|奖励|奖补|资助|保费|罚款|扣分|给予|处以|注册资本|标准|限额|单价")
_SHARE_GIVEN_BEFORE = re.compile(
    r"给予|权重|分值|得分|扣分|罚款|保费|预算|^按|(?:补助|补贴|奖励|资助)(?:比例|标准)?$"
)
_SHARE_GIVEN_AFTER = re.compile(r"给予|^的?[^,。;]{0,6}(?:补助|补贴|奖励|资助)(?!项目|资金|事项)")
_EARNED = re.compile(
    r"(?:兑现|兑付|减免|减负|投放|撬动|带动|拉动|节约|节省|新增|实现|完成|引进|达成|融资|降低)[^,。;、]{0,20}$"
)
_TIME_GOAL = re.compile(r"压缩|压减|缩短|缩减|控制|减少|精简|降低|提速|时限|时间|周期|平均")
_NO_TIME_GOAL = re.compile(r"有效期|试用期|任期|公示期|任职|延长|延期|质保|最近|过去|[后起近]$")
_MOVED = re.compile(r"由|从|压缩|压减|缩短|缩减|减少|降低|提高|提升|增加|扩大|扩充|拓展|延长")
_MODIFIER = re.compile(
    r"(?:全[省市区县州]|[省市县区州]级|国家级|各类|首批|一批|不同|高质量|高标准|重点(?:区域|领域|行业|部门|单位)?|至少|约|近)+$"
)
_EACH = re.compile("各|每个|每[市县区乡镇村]")
_COUNT_NOUN = re.compile(r"新增|累计|数量|总数|总量|入库")
_LIST_END = re.compile("等(?:重点)?(?:领域|行业|方面|部门|环节|区域|类别)?$")
_TAKEN = re.compile("[将把][^将把]*$")
_TAKEN_IN = re.compile(  # 将甲、乙等|45个|事项纳入联办; not 城市 or 单位, whose count tells who takes part
    "(?![^,。;、]{0,8}(?:城市|[市县区省镇乡]|地区|单位|部门|机构|企业)(?:纳|接|归|整|迁))"
    "[^,。;、的]{2,14}(?:纳入|接入|归集|整合|迁移|集成)"
)
_ITEM_JOINT = re.compile(r"、|和|以及|及(?!时)|”“")
_HOLDS = re.compile("涵盖|包括|包含|囊括|含有|聚焦|围绕")
_LONGEST_MODIFIER = 24
_NOUN = re.compile(r"[\u4e00-\u9fff]{2}")


def is_goal(figure: Figure, *, follows: bool, is_elided: bool = False) -> bool:
    """Whether the figure is to be reached.

    Args:
        figure: with its clause.
        follows: whether the figure right before it in the same clause is a goal.
        is_elided: whether it has no noun of its own, and a goal of the same unit stands before it in the
            sentence: 占比每年提升5个百分点,到2025年|达到45%.
    """
    if _NO_GOAL_BEFORE.search(figure.left) or _is_list_count(figure) or _is_condition(figure):
        return False
    quantity = figure.quantity
    if quantity.is_size and figure.right:
        return False
    if quantity.unit == "元":
        return _is_money_goal(figure)
    if quantity.is_time and not _is_time_goal(figure):
        return False
    if is_elided and quantity.is_compared:
        return True
    return _is_demand(figure) or follows or (not _is_past(figure.left) and _is_bare_goal(figure))


def _is_past(left: str) -> bool:
    """Whether it tells what is there already; 较上年提高 only compares with it."""
    return bool(_PAST.search(_SINCE.sub("", left)))


def _is_money_goal(figure: Figure) -> bool:
    """Whether money is to be raised, spent in total or earned; not what one case is given (给予…补助)."""
    quantity, words = figure.quantity, figure.left + figure.right
    if quantity.is_compared:
        is_floor = quantity.comparator is Comparator.AT_LEAST
        return not (_GRANTED if is_floor else _GIVEN).search(words)
    return not figure.right and not _GRANTED.search(words) and bool(_EARNED.search(figure.left))


def _is_time_goal(figure: Figure) -> bool:
    """Whether a length of time is to be kept or cut: 办理时间压缩至3天, 施工许可不超过35天, 5天内办结."""
    quantity = figure.quantity
    if (
        quantity.is_change
        or quantity.is_moved
        or _TIME_GOAL.search(figure.left)
        or limited_act(figure) is not None
    ):
        return True
    is_most = quantity.comparator is Comparator.AT_MOST
    return (
        is_most
        and not figure.right
        and bool(_NOUN.search(figure.left))
        and not _NO_TIME_GOAL.search(figure.left)
    )


def _is_demand(figure: Figure) -> bool:
    """Whether words of comparison or change, a percentage, or a verb after a time make it a demand."""
    quantity = figure.quantity
    if quantity.before == "to" and quantity.after is None:
        return bool(_MOVED.search(figure.left)) or quantity.is_change
    if quantity.unit == "%":
        return bool(figure.left or figure.right) and not _is_given_share(figure)
    return quantity.is_change or quantity.is_compared or limited_act(figure) is not None


def _is_given_share(figure: Figure) -> bool:
    """Whether a percentage is what one gets or weighs: 给予30%补贴, 权重10%."""
    return bool(_SHARE_GIVEN_BEFORE.search(figure.left) or _SHARE_GIVEN_AFTER.search(figure.right))


def _is_bare_goal(figure: Figure) -> bool:
    """A bare count: right after a verb (培育50家), at the end (方案200个), of a subject (100个事项实现…)."""
    modifier = _MODIFIER.search(figure.left, max(0, len(figure.left) - _LONGEST_MODIFIER))
    left = figure.left[: modifier.start()] if modifier else figure.left
    is_distributed = split_distribution(figure.left)[0] != figure.left
    if figure.quantity.value == 1 and not (is_distributed or _EACH.search(left)):
        return False
    if _LIST_END.search(left) and _TAKEN.search(left) and _TAKEN_IN.match(figure.right):
        return True
    if _LIST_END.search(left):
        return bool(_goal_verb().search(left)) and not (_HOLDS.search(left) and "的" in figure.right)
    if left.endswith(_goal_verbs()):
        return True
    if not figure.right:
        return bool(_goal_verb().search(left) or _COUNT_NOUN.search(left))
    return not drop_leads(split_scope(left)[1]) and bool(split_predicate(figure.right)[1])


def _is_list_count(figure: Figure) -> bool:
    """Whether it only says how many names stand before it: 南京、无锡等2个城市, not 在甲镇、乙镇建成2个."""
    joints = len(_ITEM_JOINT.findall(figure.left))
    is_all = joints > 0 and joints + 1 == figure.quantity.value and not figure.quantity.is_compared
    return is_all and not figure.left.endswith(_goal_verbs())


def _is_condition(figure: Figure) -> bool:
    """Whether it tells which things are meant: 低于90%的, 投资不低于1亿元的项目; not 组织不少于2次的培训."""
    if not figure.right.startswith("的"):
        return False
    is_demand = figure.quantity.before in ("demand", "ceiling") and not figure.left.endswith(_goal_verbs())
    return is_demand or figure.quantity.before in ("more", "less")


@cache
def _goal_verbs() -> tuple[str, ...]:
    return tuple(verb for (verb,) in read_lexicon("goal_verbs"))


@cache
def _goal_verb() -> re.Pattern[str]:
    return re.compile("|".join(_goal_verbs()))
