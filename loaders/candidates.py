"""Which of many texts may be one paper: an index over their sketches, so that not each meets each."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from loaders.sketch import Shingles

__all__ = ["find_candidates"]

_SHARE = 0.4
_COUNT = 2
_NEAR = 8


def find_candidates(sketches: Sequence[Shingles], new: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places whose sketches share two hashes and two fifths of the shorter, in order.

    Args:
        sketches: one for each text; an empty one (a text of some hundred characters) is in no pair.
        new: the places of which one has to be in a pair.

    The time grows with the number of hashes, not with the pairs of texts: of the texts that have a hash, each
    is paired with the longest and with its eight neighbours by length.
    """
    sizes = np.array([len(sketch) for sketch in sketches], dtype=np.int64)
    hashes, owners = _postings(sketches, sizes, new)
    keys = _pair_keys(hashes, owners, len(sketches))
    found, counts = np.unique(keys, return_counts=True)
    one, other = np.divmod(found, np.int64(max(1, len(sketches))))
    is_near = (counts >= _COUNT) & (counts >= _SHARE * np.minimum(sizes[one], sizes[other]))
    is_new = np.zeros(len(sketches), dtype=bool)
    is_new[list(new)] = True
    wanted = is_near & (is_new[one] | is_new[other])
    yield from zip(one[wanted].tolist(), other[wanted].tolist(), strict=True)


def _postings(
    sketches: Sequence[Shingles], sizes: NDArray[np.int64], new: Collection[int]
) -> tuple[Shingles, NDArray[np.int64]]:
    """Each hash that a new text has, with each text that has it; by hash, the longer text first."""
    if not new:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    hashes = np.concatenate(sketches)
    owners = np.repeat(np.arange(len(sketches)), sizes)
    asked = np.isin(hashes, np.concatenate([sketches[place] for place in new]))
    hashes, owners = hashes[asked], owners[asked]
    order = np.lexsort((-sizes[owners], hashes))
    return hashes[order], owners[order]


def _pair_keys(hashes: Shingles, owners: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """A number for each pair of texts, as often as they share a hash."""
    is_first = np.ones(len(hashes), dtype=bool)
    is_first[1:] = hashes[1:] != hashes[:-1]
    firsts = np.flatnonzero(is_first)[np.cumsum(is_first) - 1]
    ranks = np.arange(len(hashes)) - firsts
    far = ranks > _NEAR
    pairs = [(owners[firsts[far]], owners[far])]
    for step in range(1, min(_NEAR, len(hashes) - 1) + 1):
        near = ranks[step:] >= step
        pairs.append((owners[:-step][near], owners[step:][near]))
    return np.concatenate([np.minimum(one, other) * count + np.maximum(one, other) for one, other in pairs])
