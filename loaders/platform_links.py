"""Short forms of systems that an earlier measure names in full, though the paper does not define them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.context import Context
from loaders.platform_generic import is_generic
from loaders.platform_spans import without_marks
from loaders.platform_tokens import find_quoted_head
from loaders.platforms import find_platforms, link_use, unite_platforms
from ontology.kinds import Action
from ontology.records import Measure, PlatformUse, Region

__all__ = ["link_platforms"]

_COUNTRY = "100000"
_LEVEL = re.compile("本?级")
_SHARED = re.compile("(?:统一|一体化|集中|集约化)的?")
_MOST = 100  # short forms searched for; more are hardly a paper's
_SHORTEST = 4
_NO_START = tuple("、和及与各级的")
_SITE = re.compile("(?:网站|门户)")  # every body has one of its own
_OWN = re.compile("县级以上|本级|各自|本单位|本部门|本地区")


def link_platforms(text: str, measures: Sequence[Measure], context: Context) -> list[Measure]:
    """The measures with short forms led to the systems that earlier ones name in full.

    全省一体化大数据平台 may come again as 一体化大数据平台 or 大数据平台. A form is linked where nothing but
    region and 统一 or 一体化 are left out, and no other system of the paper has a name that ends so; a
    paper of a region calls nothing of the whole country by a short form. What could be any system's
    (大数据平台) is read only in a paper of a region, where the measure does not build it.

    Args:
        text: the clean text.
        measures: with their platforms.
        context: of the paper.
    """
    full = _short_forms(measures, context)
    general = [form for form in full if _is_general(form)] if not _is_national(context.region) else []
    wanted = "|".join(map(re.escape, sorted(general[:_MOST], key=lambda form: (-len(form), form))))
    search = re.compile(wanted) if wanted else None
    return [_linked(text, measure, full, search, context) for measure in measures]


def _linked(
    text: str,
    measure: Measure,
    full: Mapping[str, PlatformUse],
    search: re.Pattern[str] | None,
    context: Context,
) -> Measure:
    linked = [_link(use, full, measure.start) for use in measure.platforms]
    ends = {use.mention.end for use in linked}
    places = search.finditer(text, measure.mention.start, measure.end) if search else ()
    missed = [place for place in places if place.end() not in ends]
    known = {place[0]: full[place[0]] for place in missed if full[place[0]].mention.start < measure.start}
    sentences = _sentences(text, (place for place in missed if place[0] in known), measure)
    fresh = _read_again(text, sentences, known, context) if known else ()
    uses = sorted([*linked, *fresh], key=lambda use: use.mention.start)
    return measure if uses == list(measure.platforms) else replace(measure, platforms=unite_platforms(uses))


def _link(use: PlatformUse, full: Mapping[str, PlatformUse], start: int) -> PlatformUse:
    """The use as one of the system that an earlier measure names in full, if it says nothing of a region."""
    meant = full.get(use.name)
    is_bare = use.official is None and use.name == without_marks(use.mention.quote)
    return link_use(use, meant) if meant and is_bare and meant.mention.start < start else use


def _sentences(text: str, places: Iterable[re.Match[str]], measure: Measure) -> Iterator[tuple[int, int]]:
    """The sentences of a measure that hold places, which come in reading order."""
    end = measure.mention.start
    for place in places:
        if place.start() >= end:
            start = max(text.rfind(stop, end, place.start()) + 1 for stop in "。\n")
            stops = (text.find(stop, place.end(), measure.end) for stop in "。\n")
            start, end = max(start, end), min(stop if stop >= 0 else measure.end for stop in stops)
            yield start, end


def _read_again(
    text: str, sentences: Iterable[tuple[int, int]], known: Mapping[str, PlatformUse], context: Context
) -> Iterator[PlatformUse]:
    """The general short forms in some sentences, which the first reading left out."""
    knowing = replace(context, short_forms={**context.short_forms, **known})
    for start, end in sentences:
        sentence = text[start:end]
        for use in find_platforms(sentence, knowing):
            is_meant = without_marks(use.mention.quote) in known and use.action is not Action.BUILD
            if is_meant and not _OWN.search(sentence, 0, use.mention.start):
                yield replace(use, mention=replace(use.mention, start=use.mention.start + start))


def _short_forms(measures: Sequence[Measure], context: Context) -> dict[str, PlatformUse]:
    """Each form with the first use of the one system that it can be short for."""
    first: dict[str, PlatformUse] = {}
    for measure in measures:
        for use in measure.platforms:
            first.setdefault(use.official or use.name, use)
    meant = {form: use for use in reversed(first.values()) for form in _forms_of(use, context)}
    holders = Counter(name[i:] for name in first.keys() - meant.keys() for i in range(1, len(name)))
    return {form: use for form, use in meant.items() if holders[form] == 1}


def _forms_of(use: PlatformUse, context: Context) -> Iterator[str]:
    """What is left of a full name without its region, and without 统一 or 一体化 behind that."""
    region = use.region or context.region
    if (
        use.official is not None
        or region is None
        or _is_national(use.region)
        or not use.name.startswith(region.name)
    ):
        return
    rest = use.name.removeprefix(region.name)
    rest = rest[len(level[0]) :] if (level := _LEVEL.match(rest)) else rest
    while len(rest) >= _SHORTEST and not rest.startswith(_NO_START):
        yield rest
        shared = _SHARED.match(rest)
        rest = rest[shared.end() :] if shared else ""


def _is_national(region: Region | None) -> bool:
    return region is not None and region.code == _COUNTRY


def _is_general(form: str) -> bool:
    """Whether a form could be any system's, but not if it had a region (大数据平台, not 信息平台)."""
    head = find_quoted_head(form)
    if head is None or _SITE.search(form) or not is_generic(form, head.text, has_region=False):
        return False
    return not is_generic(form, head.text, has_region=True)
