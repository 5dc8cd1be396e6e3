"""Where the name of a digital system begins: from its head to the left over what modifies it."""

import re
from typing import NamedTuple

from loaders.platform_clauses import Clause
from loaders.platform_generic import is_abstract, is_generic
from loaders.platform_tokens import Kind, Token, find_quoted_head

__all__ = ["Name", "first_of", "head_of", "name_between", "without_marks"]

_LEVEL = "国家|省|自治区|盟市|盟|市州|市|州|旗县|县区|区县|县|区|旗|乡镇|乡|镇|街道|村"
_BRACKET = "(?:[(（][^()（）]*[)）])?"
_LEVEL_BEFORE = re.compile(f"(?:{_LEVEL})级?{_BRACKET}$")
_LEVEL_AFTER = re.compile(
    f"(?:{_LEVEL}){_BRACKET}(?:[一二两三四五]?级|[、和]|(?=政务|政府|公共|数据|一体|一网|“))"
)
_LEVELS_BEFORE = re.compile(f"(?:{_LEVEL})级?[、和](?:{_LEVEL})级?$")
_LAST_LEVEL = re.compile("(?:省|市(?![场政民容域])|州|县(?!域)|区(?![块域间别位]))(?=[\u4e00-\u9fff]{2})")
_WATER = "[\u4e00-\u9fff]{1,3}[江河湖海湾源溪山岛港]"
_WATER_BEFORE = re.compile(f"{_WATER}$")
_WATER_AFTER = re.compile(f"{_WATER}(?!湖)")
_SHARED = re.compile("(?P<bare>省|市|区|自治区|盟|旗|县)?(?:本级|级)?(?:统一|一体化|集中统一|集中|共享)")
_PART = re.compile("[(（](?:[A-Za-z]{2,6}|信用[\u4e00-\u9fff]{2,3})[)）]")
_MARKS = re.compile('[“”"＂「」『』]')
_WHOLE_REGIONS = frozenset({"全国", "全省", "全市", "全区", "全县", "自治区"})
_NATIONWIDE = frozenset({"统筹", "联网", "统一"})
_NUMBER = re.compile("[0-9]{5}")
_NO_SUBJECT = re.compile(
    "(?:[企事]业|机构|部门|单位|地区|地方|群众|人员|高校|学校|公司|主体|市民|[省市县区厅局委]|[须将均所都应要可并能会按照用])$"
)
_SHORT_CORE = 4
_LONGEST_CONJUNCT = 14
_REACH = 60


class Name(NamedTuple):
    """[start, end) is what is printed, without marks at its ends; [first, last] are its tokens.

    `forms` says what is named, without quotation marks: one name, or each of several that share a head;
    `rule` says what told that it is a name.
    """

    start: int
    end: int
    first: int
    last: int
    forms: tuple[str, ...]
    rule: str


def name_between(clause: Clause, first: int, last: int) -> Name:
    """The name that tokens first to last print, with a Latin bracket after it (城市信息模型平台|(CIM))."""
    rule = f"head noun {head_of(clause, last)}"
    if clause.is_head(last) and _PART.fullmatch(clause.word(last + 1)):
        last += 1
    start = clause.tokens[first].start + _is_marked(clause.tokens[first])
    end = clause.tokens[last].end - _is_marked(clause.tokens[last])
    return Name(start, end, first, last, (without_marks(clause.line[start:end]),), rule)


def _is_marked(token: Token) -> bool:
    return token.kind is Kind.QUOTE and token.place != "bare"


def head_of(clause: Clause, last: int) -> str:
    """The noun that ends the name whose last token is `last`."""
    token = clause.tokens[last]
    if token.kind is Kind.QUOTE:
        head = find_quoted_head(token.inner)
        return head.text if head else ""
    return token.text if token.kind is Kind.HEAD else clause.word(last - 1)


def without_marks(text: str) -> str:
    """The text without quotation marks."""
    return _MARKS.sub("", text)


def first_of(clause: Clause, last: int) -> int:
    """The first token of the name whose head is token `last`.

    The name goes on to the left up to a verb, a particle, 的, another name, or a conjunction.
    """
    first = last
    tokens, farthest = clause.tokens, clause.tokens[last].end - _REACH
    while first > 0 and tokens[first].start >= farthest:
        if tokens[first].kind is Kind.REGION and not _is_inside(clause, first):
            break
        taken = _takes(clause, first - 1, last)
        if not taken:
            break
        first -= taken
    while first < last and tokens[first].kind is Kind.BRACKET:
        first += 1
    return first


