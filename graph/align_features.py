"""Two lists of texts and their candidate pairs in, what each pair shares out: one column a feature."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.align_grams import Floats, Ints, Rows, fold, nearest, read_rows, read_sentences, unit_rows
from graph.align_topics import Topical, read_topical, topic_rows, weigh_topics

__all__ = ["FEATURES", "Pairs", "Side", "find_pairs", "read_side"]

FEATURES = (
    "cosine",  # of all grams of both texts, square root
    "copied",  # words of the lower text that no other upper text has in as long a run
    "taken",  # words of the upper text that no other lower text has in as long a run
    "taken_more",  # the same above a bar
    "quoted",  # length of the longest stretch of a clause that stands in this upper text alone, above a bar
    "titled",  # share of the lower title that stands in the upper text or its heading
    "headed",
    "upper_titled",  # share of the upper title that stands in the lower text or its heading
    "upper_headed",
    "longer",  # how much longer the lower text is: a long one carries out several short ones
    "pure",  # how purely a sentence of the lower text speaks of what the upper one is about
    "won",  # clauses of the lower text that speak of it rather than of what other upper ones are about
)
_BAR = 2.5
_QUOTE = 6  # characters of a clause that are a quotation
_DOUBT = 5.0  # added to the rarity of a title or heading: a share of few words says little

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Side:
    """The texts of one side, folded: whole, title, the heading right above.

    `breaks` says where the clauses of each text begin, `topics` what they speak of.
    """

    texts: tuple[str, ...]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    breaks: tuple[Ints, ...]
    topics: Topical


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidates: lower text `lower[p]` beside upper text `upper[p]`, its `features[p]` as in FEATURES."""

    lower: Ints
    upper: Ints
    features: Floats


def read_side(texts: Sequence[str], titles: Sequence[str], headings: Sequence[str]) -> Side:
    """Fold all texts of one side."""
    read = [read_sentences(text) for text in texts]
    clauses = [[clause for sentence in sentences for clause in sentence] for sentences in read]
    return Side(
        *(tuple(map("".join, clauses)), tuple(map(fold, titles)), tuple(map(fold, headings))),
        *(tuple(map(_breaks, clauses)), read_topical(read)),
    )


def _breaks(clauses: Sequence[str]) -> Ints:
    """Where each clause begins in the clauses joined, and where the last one ends."""
    return np.cumsum([0, *map(len, clauses)])


def find_pairs(lower: Side, upper: Side, keep: int = 12, more: int = 4) -> Pairs:
    """The candidate pairs, by lower text, then by upper text, with their features.

    Of each lower text the `keep` nearest upper ones by their words and the `more` nearest by their topics.
    """
    ours, theirs, vocabulary = unit_rows(lower.texts + upper.texts, len(lower.texts))
    near = nearest(ours, theirs, vocabulary, keep)
    alike = nearest(*topic_rows(lower.topics, upper.topics), lower.topics.texts.shape[1], more, 0)
    below, above = _join(np.concatenate([near, alike], axis=1), len(upper.texts))
    cosine = _cosines(ours, theirs, vocabulary, below, above)
    rarity = _Rarity(lower, upper)
    own = rarity.shared(lower, upper, below, above)
    back = np.argsort(above, kind="stable")
    other = np.empty_like(own)
    other[back] = rarity.shared(upper, lower, above[back], below[back])
    longer = np.log((_lengths(lower)[below] + 20) / (_lengths(upper)[above] + 20))
    columns = (
        *(np.sqrt(np.maximum(cosine, 0)), own[:, 0], other[:, 0], np.maximum(other[:, 0] - _BAR, 0)),
        *(own[:, 3], own[:, 1], own[:, 2], other[:, 1], np.sqrt(other[:, 2]), np.clip(longer, -1.5, 2.5)),
        *weigh_topics(lower.topics, upper.topics, below, above).T,
    )
    return Pairs(below, above, np.stack(columns, axis=1))


def _join(near: Ints, texts: int) -> tuple[Ints, Ints]:
    """Each pair once, by lower text, then by upper one; -1 is no text."""
    below, column = np.nonzero(near >= 0)
    found = np.unique(below * texts + near[below, column])
    return found // max(texts, 1), found % max(texts, 1)


def _lengths(side: Side) -> Floats:
    return np.fromiter(map(len, side.texts), np.float64, len(side.texts))


def _cosines(lower: Rows, upper: Rows, vocabulary: int, below: Ints, above: Ints) -> Floats:
    """The cosine of each pair, by lower text."""
    result, weights, last = np.zeros(len(below)), np.zeros(vocabulary), slice(0, 0)
    for pair, (index, other) in enumerate(zip(below.tolist(), above.tolist(), strict=True)):
        row, over = lower.row(index), upper.row(other)
        if row != last:
            weights[lower.gram[last]] = 0
            weights[lower.gram[row]] = lower.weight[row]
            last = row
        result[pair] = weights[upper.gram[over]] @ upper.weight[over]
    return result


