"""Which cited papers are which: papers known by a citation in, for each the one paper that fits it, out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ontology.dates import PartialDate
from ontology.paper_titles import number_key, read_title
from ontology.wording import normal_words

__all__ = ["KnownPaper", "Naming", "resolve_papers"]


@dataclass(frozen=True)
class KnownPaper:
    """What is known of a paper: its IRI, titles, number ("" for none), region, issuers' names, and date.

    `region` is an IRI, "" where it is not known; `region_names` are the names of that region, which a title
    may begin with or leave out.
    """

    iri: str
    titles: tuple[str, ...] = ()
    number: str = ""
    region: str = ""
    region_names: tuple[str, ...] = ()
    issuers: frozenset[str] = frozenset()
    date: PartialDate | None = None

    @cached_property
    def number_key(self) -> str:
        """The number in the form in which it is compared."""
        return number_key(self.number) if self.number else ""

    @cached_property
    def title_keys(self) -> frozenset[str]:
        """The words of its titles that can tell it from other papers, with and without its region's name."""
        told = [title for title in map(read_title, self.titles) if title.is_telling]
        short = [
            rest
            for title in told
            for name in self.region_names
            if title.words.startswith(name) and read_title(rest := title.words.removeprefix(name)).is_telling
        ]
        return frozenset([*(title.words for title in told), *short])

    @cached_property
    def issuer_keys(self) -> frozenset[str]:
        """The issuers' names in the form in which they are compared."""
        return frozenset(normal_words(name).replace("人民政府", "政府") for name in self.issuers)


@dataclass(frozen=True, slots=True)
class Naming:
    """A paper that names another: its IRI, region and date, and whether it says that the other will come."""

    citing: str
    region: str = ""
    date: PartialDate | None = None
    is_promise: bool = False


def resolve_papers(
    unread: Sequence[KnownPaper],
    read: Sequence[KnownPaper],
    namings: Mapping[str, Sequence[Naming]],
    around: Mapping[str, str],
) -> dict[str, str]:
    """The IRI of the paper that each unread one is, of those for which there is exactly one.

    Numbers must agree where both have one, and either titles agree or the numbers' regions; so must regions,
    issuers and years where both are known. A paper of unknown place is one of the citing paper's region or of
    those around it. What is cited is not younger than what cites it, what is promised not older. All papers
    that name it must lead to the same one; two that fit are none. A paper known by its number alone may be
    what a title stands for, whether it was read or not.

    Args:
        unread: papers of which only citations are known.
        read: papers with a text.
        namings: by unread paper, what names it.
        around: the region right around each region.
    """
    numbered = [paper for paper in unread if paper.number]
    placed = [*read, *(paper for paper in numbered if paper.region)]
    resolved = dict(_resolve(numbered, _Index(placed), namings, around))
    settled = [*read, *(paper for paper in numbered if paper.iri not in resolved)]
    titled = [paper for paper in unread if not paper.number]
    return resolved | dict(_resolve(titled, _Index(settled), namings, around))


class _Index:
    """Papers by number and by title."""

    def __init__(self, papers: Iterable[KnownPaper]) -> None:
        self._papers: dict[str, dict[str, KnownPaper]] = defaultdict(dict)
        for paper in papers:
            for key in (paper.number_key, *paper.title_keys):
                self._papers[key][paper.iri] = paper

    def near(self, paper: KnownPaper) -> Iterator[KnownPaper]:
        """Yield the other papers that share the number or a title."""
        keys = [key for key in (paper.number_key, *paper.title_keys) if key]
        found = {iri: other for key in keys for iri, other in self._papers.get(key, {}).items()}
        yield from (other for iri, other in found.items() if iri != paper.iri)


def _resolve(
    papers: Iterable[KnownPaper],
    index: _Index,
    namings: Mapping[str, Sequence[Naming]],
    around: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    for paper in papers:
        alike = [other for other in index.near(paper) if _may_be(paper, other)]
        fitting = {
            frozenset(other.iri for other in alike if _fits(paper, other, naming, around))
            for naming in namings.get(paper.iri, ())
        }
        if len(fitting) == 1 and len(only := next(iter(fitting))) == 1:
            yield paper.iri, next(iter(only))


def _may_be(paper: KnownPaper, other: KnownPaper) -> bool:
    """Whether nothing that is told of both papers differs, and enough is told."""
    numbers, regions, issuers = (
        (paper.number_key, other.number_key),
        (paper.region, other.region),
        (paper.issuer_keys, other.issuer_keys),
    )
    if _differ(*numbers) or _differ(*regions) or (all(issuers) and not issuers[0] & issuers[1]):
        return False
    if paper.region and not other.region:
        return False
    if paper.date and other.date and other.date.year - paper.date.year not in (0, 1):
        return False
    return bool(paper.title_keys & other.title_keys) or (all(numbers) and all(regions))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _fits(paper: KnownPaper, other: KnownPaper, naming: Naming, around: Mapping[str, str]) -> bool:
    """Whether what names a paper can mean the other one by its place and date."""
    is_placed = bool(paper.region or not other.region or paper.number_key)
    if not is_placed and other.region not in _up(naming.region, around):
        return False
    if naming.date is None or other.date is None:
        return True
    if naming.is_promise:
        return other.date.last >= naming.date.first
    return other.date.first <= naming.date.last


def _up(region: str, around: Mapping[str, str]) -> Iterator[str]:
    """Yield the region and all around it."""
    while region:
        yield region
        region = around.get(region, "")
