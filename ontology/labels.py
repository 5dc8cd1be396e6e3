"""Labels in both scripts: the traditional form as it stood in the scan where there is one, else a machine-made one."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from ontology.kinds import RepairKind
from ontology.nodes import node
from ontology.records import Document, Mention

__all__ = ["Labels", "build_converter"]

_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MARKS = frozenset("“”‘’「」『』\"'《》〈〉")


@cache
def build_converter() -> Callable[[str], str]:
    """Simplified to traditional, character for character (OpenCC s2tw: no words rewritten).

    On the traditional samples it errs in 464 of 36,834 characters, s2t in 623 (爲 羣 衆 覈), s2hk in 592.
    """
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("s2tw").convert
    return convert


class Labels:
    """Makes the labels of one document's things.

    Simplified labels carry `zh-Hans`; a traditional one `zh-Hant` where it was seen in the scan, `zh-Hant-x-auto` where
    a machine made it: simplified to traditional is one to many. `langMatches(lang(?l), "zh-Hant")` finds both.
    """

    def __init__(self, document: Document, convert: Callable[[str], str]) -> None:
        """Args: document whose scan is looked at; convert, simplified to traditional."""
        self._raw, self._clean, self._convert = document.source.raw, document.clean, convert
        self._is_traditional = any(repair.kind is RepairKind.SCRIPT for repair in document.clean.repairs)

    def both(self, text: str, mention: Mention | None = None) -> tuple[Literal, Literal]:
        """The text in both scripts.

        Args:
            text: in simplified script.
            mention: where it was read; the text may be a part of the quote, or the quote without quotation marks.
        """
        scanned = self._scanned(text, mention) if mention else None
        if scanned is not None:
            return Literal(text, language="zh-Hans"), Literal(scanned, language="zh-Hant")
        return Literal(text, language="zh-Hans"), Literal(self._convert(text), language="zh-Hant-x-auto")

    def triples(self, subject: NamedNode, text: str, mention: Mention | None = None) -> Iterator[Triple]:
        """Yield skos:prefLabel in both scripts."""
        for label in self.both(text, mention):
            yield Triple(subject, node("skos:prefLabel"), label)

    def _scanned(self, text: str, mention: Mention) -> str | None:
        """The traditional form in the scan; None where the scan is simplified there, or the text is not in the quote."""
        offsets = _offsets(text, mention)
        if offsets is None:
            return None
        pairs = [(self._clean.text[at], self._raw[self._clean.origins[at]]) for at in offsets]
        if any(_HAN.match(clean) and not _HAN.match(raw) for clean, raw in pairs):
            return None  # a character that was lost and mended
        scanned = "".join(
            unicodedata.normalize("NFKC", raw) if _HAN.match(clean) else clean for clean, raw in pairs
        )
        if scanned == text and not (self._is_traditional and self._convert(text) == text):
            return None
        return scanned


def _offsets(text: str, mention: Mention) -> list[int] | None:
    """Where the text's characters stand in the clean text; None where the quote does not hold them in one piece."""
    at = mention.quote.find(text)
    if at >= 0:
        return list(range(mention.start + at, mention.start + at + len(text)))
    kept = [i for i, character in enumerate(mention.quote) if character not in _MARKS]
    at = "".join(mention.quote[i] for i in kept).find(text)
    return None if at < 0 else [mention.start + i for i in kept[at : at + len(text)]]
