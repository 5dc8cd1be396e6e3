"""One source in, one Document out: clean, then the pipeline."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from loaders.clean import clean_text
from loaders.pipeline import Paper, build_pipeline, find_marked
from loaders.regions import RegionIndex, load_regions
from ontology.records import Document, Header, Measure, Mention, Region, Source

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["build_document"]


def build_document(source: Source, nlp: "Language | None" = None) -> Document:
    """Read one paper.

    Args:
        source: the file as found.
        nlp: from `build_pipeline`; made once where not given.
    """
    clean = clean_text(source.raw)
    doc = (nlp or _pipeline())(clean.text)
    paper: Paper = doc._.paper
    around = tuple(_regions_around(paper.header, paper.measures, load_regions()))
    measures, objectives = tuple(paper.measures), tuple(paper.objectives)
    marked = tuple(find_marked(doc))
    left_open = tuple(_left_open(clean.text, paper.header.region, load_regions()))
    return Document(
        source, clean, paper.header, paper.sections, measures, objectives, around, marked, left_open
    )


@cache
def _pipeline() -> "Language":
    return build_pipeline()


def _left_open(text: str, region: Region | None, regions: RegionIndex) -> Iterator[Mention]:
    """The names of places that may be one of several."""
    for start, end in regions.open_places_in(text, region):
        yield Mention(text[start:end], start, "name that several places share")


def _regions_around(header: Header, measures: Sequence[Measure], regions: RegionIndex) -> Iterator[Region]:
    """Every region above one that is named, by code."""
    named = {header.region, *(citation.region for citation in header.cites)}
    named |= {issuer.region for issuer in header.issuers}
    for measure in measures:
        named |= {pilot.place for pilot in measure.pilots}
        named |= {found.region for found in measure.responsibilities}
        named |= {found.region for found in measure.platforms}
    above: dict[str, Region] = {}
    pending = [region for region in named if region]
    while pending:
        parent = regions.parent(pending.pop())
        if parent and parent.code not in above:
            above[parent.code] = parent
            pending.append(parent)
    yield from (above[code] for code in sorted(above))
