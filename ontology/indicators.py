"""From a target to the concept of its indicator, which papers print in many forms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ontology.indicator_words import Amount, amount_of, change_of, plain_indicator, read_rows, word_forms
from ontology.kinds import TargetKind
from ontology.records import Target

__all__ = ["IndicatorConcept", "find_concept", "target_concept"]

_ITEMS = ("事项", "业务", "政策", "办件", "政务服务")
_NOUN = "(?:.{0,8}事项|(?:惠企|涉企)?政策|(?:政务)?服务|业务|办件)?"
_LISTED = re.compile("[、等]")
_NEW = re.compile("(?:新增加?|新推出|再推出)(?=..)")
_STATUTORY = re.compile("(?:较|比|在)(?:现行|原)?法定")
_OF_SHARES = {"提高": "Rise", "降低": "Fall", "变化": "Change"}
_AGAINST_STATUTE = "(较法定时限)"


@dataclass(frozen=True, slots=True)
class IndicatorConcept:
    """What targets of several papers measure: its name, English if it is known well, and other forms.

    `broader` is the indicator of which it measures a part: 高频事项网上可办率, 政务服务事项网上可办率.
    """

    name: str
    english: str | None = None
    forms: tuple[str, ...] = ()
    broader: "IndicatorConcept | None" = None


@dataclass(frozen=True, slots=True)
class _Mode:
    """A way in which services are done, by a row of indicator_modes.tsv."""

    name: str
    words: tuple[str, ...]
    share: str
    english: str
    items: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A well-known indicator, by a row of indicators.tsv; `forms` are plain."""

    concept: IndicatorConcept
    amount: Amount
    items: str
    narrower: tuple[str, ...]
    forms: tuple[str, ...]


def target_concept(target: Target) -> IndicatorConcept:
    """The concept of a target's indicator.

    A cut in time against the statutory limit is another indicator than one against what was taken before;
    only the words around the figure tell.
    """
    is_statutory = _STATUTORY.search(target.mention.quote) is not None
    return find_concept(target.indicator, target.unit, target.kind, is_statutory=is_statutory)


@lru_cache(maxsize=4096)
def find_concept(
    name: str, unit: str, kind: TargetKind = TargetKind.LEVEL, *, is_statutory: bool = False
) -> IndicatorConcept:
    """The concept of an indicator as printed.

    Args:
        name: as printed, its scope split off or not.
        unit: of the figures: a share (in per cent) is another indicator than a number of things.
        kind: a change is another indicator than the level; 时限压减率 is a change by its name.
        is_statutory: whether a change is against the statutory limit.

    Returns:
        One of the tables beside this module; else the name in its plain form, so that forms which differ only
        in scope, quotation marks, verbs left over or words for one thing (占比, 比例) still are one.

    >>> [find_concept(name, "%").name for name in ("网办率", "全省依申请政务服务事项网上可办率")]
    ['政务服务事项网上可办率', '政务服务事项网上可办率']
    >>> find_concept("高频政务服务事项网办率", "%").broader.name
    '政务服务事项网上可办率'
    >>> find_concept("示范企业数量", "家").name
    '示范企业'
    """
    amount = amount_of(unit, kind)
    if amount is Amount.SHARE and (change := change_of(name)):
        name, amount = change, Amount.CHANGE
    plain = plain_indicator(name, amount, unit)
    if amount is Amount.CHANGE:
        return _change(plain, unit, is_statutory=is_statutory)
    if amount is Amount.COUNT and (new := _NEW.match(plain)):
        return IndicatorConcept(f"新增{_level(plain[new.end() :], amount).name}")
    return _level(plain, amount)


def _level(plain: str, amount: Amount) -> IndicatorConcept:
    known = _by_mode(plain, amount) or _by_row(plain, amount)
    return known or IndicatorConcept(plain)


def _change(plain: str, unit: str, *, is_statutory: bool) -> IndicatorConcept:
    """A change in per cent may be well known; one of a share is a change of the share's concept."""
    found = (_by_row(plain, Amount.CHANGE) if unit == "%" else None) or _change_of_share(plain)
    if not is_statutory or not (found.name.endswith("压缩比例") or plain.endswith("压缩")):
        return found
    english = f"{found.english}, against the statutory limit" if found.english else None
    return IndicatorConcept(found.name + _AGAINST_STATUTE, english, broader=found)


