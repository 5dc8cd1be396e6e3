"""The names of digital systems in one clause: what each of them is called, and which are none."""

import logging
import re
from collections.abc import Callable
from typing import NamedTuple

from loaders.platform_brands import is_slogan
from loaders.platform_clauses import Clause
from loaders.platform_generic import is_generic
from loaders.platform_lists import read_list
from loaders.platform_spans import Name, first_of, head_of, name_between
from loaders.platform_surroundings import read_surroundings
from loaders.platform_tokens import Kind, Token, find_quoted_head
from ontology.kinds import PlatformKind

__all__ = ["Known", "find_names"]

_LOG = logging.getLogger(__name__)
_LONGEST = 40
_REACH = 60
_LIST_REACH = 30
_LAUNCHES = frozenset({"接入", "入驻", "进驻", "上线", "升级", "推广", "下载", "启用", "嵌入", "依托"})
_SERVICE_END = re.compile("[\u4e00-\u9fffA-Za-z]{2,7}[通办云易融贷链]")
_NO_SYSTEM_AFTER = re.compile("[\u4e00-\u9fff]{0,10}?(?:体系|驿站|窗口|专窗|模式|产品)")
_OTHER_QUOTED = '(?:[、和]?[“"][^“”"]{2,10}[”"])'
_SYSTEM_AFTER = re.compile(  # what only a system has: “…”功能, “…”“…”等政务服务APP, “…”“…”平台
    f"功能|{_OTHER_QUOTED}{{0,8}}等[\u4e00-\u9fff“”]{{0,8}}(?:APP|App|平台|系统|小程序)"
    f"|{_OTHER_QUOTED}{{1,8}}(?:APP|App|平台|小程序)"
)
_OF_REGION = re.compile("(?:全?省级?|自治区级?|全?市级?|全区)(?P<rest>.*)")


class Known(NamedTuple):
    """What the paper tells: `is_service`, of a quoted term; `is_short_form`, of a name without marks."""

    is_service: Callable[[str], bool]
    is_short_form: Callable[[str], bool]


def find_names(clause: Clause, known: Known) -> list[Name]:
    """The systems that a clause names, in reading order, none inside another.

    One that could be any system's (业务系统, 各类平台) is left out, and logged with the reason; unless it is
    the short form of one.

    Args:
        clause: what to read.
        known: what the paper tells of names.
    """
    found: list[Name] = []
    free = len(clause.tokens)
    for i in range(free - 1, -1, -1):
        if i >= free:
            continue
        if clause.tokens[i].kind is Kind.QUOTE:
            names, free = _quoted_names(clause, i, known), i
        elif clause.tokens[i].kind is Kind.HEAD and not _is_part_of_word(clause, i):
            free = _first(clause, i, known)
            names = _headed_names(clause, free, i, known)
        else:
            continue
        found += reversed(names)
        free = min([free, *(name.first for name in names)])
    return found[::-1]


def _first(clause: Clause, last: int, known: Known) -> int:
    """The name's first token; a service in quotation marks begins the whole (电子证照|“秦务员”平台)."""
    first = first_of(clause, last)
    for i in range(last - 1, first, -1):
        if clause.tokens[i].kind is Kind.QUOTE and known.is_service(clause.tokens[i].inner):
            return i if not clause.begins_with_region(first) else first
    return first


def _is_part_of_word(clause: Clause, i: int) -> bool:
    """平台|系统功能: functions of the system before."""
    return clause.word(i) == "系统" and clause.is_head(i - 1) and clause.after(i, 2) == "功能"


def _headed_names(clause: Clause, first: int, last: int, known: Known) -> list[Name]:
    if clause.after(last, 2) == "体系":
        return []
    listed = read_list(clause, first, last)
    if listed and len(listed.forms) > 1:
        return [listed]
    if listed:
        return _checked(clause, listed.first, last, known)
    if first and clause.tokens[first - 1].kind is Kind.LIST:
        return []
    return _checked(clause, _without_list(clause, first, last), last, known)


def _without_list(clause: Clause, first: int, last: int) -> int:
    """The first token without the conjunct that ends a list of other things: 数据、业务|和|应急指挥平台."""
    if clause.word(first - 1) != "、" or clause.is_head(first - 2):
        return first
    joins = [i for i in range(first, last) if clause.word(i) == "和"]
    return joins[-1] + 1 if joins else first


