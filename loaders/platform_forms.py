"""Short forms that a paper gives to the digital systems which it names in full."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from loaders.context import Context
from loaders.platform_brands import is_slogan
from loaders.platform_regions import begins_with_bare_region, complete_name
from loaders.platform_spans import without_marks
from loaders.platform_tokens import find_quoted_head
from ontology.records import PlatformUse

__all__ = ["collect_short_forms", "find_short_form", "headless_forms"]

_SIGN = re.compile('简称|下称|又称|又名|[即(（][“"「『]')
_TERM = '[“"「『][^“”"「」『』]{2,16}[”"」』](?:平台|系统|APP|App|app|移动端|小程序|网|热线)?'
_DEFINITION = re.compile(
    '[”"」』]?(?:'
    "[(（](?:以?下|下?文|后文)?(?:均|统一)?(?:简称|下称|又称|又名)[为作:：]?"
    f'(?P<bracketed>{_TERM}|[^()（）“”"。;；:：]{{2,16}})[)）]'
    f"|[,，](?:以?下|下文)?(?:简称|下称|又称|又名)[为作:：]?(?P<plain>{_TERM})"
    f"|[,，(（]?即(?P<named>{_TERM})|[(（](?P<added>{_TERM})[)）])"
)
_QUOTED = re.compile('[“"「『](?P<inner>[^“”"「」『』]+)[”"」』](?P<tail>.*)')
_TAILS = ("平台", "APP", "App", "app")
_NO_FORM = re.compile("(?:[两三四五六七八九十0-9]|上述|各|该|本).*|.*[、,，等和及].*")
_MOST = 50  # definitions of one paper; more are hardly a paper's


def collect_short_forms(
    text: str, context: Context, find: Callable[[str, Context], Iterable[PlatformUse]]
) -> dict[str, PlatformUse]:
    """Each short form that a text defines, without quotation marks, with the system that it stands for.

    Read are （以下简称“…”）, （简称…）, 又称“…”, 即“…” and （“…”） right behind a full name. Left out: a form
    for several systems (两平台), a bare 平台 or 系统, a slogan without 简称, a form given to two systems.

    Args:
        text: the whole clean text.
        context: of the paper, still without short forms.
        find: `loaders.platforms.find_platforms`.
    """
    forms: dict[str, PlatformUse | None] = {}
    for form, use in _definitions(text, context, find):
        known = forms.setdefault(form, use)
        if known is not None and known.name != use.name:
            forms[form] = None
        if len(forms) >= _MOST:
            break
    return {form: use for form, use in forms.items() if use is not None}


def _definitions(
    text: str, context: Context, find: Callable[[str, Context], Iterable[PlatformUse]]
) -> Iterator[tuple[str, PlatformUse]]:
    for line in filter(_SIGN.search, re.split("[\n。]", text)):
        for use in find(line, context):
            found = _DEFINITION.match(line, use.mention.end)
            if found:
                printed = next(filter(None, found.groups()))
                is_sure = found["bracketed"] or found["plain"] or not is_slogan(without_marks(printed))
                yield from ((form, use) for form in _forms(printed) if is_sure and form != use.name)


def _forms(printed: str) -> Iterator[str]:
    """What a form may be printed as: “皖事通” and “皖事通”平台 are one, “一网统管”平台 is not “一网统管”."""
    form = without_marks(printed)
    head = find_quoted_head(form)
    if _NO_FORM.fullmatch(form) or (head and head.text == form):
        return
    yield form
    quoted = _QUOTED.fullmatch(printed)
    if quoted and not is_slogan(quoted["inner"]) and find_quoted_head(quoted["inner"]) is None:
        yield from ({quoted["inner"]} if quoted["tail"] else {form + tail for tail in _TAILS})


def find_short_form(form: str, context: Context) -> PlatformUse | None:
    """The system that a name stands for: a short form, or one behind the bare region of that system.

    Args:
        form: as printed, without quotation marks.
        context: of the paper, with its short forms.
    """
    if not context.short_forms:
        return None
    if found := context.short_forms.get(form):
        return found
    length = begins_with_bare_region(form, context)
    found = context.short_forms.get(form[length:]) if length else None
    return found if found and complete_name(form, context)[1] == found.region else None


def headless_forms(short_forms: Mapping[str, PlatformUse]) -> re.Pattern[str] | None:
    """What finds the short forms that no head ends (皖事通) where they stand without quotation marks."""
    return _alternatives(frozenset(short_forms)) if short_forms else None


@lru_cache(maxsize=64)
def _alternatives(forms: frozenset[str]) -> re.Pattern[str] | None:
    names = sorted((form for form in forms if find_quoted_head(form) is None), key=lambda f: (-len(f), f))
    return re.compile(f"(?:{'|'.join(map(re.escape, names))})(?![办码])") if names else None
