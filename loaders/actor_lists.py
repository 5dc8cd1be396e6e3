"""Lists of actors whose role is printed: after a label (责任单位:) or before a role word in brackets (…牵头,…配合)."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ontology.kinds import Role

__all__ = ["ListedActor", "find_listed_actors"]

_LOG = logging.getLogger(__name__)
_LABEL = re.compile(
    r"(?:(?:第一|主要|共同)?(?:牵头|责任|配合|主办|协办|承办|承担|参与|参加|协同|协助|支持|支撑|实施|落实|主管|主责|负责|会办)"
    r"(?:考核|主体|责任|牵头|配合|参与|落实|实施|和|及|、|/)*"
    r"(?:单位|部门|机构|处室|科室|委办局|主体|分工)(?:和部门|和单位|及部门|及单位|、部门|、单位|及分工|\((?:单位|部门)\))?"
    r"|(?<![\u4e00-\u9fff])(?:牵头|责任|配合|主办|协办)):"
)
_OTHER_LABEL = re.compile(
    r"(?:(?<=[,;。、)])|^)[\u4e00-\u9fff]{2,8}:|(?:完成|时间|办结)(?:时限|期限|时间|节点|要求|安排):|(?:责任人|领导|联系人):"
)
_DUTY = (
    r"(?:按照?(?:各自)?(?:职责|职能|任务|要求)(?:任务)?(?:分工)?|依职责|各自|分工|分头|具体|共同|组织|分别|联合|统一|积极|均需|均|推进|推动|抓好?)*"
)
_PHRASE = re.compile(
    rf"(?P<lead>{_DUTY}(?:牵头(?!部门|单位)(?:负责|落实|推进|组织实施|实施|抓总)?|主办(?=[,;。)]|$)))"
    rf"|(?P<support>{_DUTY}(?:(?:配合|协助|参与)(?!部门|单位)(?:落实|实施|推进|负责)?|(?:协办|参加|协同)(?=[,;。)]|$)))"
    rf"|(?P<responsible>{_DUTY}(?:负责|落实)(?!人|部门|单位)(?:落实|实施|推进|组织实施)?|{_DUTY}(?:实施|推进|承办|办理|承担)(?=[,;。)]|$)"
    r"|(?:统筹|指导|督促)(?:推进|协调|指导|督促)?(?=[,;。)]|$)|均?为责任(?:单位|部门)|按照?(?:各自)?职责(?:分工)?(?=[,;。)]|$))"
)
_ROLES = {"lead": Role.LEAD, "support": Role.SUPPORT, "responsible": Role.RESPONSIBLE}
_LEAD_LABEL = re.compile(r"牵头|主办|第一|主责")
_SUPPORT_LABEL = re.compile(r"配合|协办|参与|参加|协同|协助|支持|支撑|会办")
_BRACKET = re.compile(r"[(\[【)\]】]")
_CUT = re.compile(r"(?P<open>[(\[【])|(?P<close>[)\]】])|[、;,。]|以及|会同|联合|(?P<and>[和及与])")
_LEADING = re.compile(r"(?:以下)?(?:均需|均由|以及|并由|会同|联合|其中|由|和|及|与|或)+")
_TAIL = re.compile(
    r"等(?:[0-9一二三四五六七八九十多]+[个家]?|有关|相关|责任|成员|职能|业务|主管|直属|参与|配合|设区市|省直|市直|区直|县直|省级|市级|区级|县级|自治区直|各)*"
    r"(?:部门|单位|机构|企业|地区|方面|委办局)?(?:[和及、](?:有关)?(?:单位|部门|企业|地区))?$"
)
_ITEM_ROLE = re.compile(r"\((牵头|主办|配合|参与|协办)(?:单位|部门)?\)$")
_ENDS = "厅局委办部院署会心司团府门位关社协联队构"
_BODY = re.compile(
    rf"(?:各|有关|相关).{{1,28}}|[^“”《》%]{{2,30}}(?:[{_ENDS}行处科室组班区市县州旗盟站所馆台校企地厂]|\([^()]*\))"
)
_NO_BODY = re.compile(
    r"[“”《》%]|[0-9年][年月日底]|(?:持续|推进|坚持|完成|列出|进行|开展|实施|始终|内|前|不再.*)$|谁|专人|^由|首位|第一位|下同$"
    r"|^(?:单位|部门|政府|责任|企业|社会|市场|地方|以下|各|统一|本级|同级)$"
)
_PLAIN_BODY = re.compile(
    rf"(?:省|市|区|县|州|盟|旗|自治区|国家|中央|[\u4e00-\u9fff]{{2,8}}[省市区县州盟旗])[\u4e00-\u9fff]{{1,20}}[{_ENDS}]"
    r"|各[\u4e00-\u9fff]{1,14}(?:\([^()]*\)[\u4e00-\u9fff]{0,6})?"
)
_GOVERNMENT = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,7}?)(?:等(?:设区)?[市县区]|(?=[市县区州]))(?P<government>[市县区州]?(?:人民)?政府)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,7}")
_LEVELS = re.compile(r"省(?!会|域)|自治区|市(?!场|民(?!政))|[区县州盟旗](?!域|块)")
_HEADLESS = re.compile(r"各[\u4e00-\u9fff]{0,4}[市县区州盟旗](?:\([^()]*\))?(?:、[市县区州旗])*|各盟(?:行政公署|行署)")
_HEADLESS_REST = re.compile(
    r"(?:[县市区州旗盟]|自治[州县旗])(?:\([^()]*\)|[市区县旗]{1,3})?(?:(?:人民)?(?:政府|行署|行政公署))?"
)
_OPEN, _CLOSE = "([【", ")]】"
_LIST_END = re.compile(r"[(\[【)\]】。]")
_BEGINS = frozenset("省市区县各有相自盟旗州国中")
_LONGEST_LIST = 1500


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An item of a list and its role.

    `prefix` is what an item before it lends it (市 in 市发展改革委、财政局); `government` what follows a bare place
    (人民政府 for 南京 in 南京、无锡等设区市人民政府).
    """

    start: int
    end: int
    role: Role
    prefix: str = ""
    government: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_listed_actors(line: str) -> tuple[list[ListedActor], list[tuple[int, int]]]:
    """The actors of all lists of a line and the spans that the lists take up, both in reading order.

    Args:
        line: with ASCII digits and brackets (`fold_width`).

    >>> actors, _ = find_listed_actors("建设平台(省大数据局牵头,省财政厅等有关部门配合)。")
    >>> [(a.start, a.end, a.role.value) for a in actors]
    [(5, 10, 'lead'), (13, 17, 'support')]
    """
    found: list[ListedActor] = []
    spans: list[tuple[int, int]] = []
    for start, end, role in [*_labelled(line), *((start, end, None) for start, end in _brackets(line))]:
        actors = list(_actors(line, start, end, role))
        if actors:
            found.extend(actors)
            spans.append((start, end))
    return sorted(found, key=lambda actor: actor.start), sorted(spans)


