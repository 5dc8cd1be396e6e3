"""Papers in 《》 that a measure will issue or carries out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.context import Context
from loaders.lexicon import read_lexicon
from loaders.quotes import Quoted, find_titles
from ontology.kinds import OutputRelation
from ontology.records import Mention, Output

__all__ = ["find_outputs"]

_CLAUSE_END = re.compile("[。；;！!？?，,：:]")
_JOINS = ("", "、", "和", "与", "及", "以及")
_CITED = re.compile("(?:根据|依据|按照|遵照|参照|依照|对照|对标|结合|为|以)[^，,。；;]{0,16}$")
_BY_RULES = re.compile(  # 依据有关规范编制《…》: what is cited ends before the verb
    "(?:规范|要求|规定|标准|精神|部署|安排|实际|原则|需要|职责|政策|分工|意见|情况)(?:要|应当?|抓紧|及时|研究|组织|统一|统筹|尽快|牵头|负责)*$"
)
_REACH_BEFORE, _REACH_AFTER = 30, 14
_RULES = {OutputRelation.ISSUE: "issuing", OutputRelation.IMPLEMENT: "implementing"}


def find_outputs(line: str, context: Context) -> Iterator[Output]:
    """Yield, in reading order, the papers in 《》 that will be issued (印发) or are carried out (落实).

    Titles joined by 、 or 和 share the verb. What is cited (根据《…》), has been issued (已印发《…》), or is
    only named, is left out.

    Args:
        line: one line of a measure.
        context: not used; finders share one signature.

    >>> from loaders.regions import load_regions
    >>> context = Context(None, None, None, load_regions())
    >>> [(o.title, o.relation.value) for o in find_outputs("根据《条例》,出台《政务云管理规范》", context)]
    [('政务云管理规范', 'issue')]
    """
    last = 0
    for titles in _runs(line):
        before = line[max(last, titles[0].start - 1 - _REACH_BEFORE) : titles[0].start - 1]
        last = titles[-1].end + 1
        verb, relation = _relation(before, line[last : last + _REACH_AFTER])
        if relation:
            rule = f"{_RULES[relation]} verb {verb}"
            mentions = [Mention(line[title.start : title.end], title.start, rule) for title in titles]
            yield from (Output(mention, mention.quote, relation) for mention in mentions)


def _runs(line: str) -> Iterator[list[Quoted]]:
    """The titles, those that are joined together."""
    run: list[Quoted] = []
    for title in find_titles(line):
        if run and line[run[-1].end + 1 : title.start - 1] not in _JOINS:
            yield run
            run = []
        run.append(title)
    if run:
        yield run


def _relation(before: str, after: str) -> tuple[str, OutputRelation | None]:
    """The clause's last verb before titles, else the first after (推动《…》出台实施), and what it says."""
    before, after = _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(after, maxsplit=1)[0]
    if _CITED.search(before):
        return _issuing_by_rules(before)
    verbs = _verbs("before").findall(before)[-1:] or _verbs("after").findall(after)[:1]
    return (verbs[0], _relations().get(verbs[0])) if verbs else ("", None)


def _issuing_by_rules(before: str) -> tuple[str, OutputRelation | None]:
    """The issuing verb right before a title if the clause's citation is whole before it."""
    last = next(reversed(list(_verbs("before").finditer(before))), None)
    if last is None or last.end() < len(before) or not _BY_RULES.search(before, 0, last.start()):
        return "", None
    relation = _relations().get(last[0])
    return (last[0], relation) if relation is OutputRelation.ISSUE else ("", None)


def _rows() -> Iterator[tuple[str, str, Sequence[str]]]:
    for relation, place, verbs in read_lexicon("output_verbs"):
        yield relation, place, verbs.split("、")


@cache
def _relations() -> dict[str, OutputRelation]:
    """The relation that each verb says; those that say none are left out."""
    told = ((relation, verbs) for relation, _, verbs in _rows() if relation != "-")
    return {verb: OutputRelation(relation) for relation, verbs in told for verb in verbs}


@cache
def _verbs(place: str) -> re.Pattern[str]:
    verbs = {verb for _, verb_place, listed in _rows() if verb_place == place for verb in listed}
    return re.compile("|".join(sorted(map(re.escape, verbs), key=lambda verb: (-len(verb), verb))))
