"""Clean text to a spaCy Doc: the words of rjieba where it is installed, else of jieba, which cut alike."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["Segmenter", "cut_words"]


def cut_words(text: str) -> list[str]:
    """The words of a text, white space included: together they are the text.

    >>> cut_words("推进政务服务")
    ['推进', '政务', '服务']
    """
    return list(_cutter()(text))


class Segmenter:
    """A tokenizer for `spacy.Language` that makes a Doc of our words; no token is followed by a space."""

    def __init__(self, vocab: "Vocab") -> None:
        """Args: vocab, of the pipeline."""
        self._vocab = vocab

    def __call__(self, text: str) -> "Doc":
        """The Doc of a text."""
        from spacy.tokens import Doc

        words = cut_words(text)
        return Doc(self._vocab, words=words, spaces=[False] * len(words))

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to keep: the words come from a library's dictionary."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> "Segmenter":
        """The segmenter as it is."""
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        """Nothing to keep."""

    def from_disk(self, *_: object, **__: object) -> "Segmenter":
        """The segmenter as it is."""
        return self


@cache
def _cutter() -> Callable[[str], Iterable[str]]:
    try:
        import rjieba
    except ImportError:
        return _jieba()
    cut: Callable[[str], Iterable[str]] = rjieba.cut
    return cut


def _jieba() -> Callable[[str], Iterable[str]]:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    cut: Callable[[str], Iterable[str]] = jieba.cut
    return cut
