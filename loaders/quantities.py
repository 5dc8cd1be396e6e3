"""Numbers with a unit: value, unit, comparator and place; whether they are goals is for others to say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from loaders.lexicon import read_lexicon
from ontology.kinds import Comparator
from ontology.numerals import parse_numeral

__all__ = ["Quantity", "find_quantities"]

_ARABIC = r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|(?<![0-9])[0-9]{1,12}(?:\.[0-9]{1,6})?"
_LATIN = "(?:E|P|T|G|M)?(?:FLOPS|Flops|flops|bps|B)|[EPTGM]|ms"
_RANGE_UNIT = "%|[个家项类种件]"
_CHINESE = "[一二三四五六七八九十百千两]{1,7}"
_TIMES = {
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_BEFORE = re.compile(
    r"(?:(?P<demand>不低于|不少于|不小于|不得少于|不得低于|至少(?:[\u4e00-\u9fff]{2})?)"
    r"|(?P<ceiling>不超过|不高于|不多于|不大于|不得超过)|(?P<more>超过?|逾|高于|多于|大于|>)|(?P<less>低于|少于|小于|<)"
    r"|(?P<floor>达到?|突破|≥)|(?P<most>≤)"
    r"|(?P<rise>提高|提升|增长|增加|扩大|扩充|扩展|拓展|扩容|推广|上升|增|升)(?:到|至)|(?P<keep>保持|稳定|维持)在"
    r"|(?P<fall>压缩|压减|压降|缩短|缩减|减少|降低|下降|精简|控制|减|降|缩|削减)(?:到|至|在)|(?P<to>[至到])|(?P<about>约|近))(?:约|近)?$"
)
_AFTER = re.compile(
    r"(?P<floor>及?以上)|(?P<ceiling>以内|以下|之内|内(?![外部容蒙网涵设生]))|(?P<about>左右|上下)"
)
_MEANINGS = {
    "floor": Comparator.AT_LEAST,
    "demand": Comparator.AT_LEAST,
    "more": Comparator.AT_LEAST,
    "rise": Comparator.AT_LEAST,
    "keep": Comparator.AT_LEAST,
    "ceiling": Comparator.AT_MOST,
    "less": Comparator.AT_MOST,
    "most": Comparator.AT_MOST,
    "fall": Comparator.AT_MOST,
}
_CHANGE = re.compile(
    r"(?:减少|压缩|压减|压降|缩短|精简|下降|降低|缩减|削减|提高|提升|增长率?|增加|上升|提速|[增降]幅|增速|减|降)"
    r"(?:不低于|不少于|至少|超过?|达到?|约|近)?$"
)
_TIME_UNITS = frozenset(("工作日", "自然日", "天", "小时", "分钟", "秒", "毫秒", "ms", "月", "周", "日"))
_FOLD = "番"
_DIGIT = re.compile("[0-9]")
_HINTS = ("百分之", "不少于", "不低于", "不得", "不超过", "至少", "以上", "以内", "左右", "番", "内")
_LONGEST_BEFORE = 12


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: [start, end) with the words of comparison, `number` where its digits begin.

    `before` and `after` name the group of `_BEFORE` and `_AFTER` that the words of comparison belong to;
    `words_after` are the latter themselves.
    """

    start: int
    number: int
    end: int
    value: Decimal
    maximum: Decimal | None
    unit: str
    comparator: Comparator
    before: str | None
    after: str | None
    words_after: str
    is_chinese: bool
    is_change: bool

    @property
    def is_compared(self) -> bool:
        """Whether words of comparison are printed."""
        return self.after is not None or self.before not in (None, "about")

    @property
    def is_demand(self) -> bool:
        """Whether the words of comparison can only be a demand: 不少于, 以上."""
        return self.after is not None or self.before in ("demand", "ceiling")

    @property
    def is_moved(self) -> bool:
        """Whether the value is where something is brought to: 提高到, 压缩至."""
        return self.before in ("rise", "fall")

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time."""
        return self.unit in _TIME_UNITS

    @property
    def is_size(self) -> bool:
        """Whether it is a technical size: 300EFLOPS, 100G, 200兆."""
        return not self.is_time and (self.unit == "兆" or (self.unit.isascii() and self.unit.isalpha()))

    @property
    def is_count(self) -> bool:
        """Whether things are counted: neither a percentage nor a length of time."""
        return not self.is_time and self.unit not in ("%", "百分点", "倍", _FOLD)


def find_quantities(line: str) -> Iterator[Quantity]:
    """Yield each number that a unit of the lexicon `units` follows, in reading order.

    Args:
        line: with ASCII digits (`fold_width`).

    >>> found = find_quantities("超过1.2万家,压缩至3个工作日以内,选取3—5个")
    >>> [(quantity.value, quantity.unit, quantity.comparator.value) for quantity in found]
    [(Decimal('12000'), '家', '>='), (Decimal('3'), '工作日', '<='), (Decimal('3'), '个', 'range')]
    """
    if not (_DIGIT.search(line) or any(hint in line for hint in _HINTS)):
        return
    for found in _pattern().finditer(line):
        if _is_part(line, found):
            continue
        yield _quantity(line, found)


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(row[0]) for row in sorted(read_lexicon("units"), key=lambda row: -len(row[0])))
    times = "|".join(sorted(_TIMES, key=len, reverse=True))
    return re.compile(
        rf"(?:百分之(?P<percent>{_CHINESE})|(?P<tenths>[一二三四五六七八九])成(?=以上|左右)"
        rf"|翻(?P<fold>[一两二三四1-9]?)番"
        rf"|(?P<low>{_ARABIC}|{_CHINESE})(?:(?:{_RANGE_UNIT})?[-—–~至到]{{1,2}}(?P<high>{_ARABIC}|{_CHINESE}))?"
        rf"(?P<times>{times})?[余多]?(?P<unit>{units}|元|{_LATIN}(?![0-9A-Za-z])|日(?=[之以]?内)"
        rf"|(?<=[万亿])(?=[,。;、)以]|$)))"
    )


@cache
def _units() -> dict[str, str]:
    return {row[0]: row[-1] for row in read_lexicon("units")}


def _is_part(line: str, found: re.Match[str]) -> bool:
    """Whether the digits go on to the left: 第3个, 2.5, IPv6, “1+3”, 6月30日内."""
    before = line[found.start() - 1 : found.start()]
    if found["unit"] == "日" and before == "月":
        return True
    return bool(before) and (
        before.isdigit() or before in ".+第Nn-—/〔" or (before.isascii() and before.isalpha())
    )


def _quantity(line: str, found: re.Match[str]) -> Quantity:
    value, maximum, unit = _amount(found)
    before = _BEFORE.search(line, max(0, found.start() - _LONGEST_BEFORE), found.start())
    after = _AFTER.match(line, found.end())
    is_range = maximum is not None and maximum > value
    words = before.lastgroup if before else None, after.lastgroup if after else None
    changes = _CHANGE.search(line, max(0, found.start() - _LONGEST_BEFORE), found.start())
    return Quantity(
        start=before.start() if before else found.start(),
        number=found.start(),
        end=after.end() if after else found.end(),
        value=value,
        maximum=maximum if is_range else None,
        unit=unit,
        comparator=Comparator.RANGE if is_range else _comparator(*words),
        before=words[0],
        after=words[1],
        words_after=after[0] if after else "",
        is_chinese=bool(found["low"]) and not found["low"][0].isdigit(),
        is_change=bool(changes) or unit == _FOLD,
    )


def _amount(found: re.Match[str]) -> tuple[Decimal, Decimal | None, str]:
    """Value, maximum of a range, and unit: 百分之九十 and 九成 are percentages, 翻番 is once."""
    if found["low"] is None:
        if found["fold"] is not None:
            return _number(found["fold"] or "1"), None, _FOLD
        return _number(found["percent"] or found["tenths"]) * (10 if found["tenths"] else 1), None, "%"
    scale = Decimal(10) ** _TIMES.get(found["times"] or "", 0)
    maximum = _plain(_number(found["high"]) * scale) if found["high"] else None
    return _plain(_number(found["low"]) * scale), maximum, _units().get(found["unit"], found["unit"])


def _number(text: str) -> Decimal:
    plain = text.replace(",", "")
    return Decimal(plain) if plain[0].isdigit() else Decimal(parse_numeral(plain))


def _plain(value: Decimal) -> Decimal:
    """52000 for 5.2万, without the digits after the point that the product brings."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _comparator(before: str | None, after: str | None) -> Comparator:
    """What stands after the number counts first: 控制在90%以上; 左右 makes a bare count of it."""
    return _MEANINGS.get(after or before or "", Comparator.EQUAL)
