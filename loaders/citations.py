"""Documents that a text names, and what their titles and numbers tell."""

import re
from collections.abc import Iterator, Sequence

from loaders.regions import RegionIndex
from loaders.titles import NUMBER, SUFFIX, TYPES
from ontology.records import Citation, Mention, Region, Stated

__all__ = ["find_citations", "fold_number", "issuing_region"]

_QUOTED = re.compile(rf"《(?P<title>[^《》\n]{{4,}}?)》(?:[(（](?P<number>{NUMBER.pattern})[)）])?")
_DOCUMENT_END = re.compile(rf"(?:{TYPES}|法|决议|报告|标准|规范){SUFFIX}$")
_ISSUING = re.compile(r"(?:印发|出台|制定|制订|编制|发布|推出|修订|起草)(?:实施|完善|了)?$")
_AND = re.compile(r"[、,，和及与]{0,2}|以及|[(（][^()（）《》]{1,20}[)）][、和]?")
_COUNTRY = "100000"
_NATIONAL = ("国务院", "国家", "中共中央", "全国", "中华人民共和国")


def find_citations(text: str, own: Stated[str] | None, regions: RegionIndex) -> Iterator[Citation]:
    """Yield each document named in 《》, once, with the number that follows it in brackets.

    Not cited are the paper itself and papers that it says will be issued. The region is that of the issuer
    in the title, else of the number, as for a paper's own head.
    """
    seen = {own.value} if own else set()
    end, is_issued = 0, False
    for found in _QUOTED.finditer(text):
        title, number = found["title"], found["number"]
        is_issued = (
            is_issued
            if end and _AND.fullmatch(text, end, found.start())
            else bool(_ISSUING.search(text[: found.start()][-8:]))
        )
        end = found.end()
        if title in seen or (is_issued and not number) or not (number or _is_document(title)):
            continue
        seen.add(title)
        folded = fold_number(number) if number else None
        mention = Mention(title, found.start("title"), "title in 《》")
        yield Citation(title, folded, mention, issuing_region([title], folded, regions))


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
