"""Titles and numbers of papers in the forms in which they are compared, and what else these tell."""

import re
from dataclasses import dataclass

from ontology.kinds import DocumentType
from ontology.wording import normal_form, normal_words

__all__ = ["PaperTitle", "is_generic", "number_key", "number_year", "read_title", "title_year"]

_BODY = (
    r"(?:人民政府|政府|国务院|委员会|常委会|法院|检察院|[部委局厅办署院会行府社室组]|中央|中心|部门|单位"
    r"|[省市区县州盟旗])"
)
_CARRIES = re.compile(
    rf"(?:(?P<issuer>.{{2,60}}?{_BODY}))?(?:关于)?(?:印发|转发|批转|发布|公布|下发)(?:了|关于)?"
    r"(?P<title>.{4,}?)的(?:通知|函|公告|通告|决定|令)"
)
_BY = re.compile(rf"(?P<issuer>.{{2,60}}?{_BODY})?关于(?P<title>.{{4,}})")
_MARKS = re.compile("[《》〈〉<>“”‘’「」『』\"']")
_SPAN = re.compile(r"(\d{4})年?(?:[-–—―~～]+|至|到)(\d{4}|\d{2})(?=年|\D|$)年?")
_STATE = "中华人民共和国"
_TYPES = "|".join(sorted((kind.value for kind in DocumentType), key=len, reverse=True))
_KIND = re.compile(rf"(?:{_TYPES}|报告|决议|标准|规范|目录|指引|公告|通告|章程|规程|准则|法)(?:\([^()]*\))*$")
_OF_KIND = re.compile(rf"的(?=(?:{_TYPES})(?:\([^()]*\))*$)")
_PLAIN = re.compile(
    r"\d{4}年?度?|\([^()]*\)|[的和及与、]"
    r"|工作|实施|管理|暂行|试行|行动|总体|具体|若干|有关|相关|重点|任务|年度|操作|考核|评价|配套|专项|指导|发展|建设|改革|推进|落实"
)
_NUMBER_YEAR = re.compile(r"[^\w](\d{4})[^\w]第?\d|(\d{4})年第")
_EDITION = re.compile(r"\((\d{4})年?(?:版|修订版?|修正版?|修订本|本|年版|年修订|年修正|年本)\)$")
_ORDER = re.compile(r"^(?:中华人民共和国)?(?:国务院令|国令)")
_NEEDED = 4


@dataclass(frozen=True, slots=True)
class PaperTitle:
    """A title taken apart: who issued it as its head says, outermost first, and the words that are compared.

    `words` are without issuer, 关于, 印发…的通知 and punctuation; `is_telling` is whether they can tell one
    paper from another, which 实施方案 or 数据条例 cannot.
    """

    issuers: tuple[str, ...]
    words: str
    is_telling: bool


def read_title(title: str) -> PaperTitle:
    """Take a title apart.

    >>> read_title("国务院关于加强数字政府建设的指导意见")
    PaperTitle(issuers=('国务院',), words='加强数字政府建设指导意见', is_telling=True)
    >>> read_title("甲省人民政府办公厅关于印发甲省政务云管理办法(试行)的通知")
    PaperTitle(issuers=('甲省人民政府办公厅',), words='甲省政务云管理办法试行', is_telling=True)
    """
    issuers, rest = _take_apart(title)
    return PaperTitle(issuers, normal_words(rest), is_telling=len(_distinct(rest)) >= _NEEDED)


def is_generic(title: str) -> bool:
    """Whether a title names a kind of paper and no paper.

    >>> is_generic("实施方案"), is_generic("2023年工作要点"), is_generic("数据条例")
    (True, True, False)
    """
    return not _distinct(_take_apart(title)[1])


def _take_apart(title: str) -> tuple[tuple[str, ...], str]:
    """The issuers, and what is left when these, 关于 and 印发…的通知 are gone."""
    rest, issuers = _SPAN.sub(r"\1-\2年", _MARKS.sub("", normal_form(title))), []
    while found := _CARRIES.fullmatch(rest) or _BY.fullmatch(rest):
        if found["issuer"]:
            issuers.append(found["issuer"])
        rest = found["title"]
    return tuple(issuers), _OF_KIND.sub("", rest.removeprefix(_STATE))


def _distinct(title: str) -> str:
    """The letters of a title without the kind of paper that ends it, and without words of no weight."""
    return normal_words(_PLAIN.sub("", _KIND.sub("", title)))


def number_key(number: str) -> str:
    """The form in which numbers are compared: without 第, zeros ahead, marks, and the state's name.

    >>> number_key("国发[2022]第014号"), number_key("国令第707号")
    ('国发2022-14', '国务院令707')
    """
    folded = _ORDER.sub("国务院令", normal_form(number))
    letters, *figures = re.findall(r"\d+|[^\d]+", folded) or [""]
    kept = "".join(filter(str.isalnum, letters)).removesuffix("第")
    return kept + "-".join(str(int(figure)) for figure in figures if figure.isdecimal())


def number_year(number: str) -> int | None:
    """The year in a number; None for an order's, which runs on.

    >>> number_year("国发〔2022〕14号"), number_year("国务院令第707号")
    (2022, None)
    """
    found = _NUMBER_YEAR.search(number)
    return int(found[1] or found[2]) if found else None


def title_year(title: str) -> int | None:
    """The year of the edition that a title ends with; that of a plan is none.

    >>> title_year("公共信息目录（2022年版）"), title_year("数字政府建设2023年工作要点")
    (2022, None)
    """
    found = _EDITION.search(normal_form(title))
    return int(found[1]) if found else None
