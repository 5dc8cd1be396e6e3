"""From a web page to the text of the paper on it: title, number and body, a paragraph a line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from loaders.page_fields import Fact, PageField, find_fields
from loaders.page_lines import PageLine, read_lines
from loaders.titles import NUMBER
from ontology.errors import ReadError
from ontology.kinds import DocumentType

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["page_text"]

_NEVER_TEXT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "canvas",
        "object",
        "embed",
        "iframe",
        "frame",
        "audio",
        "video",
        "select",
        "option",
        "button",
        "datalist",
        "textarea",
        "head",
        "rt",
        "rp",
        "map",
    }
)
_BESIDE = frozenset({"nav", "footer", "aside"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FORMATTING = re.compile(r"</?(?:font|b|i|u|em|strong|span)\b[^<>]*>", re.IGNORECASE)
_SITE = re.compile(
    r"当前位置|您?(?:现在|当前)?(?:所在)?的?位置|首页|[【\[]?字[号体]|(?:信息|文章|稿件)?来源|(?:发布)?(?:日期|时间)[:：]"
    r"|作者|责任编辑|浏览|阅读|点击|访问|打印|关闭|分享|收藏|扫一扫|扫码|二维码|上一[篇条]|下一[篇条]|文档附件|主办|承办|版权"
    r"|网站|相关(?:文档|链接|新闻|阅读|稿件|文件|信息|解读)|.{0,12}ICP备|公网安备|联系我们|返回顶部|无障碍|[繁简]体|登录"
    r"|注册|搜索|>"
)
_STATED = (Fact.ISSUER, Fact.PUBLISHER), (Fact.WRITTEN, Fact.PUBLISHED)
_KINDS = tuple(kind.value for kind in DocumentType)
_OPENING_LINES = 15


def page_text(page: str, name: str) -> str:
    """The title, number and body of the paper on a page, without what the site put around them.

    The body is the smallest element that holds most of the page's prose, with the lines before and after it
    up to the first that is the site's own. Lines inside it stay as they are. Title and number, and issuer and
    date, come first where only the page's catalogue, its head or a heading has them. A title that is broken
    over lines is put together where the page has it whole. Hidden text, scripts, readings set over characters
    and form controls are left out; nothing is fetched.

    Args:
        page: the decoded page.
        name: what errors call it.

    Raises:
        ReadError: no text is left, or the page nests thousands deep, so that a part would be lost.

    >>> print(page_text("<h1>某市方案</h1><p><a href='/'>首页</a><p>一、<b>建设</b>平台。<p>扫一扫", "a"))
    某市方案
    一、建设平台。
    """
    root = _parse(page, name)
    named = [] if root is None else _named(root)
    lines = [] if root is None else read_lines(_strip(root))
    if not lines:
        raise ReadError(name, "has no text of its own; if scripts make it, print the page to a PDF")
    fields = list(find_fields([_squeeze(line.text) for line in lines]))
    catalogue = {n for field in fields for n in (field.label_line, field.line)}
    is_site = [n in catalogue or _is_site(line) for n, line in enumerate(lines)]
    start, end = _paper(lines, is_site)
    headings = [
        line.text
        for n, line in reversed(list(enumerate(lines)))
        if not start <= n < end and line.is_heading and not is_site[n]
    ]
    around = _fields_around(fields, range(start, end))
    return "\n".join(_with_head([line.text for line in lines[start:end]], around, named, headings))


def _parse(page: str, name: str) -> "_Element | None":
    """The page's root, None where it has no element; unclosed <font> that pile up too deep are left out."""
    root, fault = _parse_once(page)
    if fault:
        root, fault = _parse_once(_FORMATTING.sub("", page))
    if fault:
        raise ReadError(name, f"is a damaged page ({fault})")
    return root


def _parse_once(page: str) -> "tuple[_Element | None, str]":
    """The root, and what made the parser give up."""
    from lxml.etree import HTMLParser, LxmlError, fromstring

    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root: _Element | None = fromstring(page.encode("utf-8", "replace"), parser)
    except LxmlError as error:
        return None, str(error)
    return root, next((entry.message for entry in parser.error_log if entry.level_name == "FATAL"), "")


