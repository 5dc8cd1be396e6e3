"""What is counted or measured: the noun phrase around a number, and for whom it holds."""

import re
from functools import cache

from loaders.lexicon import read_lexicon

__all__ = ["counted_before", "counted_after", "drop_leads", "split_predicate", "split_scope"]

_SCOPE = re.compile(
    r"(?:全[省市区县国州盟旗]|我[省市区县]|[国省市县区乡镇村街]+(?:[、和及][市县区乡镇村街道]+)*(?:各级|[一二两三四五]?级)"
    r"|各(?:级各部门|级|地区各部门|地各部门|地区|地(?!方)|设区市|市州|县区|区县|旗县区|盟市|有关部门|部门|单位|[市县区旗盟州](?![域块]))|每个?[市县区乡镇村]|本[省市区县])"
)
_SCOPES = re.compile(rf"(?:{_SCOPE.pattern}[、和及]?)+")
"""One scope, or several that 、 joins."""


def split_scope(text: str) -> tuple[str | None, str]:
    """For whom a figure holds, if the text opens with it, and the rest.

    >>> split_scope("省级依申请政务服务事项网上可办率"), split_scope("市、县级"), split_scope("办理时限")
    (('省级', '依申请政务服务事项网上可办率'), ('市、县级', ''), (None, '办理时限'))
    """
    found = _SCOPE.match(text)
    return (found[0], text[found.end() :].removeprefix("的")) if found else (None, text)


def drop_leads(text: str, keep: str = "") -> str:
    """The phrase without the verbs and adverbs that open it; those in `keep` stay.

    >>> drop_leads("力争全面实现网上可办率")
    '网上可办率'
    """
    found = _leads().match(text)
    return text[found.end() :] if found else text


@cache
def _leads() -> re.Pattern[str]:
    words = sorted((word for (word,) in read_lexicon("indicator_leads")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})+")


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
