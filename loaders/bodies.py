"""Names of public bodies in running text."""

import logging
import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.actor_names import place_before
from loaders.body_heads import NO_NAME, find_headed, may_begin, may_have_level, words_of
from loaders.collectives import find_collectives, find_groups
from loaders.context import Context
from loaders.lexicon import read_lexicon

__all__ = ["find_bodies"]

_LOG = logging.getLogger(__name__)
_CENTRE = re.compile(
    r"(?=[党中国海审最全共人])(?:党中央|中共中央|国务院(?:办公厅)?(?!各?(?:有关)?部门)|中央网信办"
    r"|海关总署|审计署|中央编办|中央政法委|最高人民(?:法院|检察院)|全国(?:总工会|妇联|工商联)|共青团中央"
    r"|国家[\u4e00-\u9fff]{2,8}(?:(?<![大全格布结新])局|委)(?=[、,。;)等]|(?:具体|共同)?(?:负责|牵头|配合)|[要应])"
    r"|(?:中国)?人民银行(?:[\u4e00-\u9fff]{2,4}(?:省|市|自治区)?(?:中心支行|分行|支行|营业管理部))?)"
)
_BRANCHES = ("总局", "人民银行", "海关总署")  # a local body right after one is its branch
_PART = re.compile("牵头|配合|协助|协办")
_BEFORE_PART = re.compile(r"[^,。;:()]{3,80}$")
_LISTED = re.compile(
    r"(?:(?<=[、和由])|^)(?P<level>自治区|省(?![级直内])|[市州](?![场民域级直])|[区县旗盟](?![域级块直内市]))"
    r"(?P<name>[\u4e00-\u9fff]{2,12}(?:局|委员会|委|厅))(?=[、和]|(?:等部门)?(?:具体|统一|分别|积极)*$)"
)
_TWO_OWNERS = re.compile(
    r"(?P<level>自治区|[省市区县旗盟州])党?委(?P=level)(?:人民)?政府(?:督[查导](?:局|室|办公室|办)|办公[厅室]"
    r"|(?:政策)?研究室|信访局|[\u4e00-\u9fff]{2,6}办公室|接待办|信访办)"
)
_UNIT = re.compile(
    r"部(?![门分署属级委位队省市县])[\u4e00-\u9fff]{2,12}[司局厅心]"
    r"|(?!部)(?:[\u4e00-\u9fff]{2,10}(?<!公)司|[\u4e00-\u9fff]{2,12}(?:中心|局)|办公厅)"
)
_UNIT_CUT = re.compile(r"、|(?<=[司局厅心])[和及与]")
_UNITS_DUTY = re.compile(
    r"(?P<head>司|中心|局|厅)(?=(?:等(?:有关|相关)?(?:司局|单位)?)?(?:共同|具体|分别|统一|按)?"
    r"(?:负责|牵头|会同|配合|做好|抓好|承担|组织|职责|要|应|统筹))"
)
_BEFORE_UNITS = re.compile(r"(?:(?!由)[\u4e00-\u9fff、])+$")
_LEVEL_SIGNS = tuple("省市区县旗盟州")
_LONGEST_LIST = 80
Span = tuple[int, int]


def find_bodies(line: str, context: Context) -> list[Span]:
    """The spans of all actors named in a line, in reading order, without overlap; the longest wins.

    Read are names made of a level or place (省, 济南市), what the body is for (lexicon `body_functions`) and
    a head (厅, 局: `body_heads`), the organs of the centre, collectives and leading groups. Not read: a bare
    政府 or 部门, a body that is to be built, one that is part of another name (省政府门户网站).

    Args:
        line: with ASCII digits and brackets (`fold_width`).
        context: tells which places there are.

    >>> from loaders.regions import load_regions
    >>> context = Context(None, None, None, load_regions())
    >>> line = "指导省大数据中心优化市场监管系统,各地区各部门要配合"
    >>> [line[start:end] for start, end in find_bodies(line, context)]
    ['省大数据中心', '各地区各部门']
    """
    spans = sorted({*_candidates(line, context)}, key=lambda span: (span[0], -span[1]))
    found: list[Span] = []
    for start, end in spans:
        if found and start == found[-1][1] and line.endswith(_BRANCHES, 0, start):
            found[-1] = found[-1][0], end
        elif not found or start >= found[-1][1]:
            found.append((start, end))
    return [span for span in found if not line.startswith(words_of("owner_tails"), span[1])]


def _candidates(line: str, context: Context) -> Iterator[Span]:
    yield from (found.span() for found in _CENTRE.finditer(line))
    yield from find_collectives(line)
    yield from find_groups(line)
    yield from _by_their_part(line)
    yield from _of_two_owners(line, context)
    yield from _introduced(line, context)
    yield from _own_units(line) if context.ministry else ()
    yield from find_headed(line, context)


def _by_their_part(line: str) -> Iterator[Span]:
    """Bodies of a level whose name no lexicon knows but whose part is printed: 州洱海保护管理局|配合."""
    for part in _PART.finditer(line):
        clause = _BEFORE_PART.search(line, max(0, part.start() - _LONGEST_LIST), part.start())
        for found in _LISTED.finditer(clause[0]) if clause else ():
            if clause and not NO_NAME.search(found["name"]):
                yield clause.start() + found.start(), clause.start() + found.end()


def _of_two_owners(line: str, context: Context) -> Iterator[Span]:
    """A body of a party committee and a government in one: 县委县政府督查局."""
    for found in _TWO_OWNERS.finditer(line):
        start = place_before(line, found.end("level"), context)
        if start is not None or may_have_level(line, found.start()):
            yield found.start() if start is None else start, found.end()


def _introduced(line: str, context: Context) -> Iterator[Span]:
    """Short names that the paper introduces for its bodies: 县政数局, or 政数局 and the level before it."""
    if not any(name in line for name in context.bodies):
        return
    for found in _alternatives(context.bodies).finditer(line):
        has_level = found[0][0] in _LEVEL_SIGNS
        level = found.start() if has_level else found.start() - 1
        start = place_before(line, level + 1, context)
        if start is None and line[level : level + 1] in _LEVEL_SIGNS and may_have_level(line, level):
            start = level - (line[level - 1 : level] == "各")
        if start is None and not has_level and may_begin(line, found.start()):
            start = found.start()
        if start is not None and line[start - 1 : start] != "称":
            yield start, found.end()


@lru_cache(maxsize=64)
def _alternatives(names: frozenset[str]) -> re.Pattern[str]:
    """Any of the names, the longest first, each with what may not follow its head."""
    guards = {row[0]: f"(?![{row[2]}])" for row in read_lexicon("body_heads") if len(row) > 2}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(re.escape(name) + guards.get(name[-1], "") for name in ordered))


def _own_units(line: str) -> Iterator[Span]:
    """The units of the ministry whose paper it is, as subjects of a duty: 部信息中心、规划财务司|负责."""
    for duty in _UNITS_DUTY.finditer(line):
        listed = _BEFORE_UNITS.search(line, max(0, duty.start() - _LONGEST_LIST), duty.end("head"))
        if listed is None:
            continue
        cuts = [cut.span() for cut in _UNIT_CUT.finditer(line, *listed.span())]
        starts = [listed.start(), *(end for _, end in cuts)]
        items = list(zip(starts, [*(start for start, _ in cuts), listed.end()], strict=True))
        names = [line[start:end] for start, end in items]
        are_units = all(_UNIT.fullmatch(name) and not NO_NAME.search(name) for name in names)
        if are_units and any(name.endswith("司") or name[0] == "部" for name in names):
            yield from items
