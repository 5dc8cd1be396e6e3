"""What counts as a concept in a text: a concept in, patterns for Python and for SPARQL out."""

import re
from dataclasses import dataclass
from functools import cached_property

__all__ = ["TermPattern"]

_MARKS = str.maketrans("", "", ' “”"„＂「」『』‘’')
_WORD = "0-9A-Za-z一-鿿"
_OTHER = f"[^{_WORD}\n]"
_PLUS = "[+＋]"
_OPENING, _CLOSING = '[“"＂「『‘]', '[”"＂」』’]'
_HEADS = "(改革|工作|模式|机制|服务)?"
_BEFORE, _AFTER = re.compile(_OPENING), re.compile(_HEADS + _CLOSING)
_NOTHING = "[^\\s\\S]"
_SHORT = 4


@dataclass(frozen=True)
class TermPattern:
    """A concept as it may stand in a text; look-arounds, which SPARQL lacks, are its first and second group.

    Four characters or more count wherever they stand, fewer only within quotation marks that hold nothing
    else but a general head. Punctuation is as good as other punctuation. A concept that ends in a letter, a
    digit or + stops there.

    >>> TermPattern.of("「互联网＋」").quoted
    '([“"＂「『‘])互联网[+＋]((改革|工作|模式|机制|服务)?[”"＂」』’])'
    >>> [bool(TermPattern.of(term).find("上“云”,用云计算,一网通办")) for term in ("云", "计算", "一网通办")]
    [True, False, True]
    """

    term: str
    wherever: str
    quoted: str
    hint: str  # characters that stand in every place: a text without them need not be searched

    @classmethod
    def of(cls, term: str) -> "TermPattern":
        """The pattern of a concept in simplified characters; its quotation marks and spaces do not count."""
        bare = term.translate(_MARKS)
        if not bare:
            return cls("", _NOTHING, _NOTHING, "")
        like = "".join(map(_like, bare))
        hint = max(re.findall(f"[{_WORD}]+", bare), key=len, default="")
        quoted = f"({_OPENING}){like}({_HEADS}{_CLOSING})"
        if len(bare) < _SHORT:
            return cls(bare, quoted, quoted, hint)
        before = "(^|[^0-9A-Za-z])" if re.match("[0-9A-Za-z]", bare) else "()"
        after = "()"
        if re.search("[0-9A-Za-z]$", bare):
            after = "($|[^0-9A-Za-z])"
        elif re.search(f"{_PLUS}$", bare):
            after = f"($|[^{_WORD}])"
        return cls(bare, f"{before}{like}{after}", quoted, hint)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each place in a text."""
        if self.hint not in text:
            return []
        return [(found.end(1), found.start(2)) for found in self._compiled.finditer(text)]

    def is_quoted(self, text: str) -> bool:
        """Whether the text has it within quotation marks that hold nothing else but a general head."""
        return any(
            _BEFORE.match(text, start - 1) and _AFTER.match(text, end)
            for start, end in self.find(text)
            if start > 0
        )

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.wherever)


def _like(character: str) -> str:
    if character in "+＋":
        return _PLUS
    return character if re.match(f"[{_WORD}]", character) else _OTHER
