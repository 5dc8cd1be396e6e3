"""What a paper says of itself: title, number, issuer, date, region, type, addressees, period."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.citations import find_citations
from loaders.issuers import is_issuer_line, split_issuers
from loaders.numbers import fold_number, issuing_region
from loaders.page_fields import Fact, PageField, find_fields
from loaders.regions import RegionIndex
from loaders.titles import NUMBER, NUMBER_AND_DAY, SUFFIX, TYPES
from ontology.dates import PartialDate
from ontology.errors import DateError
from ontology.kinds import DocumentType
from ontology.records import Header, Mention, Region, Stated

__all__ = ["parse_header"]

_TITLE = re.compile(rf"(?:\d{{1,3}}[.、．])?(?P<title>(?=.{{6,120}}$)[^。；;]*?(?P<type>{TYPES}){SUFFIX})")
_CARRIED = re.compile(
    rf"(?:印发|转发|发布|公布|下发)(?:了|关于)?《?(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*?(?:{TYPES}){SUFFIX})》?的(?:通知|函|公告|决定)"
)
_NAMED = re.compile(
    rf"(?:现将|将)?《(?P<title>[^《》]+?(?P<type>{TYPES}){SUFFIX})》.{{0,30}}?(?:印发|发布|公布)给?"
)
_OWN_TYPE = re.compile(rf"(?:制[定订]|提出|出台|形成)(?:了)?(?:本|如下|以下)(?P<type>{TYPES})")
_DATE = re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_DAY_ALONE = re.compile(r"[(（]\d{4}年\d{1,2}月\d{1,2}日(?:印发|发布|公布)?[)）]")
_SIGNED = re.compile(rf"(?P<by>[\u4e00-\u9fff]{{2,40}})?(?P<date>{_DATE.pattern})(?:印发)?")
_BODY_NAME = (
    r"(?:(?:人民政府|国务院|委员会|[厅局委部院会署行办])(?:办公厅|办公室)?"
    r"|(?:领导|工作)小组(?:办公室)?|中心)"
)
_ISSUER = re.compile(rf"[\u4e00-\u9fff、]{{0,60}}{_BODY_NAME}")
_ISSUER_OF_TITLE = re.compile(rf"(?:\d{{1,3}}[.、．])?(?P<issuer>[\u4e00-\u9fff]{{1,60}}?{_BODY_NAME})关于")
_ORDER = re.compile(r"[\u4e00-\u9fff]{2,40}(?:令|公告|通告)")
_ORDER_NUMBER = re.compile(r"[(（]?(?P<n>(?:\d{4}年)?第\d{1,5}号)[)）]?")
_FIELD_DATE = re.compile(r"(?P<y>\d{4})[-年/.](?P<m>\d{1,2})[-月/.](?P<d>\d{1,2})日?")
_ADDRESSEES = re.compile(r"(?=[各省市区县旗自国本有相中])[^。]{3,}[:：]")
_SPAN = re.compile(r"(?P<from>20\d{2})年?\s*[-—–~～至]+\s*(?P<to>20\d{2})年?")
_PLAN = re.compile("十(?P<plan>[三四五六])五(?![年月日])")
_PLAN_STARTS = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}
_MOST_SIGNERS = 40
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d{2})年(?:度)?(?!\d{1,2}月)")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int

    def mention(self, quote: str) -> Mention:
        return Mention(quote, self.start + self.text.index(quote), "line of the head or foot")


def parse_header(text: str, body: tuple[int, int], regions: RegionIndex) -> Header:
    """Read the lines before the first numbered heading and those after the last item.

    The fields of a page's catalogue (发文字号：…, 成文日期：…) count where the paper itself prints none.
    A notice that carries a plan gives number, issuer, date and addressees; the plan gives title and type.

    Args:
        text: clean text.
        body: where the numbered items begin and end.
        regions: to infer the region from issuer, number or title.
    """
    lines = list(_lines(text))
    before = [line for line in lines if line.start < body[0]]
    fields = {field.line: field for field in find_fields([line.text for line in before]) if field.value}
    head = [line for n, line in enumerate(before) if n not in fields]
    catalogue = [(before[n], field) for n, field in fields.items()]
    foot = [line for line in lines if line.start >= body[1]]
    titles = [line for line in head if _TITLE.fullmatch(line.text)]
    title = _title(titles, head) or _field(catalogue, _TITLE, Fact.TITLE)
    number = _number(head) or _field(catalogue, NUMBER, Fact.NUMBER)
    issued, signers = _signature(head, foot, titles, number, regions)
    issued = issued or _field_date(catalogue)
    named = _field(catalogue, _ISSUER, Fact.ISSUER, Fact.PUBLISHER)
    signers = signers or ([named] if named else [])
    issuer = signers[0] if signers else None
    region = _own_region(issuer, number, title, text[: body[0]], regions)
    addressees = tuple(_addressees(head))
    return Header(
        title,
        number,
        issuer,
        issued,
        region,
        _type(title, head),
        _period(title),
        addressees,
        tuple(find_citations(text, title, regions, region)),
        tuple(one for signed in signers for one in split_issuers(signed, region, regions)),
    )


def _field(
    catalogue: Sequence[tuple[_Line, PageField]], shape: re.Pattern[str], *facts: Fact
) -> Stated[str] | None:
    """What the page's catalogue says of the first fact that it states in the right form."""
    for fact in facts:
        for line, field in catalogue:
            if field.fact is fact and shape.fullmatch(field.value):
                value = fold_number(field.value) if fact is Fact.NUMBER else field.value
                return Stated(value, Mention(field.value, line.start + field.start, f"field {field.label}"))
    return None


