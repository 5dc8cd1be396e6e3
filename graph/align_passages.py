"""A document in, its measures as linking takes them out."""

from graph.align import Passage
from ontology.records import Document, Measure

__all__ = ["find_passages"]


def find_passages(document: Document, *, parts: bool = False) -> list[Passage]:
    """The measures in reading order; with `parts` sub-measures stand for theirs, as in an upper paper."""
    text = document.clean.text
    found: list[tuple[str, str, str, tuple[str, ...]]] = []
    for measure in document.measures:
        if parts and measure.subs:
            found.extend(_parts(text, measure))
        else:
            found.append((measure.id, measure.title, text[measure.start : measure.end], tuple(measure.path)))
    return [Passage(*fields, order) for order, fields in enumerate(found)]


def _parts(text: str, measure: Measure) -> list[tuple[str, str, str, tuple[str, ...]]]:
    path = (*measure.path, measure.title)
    return [(part.id, part.title, text[part.mention.start : part.end], path) for part in measure.subs]
