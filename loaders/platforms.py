"""Digital systems that a measure names: apps, portals, hotlines, platforms, clouds, networks, databases."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from loaders.context import Context
from loaders.platform_actions import tell_actions
from loaders.platform_brands import collect_brands, is_brand
from loaders.platform_clauses import read_clauses
from loaders.platform_forms import collect_short_forms, find_short_form, headless_forms
from loaders.platform_generic import is_base_database
from loaders.platform_kinds import tell_kind
from loaders.platform_names import BESIDE_SYSTEMS, Known, find_names
from loaders.platform_regions import begins_with_bare_region, complete_name, place_length
from loaders.platform_spans import Name
from ontology.kinds import Action, PlatformKind
from ontology.records import Mention, PlatformUse

__all__ = ["collect_brands", "find_platforms", "learn_names", "link_use", "unite_platforms"]


def learn_names(text: str, context: Context) -> Context:
    """The context with the brands and the short forms of systems that a text introduces.

    Args:
        text: the whole clean text.
        context: of the paper, still without them.
    """
    context = replace(context, brands=context.brands | collect_brands(text))
    forms = collect_short_forms(text, context, find_platforms)
    return replace(context, brands=context.brands.union(forms), short_forms=forms)


def find_platforms(line: str, context: Context) -> Iterator[PlatformUse]:
    """Yield each identifiable system with what is done with it, in reading order; a name may come again.

    The mention is the longest name as printed, without marks at its ends; where several share a head
    (药品监管、统计、体育等旗舰店) each is yielded with the whole phrase. `name` is without marks and has the
    region in full (省大数据平台 → 湖北省大数据平台). Left out are names that could be any system's, and 体系.
    A short form that the paper defines has its system's `official` name, region and kind.

    Args:
        line: one line of a measure, simplified, without white space.
        context: the document's region, its brands and short forms, and all regions.

    >>> from loaders.regions import load_regions
    >>> context = Context(load_regions().find_region("江苏省"), None, None, load_regions())
    >>> found = find_platforms("升级“苏服办”移动端,推广省审计系统", context)
    >>> [(p.mention.quote, p.name, p.action.value, p.kind.value) for p in found][0]
    ('苏服办”移动端', '苏服办移动端', 'improve', 'mobile app')
    """
    known = Known(
        is_service=partial(is_brand, brands=context.brands, regions=context.regions),
        is_short_form=lambda form: find_short_form(form, context) is not None,
        place_length=partial(place_length, regions=context.regions),
    )
    for clause in read_clauses(line, headless_forms(context.short_forms)):
        names = find_names(clause, known)
        shared = _share_region(line, names, context)
        for name, action in zip(shared, tell_actions(clause, names), strict=True):
            yield from _uses(line, name, action, context)


def _share_region(line: str, names: Iterable[Name], context: Context) -> Iterator[Name]:
    """The names; in a list of base databases all have the bare region of the first (县人口库、法人库)."""
    region, end = "", -1
    for name in names:
        form = name.forms[0]
        length = begins_with_bare_region(form, context)
        if length:
            region = form[:length] if is_base_database(form[length:]) else ""
        elif line[end : name.start] not in ("、", "和", "及", "与") or not is_base_database(form):
            region = ""
        yield name._replace(forms=(region + form,)) if region and not length else name
        end = name.end


def _uses(line: str, name: Name, action: Action, context: Context) -> Iterator[PlatformUse]:
    mention = Mention(line[name.start : name.end], name.start, name.rule)
    for form in name.forms:
        full, region = complete_name(form, context)
        kind = tell_kind(form)
        if kind is PlatformKind.OTHER and name.rule == BESIDE_SYSTEMS:
            kind = PlatformKind.BUSINESS_SYSTEM
        use = PlatformUse(mention, full, action, kind, region)
        meant = find_short_form(form, context) if len(name.forms) == 1 else None
        yield link_use(use, meant) if meant else use


def link_use(use: PlatformUse, meant: PlatformUse) -> PlatformUse:
    """The use of a short form as one of the system that it stands for."""
    official = meant.official or meant.name
    if official == use.name:
        return use
    return replace(use, official=official, region=meant.region, kind=meant.kind)


def unite_platforms(uses: Iterable[PlatformUse]) -> tuple[PlatformUse, ...]:
    """One entry for each system of a measure, at its first mention, with the first action that is not none.

    A name that ends a longer one (一体化政务服务平台, 省一体化政务服务平台) is the same system.
    """
    first: dict[str, PlatformUse] = {}
    for use in uses:
        system = use.official or use.name
        same = first.setdefault(system, use)
        if same.action is Action.NONE is not use.action:
            first[system] = replace(same, action=use.action)
    ends = {name[i:] for name in first for i in range(1, len(name))}
    return tuple(use for name, use in first.items() if name not in ends or name.startswith(("全国", "国家")))
