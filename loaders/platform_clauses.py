"""A clause's tokens with the places where a verb ends the name that stands to its right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.platform_tokens import Kind, Token, read_tokens

__all__ = ["Clause", "read_clauses"]

_VERBAL = (Kind.VERB, Kind.WEAK, Kind.ADVERB)
_MOTION = frozenset({"接入", "迁移", "对接", "联通", "统一接入", "连接"})
_FUNCTION = ("服务", "管理", "综合", "信息", "应用", "支撑", "监管", "公共", "平台", "系统", "和", "与", "及")
_BUILT_BEFORE = re.compile(
    "(?:工程|城乡|项目|党|基本|规划|城市|农村|文明|法治|队伍|园区|标准化|体系|基础|设施|房屋)$"
)
_BUILT_AFTER = re.compile(
    "管理|项目|工程|市场|领域|监管|审批|信息|行业|用地|运营|数据|资金|档案|单位|企业|施工|服务"
)
_BUILT_NOUN = re.compile("工程(?!建设)")
_BARE_REGION = re.compile(
    "(?:省|自治区(?![级内外域各])|市(?![场民政县区域级直])|区(?![域块县分]))(?=[\u4e00-\u9fff“]|$)"
)
_USERS = (
    *("企业", "机构", "部门", "单位", "地区", "地方", "群众", "人员", "高校", "学校", "公司", "主体", "市民"),
)
_AUXILIARY = re.compile(  # not 社会|保障, 智能|应用, 未来|社区
    "(?:(?<![主重必需摘概纪首紧])要|(?<![响供相对效适反顺])应|(?<![许认])可|(?<![合归])并|(?<![未近年从])来"
    "|(?<![智功职节动性才产])能|(?<!社)会|[须将均所都])$"
)
_SHORT_ACTOR = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens of one line, and for each whether a verb, an adverb or a particle stands there."""

    line: str
    tokens: Sequence[Token]
    verbal: Sequence[bool]

    def text(self, first: int, last: int) -> str:
        """What is printed from token `first` to token `last`, the latter included."""
        return self.line[self.tokens[first].start : self.tokens[last].end]

    def after(self, i: int, length: int) -> str:
        """What follows token i on the line, within the clause or behind it."""
        end = self.tokens[i].end
        return self.line[end : end + length]

    def word(self, i: int) -> str:
        """The text of token i; nothing where there is no such token."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def is_head(self, i: int) -> bool:
        """Whether token i is there and heads a name."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind is Kind.HEAD

    def is_plain(self, i: int) -> bool:
        """Whether token i is a part of a name that says nothing of where the name begins."""
        kind = self.tokens[i].kind
        return kind in (Kind.TEXT, Kind.REGION) or (kind is Kind.WEAK and not self.verbal[i])

    def begins_with_region(self, i: int) -> bool:
        """Whether a bare region begins token i (全省, 国家, 省)."""
        return self.tokens[i].kind is Kind.REGION or bool(_BARE_REGION.match(self.line, self.tokens[i].start))


def read_clauses(line: str, terms: re.Pattern[str] | None = None) -> Iterator[Clause]:
    """Yield the clauses of a line that may name a system; `terms` are names as if they were quoted.

    >>> clause = next(read_clauses("加快建设城市建设管理平台"))
    >>> [(token.text, verbal) for token, verbal in zip(clause.tokens, clause.verbal)]
    [('加快', True), ('建设', True), ('城市', False), ('建设', False), ('管理', False), ('平台', False)]
    """
    for tokens in read_tokens(line, terms):
        yield Clause(line, tokens, _find_verbs(tokens))


def _find_verbs(tokens: Sequence[Token]) -> list[bool]:
    verbal: list[bool] = []
    is_open = True
    for i, token in enumerate(tokens):
        is_verb = token.kind in (Kind.VERB, Kind.PARTICLE)
        if token.kind is Kind.WEAK:
            is_verb = not _is_in_noun(tokens, i) if is_open else _is_verb_here(tokens, i)
        elif token.kind is Kind.ADVERB:
            is_verb = is_open or (i + 1 < len(tokens) and tokens[i + 1].kind in _VERBAL)
        is_open = is_verb or _opens(tokens, i, verbal, is_open)
        verbal.append(is_verb)
    return verbal


def _is_in_noun(tokens: Sequence[Token], i: int) -> bool:
    """推进|建设|工程消防监管平台: the first word of a noun, behind a verb."""
    is_word = tokens[i].text == "建设" and i > 0 and tokens[i - 1].kind is Kind.VERB and i + 1 < len(tokens)
    return is_word and bool(_BUILT_NOUN.match(tokens[i + 1].text))


def _is_verb_here(tokens: Sequence[Token], i: int) -> bool:
    """Whether a weak verb in a clause is one: after a name, 要, or users; before a region; of motion."""
    before = tokens[i - 1]
    if before.kind is Kind.HEAD or _AUXILIARY.search(before.text):
        return True
    if i + 1 == len(tokens):
        return False
    after = tokens[i + 1]
    if tokens[i].text in ("利用", "使用") and before.text.endswith(_USERS):
        return True
    if after.kind is not Kind.TEXT:
        return after.kind in (Kind.REGION, Kind.QUOTE)
    if tokens[i].text == "建设":
        return not _BUILT_BEFORE.search(before.text) and not _BUILT_AFTER.match(after.text)
    if _BARE_REGION.match(after.text):
        return True
    return tokens[i].text in _MOTION and not after.text.startswith(_FUNCTION)


def _opens(tokens: Sequence[Token], i: int, verbal: Sequence[bool], is_open: bool) -> bool:
    """Whether a verb may follow a token that is none: after 、 behind a verb or a name, after 各部门."""
    kind = tokens[i].kind
    if kind is Kind.JOIN:
        return i > 0 and (verbal[i - 1] or tokens[i - 1].kind is Kind.HEAD)
    if kind is Kind.TEXT:
        return i > 0 and tokens[i - 1].text == "各" and len(tokens[i].text) <= _SHORT_ACTOR
    return kind is Kind.CLASS and is_open
