"""From an indicator as it is printed to one plain form: no marks, no leftovers, one word for each meaning."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from ontology.kinds import TargetKind
from ontology.wording import normal_form

__all__ = ["Amount", "amount_of", "change_of", "plain_indicator", "read_rows", "word_forms"]

_BETWEEN = re.compile("[”’][“‘]")
_MARKS = re.compile("[“”‘’\"'「」『』]")
_AREA = re.compile(
    r"(?:全|我|本)(?:[省州盟旗](?!域)|国(?!产)|市(?!场)|区(?![域块间])|县(?!域))(?!一[体张盘]|统|通办)的?"
)
_LEVEL = re.compile(
    r"(?:各级(?:各部门)?|各地区?|[省市县区州盟旗乡镇村](?:[、和及]?[省市县区州盟旗乡镇村])*(?:各|本|[一二两三四五])?级)(?!以[上下])的?"
)
_OF = re.compile(r"的(?=[^的]{0,14}(?:率|比例|时间|材料|环节|次数)$)")
_RATE = re.compile("(?:率|比例|幅度|指数|比|度)$")
_TIME = re.compile("(?:时间|时|周期|天数|延迟|时效|期限|速度)$")
_COUNTED = re.compile(
    r"(?<=..)(?:总数量|总数|数量|个数|(?<![次人户天指分系倍级参函基总张场课学代多少位岁年月日无])数)$"
)
_SIZE = re.compile("(?:率|比例|幅度|幅)$")
_KINDS = re.compile("(?<=..)(?:种类|类型|类别)$")
_AVERAGE = re.compile("(?:年均|平均|总体|整体)")
_AGAIN = re.compile("(?:再|进一步|均|累计)$")
_TIME_UNITS = frozenset(("工作日", "自然日", "天", "小时", "分钟", "秒", "毫秒", "ms", "月", "周", "日"))
_KIND_UNITS = frozenset(("类", "种"))
_SHORTEST = 3


class Amount(StrEnum):
    """What an indicator's figures are: in per cent, of a change, of time, of things or of kinds of things."""

    SHARE = "share"
    CHANGE = "change"
    TIME = "time"
    KIND = "kind"
    COUNT = "count"


def amount_of(unit: str, kind: TargetKind) -> Amount:
    """What the figures of a target are, by its unit and kind.

    >>> amount_of("%", TargetKind.LEVEL).value, amount_of("工作日", TargetKind.LEVEL).value
    ('share', 'time')
    """
    if kind is TargetKind.CHANGE:
        return Amount.CHANGE
    if normal_form(unit) == "%":
        return Amount.SHARE
    if unit in _KIND_UNITS:
        return Amount.KIND
    return Amount.TIME if unit in _TIME_UNITS else Amount.COUNT


def change_of(name: str) -> str | None:
    """The change that a share by its name is the size of; None where it is no such share.

    >>> change_of("承诺时限压减率"), change_of("压缩率"), change_of("网办率")
    ('承诺时限压减', None, None)
    """
    found = _SIZE.search(name)
    stem = name[: found.start()] if found else ""
    noun, verb = _split_change(stem)
    return stem if len(verb) > 1 and len(noun) > 1 and stem.endswith(verb) else None


def plain_indicator(name: str, amount: Amount, unit: str = "") -> str:
    """The one form of a printed name.

    What stays: which things are measured (高频事项, 国家级), and whether it is their share or their number. A
    level opens the name of a thing that is counted (省级示范企业), but is no part of what is a share.

    >>> plain_indicator("全省“一网通办”率达到", Amount.SHARE), plain_indicator("用户数量", Amount.COUNT, "个")
    ('一网通办率', '用户')
    >>> plain_indicator("平均办理时限压减", Amount.CHANGE, "%"), plain_indicator("减材料", Amount.CHANGE, "%")
    ('办理时间压缩', '材料减少')
    """
    name = normal_form(name)
    text = _without_leftovers(_MARKS.sub("", _BETWEEN.sub("、", name)) or name)
    text = _cut(_AREA, text)
    if amount is Amount.KIND:
        return f"{_KINDS.sub('', _COUNTED.sub('', text))}种类"
    if amount is Amount.COUNT:
        return _COUNTED.sub("", text)
    text = _cut(_AREA, _cut(_LEVEL, text))
    if amount is Amount.CHANGE:
        return _changed(text, unit)
    text = _without_change(text)
    return _share(text) if amount is Amount.SHARE else _time(text)


