"""Time expressions that say by when: absolute, relative to the paper's year or date, recurring, periods."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from loaders.context import Context
from loaders.lexicon import read_lexicon
from loaders.width import fold_width
from ontology.dates import PartialDate
from ontology.errors import DateError
from ontology.numerals import parse_numeral
from ontology.records import Deadline, Mention

__all__ = ["find_dates", "find_deadlines", "find_effect"]

_NUMERAL = "[一二三四五六七八九十两]{1,3}|[0-9]{1,3}"
_CALENDAR = re.compile(
    r"(?P<lead>截至|截止到?|[到至])?"
    r"(?=20[0-9]{2}年|1?[0-9]月|[012][0-9]月|[今本明每]年|(?<![0-9一二三四五六七八九十两几多数近周])年[底末终度内]|[上下]半年|第?[一二三四1-4]季度|(?<![每次当上下逐个])本?月[底末内])"
    r"(?:(?P<year>20[0-9]{2})年度?|(?P<relative>今年|本年度?|明年|每年))?"
    r"(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12][0-9]|0?[1-9])[日号]|份?(?P<decade>[上中下]旬|初)?)"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<own>年度?)(?=[底末终内])|(?P<thismonth>本?月)(?=[底末内]))?"
    r"(?P<end>[底末终])?"
    r"(?P<suffix>之前|以前|前(?![后三两二四0-9])|以内|之内|年?内|期间|间)?"
)
_HINT = re.compile("[0-9][年月日]")
_HINTS = (
    *("年底", "年末", "年终", "年内", "年度内", "月底", "月末", "月内", "日内", "周内", "半年", "季度"),
    *("年左右", "年时间", "之内", "以内", "十"),
)
_SPAN = re.compile(r"(?P<since>20[0-9]{2})年?[-—–~至到]{1,2}(?P<until>20[0-9]{2})年(?P<suffix>期间|间)?")
_PLAN = re.compile(r"[“\"]?十(?P<plan>[三四五六])五[”\"]?(?:规划)?(?:期间|(?P<end>期?末)|时期|期内)")
_AFTER_ISSUE = re.compile(
    rf"(?:印发|发布|下发|公布|出台)(?:之日)?[起后](?P<count>{_NUMERAL})(?P<unit>个?工作日|日|天|周|个月|年)[之以]?内"
)
_IN_FORCE = "(?:施行|实施|生效|执行)"
_EFFECT = re.compile(
    r"(?:本[\u4e00-\u9fff]{1,8}|^|[，,。；;条])自(?:(?P<year>20[0-9]{2})年(?P<month>1?[0-9])月(?P<day>[123]?[0-9])日"
    rf"|(?:印发|发布|公布)之日)起(?:正式)?{_IN_FORCE}",
    re.MULTILINE,
)
_AFTER_EFFECT = re.compile(
    rf"自(?:本[\u4e00-\u9fff]{{1,8}})?{_IN_FORCE}之日[起后](?P<count>{_NUMERAL})(?P<unit>个?工作日|日|天|周|个月|年)[之以]?内"
)
_IN_FORCE_DAY = re.compile(rf"{_IN_FORCE}之日[起后]$")
_YEARS = re.compile(
    rf"(?<![近第去前各])(?P<count>{_NUMERAL})年(?:[之以]?内|左右(?:的?时间)?|(?<=用[0-9一二三四五六七八九十两]年)的?时间)"
)
_RECURS = re.compile(r",?每[年季月半个]")
_BARE_GOAL = re.compile(  # 2024年|贷款余额增长15%以上: the goal of a year that nothing else leads to
    r"[^,。;:!?0-9]{0,50}?(?:增长|提[高升]|达到?|突破|超过|不(?:少|低|高|多)于|不超过|推出|新增|压[缩减]|缩短|降低|减少|控制|培育|打造|建成)"
    r"[^,。;:!?0-9的]{0,16}[0-9]"
)
_NO_BARE_GOAL = re.compile(r"度|版|第|是|的|以|起|初|[0-9]|[^,。;:]{0,50}?(?:已|曾|实际|总结|会议|考核|评估)")
_BEFORE_GOAL = re.compile(r"(?:^|[,。;:]|力争|争取|确保)$")
_RANGE = re.compile(r"[-—–~至到]{0,2}")
_TITLES = re.compile(r"《[^《》]*》")
_LABEL_END = re.compile(r"(?:时限|时间|节点|期限|进度)(?:安排|要求)?:$")
_OPENERS = ",。;:、(【[“—"
_CLOSERS = ",。;、)】]"
_NO_DEADLINE = re.compile(r"起|开始|以来|以后|之后|度|版|第|是|年?[的以]")
_JOINTS = ("、", "和", "及", "与")
_HALVES = {"上": 6, "下": 12}
_DECADES = {"上旬": 10, "初": 10, "中旬": 20, "下旬": None}
_PLAN_ENDS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
Candidate = tuple[int, int, PartialDate, str]


def find_deadlines(line: str, context: Context) -> Iterator[Deadline]:
    """Yield each time expression that says by when, in reading order; repeated dates are repeated.

    Args:
        line: one line of a measure, simplified, without white space.
        context: gives the year of 年底前 and the day from which 印发后30日内 counts; else none is read.

    Yields:
        The date at the precision of the text; `date.last` is the last possible day. Not read are past years,
        dates within 《》, what only names a time (2018年以来, 自2019年1月1日起施行, 2022年第4次会议), and
        periods of what recurs (2023—2025年每年安排).

    >>> from loaders.regions import load_regions
    >>> context = Context(None, PartialDate(2023, 4, 27), 2023, load_regions())
    >>> [d.date.last.isoformat() for d in find_deadlines("2025年6月底前建成,2026年前推广,年内见效", context)]
    ['2025-06-30', '2025-12-31', '2023-12-31']
    """
    yield from find_dates(line, context)


def find_dates(line: str, context: Context) -> Iterator[Deadline]:
    """Yield each deadline of a line, with 到 or 截至 before it: what targets and objectives are due by."""
    plain = fold_width(line)
    if not (_HINT.search(plain) or any(hint in plain for hint in _HINTS)):
        return
    plain = _TITLES.sub(lambda found: "〇" * len(found[0]), plain)
    done = 0
    for start, end, when, rule in sorted(_candidates(plain, context), key=_longest_first):
        if start >= done and not _is_past(when, context):
            done = end
            yield Deadline(Mention(line[start:end], start, rule), when)


def find_effect(text: str, issued: PartialDate | None) -> PartialDate | None:
    """The day from which a paper says that it is in force; of 自发布之日起施行 the day of issue.

    >>> find_effect("第九条本办法自2024年7月1日起施行。", None).text
    '2024-07-01'
    """
    found = _EFFECT.search(text)
    if found is None or not found["year"]:
        return issued if found else None
    try:
        return PartialDate(int(found["year"]), int(found["month"]), int(found["day"]))
    except DateError:
        return None


def _candidates(line: str, context: Context) -> Iterator[Candidate]:
    yield from _calendar_dates(line, context)
    yield from _periods(line)
    if context.issued is not None:
        yield from _counted_dates(line, context.issued)
    if context.effective is not None:
        for found in _AFTER_EFFECT.finditer(line):
            when = _day_after(context.effective, parse_numeral(found["count"]), found["unit"])
            yield found.start(), found.end(), when, "counted from entry into force"


def _longest_first(found: Candidate) -> tuple[int, int]:
    return found[0], -found[1]


def _is_past(when: PartialDate, context: Context) -> bool:
    """Whether it only tells history: a year before the paper's."""
    return context.issued is not None and when.year < context.issued.year


