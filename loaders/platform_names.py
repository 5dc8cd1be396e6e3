"""The names of digital systems in one clause: where they begin and end, and what each of them is called."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from loaders.platform_brands import is_brand, is_slogan
from loaders.platform_generic import is_abstract, is_field, is_generic
from loaders.platform_tokens import Kind, Token, find_quoted_head
from loaders.regions import RegionIndex

__all__ = ["Name", "find_names", "find_verbs"]

_LOG = logging.getLogger(__name__)
_LEVEL = "国家|省|自治区|盟市|盟|市州|市|州|旗县|县区|区县|县|区|旗|乡镇|乡|镇|街道|村"
_LEVEL_BEFORE = re.compile(rf"(?:^|[、\u4e00-\u9fff])?(?:{_LEVEL})级?(?:[(（][^()（）]*[)）])?$")
_LEVEL_AFTER = re.compile(rf"(?:{_LEVEL})(?:[(（][^()（）]*[)）])?(?:[一二两三四五]?级|[、和]|(?=政务|政府|公共|数据|一体|一网|“))")
_SHARED = re.compile(r"(?:省|市|区|自治区|盟|旗|县)?(?:本级|级)?(?:统一|一体化|集中统一|集中|共享)")
_BARE_REGION = re.compile(r"(?:省|市(?![场民政县区域级直])|区(?![域块县分]))(?=[\u4e00-\u9fff“])")
_VERBAL = (Kind.VERB, Kind.WEAK, Kind.ADVERB)
_MOTION = frozenset({"接入", "迁移", "对接", "联通", "统一接入", "连接"})
_BUILT_BEFORE = re.compile(r"(?:工程|城乡|项目|党|基本|规划|城市|农村|文明|法治|队伍|园区|标准化|体系|基础|设施|房屋)$")
_BUILT_AFTER = re.compile(r"管理|项目|工程|市场|领域|监管|审批|信息|行业|用地|运营|数据|资金|档案|单位|企业|施工|服务")
_FUNCTION = ("服务", "管理", "综合", "信息", "应用", "支撑", "监管", "公共", "平台", "系统", "和", "与", "及")
_AUXILIARY = "要应须将可并来能会所均都"
_PART = re.compile(r"[(（](?:[A-Za-z]{2,6}|信用[\u4e00-\u9fff]{2,3})[)）]")
_LONGEST = 40
_FAR = 60
_LAUNCHES = frozenset({"接入", "入驻", "进驻", "上线", "升级", "推广", "推广应用", "下载", "启用", "迭代", "嵌入", "依托"})
_SERVICE_END = re.compile("[\u4e00-\u9fffA-Za-z]{2,7}[通办云易融贷链]$")
_NO_SYSTEM_AFTER = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:体系|驿站|窗口|专窗|模式)")
_SYSTEM_AFTER = re.compile(  # what only a system has: “…”功能, “…”“…”平台, “…”“…”等APP
    r"功能|(?:[、和]?[“\"][^“”\"]{2,10}[”\"])*等[\u4e00-\u9fff]{0,6}(?:APP|App|平台|系统|小程序)|(?:[、和]?[“\"][^“”\"]{2,10}[”\"])+(?:APP|App|平台|小程序)"
)


class Name(NamedTuple):
    """[start, end) is what is printed, without marks at its ends; [first, last] are its tokens.

    `forms` says what is named, without quotation marks: one name, or each of several that share a head.
    """

    start: int
    end: int
    first: int
    last: int
    forms: tuple[str, ...]


def find_verbs(clause: Sequence[Token]) -> list[bool]:
    """Tell for each token whether a name ends there because a verb, an adverb or a particle stands there."""
    verbal: list[bool] = []
    is_open = True
    for i, token in enumerate(clause):
        is_verb = token.kind in (Kind.VERB, Kind.PARTICLE)
        if token.kind is Kind.WEAK:
            is_verb = is_open or _is_verb_here(clause, i)
        elif token.kind is Kind.ADVERB:
            is_verb = is_open or (i + 1 < len(clause) and clause[i + 1].kind in _VERBAL)
        is_open = is_verb or _opens(clause, i, verbal, is_open)
        verbal.append(is_verb)
    return verbal


def _is_verb_here(clause: Sequence[Token], i: int) -> bool:
    """Whether a weak verb inside a clause is one: after a name or 要, before a region or a quotation, 建设 of no noun, or of motion."""
    before = clause[i - 1]
    if before.kind is Kind.HEAD or before.text[-1] in _AUXILIARY:
        return True
    if i + 1 == len(clause):
        return False
    after = clause[i + 1]
    if after.kind in (Kind.REGION, Kind.QUOTE):
        return True
    if after.kind is not Kind.TEXT:
        return False
    if clause[i].text == "建设":
        return not _BUILT_BEFORE.search(before.text) and not _BUILT_AFTER.match(after.text)
    return bool(_BARE_REGION.match(after.text)) or (clause[i].text in _MOTION and not after.text.startswith(_FUNCTION))


def _opens(clause: Sequence[Token], i: int, verbal: Sequence[bool], is_open: bool) -> bool:
    """Whether a verb may follow a token that is none."""
    kind = clause[i].kind
    if kind is Kind.JOIN:
        return i > 0 and (verbal[i - 1] or clause[i - 1].kind is Kind.HEAD)
    if kind is Kind.TEXT:
        return i > 0 and clause[i - 1].text == "各" and len(clause[i].text) <= 4
    return kind is Kind.CLASS and is_open


def find_names(line: str, clause: Sequence[Token], verbal: Sequence[bool], brands: Set[str], regions: RegionIndex) -> list[Name]:
    """The systems that a clause names, in reading order, none inside another.

    A name is read from its head to the left over what modifies it, up to a verb, a particle, 的, or another name. One that could be
    any system's (业务系统, 各类平台) is left out, and logged with the reason.

    Args:
        line: the line that the clause is part of.
        clause: its tokens.
        verbal: what `find_verbs` says of them.
        brands: names that the paper quotes as systems elsewhere.
        regions: tells a place's brand.
    """
    reader = _Reader(line, clause, verbal, lambda term: is_brand(term, brands, regions))
    found: list[Name] = []
    free = len(clause)
    for i in range(len(clause) - 1, -1, -1):
        if i < free and clause[i].kind in (Kind.HEAD, Kind.QUOTE):
            names, free = reader.names_at(i)
            found += reversed(names)
    return found[::-1]


class _Reader:
    """Reads the names of one clause."""

    def __init__(self, line: str, clause: Sequence[Token], verbal: Sequence[bool], is_service: Callable[[str], bool]) -> None:
        self._line, self._clause, self._verbal, self._is_service = line, clause, verbal, is_service

    def names_at(self, i: int) -> tuple[list[Name], int]:
        """The names that end with token i, and the first token that they or a refused name take up."""
        token = self._clause[i]
        names: list[Name] = []
        first = i
        if token.kind is Kind.QUOTE:
            names = self._quoted(i)
        elif token.kind is Kind.HEAD and not self._is_part_of_word(i):
            first = self._first(i)
            if not self._is_followed(i, "体系"):
                names = self._headed(first, i)
        return names, min([first, *(name.first for name in names)])

    def _is_part_of_word(self, i: int) -> bool:
        """平台|系统功能: functions of the system before."""
        is_double = i > 0 and self._clause[i].text == "系统" and self._clause[i - 1].kind is Kind.HEAD
        return is_double and self._is_followed(i, "功能")

    def _is_followed(self, i: int, word: str) -> bool:
        return self._line.startswith(word, self._clause[i].end)

    def _headed(self, first: int, i: int) -> list[Name]:
        if listed := self._listed(first, i):
            return listed
        if first and self._clause[first - 1].kind is Kind.LIST:
            return []
        return self._checked(self._without_list(first, i), i)

    def _checked(self, first: int, last: int) -> list[Name]:
        name = self._name(first, last)
        reason = self._refusal(first, last, name)
        if reason == "generic" and first and self._clause[first - 1].kind is Kind.HEAD:  # 平台|事项库
            first = self._first(first - 1)
            name = self._name(first, last)
            reason = self._refusal(first, last, name)
        if reason:
            _LOG.debug("no platform: %s (%s)", self._line[name.start : name.end], reason)
            return []
        return [*self._national_twin(first, last), name]

    def _refusal(self, first: int, last: int, name: Name) -> str | None:
        if name.end - name.start > _LONGEST:
            return "too long"
        if any(token.kind is Kind.CLASS for token in self._clause[first : last + 1]) or self._is_in_class(first):
            return "a class of systems"
        has_region = self._clause[first].kind is Kind.REGION
        if any(t.kind is Kind.QUOTE and 3 < len(t.text) - 2 and t.text[1:-1] != "一站式" for t in self._clause[first:last]):
            return None
        if is_generic(name.forms[0], self._head(last), has_region=has_region):
            return None if self._shares_words(first, name) else "generic"
        return None

    def _shares_words(self, first: int, name: Name) -> bool:
        """自然资源核心数据库|和|大数据平台: a data platform of what the database before it is of."""
        joined = first > 1 and self._clause[first - 1].text in ("和", "及") and self._clause[first - 2].action == "database"
        return joined and name.forms[0].endswith("数据平台")

    def _is_in_class(self, first: int) -> bool:
        """各类基础数据库、|业务资源数据库: one of a list that opens with a class."""
        i = first
        while i and first - i < _FAR // 2 and not self._verbal[i - 1] and self._clause[i - 1].kind is not Kind.OF:
            i -= 1
        listed = self._clause[i:first]
        is_list = len(listed) > 2 and listed[-1].text in ("、", "和") and listed[-2].kind is Kind.HEAD
        return is_list and listed[0].kind is Kind.CLASS and self._clause[first].kind is not Kind.REGION

    def _head(self, last: int) -> str:
        token = self._clause[last]
        if token.kind is Kind.QUOTE:
            head = find_quoted_head(token.text[1:-1])
            return head.text if head else ""
        return token.text if token.kind is Kind.HEAD else self._clause[last - 1].text

    def _name(self, first: int, last: int) -> Name:
        clause = self._clause
        if last + 1 < len(clause) and _PART.fullmatch(clause[last + 1].text) and clause[last].kind is Kind.HEAD:
            last += 1
        start = clause[first].start + (clause[first].kind is Kind.QUOTE)
        end = clause[last].end - (clause[last].kind is Kind.QUOTE)
        return Name(start, end, first, last, (_plain(self._line[start:end]),))

    def _first(self, last: int) -> int:
        """The first token of the name whose head is `last`."""
        first = last
        end = self._clause[last].end
        while first > 0 and self._clause[first].kind is not Kind.REGION and end - self._clause[first].start <= _FAR:
            taken = self._takes(first - 1, last)
            if not taken:
                break
            first -= taken
        return first

    def _takes(self, i: int, last: int) -> int:
        """How many tokens the name takes in where token i is the next to its left; 0 where it ends."""
        token, after = self._clause[i], self._clause[i + 1]
        match token.kind:
            case Kind.TEXT | Kind.REGION | Kind.CLASS | Kind.BRACKET:
                return 1
            case Kind.WEAK | Kind.ADVERB:
                return int(not self._verbal[i])
            case Kind.HEAD:
                return int(token.place == "inside" or (i + 1 == last and (after.place != "inside" or token.place == "last")))
            case Kind.QUOTE:
                return int(after.kind is not Kind.QUOTE)
            case Kind.OF:
                return self._takes_of(i)
            case Kind.JOIN:
                return int(self._takes_join(i, last))
            case _:
                return 0

    def _takes_of(self, i: int) -> int:
        """全省统一|的|财政电子票据平台: 的 after what a region shares."""
        before, after = self._clause[i - 1] if i else None, self._clause[i + 1]
        if before is None or before.kind is not Kind.TEXT or after.kind is Kind.QUOTE or not _SHARED.fullmatch(before.text):
            return 0
        has_region = i > 1 and self._clause[i - 2].kind is Kind.REGION
        return 2 if has_region or not before.text.startswith(("统一", "一体", "集中", "共享")) else 0

    def _takes_join(self, i: int, last: int) -> bool:
        """省、市两级…平台, and what one head covers: 实名认证|和|授权平台."""
        token = self._clause[i]
        before, after = self._line[max(token.start - 8, 0) : token.start], self._line[token.end : self._clause[last].end]
        if _LEVEL_BEFORE.search(before) and _LEVEL_AFTER.match(after):
            return token.text == "、" or not before.endswith(("国家", "全国"))
        if token.text not in ("和", "及", "以及", "与") or self._clause[i + 1].kind in (Kind.REGION, Kind.HEAD) or _BARE_REGION.match(after):
            return False
        if token.text == "与" and any(t.action == "integrate" for t in self._clause[last + 1 :]):
            return False
        right = _plain(after)
        if token.text != "和" or len(right) - len(self._clause[last].text) > 4:
            if is_generic(right, self._clause[last].text, has_region=False):
                return False
        left = self._conjunct(i)
        return left is not None and 2 <= len(left) <= 14 and not is_abstract(left)

    def _conjunct(self, i: int) -> str | None:
        """The words before the conjunction i; None where a name ends there or nothing stands there."""
        first = i
        while first > 0 and self._is_part(first - 1):
            first -= 1
        return self._line[self._clause[first].start : self._clause[i].start] if first < i else None

    def _is_part(self, i: int) -> bool:
        kind = self._clause[i].kind
        return kind in (Kind.TEXT, Kind.REGION) or (kind is Kind.WEAK and not self._verbal[i])

    def _national_twin(self, first: int, last: int) -> list[Name]:
        """国家|及|省政务服务平台 names the national one, too."""
        clause = self._clause
        if first < 2 or clause[first - 1].kind is not Kind.JOIN or clause[first - 2].text not in ("国家", "全国"):
            return []
        own = self._name(first, last)
        rest = re.match(r"(?:全?省级?|自治区级?|全?市级?|全区)(.*)", own.forms[0])
        return [own._replace(start=clause[first - 2].start, first=first - 2, forms=(clause[first - 2].text + rest[1],))] if rest else []

    def _without_list(self, first: int, last: int) -> int:
        """The name's first token without the last conjuncts of a list that is none of names: 数据、业务|和|应急指挥平台."""
        joins = [i for i in range(first, last) if self._clause[i].kind is Kind.JOIN and self._clause[i].text == "和"]
        is_list = first > 1 and self._clause[first - 1].text == "、" and self._clause[first - 2].kind is not Kind.HEAD and joins
        return joins[-1] + 1 if is_list else first

    def _listed(self, first: int, last: int) -> list[Name]:
        """The names that share a head: 药品监管、统计、体育等旗舰店, 电子公文、视频会议和信息公开系统, 人口、法人6大基础库."""
        clause = self._clause
        if not first:
            return []
        before = clause[first - 1]
        if clause[last].action == "mobile app" or (first == last and self._is_followed(last, "功能")):
            return []
        if before.kind in (Kind.LIST, Kind.NUMBER):
            tail, end = self._line[clause[first].start : clause[last].end], first - 1
        elif before.text == "、" and any(t.text in ("和", "及") for t in clause[first:last]):
            tail, end = clause[last].text, last
        else:
            return []
        start = end
        while start and (self._is_part(start - 1) or clause[start - 1].text in ("、", "和", "及", "以及", "与")):
            start -= 1
        is_complete = not start or self._verbal[start - 1] or clause[start - 1].kind is Kind.OF
        items = [_plain(item) for item in re.split("、|和|以及|及|与", self._line[clause[start].start : clause[end].start])]
        if not is_complete or not self._are_fields(items, tail, is_open=before.kind is Kind.LIST):
            return []
        if end == last and (len(items[-1]) > 6 or items[-1].endswith(_FUNCTION)):
            return self._checked(start, last)
        forms = tuple(item + tail for item in _with_region(items))
        return [Name(clause[start].start, clause[last].end, start, last, forms)]

    def _are_fields(self, items: Sequence[str], tail: str, *, is_open: bool) -> bool:
        if len(items) < (1 if is_open else 2) or not all(map(is_field, items)):
            return False
        return not re.search("领域|方面|行业|地区|部门|地方|相关|自建|各|专业", tail)

    def _quoted(self, i: int) -> list[Name]:
        """A name that ends with a quotation: a brand, a name quoted in full, or “一张图” after what it is of."""
        inner = self._clause[i].text[1:-1]
        end = self._clause[i].end
        after = self._line[end : end + _FAR]
        if _NO_SYSTEM_AFTER.match(after):
            return []
        is_used = bool(_SYSTEM_AFTER.match(after)) or (i > 0 and self._clause[i - 1].text in _LAUNCHES and bool(_SERVICE_END.search(inner)))
        if self._is_service(re.sub(r"[(（].*", "", inner)) or (is_used and not is_slogan(inner)):
            return [self._name(i, i)]
        head = find_quoted_head(inner)
        if head is None or len(inner) < 2:
            return []
        if head.place == "end" or head.action == "database":
            is_told = not inner.startswith("一") and not is_generic(inner, head.text, has_region=False)
            return [self._name(i, i)] if is_told else []
        first = self._first(i)
        if first < i:
            return self._checked(first, i)
        return [self._name(i, i)] if len(inner) > 3 and not is_slogan(inner) else []


def _with_region(items: Sequence[str]) -> Iterator[str]:
    """The items, each with the bare region that stands before the first."""
    region = re.match(r"全?省(?!级|内|域)|自治区|全[国市区]|国家", items[0])
    prefix = region[0] if region else ""
    yield items[0]
    yield from (prefix + item for item in items[1:])


def _plain(text: str) -> str:
    return re.sub("[“”\"＂「」『』]", "", text)
