"""The loaders as one spaCy pipeline: structure, then a component a fact, each writing into the Doc.

Components of others join it by two entry points: `spacy_factories` names the factory, as spaCy wants it, and
`shuzheng_components` the component that is to run after ours. What they put into `doc.spans` goes out with
the record.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from itertools import chain
from typing import Any, Protocol, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from loaders.agencies import find_agencies
from loaders.body_forms import official_name
from loaders.concepts import find_concepts
from loaders.context import Context
from loaders.deadlines import find_deadlines, find_effect
from loaders.header import parse_header
from loaders.inheritance import inherit_deadlines
from loaders.local_forms import learn_bodies
from loaders.objectives import find_objectives
from loaders.outline import find_measures, find_sections, parse_outline
from loaders.outputs import find_outputs
from loaders.paper_bodies import settle_bodies
from loaders.pilots import find_pilots
from loaders.platform_links import link_platforms
from loaders.platforms import find_platforms, learn_names, unite_platforms
from loaders.regions import RegionIndex, load_regions
from loaders.segment import Segmenter
from loaders.targets import find_targets
from ontology.kinds import Role
from ontology.records import (
    Concept,
    Deadline,
    Header,
    Marked,
    Measure,
    Mention,
    Objective,
    Responsibility,
    Section,
)

__all__ = ["COMPONENTS", "Paper", "build_pipeline", "find_marked"]

_MAX_CHARACTERS = 50_000_000  # no component's memory grows faster than the text


class _Found(Protocol):
    @property
    def mention(self) -> Mention: ...


F = TypeVar("F", bound=_Found)
Finder = Callable[[str, Context], Iterable[F]]


@dataclass(slots=True)
class Paper:
    """What components share as `doc._.paper`; measures and objectives gain their facts one by one.

    `text` is the Doc's, which spaCy would put together anew at each call.
    """

    text: str
    header: Header
    context: Context
    sections: tuple[Section, ...]
    measures: list[Measure]
    objectives: list[Objective]


class Structure:
    """Header, sections, measures and objectives of a clean text, still without facts."""

    def __init__(self, regions: RegionIndex) -> None:
        """Args: regions, to tell where a paper comes from."""
        self._regions = regions

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.paper`."""
        text = doc.text
        tops = parse_outline(text)
        body = (tops[0].start, tops[-1].end) if tops else (len(text), len(text))
        header = parse_header(text, body, self._regions)
        context = _context(text, header, self._regions)
        objectives = list(find_objectives(text, tops, context))
        measures = list(find_measures(text, tops))
        doc._.paper = Paper(text, header, context, tuple(find_sections(tops)), measures, objectives)
        _mark(doc, "measures", measures)
        _mark(doc, "objectives", objectives)
        return doc


class Facts:
    """One kind of fact of every measure, and of the objectives where they have it."""

    def __init__(self, field: str, finder: Finder[_Found], settle: Callable[[Measure], Measure]) -> None:
        """Say what to find.

        Args:
            field: of Measure (and Objective) that takes it.
            finder: reads a line.
            settle: what to do with a measure's findings as a whole.
        """
        self._field, self._finder, self._settle = field, finder, settle

    def __call__(self, doc: Doc) -> Doc:
        """Add the facts to `doc._.paper` and their spans to `doc.spans`."""
        paper: Paper = doc._.paper
        paper.measures = [
            self._settle(replace(measure, **self._find(_lines(paper.text, measure), paper.context)))
            for measure in paper.measures
        ]
        if self._field in Objective.__dataclass_fields__:
            paper.objectives = [
                replace(one, **self._find([(one.mention.start, one.mention.quote)], paper.context))
                for one in paper.objectives
            ]
        owners: list[Measure | Objective] = [*paper.measures, *paper.objectives]
        _mark(doc, self._field, chain.from_iterable(getattr(owner, self._field, ()) for owner in owners))
        return doc

    def _find(self, lines: Iterable[tuple[int, str]], context: Context) -> dict[str, Any]:
        found = (_shifted(one, start) for start, line in lines for one in self._finder(line, context))
        return {self._field: tuple(found)}


def build_pipeline(regions: RegionIndex | None = None, *, extra: Sequence[str] = ()) -> Language:
    """A blank Chinese pipeline with our words and components.

    Args:
        regions: all divisions, loaded where not given.
        extra: names of further components, run after those that installed packages add.
    """
    if not Doc.has_extension("paper"):
        Doc.set_extension("paper", default=None)
    nlp: Language = spacy.blank("zh")
    nlp.tokenizer = Segmenter(nlp.vocab)
    nlp.max_length = _MAX_CHARACTERS
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"regions": regions} if regions and name == "shuzheng_structure" else {})
    installed = sorted(entry.name for entry in entry_points(group="shuzheng_components"))
    for name in [*installed, *extra]:
        nlp.add_pipe(name)
    return nlp


