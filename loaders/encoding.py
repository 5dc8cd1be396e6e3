"""From bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re
from collections.abc import Iterable

from ontology.errors import ReadError

__all__ = ["decode_text"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before utf-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (b"%PDF-", "a PDF; give it the suffix .pdf"),
    (b"PK\x03\x04", "a zip archive or an office document; give a Word document the suffix .docx"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as .docx"),
    (b"{\\rtf", "an RTF document; save it as .docx"),
)
_META = re.compile(rb"<(?:meta[^>]{0,300}?|\?xml[^>]{0,100}?)(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_DECLARED = re.compile(r"big5.*|euc-.*|shift_jis|iso-?8859-\d+|cp\d+|windows-\d+|koi8-r|hz|utf-16.*|mac-.*")
_GB_NAMES = frozenset({"gb2312", "gbk", "gb18030", "hz"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_CHINESE = re.compile(r"[\u2010-\u203b\u2100-\u22ff\u2460-\u27bf\u3000-\u303f\u3200-\u9fff\uf900-\ufaff\uff00-\uffef·×÷°±§]")
_SAMPLE = 1 << 18
_FEW_PERCENT = 10
_MANY = 0.95


def decode_text(data: bytes, name: str, *, is_page: bool = False) -> tuple[str, str]:
    """The text of a file and the encoding it was in.

    Tried in order: byte order mark; strict utf-8; for a page what it declares; utf-8 with a few broken bytes, each of them kept
    as U+FFFD; gb18030, where that gives Chinese; the guess of charset-normalizer. What calls itself gb2312 or gbk is gb18030.
    utf-8 goes before the declaration, since pages are often saved anew and keep their old one; no longer text in another
    encoding is valid utf-8 by chance. Nothing else is changed: line ends and all stay.

    Args:
        data: all bytes of the file.
        name: what errors call it.
        is_page: whether a `meta` tag may declare the encoding.

    Raises:
        ReadError: the bytes are no text, or in no known encoding.

    >>> decode_text("国发〔2022〕14号".encode("gbk"), "a.txt")
    ('国发〔2022〕14号', 'gb18030')
    """
    foreign = next((what for mark, what in _FOREIGN if data.startswith(mark)), None)
    if foreign:
        raise ReadError(name, f"is {foreign}")
    encoding = _find_encoding(data, is_page=is_page)
    text = data.decode(encoding, "replace") if encoding else "\0"
    if "\0" in text:
        raise ReadError(name, "is binary, or in an unknown encoding; save its text as UTF-8")
    if _share(_CONTROL.findall(text), text) > 0.01 or text.count("\ufffd") * _FEW_PERCENT > len(text):
        raise ReadError(name, "is binary or damaged: too much of it is no text")
    return text, encoding or ""


def _find_encoding(data: bytes, *, is_page: bool) -> str | None:
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    if marked or b"\0" in data:
        return marked
    if _decodes(data, "utf-8"):
        return "utf-8"
    declared = _declared(data) if is_page else None
    if declared and _decodes(data, declared):
        return declared
    sample = data[:_SAMPLE]
    if _is_damaged_utf8(sample):
        return "utf-8"
    return "gb18030" if _is_chinese(_decode_sample(sample, "gb18030")) else _guess(sample)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    """The encoding in a page's `meta` tag, where it is one that Python has and is for text."""
    found = _META.search(data[:4096])
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name if found else ""
    except LookupError:
        return None
    if name in _GB_NAMES:
        return "gb18030"
    return name if _DECLARED.fullmatch(name) else None


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether at most one in ten of what is not ASCII is broken; another encoding breaks more than half."""
    text = _decode_sample(sample, "utf-8")
    wide = sum(char > "\x7f" for char in text)
    return text.count("\ufffd") * _FEW_PERCENT <= wide


def _is_chinese(text: str) -> bool:
    """Whether bytes read as gb18030 gave Chinese: almost only its characters, and half of them in common use.

    Big5 read so gives private characters and kana, Western letters give rare characters.
    """
    wide = [char for char in text if char > "\x7f"]
    common = sum(bool(char.encode("gb2312", "ignore")) for char in wide)
    return len(wide) > 1 and _share(_CHINESE.findall(text), wide) >= _MANY and common * 2 >= len(wide)


def _decode_sample(sample: bytes, encoding: str) -> str:
    """The text of the begin of a file; a character that is cut off at its end does not count as broken."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(sample)


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else None


def _share(part: Iterable[object], whole: Iterable[object]) -> float:
    return len(list(part)) / max(len(list(whole)), 1)
