"""A list of actors is split into its names: 市发展改革委、财政局等有关部门,各市、县(市、区)人民政府."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loaders.actor_names import ZONE, ZONE_BODY
from loaders.body_heads import is_plain_body

__all__ = ["ActorItem", "is_plain_list", "split_actors"]

_LOG = logging.getLogger(__name__)
_CUT = re.compile(
    r"(?P<quoted>“[^“”]{0,30}”)|(?P<open>[(\[【])|(?P<close>[)\]】])|[、;,。]|以及|会同|联合|(?P<and>[和及与])"
)
_LEADING = re.compile(
    r"(?:(?:以[下上]|上述|下列|前述|各项|所有|全部)(?:各项|所有|全部)?(?:重点|主要|具体|工作)*(?:任务|事项|举措|措施|内容|项目)?)?"
    r"(?:均需|均由|以及|并由|会同|联合|其中|由)+"
)
_TAIL = re.compile(  # 等有关部门和单位
    r"等(?:[0-9一二三四五六七八九十多]+[个家]?|有关|相关|责任|成员|职能|业务|主管|直属|参与|配合|设区市"
    r"|[省市区县][直级]|自治区直|各)*"
    r"(?:部门|单位|机构|企业|地区|方面|委办局)?(?:[和及、](?:有关)?(?:单位|部门|企业|地区))?$"
)
_ENDS = frozenset("厅局委办部院署会心司团府门位关社协联队构")
_MEMBERS = re.compile(r"等(?=[^等]*(?:小组|专班|委员会|指挥部|联席会议)(?:各|有关|相关)*成员单位$)")
_BODY = re.compile(
    rf"[省市区县州盟旗]委|(?:各|有关|相关).{{1,28}}|[^“”《》%]{{2,30}}(?:[{''.join(sorted(_ENDS))}行处科室组班区市县州旗盟站所馆台校企地厂]|\([^()]*\))"
)
_NO_BODY = re.compile(
    r"[“”《》%]|[0-9年][年月日底]|(?:持续|推进|坚持|完成|列出|进行|开展|实施|始终|内|前|不再.*)$|谁|专人|首位|第一位|下同$"
    r"|^(?:由|含|包括|包含|除|如|即|指)|^(?:单位|部门|政府|责任|企业|社会|市场|地方|以下|各|统一|本级|同级)$"
)
_DOES = re.compile("负责|牵头|配合")
_NO_PLACE = (
    "对接|联系|依托|协[调同助]|加强|推[动进]|通过|支持|包[括含]|涉及|属于|主要|相关|有关|全国|直属|隶属|所[在属]"
    "|[由经向含与和同在即对]"
)
_PLAIN = re.compile(
    r"(?:[省市区县州盟旗]|自治区|国家|中央|[\u4e00-\u9fff]{2,8}[省市区县州盟旗])"
    rf"[\u4e00-\u9fff]{{1,20}}[{''.join(sorted(_ENDS))}]"
    rf"|(?!{_NO_PLACE})[\u4e00-\u9fff]{{2,7}}(?:海关|海事局|税务局|邮政管理局|通信管理局|气象局|地震局|证监局"
    r"|银保监局|金融监管局|国家安全局|铁路局)|(?:中国)?人民银行[\u4e00-\u9fff]{0,8}[行部]"
    rf"|各[\u4e00-\u9fff]{{1,14}}(?:\([^()]*\)[\u4e00-\u9fff]{{0,6}})?"
)
_QUOTED_GROUP = re.compile(
    r"(?:[\u4e00-\u9fff]|“[^“”]{1,20}”){3,40}(?:小组|专班|委员会|指挥部|联席会议)(?:办公室)?(?:(?:各|有关|相关)*成员单位)?"
)
_QUOTES = str.maketrans("", "", "“”")
_SECOND_NAME = re.compile(
    rf"(?P<name>[^()]+[{''.join(sorted(_ENDS))}])\((?P<second>[\u4e00-\u9fff]{{3,16}}[{''.join(sorted(_ENDS))}])\)"
)
_GOVERNMENT = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,7}?)(?:等(?:设区)?[市县区]|(?=[市县区州]))(?P<government>[市县区州]?(?:人民)?政府)"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,7}")
_MAY_SHARE = frozenset("市县区州旗盟委园城")  # or any name before 政府
_AREA_END = re.compile("[市县区州旗]")
_OFFICE = re.compile(r"[省市区县州盟旗](?:人民)?政府(?P<head>办公厅|办公室|督查室|研究室)")
_PARTY = re.compile(r"[省市区县州盟旗]委")
_ZONE = re.compile(rf"[\u4e00-\u9fff]{{0,14}}{ZONE}")
_LEVEL = re.compile(r"省(?!会|域)|自治区|市(?!场|民(?!政))|[区县州盟旗](?!域|块)")
_HEADLESS = re.compile(
    r"各[\u4e00-\u9fff]{0,4}[市县区州盟旗](?:\([^()]*\))?(?:、[市县区州旗])*|各盟(?:行政公署|行署)|各省(?:、自治区)?"
)
_HEADLESS_REST = re.compile(
    r"(?:[县市区州旗盟]|自治[州县旗区]|直辖市)(?:\([^()]*\)|[市区县旗]{1,3})?(?:(?:人民)?(?:政府|行署|行政公署))?"
)
_COLLECTIVE = ("各", "有关", "相关")
_EACH_ENDS = _ENDS | frozenset("市县区旗州盟镇乡街地道)")
_GOVERNMENTS = re.compile(r"[市县区旗州]{0,3}(?:人民)?政府")
_BEGINS = frozenset("省市区县各有相自盟旗州国中")


@dataclass(frozen=True, slots=True)
class ActorItem:
    """A name at [start, end) of a line.

    `prefix` is what a name before it lends it (市 in 市发展改革委、财政局), `lent` what is to be added to a
    bare place (人民政府 to 南京 in 南京、无锡等设区市人民政府), or to 市委 in 市委、市政府办公室.
    """

    start: int
    end: int
    prefix: str
    lent: str


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str


Span = tuple[int, int]


def split_actors(line: str, start: int, end: int) -> Iterator[ActorItem]:
    """Yield the names of the list at [start, end) in reading order, without what has not the form of a name.

    Args:
        line: with ASCII digits and brackets (`fold_width`).
        start: where the list begins, without its label.
        end: where it ends, without the words for what the actors do.

    >>> line = "省大数据局、省财政厅等有关部门,各市、县(市、区)人民政府和省委网信办"
    >>> [line[item.start : item.end] for item in split_actors(line, 0, len(line))]
    ['省大数据局', '省财政厅', '各市、县(市、区)人民政府', '省委网信办']
    """
    lent = ""
    for piece, head in _with_shared_heads(_joined(_pieces(line, start, end))):
        if not head and not _is_body(piece.text):
            _LOG.debug("no actor in a list: %s", piece.text)
            continue
        level = _LEVEL.match(piece.text)
        owns = level or head or piece.text.startswith(_COLLECTIVE)
        yield ActorItem(piece.start, piece.end, "" if owns else lent, head)
        lent = level[0] if level else "各级" if piece.text.startswith("各级") else lent


def is_plain_list(line: str, start: int, end: int, *, least: int) -> bool:
    """Whether [start, end) is nothing but a list of at least so many names of bodies.

    >>> is_plain_list("市财政局、各区政府", 0, 9, least=2), is_plain_list("含区、县", 0, 4, least=2)
    (True, False)
    """
    count = 0
    for count, piece in enumerate(_pieces(line, start, end), 1):
        is_name = _is_body(piece.text) and (
            not piece.text.startswith(_COLLECTIVE) or piece.text[-1] in _EACH_ENDS
        )
        if not is_name or _DOES.search(piece.text) or (count == 1 and not _PLAIN.fullmatch(piece.text)):
            return False
    return count >= least


def _pieces(line: str, start: int, end: int) -> Iterator[_Piece]:
    depth = 0
    for mark in _CUT.finditer(line, start, end):
        if mark["open"] or mark["close"]:
            depth = max(0, depth + (1 if mark["open"] else -1))
        elif depth == 0 and not mark["quoted"] and (not mark["and"] or _is_joint(line, mark.start())):
            yield from _cleaned(line, start, mark.start())
            start = mark.end()
    yield from _cleaned(line, start, end)


def _is_joint(line: str, at: int) -> bool:
    """Whether 和 stands between two names and not inside one (人力资源和社会保障局, 党委和政府)."""
    return line[at - 1 : at] in _ENDS and line[at + 1 : at + 2] in _BEGINS


def _cleaned(line: str, start: int, end: int) -> Iterator[_Piece]:
    """The name without 由 before it and 等有关部门 after it, and without a bracket that is cut in two."""
    while start < end and line[start] == ")":
        start += 1
    lead = _LEADING.match(line, start, end)
    start = lead.end() if lead else start
    text = line[start:end]
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")]
    members = _MEMBERS.search(text) if text.endswith("成员单位") else None
    if "等" in text and not members and not _GOVERNMENT.fullmatch(text):
        text = _TAIL.sub("", text)
    cuts = [(0, members.start()), (members.end(), len(text))] if members else _names(text)
    yield from (_Piece(start + first, start + last, text[first:last]) for first, last in cuts if last > first)


def _names(text: str) -> list[Span]:
    """Where the names stand in an item: both of 省政府办公厅(省大数据局), two bodies in one house."""
    found = _SECOND_NAME.fullmatch(text) if text.endswith(")") else None
    second = found["second"] if found else ""
    if found and not second.startswith("市民") and (_PLAIN.fullmatch(second) or is_plain_body(second)):
        return [found.span("name"), found.span("second")]
    return [(0, len(text))]


def _is_body(text: str) -> bool:
    if "“" in text and not _QUOTED_GROUP.fullmatch(text):
        return False
    plain = text.translate(_QUOTES)
    return bool(_BODY.fullmatch(plain) or _QUOTED_GROUP.fullmatch(plain)) and not _NO_BODY.search(plain)


def _joined(pieces: Iterator[_Piece]) -> list[_Piece]:
    """各市州 and 县市区人民政府 are one collective, so are 有关部门 and 单位."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.end + 1 == piece.start and _go_together(last.text, piece.text):
            joined[-1] = _Piece(last.start, piece.end, f"{last.text}、{piece.text}")
        else:
            joined.append(piece)
    return joined


