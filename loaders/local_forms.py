"""Forms of one body that a single paper prints: 省政务服务管理办公室(以下简称省政务办)."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from loaders.actor_names import actor_kind, name_actor
from loaders.bodies import find_bodies
from loaders.context import Context
from loaders.lexicon import read_lexicon
from loaders.width import fold_width
from ontology.kinds import ActorKind, Role
from ontology.records import Measure, Responsibility

__all__ = ["learn_bodies", "link_forms"]

_LOG = logging.getLogger(__name__)
_SHORTENED = re.compile(
    r"[(（](?:以下|下)?(?:统一)?(?:简称|称)(?:为)?[:：]?[“\"]?(?P<short>[\u4e00-\u9fff]{3,14})[”\"]?[)）]"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]+[省市区县旗盟州](?:党?委)?")
_COUNTRY = "100000"
_HEADS = frozenset("局委办厅署部院心会处")
_MINISTRY = re.compile(r"(?:中华人民共和国)?[\u4e00-\u9fff]{2,12}部")
_LONGEST = 40
Forms = Mapping[str, str]


def link_forms(text: str, measures: Sequence[Measure], context: Context) -> list[Measure]:
    """The measures, a body's short name with the official form that the same paper prints.

    Bodies such as 政务办 and 网信办 have other official names from place to place, so two forms are one body
    only in a paper that says so (`以下简称`), or that prints both among the bodies of its measures: the short
    form of the lexicon `local_forms`, and after the same place exactly one name that begins and ends as the
    lexicon says. Where two official forms could be meant, or one measure names both forms as two bodies,
    nothing is linked. A body whose official form is known nationally (`body_forms`) keeps it.
    """
    forms = {**_printed(measures), **_introduced(text, context)}
    if not forms:
        return list(measures)
    return [
        replace(measure, responsibilities=tuple(_linked(one, forms) for one in measure.responsibilities))
        for measure in measures
    ]


def learn_bodies(text: str, context: Context, issuers: Iterable[str] = ()) -> Context:
    """The context with the short names of bodies that the paper introduces, and the ministry that issues it.

    >>> from loaders.regions import load_regions
    >>> context = Context(load_regions().find_region("江苏省"), None, None, load_regions())
    >>> sorted(learn_bodies("省政务服务管理局(以下简称省政管局)负责协调。", context).bodies)
    ['省政管局']
    """
    names = frozenset(
        short
        for short, full in _introductions(text, context)
        if short[-1] in _HEADS and actor_kind(short) is actor_kind(full) is ActorKind.AGENCY
    )
    return replace(context, bodies=names, ministry=_ministry(issuers, context))


def _ministry(issuers: Iterable[str], context: Context) -> str:
    """The one ministry of the centre among the issuers; nothing where there are several bodies."""
    whole = {name.removesuffix("办公厅") for name in issuers}
    is_central = context.region is not None and context.region.code == _COUNTRY
    return next(iter(whole)) if is_central and len(whole) == 1 and _MINISTRY.fullmatch(min(whole)) else ""


def _is_agency(one: Responsibility) -> bool:
    return one.kind is ActorKind.AGENCY


def _linked(one: Responsibility, forms: Forms) -> Responsibility:
    if not _is_agency(one) or one.official is not None or one.name not in forms:
        return one
    return replace(one, official=forms[one.name])


def _introduced(text: str, context: Context) -> dict[str, str]:
    """Short names that the paper introduces behind the full ones; what it gives to two bodies is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for short, printed in _introductions(text, context):
        full = name_actor(printed, context)
        place = full.region or context.region
        found[name_actor(short, context).name].add(full.name)
        if place and full.name.startswith(place.name):  # 以下简称政务办, but in a list 省政务办
            found[place.name + short].add(full.name)
    return _certain(found)


def _introductions(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Each short name with the full one as printed."""
    for shortened in _SHORTENED.finditer(text):
        printed = _body_before(text, shortened.start(), context)
        if printed and _shortens(shortened["short"], printed):
            yield shortened["short"], printed


def _body_before(text: str, end: int, context: Context) -> str | None:
    """The name of a body that ends there."""
    start = max(text.rfind("\n", 0, end) + 1, end - _LONGEST)
    line = text[start:end]
    spans = [span for span in find_bodies(fold_width(line), context) if span[1] == len(line)]
    return line[slice(*spans[-1])] if spans else None


def _shortens(short: str, full: str) -> bool:
    """Whether all characters of the short form stand in the full one, in their order."""
    rest = iter(full)
    return len(short) < len(full) and all(char in rest for char in short)


def _printed(measures: Sequence[Measure]) -> dict[str, str]:
    """Short names with the one official form among the bodies; a form that is short itself is none."""
    known = {one.name for measure in measures for one in measure.responsibilities if _is_agency(one)}
    official: dict[str, set[str]] = {}
    for name in known:
        for short, begins, end in _rows():
            if name.endswith(short):
                forms = _official_forms(known - {name}, name.removesuffix(short), begins, end)
                official.setdefault(name, set()).update(forms)
    last = {name: {form for form in forms if not official.get(form)} for name, forms in official.items()}
    return {
        short: full for short, full in _certain(last).items() if not _share_a_task(measures, {short, full})
    }


def _share_a_task(measures: Sequence[Measure], names: set[str]) -> bool:
    return any(
        names <= {one.name for one in measure.responsibilities if one.role is not Role.MENTIONED}
        for measure in measures
    )


def _official_forms(names: Iterable[str], place: str, begins: Sequence[str], end: str) -> Iterator[str]:
    if not _PLACE.fullmatch(place):
        return
    for name in names:
        rest = name.removeprefix(place)
        if name.startswith(place) and rest.startswith(tuple(begins)) and rest.endswith(end):
            yield name


def _certain(found: Mapping[str, set[str]]) -> dict[str, str]:
    for name, forms in found.items():
        if len(forms) > 1:
            _LOG.debug("left open, %s may be any of %s", name, "、".join(sorted(forms)))
    return {name: min(forms) for name, forms in found.items() if len(forms) == 1}


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    return tuple(
        (short, tuple(begins.split("、")), end) for short, begins, end in read_lexicon("local_forms")
    )
