"""What a clause does with each system that it names, by the verb before it and the noun after it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from loaders.platform_clauses import Clause
from loaders.platform_spans import Name
from loaders.platform_tokens import Kind, Token
from ontology.kinds import Action

__all__ = ["tell_actions"]

_STARTS = frozenset({"加快", "推进", "推动", "启动", "实施", "加速"})
_DEEPENS = frozenset({"深化", "扩大", "拓展", "强化"})
_EXTENDS = ("延伸", "拓展")
_PARTS = ("功能", "专区", "专栏", "模块", "页面")
_RULES = frozenset({"规范", "标准", "办法", "制度", "细则", "规则", "规程", "预案", "机制", "清单"})
_LINKS = re.compile("同步|互联|互通|贯通|打通|对接|互认|直连|联动|衔接|共享|交换|级联")
_MONEY = frozenset({"经费", "资金", "费用"})
_NOUN_GAP = 6


def tell_actions(clause: Clause, names: Sequence[Name]) -> list[Action]:
    """The action for each name of a clause, in their order; names with no verb between them share one.

    Args:
        clause: what was read.
        names: as `find_names` gives them.
    """
    actions: list[Action] = []
    for group in _groups(clause, names):
        actions += [_Governor(clause, group[0].first, group[-1].last).action()] * len(group)
    return actions


def _groups(clause: Clause, names: Sequence[Name]) -> Iterator[list[Name]]:
    group: list[Name] = []
    for name in names:
        between = range(group[-1].last + 1, name.first) if group else range(0)
        if any(clause.verbal[i] or clause.tokens[i].kind is Kind.OF for i in between):
            yield group
            group = []
        group.append(name)
    if group:
        yield group


class _Governor:
    """What governs the names that stand in tokens first to last."""

    def __init__(self, clause: Clause, first: int, last: int) -> None:
        self._clause, self._verbal, self._first, self._last = clause.tokens, clause.verbal, first, last
        self._line = clause.line

    def action(self) -> Action:
        """A link to another system, else the verb before with the noun after (完善…建设, 深化…应用)."""
        if self._is_linked():
            return Action.INTEGRATE
        if moved := self._what_moves():
            return Action(moved)
        run = self._verbs_before()
        before = _action_of(run)
        if before in (None, Action.BUILD) and (ending := self._what_of_it()):
            return Action.IMPROVE if before and ending in _RULES else Action.NONE
        after = self._noun_after()
        if after and (before is None or (after == Action.USE and any(t.text in _DEEPENS for t in run))):
            return Action(after)
        if before:
            return Action.IMPROVE if before == Action.BUILD and self._is_part_built() else Action(before)
        if any(token.text == "加强" for token in run):
            return Action.IMPROVE
        is_started = any(token.text in _STARTS for token in run) and not self._goes_on()
        return Action.BUILD if is_started else Action.NONE

    def _is_linked(self) -> bool:
        """与…对接, …与国家平台互联互通, 向…迁移."""
        start = self._first - 1
        while start > 0 and self._clause[start].kind in (Kind.TEXT, Kind.HEAD, Kind.CLASS):
            start -= 1
        near = self._clause[max(start, 0) : self._last + 2]
        later = self._clause[self._last + 1 :]
        if near and near[0].text == "向" and any(word in token.text for token in later for word in _EXTENDS):
            return True
        if not any(token.text in ("与", "向", "同") for token in near):
            return False
        if any(token.action == Action.INTEGRATE for token in later if token.kind is not Kind.HEAD):
            return True
        return near[0].text == "与" and any(t.text == "实现" and _LINKS.search(self._rest(t)) for t in later)

    def _rest(self, token: Token) -> str:
        """What follows a token in its clause."""
        return self._line[token.end : self._clause[-1].end]

    def _what_moves(self) -> str | None:
        """将|“苏服码”小程序、本地APP|全部接入: the verb behind all that is listed."""
        if not self._first or self._clause[self._first - 1].text not in ("将", "把"):
            return None
        verbs = (
            t for t in self._clause[self._last + 1 :] if t.kind in (Kind.VERB, Kind.WEAK) and t.action != "-"
        )
        verb = next(verbs, None)
        return verb.action if verb and verb.action == Action.INTEGRATE else None

    def _verbs_before(self) -> list[Token]:
        """The run of verbs nearest before; across an attribute (建设集…于一体的) the last that makes."""
        end = self._first
        if end and self._clause[end - 1].kind is Kind.OF:
            verbs = [t for t in self._clause[:end] if self._is_verb(t)]
            making = [t for t in verbs if t.action in (Action.BUILD, Action.IMPROVE)]
            return making[-1:] or verbs[:1]
        while end and not self._governs(end - 1):
            end -= 1
        run = list(takewhile(self._governs, range(end - 1, -1, -1)))
        return [self._clause[i] for i in reversed(run)]

    def _governs(self, i: int) -> bool:
        """Whether a verb stands in token i; not a noun of action of another name (A平台建设|和B系统)."""
        if not self._verbal[i]:
            return False
        is_noun = i and self._clause[i].kind is Kind.WEAK and self._clause[i - 1].kind is Kind.HEAD
        return not (is_noun and self._clause[i + 1].kind is Kind.JOIN)

    def _is_verb(self, token: Token) -> bool:
        return token.kind in (Kind.VERB, Kind.WEAK) and self._verbal[self._clause.index(token)]

    def _noun_after(self) -> str | None:
        """The action of the noun that follows: …标准化建设, …功能持续优化, …在全省应用."""
        gap = 0
        for i, token in enumerate(self._clause[self._last + 1 :], self._last + 2):
            if token.text == "规划" and i < len(self._clause) and self._clause[i].text == "建设":
                continue
            if token.kind in (Kind.WEAK, Kind.VERB):
                return token.action if token.action != "-" else None
            gap += len(token.text) if token.kind is Kind.TEXT else 0
            is_end = token.kind in (Kind.HEAD, Kind.NUMBER) or (token.kind is Kind.JOIN and not gap)
            if gap > _NOUN_GAP or is_end or (token.kind is Kind.PARTICLE and token.text != "在"):
                return None
        return None

    def _goes_on(self) -> bool:
        """推进|“津心办”APP|便民服务事项: something of the system's is started; 推动…与A平台|的合作."""
        before, after = self._clause[max(self._first - 1, 0)], self._clause[self._last + 1 : self._last + 2]
        is_more = any(token.kind in (Kind.TEXT, Kind.QUOTE, Kind.CLASS, Kind.REGION) for token in after)
        return is_more or before.text in ("与", "同", "向")

    def _what_of_it(self) -> str | None:
        """制定…管理|办法, 落实…建设|经费: rules or money for the system."""
        plain = (Kind.TEXT, Kind.WEAK)
        after = "".join(t.text for t in takewhile(lambda t: t.kind in plain, self._clause[self._last + 1 :]))
        return after[-2:] if after[-2:] in _RULES | _MONEY else None

    def _is_part_built(self) -> bool:
        """开发…功能, 建设…专区: what is built is a part of the system."""
        ends = (Kind.HEAD, Kind.JOIN, Kind.PARTICLE)
        after = takewhile(lambda token: token.kind not in ends, self._clause[self._last + 1 :])
        return any(token.text.endswith(_PARTS) for token in after)


def _action_of(run: Sequence[Token]) -> str | None:
    """The first action of a run of verbs (建设完善), the last where it links (改造接入) or is 以 or 在."""
    if run and run[-1].kind is Kind.PARTICLE and run[-1].action != "-":
        return run[-1].action
    actions = [token.action for token in run if token.action != "-"]
    if actions and actions[-1] == Action.INTEGRATE:
        return actions[-1]
    return actions[0] if actions else None
