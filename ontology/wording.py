"""The forms in which names and wordings are compared: in one width, without white space or punctuation."""

import unicodedata

__all__ = ["normal_form", "normal_words", "place_words"]


def normal_form(text: str) -> str:
    """The one form of a name: width and compatibility characters folded (NFKC), white space gone.

    >>> normal_form("数据局（大数据中心） ")
    '数据局(大数据中心)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def normal_words(text: str) -> str:
    """The letters and digits of a text, in one width.

    >>> normal_words("“十四五”期间， 达到９５%")
    '十四五期间达到95'
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def place_words(text: str) -> tuple[str, list[int]]:
    """The same character by character, and the offset at which each stands.

    >>> place_words("达到 ９%")
    ('达到9', [0, 1, 3])
    """
    kept = [
        (folded, place)
        for place, character in enumerate(text)
        if len(folded := unicodedata.normalize("NFKC", character)) == 1 and folded.isalnum()
    ]
    return "".join(folded for folded, _ in kept), [place for _, place in kept]
