"""What a paper does with the papers that it names: based on, implements, amends, repeals; else it refers."""

import re
from functools import cache

from loaders.lexicon import read_lexicon
from ontology.kinds import CitationRelation

__all__ = ["find_relation"]

_LONGEST = 60
_BEFORE = re.compile(r"[^，,。；;：:！!？?\n》]*$")
_AFTER = re.compile(r"[^。；;！!？?\n《]*")

_NOT = r"(?<![未不非])(?<!没有|无法|不予|不再|停止|暂停)"
_NO_NOUN = (  # what makes a noun of the verb before it, or ends the time since then
    "(?!情况|机制|效果|成效|进度|清单|方案|细则|意见|办法|以来|之日|之前|之后|期间|主体|责任|部门|单位|机构|人|后|前)"
)
_JOINT = re.compile(  # what may stand between a word and the titles that it governs
    r"(?:[和与及、到了好过]|以及|国家|我国|中央|部门|单位|[院府部委局厅办会署省市区县州盟旗]|精神|标准|\d日"
    r"|(?:印发|下发|发布|公布|出台|制定|颁布|修订|通过|施行)的)$"
)
_OF = re.compile(r"(?:关于|的)$")
_NEW = re.compile("(?:印发|出台|制[定订]|发布|编制|公布|颁布|研究|修订|推出)[并和、]?$")
_HISTORY = re.compile(r"第[一二三四五六七八九十\d]{1,3}次(?:修订|修正|修改)|(?:修订|修正|修改)(?=[)）根]|$)")

_TASK = re.compile(
    "推动|推进|加快|研究|适时|启动|组织|抓紧|及时|拟|计划|争取|力争|将要|继续|开展|做好|配合|探索|建议"
    "|应当|完成|尽快|逐步"
)
_DECIDED = re.compile(r"(?:决定|现|一并|同时|予以|自[^，。]{1,30}起|关于)(?:对|将)?$")
_TITLE_ENDS = re.compile("等?[^，。；]{0,20}的(?:决定|通知|公告|命令)")
_PART = re.compile(  # 第三条第二款, 中的“…”
    r"(?:[^，。；]{0,10}第[一二三四五六七八九十百零\d]+[章节条款项][^。；]{0,80}?"
    r"|[^，。；]{0,16}中的?[^。；]{1,60}?|[^，。；]{0,12}?)$"
)

_SO = "(?:等[^，,。；]{0,14}?)?的?(?:全面|有效|有力|有序|顺利|切实|扎实|深入|尽快|加快)?"
_NOT_SINCE = "(?!以来|之日|之前|之后|[后前]|期间|细则|方案|意见|办法)"

_ITEM = re.compile(r"[(（]?(?:[一二三四五六七八九十百]+|\d{1,3})[、.．)）]{1,2}")
_LIST = re.compile("^[^\n]*(?:下列|以下|如下)[^\n]*[:：]$", re.MULTILINE)
_LONGEST_LIST = 6000

_SEVERAL = r"等?(?:\d+|[一二两三四五六七八九十]+)?[件个部项]?(?:规范性)?(?:文件|规章|规定|通知|办法|意见)?"
_FROM = r"[，,]?(?:[自从][^，,。；]{1,30}起|于[^，,。；]{1,16}日)?[，,]?"
_HOW = r"(?:也|均|亦|现|相应|随之|同时|予以|即行|即|自行|一律|一并|一同|全文|明令)*"
_NOT_THEN = "(?![后前或和、的]|之日|之前|之后|情况)"


def find_relation(text: str, start: int, end: int) -> tuple[CitationRelation, str]:
    """What the clause around titles says of them, and the word that says it; "" for mere naming.

    A word before the titles counts where nothing but bodies, 和 or 印发的 stand between it and them. What
    ends a paper's validity follows its title. A change that has yet to be made (推动修订《…》) and the
    history of changes (根据《…》第一次修订) are mere naming, and so is the contrary (未按照《…》).

    Args:
        text: clean text.
        start: of the first title, at its 《.
        end: of the last one, behind its 》 and what stands in brackets.

    >>> text = "根据《电子签名法》和《密码法》规定,制定本办法"
    >>> find_relation(text, 2, 14)
    (<CitationRelation.BASED_ON: 'based on'>, '根据')
    """
    before = _BEFORE.search(text, max(0, start - _LONGEST), start)
    after = _AFTER.match(text, end, end + 2 * _LONGEST)
    clause, rest = (before[0] if before else ""), (after[0] if after else "")
    governed = _governing(clause)
    if governed is not None:
        return (CitationRelation.REFERS, "") if _HISTORY.match(rest) else governed
    if listed := _listed(text, start):
        return listed
    for relation, find in (
        (CitationRelation.AMENDS, _amending),
        (CitationRelation.REPEALS, _repealing),
        (CitationRelation.IMPLEMENTS, _pushed),
        (CitationRelation.BASED_ON, _founding),
    ):
        if word := find(clause, rest):
            return relation, word
    return CitationRelation.REFERS, ""


