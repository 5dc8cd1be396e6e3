import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from loaders.pdf import PAGE_BREAK, pdf_text
from ontology.errors import ReadError

KEYS = f"/O <{'41' * 32}> /U <{'42' * 32}>"
LOCK = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 {KEYS} /P -4 >>"
PICTURE = "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
FONTS = [
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    " /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
]


def _pdf(pages: Sequence[Sequence[str]], trailer: str = "", drawing: str = "") -> bytes:
    """A PDF by hand: pages of lines in a font that every reader has, each with a drawing."""
    numbers = range(5, 5 + 2 * len(pages), 2)
    kids = " ".join(f"{n} 0 R" for n in numbers)
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 595 842] >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", tree, *FONTS]
    for n, lines in zip(numbers, pages, strict=True):
        shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in lines)
        content = f"BT /F1 12 Tf 14 TL 50 800 Td {shown} ET {drawing}"
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {n + 1} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    body, offsets = "%PDF-1.7\n", []
    for n, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{n} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + head + tail).encode("ascii")


def _scan(page_count: int, *, has_picture: bool = True) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(page_count):
        page = document.new_page(300, 300)
        if has_picture:
            picture = pdfium.PdfImage.new(document)
            picture.set_bitmap(pdfium.PdfBitmap.new_native(20, 20, pdfium.raw.FPDFBitmap_BGR))
            picture.set_matrix(pdfium.PdfMatrix().scale(300, 300))
            page.insert_obj(picture)
            page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_pages_are_parted_by_a_form_feed_on_its_own_line() -> None:
    data = _pdf([["国发〔2022〕14号", "各省、自治区人民政府:"], ["办好97%的事项", "ABC"]])
    assert PAGE_BREAK == "\n\f\n"
    assert pdf_text(data, "a.pdf") == "国发〔2022〕14号\n各省、自治区人民政府:\n\f\n办好97%的事项\nABC"


def test_a_page_without_text_among_others_stays_a_page() -> None:
    data = _pdf([["一、建设平台"], [], ["二、完善机制"]])
    assert pdf_text(data, "a.pdf") == "一、建设平台\n\f\n\n\f\n二、完善机制"


def test_a_mark_that_stands_alone_goes_back_to_its_line() -> None:
    assert pdf_text(_pdf([["一", "、行动要求", "(一)总体"]]), "a.pdf") == "一、行动要求\n(一)总体"


def test_a_paper_with_a_picture_is_no_scan() -> None:
    text = "一、加快推进政务服务一网通办,完善全省统一的政务服务平台"
    assert pdf_text(_pdf([[text]], drawing=PICTURE), "a.pdf") == text


def test_a_short_paper_is_no_scan() -> None:
    assert pdf_text(_pdf([["通知"]]), "a.pdf") == "通知"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_pdf([["国发"]], LOCK), "locked by a password"),
        (_scan(2), "a scan without a text layer"),
        (_scan(1, has_picture=False), "a scan without a text layer"),
        (_pdf([["-1-"], ["-2-"]], drawing=PICTURE), "a scan without a text layer"),
        (b"%PDF-1.7\n garbage", "a damaged PDF"),
        (_pdf([["国发"]])[:400], "a damaged PDF"),
        (_pdf([["\ue001\ue002\ue003\ue004"]]), "fonts that name no characters"),
    ],
    ids=["locked", "scan", "empty pages", "numbered scan", "garbage", "cut off", "private"],
)
def test_a_pdf_that_gives_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=f"^a.pdf: .*{reason}"):
        pdf_text(data, "a.pdf")


def test_a_flood_of_text_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.pdf._LONGEST", 10)
    with pytest.raises(ReadError, match="split it"):
        pdf_text(_pdf([["一二三四五六"], ["一二三四五六"]]), "a.pdf")


def test_no_character_of_a_printed_page_is_lost(shared: Path) -> None:
    text = pdf_text((shared / "corpus" / "more" / "state-council-2015-40.pdf").read_bytes(), "a.pdf")
    squeezed = "".join(text.split())
    assert (text.count(PAGE_BREAK), len(squeezed)) == (27, 16914)
    assert squeezed.startswith("国务院关于积极推进“互联网+”行动的指导意见国发〔2015〕40号各省、")
    for words in ("（三）发展目标。", "（发展改革委、科技部、工业和信息化部、", "一、行动要求"):
        assert words in squeezed
