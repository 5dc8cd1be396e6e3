"""Lines as printed become paragraphs: page marks and white space go, what a page's width broke is joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.draft import Edit
from loaders.titles import NUMBER, TYPES
from ontology.kinds import RepairKind

__all__ = [
    "ITEM_MARK",
    "PAGE_MARK",
    "TABLE_LINE",
    "Line",
    "find_line_breaks",
    "find_lines",
    "find_page_marks",
    "find_table_marks",
    "find_white_space",
]

_BREAK = re.compile("\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
_SPACE = re.compile("[ \t\xa0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff\xad]+")
PAGE_MARK = re.compile(
    r"#\s*Page\s*\d+\s*[:：]?|[-—–－·]{1,2}\s*\d{1,4}\s*[-—–－·]{1,2}|第\s*\d{1,4}\s*页(?:\s*[/,，]?\s*共\s*\d{1,4}\s*页)?"
)
ITEM_MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,3}[、．]|\d{1,3}\.(?!\d)|[(（]\d{1,3}[)）]"
    r"|第[一二三四五六七八九十百零〇\d]{1,4}[章节条]|[①-⑳]|——|附件"
)
TABLE_LINE = "\ufdd0"  # a code point that no text may use; it opens each line of a table that was written out
_MARK_ALONE = re.compile(rf"(?:{ITEM_MARK.pattern})$")
_ALONE = re.compile(
    rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|[(（]?{NUMBER.pattern}[)）]?|[(（]?第\d{{1,5}}号[)）]?|[(（]此件.{{2,6}}[)）]"
    r"|附件\d*[:：]?|目录"
)
_TITLE_END = re.compile(rf"(?:{TYPES}|责任清单)(?:[(（](?:试行|暂行|修订|修订版|征求意见稿)[)）])?$")
_ENDED = "。！？；：）》”.!?;:)"
_SENTENCE_END = "。！？!?"
_CLOSING = "，、。；：！？）》”’,.;:!?)"
_WRAPPED_SHARE = 0.3
_BEYOND_SHARE = 0.03
_SHORT = 0.82


@dataclass(frozen=True, slots=True)
class Line:
    """A line's extent without the white space around it, and its text without any."""

    start: int
    end: int
    text: str


def find_page_marks(text: str) -> Iterator[Edit]:
    """Yield the removal of page marks (`# Page 834:`, `— 3 —`), page numbers and running heads.

    A bare number is a page number beside a page mark or a form feed; a running head recurs there.
    """
    lines = list(find_lines(text))
    pages = {n for n, line in enumerate(lines) if PAGE_MARK.fullmatch(line.text)}
    beside = {n + step for n in [*pages, *_form_feeds(text, lines)] for step in (-2, -1, 1, 2)}
    heads = _running_heads(lines, beside)
    for n, line in enumerate(lines):
        is_number = n in beside and line.text.isdecimal()
        if line.text and (n in pages or is_number or _masked(line.text) in heads):
            yield Edit(line.start, line.end, "", RepairKind.PAGE_MARK)


def find_white_space(text: str) -> Iterator[Edit]:
    """Yield the removal of every white space but one line feed between paragraphs that hold something."""
    blank_from = 0
    for line in find_lines(text):
        if not line.text:
            continue
        yield from _between(text, blank_from, line.start, first=blank_from == 0)
        for found in _SPACE.finditer(text, line.start, line.end):
            yield Edit(found.start(), found.end(), "", RepairKind.WHITE_SPACE)
        blank_from = line.end
    if blank_from < len(text):
        yield Edit(blank_from, len(text), "", RepairKind.WHITE_SPACE)


def find_line_breaks(text: str) -> Iterator[Edit]:
    """Yield the removal of each line feed inside a sentence, where a page's width broke the text.

    A text whose long lines mostly end with punctuation was not, and only a title broken inside 《》 or “”
    is joined. Lines of tables that were written out are whole.

    Args:
        text: lines without white space around or in them, none empty.
    """
    lines = list(find_lines(text))
    width = _page_width([line for line in lines if not line.text.startswith(TABLE_LINE)])
    paragraph = ""
    for n, line in enumerate(lines[:-1]):
        if TABLE_LINE in (line.text[:1], lines[n + 1].text[:1]):
            paragraph = ""
            continue
        paragraph += line.text
        following = [nearby.text for nearby in lines[n + 1 : n + 3]]
        joined = (
            _runs_on(paragraph, line.text, following, width) if width else _is_open(paragraph, following[0])
        )
        if joined:
            yield Edit(line.end, lines[n + 1].start, "", RepairKind.LINE_BREAK)
        else:
            paragraph = ""


