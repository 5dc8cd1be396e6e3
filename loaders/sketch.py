"""From a text to its shingles, and to the few of them by which thousands of texts are compared."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ontology.wording import normal_words

__all__ = ["SCALE", "Shingles", "shingle_text", "sketch_of"]

Shingles: TypeAlias = NDArray[np.uint64]

SCALE = 64
_WIDTH = 8
_BASE = np.uint64(0x100000001B3)
_LIMIT = np.uint64(2**64 // SCALE - 1)


def shingle_text(text: str) -> Shingles:
    """The hash of each eight characters in a row, letters and digits only, once each, in ascending order.

    Width, punctuation and white space, in which scans of one paper differ, do not count. A text of fewer than
    eight characters has none.
    """
    codes = np.frombuffer(normal_words(text).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(
        np.uint64
    )
    count = max(0, len(codes) - _WIDTH + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for place in range(_WIDTH):
        hashes = hashes * _BASE + codes[place : count + place]
    return np.unique(_mix(hashes))


def sketch_of(shingles: Shingles) -> Shingles:
    """The shingles below a fixed limit, one in 64: the same choice in every text, so that shares compare.

    Unlike MinHash, which compares wholes, this also tells how much of a short text lies in a long one
    (FracMinHash, Irber et al. 2022, doi:10.1101/2022.01.11.475838).
    """
    return shingles[: np.searchsorted(shingles, _LIMIT, side="right")]


def _mix(hashes: Shingles) -> Shingles:
    """Spread the bits, by the finaliser of SplitMix64 (Steele et al. 2014)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))
