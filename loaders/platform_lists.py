"""Names that share one head: 药品监管、统计、体育等旗舰店."""

import re
from collections.abc import Iterator, Sequence

from loaders.platform_clauses import Clause
from loaders.platform_generic import holds_base, is_component, is_field, names_no_system
from loaders.platform_spans import Name, name_between, without_marks
from loaders.platform_tokens import Kind
from ontology.kinds import PlatformKind

__all__ = ["read_list"]

_JOINS = ("、", "和", "及", "以及", "与")
_SPLIT = re.compile("、|(?:(?<!自然资源)[和与]|以及|及)(?!.*、)")
_NO_TAIL = re.compile("领域|方面|行业|地区|部门|地方|相关|自建|各|专业|业务专网")
_REGION = re.compile("全?省(?!级|内|域)|自治区|全[国市区]|国家")
_FUNCTION_END = ("服务", "管理", "综合", "信息", "应用", "支撑", "监管", "公共")
_INSURANCE = "[\u4e00-\u9fff]{2,8}保险"
_INSURANCES = re.compile(
    f"(?:{_INSURANCE}[、和及与]){{1,5}}{_INSURANCE}(?=[\u4e00-\u9fff]{{0,10}}(?:平台|系统|数据库)$)"
)
_LONG_ITEM = 6


def read_list(clause: Clause, first: int, last: int) -> Name | None:
    """The names that share the head `last`, where tokens before `first` list their fields; else None.

    药品监管、统计、体育等旗舰店 and 人口、法人和电子证照6大基础信息库 give a name for each item, with the
    whole phrase as what is printed; so does 电子公文、视频会议和信息公开系统, while a list whose last item is
    long is one name (健康档案、维修诊断和服务质量信息服务平台). Not read: functions of one system
    (查询、展示等系统功能), lists of levels, bodies and technologies.
    """
    tokens = clause.tokens
    is_function = first == last and clause.after(last, 2) == "功能"
    if not first or tokens[last].action == "mobile app" or is_function:
        return None
    before = tokens[first - 1]
    if insured := _insurances(clause, last):
        return insured
    is_base = _lists_bases(clause, last)
    if before.kind in (Kind.LIST, Kind.NUMBER):
        tail, end = clause.text(first, last), first - 1
    elif is_base or (before.text == "、" and any(token.text in ("和", "及") for token in tokens[first:last])):
        tail, end = tokens[last].text, last
    else:
        return None
    start = _start(clause, end)
    listed = without_marks(clause.line[tokens[start].start : tokens[end].start])
    items = _SPLIT.split(listed)
    is_whole = not start or clause.verbal[start - 1] or tokens[start - 1].kind is Kind.OF or is_base
    enough = 1 if before.kind is Kind.LIST else 2
    if not is_whole or len(items) < enough or not all(map(is_field, items)) or _NO_TAIL.search(tail):
        return None
    name = name_between(clause, start, last)
    if tail != tokens[last].text and names_no_system(tail.removesuffix(tokens[last].text)):
        return None
    if end == last and (len(items[-1]) > _LONG_ITEM or items[-1].endswith(_FUNCTION_END)):
        return name
    forms = tuple(item + tail for item in _with_region(items))
    return name._replace(forms=forms, rule="list under one head")


def _insurances(clause: Clause, last: int) -> Name | None:
    """工伤保险、失业保险|省级统筹信息系统: each insurance has its own."""
    start = _start(clause, last)
    text = clause.text(start, last)
    listed = _INSURANCES.match(text)
    if listed is None or (start and not clause.verbal[start - 1]):
        return None
    items = re.split("[、和及与]", listed[0])
    forms = tuple(item + text[listed.end() :] for item in _with_region(items))
    return name_between(clause, start, last)._replace(forms=forms, rule="list under one head")


def _lists_bases(clause: Clause, last: int) -> bool:
    """自然人、法人|综合库, 身份认证、电子印章|系统: of each item there is a database, or a component."""
    if clause.tokens[last].action == PlatformKind.DATABASE:
        is_one = holds_base
    elif clause.word(last) in ("平台", "系统"):
        is_one = is_component
    else:
        return False
    start = _start(clause, last)
    items = _SPLIT.split(without_marks(clause.line[clause.tokens[start].start : clause.tokens[last].start]))
    return len(items) > 1 and all(map(is_one, items))


def _start(clause: Clause, end: int) -> int:
    """The first token of the list that ends before token `end`."""
    start = end
    while start and (clause.is_plain(start - 1) or clause.word(start - 1) in _JOINS):
        start -= 1
    while start < end and clause.word(start) in _JOINS:
        start += 1
    return start


def _with_region(items: Sequence[str]) -> Iterator[str]:
    """The items, each with the bare region that stands before the first."""
    region = _REGION.match(items[0])
    yield items[0]
    yield from ((region[0] if region else "") + item for item in items[1:])
