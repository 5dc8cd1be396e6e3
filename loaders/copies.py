"""Texts that may be of one paper: how much of each stands in the other, where, and which is the main one."""

from array import array
from collections.abc import Sequence

from loaders.sketch import Shingles, shingle_text
from ontology.iris import normal_number
from ontology.kinds import CopyKind
from ontology.records import Copy, Document, Header
from ontology.wording import normal_form, place_words

__all__ = ["are_one", "is_revision", "merge_copies", "tell_copy"]

_WHOLE = 0.8
_REVISED = 0.3


def tell_copy(text: Shingles, other: Shingles) -> CopyKind | None:
    """What `other` is to `text`: a copy, an excerpt, or a state of another wording; None if hardly alike.

    An excerpt lies in the text by four fifths and more, a copy also holds as much of it. Measured on real
    papers: scans of one paper share 0.99, an excerpt 0.99, a province's plan and its model 0.26.
    """
    shared = len(set(text.tolist()) & set(other.tolist()))
    of_text, of_other = shared / max(1, len(text)), shared / max(1, len(other))
    if of_other >= _WHOLE:
        return CopyKind.COPY if of_text >= _WHOLE else CopyKind.EXCERPT
    return CopyKind.WORDING if min(of_text, of_other) >= _REVISED else None


def is_revision(text: str, other: str) -> bool:
    """Whether two texts are so much alike that they are states of one."""
    return tell_copy(shingle_text(text), shingle_text(other)) is not None


def are_one(document: Document, other: Document) -> bool:
    """Whether one is a copy or an excerpt of the other, and nothing in their heads speaks against it."""
    shorter, longer = sorted((document, other), key=lambda each: len(each.clean.text))
    texts = shingle_text(longer.clean.text), shingle_text(shorter.clean.text)
    return _may_be_one(document.header, other.header) and tell_copy(*texts) in {
        CopyKind.COPY,
        CopyKind.EXCERPT,
    }


def _may_be_one(header: Header, other: Header) -> bool:
    """Whether no number, title, date or place that one states is another in the other."""
    return not any(
        one is not None and two is not None and one != two
        for one, two in zip(_identity(header), _identity(other), strict=True)
    )


def _identity(header: Header) -> tuple[object, ...]:
    number, title, issued = header.number, header.title, header.issued
    return (
        normal_number(number.value) if number else None,
        normal_form(title.value) if title else None,
        issued.value if issued else None,
        header.period,
        header.region,
    )


def merge_copies(documents: Sequence[Document], arrivals: Sequence[int]) -> tuple[int, list[Copy | None]]:
    """Tell which of several texts of one document is the main one, and what the others are to it.

    Args:
        documents: the texts as they were read, the best first.
        arrivals: for each, a number that is greater the later it came.

    Returns:
        The place of the main text: the best one, unless a state of another wording came later. And for each
        text what it is to the main one; None for that itself, and for a text that is hardly like it.
    """
    shingles = [shingle_text(document.clean.text) for document in documents]
    main = 0
    for place, other in enumerate(shingles):
        if arrivals[place] > arrivals[main] and tell_copy(shingles[0], other) is CopyKind.WORDING:
            main = place
    copies: list[Copy | None] = []
    for document, other, arrival in zip(documents, shingles, arrivals, strict=True):
        kind = None if document is documents[main] else tell_copy(shingles[main], other)
        if kind is CopyKind.WORDING and arrival < arrivals[main]:
            kind = CopyKind.EARLIER
        copies.append(_align_copy(documents[main], document, kind) if kind else None)
    return main, copies


def _align_copy(document: Document, copy: Document, kind: CopyKind) -> Copy:
    """Find where each character of a document stands in a copy of it."""
    from rapidfuzz.distance import Levenshtein

    (ours, places), (theirs, their_places) = place_words(document.clean.text), place_words(copy.clean.text)
    found = array("q", [-1]) * len(document.clean.text)
    for block in Levenshtein.opcodes(ours, theirs).as_matching_blocks():
        for step in range(block.size):
            found[places[block.a + step]] = their_places[block.b + step]
    return Copy(copy, kind, tuple(found))
