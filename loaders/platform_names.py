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

__all__ = ["BESIDE_SYSTEMS", "Known", "find_names"]

BESIDE_SYSTEMS = "quotation marks beside words of systems"

_LOG = logging.getLogger(__name__)
_LONGEST = 40
_REACH = 60
_LIST_REACH = 30
_LAUNCHES = frozenset({"接入", "入驻", "进驻", "上线", "升级", "推广", "下载", "启用", "嵌入", "依托"})
_MAKES = frozenset(
    {"创新", "建设", "建成", "打造", "开发", "研发", "搭建", "推出", "开通", "优化", "完善", "整合"}
)
_SERVICE_END = re.compile("[\u4e00-\u9fffA-Za-z]{2,7}[通办云易融贷链]")
_COINED_END = re.compile("[\u4e00-\u9fffA-Za-z]{2,7}[码脑]")
_NO_SYSTEM_AFTER = re.compile(
    "[\u4e00-\u9fff]{0,10}?(?:体系|驿站|窗口|专窗|模式|产品)|(?:系列)?(?:活动|行动|工程|机制|制度|计划|经验)"
)
_OTHER_QUOTED = '(?:[、和]?[“"][^“”"]{2,16}[”"])'
_SYSTEM_AFTER = re.compile(  # what only a system has: “…”功能, “…”“…”等政务服务APP, “…”“…”平台
    f"功能|{_OTHER_QUOTED}{{0,8}}等[\u4e00-\u9fff“”]{{0,8}}(?:APP|App|平台|系统|小程序)"
    f"|{_OTHER_QUOTED}{{1,8}}(?:APP|App|平台|小程序)"
)
_APPLICATION = re.compile(  # “…”应用, “…”“…”等应用、等渠道
    f"{_OTHER_QUOTED}{{0,8}}(?:等[\u4e00-\u9fff]{{0,4}}?渠道|(?:等[\u4e00-\u9fff]{{0,4}}?)?(?:应用|端口))"
    "(?!场景|服务|模式|试点|推广|工作|范围|体系|领域|水平|程度|能力|系统|效果|示范)"
)
_WHOLE_PART = re.compile("(?:事项|用户|办件|后台|运营|运维|运行)")
_OF_REGION = re.compile("(?:全?省级?|自治区级?|全?市级?|全区)(?P<rest>.*)")


class Known(NamedTuple):
    """What the paper tells: `is_service`, of a quoted term; `is_short_form`, of a name without marks.

    `place_length` says how many characters at the beginning of a name are a place's name.
    """

    is_service: Callable[[str], bool]
    is_short_form: Callable[[str], bool]
    place_length: Callable[[str], int]


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
            stem = _stem(clause, i, known)
            if stem < 0:
                continue
            free = _first(clause, stem, known)
            names = _headed_names(clause, free, i, known)
        else:
            continue
        found += reversed(names)
        free = min([free, *(name.first for name in names)])
    return found[::-1]


def _stem(clause: Clause, i: int, known: Known) -> int:
    """Token i, or for a place's part of a system (“赣服通”|赣州|分厅) that system's; -1 where none is."""
    if clause.tokens[i].place != "branch":
        return i
    is_place = i > 1 and 0 < len(clause.word(i - 1)) == known.place_length(clause.word(i - 1))
    before = clause.tokens[i - 2].kind if is_place else Kind.TEXT
    return i - 2 if before in (Kind.HEAD, Kind.QUOTE) else -1


def _first(clause: Clause, last: int, known: Known) -> int:
    """The name's first token; a service in quotation marks begins the whole (电子证照|“秦务员”平台)."""
    first = first_of(clause, last)
    for i in range(last - 1, first, -1):
        if clause.tokens[i].kind is Kind.QUOTE and known.is_service(clause.tokens[i].inner):
            has_place = known.place_length(clause.word(first)) == len(clause.word(first))
            return first if has_place or clause.begins_with_region(first) else i
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
    if listed:  # of 行政许可管理|等信息系统 the name is what it would be alone
        names = _checked(clause, listed.first, last, known)
        return [one._replace(forms=listed.forms) if "等" in one.forms[0] else one for one in names]
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
    if clause.is_head(first - 1) and (reason == "generic" or _WHOLE_PART.match(clause.word(first))):
        first = first_of(clause, first - 1)
        reason = _refusal(clause, first, last, known)
    if reason:
        _LOG.debug("no platform: %s (%s)", clause.text(first, last), reason)
        return []
    name = _with_place(clause, name_between(clause, first, last), known)
    return [*_national_twin(clause, name), name]


