"""Readings written into a text after its characters, `會(huì )`, and bytes lost by that, `自?xún)?yōu)勢`."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from loaders.draft import Edit
from loaders.script import fold_script
from ontology.kinds import RepairKind

__all__ = ["find_injections", "find_lost_bytes", "find_residues", "has_reading"]

_SYLLABLE = "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,6}"
_INJECTION = re.compile(rf"[(（][ \u3000\xa0]?({_SYLLABLE})[ \u3000\xa0]?[)）]")
_LOST = re.compile(
    rf"(?P<before>[^\x00-\x7f])[?？](?P<first>{_SYLLABLE}) ?[)）]"
    rf"(?:[?？](?P<second>{_SYLLABLE}) ?[)）]"
    rf"|(?P<trail>[@-Z\[\\\]^_`a-z{{|}}~])"
    rf"|[?？](?P<between>[^\x00-\x7f?？]{{1,2}})[?？](?P<last>{_SYLLABLE}) ?[)）])"
)
_MARKED = "[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]"
_RESIDUE = re.compile(
    rf"(?=[?？(（])(?:[?？]{_SYLLABLE} ?[)）]|[(（] ?[a-z]{{0,5}}{_MARKED}[a-z]{{0,5}} ?[)）])"
)
_LEADS = range(0x81, 0xFF)

WordCount = Callable[[str], int]


def find_injections(text: str) -> Iterator[Edit]:
    """Yield the removal of each bracket that holds a reading of the character before it.

    A reading without a tone mark counts where the character can be read so; `平台(app)`, `(CIM)` and
    `(sso)` stay.

    >>> [edit.start for edit in find_injections("智慧的(de)城市(CIM)")]
    [3]
    """
    for found in _INJECTION.finditer(text):
        if found.start() and has_reading(text[found.start() - 1], found[1]):
            yield Edit(found.start(), found.end(), "", RepairKind.PINYIN)


def find_lost_bytes(text: str, count_word: WordCount) -> Iterator[Edit]:
    """Yield the characters that an injection made out of step with GBK's byte pairs has destroyed.

    In `X?p1)?p2)` the lost character c has second byte of gbk(X) + first byte of gbk(c) = a character read
    p1, and is read p2; in `X?p1)A` its second byte is the letter A itself; in `X?p1)?Y?p2)` only its first
    byte is known and a second character, read p2, is lost too: there the words it can make decide. More
    than one candidate: no edit.

    Args:
        text: text whose script has not been folded.
        count_word: how common a simplified word is, 0 for none.
    """
    for found in _LOST.finditer(text):
        mended = _mend(found, text[found.end() : found.end() + 1], count_word)
        if mended:
            yield Edit(found.start("before") + 1, found.end(), mended, RepairKind.LOST_BYTES)


def find_residues(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that still look like an injection or a lost byte."""
    for found in _RESIDUE.finditer(text):
        yield found.span()


def has_reading(character: str, reading: str) -> bool:
    """Whether a character can be read so; the tone may be missing or changed.

    >>> has_reading("會", "huì"), has_reading("一", "yí"), has_reading("城", "app")
    (True, True, False)
    """
    return _toneless(reading) in _readings(unicodedata.normalize("NFKC", character))


def _mend(found: re.Match[str], following: str, count_word: WordCount) -> str | None:
    leads = _leads(found["before"], found["first"])
    if found["second"]:
        return _only([c for lead in leads for c in _with_lead(lead) if _is_read(c, found["second"])])
    if found["trail"]:
        return _only([c for lead in leads if (c := _decode(lead, ord(found["trail"])))])
    first = _best([c for lead in leads for c in _with_lead(lead)], lambda c: count_word(found["before"] + c))
    last = _best(list(_read_as(found["last"])), lambda c: count_word(c + following))
    return first + found["between"] + last if first and last else None


@cache
def _leads(before: str, reading: str) -> list[int]:
    """First bytes f such that second byte of gbk(before) + f is a character with this very reading."""
    try:
        second = before.encode("gbk")[1]
    except (UnicodeEncodeError, IndexError):
        return []
    return [lead for lead in _LEADS if (c := _decode(second, lead)) and _is_read(c, reading)]


@cache
def _with_lead(lead: int) -> tuple[str, ...]:
    return tuple(character for trail in range(0x40, 0xFF) if (character := _decode(lead, trail)))


def _decode(lead: int, trail: int) -> str | None:
    try:
        character = bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None
    return character if len(character) == 1 and "一" <= character <= "龥" else None


def _read_as(reading: str) -> Iterator[str]:
    for lead in _LEADS:
        yield from (c for c in _with_lead(lead) if _is_read(c, reading))


def _only(candidates: list[str]) -> str | None:
    return candidates[0] if len(set(candidates)) == 1 else None


def _best(candidates: list[str], score: Callable[[str], int]) -> str | None:
    """The simplified candidate that is at least ten times as common as the next."""
    ranked = sorted(((score(c), c) for c in {fold_script(c) for c in candidates}), reverse=True)[:2]
    if not ranked or not ranked[0][0]:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] >= 10 * ranked[1][0] else None


def _is_read(character: str, reading: str) -> bool:
    return unicodedata.normalize("NFC", reading) in _readings_with_tone(character)


@cache
def _readings(character: str) -> frozenset[str]:
    return frozenset(map(_toneless, _readings_with_tone(character)))


@cache
def _readings_with_tone(character: str) -> frozenset[str]:
    from pypinyin.pinyin_dict import pinyin_dict  # 0.3 s: only a text with such brackets pays for it

    listed = pinyin_dict.get(ord(character), "") if len(character) == 1 else ""
    return frozenset(listed.split(",")) - {""}


def _toneless(reading: str) -> str:
    """ǚ and ü become v, as do `nv` and `lv` typed without the dots."""
    plain = unicodedata.normalize("NFD", reading.strip().lower()).replace("u\u0308", "v")
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ü", "v")
