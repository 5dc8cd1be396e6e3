"""For whom a figure holds, and what several names before figures share."""

import re

__all__ = [
    "is_scope",
    "join_scopes",
    "share_contrast",
    "split_closing_scope",
    "split_contrast",
    "split_joint_scope",
    "split_scope",
    "split_scopes",
]

_LEVEL = "国省市州盟县区旗乡镇村街"
_SCOPE = re.compile(
    rf"(?:全[省市区县国州盟旗]|我[省市区县州]|[{_LEVEL}]+(?:[、和及][{_LEVEL}道]+)*(?:各级|本级|[一二两三四五]?级)(?:各部门|各单位)?"
    r"|各(?:级各部门|级|地区各部门|地各部门|地区|地(?!方)|省份|省区市|设区市|市州|县市|县区|区县|旗县区|盟市|有关部门|部门|单位|[市县区旗盟州](?![域块]))"
    r"|每个?(?:省份|设区市|市州|县区|县市|市县|区县|[市州县区乡镇村])(?:\([^()]{1,6}\))?|(?:乡镇|[乡镇村]|街道|社区)\([^()]{1,6}\)|本[省市区县州])"
    r"(?!以[上下])"
)
_AND_EACH = re.compile(r"[、和及与](?=各[市县区旗盟州乡镇])")
_OPENING_LEVELS = re.compile(
    rf"([{_LEVEL[1:]}](?:[、和及与][{_LEVEL[1:]}])+)(?=[^{_LEVEL}级城域道、和及与两三各])"
)
_LEVELS = re.compile(rf"([{_LEVEL}]{{2,6}})[两三四五]?级")
_COUNTED_LEVELS = re.compile("[各一二两三四五]?级$")
_BARE_LEVELS = re.compile(rf"[各{_LEVEL}]+(?:[、和及到至][{_LEVEL}道]+)*级?")
_PART = re.compile(r"(?:“[^“”]*”|\([^()]*\)|及时|[^、和及与“(]|[“(])+")
_LISTED = re.compile(r"(?:“[^“”]*”|\([^()]*\)|[^、“(]|[“(])+")
_CLASS = re.compile("领域|行业|方面|部门|单位|机构|企业|医院|事项")
_CLASS_ENDS = frozenset("库级类区县市镇乡村院校局厅站馆店厂端层型口)")
_SHARE_HEAD = re.compile(
    r"(?:(?:数据|信息|资源|业务|事项|服务|网络|系统|宽带|平台|应用)*[\u4e00-\u9fff]{2}(?:率|占比|比例)"
    r"|(?:整体|平均)?(?:办理|办结|审批|审核|受理|响应|等待|通关|核查)(?:时限|时长|时间|用时)|带宽|满意度)$"
)
_SCOPE_AT_END = re.compile(rf"(?<=[率例比度])[{_LEVEL}]{{1,4}}级$|(?<=[率例比度])全[省市区县州]$")
_KIND = re.compile(
    "(?:地区|城区|[市县区州]|乡镇|村|级|类|企业|机构|部门|单位|事项|领域|行业|用户|学校|医院)$"
)
_MEASURE = re.compile(
    "(?:率|比例|占比|比重|[度量数额]|时间|时限|时长|时延|周期|用时|规模|水平|带宽|面积|环节|材料|次数|成本|指数)$"
)
_LONGEST_CONTRAST = 40


def split_scope(text: str) -> tuple[str | None, str]:
    """For whom a figure holds, if the text opens with it, and the rest.

    >>> split_scope("省级依申请政务服务事项网上可办率"), split_scope("市、县级"), split_scope("办理时限")
    (('省级', '依申请政务服务事项网上可办率'), ('市、县级', ''), (None, '办理时限'))
    """
    found = _SCOPE.match(text)
    return (found[0], text[found.end() :].removeprefix("的")) if found else (None, text)


def split_joint_scope(text: str) -> tuple[str | None, str]:
    """For whom one figure holds, where two scopes may be joined, and the rest.

    >>> split_joint_scope("市级和各区主体上线率"), split_joint_scope("省级网上可办率")
    (('市级和各区', '主体上线率'), ('省级', '网上可办率'))
    """
    scope, rest = split_scope(text)
    more = split_scope(rest[1:])[0] if scope and _AND_EACH.match(rest) else None
    return (f"{scope}{rest[0]}{more}", rest[1 + len(more) :].removeprefix("的")) if more else (scope, rest)


def split_closing_scope(text: str) -> tuple[str | None, str]:
    """For whom a figure holds, if that stands between the measure and the figure, and the rest.

    >>> split_closing_scope("政务外网接入率市级"), split_closing_scope("接入率")
    (('市级', '政务外网接入率'), (None, '接入率'))
    """
    found = _SCOPE_AT_END.search(text)
    return (found[0], text[: found.start()]) if found else (None, text)


