"""From bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re
from unicodedata import category

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
_META = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
_DECLARABLE = re.compile(r"big5.*|euc_.*|shift_jis|iso8859-\d+|cp\d+|koi8-r")
_CHINESE = re.compile(
    r"[\u2010-\u203b\u2100-\u22ff\u2460-\u27bf\u3000-\u303f\u3200-\u9fff\uf900-\ufaff\uff00-\uffef·×÷°±§]"
)
_UNMARKED = ("utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7")
_SAMPLE = 1 << 18


def decode_text(data: bytes, name: str, *, is_page: bool = False) -> tuple[str, str]:
    """The text of a file and the encoding it was in.

    Tried in order: byte order mark; strict utf-8; for a page what it declares; utf-8 with a few broken bytes,
    each kept as U+FFFD; gb18030, where that gives Chinese; the guess of charset-normalizer. What calls itself
    gb2312 or gbk is gb18030. utf-8 goes before the declaration since pages that are saved anew keep their old
    one, and hardly a line in another encoding is valid utf-8 by chance. Line ends and all else stay.

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
    text = data.decode(encoding, "replace") if encoding else ""
    if encoding is None or "\0" in text:
        raise ReadError(name, "is binary, or in an unknown encoding; save its text as UTF-8")
    if _is_junk(text[:_SAMPLE]) or text.count("\ufffd") * 10 > len(text):
        raise ReadError(name, "is binary or damaged: more than a tenth of it is no text")
    return text, encoding


def _find_encoding(data: bytes, *, is_page: bool) -> str | None:
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    if marked or b"\0" in data:
        return marked
    sample = data[:_SAMPLE]
    if _decodes(data, "utf-8"):
        return "gb18030" if _is_utf8_by_chance(sample) else "utf-8"
    declared = _declared(data) if is_page else None
    if declared and _decodes(data, declared):
        return declared
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
    """The encoding in a page's `meta` tag, where it is one that Python has and that pages use."""
    found = _META.search(data[:4096])
    try:
        encoding = codecs.lookup(found[1].decode("ascii").lower().removeprefix("x-")).name if found else ""
    except LookupError:
        return None
    if encoding in {"gb2312", "gbk", "gb18030"}:
        return "gb18030"
    return encoding if _DECLARABLE.fullmatch(encoding) else None


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether at most one in ten of what is not ASCII is broken; of other encodings more than half is."""
    text = _decode_sample(sample, "utf-8")
    return text.count("\ufffd") * 10 <= len(_wide(text))


def _is_utf8_by_chance(sample: bytes) -> bool:
    """Whether a few words in gb18030 happen to be valid utf-8, though of no Chinese character."""
    wide = _wide(_decode_sample(sample, "utf-8"))
    if not wide or max(wide) > "\u07ff":
        return False
    text = _decode_sample(sample, "gb18030")
    return len(_wide(text)) * 2 > len(text) and _is_chinese(text, common_share=0.95)


def _is_chinese(text: str, common_share: float = 0.5) -> bool:
    """Whether bytes read as gb18030 gave Chinese: hardly anything else, and a good share of it in common use.

    Big5 read so gives private characters and kana, Western letters give rare characters.
    """
    wide = _wide(text)
    common = wide.encode("gb2312", "ignore").decode("gb2312")
    return bool(wide) and min(len(_CHINESE.findall(wide)) / 0.95, len(common) / common_share) >= len(wide)


def _wide(text: str) -> str:
    return "".join(char for char in text if char > "\x7f")


def _decode_sample(sample: bytes, encoding: str) -> str:
    """The text of a file's first bytes; a character that is cut off at their end does not count as broken."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(sample)


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=list(_UNMARKED)).best()
    return best.encoding if best else None


def _is_junk(sample: str) -> bool:
    """Whether more than a tenth are control characters, private, unassigned or broken ones."""
    bad = sum(char == "\ufffd" or (category(char)[0] == "C" and not char.isspace()) for char in sample)
    return bad * 10 > len(sample)
