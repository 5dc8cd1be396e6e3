"""The shape of a paper's title and number, for all who look for one."""

import re

from ontology.kinds import DocumentType

__all__ = ["NUMBER", "SUFFIX", "TYPES"]

TYPES = "|".join(sorted((t.value for t in DocumentType), key=len, reverse=True))
SUFFIX = r"(?:[(（][^()（）]{2,16}[)）])*"
_OPEN, _CLOSE = r"[〔\[【(（［﹝〖{<〈]{1,2}", r"[〕\]】)）］﹞〗}>〉]{1,2}"
_ORDER = r"(?:[\u4e00-\u9fff]{0,30}(?:[国院府部委局署行会厅席]令|公告|通告))"
NUMBER = re.compile(  # 国发〔2022〕14号, 国务院令第707号, 国家税务总局公告2024年第3号
    rf"(?:[\u4e00-\u9fffA-Z×]{{1,12}}{_OPEN}\d{{4}}{_CLOSE}第?\d{{1,5}}号"
    rf"|{_ORDER}(?:\d{{4}}年)?[(（]?第\d{{1,5}}号[)）]?)"
)
