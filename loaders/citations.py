"""Documents that a text names: title, number, what is done with them, who issued them and when."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from loaders.citation_relations import find_relation
from loaders.cited_issuers import find_cited_issuers
from loaders.context import Context
from loaders.numbers import fold_number, issuing_region
from loaders.outputs import find_outputs
from loaders.regions import RegionIndex
from loaders.titles import NUMBER, SUFFIX, TYPES
from ontology.kinds import CitationRelation, OutputRelation
from ontology.paper_titles import is_generic, number_year, read_title, title_year
from ontology.records import Citation, Mention, Region, Stated

__all__ = ["find_citations"]

_NOTE = r"[(（](?P<note>(?:[^()（）\n《》]|[(（][^()（）\n《》]*[)）]|《[^《》\n]*》){1,80})[)）]"
_QUOTED = re.compile(rf"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){{2,}}?)》(?:{_NOTE})?")
_NUMBERED = re.compile(rf"(?:^|[,，;；、])(?P<number>{NUMBER.pattern})(?:$|[,，;；、])")
_SHORT = re.compile("简称[:：为]?[“《「]?(?P<name>[^“”《》「」,，;；]{2,20})[”》」]?$")
_DOCUMENT_END = re.compile(rf"(?:{TYPES}|法|决议|报告|标准|规范|目录|指引|公告|通告|章程|规程|准则){SUFFIX}$")
_ISSUING = re.compile(r"(?:印发|出台|制定|制订|编制|发布|推出|修订|起草)(?:实施|完善|了)?$")
_GIVES = "(?:印发|公布|发布|下发|转发|颁布)"
_GIVEN_BELOW = re.compile(rf"现(?:予以?|将其|一并|随文|正式)*{_GIVES}|{_GIVES}给")
_GIVING, _GIVEN = re.compile(r"[现兹特]将$"), re.compile(_GIVES)
_CLAUSES = re.compile(r"[^。；《\n]{0,120}")
_AND = re.compile(r"[、,，和及与]{0,2}|以及|[(（][^()（）《》]{1,20}[)）][、和]?")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Named:
    """A title in 《》 with the number printed behind it, and the short name given to it."""

    title: str
    start: int
    end: int
    number: str | None
    short: str | None


def find_citations(
    text: str, own: Stated[str] | None, regions: RegionIndex, region: Region | None = None
) -> Iterator[Citation]:
    """Yield each document named in 《》 once for each relation, at the first place that tells it.

    One that is only named (`refers`) is yielded once, and not where another place tells more. A short name
    (以下简称《意见》) stands for its document. Not cited are the paper itself, those that a notice carries
    (现将《…》印发给你们), those that it says will be issued (推动《…》出台), and titles that name a kind
    of paper alone (《实施方案》). The place of a document is that of the issuer in the title, else of the
    number, as for a paper's own head.

    Args:
        text: clean text.
        own: the paper's title.
        regions: all divisions.
        region: the paper's, whose government 《省政府关于…》 is of.
    """
    found: dict[str, dict[CitationRelation, Citation]] = {}
    for citation in _all_citations(text, own, regions):
        found.setdefault(citation.title, {}).setdefault(citation.relation, citation)
    for citation in sorted(_telling(found.values()), key=lambda one: one.mention.start):
        yield replace(citation, issuers=find_cited_issuers(citation, region, regions))


def _telling(found: Iterable[Mapping[CitationRelation, Citation]]) -> Iterator[Citation]:
    """Yield the citations of each document that tell a relation, else the one that tells none."""
    for relations in found:
        told = [one for one in relations.values() if one.relation is not CitationRelation.REFERS]
        yield from told or relations.values()


def _all_citations(text: str, own: Stated[str] | None, regions: RegionIndex) -> Iterator[Citation]:
    """Yield a citation for every naming of a document."""
    runs = list(_runs(text))
    short = {one.short: one.title for run in runs for one in run if one.short}
    numbers: dict[str, str] = {}
    for one in (one for run in runs for one in run if one.number):
        numbers.setdefault(one.title, fold_number(one.number or ""))
    issued = frozenset(_issued(text, regions))
    for run in runs:
        is_carried = _is_carried(text, run[0].start, run[-1].end)
        is_issued = bool(_ISSUING.search(text, max(0, run[0].start - 8), run[0].start))
        relation, word = find_relation(text, run[0].start, run[-1].end)
        rule = f"citing word {word}" if word else "title in 《》"
        for one in run:
            is_new = is_carried or ((is_issued or one.start + 1 in issued) and not one.number)
            title = short.get(one.title, one.title)
            number = numbers.get(title)
            if is_new or _is_own(title, own) or not (number or _is_document(title)):
                continue
            place, year = issuing_region([title], number, regions), number and number_year(number)
            mention = Mention(one.title, one.start + 1, rule)
            yield Citation(title, number, mention, place, relation, year=year or title_year(title))


def _runs(text: str) -> Iterator[list[_Named]]:
    """The titles, those together that are joined by 、 or 和."""
    run: list[_Named] = []
    for found in _QUOTED.finditer(text):
        if run and not _AND.fullmatch(text, run[-1].end, found.start()):
            yield run
            run = []
        run.append(_named(found))
    if run:
        yield run


def _named(found: re.Match[str]) -> _Named:
    note = found["note"] or ""
    number, short = _NUMBERED.search(note), _SHORT.search(note)
    return _Named(
        found["title"],
        found.start(),
        found.end(),
        number["number"] if number else None,
        short["name"] if short else None,
    )


def _issued(text: str, regions: RegionIndex) -> Iterator[int]:
    """Where the titles begin of the papers that lines say will be issued."""
    context, start = Context(None, None, None, regions), 0
    for line in text.split("\n"):
        for output in find_outputs(line, context) if "《" in line else ():
            if output.relation is OutputRelation.ISSUE:
                yield start + output.mention.start
        start += len(line) + 1


def _is_carried(text: str, start: int, end: int) -> bool:
    """Whether a notice carries the papers named in [start, end)."""
    after = _CLAUSES.match(text, end)
    if after is None:
        return False
    is_giving = bool(_GIVING.search(text, max(0, start - 2), start))
    return bool(_GIVEN_BELOW.search(after[0]) or (is_giving and _GIVEN.search(after[0])))


def _is_own(title: str, own: Stated[str] | None) -> bool:
    """Whether a title is the paper's own, in full or without the issuer that heads it."""
    if own is None:
        return False
    mine, other = read_title(own.value), read_title(title)
    return title == own.value or (mine.words == other.words and mine.is_telling and not other.issuers)


def _is_document(title: str) -> bool:
    return len(title) >= _SHORTEST and bool(_DOCUMENT_END.search(title)) and not is_generic(title)