def find_lines(text: str) -> Iterator[Line]:
    """Yield the lines in order, empty ones too."""
    start = 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        printed = text[start:end]
        packed = _SPACE.sub("", printed)
        left = len(printed) - len(printed.lstrip()) if packed else 0
        yield Line(start + left, start + len(printed.rstrip()) if packed else start, packed)
        start = found.end() if found else end


def find_table_marks(text: str) -> Iterator[Edit]:
    """Yield the removal of `TABLE_LINE`, when no stage needs it any more."""
    for found in re.finditer(TABLE_LINE, text):
        yield Edit(found.start(), found.end(), "", RepairKind.TABLE)


def _between(text: str, start: int, end: int, *, first: bool) -> Iterator[Edit]:
    """What stands between two paragraphs, or before the first, becomes one line feed, or nothing."""
    kept = "" if first else "\n"
    if text[start:end] != kept:
        yield Edit(start, end, kept, RepairKind.WHITE_SPACE)


def _form_feeds(text: str, lines: Sequence[Line]) -> list[int]:
    """Where pages end: the empty line that each form feed makes."""
    return [n for n, line in enumerate(lines) if line.start and text[line.start - 1] == "\x0c"]


def _running_heads(lines: Sequence[Line], beside: set[int]) -> set[str]:
    """Lines beside page marks that recur, numbers aside, on three pages or more."""
    counts = Counter(_masked(lines[n].text) for n in beside if 0 <= n < len(lines) and lines[n].text)
    return {
        text for text, count in counts.items() if count >= 3 and len(text) <= 40 and text[-1] not in _ENDED
    }


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _page_width(lines: Sequence[Line]) -> int:
    """The width, in characters, at which lines were broken; 0 where they were not."""
    long = [line.text for line in lines if len(line.text) >= 18 and not _TITLE_END.search(line.text)]
    broken = [text for text in long if text[-1] not in _ENDED and not ITEM_MARK.match(text)]
    if len(broken) < 4 or len(broken) < _WRAPPED_SHARE * len(long):
        return 0
    width = sorted(map(len, broken))[len(broken) * 9 // 10]
    beyond = sum(len(text) > 1.4 * width for text in long)
    return width if beyond <= _BEYOND_SHARE * len(long) else 0


def _is_open(paragraph: str, following: str) -> bool:
    """Whether a short title was broken inside its quotation marks."""
    opened = any(paragraph.count(left) > paragraph.count(right) for left, right in ("《》", "“”"))
    return opened and len(paragraph) < 60 and bool(re.search("[》”]", following)) and "。" not in following


def _runs_on(paragraph: str, last: str, following: Sequence[str], width: int) -> bool:
    """Whether the line after `last` goes on with the paragraph; `following` are that line and the next."""
    line = following[0]
    is_short = len(last) < _SHORT * width
    if line[0] in _CLOSING or _MARK_ALONE.match(paragraph):
        return True
    if _ALONE.fullmatch(paragraph) or _ALONE.fullmatch(line):
        return False
    if ITEM_MARK.match(line):
        return not (paragraph[-1] in _ENDED or is_short or _is_heading(paragraph))
    if paragraph[-1] in _SENTENCE_END:
        return _is_aside(line) or not (is_short or _is_signed(following))
    return not ((_is_heading(paragraph) and is_short) or _is_complete(paragraph, line))


def _is_heading(paragraph: str) -> bool:
    """A numbered line without a sentence; only those numbered 一、 hold a comma, others may be paragraphs."""
    inside = (
        "[。；：]|关于印发" if re.match("[一二三四五六七八九十]{1,3}、", paragraph) else "[。；，：]|关于印发"
    )
    return bool(ITEM_MARK.match(paragraph)) and len(paragraph) <= 50 and not re.search(inside, paragraph)


def _is_complete(paragraph: str, line: str) -> bool:
    """A title, or a line that addresses somebody, before the text itself."""
    if "。" in paragraph or len(paragraph) > 90:
        return False
    return paragraph[-1] in "：:" or (bool(_TITLE_END.search(paragraph)) and line[0] not in "（(《的和")


def _is_aside(line: str) -> bool:
    """A bracket that ends the sentence before it, （完成时限：6月底前）."""
    return line[0] in "（(" and not ITEM_MARK.match(line)


def _is_signed(following: Sequence[str]) -> bool:
    """A short line with a date under it."""
    return len(following) > 1 and len(following[0]) <= 24 and bool(_ALONE.fullmatch(following[1]))
