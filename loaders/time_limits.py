"""Terms within which something must be done (5个工作日内发放到位): what it is, if a figure sets one."""

import re
from functools import cache

from loaders.figures import Figure
from loaders.lexicon import read_lexicon

__all__ = ["limited_act"]

_MODAL = (
    "应当|应|须|必须|要|需|予以|给予|进行|及时|全部|一次性|即可|可以|可|能够?|统一|依法|力争|原则上|基本|并"
)
_HEDGES = re.compile(rf"(?:{_MODAL}|确保|最快|最迟|一般|均|平均|[在于])+$")
_OPENER = re.compile(r"(?:确保|保障|实现|推动|做到|对于?|将|把)+")
_EVENT = re.compile(
    r"(?:[自从在于](?:收到|接到|接|受理|反馈|提交|提出|发现)?|收到|接到|受理|接)(?P<thing>[^自从在于]{0,30}?)(?:之日起?|[后起])$"
)
_NO_LIMIT = re.compile(r"(?:未|未能|不能|不|没有|近|最近|过去|每|[第前]|逾期|超过|连续)[在于]?$")
_ACTOR = re.compile("(?:部门|单位|机构|中心|政府|企业|窗口|人员|大厅|办公室|[局厅委]|(?<![开举承代申])办)$")
_LONGEST_EVENT = 40
_LONGEST_BARE_VERB = 5


def limited_act(figure: Figure) -> tuple[str, str] | None:
    """Of what, and what, is to be done within the figure's time: 资金|发放到位; None where it sets no term.

    The verb right after the figure is one of the lexicon `limit_verbs`; the first part may be empty. No terms
    are those of a condition (5日内办结的, 未在5日内办结) and of history (近30日内受理).
    """
    quantity = figure.quantity
    if not quantity.is_time or quantity.before not in (None, "about") or _NO_LIMIT.search(figure.left[-4:]):
        return None
    if quantity.after not in (None, "ceiling") or figure.right.endswith("的"):
        return None
    found = _act().match(figure.right)
    if found is None or (quantity.after is None and found.end() < len(figure.right)):
        return None
    act = figure.right[found.start("act") :]
    if found["object"]:
        return "", act[1:]
    hedges = _HEDGES.search(figure.left, max(0, len(figure.left) - _LONGEST_EVENT))
    return _subject_and_act(figure.left[: hedges.start()] if hedges else figure.left, act)


def _subject_and_act(left: str, act: str) -> tuple[str, str]:
    """收到|请求|后完成证书补发 is 证书补发, 收到|申请|后办结 is 申请办结."""
    event = _EVENT.search(left, max(0, len(left) - _LONGEST_EVENT))
    subject = left[: event.start()] if event else left
    opener = _OPENER.match(subject)
    subject = subject[opener.end() :] if opener else subject
    if _ACTOR.search(subject) or not subject:
        subject = event["thing"] if event and len(act) <= _LONGEST_BARE_VERB else ""
    return (subject, act) if subject else ("", act.removeprefix("完成"))


@cache
def _act() -> re.Pattern[str]:
    """A verb that ends a term, after the words that demand it; not one that describes (办结的, 办结率)."""
    verbs = "|".join(sorted((verb for (verb,) in read_lexicon("limit_verbs")), key=len, reverse=True))
    described = f"(?:{verbs}|到位|完毕|完成)?(?:的|率|时限|时间|能力|事项)"
    return re.compile(
        rf"(?:{_MODAL})*(?P<act>(?P<object>[将把][^,。;、将把]{{1,20}}?)?(?:{verbs})(?!{described}))"
    )