def _with_place(clause: Clause, name: Name, known: Known) -> Name:
    """国家企业信用信息公示系统|（宁夏）: a place's part of a national system, not the national one."""
    bracket = clause.tokens[name.last + 1] if name.last + 1 < len(clause.tokens) else None
    if bracket is None or bracket.kind is not Kind.BRACKET or not name.forms[0].startswith(("国家", "全国")):
        return name
    if not all(known.place_length(place) == len(place) for place in bracket.inner.split("·") if place):
        return name
    forms = (name.forms[0] + bracket.text,)
    return name._replace(end=bracket.end, last=name.last + 1, forms=forms)


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
    form, head = name.forms[0], head_of(clause, last)
    if not is_generic(form, head, has_region=has_region, is_told=is_told):
        return None
    is_meant = known.is_short_form(form) or _shares_modifiers(clause, first, name)
    return None if is_meant or _is_a_places(form, head, known) else "generic"


def _is_a_places(form: str, head: str, known: Known) -> bool:
    """广西|公共数据开放平台: what could be any place's, but for the place before it."""
    length = known.place_length(form)
    return length > 0 and not is_generic(form[length:], head, has_region=True)


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
    is_launched = _is_launched(clause, i, inner, after)
    if known.is_service(inner):
        return [name_between(clause, i, i)._replace(rule="brand in quotation marks")]
    if (is_launched or _SYSTEM_AFTER.match(after)) and not is_slogan(inner):
        return [name_between(clause, i, i)._replace(rule=BESIDE_SYSTEMS)]
    head = find_quoted_head(inner)
    return _quoted_name(clause, i, head, known) if head and len(inner) > 1 else []


def _is_launched(clause: Clause, i: int, inner: str, after: str) -> bool:
    """接入“…通”, 建设“…码”, 完善“…”“…”等应用: what is done says that a quoted name is a service's."""
    first = i
    while first > 0 and clause.tokens[first - 1].kind in (Kind.QUOTE, Kind.JOIN):
        first -= 1
    if first == i and clause.word(i - 1) in _LAUNCHES and _SERVICE_END.fullmatch(inner):
        return True
    if not _COINED_END.fullmatch(inner) and not _APPLICATION.match(after):
        return False
    is_far = clause.word(first - 1) == "的" or clause.is_head(first - 1)
    return (_made(clause, first - 1) if is_far else clause.word(first - 1)) in _LAUNCHES | _MAKES


def _made(clause: Clause, end: int) -> str:
    """The verb that governs from afar: 建设|基于统一标识|的“城市码”, 整合|热线、“浙里访”等渠道."""
    verbs = (clause.word(i) for i in range(end - 1, max(end - _LIST_REACH, -1), -1) if clause.verbal[i])
    return next((verb for verb in verbs if verb in _MAKES), "")


def _quoted_name(clause: Clause, i: int, head: Token, known: Known) -> list[Name]:
    """A quotation that ends with a head: a full name, or one to which what stands before belongs."""
    inner = clause.tokens[i].inner
    if head.place == "end" or head.action == PlatformKind.DATABASE:
        is_told = not inner.startswith("一") and not is_generic(inner, head.text, has_region=False)
        return [name_between(clause, i, i)] if is_told else []
    first = first_of(clause, i)
    if first < i:
        return _checked(clause, first, i, known)
    is_named = "·" in inner or not is_slogan(inner)  # “数字贵州·政务云”
    return [name_between(clause, i, i)] if len(inner) > 3 and is_named else []
