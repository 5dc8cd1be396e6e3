"""The shape of a paper's title and number, for all who look for one."""

import re

from ontology.kinds import DocumentType

__all__ = ["NUMBER", "NUMBER_AND_DAY", "STANDS_ALONE", "SUFFIX", "TYPES"]

TYPES = "|".join(sorted((t.value for t in DocumentType), key=len, reverse=True))
SUFFIX = r"(?:[(（][^()（）]{2,16}[)）])*"
_OPEN, _CLOSE = r"[〔\[【(（［﹝〖{<〈]{1,2}", r"[〕\]】)）］﹞〗}>〉]{1,2}"
_ORDER = r"(?:[\u4e00-\u9fff]{0,30}(?:[国院府部委局署行会厅席]令|公告|通告))"
NUMBER = re.compile(  # 国发〔2022〕14号, 国务院令第707号, 国家税务总局公告2024年第3号
    rf"(?:[\u4e00-\u9fffA-Z×]{{1,12}}{_OPEN}\d{{4}}{_CLOSE}第?\d{{1,5}}号"
    rf"|{_ORDER}(?:\d{{4}}年)?[(（]?第\d{{1,5}}号[)）]?)"
)
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
NUMBER_AND_DAY = (
    re.compile(  # (某政发〔2021〕13号 2021年6月4日) below a title, either first, or the number alone
        rf"[(（]?(?P<n>{NUMBER.pattern})[,，、;；]?(?:(?P<day>{_DAY})(?:印发|发布|公布)?)?[)）]?"
        rf"|[(（]?(?P<day_before>{_DAY})(?:印发|发布|公布)?[,，、;；]?(?P<n_after>{NUMBER.pattern})[)）]?"
    )
)
STANDS_ALONE = re.compile(  # a line that is whole in a paper's head or foot
    rf"{_DAY}|{re.sub('[?]P<[a-z_]+>', '?:', NUMBER_AND_DAY.pattern)}|[(（]?第\d{{1,5}}号[)）]?"
    r"|[(（]此件.{2,6}[)）]|附件\d*[:：]?|目录"
)