def _checked(clause: Clause, first: int, last: int, known: Known) -> list[Name]:
    """The name, if one system's; where it alone is not, it may be a part of the one before (平台|事项库)."""
    reason = _refusal(clause, first, last, known)
    if reason == "generic" and clause.is_head(first - 1):
        first = first_of(clause, first - 1)
        reason = _refusal(clause, first, last, known)
    if reason:
        _LOG.debug("no platform: %s (%s)", clause.text(first, last), reason)
        return []
    name = name_between(clause, first, last)
    return [*_national_twin(clause, name), name]


def _refusal(clause: Clause, first: int, last: int, known: Known) -> str | None:
    name = name_between(clause, first, last)
    if name.end - name.start > _LONGEST:
        return "too long"
    tokens = clause.tokens[first : last + 1]
    if any(token.kind is Kind.CLASS for token in tokens) or _is_in_class(clause, first):
        return "a class of systems"
    if reason := read_surroundings(clause, first, last):
        return reason
    is_told = any(token.kind is Kind.QUOTE and _tells(token.inner) for token in tokens[:-1])
    has_region = clause.tokens[first].kind is Kind.REGION
    if is_generic(name.forms[0], head_of(clause, last), has_region=has_region, is_told=is_told):
        is_meant = known.is_short_form(name.forms[0]) or _shares_modifiers(clause, first, name)
        return None if is_meant else "generic"
    return None


def _tells(quoted: str) -> bool:
    """Whether a quotation inside a name tells which system it is."""
    if len(quoted) > 3:
        return quoted != "互联网+"
    return not is_generic(quoted + "平台", "平台", has_region=False)


def _is_in_class(clause: Clause, first: int) -> bool:
    """各类基础数据库、|业务资源数据库: one of a list that opens with a class."""
    i, farthest = first, max(first - _LIST_REACH, 0)
    while i > farthest and not clause.verbal[i - 1] and clause.tokens[i - 1].kind is not Kind.OF:
        i -= 1
    if first - i < 3 or clause.word(first - 1) not in ("、", "和") or not clause.is_head(first - 2):
        return False
    return clause.tokens[i].kind is Kind.CLASS and clause.tokens[first].kind is not Kind.REGION


def _shares_modifiers(clause: Clause, first: int, name: Name) -> bool:
    """自然资源核心数据库|和|大数据平台: a data platform of what the database before it is of."""
    if first < 2 or clause.word(first - 1) not in ("和", "及") or not name.forms[0].endswith("数据平台"):
        return False
    return clause.tokens[first - 2].action == PlatformKind.DATABASE


def _national_twin(clause: Clause, name: Name) -> list[Name]:
    """国家|及|省政务服务平台 names the national one, too."""
    first = name.first - 2
    is_joined = clause.word(first) in ("国家", "全国") and clause.tokens[first + 1].kind is Kind.JOIN
    own = _OF_REGION.match(name.forms[0]) if is_joined else None
    if own is None:
        return []
    forms = (clause.word(first) + own["rest"],)
    start, rule = clause.tokens[first].start, "国家 joined to the name after it"
    return [name._replace(start=start, first=first, forms=forms, rule=rule)]


def _quoted_names(clause: Clause, i: int, known: Known) -> list[Name]:
    """A name that ends with a quotation: a service, a name quoted in full, “一张图” after what it is of."""
    inner = clause.tokens[i].inner
    after = clause.after(i, _REACH)
    if _NO_SYSTEM_AFTER.match(after):
        return []
    is_launched = clause.word(i - 1) in _LAUNCHES and _SERVICE_END.fullmatch(inner)
    if known.is_service(inner):
        return [name_between(clause, i, i)._replace(rule="brand in quotation marks")]
    if (is_launched or _SYSTEM_AFTER.match(after)) and not is_slogan(inner):
        return [name_between(clause, i, i)._replace(rule="quotation marks beside words of systems")]
    head = find_quoted_head(inner)
    return _quoted_name(clause, i, head, known) if head and len(inner) > 1 else []


def _quoted_name(clause: Clause, i: int, head: Token, known: Known) -> list[Name]:
    """A quotation that ends with a head: a full name, or one to which what stands before belongs."""
    inner = clause.tokens[i].inner
    if head.place == "end" or head.action == PlatformKind.DATABASE:
        is_told = not inner.startswith("一") and not is_generic(inner, head.text, has_region=False)
        return [name_between(clause, i, i)] if is_told else []
    first = first_of(clause, i)
    if first < i:
        return _checked(clause, first, i, known)
    return [name_between(clause, i, i)] if len(inner) > 3 and not is_slogan(inner) else []
