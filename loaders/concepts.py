"""Terms in quotation marks that are no digital systems of the measure."""

from collections.abc import Iterable, Iterator

from loaders.context import Context
from loaders.quotes import Quoted, find_quoted, find_titles
from ontology.records import Concept, Mention, PlatformUse

__all__ = ["find_concepts"]


def find_concepts(line: str, context: Context, *, platforms: Iterable[PlatformUse] = ()) -> Iterator[Concept]:
    """Yield each quoted term in reading order, repeated ones too; not those in 《》 or in a system's name.

    Args:
        line: one line of a measure.
        context: not used; finders share one signature.
        platforms: what `find_platforms` found in the same line, mentions counted from the line's start.

    >>> from loaders.regions import load_regions
    >>> context = Context(None, None, None, load_regions())
    >>> [c.term for c in find_concepts("推动“一网通办”,印发《“数据要素×”方案》", context)]
    ['一网通办']
    """
    taken = sorted([*find_titles(line), *(Quoted(p.mention.start, p.mention.end) for p in platforms)])
    passed = covered = 0
    for quoted in find_quoted(line):
        while passed < len(taken) and taken[passed].start <= quoted.start:
            covered = max(covered, taken[passed].end)
            passed += 1
        if quoted.end > covered:
            yield Concept(Mention(line[quoted.start : quoted.end], quoted.start))