class _Rarity:
    """Pairs of characters by number, and how rare each is among the texts of both sides."""

    def __init__(self, lower: Side, upper: Side) -> None:
        whole = read_rows(lower.texts + upper.texts, 2)
        extra = read_rows(lower.titles + lower.headings + upper.titles + upper.headings, 2)
        self._known = np.unique(np.concatenate([whole.gram, extra.gram]))
        owner = np.repeat(np.arange(len(whole.start) - 1), np.diff(whole.start))
        size = max(len(self._known), 1)
        once = np.unique(owner * size + np.searchsorted(self._known, whole.gram)) % size
        texts = len(lower.texts) + len(upper.texts)
        self._weight = np.log((texts + 1) / (np.bincount(once, minlength=size) + 1.0))

    def shared(self, side: Side, other: Side, mine: Ints, yours: Ints) -> Floats:
        """For each pair: rarity of words copied from `yours` alone (log), shares of title, heading; quoted.

        `mine` ascends; texts of `side` are read in order, those of `other` as bags.
        """
        whole, title, heading = (self._numbered(part) for part in (side.texts, side.titles, side.headings))
        bags, heads = self._numbered(other.texts), self._numbered(other.headings)
        seen = np.zeros(len(self._weight), np.bool_)
        result = np.zeros((len(mine), 4))
        bounds = np.searchsorted(mine, np.arange(len(side.texts) + 1))
        for index in range(len(side.texts)):
            first, last = int(bounds[index]), int(bounds[index + 1])
            if first == last:
                continue
            parts = [
                whole.gram[whole.row(index)],
                title.gram[title.row(index)],
                heading.gram[heading.row(index)],
            ]
            grams = np.concatenate(parts)
            held = np.zeros((last - first, len(grams)), np.bool_)
            for line, text in enumerate(yours[first:last].tolist()):
                bag, head = bags.gram[bags.row(text)], heads.gram[heads.row(text)]
                body = len(parts[0])
                seen[bag] = True
                held[line, :body] = seen[parts[0]]
                seen[head] = True
                held[line, body:] = seen[grams[body:]]
                seen[bag] = False
                seen[head] = False
            result[first:last] = _summed(held, self._weight[grams], side.breaks[index], len(parts[1]))
        return result

    def _numbered(self, texts: Sequence[str]) -> Rows:
        rows = read_rows(texts, 2)
        return Rows(rows.start, np.searchsorted(self._known, rows.gram), rows.weight)


def _summed(held: Flags, weight: Floats, breaks: Ints, title: int) -> Floats:
    """Copied words, share of the title, share of the heading, stretch of a clause: one line a candidate."""
    body = max(int(breaks[-1]) - 1, 0)
    runs = _runs(held[:, :body])
    longest = runs.max(axis=0, initial=0)
    alone = (runs == longest) & (longest > 0)
    count = alone.sum(axis=0)
    copied = alone @ (weight[:body] / np.maximum(count, 1))
    spans = (slice(body, body + title), slice(body + title, None))
    shares = [held[:, span] @ weight[span] / (float(weight[span].sum()) + _DOUBT) for span in spans]
    quoted = _quoted(alone & (count == 1) & (runs >= _QUOTE), breaks)
    return np.stack([np.log1p(copied), *shares, quoted], axis=1)


def _quoted(own: Flags, breaks: Ints) -> Floats:
    """Of each line the longest stretch in a clause, in characters, times its share of the clause."""
    starts = breaks[:-1][breaks[:-1] < own.shape[1]]
    if not len(starts):
        return np.zeros(len(own))
    lengths = np.diff(np.append(starts, breaks[-1]))
    pairs = np.add.reduceat(own, starts, axis=1, dtype=np.int64)
    stretch = np.where(pairs > 0, np.minimum(pairs + 1, lengths), 0)
    return np.asarray(np.clip((stretch**2 / lengths).max(axis=1) - _QUOTE, 0, _QUOTE))


def _runs(held: Flags) -> Ints:
    """For each place the length of the unbroken run of True that it lies in, 0 where it is False."""
    lines, width = held.shape
    padded = np.zeros((lines, width + 2), np.int8)
    padded[:, 1:-1] = held
    turns = np.diff(padded.ravel())
    starts, ends = np.flatnonzero(turns == 1), np.flatnonzero(turns == -1)
    lengths = np.zeros(lines * (width + 2), np.int64)
    lengths[1:][padded.ravel()[1:] == 1] = np.repeat(ends - starts, ends - starts)
    return lengths.reshape(lines, width + 2)[:, 1:-1]