def split_scopes(text: str, count: int) -> tuple[list[str | None], list[str]]:
    """For whom, and of what, each of the figures of a 分别 holds: as many scopes and indicators as figures.

    Where only the last of the names joined is measured, the others are scopes of what it names: 人口库、
    法人库|数据准确率. Names that are each measured stay whole.

    >>> split_scopes("省级、市县级网上可办率", 2)
    (['省级', '市县级'], ['网上可办率', '网上可办率'])
    >>> split_scopes("全省网上可办率、全程网办率", 2)
    (['全省', '全省'], ['网上可办率', '全程网办率'])
    >>> split_scopes("人口库、法人库数据准确率", 2)
    (['人口库', '法人库'], ['数据准确率', '数据准确率'])
    """
    scopes, rest = _scopes(text)
    if len(scopes) == 1 and "、" in scopes[0] and count == scopes[0].count("、") + 1:
        scopes = [_COUNTED_LEVELS.sub("", part) + "级" for part in scopes[0].split("、")]
    if len(scopes) == 1 and (levels := _LEVELS.fullmatch(scopes[0])) and count == len(levels[1]):
        scopes = [level + "级" for level in levels[1]]
    if not scopes and (opening := _OPENING_LEVELS.match(text)):
        named = re.findall(f"[{_LEVEL}]", opening[1])
        if len(named) == count:
            return [*named], [text[opening.end() :]] * count
    if len(scopes) == count:
        return [*scopes], [rest] * count
    parts = _parts(text, count)
    if len(parts) == count and (cut := _shared_head(parts)):
        return [*parts[:-1], parts[-1][:cut]], [parts[-1][cut:]] * count
    common = scopes[0] if scopes else None
    parts = _parts(rest, count)
    if len(parts) != count:
        return [common] * count, [rest] * count
    return _of_each(parts, common)


def _of_each(parts: list[str], common: str | None) -> tuple[list[str | None], list[str]]:
    """Scope and indicator of names that are each measured; one with levels of its own has no others."""
    scopes: list[str | None] = []
    names: list[str] = []
    for part in parts:
        scope, name = split_scope(part)
        is_apart = scope or _BARE_LEVELS.match(part)
        scopes.append(scope if is_apart else common)
        names.append(name or part)
    return scopes, names


def join_scopes(text: str, count: int) -> list[str | None]:
    """For whom each of the figures of a 分别 holds, where what is counted stands after them: 甲市、乙市."""
    parts = _parts(text, count)
    scope = split_scope(text)[0]
    return [*parts] if len(parts) == count else [scope] * count


def _scopes(text: str) -> tuple[list[str], str]:
    scopes: list[str] = []
    while True:
        scope, rest = split_scope(text)
        if scope is None:
            return scopes, text
        scopes.append(scope)
        text = rest.lstrip("、和及与")


def _parts(text: str, count: int) -> list[str]:
    """The names joined by 、 and 和; only by 、 where that makes as many as there are figures."""
    parts = _PART.findall(text)
    return parts if len(parts) == count else _LISTED.findall(text)


def _shared_head(parts: list[str]) -> int:
    """Where in the last of several names that begins which all of them share; 0 where nothing is shared."""
    first, last = parts[0], parts[-1]
    if all(_MEASURE.search(part) for part in parts[:-1]):
        return 0
    found = _CLASS.search(last, 1)
    if found and found.end() < len(last) - 1 and (first.endswith(found[0]) or not _CLASS.search(first)):
        return found.end()
    cut = last.find(first[-1], 1) + 1
    if first[-1] in _CLASS_ENDS and 0 < cut < len(last) - 1:
        return cut
    found = _SHARE_HEAD.search(last)
    return found.start() if found else 0


def split_contrast(indicator: str, name: str) -> tuple[str, str] | None:
    """What a measured name and a second one without a measure share: the scope of the first, and the measure.

    Returns:
        None where the second is measured itself, or nothing is shared.

    >>> split_contrast("三级医院检查结果互认率", "二级医院"), split_contrast("网办率", "事项满意率")
    (('三级医院', '检查结果互认率'), None)
    """
    if (
        _MEASURE.search(name)
        or not _MEASURE.search(indicator)
        or max(map(len, (indicator, name))) > _LONGEST_CONTRAST
    ):
        return None
    for start in range(len(name) - 1):
        found = indicator.find(name[start:])
        end = found + len(name) - start
        if found >= 0 and end < len(indicator) - 1 and indicator[:end] != name:
            return indicator[:end], indicator[end:]
    return None


def share_contrast(indicator: str, name: str) -> str | None:
    """A name of a kind of thing with the share told of another: 城区监控覆盖率, 农村地区 is 农村地区覆盖率.

    None where the name tells no kind, or the indicator is no share.
    """
    share = _SHARE_HEAD.search(indicator)
    return name + share[0] if share and _KIND.search(name) else None


def is_scope(name: str) -> bool:
    """Whether a name only tells levels: 市县, 各市, 乡镇."""
    return bool(_BARE_LEVELS.fullmatch(name))
