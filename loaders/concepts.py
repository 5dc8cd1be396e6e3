"""Terms in quotation marks that are no digital systems."""

from collections.abc import Iterator

from loaders.context import Context
from loaders.platform_brands import is_brand
from loaders.quotes import find_quoted, find_titles
from ontology.records import Concept, Mention

__all__ = ["find_concepts"]


def find_concepts(line: str, context: Context) -> Iterator[Concept]:
    """Yield each quoted term in reading order, repeated ones too.

    Left out are what stands in 《》 and a brand. A term in a longer name is yielded
    (“双随机、一公开”监管平台).

    Args:
        line: one line of a measure.
        context: gives the paper's brands, and the regions, by which a place's brand is told.

    >>> from loaders.regions import load_regions
    >>> context = Context(None, None, None, load_regions())
    >>> [c.term for c in find_concepts("推动“一网通办”,推广“苏服办”,印发《“数据”方案》", context)]
    ['一网通办']
    """
    titles = list(find_titles(line))
    passed = covered = 0
    for quoted in find_quoted(line):
        while passed < len(titles) and titles[passed].start <= quoted.start:
            covered = titles[passed].end
            passed += 1
        term = line[quoted.start : quoted.end]
        if quoted.end > covered and not is_brand(term, context.brands, context.regions):
            yield Concept(Mention(term, quoted.start, "quotation marks"))