def _governing(clause: str) -> tuple[CitationRelation, str] | None:
    """The last word before the titles that takes them for its object."""
    for found in reversed(list(_governors().finditer(clause))):
        word, between = found["word"], clause[found.end() :]
        relation = _relations()[word]
        is_ground = relation is CitationRelation.BASED_ON
        is_joined = _JOINT.search(between) or (is_ground and _OF.search(between))
        if between and (len(word) == 1 or not is_joined):
            continue
        is_new = word.endswith("实施") and _NEW.search(clause, 0, found.start())  # 印发实施《…》
        return None if is_new else (relation, word)
    return None


def _listed(text: str, start: int) -> tuple[CitationRelation, str] | None:
    """What the line above a list says of its items: 废止下列文件: 1.《…》; None for titles in a sentence."""
    line = text.rfind("\n", 0, start) + 1
    if not _ITEM.fullmatch(text, line, start):
        return None
    above = list(_LIST.finditer(text, max(0, line - _LONGEST_LIST), line))
    if not above or _TASK.search(above[-1][0]):
        return None
    for relation in (CitationRelation.REPEALS, CitationRelation.AMENDS):
        if verb := _search("({})", f"{relation.value} before", above[-1][0]):
            return relation, verb[1]
    return None


def _amending(clause: str, rest: str) -> str:
    """The word by which a paper changes another, now and not as a task."""
    verb = _search(r"(?:决定|关于|现)对?({})(?:了|部分|个别)?$", "amends before", clause)
    if verb and (not clause.startswith("关于") or _TITLE_ENDS.match(rest)):
        return verb[1]
    change = _search("({})", "amends after", rest)
    if change is None or _TASK.search(clause) or not _PART.fullmatch(rest, 0, change.start()):
        return ""
    is_object = clause.endswith(("对", "将")) or rest.lstrip("等").startswith(("第", "中"))
    return change[1] if is_object or change[1].startswith("作如下") else ""


def _repealing(clause: str, rest: str) -> str:
    """The word by which a paper ends another's validity, now and not as a task."""
    if _TASK.search(clause):
        return ""
    if ends := _search(f"^{_SEVERAL}{_FROM}{_HOW}({{}}){_NOT_THEN}", "repeals after", rest):
        return ends[1]
    verb = _search("({})(?:了|原)?$", "repeals before", clause)
    return verb[1] if verb and _DECIDED.search(clause, 0, verb.start()) else ""


def _pushed(clause: str, rest: str) -> str:
    """The verb of carrying out behind the titles that a word before them pushes; else that word alone."""
    verb = _search(f"^{_SO}({{}}){_NOT_SINCE}", "implements after", rest)
    if verb is None:
        bare = _search("({})$", "implements alone", clause) if not rest or rest[0] in "，,、" else None
        return bare[1] if bare else ""
    pushed = _search(f"{_NOT}({{}})(?:好|对|有关|相关|国家)?$", "implements push", clause)
    return verb[1] if pushed else ""


def _founding(clause: str, rest: str) -> str:
    """以《…》为依据, 在《…》指导下."""
    found = _search("^等?[^，,。；]{0,12}?({})", "based on after", rest)
    if found and re.search(r"以[^，,。；]{0,16}$", clause):
        return found[1]
    under = re.match("的?(指导|框架|规范)下", rest)
    return under[1] if under and re.search(r"在[^，,。；]{0,10}$", clause) else ""


@cache
def _governors() -> re.Pattern[str]:
    words = [*_words("based on before"), *_words("implements before")]
    return re.compile(f"{_NOT}(?P<word>{'|'.join(sorted(words, key=len, reverse=True))}){_NO_NOUN}")


@cache
def _relations() -> dict[str, CitationRelation]:
    kinds = (CitationRelation.BASED_ON, CitationRelation.IMPLEMENTS)
    return {word: kind for kind in kinds for word in _words(f"{kind.value} before")}


def _search(pattern: str, words: str, text: str) -> re.Match[str] | None:
    """A search for a pattern that has the words of a row in the place of {}."""
    return _pattern(pattern, words).search(text)


@cache
def _pattern(pattern: str, words: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{}", "|".join(sorted(_words(words), key=len, reverse=True))))


@cache
def _words(name: str) -> tuple[str, ...]:
    """The words of the rows of a relation and place, "implements before" say."""
    rows = read_lexicon("citation_words")
    return tuple(
        word for relation, place, words in rows if f"{relation} {place}" == name for word in words.split("、")
    )