def _without_leftovers(text: str) -> str:
    """The name without verbs and adverbs that the words around it left, as long as a name remains."""
    leads, tails = tuple(word_forms("lead")), tuple(word_forms("tail"))
    while (lead := _first(leads, text.startswith)) and len(text) - len(lead) >= _SHORTEST:
        text = text.removeprefix(lead)
    while (tail := _first(tails, text.endswith)) and len(text) - len(tail) >= _SHORTEST:
        text = text.removesuffix(tail)
    return text


def _first(words: tuple[str, ...], stands: Callable[[str], bool]) -> str:
    """The first of the words that stands there; none is an empty one."""
    return next(filter(stands, words), "")


def _cut(pattern: re.Pattern[str], text: str) -> str:
    """The name without what the pattern finds at its start, unless next to nothing remains."""
    found = pattern.match(text)
    return text[found.end() :] if found and len(text) - found.end() >= _SHORTEST - 1 else text


def _share(text: str) -> str:
    """A share ends with 率 or 比例: 事项占比, 村镇覆盖, 事项免证办."""
    text = _ending(text, "rate")
    stem = text.removesuffix("比例")
    act = _ending(stem, "act")
    if act != stem:
        return _OF.sub("", act)
    return _OF.sub("", text if _RATE.search(text) else f"{text}比例")


def _time(text: str) -> str:
    """A length of time ends with 时间: 办结时限, 审批用时, 问题答复."""
    text = _ending(text, "time")
    return _OF.sub("", text if _TIME.search(text) else f"{text}时间")


def _changed(text: str, unit: str) -> str:
    """The noun and one verb of change after it: 减材料, 材料精简, 材料数量平均减少."""
    noun, verb = _split_change(text)
    noun = _AGAIN.sub("", _AVERAGE.sub("", noun, count=1)) or noun
    is_rise = verb in word_forms("rise") or (not verb and unit == "番")
    if not verb and not is_rise:
        return f"{noun}变化"
    timed = _ending(noun, "time")
    if _TIME.search(timed):
        return _OF.sub("", timed) + ("延长" if is_rise else "压缩")
    rated = _ending(noun, "rate")
    if _RATE.search(rated):
        return _OF.sub("", _share(rated)) + ("提高" if is_rise else "降低")
    return _OF.sub("", _COUNTED.sub("", noun)) + ("增长" if is_rise else "减少")


def _split_change(text: str) -> tuple[str, str]:
    """The noun and the verb of change, which stands after or before it; no verb where none is there."""
    verbs = sorted((*word_forms("fall"), *word_forms("rise")), key=len, reverse=True)
    for verb in verbs:
        if text.endswith(verb) and len(text) > len(verb):
            return text.removesuffix(verb), verb
    plain = _cut(_AVERAGE, text)
    for verb in verbs:
        if plain.startswith(verb) and len(plain) > len(verb) + 1:
            return plain.removeprefix(verb), verb
    return text, ""


def _without_change(text: str) -> str:
    """A level without the verb that led to it: 办理时限压缩 of 办理时限压缩至3天."""
    noun, verb = _split_change(text)
    return noun if len(verb) > 1 and len(noun) >= _SHORTEST and text.startswith(noun) else text


def _ending(text: str, kind: str) -> str:
    """The name with its last word in the one form."""
    for printed, form in word_forms(kind).items():
        if text.endswith(printed) and len(text) > len(printed):
            return text.removesuffix(printed) + form
    return text


@cache
def word_forms(kind: str) -> Mapping[str, str]:
    """The words of a kind with the one form of each, long ones first."""
    rows = {printed: form for of, printed, form, _ in read_rows("indicator_words.tsv") if of == kind}
    return dict(sorted(rows.items(), key=lambda row: -len(row[0])))


def read_rows(name: str) -> list[list[str]]:
    """The rows of a table beside this module, without its notes."""
    lines = files("ontology").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
