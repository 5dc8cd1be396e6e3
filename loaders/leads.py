"""Lead sentences: the short sentences that open the actions of one measure."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from loaders.lexicon import read_lexicon
from ontology.records import Mention

__all__ = ["find_leads"]

_LONGEST = 25
_SENTENCE = re.compile("[^。]+。?")
_INNER_MARK = re.compile("[,，;；:：]")
_LIST = re.compile(r"[(（\[【][^。]*[)）\]】][。；;]?$|[\u4e00-\u9fff]{2,8}[:：]")


def find_leads(text: str, start: int, end: int) -> list[Mention]:
    """The lead sentences of [start, end), a measure's paragraphs under its heading; at least two, or none.

    A lead begins with a verb, has no comma and at most 25 characters, and a sentence that elaborates it,
    neither a lead nor a list of bodies, follows it in its paragraph. Either leads open most paragraphs, or
    a paragraph holds several.

    >>> text = "整合数据。汇聚数据,加强治理。强化预警。开展研判,提高能力。"
    >>> [lead.quote for lead in find_leads(text, 0, len(text))]
    ['整合数据', '强化预警']
    """
    paragraphs = [_Paragraph(line, at) for at, line in _lines(text, start, end) if not _LIST.match(line)]
    opening = [paragraph for paragraph in paragraphs if paragraph.is_opened]
    is_opened = 2 * len(opening) >= len(paragraphs)
    leads = [
        lead
        for paragraph in paragraphs
        for lead in paragraph.leads
        if len(paragraph.leads) > 1 or (is_opened and paragraph.is_opened)
    ]
    return leads if len(leads) > 1 else []


class _Paragraph:
    """A line of a measure and the sentences in it that may be leads."""

    def __init__(self, line: str, start: int) -> None:
        sentences = list(_SENTENCE.finditer(line))
        self.leads = [
            Mention(sentence[0][:-1], start + sentence.start(), "lead sentence")
            for sentence, following in pairwise(sentences)
            if _is_lead(sentence[0]) and _elaborates(following[0])
        ]
        self.is_opened = bool(self.leads) and self.leads[0].start == start


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for line in text[start:end].split("\n"):
        if line:
            yield start, line
        start += len(line) + 1


def _is_short(sentence: str) -> bool:
    return sentence.endswith("。") and len(sentence) <= _LONGEST + 1 and not _INNER_MARK.search(sentence)


def _is_lead(sentence: str) -> bool:
    return _is_short(sentence) and bool(_opener().match(sentence))


def _elaborates(sentence: str) -> bool:
    return not _is_lead(sentence) and not _LIST.match(sentence)


@cache
def _opener() -> re.Pattern[str]:
    verbs: Sequence[str] = [verb for (verb, *_) in read_lexicon("lead_verbs")]
    longest_first = sorted(map(re.escape, verbs), key=lambda verb: (-len(verb), verb))
    return re.compile(f"(?!以[上下及内外来])(?:{'|'.join(longest_first)})")