def _go_together(text: str, following: str) -> bool:
    if following == "单位":
        return text.endswith("部门")
    if text.endswith("委") and _GOVERNMENTS.fullmatch(following):
        return text.startswith("各")
    return text.startswith("各") and bool(_HEADLESS.fullmatch(text) and _HEADLESS_REST.fullmatch(following))


def _with_shared_heads(pieces: Sequence[_Piece]) -> list[tuple[_Piece, str]]:
    """Each name with what it shares with a later one.

    That is 人民政府 for 南京 in 南京、镇江等设区市人民政府, 财政局 for 昆山市 in 昆山市、太仓市财政局.
    """
    lent = ""
    may_share: Callable[[str], object] = _is_place
    found: list[tuple[_Piece, str]] = []
    befores = ["", *(piece.text for piece in pieces)]
    for piece, before in zip(reversed(pieces), befores[-2::-1], strict=True):
        may_be_shared = piece.text.endswith("政府") or before[-1:] in _MAY_SHARE
        head = _shared_head(piece.text) if may_be_shared else None
        if head is None:
            lent = lent if lent and may_share(piece.text) else ""
            found.append((piece, lent))
            continue
        size, lent, may_share = head
        place = _Piece(piece.start, piece.start + size, piece.text[:size])
        found.append((place, lent) if "等" in piece.text else (piece, ""))
    return found[::-1]


def _shared_head(text: str) -> tuple[int, str, Callable[[str], object]] | None:
    """The length of the place in a name, the head that names before it may share, and which names may."""
    if text[0] == "各":
        return None
    government = _GOVERNMENT.fullmatch(text) if text.endswith("政府") else None
    if government:
        return government.end("place"), government["government"], _is_place
    for shape, may_share in ((_OFFICE, _PARTY.fullmatch), (ZONE_BODY, _ZONE.fullmatch)):
        found = shape.fullmatch(text)
        if found:
            return found.start("head"), found["head"], may_share
    ends = (found.end() for found in _AREA_END.finditer(text, 1, len(text) - 1))
    size = next((end for end in ends if end > 1 and is_plain_body(text[end:])), None)
    return (size, text[size:], _is_area) if size else None


def _is_place(text: str) -> bool:
    return bool(_PLACE.fullmatch(text)) and text[-1] not in _ENDS and text[0] != "各"


def _is_area(text: str) -> bool:
    return _is_place(text) and bool(_AREA_END.fullmatch(text, len(text) - 1)) and len(text) > 2
