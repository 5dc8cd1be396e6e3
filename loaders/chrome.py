"""What a web page put before and after a document."""

import re
from collections.abc import Iterator, Sequence, Set

from loaders.draft import Edit
from loaders.layout import ITEM_MARK, TABLE_LINE
from loaders.page_fields import Fact, PageField, find_fields
from loaders.titles import NUMBER, TYPES
from ontology.kinds import RepairKind

__all__ = ["find_chrome"]

_TITLE = re.compile(rf"(?=.{{6,90}}$)[^。]*(?:{TYPES}|责任清单)(?:[(（][^()（）]{{2,16}}[)）])?")
_ADDRESSEE = re.compile(r"(?:各|省|市|区|县|自治区|国务院|本)[^。]{2,}[:：]")
_SENTENCE = re.compile(r".{12,}[。；]|.{20,}[:：]")
_DATE = re.compile(r"(?:[^\d。]{0,30})\d{4}年\d{1,2}月\d{1,2}日")
_ISSUER = re.compile(r"[\u4e00-\u9fff ]{2,40}(?:人民政府|办公厅|办公室|委员会|国务院|[厅局委部院])")
_AFTER_DATE = re.compile(r"附件|附表|附录|[(（](?:此件|本文|联系)|抄送|.{2,30}印发$|主动公开")
_LABEL = re.compile(
    r"(?:作者|来源|稿源|信息来源|发布(?:时间|日期|机构|人)|时间|日期|成文日期|字号|字体|浏览|阅读|点击|访问|责任编辑|编辑|审核|校对|打印|关闭|分享|收藏|"
    r"扫一扫|扫描二维码|当前位置|您(?:现在)?(?:所在)?的位置|首页|上一[篇条]|下一[篇条]|本文链接|原文链接|文章链接|本文(?:关键词|标签)|关键词|标签|"
    r"相关(?:政策|文档|文章|链接|阅读|新闻|推荐)|最新(?:政策|文章|新闻|动态)|推荐(?:新闻|阅读|文章)|热门|热点|新闻动态|索引号|主题分类|发文机关|"
    r"主题词|信息索取号|公开方式|版权|备案号|联系我们|网站地图|返回顶部|【?法宝引证码】?|关注我们|微信公众号)(?![\u4e00-\u9fff]{12})"
)
_ADDRESS = re.compile(r"https?[:：]//|www\.", re.IGNORECASE)
_STAMP = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?")
_SIGNED = re.compile(r"[\u4e00-\u9fff]{0,40}\d{4}年\d{1,2}月\d{1,2}日(?:印发)?")
_DATED_TITLE = re.compile(r"的通知[(（]\d{4}年\d{1,2}月\d{1,2}日[)）]$")
_NAME = re.compile(r"[\u4e00-\u9fff、（）()]{2,60}")
_DAY = re.compile(
    r"\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_HEAD_LINES = 40


def find_chrome(text: str) -> Iterator[Edit]:
    """Yield the removal of the page's own lines before and after the document.

    Before: all that precedes the title, and between title and first sentence what is labelled as the page's
    (作者, 来源, 浏览 …) or says the title again. Of the page's catalogue stays what the paper itself does not
    print: its title, number, issuer or date, a line each with its label. After: what follows the signature,
    or the last sentence where a label or an address of the page follows it. Lines in the middle are never
    touched.

    Args:
        text: paragraphs, one a line, simplified, no white space.
    """
    lines = text.split("\n")
    starts = _starts(lines)
    fields = list(find_fields(lines[: _HEAD_LINES + 1]))
    dropped = _head(lines, {n for field in fields for n in (field.label_line, field.line)})
    kept = list(_needed(fields, [line for n, line in enumerate(lines) if n not in dropped]))
    for n in sorted(dropped):
        end = min(starts[n] + len(lines[n]) + 1, len(text))
        yield from _without(text, starts[n], end, sorted(_places(n, lines, kept)))
    cut = _foot(lines)
    if cut < len(lines):
        yield Edit(max(starts[cut] - 1, 0), len(text), "", RepairKind.PAGE_FOOT)


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _head(lines: Sequence[str], catalogue: Set[int]) -> set[int]:
    """The numbers of the lines to drop before the first sentence."""
    body = next((n for n, line in enumerate(lines) if n not in catalogue and _is_body(line)), 0)
    if body > _HEAD_LINES:
        return set()
    title = next((n for n in range(body) if n not in catalogue and _is_titular(lines[n])), body)
    before = set(range(title)) if title < body else {n for n in range(body) if _is_labelled(lines[n])}
    return (
        before
        | {n for n in catalogue if n < body}
        | {n for n in range(title, body) if _is_labelled(lines[n]) or _is_said_again(n, lines[: body + 1])}
    )


def _needed(fields: Sequence[PageField], rest: Sequence[str]) -> Iterator[PageField]:
    """The first field of each fact that the rest of the text does not print."""
    lacks_title = not any(_TITLE.fullmatch(line) for line in rest[:_HEAD_LINES])
    lacks_number = not any(NUMBER.search(line) for line in rest[:_HEAD_LINES] if _is_titular(line))
    lacks_date = not any(_SIGNED.fullmatch(line) or _DATED_TITLE.search(line) for line in rest)
    whole = "\n".join(rest)
    for facts, shape, is_lacking in (
        ((Fact.TITLE,), _TITLE, lacks_title),
        ((Fact.NUMBER,), NUMBER, lacks_number),
        ((Fact.ISSUER, Fact.PUBLISHER), _NAME, True),
        ((Fact.WRITTEN, Fact.PUBLISHED), _DAY, lacks_date),
    ):
        stated = [field for fact in facts for field in fields if field.fact is fact and field.value]
        if is_lacking and stated and shape.fullmatch(stated[0].value) and stated[0].value not in whole:
            yield stated[0]


def _places(n: int, lines: Sequence[str], fields: Sequence[PageField]) -> Iterator[tuple[int, int, str]]:
    """What of line n belongs to the fields, each with what follows it."""
    for field in fields:
        end = field.start + len(field.value)
        if field.label_line == field.line == n:
            yield field.label_start, end, "\n"
        elif field.line == n:
            yield field.start, end, "\n"
        elif field.label_line == n:
            yield field.label_start, len(lines[n]), "" if lines[n].endswith((":", "：")) else "："


def _without(text: str, start: int, end: int, kept: Sequence[tuple[int, int, str]]) -> Iterator[Edit]:
    """Remove [start, end), a line and its feed, but for the places kept, which count from its start."""
    done, after = start, ""
    for first, last, following in [*kept, (end - start, end - start, "")]:
        if text[done : start + first] != after:
            yield Edit(done, start + first, after, RepairKind.PAGE_HEAD)
        done, after = start + last, following


def _is_body(line: str) -> bool:
    if _is_labelled(line):
        return False
    return line.startswith(TABLE_LINE) or bool(
        _ADDRESSEE.fullmatch(line)
        or (ITEM_MARK.match(line) and not _TITLE.fullmatch(line))
        or _SENTENCE.fullmatch(line)
    )


def _is_titular(line: str) -> bool:
    """A title, a part of one, a number, or an issuer."""
    if _is_labelled(line):
        return False
    return bool(
        _TITLE.fullmatch(line)
        or NUMBER.fullmatch(line)
        or _ISSUER.fullmatch(line)
        or re.search("关于.{4,}", line)
    )


def _is_labelled(line: str) -> bool:
    return bool(_LABEL.match(line) or _ADDRESS.search(line) or _STAMP.fullmatch(line))


def _is_said_again(n: int, lines: Sequence[str]) -> bool:
    """Whether a later line is a title that this one only frames with a number, brackets or a site's name."""
    return any(
        later in lines[n]
        and _is_titular(later)
        and len(lines[n]) <= len(later) + 40
        and not NUMBER.fullmatch(later)
        for later in lines[n + 1 :]
        if len(later) > 5
    )


def _foot(lines: Sequence[str]) -> int:
    """The number of the first line after the document; the count of lines where nothing follows it."""
    last = next((n for n in range(len(lines) - 1, -1, -1) if _is_document(lines[n])), len(lines) - 1)
    signed = _signature(lines)
    if (
        signed is not None
        and last > signed
        and not any(_AFTER_DATE.match(line) for line in lines[signed + 1 : last + 1])
    ):
        last = signed
    rest = lines[last + 1 :]
    is_page = (signed is not None and signed <= last) or any(_is_labelled(line) for line in rest)
    return last + 1 if rest and is_page else len(lines)


def _is_document(line: str) -> bool:
    if _is_labelled(line):
        return False
    if line.startswith(TABLE_LINE):
        return True
    marked = (
        _SENTENCE.fullmatch(line) or _DATE.fullmatch(line) or ITEM_MARK.match(line) or _AFTER_DATE.match(line)
    )
    return bool(marked) or line.endswith(("。", "；", "）", ")"))


def _signature(lines: Sequence[str]) -> int | None:
    """The last line that is a date, where no numbered item follows it."""
    for n in range(len(lines) - 1, 0, -1):
        is_item = ITEM_MARK.match(lines[n]) and not lines[n].startswith("附件")
        if is_item or lines[n].startswith(TABLE_LINE):
            return None
        if _DATE.fullmatch(lines[n]) and not _is_labelled(lines[n]):
            return n
    return None