def _is_inside(clause: Clause, i: int) -> bool:
    """基本养老保险|全国|统筹信息系统, 12333|全国|统一电话咨询平台: a region that does not begin the name."""
    before = clause.tokens[i - 1]
    if before.kind is not Kind.TEXT or clause.verbal[i - 1]:
        return False
    if clause.word(i) in _WHOLE_REGIONS and _NUMBER.fullmatch(before.text):
        return True
    subject = _conjunct(clause, i)
    is_subject = len(subject) >= _SHORT_CORE and not _NO_SUBJECT.search(subject)
    return is_subject and clause.word(i) == "全国" and clause.after(i, 2) in _NATIONWIDE


def _takes(clause: Clause, i: int, last: int) -> int:
    """How many tokens the name takes in where token i is the next to its left; 0 where it ends."""
    token, after = clause.tokens[i], clause.tokens[i + 1]
    match token.kind:
        case Kind.TEXT | Kind.REGION | Kind.CLASS | Kind.BRACKET:
            return 1
        case Kind.WEAK | Kind.ADVERB:
            return int(not clause.verbal[i])
        case Kind.HEAD:
            is_part = i + 1 == last and (after.place != "inside" or token.place == "last")
            return int(token.place in ("inside", "branch") or is_part)
        case Kind.QUOTE:
            return int(after.kind is not Kind.QUOTE)
        case Kind.OF:
            return _takes_of(clause, i)
        case Kind.JOIN:
            is_one = _joins_levels(clause, i, last) or _joins_places(clause, i)
            return int(is_one or _joins_modifiers(clause, i, last))
        case _:
            return 0


def _takes_of(clause: Clause, i: int) -> int:
    """全省统一|的|财政电子票据平台: 的 after what a region shares, but not before a quotation."""
    shared = _SHARED.fullmatch(clause.word(i - 1))
    if shared is None or clause.tokens[i + 1].kind is Kind.QUOTE:
        return 0
    has_region = i > 1 and clause.tokens[i - 2].kind is Kind.REGION
    return 2 if has_region or shared["bare"] else 0


def _joins_levels(clause: Clause, i: int, last: int) -> bool:
    """省|、|市两级政务数据平台; 国家及省政务服务平台 are two."""
    token = clause.tokens[i]
    before = clause.line[max(token.start - 8, 0) : token.start]
    if not _LEVEL_BEFORE.search(before):
        return False
    after = clause.text(i + 1, last)
    if not _LEVEL_AFTER.match(after) and not (_LEVELS_BEFORE.search(before) and _LAST_LEVEL.match(after)):
        return False
    return token.text == "、" or not before.endswith(("国家", "全国"))


def _joins_places(clause: Clause, i: int) -> bool:
    """漓江|、|西江流域水环境监测平台: waters and mountains that share what follows."""
    before, after = clause.word(i - 1), clause.word(i + 1)
    is_listed = clause.word(i) in ("、", "和") and clause.tokens[i + 1].kind is Kind.TEXT
    return is_listed and bool(_WATER_BEFORE.search(before)) and bool(_WATER_AFTER.match(after))


def _joins_modifiers(clause: Clause, i: int, last: int) -> bool:
    """实名认证|和|授权平台: one head for both; not 标准规范|和|应急平台, 政务云|和|应急平台, A与B平台对接."""
    word = clause.word(i)
    if word not in ("和", "及", "以及", "与") or clause.is_head(i + 1) or clause.begins_with_region(i + 1):
        return False
    if word == "与" and any(token.action == "integrate" for token in clause.tokens[last + 1 :]):
        return False
    right, head = without_marks(clause.text(i + 1, last)), clause.word(last)
    is_short = word == "和" and len(right) - len(head) <= _SHORT_CORE
    if not is_short and is_generic(right, head, has_region=False):
        return False
    left = _conjunct(clause, i)
    return 2 <= len(left) <= _LONGEST_CONJUNCT and not is_abstract(left)


def _conjunct(clause: Clause, i: int) -> str:
    """The words before token i; nothing where a name ends there."""
    first = i
    while first > 0 and clause.is_plain(first - 1):
        first -= 1
    return clause.text(first, i - 1) if first < i else ""