def find_marked(doc: Doc) -> Iterator[Marked]:
    """Yield what components of others put into `doc.spans`, by key; a span across lines is left out."""
    ours = {"measures", "objectives", *_FACTS}
    for key in sorted(doc.spans.keys() - ours):
        for span in doc.spans[key]:
            if span.text and "\n" not in span.text:
                yield Marked(Mention(span.text, span.start_char), key, span.label_)


def _context(text: str, header: Header, regions: RegionIndex) -> Context:
    issued = header.issued.value if header.issued else None
    year = header.period[0].year if header.period else issued.year if issued else None
    context = learn_names(
        text, Context(header.region, issued, year, regions, effective=find_effect(text, issued))
    )
    return learn_bodies(text, context, [issuer.name for issuer in header.issued_by])


def _lines(text: str, measure: Measure) -> Iterator[tuple[int, str]]:
    """The measure's lines without its number, each with its offset."""
    start = measure.mention.start
    for line in text[start : measure.end].split("\n"):
        if line:
            yield start, line
        start += len(line) + 1


def _shifted(found: F, by: int) -> F:
    shifted: F = replace(found, mention=replace(found.mention, start=found.mention.start + by))  # type: ignore[type-var]  # every F is one of the records
    return shifted


def _mark(doc: Doc, key: str, found: Iterable[_Found]) -> None:
    """Put the mentions into `doc.spans`, widened to whole words, as spaCy's spans are."""
    spans = (
        doc.char_span(one.mention.start, one.mention.end, label=_label(one), alignment_mode="expand")
        for one in found
    )
    doc.spans[key] = [span for span in spans if isinstance(span, Span)]


def _label(found: _Found) -> str:
    for name in ("role", "action", "comparator", "relation"):
        if value := getattr(found, name, None):
            return str(value)
    return type(found).__name__


def _as_is(measure: Measure) -> Measure:
    return measure


def _one_a_platform(measure: Measure) -> Measure:
    return replace(measure, platforms=unite_platforms(measure.platforms))


def _one_an_actor(measure: Measure) -> Measure:
    """Each actor once a role, and not as mentioned where it has a task."""
    found: dict[tuple[str, Role], Responsibility] = {}
    for one in measure.responsibilities:
        official = official_name(one.name)
        found.setdefault((official or one.name, one.role), replace(one, official=official))
    tasked = {name for name, role in found if role is not Role.MENTIONED}
    kept = (one for (name, role), one in found.items() if role is not Role.MENTIONED or name not in tasked)
    return replace(measure, responsibilities=tuple(kept))


def _one_a_date(measure: Measure) -> Measure:
    deadlines: dict[object, Deadline] = {}
    for deadline in measure.deadlines:
        deadlines.setdefault(deadline.date, deadline)
    return replace(measure, deadlines=tuple(deadlines.values()))


def _one_a_term(measure: Measure) -> Measure:
    """Each term once, and none that is a platform of the measure."""
    names = {platform.name for platform in measure.platforms}
    concepts: dict[str, Concept] = {}
    for concept in measure.concepts:
        if concept.term not in names:
            concepts.setdefault(concept.term, concept)
    return replace(measure, concepts=tuple(concepts.values()))


_FACTS: dict[str, tuple[Finder[_Found], Callable[[Measure], Measure]]] = {
    "responsibilities": (find_agencies, _one_an_actor),
    "platforms": (find_platforms, _one_a_platform),
    "targets": (find_targets, _as_is),
    "deadlines": (find_deadlines, _one_a_date),
    "pilots": (find_pilots, _as_is),
    "outputs": (find_outputs, _as_is),
    "concepts": (find_concepts, _one_a_term),
}
COMPONENTS = ("shuzheng_structure", *(f"shuzheng_{field}" for field in _FACTS), "shuzheng_settle")


def _settle(doc: Doc) -> Doc:
    """Give measures what stands outside them: full names, a section's list, deadlines for targets without."""
    paper: Paper = doc._.paper
    period = paper.header.period
    text = paper.text
    linked = link_platforms(text, paper.measures, paper.context)
    measures = settle_bodies(text, linked, paper.sections, paper.context)
    paper.measures = [inherit_deadlines(measure, text, period, paper.context) for measure in measures]
    _mark(doc, "platforms", chain.from_iterable(measure.platforms for measure in linked))
    return doc


def _register() -> None:
    """Tell spaCy our factories, which it knows once this module is imported, as is its custom."""

    def make_structure(nlp: Language, name: str, regions: RegionIndex | None) -> Structure:
        return Structure(regions or load_regions())

    Language.factory("shuzheng_structure", default_config={"regions": None}, func=make_structure)
    for field, (finder, settle) in _FACTS.items():
        Language.component(f"shuzheng_{field}", func=Facts(field, finder, settle))
    Language.component("shuzheng_settle", func=_settle)


_register()
