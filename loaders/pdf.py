"""From a PDF to the text of its pages."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ontology.errors import ReadError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

__all__ = ["PAGE_BREAK", "pdf_text"]

PAGE_BREAK = "\n\f\n"
_TORN_OFF = re.compile(r"\n+(?=[、，。；：！？）】〕》”’])")
_NO_TEXT = re.compile(r"[\ue000-\uf8ff\ufffd-\uffff]")
_FEW = 20
_LONGEST = 20_000_000


def pdf_text(data: bytes, name: str) -> str:
    """The text layer of all pages, with `PAGE_BREAK` between two pages.

    The lines are those of the print: broken inside words, with running heads and page numbers; a mark that
    PDFium tore off its line is put back, as no line begins with one. `get_text_range` it must be:
    `get_text_bounded` loses characters that have no extent (187 of 17,000 in 国发〔2015〕40号).

    Args:
        data: all bytes of the file.
        name: what errors call it.

    Raises:
        ReadError: damaged, locked by a password, a scan without a text layer, a text layer whose fonts do not
            say which characters they show, or more than 20 million characters.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as document:
            text = PAGE_BREAK.join(_page_texts(document, name))
            shown = "".join(text.split())
            if len(shown) < _FEW * len(document) and (not shown or _has_pictures(document)):
                raise ReadError(name, "is a scan without a text layer; run text recognition (OCR) on it")
    except PdfiumError as error:
        raise ReadError(name, _reason(error)) from error
    if len(_NO_TEXT.findall(shown)) * 10 > len(shown):
        raise ReadError(name, "has fonts that name no characters; run text recognition (OCR) on it")
    return text


def _page_texts(document: "PdfDocument", name: str) -> Iterator[str]:
    length = 0
    for page in document:
        text = page.get_textpage().get_text_range().replace("\r\n", "\n").strip("\n")
        page.close()
        length += len(text)
        if length > _LONGEST:
            raise ReadError(name, "holds more than 20 million characters; split it")
        yield _TORN_OFF.sub("", text)


def _has_pictures(document: "PdfDocument") -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return any(next(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]), None) is not None for page in document)


def _reason(error: Exception) -> str:
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    if getattr(error, "err_code", None) == FPDF_ERR_PASSWORD:
        return "is locked by a password; save a copy without one"
    return "is a damaged PDF; print or download it again"
