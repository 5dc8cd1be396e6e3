"""Titles of papers that stand on several lines, or right below the paper before."""

import re
from collections.abc import Sequence

from loaders.layout import ITEM_MARK
from loaders.quotes import find_titles
from loaders.titles import STANDS_ALONE, SUFFIX, TYPES

__all__ = ["is_title", "is_title_broken", "named_titles", "opens_paper"]

_TITLE_END = re.compile(
    rf"(?:{TYPES}|责任清单)(?:[(（](?:试行|暂行|修订|修订版|征求意见稿|\d{{4}}年?[-—–－~～至]+\d{{4}}年?)[)）])?$"
)
_MARK = re.compile("[。；：，！？;:,|>_]")
_ABOUT = re.compile(r"关于.{2,}")
_GIVING = re.compile(r"关于(?:印发|转发|发布|公布)$")
_TAIL = re.compile(rf"的(?:{TYPES})")
_BODY_END = re.compile(r"(?:人民政府|国务院|委员会|小组|[厅局委部院会署行办]|办公[厅室])$")
_NO_PART = re.compile(r"(?:文件|解读|公示|公告|通告|问答|新闻|政策|公开)$")
_TYPE_ALONE = re.compile(
    rf"(?:(?:\d{{4}}年?[-—–~～至]?|[一二三四五]年|专项|重点|总体|工作|行动|实施|任务|暂行|试行|推进|攻坚|提升)*)(?:{TYPES}){SUFFIX}"
)
_YEARS = re.compile(r"[(（]20\d{2}年?[-—–－~～至]{1,2}20\d{2}年?[)）]")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}?[省市县区州盟旗]")
_PREAMBLE = re.compile(r"为|根据|按照|依据|以|遵照|现|坚持|一、|第[一1][章条]|目录|（|\(")
_LONGEST_PART, _LONGEST = 60, 120


def is_title(line: str) -> bool:
    """Whether a line ends as the title of a paper does."""
    return bool(_TITLE_END.search(line))


def named_titles(text: str) -> frozenset[str]:
    """The papers that a text names in 《》, line feeds aside."""
    whole = text.replace("\n", "")
    return frozenset(whole[title.start : title.end] for title in find_titles(whole))


def is_title_broken(
    paragraph: str, following: Sequence[str], named: frozenset[str], *, is_head: bool
) -> bool:
    """Whether a title goes on with the next line.

    A title goes on with the years that stand alone in brackets: (2023—2025年).
    It does if both, or these and one line more, are a title that is named in 《》. In the text's head it also
    does if the first says 关于, or is an issuer's name above 关于, and the second or third ends as a title
    does; if the first ends in 关于印发; or if the second is only a kind of paper, or 的通知 and the like.
    """
    line, *more = following
    if _YEARS.fullmatch(line) and is_title(paragraph) and not _MARK.search(paragraph):
        return len(paragraph) <= _LONGEST_PART and paragraph[-1] not in ")）"
    if _is_part(paragraph) and named.intersection([paragraph + line, paragraph + line + "".join(more[:1])]):
        return True
    return is_head and _is_broken_in_head(paragraph, line, more)


def _is_broken_in_head(paragraph: str, line: str, more: Sequence[str]) -> bool:
    if len(paragraph) <= _LONGEST and _ABOUT.search(paragraph) and _TAIL.fullmatch(line):
        return True
    if not _is_part(paragraph) or STANDS_ALONE.fullmatch(line) or ITEM_MARK.match(line):
        return False
    if len(paragraph + line) > _LONGEST or _MARK.search(line) or _NO_PART.search(paragraph):
        return False
    if _GIVING.search(paragraph):
        return True
    if _ABOUT.search(paragraph):
        ends = is_title(line) or (more and _is_part(line) and is_title(more[0]) and not _MARK.search(more[0]))
        return bool(ends) and "关于" not in line and not _PLACE.match(line)
    if line.startswith("关于"):
        return bool(_BODY_END.search(paragraph)) and (is_title(line) or bool(more and is_title(more[0])))
    return (
        bool(_TYPE_ALONE.fullmatch(line))
        and bool(_PLACE.match(paragraph))
        and not _BODY_END.search(paragraph)
    )


def opens_paper(following: Sequence[str], named: frozenset[str]) -> bool:
    """Whether a line, or it and the next, is the title of another paper.

    It is one that the text names in 《》, or ends as one, has no mark, and a preamble stands below it.
    """
    line, *more = following
    if line in named or line + "".join(more[:1]) in named:
        return True
    is_whole = is_title(line) and len(line) <= _LONGEST_PART and not _MARK.search(line)
    return is_whole and bool(more) and bool(_PLACE.match(line)) and bool(_PREAMBLE.match(more[0]))


def _is_part(line: str) -> bool:
    """Whether a line may be a title's first."""
    if not 4 <= len(line) <= _LONGEST_PART or _MARK.search(line) or ITEM_MARK.match(line):
        return False
    return not (STANDS_ALONE.fullmatch(line) or is_title(line))
