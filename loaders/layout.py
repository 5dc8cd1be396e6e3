"""Lines as printed, and what is no text on them: page marks, running heads and white space go."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.draft import Edit
from ontology.kinds import RepairKind

__all__ = [
    "ENDED",
    "ITEM_MARK",
    "PAGE_MARK",
    "TABLE_LINE",
    "Line",
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
ENDED = "。！？；：）》”.!?;:)"
_HEAD_MARK = re.compile("[。；：，、！？,;:]")
_HEAD_SHORTEST, _HEAD_LONGEST = 6, 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line's extent without the white space around it, and its text without any."""

    start: int
    end: int
    text: str


def find_page_marks(text: str) -> Iterator[Edit]:
    """Yield the removal of page marks (`# Page 834:`, `— 3 —`), page numbers and running heads.

    A bare number is a page number beside a page mark or a form feed; a running head recurs there, or is
    the first line of pages twice, the text's own first line included.
    """
    lines = list(find_lines(text))
    pages = {n for n, line in enumerate(lines) if PAGE_MARK.fullmatch(line.text)}
    feeds = _form_feeds(text, lines)
    beside = {n + step for n in [*pages, *feeds] for step in (-2, -1, 1, 2)}
    heads = _running_heads(lines, beside)
    repeated = _repeated_openings(lines, pages, feeds)
    for n, line in enumerate(lines):
        is_number = n in beside and line.text.isdecimal()
        if line.text and (n in pages or n in repeated or is_number or _masked(line.text) in heads):
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
        text
        for text, count in counts.items()
        if count >= 3 and len(text) <= _HEAD_LONGEST and text[-1] not in ENDED
    }


def _repeated_openings(lines: Sequence[Line], pages: set[int], feeds: Sequence[int]) -> set[int]:
    """The lines that open a page, below a page mark or form feed, as another page or the text is opened."""
    shown = [n for n, line in enumerate(lines) if line.text and n not in pages and not line.text.isdecimal()]
    breaks = sorted([*pages, *feeds])
    openings = {shown[at] for n in breaks if (at := bisect_right(shown, n)) < len(shown)}
    counts = Counter(lines[n].text for n in openings | set(shown[:1]))
    return {n for n in openings - set(shown[:1]) if counts[lines[n].text] > 1 and _is_head(lines[n].text)}


def _is_head(text: str) -> bool:
    """Whether a line can be a running head: some words, no sentence, heading or label."""
    is_words = _HEAD_SHORTEST <= len(text) <= _HEAD_LONGEST and not _HEAD_MARK.search(text)
    return is_words and not ITEM_MARK.match(text)


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", text)
