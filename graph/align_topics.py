"""Folded texts in, what they speak of out: topics of the field as in `align_topics.tsv`, told by words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from graph.align_grams import Floats, Ints, Rows, fold, read_rows

__all__ = ["Topical", "count_topics", "read_topical", "topic_rows", "weigh_topics"]

_OFFICE = re.compile("厅|局(?!面)|委(?!托)|部(?!署|分)")  # 财政厅 is who, not what
_DOUBT = 1.5  # added to what a sentence speaks of: one word says little


@dataclass(frozen=True, slots=True)
class Topical:
    """Logarithmic counts of topics, one line each: of whole texts, of sentences, of clauses.

    The sentences of text `t` are `sentences[sentence_start[t]:sentence_start[t + 1]]`; so are the clauses.
    """

    texts: Floats
    sentences: Floats
    sentence_start: Ints
    clauses: Floats
    clause_start: Ints


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words by their first two characters, as a gram's number; the longest first, each with its topics."""

    words: dict[int, list[tuple[str, list[int]]]]
    heads: Ints
    topics: int


@cache
def _read_lexicon() -> _Lexicon:
    lines = files("graph").joinpath("align_topics.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t")[1].split() for line in lines if not line.startswith("#")]
    topics: dict[str, list[int]] = defaultdict(list)
    for topic, words in enumerate(rows):
        for word in dict.fromkeys(map(fold, words)):
            topics[word].append(topic)
    longest = sorted(topics, key=len, reverse=True)
    by_head: dict[int, list[tuple[str, list[int]]]] = defaultdict(list)
    for word, head in zip(longest, read_rows([word[:2] for word in longest], 2).gram.tolist(), strict=True):
        by_head[head].append((word, topics[word]))
    return _Lexicon(dict(by_head), np.array(sorted(by_head), np.int64), len(rows))


def count_topics(texts: Sequence[str]) -> Floats:
    """How often each text speaks of each topic: the longest word at each place, left to right.

    >>> int(count_topics(["推进电子证照和电子印章应用", "由省财政厅牵头"]).sum())
    2
    """
    lexicon = _read_lexicon()
    joined = "\n".join(texts)
    owner = np.repeat(np.arange(len(texts)), np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
    grams = read_rows([joined], 2).gram
    counts, end = np.zeros((len(texts), lexicon.topics)), 0
    for place in np.flatnonzero(np.isin(grams, lexicon.heads)).tolist():
        if place < end:
            continue
        for word, topics in lexicon.words[int(grams[place])]:
            if joined.startswith(word, place):
                end = place + len(word)
                if not _OFFICE.match(joined, end):
                    counts[owner[place], topics] += 1
                break
    return counts


def read_topical(texts: Sequence[Sequence[Sequence[str]]]) -> Topical:
    """What texts, given as sentences of clauses, speak of."""
    clause_start, sentence_start = [0], [0]
    bounds = [0]
    for sentences in texts:
        for clauses in sentences:
            bounds.append(bounds[-1] + len(clauses))
        clause_start.append(bounds[-1])
        sentence_start.append(len(bounds) - 1)
    counts = count_topics([clause for sentences in texts for clauses in sentences for clause in clauses])
    sums = np.concatenate([np.zeros((1, counts.shape[1])), np.cumsum(counts, axis=0)])
    starts = [np.array(start, np.int64) for start in (clause_start, bounds)]
    whole, sentence = (np.log1p(np.diff(sums[start], axis=0)) for start in starts)
    return Topical(whole, sentence, np.array(sentence_start, np.int64), np.log1p(counts), starts[0])


def topic_rows(lower: Topical, upper: Topical) -> tuple[Rows, Rows]:
    """The topics of both sides as rows of length one, rarer ones weighing more."""
    texts = len(upper.texts)
    rarity = np.log((texts + 1) / ((upper.texts > 0).sum(axis=0) + 1)) + 0.2
    return _unit(lower.texts * rarity), _unit(upper.texts * rarity)


def _unit(weights: Floats) -> Rows:
    length = np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-12)
    owner, topic = np.nonzero(weights)
    start = np.searchsorted(owner, np.arange(len(weights) + 1))
    return Rows(start.astype(np.int64), topic, (weights / length)[owner, topic])


def weigh_topics(lower: Topical, upper: Topical, below: Ints, above: Ints) -> Floats:
    """For each pair, by lower text: how purely a sentence speaks of it, how many clauses it wins (log).

    A sentence speaks of an upper text as far as its topics are those that this text is about, more than the
    other upper ones. A clause is won by the candidate that it speaks of most.
    """
    length = np.maximum(np.linalg.norm(upper.texts, axis=1, keepdims=True), 1e-12)
    share = upper.texts / length
    mastery = (share / np.maximum(share.max(axis=0, initial=0), 1e-12)) ** 2
    result = np.zeros((len(below), 2))
    bounds = np.searchsorted(below, np.arange(len(lower.texts) + 1))
    for index in np.unique(below).tolist():
        pairs = slice(int(bounds[index]), int(bounds[index + 1]))
        rivals = mastery[above[pairs]]
        sentences = slice(*lower.sentence_start[index : index + 2].tolist())
        clauses = slice(*lower.clause_start[index : index + 2].tolist())
        result[pairs, 0] = _purity(lower.sentences[sentences], rivals).max(axis=0, initial=0)
        pure = _purity(lower.clauses[clauses], rivals)
        won = np.where(pure == pure.max(axis=1, keepdims=True), pure, 0)
        result[pairs, 1] = np.log1p(won.sum(axis=0))
    return result


def _purity(counts: Floats, rivals: Floats) -> Floats:
    """Of each line the share of its topics that each rival is a master of, from 0 to 1."""
    return np.asarray(counts @ rivals.T / (counts.sum(axis=1, keepdims=True) + _DOUBT))
