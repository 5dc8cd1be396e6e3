"""Texts in, rows of n-grams out: folded words, their weights, and the few upper texts worth comparing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "Ints", "Rows", "fold", "nearest", "plain", "read_rows", "read_sentences", "unit_rows"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_DUTY = re.compile(
    r"[（(](?:责任|牵头|配合|完成时限)[^（()）\n]{0,1500}[）)]|(?:责任|牵头|配合)(?:单位|部门)[：:][^\n]*"
    r"|[（(][^（()）\n]{0,400}?[局厅委办部府院行位室司心会](?:按职责)?(?:分工|分别|分头)?(?:牵头|负责|配合|落实)"
    r"[^（()）\n]{0,400}[）)]"
)
_BREAK, _PAUSE = re.compile(r"[。;!?\n]"), re.compile(r"[,:]")
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_COMMON = 256  # a gram of more texts than this finds no candidates, unless a text has nothing rarer
_RARE = 48  # grams that each text may look up whatever their number of texts


@dataclass(frozen=True, slots=True)
class Rows:
    """Grams of several texts: those of text `r` are `gram[start[r]:start[r + 1]]`, with their `weight`s."""

    start: Ints
    gram: Ints
    weight: Floats

    def row(self, index: int) -> slice:
        """Where the grams of one text stand."""
        return slice(int(self.start[index]), int(self.start[index + 1]))


def fold(text: str) -> str:
    """The letters, digits and characters of a text in one width, case and choice of words; no duties.

    >>> fold("推进“一件事一次办”,ＡPP(责任单位:省政务办)")
    '推进集成化办理app'
    """
    return _fold_plain(plain(text))


def _fold_plain(bare: str) -> str:
    same, pattern = _same_words()
    return pattern.sub(lambda word: same[word.group()], "".join(filter(str.isalnum, bare)))


def read_sentences(text: str) -> list[list[str]]:
    r"""The sentences of a text, each as its clauses, folded; none is empty.

    >>> read_sentences("推进“一件事一次办”,优化流程。(责任单位:省政务办)\n推广ＡPP。")
    [['推进集成化办理', '优化流程'], ['推广app']]
    """
    sentences = (map(_fold_plain, _PAUSE.split(part)) for part in _BREAK.split(plain(text)))
    return [clauses for sentence in sentences if (clauses := [clause for clause in sentence if clause])]


def plain(text: str) -> str:
    """The text in one width and case, as long as it was; who answers for it is blanked out."""
    bare = _DUTY.sub(lambda duty: "\n" * len(duty.group()), text).translate(_WIDTHS)
    low = bare.lower()
    return low if len(low) == len(bare) else bare


@cache
def _same_words() -> tuple[dict[str, str], re.Pattern[str]]:
    lines = files("graph").joinpath("align_words.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    same = dict(pairs)
    return same, re.compile("|".join(sorted(map(re.escape, same), key=len, reverse=True)))


def read_rows(texts: Sequence[str], size: int) -> Rows:
    """The grams of `size` characters of each text in reading order, each with weight 1.

    A gram's number holds its characters, so that the same gram has the same number in every call.
    """
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), "<u4").astype(np.int64)
    owner = np.repeat(np.arange(len(texts)), lengths)
    width = max(len(codes) - size + 1, 0)
    gram = np.zeros(width, np.int64)
    for shift in range(size):
        gram = (gram << 21 if size < 4 else gram * 1_000_003) + codes[shift : shift + width]
    inside = owner[:width] == owner[size - 1 :][:width]
    return _rows(owner[:width][inside], gram[inside], np.ones(int(inside.sum())), len(texts))


def _rows(owner: Ints, gram: Ints, weight: Floats, count: int) -> Rows:
    return Rows(np.searchsorted(owner, np.arange(count + 1)).astype(np.int64), gram, weight)


def unit_rows(texts: Sequence[str], split: int) -> tuple[Rows, Rows, int]:
    """TF-IDF rows of length one over grams of 2 to 4 characters: texts[:split], the rest; gram count."""
    owners, grams = [], []
    offset = 0
    for size in (2, 3, 4):
        rows = read_rows(texts, size)
        numbers = np.unique(rows.gram, return_inverse=True)[1]
        owners.append(np.repeat(np.arange(len(texts)), np.diff(rows.start)))
        grams.append(numbers + offset)
        offset += int(numbers.max(initial=-1)) + 1
    size = max(offset, 1)
    key, times = np.unique(np.concatenate(owners) * size + np.concatenate(grams), return_counts=True)
    owner, gram = key // size, key % size
    idf = np.log((1 + len(texts)) / (1 + np.bincount(gram, minlength=offset))) + 1
    weight = (1 + np.log(times)) * idf[gram]
    length = np.sqrt(np.bincount(owner, weight * weight, len(texts)))
    rows = _rows(owner, gram, weight / np.maximum(length[owner], 1e-12), len(texts))
    cut = int(rows.start[split])
    lower = Rows(rows.start[: split + 1], gram[:cut], rows.weight[:cut])
    return lower, Rows(rows.start[split:] - cut, gram[cut:], rows.weight[cut:]), offset


def nearest(lower: Rows, upper: Rows, vocabulary: int, keep: int, least: int = _RARE) -> Ints:
    """For each lower text its `keep` nearest upper texts in their order, -1 where there are fewer.

    Looks up grams that few upper texts share, or the `least` rarest of a text; the work grows with the texts
    found, not with all pairs.
    """
    texts = len(upper.start) - 1
    order = np.argsort(upper.gram, kind="stable")
    holder = np.repeat(np.arange(texts), np.diff(upper.start))[order]
    weight, first = upper.weight[order], np.searchsorted(upper.gram[order], np.arange(vocabulary + 1))
    held = np.diff(first)
    found = np.full((len(lower.start) - 1, keep), -1, np.int64)
    for index in range(len(found)):
        grams, own = lower.gram[lower.row(index)], lower.weight[lower.row(index)]
        use = _telling(held[grams], least)
        grams, own = grams[use], own[use]
        spots = _ranges(first[grams], held[grams])
        near = np.bincount(holder[spots], weight[spots] * np.repeat(own, held[grams]), texts)
        best = np.argpartition(-near, min(keep, texts) - 1)[:keep] if texts else np.zeros(0, np.int64)
        best = np.sort(best[near[best] > 0])
        found[index, : len(best)] = best
    return found


def _telling(held: Ints, least: int) -> NDArray[np.bool_]:
    """Which grams to look up: held by some upper text, and by few or among the rarest of this text."""
    shared = held > 0
    rare = shared & (held <= _COMMON)
    if int(rare.sum()) >= least:
        return rare
    order = np.argsort(np.where(shared, held, np.iinfo(np.int64).max), kind="stable")[:least]
    rare[order] = shared[order]
    return rare


def _ranges(start: Ints, count: Ints) -> Ints:
    """The numbers start[0] … start[0] + count[0] - 1, start[1] … in one array."""
    shift: Ints = np.repeat(start - (np.cumsum(count) - count), count)
    return np.arange(len(shift), dtype=np.int64) + shift