def _change_of_share(plain: str) -> IndicatorConcept:
    share, verb = plain[:-2], plain[-2:]
    if verb not in _OF_SHARES or not share.endswith(("率", "比例")):
        return IndicatorConcept(plain)
    level = _level(share, Amount.SHARE)
    english = (
        f"{_OF_SHARES[verb]} in the {level.english[0].lower()}{level.english[1:]}" if level.english else None
    )
    return IndicatorConcept(level.name + verb, english, tuple(form + verb for form in level.forms))


def _by_mode(plain: str, amount: Amount) -> IndicatorConcept | None:
    """The share or number of items that are done in a way: 高频事项实现最多跑一次, 跨省通办事项."""
    if amount not in (Amount.SHARE, Amount.COUNT):
        return None
    found = _mode_pattern().fullmatch(plain)
    if found is None or (amount is Amount.SHARE) != bool(found["rate"]):
        return None
    mode = _modes()[found["mode"]]
    printed = found["head"] + found["noun"]
    if amount is Amount.COUNT and not printed:
        return None
    items = word_forms("head").get(_unapplied(printed), printed) or mode.items
    if not items.endswith(_ITEMS) or _LISTED.search(items):
        return None
    general = _of_mode(mode, mode.items, amount)
    if items == mode.items:
        return general
    return replace(_of_mode(mode, items, amount, found["head"], found["noun"]), broader=general)


def _unapplied(items: str) -> str:
    """Items without 依申请 where items of service are meant, which are applied for (国发〔2022〕5号)."""
    rest = re.sub("^依申请(?:办理)?的?类?", "", items)
    return rest if rest in word_forms("head") else items


def _of_mode(mode: _Mode, items: str, amount: Amount, head: str = "", noun: str = "") -> IndicatorConcept:
    """The concept of such items, which has English and other forms where the items are well known."""
    english = word_forms("english").get(items)
    if amount is Amount.SHARE:
        words = f"Share of {english} {mode.english}" if english else None
        ending = "比例" if mode.share.endswith("比例") else "率"
        named = ["", items] if items == mode.items else [items]
        forms = [f"{of}{word}{ending}" for of in named for word in mode.words]
        return IndicatorConcept(items + mode.share, words, _others(forms, items + mode.share))
    words = f"Number of {english} {mode.english}" if english else None
    if noun and not english:
        return IndicatorConcept(head + mode.name + noun)
    short = items.removeprefix("政务服务") if items == mode.items else items
    return IndicatorConcept(
        mode.name + short, words, _others([word + short for word in mode.words], mode.name + short)
    )


def _others(forms: Sequence[str], name: str) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(forms) if form != name)


def _by_row(plain: str, amount: Amount) -> IndicatorConcept | None:
    """A well-known indicator, of all items or of some: 不动产登记事项办理时间压缩."""
    for form, row in _rows(amount):
        if not plain.endswith(form):
            continue
        head = plain.removesuffix(form)
        if not head or (row.items and word_forms("head").get(_unapplied(head), head) == row.items):
            return row.concept
        if row.narrower and head.endswith(row.narrower) and not _LISTED.match(head):
            return IndicatorConcept(head + row.forms[0], broader=row.concept)
    return None


@cache
def _mode_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _modes()), key=len, reverse=True))
    return re.compile(
        rf"(?P<head>.*?)(?:实现|可以|能够|可|能)?(?P<mode>{words})的?(?P<noun>{_NOUN})(?P<rate>率|比例)?"
    )


@cache
def _modes() -> dict[str, _Mode]:
    """Each way by each of its words."""
    modes = [
        _Mode(name, tuple(words.split("|")), share, english, items)
        for name, words, share, english, items, _ in read_rows("indicator_modes.tsv")
    ]
    return {word: mode for mode in modes for word in mode.words}


@cache
def _rows(amount: Amount) -> list[tuple[str, _Row]]:
    """The rows of an amount by each plain form, long forms first."""
    found = [(form, row) for row in map(_row, read_rows("indicators.tsv")) for form in row.forms]
    return sorted(
        ((form, row) for form, row in found if row.amount is amount), key=lambda pair: -len(pair[0])
    )


def _row(cells: Sequence[str]) -> _Row:
    name, english, amount, items, narrower, printed, _ = cells
    kind, forms = Amount(amount), printed.split("|")
    plain = tuple(dict.fromkeys(plain_indicator(form, kind) for form in forms))
    concept = IndicatorConcept(name, english, _others(forms, name))
    return _Row(concept, kind, items, tuple(filter(None, narrower.split("|"))), plain)
