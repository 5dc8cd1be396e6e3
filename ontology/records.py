"""What the loaders find and the graph holds: immutable records, each with the place it was read from.

Every `start` and `end` counts code points of the clean text from 0, end exclusive.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from ontology.dates import PartialDate
from ontology.errors import ValueRangeError
from ontology.kinds import (
    Action,
    ActorKind,
    CitationRelation,
    Comparator,
    CopyKind,
    DocumentType,
    InheritedFrom,
    OutputRelation,
    PlatformKind,
    RepairKind,
    Role,
    TargetKind,
)
from ontology.wording import normal_form, normal_words

__all__ = [
    "Citation",
    "CleanText",
    "Concept",
    "Copy",
    "Deadline",
    "Document",
    "Header",
    "Inherited",
    "Issuer",
    "Marked",
    "Measure",
    "Mention",
    "Objective",
    "Output",
    "Pilot",
    "PlatformUse",
    "Region",
    "Repair",
    "Responsibility",
    "Section",
    "Source",
    "Stated",
    "SubMeasure",
    "Target",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mention:
    """A quote and the offset at which it begins; it never crosses a line.

    `rule` names what recognised it; two mentions of the same words are equal whatever found them.
    """

    quote: str
    start: int
    rule: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Raises ValueRangeError for an empty quote, one across lines, or a negative offset."""
        if not self.quote or "\n" in self.quote:
            raise ValueRangeError("Mention", "quote", self.quote)
        if self.start < 0:
            raise ValueRangeError("Mention", "start", self.start)

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value and the words that state it."""

    value: T
    mention: Mention


@dataclass(frozen=True, slots=True)
class Region:
    """A place of GB/T 2260.

    `code` has six digits, 100000 is the whole country; `name` is in full, a district's with its city.
    """

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One difference between raw and clean text; `start` and `end` count in the raw text."""

    kind: RepairKind
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text, where each of its characters stood in the raw text, and what was done.

    `origins` has one raw offset for each clean character, in ascending order. `unrepaired` holds raw spans
    that look damaged and could not be mended.
    """

    text: str
    origins: tuple[int, ...]
    repairs: tuple[Repair, ...]
    unrepaired: tuple[tuple[int, int], ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that clean [start, end) was read from; start < end."""
        return self.origins[start], self.origins[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Source:
    """A file as found: path read, SHA-256 and count of its bytes, how they were read, the raw text."""

    path: str
    sha256: str
    byte_count: int
    encoding: str
    raw: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issued the paper, alone or with others.

    `region` is whose body it is where that is not the document's; `official` is the official form of the name
    where that is another and known.
    """

    name: str
    mention: Mention
    region: Region | None = None
    official: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in 《》: its title without the brackets, its number as printed (simplified) or None.

    `region` is where its number says that it was issued, told as for the document itself: both get one IRI.
    `issuers` are those that the letters of the number, else the head of the title tell, `year` is that of the
    number, else of the title's edition; none where these do not tell.
    """

    title: str
    number: str | None
    mention: Mention
    region: Region | None = None
    relation: CitationRelation = CitationRelation.REFERS
    issuers: tuple[Issuer, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What the head (and the foot) of a paper says of itself; None is not stated.

    `region` is inferred where it is not printed, from issuer, number or title; `period` is the span of days
    that the title or the text limits the paper to. `issuer` is as printed in one line, where several may
    stand on end; `issuers` are the bodies one by one.
    """

    title: Stated[str] | None
    number: Stated[str] | None
    issuer: Stated[str] | None
    issued: Stated[PartialDate] | None
    region: Region | None
    type: DocumentType | None
    period: tuple[date, date] | None
    addressees: tuple[Stated[str], ...]
    cites: tuple[Citation, ...]
    issuers: tuple[Issuer, ...] = ()

    @property
    def issued_by(self) -> tuple[Issuer, ...]:
        """The `issuers`, else the `issuer` as one."""
        alone = (Issuer(self.issuer.value, self.issuer.mention),) if self.issuer else ()
        return self.issuers or alone


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading: printed number, title without it, depth from 1, extent of all it holds."""

    number: str
    title: str
    depth: int
    mention: Mention
    end: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """An actor named in a measure. `mention.quote` is as printed, `name` has the region in full.

    `region` is whose actor it is where that is not the document's; `official` is the official form of the
    name where that is another and known. `inherited` is the id of the other measure, or "document", whose
    sentence gives the actor to many measures at once, where the measure itself and its section do not.
    """

    mention: Mention
    name: str
    role: Role
    kind: ActorKind
    region: Region | None = None
    official: str | None = None
    inherited: str | None = None


@dataclass(frozen=True, slots=True)
class PlatformUse:
    """A digital system named in a measure and what is done with it.

    `region` is whose system it is where that is not the document's region; `official` is the full name where
    the document prints a short form of it here.
    """

    mention: Mention
    name: str
    action: Action
    kind: PlatformKind
    region: Region | None = None
    official: str | None = None


@dataclass(frozen=True, slots=True)
class Inherited:
    """A deadline inferred for a target that states none, and where it was taken from."""

    date: PartialDate
    source: InheritedFrom


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified goal. `maximum` is given for a range only; `deadline` is what its own sentence says."""

    mention: Mention
    indicator: str
    comparator: Comparator
    value: Decimal
    maximum: Decimal | None
    unit: str
    scope: str | None
    deadline: PartialDate | None
    kind: TargetKind = TargetKind.LEVEL
    inherited: Inherited | None = None

    def __post_init__(self) -> None:
        """Raises ValueRangeError where a range has no maximum or a smaller one, or no range has one."""
        if (self.maximum is None) == (self.comparator is Comparator.RANGE):
            raise ValueRangeError("Target", "maximum", self.maximum)
        if self.maximum is not None and self.maximum < self.value:
            raise ValueRangeError("Target", "maximum", self.maximum)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time expression that says by when; it falls due on `date.last`."""

    mention: Mention
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Pilot:
    """A place where a trial starts."""

    mention: Mention
    place: Region


@dataclass(frozen=True, slots=True)
class Output:
    """A paper in 《》 that a measure will issue or carries out."""

    mention: Mention
    title: str
    relation: OutputRelation


@dataclass(frozen=True, slots=True)
class Concept:
    """A term in quotation marks; the mention holds the term without them."""

    mention: Mention

    @property
    def term(self) -> str:
        """The term itself."""
        return self.mention.quote


@dataclass(frozen=True, slots=True)
class SubMeasure:
    """A lead sentence inside a measure's paragraph and the extent of what elaborates it."""

    id: str
    title: str
    mention: Mention
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """The lowest numbered item that prescribes action; [start, end) is its whole text, number included."""

    id: str
    path: tuple[str, ...]
    title: str
    mention: Mention
    start: int
    end: int
    subs: tuple[SubMeasure, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    platforms: tuple[PlatformUse, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    pilots: tuple[Pilot, ...] = ()
    outputs: tuple[Output, ...] = ()
    concepts: tuple[Concept, ...] = ()


@dataclass(frozen=True, slots=True)
class Objective:
    """A dated goal outside the measures: `O1`, `O2`, … in reading order."""

    id: str
    path: tuple[str, ...]
    mention: Mention
    deadline: PartialDate
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """What a component of others marked: the key of its spans, a label of its choice, and the place."""

    mention: Mention
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """One paper, read from one file.

    `regions` are those that lie around the regions its facts name; `marked` is what others' components found.
    `left_open` are names that several places share (鼓楼区) where the document tells not which is meant.
    """

    source: Source
    clean: CleanText
    header: Header
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    objectives: tuple[Objective, ...]
    regions: tuple[Region, ...] = ()
    marked: tuple[Marked, ...] = ()
    left_open: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Another text of a document, and where the document's characters stand in it.

    `places` has for each character of the document's clean text the offset of the same one in the copy's
    clean text, -1 where the copy lacks it or it is punctuation.
    """

    document: Document
    kind: CopyKind
    places: tuple[int, ...]

    def locate(self, mention: Mention) -> Mention | None:
        """The same words in the copy; None unless it has all of them in one line and nothing between.

        Punctuation at the ends is kept where the copy has it too.
        """
        steps = [step for step, place in enumerate(self.places[mention.start : mention.end]) if place >= 0]
        if not steps:
            return None
        text, first, last = self.document.clean.text, steps[0], steps[-1]
        start, end = self.places[mention.start + first], self.places[mention.start + last] + 1
        before, after = mention.quote[:first], mention.quote[last + 1 :]
        if normal_form(text[max(0, start - len(before)) : start]) == normal_form(before):
            start -= len(before)
        if normal_form(text[end : end + len(after)]) == normal_form(after):
            end += len(after)
        quote = text[start:end]
        is_same = "\n" not in quote and normal_words(quote) == normal_words(mention.quote)
        return Mention(quote, start, mention.rule) if is_same else None
