"""One source in, one Document out: the loaders in reading order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol, TypeVar

from loaders.agencies import find_agencies
from loaders.clean import clean_text
from loaders.concepts import find_concepts
from loaders.context import Context
from loaders.deadlines import find_deadlines
from loaders.header import parse_header
from loaders.objectives import find_objectives
from loaders.outline import find_measures, find_sections, parse_outline
from loaders.outputs import find_outputs
from loaders.pilots import find_pilots
from loaders.platforms import find_platforms
from loaders.regions import RegionIndex, load_regions
from loaders.targets import find_targets
from ontology.records import Document, Header, Measure, Mention, Objective, Region, Source

__all__ = ["build_document"]


class _Found(Protocol):
    @property
    def mention(self) -> Mention: ...


F = TypeVar("F", bound=_Found)
Finder = Callable[[str, Context], Iterable[F]]


def build_document(source: Source, regions: RegionIndex | None = None) -> Document:
    """Read one paper.

    Args:
        source: the file as found.
        regions: all divisions, loaded once where not given.
    """
    regions = regions or load_regions()
    clean = clean_text(source.raw)
    tops = parse_outline(clean.text)
    body = (tops[0].start, tops[-1].end) if tops else (len(clean.text), len(clean.text))
    header = parse_header(clean.text, body, regions)
    context = _context(header, regions)
    measures = tuple(_with_facts(clean.text, measure, context) for measure in find_measures(clean.text, tops))
    objectives = tuple(
        _with_targets(objective, context) for objective in find_objectives(clean.text, tops, context)
    )
    around = tuple(_regions_around(header, measures, regions))
    return Document(source, clean, header, tuple(find_sections(tops)), measures, objectives, around)


def _regions_around(header: Header, measures: Sequence[Measure], regions: RegionIndex) -> Iterator[Region]:
    """Every region above one that is named, by code."""
    named = {header.region, *(citation.region for citation in header.cites)}
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


def _context(header: Header, regions: RegionIndex) -> Context:
    issued = header.issued.value if header.issued else None
    year = header.period[0].year if header.period else issued.year if issued else None
    return Context(header.region, issued, year, regions)


def _with_facts(text: str, measure: Measure, context: Context) -> Measure:
    """The measure with all that its lines say: equal deadlines and concepts once, no platform as concept."""
    lines = list(_lines(text, measure))
    platforms = _find(lines, find_platforms, context)
    names = {platform.name for platform in platforms}
    concepts = (concept for concept in _find(lines, find_concepts, context) if concept.term not in names)
    return replace(
        measure,
        responsibilities=_find(lines, find_agencies, context),
        platforms=platforms,
        targets=_find(lines, find_targets, context),
        deadlines=_first(_find(lines, find_deadlines, context), lambda deadline: deadline.date),
        pilots=_find(lines, find_pilots, context),
        outputs=_find(lines, find_outputs, context),
        concepts=_first(concepts, lambda concept: concept.term),
    )


def _with_targets(objective: Objective, context: Context) -> Objective:
    return replace(
        objective, targets=_find([(objective.mention.start, objective.mention.quote)], find_targets, context)
    )


def _lines(text: str, measure: Measure) -> Iterator[tuple[int, str]]:
    """The measure's lines without its number, each with its offset."""
    start = measure.mention.start
    for line in text[start : measure.end].split("\n"):
        if line:
            yield start, line
        start += len(line) + 1


def _find(lines: Iterable[tuple[int, str]], finder: Finder[F], context: Context) -> tuple[F, ...]:
    return tuple(
        chain.from_iterable(
            (_shifted(found, start) for found in finder(line, context)) for start, line in lines
        )
    )


def _shifted(found: F, by: int) -> F:
    mention = Mention(found.mention.quote, found.mention.start + by)
    shifted: F = replace(found, mention=mention)  # type: ignore[type-var]  # every F is one of the records
    return shifted


def _first(found: Iterable[F], key: Callable[[F], object]) -> tuple[F, ...]:
    kept: dict[object, F] = {}
    for one in found:
        kept.setdefault(key(one), one)
    return tuple(kept.values())