def _labelled(line: str) -> Iterator[tuple[int, int, Role]]:
    labels = list(_LABEL.finditer(line))
    for label, following in zip_longest(labels, labels[1:]):
        bound = min(following.start() if following else len(line), label.end() + _LONGEST_LIST)
        end = _list_end(line, label.end(), bound)
        other = _OTHER_LABEL.search(line, label.end(), end)
        yield label.end(), other.start() if other else end, _label_role(label[0])


def _label_role(label: str) -> Role:
    if _LEAD_LABEL.search(label) and "责任" not in label.removeprefix("第一责任"):
        return Role.LEAD
    return Role.SUPPORT if _SUPPORT_LABEL.search(label) else Role.RESPONSIBLE


def _list_end(line: str, start: int, bound: int) -> int:
    """Where the bracket around the list, the sentence or the line ends."""
    depth = 0
    for mark in _LIST_END.finditer(line, start, bound):
        if depth == 0 and mark[0] not in _OPEN:
            return mark.start()
        depth += 1 if mark[0] in _OPEN else -1 if mark[0] in _CLOSE else 0
    return bound


def _brackets(line: str) -> Iterator[tuple[int, int]]:
    """The insides of the outermost brackets that hold no label."""
    for opened, closed in _outermost(line):
        inside = opened + 1, min(closed, opened + _LONGEST_LIST)
        if not _LABEL.search(line, *inside) and (_PHRASE.search(line, *inside) or _is_plain_list(line, opened, closed)):
            yield inside


def _outermost(line: str) -> list[tuple[int, int]]:
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(line):
        if mark[0] in _OPEN:
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, mark.start()))
    return pairs


def _is_plain_list(line: str, opened: int, closed: int) -> bool:
    """Whether a bracket at a sentence's end holds nothing but names of bodies: 。(市财政局、市大数据局)."""
    if closed - opened > _LONGEST_LIST or line[closed + 1 : closed + 2] not in ("", "。", ";"):
        return False
    pieces = list(_pieces(line, opened + 1, closed))
    alone = len(pieces) > 1 or line[opened - 1 : opened] in ("。", ";")
    return bool(pieces) and alone and bool(_PLAIN_BODY.fullmatch(pieces[0].text) and all(_is_body(p.text) for p in pieces))


