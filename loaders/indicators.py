"""What is counted or measured: the noun phrase around a number, and for whom it holds."""

import re
from functools import cache

from loaders.lexicon import read_lexicon

__all__ = ["drop_leads", "split_predicate", "split_scope", "split_scopes"]

_SCOPE = re.compile(
    r"(?:全[省市区县国州盟旗]|我[省市区县]|[国省市县区乡镇村街]+(?:[、和及][市县区乡镇村街道]+)*(?:各级|[一二两三四五]?级)"
    r"|各(?:级各部门|级|地区各部门|地各部门|地区|地(?!方)|设区市|市州|县区|区县|旗县区|盟市|有关部门|部门|单位|[市县区旗盟州](?![域块]))|每个?(?:县区|市县|区县|[市县区乡镇村])|本[省市区县])"
)
_LEVELS = re.compile("([省市县区乡镇村]{2,6})[两三四五]?级")
_COUNTED_LEVELS = re.compile("[各一二两三四五]?级$")
_JOINT = re.compile("[、和及与]")


def split_scope(text: str) -> tuple[str | None, str]:
    """For whom a figure holds, if the text opens with it, and the rest.

    >>> split_scope("省级依申请政务服务事项网上可办率"), split_scope("市、县级"), split_scope("办理时限")
    (('省级', '依申请政务服务事项网上可办率'), ('市、县级', ''), (None, '办理时限'))
    """
    found = _SCOPE.match(text)
    return (found[0], text[found.end() :].removeprefix("的")) if found else (None, text)


def split_scopes(text: str, count: int) -> tuple[list[str | None], list[str]]:
    """For whom, and of what, each of the figures of a 分别 holds: as many scopes and indicators as figures.

    >>> split_scopes("省级、市县级网上可办率", 2)
    (['省级', '市县级'], ['网上可办率', '网上可办率'])
    >>> split_scopes("全省网上可办率、全程网办率", 2)
    (['全省', '全省'], ['网上可办率', '全程网办率'])
    """
    scopes, rest = _scopes(text)
    if len(scopes) == 1 and "、" in scopes[0] and count == scopes[0].count("、") + 1:
        scopes = [_COUNTED_LEVELS.sub("", part) + "级" for part in scopes[0].split("、")]
    if len(scopes) == 1 and (levels := _LEVELS.fullmatch(scopes[0])) and count == len(levels[1]):
        scopes = [level + "级" for level in levels[1]]
    if len(scopes) == count:
        return [*scopes], [rest] * count
    parts = _JOINT.split(rest)
    if len(parts) == count and rest:
        return [scopes[0] if scopes else None] * count, parts
    return [scopes[0] if scopes else None] * count, [rest] * count


def _scopes(text: str) -> tuple[list[str], str]:
    scopes: list[str] = []
    while True:
        scope, rest = split_scope(text)
        if scope is None:
            return scopes, text
        scopes.append(scope)
        text = rest.lstrip("、和及与")


def drop_leads(text: str, *, counted: bool = False) -> str:
    """The phrase without the verbs and adverbs that open it.

    Args:
        text: a phrase before a figure.
        counted: whether things are counted; then 建设, 培育 and the like go, too, unless nothing is left.

    >>> drop_leads("力争实现网上可办率"), drop_leads("培育示范企业", counted=True)
    ('网上可办率', '示范企业')
    """
    found = _leads(counted).match(text)
    rest = text[found.end() :] if found else text
    return drop_leads(text) if counted and not rest else rest


@cache
def _leads(counted: bool) -> re.Pattern[str]:
    words = [row[0] for row in read_lexicon("indicator_leads") if counted or len(row) == 1]
    return re.compile(rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})+")


def split_predicate(phrase: str) -> tuple[str, str]:
    """A counted noun and the verb phrase after it: 标准应用|接入“苏服办”移动端.

    >>> split_predicate("标准应用接入“苏服办”移动端"), split_predicate("示范企业")
    (('标准应用', '接入“苏服办”移动端'), ('示范企业', ''))
    """
    found = _predicate().search(phrase, 2)
    return (phrase[: found.start()], phrase[found.start() :]) if found else (phrase, "")


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile("|".join(word for (word,) in read_lexicon("predicates")))