def _field_date(catalogue: Sequence[tuple[_Line, PageField]]) -> Stated[PartialDate] | None:
    for fact in (Fact.WRITTEN, Fact.PUBLISHED):
        for line, field in catalogue:
            found = _FIELD_DATE.match(field.value)
            if field.fact is fact and found:
                stated = _stated_date(found, line)
                return stated and Stated(
                    stated.value, Mention(found[0], line.start + field.start, f"field {field.label}")
                )
    return None


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _Line(line, start)
        start += len(line) + 1


def _title(titles: Sequence[_Line], head: Sequence[_Line]) -> Stated[str] | None:
    """The paper's own title line; else the title that the carrying notice names; else the notice's."""
    own = [line for line in titles if not _CARRIED.search(line.text)]
    if own:
        found = _TITLE.fullmatch(own[-1].text)
        return Stated(found["title"], own[-1].mention(found["title"])) if found else None
    for pattern, lines in ((_NAMED, head), (_CARRIED, titles), (_TITLE, titles)):
        for line in lines:
            found = pattern.search(line.text)
            if found:
                return Stated(found["title"], line.mention(found["title"]))
    return None


def _number(head: Sequence[_Line]) -> Stated[str] | None:
    """Alone or with the date on a line, or in the title's brackets; 第707号 belongs to the order above it."""
    for line in head:
        whole = NUMBER_AND_DAY.fullmatch(line.text)
        number = whole and (whole["n"] or whole["n_after"])
        if not number and _TITLE.fullmatch(line.text):
            bracketed = re.search(rf"[(（]({NUMBER.pattern})[)）]$", line.text)
            number = bracketed and bracketed[1]
        if number:
            return Stated(fold_number(number), line.mention(number))
    return next((number for n in range(len(head)) if (number := _order_number(head, n))), None)


def _order_number(head: Sequence[_Line], n: int) -> Stated[str] | None:
    line = head[n]
    found = _ORDER_NUMBER.fullmatch(line.text) or (
        _TITLE.fullmatch(line.text) and re.search(r"[(（](?P<n>第\d{1,5}号)[)）]$", line.text)
    )
    order = _ORDER.fullmatch(head[n - 1].text) if n else None
    if not found or not (order or line.text[-1] in ")）"):
        return None
    return Stated((order[0] if order else "") + found["n"], line.mention(found["n"]))


def _signature(
    head: Sequence[_Line],
    foot: Sequence[_Line],
    titles: Sequence[_Line],
    number: Stated[str] | None,
    regions: RegionIndex,
) -> tuple[Stated[PartialDate] | None, list[Stated[str]]]:
    """Date and signatures: of the notice, else of the foot or title; a date below it comes before these."""
    in_head, in_foot = (next(_signed(lines, number, regions), None) for lines in (head, foot))
    below_title = _day_in(
        line for line in head if NUMBER_AND_DAY.fullmatch(line.text) or _DAY_ALONE.fullmatch(line.text)
    )
    issued = (in_head[0] if in_head else below_title) or (in_foot[0] if in_foot else _day_in(titles))
    signers = (in_head or in_foot or (None, []))[1]
    return issued, signers or [s for line in titles if (s := _issuer_of_title(line))][:1]


