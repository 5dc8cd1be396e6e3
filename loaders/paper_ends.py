"""Where a paper's measures end: at its annexes, its signature or its imprint."""

import re
from collections.abc import Iterator
from itertools import zip_longest

__all__ = ["ANNEX", "find_paper_end"]

ANNEX = re.compile(r"(?:附件|附表|附录)\d*(?:[:：]|$)")
_IMPRINT = re.compile(
    r"抄送[:：]|[^。；;]{4,40}\d{4}年\d{1,2}月\d{1,2}日印发$|\d{4}年\d{1,2}月\d{1,2}日$|[(（]此件"
    r"|[^:：，,。；;、]{2,20}(?:办公厅|办公室)(?:秘书[处科])?$"
)
_SIGNATURE = re.compile(r"[\u4e00-\u9fff]{0,20}(?:人民政府|国务院|委员会|办公厅|办公室|[厅局委部])")
_LABEL = re.compile(r"[\u4e00-\u9fff、]{2,12}[:：]$")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_LONGEST_SIGNATURE = 24


def find_paper_end(text: str, start: int, end: int) -> int:
    """The offset of the first line after the one at `start` that is no longer the paper's body, else `end`.

    A body's name alone on a line is a signature, unless it belongs to the list that a label on a line before
    opened (责任单位：) and no date stands below it.
    """
    lines = list(_lines(text, start, end))
    is_listed = bool(_LABEL.search(lines[0][1]))
    for (at, line), (_, following) in zip_longest(lines[1:], lines[2:], fillvalue=(end, "")):
        is_body = len(line) <= _LONGEST_SIGNATURE and bool(_SIGNATURE.fullmatch(line))
        is_listed = is_listed and is_body and not _DAY.fullmatch(following)
        if ANNEX.match(line) or (not is_listed and (is_body or _IMPRINT.match(line))):
            return at
        is_listed = is_listed or bool(_LABEL.fullmatch(line))
    return end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for line in text[start:end].split("\n"):
        yield start, line
        start += len(line) + 1
