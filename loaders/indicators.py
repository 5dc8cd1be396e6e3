"""What is counted or measured: the noun phrase around a number."""

import re
from functools import cache

from loaders.lexicon import read_lexicon

__all__ = ["clean_indicator", "drop_change", "drop_leads", "drop_setting", "split_predicate"]

_PERIOD = re.compile(r"(?:20\d\d年?[-—–~至到]{1,2})?20\d\d年(?:度|期间)?(?:内|全年)?")
_EXCEPTION = re.compile(r"除[^,。;、]{1,20}?(?:以外|之外|外)的?")
_BASELINE = re.compile(
    r"(?:(?:与|较|比)(?:20\d\d年(?:度|底|末|初)?|[上去]一?年(?:度|同期|底|末)?|法定(?:办理)?(?:时限|期限)?|目前|现有|改革前|以往|年初|同期"
    r"|全[国省市](?:平均)?(?:水平)?)(?:相比|的?基础上)?|在(?:法定|现有|原有|上年|去年|20\d\d年)[^,。;]{0,8}?基础上|同比|环比)(?=$|再|年?均?(?:压|缩|减|精|降|下|提|增|上|翻))"
)
_MOVE = re.compile(r"[由从](?:原来的?|目前的?|现在的?)?[^由从,。;]{0,8}$")
_ADVERB = re.compile(
    r"(?:每年|逐年|每季度|每月|力争|争取|原则上|总体上?|整体|基本|一般|累计|平均|(?<![年月日人户平])均|(?<![成首])都|各|再|须"
    r"|(?<![响供反适对])应|(?<![供刚必])需|(?<![主需重])要|全部|稳定|持续|逐步|至少|不断|将|[在的])+$"
)
_CHANGE = re.compile(
    r"(?:减少|压缩|压减|压降|缩短|精简|下降|降低|缩减|削减|提高|提升|增长|增加|上升|提速|[增降]幅|增速|翻|减|降)$"
)
_SETTING = re.compile("(?:依托|围绕|面向|针对|通过|利用|结合|按照|聚焦|向|在|对|于)[^“”]*")
_PLACE = r"[^“”]{0,60}?(?:[省市州县区旗盟镇乡](?:\([^()]{1,8}\))?|部门|单位|地区|等地|企业|机构)"
_YEARLY = re.compile(r"[^“”]{0,16}?(?:每[年月]|每季度|每半年|全年)(?=[\u4e00-\u9fff])")
_DUTY = "要|应|须|率先|先行|积极|大胆|探索|每[年月]|每季度|至少"
_LONGEST_ADVERBS = 24


def clean_indicator(name: str, *, is_moved: bool = False) -> str:
    """A name without period, exception, baseline and the adverbs before its verb of change.

    Args:
        name: the words before a figure.
        is_moved: whether they may end with where the figure comes from (由次日|压缩至).

    >>> clean_indicator("用户数较2023年增长"), clean_indicator("覆盖率力争"), clean_indicator("2025年用户")
    ('用户数增长', '覆盖率', '用户')
    """
    name = _EXCEPTION.sub("", _PERIOD.sub("", name, count=1) if _PERIOD.match(name) else name, count=1)
    name = _BASELINE.sub("", name)
    if is_moved:
        name = _MOVE.sub("", name) or name
    change = _CHANGE.search(name)
    noun, verb = (name[: change.start()], change[0]) if change else (name, "")
    adverb = _ADVERB.search(noun, max(0, len(noun) - _LONGEST_ADVERBS))
    return ((noun[: adverb.start()] if adverb else noun) or noun) + verb


def drop_change(name: str) -> str:
    """An indicator without the verb of change that closes it: 占比每年提升, 占比."""
    return clean_indicator(_CHANGE.sub("", name))


def drop_setting(text: str) -> str:
    """A counted phrase from its verb on, without where and by whom: 依托网站|开放数据集, 支持甲市|推出服务.

    >>> drop_setting("向县级下放审批权限"), drop_setting("鼓励渝北区、秀山县探索推出特色服务")
    ('下放审批权限', '推出特色服务')
    """
    if _SETTING.match(text):
        return text[_last_verb(text) :]
    found = _actors().match(text) or _YEARLY.match(text)
    return text[found.end() :] if found else text


def _last_verb(text: str) -> int:
    """Where the last verb begins that something follows; 0 where there is none."""
    return max((found.start() for found in _verbs().finditer(text, 0, len(text) - 2)), default=0)


@cache
def _verbs() -> re.Pattern[str]:
    verbs = sorted((verb for (verb,) in read_lexicon("goal_verbs")), key=len, reverse=True)
    return re.compile("|".join(verbs))


@cache
def _actors() -> re.Pattern[str]:
    """Whom one is to move, or who has to, right before a verb."""
    return re.compile(
        rf"(?:(?:鼓励|支持|引导|指导){_PLACE}(?:{_DUTY})*|{_PLACE}(?:{_DUTY})+)(?={_verbs().pattern})"
    )


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
