"""The shape of a paper's title and number, for all who look for one."""

import re

from ontology.kinds import DocumentType

__all__ = ["NUMBER", "SUFFIX", "TYPES"]

TYPES = "|".join(sorted((t.value for t in DocumentType), key=len, reverse=True))
SUFFIX = r"(?:[(（][^()（）]{2,16}[)）])*"
NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}(?:[〔\[【(（]\d{4}[〕\]】)）])第?\d{1,4}号")