def _actors(line: str, start: int, end: int, role: Role | None) -> Iterator[ListedActor]:
    """Items before a role word have its role, all others the label's; without either they are responsible."""
    done, is_list = start, role is not None
    for phrase in _PHRASE.finditer(line, start, end):
        printed = _ROLES[phrase.lastgroup or "responsible"]
        if line[phrase.start() - 1] == "(" and line[phrase.end() : phrase.end() + 1] == ")":
            yield from _with_last(_items(line, done, phrase.start() - 1, role or Role.RESPONSIBLE), printed)
            done, is_list = phrase.end() + 1, True
            continue
        is_vague = role is not None and printed is Role.RESPONSIBLE
        yield from _items(line, done, phrase.start(), role if role and is_vague else printed)
        done = phrase.end()
    if is_list or done == start:
        yield from _items(line, done, end, role or Role.RESPONSIBLE)


def _with_last(actors: Iterator[ListedActor], role: Role) -> list[ListedActor]:
    """The actors, the last one in a role of its own: 省大数据局(牵头)."""
    listed = list(actors)
    return [*listed[:-1], *(replace(actor, role=role) for actor in listed[-1:])]


def _items(line: str, start: int, end: int, role: Role) -> Iterator[ListedActor]:
    lent = ""
    for piece, government in _with_governments(_joined(list(_pieces(line, start, end)))):
        if not government and not _is_body(piece.text):
            _LOG.debug("no actor in a list: %s", piece.text)
            continue
        level = _LEVELS.match(piece.text)
        owns = level or government or piece.text.startswith(("各", "有关", "相关"))
        yield ListedActor(piece.start, piece.end, role, "" if owns else lent, government)
        lent = level[0] if level else "各级" if piece.text.startswith("各级") else lent


def _pieces(line: str, start: int, end: int) -> Iterator[_Piece]:
    depth = 0
    for mark in _CUT.finditer(line, start, end):
        if mark["open"] or mark["close"]:
            depth = max(0, depth + (1 if mark["open"] else -1))
        elif depth == 0 and (not mark["and"] or _is_joint(line, mark.start())):
            yield from _cleaned(line, start, mark.start())
            start = mark.end()
    yield from _cleaned(line, start, end)


def _is_joint(line: str, at: int) -> bool:
    """Whether 和 stands between two names and not inside one (人力资源和社会保障局, 党委和政府)."""
    return line[at - 1 : at] in _ENDS and line[at + 1 : at + 2] in _BEGINS


def _cleaned(line: str, start: int, end: int) -> Iterator[_Piece]:
    """The name without 由 before it and 等有关部门 after it; a bracket that the list does not close falls away."""
    text = line[start:end].rstrip("(").lstrip(")")
    start = end - len(line[start:end].lstrip(")"))
    lead = _LEADING.match(text)
    if lead:
        text, start = text[lead.end() :], start + lead.end()
    place = _GOVERNMENT.fullmatch(text)
    if not (place and "等" in text):
        text = _TAIL.sub("", text)
    if text:
        yield _Piece(start, text)


def _is_body(text: str) -> bool:
    return bool(_BODY.fullmatch(text)) and not _NO_BODY.search(text)


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """各市州 and 县市区人民政府 are one collective."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.end + 1 == piece.start and _go_together(last.text, piece.text):
            joined[-1] = _Piece(last.start, f"{last.text}、{piece.text}")
        else:
            joined.append(piece)
    return joined


def _go_together(text: str, following: str) -> bool:
    is_rest = bool(_HEADLESS.fullmatch(text) and _HEADLESS_REST.fullmatch(following))
    return is_rest or (text.endswith("部门") and following == "单位")


def _with_governments(pieces: Sequence[_Piece]) -> list[tuple[_Piece, str]]:
    """Each piece with what is to be added to a bare place: 人民政府 to 南京 and 镇江 in 南京、镇江等设区市人民政府."""
    added = ""
    found: list[tuple[_Piece, str]] = []
    for piece in reversed(pieces):
        printed = None if piece.text.startswith("各") else _GOVERNMENT.fullmatch(piece.text)
        if printed:
            added = printed["government"]
            last = _Piece(piece.start, printed["place"]) if "等" in piece.text else piece
            found.append((last, added if last is not piece else ""))
            continue
        is_place = _PLACE.fullmatch(piece.text) and piece.text[-1] not in _ENDS and piece.text[0] != "各"
        added = added if is_place else ""
        found.append((piece, added))
    return found[::-1]