def _signed(
    lines: Sequence[_Line], number: Stated[str] | None, regions: RegionIndex
) -> Iterator[tuple[Stated[PartialDate], list[Stated[str]]]]:
    """Yield each date on a line of its own, or behind a body's name, and who signs there.

    An office that only had a paper printed, whose number is not the office's, is not its issuer.
    """
    for n, line in enumerate(lines):
        found = _SIGNED.fullmatch(line.text)
        day = _stated_date(found, line) if found else None
        if found is None or day is None:
            continue
        is_printer = line.text.endswith("印发") and number is not None and "办" not in number.value
        by = _stated_issuer(found["by"], line) if found["by"] and not is_printer else None
        yield day, [by] if by else [] if found["by"] else _signers(lines, n, regions)


def _day_in(lines: Iterable[_Line]) -> Stated[PartialDate] | None:
    """The first date on the lines."""
    found = ((_DATE.search(line.text), line) for line in lines)
    return next(
        (day for day_found, line in found if day_found and (day := _stated_date(day_found, line))), None
    )


def _signers(lines: Sequence[_Line], end: int, regions: RegionIndex) -> list[Stated[str]]:
    """Who signs on the lines right above line `end`; of several each line begins as a body does."""
    signers: list[Stated[str]] = []
    for line in reversed(lines[max(0, end - _MOST_SIGNERS) : end]):
        signed = _stated_issuer(line.text, line)
        if signed is None or (signers and not is_issuer_line(line.text, regions)):
            break
        signers.insert(0, signed)
    return signers


def _stated_date(found: re.Match[str], line: _Line) -> Stated[PartialDate] | None:
    try:
        value = PartialDate(int(found["y"]), int(found["m"]), int(found["d"]))
    except DateError:
        return None
    quote = _DATE.search(line.text, found.start())
    return Stated(value, line.mention(quote[0] if quote else found[0]))


def _stated_issuer(name: str, line: _Line) -> Stated[str] | None:
    return Stated(name, line.mention(name)) if _ISSUER.fullmatch(name) else None


def _issuer_of_title(line: _Line) -> Stated[str] | None:
    found = _ISSUER_OF_TITLE.match(line.text)
    return Stated(found["issuer"], line.mention(found["issuer"])) if found else None


def _own_region(
    issuer: Stated[str] | None,
    number: Stated[str] | None,
    title: Stated[str] | None,
    head: str,
    regions: RegionIndex,
) -> Region | None:
    """From issuer, title or number, else the first place that the head names."""
    names = [stated.value for stated in (issuer, title) if stated]
    region = issuing_region(names, number.value if number else None, regions)
    if region is None and (places := regions.regions_in(head)):
        return places[0][2]
    return region


def _type(title: Stated[str] | None, head: Sequence[_Line]) -> DocumentType | None:
    found = _TITLE.fullmatch(title.value) if title else None
    for line in () if found else head:
        found = _OWN_TYPE.search(line.text)
        if found:
            break
    return DocumentType(found["type"]) if found else None


def _period(title: Stated[str] | None) -> tuple[date, date] | None:
    """The years, or the five-year plan, that the title limits the paper to."""
    if title is None:
        return None
    plan = _PLAN.search(title.value)
    if plan:
        first = _PLAN_STARTS[plan["plan"]]
        return date(first, 1, 1), date(first + 4, 12, 31)
    found = _SPAN.search(title.value) or _YEAR.search(title.value)
    if not found:
        return None
    parts = found.groupdict()
    return date(int(parts.get("from") or parts["year"]), 1, 1), date(
        int(parts.get("to") or parts["year"]), 12, 31
    )


def _addressees(head: Sequence[_Line]) -> Iterator[Stated[str]]:
    line = next((line for line in head if _ADDRESSEES.fullmatch(line.text)), None)
    for found in re.finditer(r"[^,，:：]+", line.text) if line else ():
        start = (line.start if line else 0) + found.start()
        yield Stated(found[0], Mention(found[0], start, "line of addressees"))
