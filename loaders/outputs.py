"""Papers in 《》 that a measure will issue or carries out."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.context import Context
from loaders.lexicon import read_lexicon
from loaders.quotes import Quoted, find_titles
from ontology.kinds import OutputRelation
from ontology.records import Mention, Output

__all__ = ["find_outputs"]

_CLAUSE_END = "。；;！!？?，,：:"
_NUMBER = re.compile(r"[》〉]?[(（][^()（）]{1,12}[〔\[【(（]\d{4}[〕\]】)）]")
_CITED = re.compile(r"(?:根据|依据|按照|遵照|参照|依照|对照|对标|结合|为|以)[^，,。；;]{0,16}$")
_REACH_BEFORE, _REACH_AFTER = 30, 14


def find_outputs(line: str, context: Context) -> Iterator[Output]:
    """Yield the papers in 《》 that a verb says will be issued (印发, 制定, 修订) or carried out (落实, 执行), in reading order.

    What is cited (根据《…》) or has a document number after it as a basis, or only read or named, is left out.

    Args:
        line: one line of a measure.
        context: not used; finders share one signature.

    >>> from loaders.regions import load_regions
    >>> found = find_outputs("根据《条例》,出台《江苏省政务云管理规范》", Context(None, None, None, load_regions()))
    >>> [(o.title, str(o.relation)) for o in found]
    [('江苏省政务云管理规范', 'issue')]
    """
    relation: OutputRelation | None = None
    last = 0
    for title in find_titles(line):
        before = line[max(last, title.start - 1 - _REACH_BEFORE) : title.start - 1]
        joined = bool(last) and before in ("、", "和", "及", "以及", "与", "")
        relation = relation if joined else _relation(before, line[title.end + 1 :])
        last = title.end + 1
        if relation:
            yield Output(Mention(line[title.start : title.end], title.start), line[title.start : title.end], relation)


def _relation(before: str, after: str) -> OutputRelation | None:
    """What the clause says of a title: its last verb before it, else one after it (推动《…》出台)."""
    clause = re.split(f"[{_CLAUSE_END}]", before)[-1]
    following = re.split(f"[{_CLAUSE_END}]", after, maxsplit=1)[0][:_REACH_AFTER]
    if _CITED.search(clause):
        return None
    verbs = [found[0] for found in _verbs("before").finditer(clause)] or [found[0] for found in _verbs("after").finditer(following)]
    return _relations()[verbs[-1]] if verbs else None


@cache
def _relations() -> dict[str, OutputRelation]:
    return {verb: OutputRelation(row[0]) for row in read_lexicon("output_verbs") for verb in row[2].split("、")}


@cache
def _verbs(place: str) -> re.Pattern[str]:
    verbs = {verb for row in read_lexicon("output_verbs") if place in row[1] for verb in row[2].split("、")}
    return re.compile("|".join(sorted(verbs, key=lambda verb: (-len(verb), verb))))
