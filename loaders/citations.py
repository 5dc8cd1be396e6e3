"""Documents that a text names, and what their titles and numbers tell."""

import re
from collections.abc import Iterator, Sequence

from loaders.context import Context
from loaders.outputs import find_outputs
from loaders.regions import RegionIndex
from loaders.titles import NUMBER, SUFFIX, TYPES
from ontology.kinds import OutputRelation
from ontology.records import Citation, Mention, Region, Stated

__all__ = ["find_citations", "fold_number", "issuing_region"]

_QUOTED = re.compile(rf"《(?P<title>[^《》\n]{{4,}}?)》(?:[(（](?P<number>{NUMBER.pattern})[)）])?")
_DOCUMENT_END = re.compile(rf"(?:{TYPES}|法|决议|报告|标准|规范){SUFFIX}$")
_ISSUING = re.compile(r"(?:印发|出台|制定|制订|编制|发布|推出|修订|起草)(?:实施|完善|了)?$")
_GIVES = "(?:印发|公布|发布|下发|转发|颁布)"
_GIVEN_BELOW = re.compile(rf"现(?:予以?|将其|一并|随文|正式)*{_GIVES}|{_GIVES}给")
_GIVING, _GIVEN = re.compile(r"[现兹特]将$"), re.compile(_GIVES)
_CLAUSES = re.compile(r"[^。；《\n]{0,120}")
_AND = re.compile(r"[、,，和及与]{0,2}|以及|[(（][^()（）《》]{1,20}[)）][、和]?")
_COUNTRY = "100000"
_NATIONAL = ("国务院", "国家", "中共中央", "全国", "中华人民共和国")


def find_citations(text: str, own: Stated[str] | None, regions: RegionIndex) -> Iterator[Citation]:
    """Yield each document named in 《》, once, with the number that follows it in brackets.

    Not cited are the paper itself, those that a notice carries (现将《…》印发给你们), and those that it says
    will be issued (推动《…》出台). The region is that of the issuer in the title, else of the number, as for
    a paper's own head.
    """
    seen = {own.value} if own else set()
    issued = frozenset(_issued(text, regions))
    for run in _runs(text):
        is_carried = _is_carried(text, run[0].start(), run[-1].end())
        is_issued = bool(_ISSUING.search(text, max(0, run[0].start() - 8), run[0].start()))
        for found in run:
            title, number = found["title"], found["number"]
            is_new = is_carried or ((is_issued or found.start("title") in issued) and not number)
            if title in seen or is_new or not (number or _is_document(title)):
                continue
            seen.add(title)
            folded = fold_number(number) if number else None
            mention = Mention(title, found.start("title"), "title in 《》")
            yield Citation(title, folded, mention, issuing_region([title], folded, regions))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """The titles, those together that are joined by 、 or 和."""
    run: list[re.Match[str]] = []
    for found in _QUOTED.finditer(text):
        if run and not _AND.fullmatch(text, run[-1].end(), found.start()):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


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


def fold_number(number: str) -> str:
    """One form of a document number: 〔〕 around the year and no 第 after it, no brackets around 第707号.

    >>> fold_number("國发[2022]第14号"), fold_number("国务院令（第707号）")
    ('國发〔2022〕14号', '国务院令第707号')
    """
    folded = re.sub(r"[^\w]+(\d{4})[^\w]+第?(?=\d)", r"〔\1〕", number)
    return re.sub(r"[(（](第\d+号)[)）]", r"\1", folded)


def issuing_region(names: Sequence[str], number: str | None, regions: RegionIndex) -> Region | None:
    """The place of the first name that begins with one, else that of the number; None where neither tells."""
    for name in names:
        if name.startswith(_NATIONAL):
            return regions.region_of_code(_COUNTRY)
        places = regions.regions_in(name)
        if places and places[0][0] == 0:
            return places[0][2]
    return regions.region_of_number(number) if number else None


def _is_document(title: str) -> bool:
    return bool(_DOCUMENT_END.search(title))
