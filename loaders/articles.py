"""Articles of rules: which of them prescribe nothing, and what an article's own heading is."""

import re

from loaders.titles import TYPES

__all__ = ["ARTICLE_HEADING", "is_formal"]

_OWN = rf"本(?:{TYPES}|措施|制度|标准|规范|规程|章程|法)"
_IN_FORCE = "(?:施行|实施|执行|生效)"
_FROM = r"自[^，。；]{0,30}?(?:之日|日|公布|发布|印发)起?[^，。；]{0,4}?"
_FORMAL = re.compile(
    rf"制[定订]{_OWN}[。：:]?$"  # the purpose
    rf"|{_OWN}(?:的)?适用(?:于|范围)|适用{_OWN}[。：:]?$"  # the scope
    rf"|{_OWN}(?:中)?所称|^[^，。；]{{2,24}}所称[^。]{{1,60}}(?:是指|指的是|包括)|(?:下列|以下|有关)(?:用语|术语|名词|概念)[^。]{{0,16}}(?:含义|定义|是指)"
    r"|(?:遵循|坚持|遵守|贯彻|按照)[^。]{0,80}原则[。：:]?$"
    rf"|^{_OWN}[^。；]{{0,20}}{_FROM}{_IN_FORCE}|^{_FROM}{_IN_FORCE}[。，；]?|同时废止[。；]?$"
    rf"|^{_OWN}[^。；]{{0,20}}由[^。；]{{2,60}}解释|^{_OWN}(?:未尽事宜|未作规定|没有规定|有效期|试行期)|未作规定的[，,]"
    r"|(?:按照|依照|适用)(?:国家)?有关(?:规定|(?:法律、?)?(?:行政)?(?:法规|规章)(?:的规定)?)(?:执行|办理)?[。；]?$"
    rf"|(?:参照|依照|比照){_OWN}[^，。；]{{0,10}}[。；]?$|另有规定的?[，,]?(?:从其规定|适用其规定|依照其规定)[。；]?$"
)
_FORMAL_HEADING = re.compile(
    r"(?:(?:制[定订]|立法|编制)?(?:[的]?(?:目的|依据|宗旨)[和与及、]?)+|适用(?:范围|对象)|(?:调整|实施)范围|(?:相关|有关)?(?:术语|用语|名词|概念)?(?:定义|释义|含义|解释)|概念|术语"
    r"|(?:基本|工作|管理|指导)?(?:原则|方针|理念)|(?:施行|实施|生效|执行)(?:日期|时间|期限)?|有效期限?|解释(?:权|机关|部门|单位)?|参照(?:执行|适用)|附则|废止)"
)
ARTICLE_HEADING = re.compile(r"(?P<open>[(（【\[〔])(?P<title>[^()（）【】\[\]〔〕。；\n]{2,24})[)）】\]〕]")


def is_formal(title: str, sentence: str) -> bool:
    """Whether an article only says what the rules are for, whom they bind, what words mean, or since when.

    Args:
        title: its heading, or the sentence itself where it has none.
        sentence: its first sentence, empty where that is the title.

    >>> [is_formal(title, "") for title in ("本办法自2023年6月1日起施行", "市局自接到申请之日起5日内办理")]
    [True, False]
    """
    return bool(_FORMAL_HEADING.fullmatch(title) or _FORMAL.search(title) or _FORMAL.search(sentence))
