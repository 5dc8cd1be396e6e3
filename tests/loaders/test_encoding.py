import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.encoding import decode_text
from ontology.errors import ReadError

SIMPLIFIED = "国务院关于加强数字政府建设的指导意见(国发〔2022〕14号)\r\n一、发展现状\n到2025年,基本形成。"
TRADITIONAL = "蘇政辦發〔2023〕18號\n江蘇省人民政府辦公廳關於印發江蘇省數字政府建設工作要點的通知"
CODECS = [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("gb18030", "gb18030")]


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "(责任单位:省政务办)", "国"])
@pytest.mark.parametrize(("codec", "encoding"), [*CODECS, ("utf-32", "utf-32")])
def test_text_in_the_encodings_of_such_papers_is_read_whole(text: str, codec: str, encoding: str) -> None:
    assert decode_text(text.encode(codec), "a.txt") == (text, encoding)


def test_a_character_outside_gbk_is_read() -> None:
    assert decode_text("䶮和𠮷的通知".encode("gb18030"), "a.txt") == ("䶮和𠮷的通知", "gb18030")


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "x-gbk", "gb18030"])
def test_a_page_that_calls_itself_gb2312_is_gb18030(declared: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>蘇服辦'
    assert decode_text(page.encode("gb18030"), "a.html", is_page=True) == (page, "gb18030")


def test_a_page_is_read_as_it_declares() -> None:
    page = f"<meta charset='big5'><p>{TRADITIONAL}"
    assert decode_text(page.encode("big5"), "a.html", is_page=True) == (page, "big5")


@pytest.mark.parametrize("declared", ["gb2312", "no-such-code", "hex", "utf-16", "unicode_escape"])
def test_a_page_that_declares_what_it_is_not_is_read_by_its_bytes(declared: str) -> None:
    page = f"<meta charset={declared}><p>数字政府"
    assert decode_text(page.encode(), "a.html", is_page=True) == (page, "utf-8")


def test_big5_without_a_declaration_is_not_taken_for_gb18030() -> None:
    text, encoding = decode_text((TRADITIONAL * 3).encode("big5"), "a.txt")
    assert (text, encoding.startswith("big5")) == (TRADITIONAL * 3, True)


def test_a_few_broken_bytes_do_not_turn_utf_8_into_gb18030() -> None:
    data = bytearray((SIMPLIFIED * 5).encode())
    data[30] = 0xFF
    data[200] = 0x80
    text, encoding = decode_text(bytes(data), "a.txt")
    assert encoding == "utf-8"
    assert "\ufffd" in text
    assert text.endswith(SIMPLIFIED)


def test_utf_8_that_is_cut_inside_a_character_stays_utf_8() -> None:
    text, encoding = decode_text(SIMPLIFIED.encode()[:-1], "a.txt")
    assert (text[:-1], encoding) == (SIMPLIFIED[:-1], "utf-8")


def test_a_few_broken_bytes_leave_gb18030_what_it_is() -> None:
    data = (SIMPLIFIED + "\n").encode("gb18030") * 20
    text, encoding = decode_text(data + b"\xff\n" + data, "a.txt")
    assert (text.count("\ufffd"), encoding) == (1, "gb18030")


@pytest.mark.parametrize("text", ["Это обычный текст", "Größe", "café", "εκδήλωση", "指"])
def test_other_letters_in_utf_8_stay_utf_8(text: str) -> None:
    assert decode_text(text.encode(), "a.txt") == (text, "utf-8")


def test_words_in_gb18030_that_happen_to_be_valid_utf_8_are_chinese() -> None:
    data = "指一".encode("gb18030")
    assert data.decode("utf-8")  # Hebrew points
    assert decode_text(data, "a.txt") == ("指一", "gb18030")


def test_a_western_text_is_not_read_as_chinese() -> None:
    text, encoding = decode_text("Le déjeuner est déjà prêt à l'hôtel. ".encode("cp1252") * 9, "a.txt")
    assert encoding != "gb18030"
    assert not any("\u4e00" <= char <= "\u9fff" for char in text)


@pytest.mark.parametrize(
    "data",
    [
        random.Random(1).randbytes(5000),
        random.Random(2).randbytes(5000).replace(b"\0", b"\1"),
        b"\xff\xfe" + random.Random(3).randbytes(5000),
        bytes(range(1, 32)) * 20,
        "一".encode() + b"\0" + "二".encode(),
        b"\x89PNG\r\n\x1a\n" + random.Random(4).randbytes(900),
    ],
    ids=["random", "without nulls", "behind a mark", "control characters", "a null byte", "an image"],
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="binary"):
        decode_text(data, "a.txt")


def test_a_file_that_turns_to_rubbish_after_its_begin_is_refused() -> None:
    rubbish = random.Random(5).randbytes(500_000).replace(b"\0", b"\1")
    with pytest.raises(ReadError, match="damaged: more than a tenth"):
        decode_text("数字政府\n".encode() * 60_000 + rubbish, "a.txt")


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"%PDF-1.7", "a PDF; give it the suffix"),
        (b"PK\x03\x04", "a zip archive"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf1", "an RTF document"),
    ],
)
def test_another_kind_of_document_is_named(data: bytes, hint: str) -> None:
    with pytest.raises(ReadError, match=hint):
        decode_text(data, "a.txt")


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_any_chinese_text_in_utf_8_comes_back(text: str) -> None:
    assert decode_text(text.encode(), "a.txt") == (text, "utf-8")


@given(st.text("数字政府建设的指导意见、一二三，。年〔〕", min_size=1))
def test_common_chinese_in_gb18030_comes_back(text: str) -> None:
    assert decode_text(text.encode("gb18030"), "a.txt") == (text, "gb18030")
