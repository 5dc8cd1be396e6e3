"""Two texts in, the phrases that both have out, each with its place in either text."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.align_grams import plain
from ontology.records import Mention

__all__ = ["Shared", "Words", "find_shared", "read_words"]

_PLACES = 8  # places in the upper text that a phrase is tried at
_MOST = 12  # phrases that are kept, the longest
_GAP = 3  # marks between two characters that a phrase may run over


@dataclass(frozen=True, slots=True)
class Shared:
    """The same words on both sides; marks of punctuation inside may differ."""

    lower: Mention
    upper: Mention


@dataclass(frozen=True, slots=True)
class Words:
    """A text, its letters and characters with a break where it breaks, and where each of these stands."""

    text: str
    marks: str
    places: tuple[int, ...]


def read_words(text: str) -> Words:
    """What of a text can be shared: a phrase ends with its line, and before who answers for it."""
    marks: list[str] = []
    places: list[int] = []
    bare = plain(text)
    for place, mark in enumerate(bare):
        if not mark.isalnum():
            continue
        if places and (place - places[-1] > _GAP or "\n" in bare[places[-1] : place]):
            marks.append("\n")
            places.append(place)
        marks.append(mark)
        places.append(place)
    return Words(text, "".join(marks), tuple(places))


def find_shared(lower: Words, upper: Words) -> tuple[Shared, ...]:
    """The longest phrases of four characters or more that both texts have, in the order of the lower text.

    Where there is none, phrases of three or two. Width, case and punctuation do not count; offsets do: each
    mention is a slice of its text. No two phrases overlap in the lower text.

    >>> ours, theirs = read_words("推广“免申即享”服务"), read_words("“推广免申即享”、“民生直达”")
    >>> [(shared.lower.quote, shared.upper.start) for shared in find_shared(ours, theirs)]
    [('推广“免申即享', 1)]
    """
    for size in (4, 3, 2):
        found = list(_matches(lower.marks, upper.marks, size))
        if found:
            longest = sorted(sorted(found, key=lambda match: -match[2])[:_MOST])
            return tuple(
                Shared(_mention(lower, start, length), _mention(upper, other, length))
                for start, other, length in longest
            )
    return ()


def _matches(lower: str, upper: str, size: int) -> Iterator[tuple[int, int, int]]:
    """Start in the lower text, start in the upper one, length: the longest at each place, left to right."""
    index: dict[str, list[int]] = {}
    for place in range(len(upper) - size + 1):
        held = index.setdefault(upper[place : place + size], [])
        if len(held) < _PLACES:
            held.append(place)
    place = 0
    while place <= len(lower) - size:
        words = lower[place : place + size]
        if "\n" in words or words not in index:
            place += 1
            continue
        length, start = max((_reach(lower, place, upper, other), -other) for other in index[words])
        yield place, -start, length
        place += length


def _reach(lower: str, place: int, upper: str, other: int) -> int:
    """How many characters from these places on are the same."""
    length = 0
    for ours, theirs in zip(lower[place : place + 400], upper[other : other + 400], strict=False):
        if ours != theirs or ours == "\n":
            break
        length += 1
    return length


def _mention(words: Words, start: int, length: int) -> Mention:
    first, last = words.places[start], words.places[start + length - 1]
    return Mention(words.text[first : last + 1], first)
