"""From the name at the head of a table's column to what the column holds."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from loaders.lexicon import read_lexicon

__all__ = ["ColumnKind", "column_kind", "is_task_header", "label_of"]


class ColumnKind(StrEnum):
    """What a column of a task table holds."""

    NUMBER = "number"
    TASK = "task"
    CONTENT = "content"
    BODIES = "bodies"
    TERM = "term"
    OTHER = "other"


_LONGEST = 14
_BRACKET = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
_NUMBER = re.compile(r"序号|编号|项次|序次|序")
_TASK = re.compile(
    r"(?:重点|主要|工作|目标|改革|建设|一级|年度|重大|整改|具体)*(?:任务|事项|项目|工作)(?:名称|事项|分类|清单)?"
    r"|任务(?:及|和)?目标|(?:措施|举措|场景|指标)名称|[一二三]级指标"
)
_CONTENT = re.compile(
    r"(?:重点|主要|工作|具体|任务|建设|改革|落实|推进|实施|二级|三级|整改|细化|项目|事项|年度)*"
    r"(?:内容|举措|措施|做法|要求|要点|分解任务)(?:描述|说明)?|细化任务|(?:具体|分解|子)(?:工作)?任务|内容(?:和|及)要求|(?:任务|工作)(?:描述|说明|分解)"
)
_BODIES = r"(?:单位|部门|机构|处室|科室|股室|主体|委办局|地区)"
_TERM = re.compile(
    r"(?:完成|时间|办结|达标|整改|落实|推进|计划|实施|工作|交付|进度)*(?:时限|期限|时间|节点|进度|日期)(?:要求|安排|节点|计划)?"
)
_OTHER = re.compile(
    r"备注|说明|(?:责任|分管|牵头|包联|市级|省级)*(?:领导|人|人员|负责人|联系人)|联系(?:人|电话|方式)|类别|分类|类型|领域|方面|板块|层级"
    r"|(?:工作|预期|阶段性?|年度|建设|任务|主要|绩效|\d{4}年)*(?:目标|成果|成效)(?:形式|要求|任务)?|(?:评价|考核|验收)标准|成果形式|进展情况|完成情况|依据|政策依据"
)


@lru_cache(maxsize=1024)
def column_kind(name: str) -> ColumnKind | None:
    """What a column of this name holds; None for what is no such name.

    >>> [column_kind(name) for name in ("序号", "重点任务", "牵头单位(部门)", "完成时限", "平台")]
    [<ColumnKind.NUMBER: 'number'>, <ColumnKind.TASK: 'task'>, <ColumnKind.BODIES: 'bodies'>, \
<ColumnKind.TERM: 'term'>, None]
    """
    label = label_of(name)
    if not label or len(label) > _LONGEST:
        return None
    patterns = {
        ColumnKind.NUMBER: _NUMBER,
        ColumnKind.BODIES: _bodies(),
        ColumnKind.TERM: _TERM,
        ColumnKind.TASK: _TASK,
        ColumnKind.CONTENT: _CONTENT,
        ColumnKind.OTHER: _OTHER,
    }
    return next((kind for kind, pattern in patterns.items() if pattern.fullmatch(label)), None)


def label_of(name: str) -> str:
    """A column's name without white space, and without a bracket unless that is all there is of it."""
    plain = "".join(name.split())
    return _BRACKET.sub("", plain).rstrip(":：") or plain


def is_task_header(names: Sequence[str]) -> bool:
    """Whether these are the names of a task table's columns: a task or its content, with bodies or a term.

    An unknown name among them is one more column if it is short.

    >>> is_task_header(["序号", "重点任务", "责任单位"]), is_task_header(["序号", "平台", "责任单位"])
    (True, False)
    """
    kinds = {column_kind(name) for name in names}
    if not kinds & {ColumnKind.TASK, ColumnKind.CONTENT} or not kinds & {ColumnKind.BODIES, ColumnKind.TERM}:
        return False
    return all(len(label_of(name)) <= _LONGEST and not re.search("[。，；]", name) for name in names)


@cache
def _bodies() -> re.Pattern[str]:
    words = "|".join(word for word, _ in read_lexicon("role_labels"))
    roles = f"(?:{words}|分工)"
    return re.compile(
        rf"(?:主要|共同|具体|市级|省级|市直|省直|区级|县级)?{roles}(?:[和及与、/]?{roles})*(?:{_BODIES}(?:[和及与、/]{roles}?{_BODIES})?)"
        rf"|(?:市级|省级|市直|省直|区级|县级|主要|共同)?(?:牵头|主办|协办|配合)"
    )
