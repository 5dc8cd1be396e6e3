"""Lines that a page's width, or a mark in a PDF, broke become paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.broken_titles import is_title, is_title_broken, named_titles, opens_paper
from loaders.draft import Edit
from loaders.layout import ENDED, ITEM_MARK, TABLE_LINE, find_lines
from loaders.titles import STANDS_ALONE
from ontology.kinds import RepairKind

__all__ = ["find_line_breaks"]

_MARK_ALONE = re.compile(rf"(?:{ITEM_MARK.pattern})$")
_SENTENCE_END = "。！？!?"
_CLOSING = "，、。；：！？）》”’,.;:!?)"
_NEVER_FIRST = "，、。；！？）》”"
_NEVER_LAST = "、，,"
_OPENING, _CLOSED = "“《「‘", "”》」’"
_WRAPPED_SHARE = 0.3
_BEYOND_SHARE = 0.03
_SHORT = 0.82
_TORN = 2
_SHORT_HEADING = 30
_LONGEST_TITLE = 60
_CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class _Print:
    """How a text was printed.

    `width`: characters on a line where the page's width broke it, 0 where it did not; `is_torn`: lines end
    at marks, too, as in the text layer of some PDFs; `named`: the papers it names in 《》.
    """

    width: int
    is_torn: bool
    named: frozenset[str]


def find_line_breaks(text: str) -> Iterator[Edit]:
    """Yield the removal of each line feed inside a sentence, where a page's width broke the text.

    A text whose long lines mostly end with punctuation was not; there only a broken title is joined, and a
    line that ends in a comma, or begins with a mark that none begins with. Lines of tables that were written
    out are whole.

    Args:
        text: lines without white space around or in them, none empty.
    """
    lines = list(find_lines(text))
    printed = _how_printed(text, [line.text for line in lines if not line.text.startswith(TABLE_LINE)])
    paragraph, is_head = "", True
    for n, line in enumerate(lines[:-1]):
        if TABLE_LINE in (line.text[:1], lines[n + 1].text[:1]):
            paragraph = ""
            continue
        paragraph += line.text
        is_head = is_head and "。" not in line.text and not ITEM_MARK.match(line.text)
        following = [nearby.text for nearby in lines[n + 1 : n + 4]]
        if printed.width:
            goes_on = _runs_on(
                paragraph, following, printed, is_short=len(line.text) < _SHORT * printed.width
            )
        else:
            goes_on = _is_unfinished(paragraph, following[0])
        if goes_on or is_title_broken(paragraph, following, printed.named, is_head=is_head):
            yield Edit(line.end, lines[n + 1].start, "", RepairKind.LINE_BREAK)
        else:
            paragraph = ""


def _how_printed(text: str, lines: Sequence[str]) -> _Print:
    width = _page_width(lines)
    torn = sum(
        before[-1] in _NEVER_LAST or (line[0] in _OPENING and before[-1] not in ENDED)
        for before, line in pairwise(filter(None, lines))
        if len(before) < _SHORT * width and not ITEM_MARK.match(before)
    )
    return _Print(width, torn >= _TORN, named_titles(text))


def _page_width(lines: Sequence[str]) -> int:
    """The width, in characters, at which lines were broken; 0 where they were not."""
    long = [text for text in lines if len(text) >= 18 and not is_title(text)]
    broken = [text for text in long if text[-1] not in ENDED and not ITEM_MARK.match(text)]
    if len(broken) < 4 or len(broken) < _WRAPPED_SHARE * len(long):
        return 0
    width = sorted(map(len, broken))[len(broken) * 9 // 10]
    beyond = sum(len(text) > 1.4 * width for text in long)
    return width if beyond <= _BEYOND_SHARE * len(long) else 0


def _is_unfinished(paragraph: str, line: str) -> bool:
    """Whether a paragraph cannot end before a line, or the line cannot begin one."""
    if line[0] in _NEVER_FIRST or (paragraph[-1] in _NEVER_LAST and not ITEM_MARK.match(line)):
        return not STANDS_ALONE.fullmatch(line)
    if len(paragraph) >= _LONGEST_TITLE or "。" in line or not re.search("[》”]", line):
        return False
    return any(paragraph.count(left) > paragraph.count(right) for left, right in ("《》", "“”"))


def _runs_on(paragraph: str, following: Sequence[str], printed: _Print, *, is_short: bool) -> bool:
    """Whether the first line of `following` goes on with the paragraph, whose last line may be short."""
    line = following[0]
    if line[0] in _CLOSING or _MARK_ALONE.match(paragraph):
        return True
    if STANDS_ALONE.fullmatch(paragraph) or STANDS_ALONE.fullmatch(line):
        return False
    if ITEM_MARK.match(line):
        return not (paragraph[-1] in ENDED or is_short or _is_heading(paragraph))
    if paragraph[-1] in ENDED and opens_paper(following, printed.named):
        return False
    if paragraph[-1] in _SENTENCE_END:
        return _is_aside(line) or not (is_short or _is_signed(following))
    if _is_heading(paragraph) and is_short:
        return paragraph[-1] in _NEVER_LAST or (printed.is_torn and _ends_heading(paragraph, following))
    return not _is_complete(paragraph, line)


def _is_heading(paragraph: str) -> bool:
    """A numbered line without a sentence; only those numbered 一、 hold a comma, others may be paragraphs."""
    mark = ITEM_MARK.match(paragraph)
    if not mark or len(paragraph) > 50:
        return False
    if mark[0][-1] == "条":  # an article is a sentence, but for its heading
        return len(paragraph) <= 20 and not re.search("[。；，：、]", paragraph)
    inside = "[。；：]|关于印发" if mark[0][-1] == "、" and mark[0][0] in _CHINESE else "[。；，：]|关于印发"
    return not re.search(inside, paragraph)


def _ends_heading(paragraph: str, following: Sequence[str]) -> bool:
    """Whether the next lines, torn off at a quotation mark, soon end a sentence that has no comma."""
    rest = "".join(following[:2])
    sentence = rest.partition("。")[0]
    is_short = len(sentence) < min(len(rest), _SHORT_HEADING)
    is_torn_off = rest[0] in _OPENING or paragraph[-1] in _CLOSED
    return is_torn_off and is_short and not re.search("[，,；：]", sentence)


def _is_complete(paragraph: str, line: str) -> bool:
    """A title, or a line that addresses somebody, before the text itself."""
    if "。" in paragraph or len(paragraph) > 90:
        return False
    return paragraph[-1] in "：:" or (is_title(paragraph) and line[0] not in "（(《的和")


def _is_aside(line: str) -> bool:
    """A bracket that ends the sentence before it, （完成时限：6月底前）."""
    return line[0] in "（(" and not ITEM_MARK.match(line)


def _is_signed(following: Sequence[str]) -> bool:
    """A short line with a date under it."""
    return len(following) > 1 and len(following[0]) <= 24 and bool(STANDS_ALONE.fullmatch(following[1]))
