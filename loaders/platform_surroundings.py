"""What stands around a name and says that no one system is meant by it."""

import re

from loaders.platform_clauses import Clause
from loaders.platform_tokens import Kind

__all__ = ["read_surroundings"]

_BEFORE = 48
_AFTER = 90
_ANYONES = re.compile(  # 鼓励|互联网|企业|联合|建立|…
    "(?:鼓励|支持|引导|吸引|动员|激励)[^,，;；。:：]{0,30}?"
    "(?:企业|机构|高校|院校|院所|学校|医院|资本|力量|农户|商户|主体|园区|公司|协会|商会|团体|联盟|运营商)等?"
    "(?:合作|联合|共同|牵头|参与|自主|积极|投资|联手){0,3}(?:建设|构建|建立|打造|搭建|开发|研发|组建|创建|建成|设立|共建)"
    "[^,，;；。:：]{0,12}$"
)
_GROWN = frozenset({"培育", "孵化", "扶持", "招引", "壮大"})
_BODY = re.compile(
    "(?:项目|建设|管理|推进|运营|运行|应用|开发|试点|运维){0,3}(?:工作)?"
    "(?:领导小组|协调小组|工作小组|工作组|专责小组|专项小组|专班|指挥部|联席会议)"
)
_AMONG_OTHERS = re.compile(  # …、智能终端|等|核心环节
    "(?:(?:、|和|以及|及)[^、，,。；;的等“”]{1,16}){0,6}等[\u4e00-\u9fff]{0,6}?"
    "(?:服务|技术|产品|环节|领域|软件|行业|产业|设备|模式|业态)"
)
_RULE = re.compile(  # …系统|对接技术规范
    "(?:互联)?(?:对接|接口|接入|互联互通|互联|交换|数据)[^,，;；。:：、和]{0,6}?(?:规范|标准|规程|协议|指南)"
)
_TELLING = re.compile('[0-9A-Za-z“”"]')
_REACH = 12  # tokens from 以 to 为


def read_surroundings(clause: Clause, first: int, last: int) -> str | None:
    """Why tokens first to last name no one system, as the words around them say; None where they may.

    They are a part of a body's name (…平台建设工作专班) or of a rule's (…系统对接技术规范), a figure of
    speech (以电网为配送平台), of the kind that any firm may build (鼓励企业建设…平台, 培育…平台), or listed
    among techniques (…平台等技术).
    A name that begins with a region, or holds a quotation or figures, is one of its own even so.
    """
    after = clause.after(last, _AFTER)
    if _BODY.match(after):
        return "a part of a body's name"
    if _RULE.match(after):
        return "a rule for how systems are linked"
    tokens = clause.tokens
    if any(token.text in _GROWN for token in tokens[max(first - 3, 0) : first]):
        return "what others are to grow"
    if clause.begins_with_region(first) or _TELLING.search(clause.text(first, last)):
        return None
    if after.startswith("转型") or _is_said_to_be(clause, first):
        return "a figure of speech"
    start = max(tokens[0].start, tokens[first].start - _BEFORE)
    if _ANYONES.search(clause.line, start, tokens[first].start):
        return "what anyone may build"
    return "one of techniques or services" if _AMONG_OTHERS.match(after) else None


def _is_said_to_be(clause: Clause, first: int) -> bool:
    """以智能电网为|配送平台."""
    if clause.word(first - 1) != "为":
        return False
    before = clause.tokens[max(first - _REACH, 0) : first]
    return any(token.text == "以" and token.kind is Kind.PARTICLE for token in before)