def _calendar_dates(line: str, context: Context) -> Iterator[Candidate]:
    line = _SPAN.sub(lambda found: "〇" * len(found[0]), line)
    matches = list(_CALENDAR.finditer(line))
    sentence_end, year = 0, context.year
    previous: re.Match[str] | None = None
    for found, is_term in zip(matches, _terms(line, matches), strict=True):
        since, previous = previous, found
        if found.start() >= sentence_end:
            sentence_end, year = (line.find("。", found.start()) + 1 or len(line)), context.year
        opening = since if since and _is_range(line, since, found) else None
        if opening:
            is_term = is_term or _stands_alone(line, opening.start(), found.end())
            year = int(opening["year"]) + (int(found["month"]) < int(opening["month"]))
        when = _date(found, _year(found, context, year), context) if is_term else None
        if when and opening:
            yield opening.start(), found.end(), when, "end of a range of months"
        elif when:
            year = max(year or when.year, when.year)
            rule = "calendar date" if found["year"] else "calendar date, its year understood"
            yield found.start(), found.end(), when, rule


def _is_range(line: str, since: re.Match[str], until: re.Match[str]) -> bool:
    """Whether two dates are the ends of a range: 2025年7月|至12月."""
    if not (since["year"] and since["month"] and until["month"]) or since["suffix"] or since["end"]:
        return False
    between = line[since.end() : until.start()]
    return bool(_RANGE.fullmatch(between)) and bool(between or until["lead"] in ("至", "到"))


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether [start, end) is a whole clause, or stands alone in brackets."""
    return (start == 0 or line[start - 1] in _OPENERS) and (end == len(line) or line[end] in _CLOSERS)


def _terms(line: str, matches: Sequence[re.Match[str]]) -> list[bool]:
    """Which dates say by when; of 4月10日、7月10日和10月10日前 all do."""
    terms: list[bool] = []
    following: re.Match[str] | None = None
    for found in reversed(matches):
        joined = following is not None and terms[-1] and line[found.end() : following.start()] in _JOINTS
        terms.append(joined or _says_by_when(line, found))
        following = found
    return terms[::-1]


def _year(found: re.Match[str], context: Context, last: int | None) -> int | None:
    """The year that is printed or that 明年 means, else the last one of the sentence, else the paper's."""
    if found["year"]:
        return int(found["year"])
    if found["relative"]:
        return context.year + (found["relative"] == "明年") if context.year else None
    return context.year if found["own"] and found["suffix"] in ("内", "年内") else last


