"""One line of a measure becomes clauses of tokens: what ends a name, what heads one, what is quoted."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from loaders.lexicon import read_lexicon
from loaders.quotes import find_quoted, find_titles

__all__ = ["Kind", "Token", "find_quoted_head", "read_tokens"]


class Kind(Enum):
    """What a token does to a name that stands to its right."""

    TEXT = auto()  # continues it
    HEAD = auto()  # a noun that names a system
    VERB = auto()  # ends it
    WEAK = auto()  # ends it where a verb may stand
    ADVERB = auto()  # the same
    PARTICLE = auto()  # ends it
    CLASS = auto()  # spoils it
    NUMBER = auto()  # ends it
    REGION = auto()  # begins it: 全省, 国家
    JOIN = auto()  # 、 和 与 及
    OF = auto()  # 的
    LIST = auto()  # 等
    QUOTE = auto()  # in quotation marks, which it includes
    BRACKET = auto()  # a short bracket
    TITLE = auto()  # in 《》; ends the clause


class Token(NamedTuple):
    """A span of the line.

    `action` is what it says of a system, of a head the system's kind; `place` is a head's place as listed.
    """

    kind: Kind
    start: int
    end: int
    text: str
    action: str = "-"
    place: str = ""

    @property
    def inner(self) -> str:
        """What a quotation holds, without its marks; a short form may stand without any."""
        return self.text if self.place == "bare" else self.text[1:-1]


_WORD_KINDS = {
    "verb": Kind.VERB,
    "weak": Kind.WEAK,
    "adverb": Kind.ADVERB,
    "class": Kind.CLASS,
    "plain": Kind.TEXT,
}
_REGIONS = (
    *("全国", "国家", "国务院", "全省", "我省", "本省", "全市", "我市", "本市", "全区", "我区", "本区"),
    *("全县", "自治区", "内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区"),
)
_BRACKET = re.compile(r"[(（〔][^()（）〔〕。;；:：]{1,12}[)）〕]")
_STOP = re.compile(r"[。；;！!？?，,：:…—\s()（）〔〕【】《》〈〉“”\"＂「」『』‘’]+")
_COUNTED = "[0-9]{1,6}[余多]?(?:个|项|套|批|类|家|座)(?:以上|左右|以内)?|[0-9]{1,2}大(?![脑数学])"
_COUNTED_ZH = "[一二两三四五六七八九十]{1,4}[余多]?(?:(?:个|批|套|类|项)(?:以上|左右|以内)?|大(?![脑数厅]))"
_DATED = "[0-9]{4}年(?![度鉴])(?:[0-9]{1,2}月)?[底末]?前?"
_NUMBER = rf"{_COUNTED}|{_COUNTED_ZH}|{_DATED}|(?:专栏|附件|附表)[0-9]{{1,2}}"
_JOIN = (
    "[、/]|(?<![呼中总饱温调缓])和(?![谐解田约]|平(?![台安]))|以及|或者"
    "|(?<![普涉触危波推])[及或](?![时格其者])|(?<!参)与(?!会)"
)
_FIXED = rf"(?P<of>(?<![目标])的(?![士确]))|(?P<number>{_NUMBER})|(?P<join>{_JOIN})"
_FIXED_STARTS = "的、/和及或以与专附0123456789一二两三四五六七八九十"
_OUTSIDE = re.compile("外(?![部网围观资来设])|[内里](?![部容网外])|[中上](?![心央级海介层下述传报线市游间])")
_SYSTEM_ENDS = "台统"
_LONGEST_HEAD = 8
_LONGEST_CLAUSE = 150  # tokens; prose has hardly 60, and names are read in linear time so
_GROUPS = {"of": Kind.OF, "number": Kind.NUMBER, "join": Kind.JOIN}


def read_tokens(line: str, terms: re.Pattern[str] | None = None) -> Iterator[list[Token]]:
    """Yield the clauses of a line that may name a system, each as its tokens in reading order.

    Clauses are parted by 。；，： and by what stands in 《》; short brackets and quotations stay whole, and
    so do `terms`, which count as quoted.

    >>> [(t.text, t.kind.name) for t in next(read_tokens("加快建设省“互联网+监管”系统"))]
    [('加快', 'VERB'), ('建设', 'WEAK'), ('省', 'TEXT'), ('“互联网+监管”', 'QUOTE'), ('系统', 'HEAD')]
    """
    for start, end, wholes in _clause_spans(line, _wholes(line, terms)):
        is_quoting = any(whole.kind is Kind.QUOTE for whole in wholes)
        if is_quoting or (not _head_ends().isdisjoint(line[start:end]) and _heads().search(line, start, end)):
            clause = _read_clause(line, start, end, wholes)
            yield from (clause[i : i + _LONGEST_CLAUSE] for i in range(0, len(clause), _LONGEST_CLAUSE))


def _wholes(line: str, terms: re.Pattern[str] | None) -> list[Token]:
    """Quotations, titles, short brackets and terms, the outermost only, in reading order."""
    quoted = ((q.start - 1, q.end + 1) for q in find_quoted(line))
    found = [Token(Kind.QUOTE, start, end, line[start:end]) for start, end in quoted]
    found += [Token(Kind.TITLE, t.start - 1, t.end + 1, "") for t in find_titles(line)]
    found += [Token(Kind.BRACKET, m.start(), m.end(), m[0]) for m in _BRACKET.finditer(line)]
    if terms:
        found += [Token(Kind.QUOTE, *m.span(), m[0], place="bare") for m in terms.finditer(line)]
    kept: list[Token] = []
    for token in sorted(found, key=lambda t: (t.start, -t.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _clause_spans(line: str, wholes: Sequence[Token]) -> Iterator[tuple[int, int, list[Token]]]:
    """The extents between stops, each with its quotations and brackets, in which no stop counts."""
    start = done = 0
    inner: list[Token] = []
    for whole in [*wholes, Token(Kind.TITLE, len(line), len(line), "")]:
        for stop in _STOP.finditer(line, done, whole.start):
            yield start, stop.start(), inner
            start, inner = stop.end(), []
        done = whole.end
        if whole.kind is Kind.TITLE:
            yield start, whole.start, inner
            start, inner = whole.end, []
        else:
            inner.append(whole)


def _read_clause(line: str, start: int, end: int, wholes: Sequence[Token]) -> list[Token]:
    clause: list[Token] = []
    for whole in wholes:
        _read_words(line, start, whole.start, clause)
        clause.append(whole)
        start = whole.end
    _read_words(line, start, end, clause)
    return clause


def _read_words(line: str, start: int, end: int, clause: list[Token]) -> None:
    """Append the tokens of an extent without quotations and brackets."""
    lexicon = _lexicon()
    for found in _pattern().finditer(line, start, end):
        first, last = found.span()
        if start < first:
            _append_text(line, start, first, clause)
        word = found[0]
        kind, action, place = (_GROUPS[found.lastgroup], "-", "") if found.lastgroup else lexicon[word]
        clause.append(Token(kind, first, last, word, action, place))
        start = last
    if start < end:
        _append_text(line, start, end, clause)


def _append_text(line: str, start: int, end: int, clause: list[Token]) -> None:
    """Append words that say nothing; right behind a head 外, 内, 上 end its phrase (除涉密系统|外|…)."""
    is_behind = clause and clause[-1].kind is Kind.HEAD and clause[-1].end == start
    if is_behind and _OUTSIDE.match(line, start, end):
        clause.append(Token(Kind.PARTICLE, start, start + 1, line[start]))
        start += 1
    if start < end:
        clause.append(Token(Kind.TEXT, start, end, line[start:end]))


@cache
def _lexicon() -> dict[str, tuple[Kind, str, str]]:
    """Each word with its kind of token, what it says of a system, and a head's place."""
    known = dict.fromkeys(_REGIONS, (Kind.REGION, "-", ""))
    for kind, action, words in read_lexicon("platform_words"):
        known |= dict.fromkeys(words.split("、"), (_WORD_KINDS[kind], action, ""))
    for particle, action, *_ in read_lexicon("platform_particles"):
        known[particle] = (Kind.LIST if particle == "等" else Kind.PARTICLE, action, "")
    for kind, place, heads, *_ in _head_rows():
        known |= dict.fromkeys(heads.split("、"), (Kind.HEAD, kind, place))
    return known


