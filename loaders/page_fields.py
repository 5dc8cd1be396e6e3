"""The fields of a page's catalogue (发文机关：…, 成文日期：…), from lines with colons or from cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from loaders.titles import NUMBER, SUFFIX, TYPES

__all__ = ["Fact", "PageField", "find_fields"]


class Fact(StrEnum):
    """What a field tells of a paper; OTHER is what only the site uses."""

    TITLE = "title"
    NUMBER = "number"
    ISSUER = "issuer"
    PUBLISHER = "publisher"
    WRITTEN = "written"
    PUBLISHED = "published"
    OTHER = "other"


_LABELS = {
    Fact.NUMBER: ("发文字号", "发文文号", "文号", "文件编号", "文件字号", "公文字号", "文件号"),
    Fact.TITLE: ("标题", "名称", "信息名称", "文件名称", "公文名称", "公文标题", "文件标题", "信息标题"),
    Fact.ISSUER: ("发文机关", "制定机关", "发文单位", "成文单位", "制发机关", "发文机构"),
    Fact.PUBLISHER: ("发布机构", "发布机关", "发布单位", "公开机构", "公开主体", "公开责任部门"),
    Fact.WRITTEN: (
        *("成文日期", "生成日期", "发文日期", "印发日期", "制发日期", "成文时间", "发文时间", "印发时间"),
        *("生成时间", "签发日期"),
    ),
    Fact.PUBLISHED: ("发布日期", "公开日期", "公布日期", "发布时间", "公开时间"),
    Fact.OTHER: (
        *("索引号", "信息索引", "信息索引号", "信息索取号", "索取号", "主题分类", "组配分类", "体裁分类"),
        *(
            "信息分类",
            "文件类型",
            "公文种类",
            "公文类型",
            "文种",
            "分类",
            "主题词",
            "关键词",
            "有效性",
            "是否有效",
        ),
        *(
            "效力状态",
            "时效性",
            "文件状态",
            "生效日期",
            "实施日期",
            "失效日期",
            "废止日期",
            "截止日期",
            "公开方式",
        ),
        *("公开范围", "公开形式", "公开类别", "统一编号", "服务对象", "主题", "体裁", "来源", "内容概述"),
    ),
}
_FACTS = {label: fact for fact, labels in _LABELS.items() for label in labels}
_LABEL = re.compile("|".join(sorted(_FACTS, key=len, reverse=True)))
_MARKED = re.compile(rf"[\[【]?(?:{_LABEL.pattern})[\]】]?[:：]")
_TITLE = re.compile(rf"(?:{TYPES}){SUFFIX}$")
_DATE = re.compile(r"\d{4}[-年/.]")
_MARKS = re.compile("[，。；：！？:]")
_NEAR = 3
_LONGEST = 120
_SHORT = 40


@dataclass(frozen=True, slots=True)
class PageField:
    """A label and its value, each in a line and from a character on."""

    fact: Fact
    label: str
    value: str
    label_line: int
    label_start: int
    line: int
    start: int


def find_fields(lines: Sequence[str]) -> Iterator[PageField]:
    """Yield the fields of a catalogue in reading order, those without a value too.

    A label stands before a colon, several such on a line; where the line ends with the colon, the next line
    is the value. Labels without a colon, each a line of its own before its value's line, count where another
    label stands near: a catalogue read cell by cell.

    Args:
        lines: without white space in them.

    >>> lines = ["索引号", "0001", "发文机关", "某市人民政府", "文号：某政发〔2023〕5号"]
    >>> [(field.fact.value, field.value) for field in find_fields(lines)]
    [('other', '0001'), ('issuer', '某市人民政府'), ('number', '某政发〔2023〕5号')]
    """
    labelled = [n for n, line in enumerate(lines) if line in _FACTS or _MARKED.match(line)]
    labels = frozenset(labelled)
    for at, n in enumerate(labelled):
        near = (*labelled[max(0, at - 1) : at], *labelled[at + 1 : at + 2])
        if lines[n] not in _FACTS:
            yield from _marked(lines, n, labels)
        elif any(abs(other - n) <= _NEAR for other in near):
            yield _below(lines, n, lines[n], 0, labels)


def _marked(lines: Sequence[str], n: int, labels: frozenset[int]) -> Iterator[PageField]:
    """The fields of a line with colons."""
    line = lines[n]
    marks = list(_MARKED.finditer(line))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start() if following else len(line)
        label = mark[0].strip("[【】]:：")
        value = line[mark.end() : end]
        if value or following:
            yield PageField(_FACTS[label], label, value, n, mark.start(), n, mark.end())
        else:
            yield _below(lines, n, label, mark.start(), labels)


def _below(lines: Sequence[str], n: int, label: str, start: int, labels: frozenset[int]) -> PageField:
    """The field whose value is the next line, where labels and values alternate and it can be the value."""
    fact = _FACTS[label]
    is_plain = fact in (Fact.NUMBER, Fact.WRITTEN, Fact.PUBLISHED)  # their values look like nothing else
    alternates = is_plain or n + 2 in labels or (n - 2 in labels and n - 1 not in labels)
    if alternates and n + 1 < len(lines) and n + 1 not in labels and _fits(fact, lines[n + 1]):
        return PageField(fact, label, lines[n + 1], n, start, n + 1, 0)
    return PageField(fact, label, "", n, start, n, len(lines[n]))


def _fits(fact: Fact, value: str) -> bool:
    """Whether a line can be the value; a field that is empty must not swallow the paper's title below it."""
    if fact is Fact.TITLE:
        return len(value) <= _LONGEST
    if fact is Fact.NUMBER:
        return bool(NUMBER.fullmatch(value))
    if fact in (Fact.WRITTEN, Fact.PUBLISHED):
        return bool(_DATE.match(value))
    return len(value) <= _SHORT and not (
        _TITLE.search(value) or NUMBER.fullmatch(value) or _MARKS.search(value)
    )