def _named(root: "_Element") -> list[str]:
    """What the page's head calls the paper; the window's name only where it can be a paper's."""
    metas = [meta for meta in root.iter("meta") if meta.get("name", "").lower() == "articletitle"]
    windows = [re.split(r"[_|—－-]", title.text or "")[0].strip() for title in root.iter("title")]
    papers = [window for window in windows if window.endswith(_KINDS) or "关于" in window]
    return [*(meta.get("content", "") for meta in metas), *papers]


def _strip(root: "_Element") -> "_Element":
    """Remove what is no text, and what is hidden or beside the paper unless it holds most of the page."""
    for element in list(root.iter(*_NEVER_TEXT)):
        _drop(element)
    lengths = _lengths(root)
    for element, length in lengths.items():
        if length * 2 < lengths[root] and _is_beside(element):
            _drop(element)
    return root


def _lengths(root: "_Element") -> "dict[_Element, int]":
    """How much text each element holds."""
    lengths: dict[_Element, int] = {}
    for element in reversed(list(root.iter())):  # each after all that it holds
        held = sum(lengths[child] + len(child.tail or "") for child in element)
        lengths[element] = held + len(element.text or "")
    return lengths


def _is_beside(element: "_Element") -> bool:
    if element.tag in _BESIDE or "hidden" in element.attrib:
        return True
    return bool(_HIDDEN.search(element.get("style", "")))


def _drop(element: "_Element") -> None:
    """Remove an element and leave the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _paper(lines: Sequence[PageLine], is_site: Sequence[bool]) -> tuple[int, int]:
    """From which line to which the paper goes: the body and around it what is not the site's, else all."""
    inside = [n for n, line in enumerate(lines) if line.is_body]
    start, end = (inside[0], inside[-1] + 1) if inside else (0, len(lines))
    while start < end and is_site[start]:
        start += 1
    while start > 0 and not is_site[start - 1]:
        start -= 1
    while end > start and is_site[end - 1]:
        end -= 1
    while end < len(lines) and not is_site[end]:
        end += 1
    return (start, end) if start < end else (0, len(lines))


def _is_site(line: PageLine) -> bool:
    """Whether it is the site's: mostly links, or words such as 当前位置, 扫一扫."""
    text = _squeeze(line.text)
    return line.linked * 2 > len(text) or bool(_SITE.match(text))


def _fields_around(fields: Iterable[PageField], paper: range) -> dict[Fact, PageField]:
    """The first field of each fact that has a value and stands outside the paper."""
    found: dict[Fact, PageField] = {}
    for field in fields:
        if field.value and field.label_line not in paper:
            found.setdefault(field.fact, field)
    return found


def _with_head(
    paper: Sequence[str], fields: Mapping[Fact, PageField], named: Sequence[str], headings: Sequence[str]
) -> list[str]:
    """The paper's lines, before them what only the page around them says."""
    said = [fields[Fact.TITLE].value] if Fact.TITLE in fields else []
    titles = [*named, *said, *headings]
    lines = _join_title(paper, titles)
    opening, whole = _squeeze("".join(lines[:_OPENING_LINES])), _squeeze("".join(lines))
    has_number = any(NUMBER.fullmatch(_squeeze(line)) for line in lines[:_OPENING_LINES])
    numbers = [fields[Fact.NUMBER].value] if Fact.NUMBER in fields and not has_number else []
    first = [
        next(fields[fact] for fact in facts if fact in fields) for facts in _STATED if fields.keys() & facts
    ]
    stated = [f"{field.label}：{field.value}" for field in first if field.value not in whole]
    return [*_missing(titles, opening), *_missing(numbers, opening), *stated, *lines]


def _missing(candidates: Iterable[str], opening: str) -> list[str]:
    """The first candidate, unless the opening holds one of them already."""
    good = [text.strip() for text in candidates if 3 < len(text.strip()) < 120]
    return [] if any(_squeeze(text) in opening for text in good) else good[:1]


def _join_title(lines: Sequence[str], titles: Iterable[str]) -> list[str]:
    """The lines, those that together are one of the titles as one."""
    whole = {_squeeze(title) for title in titles}
    for start in range(min(len(lines), _OPENING_LINES)):
        for end in range(start + 2, min(start + 5, len(lines) + 1)):
            if _squeeze("".join(lines[start:end])) in whole:
                return [*lines[:start], "".join(lines[start:end]), *lines[end:]]
    return list(lines)


def _squeeze(text: str) -> str:
    return "".join(text.split())