def _head_rows() -> list[tuple[str, ...]]:
    """The heads that stand outside quotations, too."""
    return [row for row in read_lexicon("platform_heads") if row[1] != "quoted"]


@cache
def _head_ends() -> frozenset[str]:
    """The last characters of heads: a clause without any of them has none."""
    return frozenset(head[-1] for row in _head_rows() for head in row[2].split("、"))


@cache
def _heads() -> re.Pattern[str]:
    """The heads that may stand alone."""
    added = _places("part") | _places("branch")
    guarded = _guarded_heads().items()
    return re.compile("|".join(re.escape(head) + guard for head, guard in guarded if head not in added))


def _guarded_heads() -> dict[str, str]:
    """Each head with what keeps it from being a part of another word."""
    return {head: _not_before(row[3:]) for row in _head_rows() for head in row[2].split("、")}


def _places(place: str) -> set[str]:
    return {head for row in _head_rows() if row[1] == place for head in row[2].split("、")}


@cache
def _pattern() -> re.Pattern[str]:
    """One expression for all tokens but text; of words that begin alike the longest is tried first."""
    branches = {word: re.escape(word[1:]) for word in _lexicon()}
    branches |= {head: re.escape(head[1:]) + guard for head, guard in _guarded_heads().items()}
    branches |= {head: f"(?<=[{_SYSTEM_ENDS}]{head[0]}){branches[head]}" for head in _places("part")}
    branches |= {row[0]: _not_inside(*row[2:]) for row in read_lexicon("platform_particles")}
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(branches, key=len, reverse=True):
        by_first[word[0]].append(branches[word])
    words = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    starts = re.escape(_FIXED_STARTS + "".join(by_first))
    return re.compile(f"(?=[{starts}])(?:{_FIXED}|{words})")


def _not_before(listed: Sequence[str]) -> str:
    """What must not follow a head."""
    return f"(?!{'|'.join(map(re.escape, listed[0].split('、')))})" if listed and listed[0] else ""


def _not_inside(before: str = "", after: str = "") -> str:
    """What must not stand around a particle: characters before it, characters after it."""
    return (f"(?<![{before}].)" if before else "") + (f"(?![{after}])" if after else "")


def find_quoted_head(term: str) -> Token | None:
    """The noun at the end of a quoted term that makes it a system's name (江苏智慧|平台), as its token."""
    heads = _quoted_heads()
    for start in range(max(len(term) - _LONGEST_HEAD, 0), len(term)):
        if (head := term[start:]) in heads:
            return Token(Kind.HEAD, start, len(term), head, *heads[head])
    return None


@cache
def _quoted_heads() -> dict[str, tuple[str, str]]:
    rows = [row for row in read_lexicon("platform_heads") if row[1] not in ("part", "branch")]
    return {head: (row[0], row[1]) for row in rows for head in row[2].split("、")}