def _date(found: re.Match[str], year: int | None, context: Context) -> PartialDate | None:
    if year is None:
        return None
    before = bool(found["suffix"]) and found["suffix"].endswith("前") and not found["end"]
    try:
        if found["day"]:
            return PartialDate(year, int(found["month"]), int(found["day"]))
        if found["decade"]:
            return PartialDate(year, int(found["month"]), _DECADES[found["decade"]])
        if found["thismonth"]:
            return PartialDate(context.issued.year, context.issued.month) if context.issued else None
    except DateError:
        return None
    if found["month"]:
        return _month(year, int(found["month"]) - before)
    if found["quarter"]:
        return _month(year, 3 * (parse_numeral(found["quarter"]) - before))
    if found["half"]:
        return PartialDate(year, _HALVES[found["half"]])
    return (
        PartialDate(year - before)
        if found["year"] or found["end"] or found["own"]
        else _relative_year(found, year)
    )


def _month(year: int, month: int) -> PartialDate:
    return PartialDate(year, month) if month > 0 else PartialDate(year - 1)


def _relative_year(found: re.Match[str], year: int) -> PartialDate | None:
    return PartialDate(year) if found["relative"] in ("今年", "明年") and found["suffix"] else None


def _says_by_when(line: str, found: re.Match[str]) -> bool:
    """Whether words around the date make it a term: 前 after it, 到 before it, its place in the clause."""
    start, end = found.span()
    if line.endswith("有效期", 0, start):
        return False
    if _LABEL_END.search(line, max(0, start - 12), start):
        return True
    if found["suffix"]:
        return found["suffix"] not in ("间", "期间") or bool(found["lead"])
    if _NO_DEADLINE.match(line, end):
        return False
    if found["lead"]:
        return True
    opens = start == 0 or line[start - 1] in _OPENERS or line[start - 1] in "在于争"
    closes = end == len(line) or line[end] in _CLOSERS
    if found["year"] and found.end() == found.end("year") + 1 and _is_year_of_goal(line, start, end):
        return True
    if found["end"]:
        return opens or closes or bool(_achievement().match(line, end))
    return opens and bool(_achievement().match(line, end) or (closes and found["year"] and not found["day"]))


def _is_year_of_goal(line: str, start: int, end: int) -> bool:
    """Whether a bare year opens a clause that sets a figure: 力争|2024年|余额增长15%."""
    is_before = _BEFORE_GOAL.search(line, max(0, start - 2), start)
    return bool(is_before and not _NO_BARE_GOAL.match(line, end) and _BARE_GOAL.match(line, end))


@cache
def _achievement() -> re.Pattern[str]:
    return re.compile("|".join(verb for (verb,) in read_lexicon("achievements")))


def _periods(line: str) -> Iterator[Candidate]:
    for found in _SPAN.finditer(line):
        opens = found.start() == 0 or line[found.start() - 1] in _OPENERS
        goes_on = line.startswith(",", found.end()) or found["suffix"]
        if opens and goes_on and not _RECURS.match(line, found.end()):
            yield found.start(), found.end(), PartialDate(int(found["until"])), "period"
    for found in _PLAN.finditer(line):
        opens = found.start() == 0 or line[found.start() - 1] in (*_OPENERS, "在", "到", "至")
        goes_on = line.startswith(",", found.end()) or _achievement().match(line, found.end())
        if found["end"] or (opens and goes_on and not _RECURS.match(line, found.end())):
            yield found.start(), found.end(), PartialDate(_PLAN_ENDS[found["plan"]]), "five-year plan"


def _counted_dates(line: str, issued: PartialDate) -> Iterator[Candidate]:
    for found in _AFTER_ISSUE.finditer(line):
        when = _day_after(issued, parse_numeral(found["count"]), found["unit"])
        yield found.start(), found.end(), when, "counted from issue"
    for found in _YEARS.finditer(line):
        before = max(0, found.start() - 20)
        if not (
            _AFTER_ISSUE.search(line, before, found.end())
            or _IN_FORCE_DAY.search(line, before, found.start())
        ):
            when = _day_after(issued, parse_numeral(found["count"]), "年")
            yield found.start(), found.end(), when, "counted from issue"


def _day_after(issued: PartialDate, count: int, unit: str) -> PartialDate:
    """The last day of so many days, working days, weeks, months or years after the paper's date."""
    if unit in ("年", "个月"):
        months = issued.last.month - 1 + count * (12 if unit == "年" else 1)
        return _clipped(issued.last.year + months // 12, months % 12 + 1, issued.last.day)
    day = issued.last
    days = _calendar_days(day, count) if "工作日" in unit else count * (7 if unit == "周" else 1)
    day += timedelta(days)
    return PartialDate(day.year, day.month, day.day)


def _clipped(year: int, month: int, day: int) -> PartialDate:
    return PartialDate(year, month, min(day, PartialDate(year, month).last.day))


def _calendar_days(start: date, working_days: int) -> int:
    """So many days from Monday to Friday, holidays not considered."""
    weeks, rest = divmod(working_days, 5)
    weekday = min(start.weekday(), 4)
    return 7 * weeks + rest + (2 if weekday + rest > 4 else 0)
