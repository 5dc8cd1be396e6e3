import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from loaders.word import word_text
from ontology.errors import ReadError

CHINESE = [("chineseCounting", "%1、"), ("chineseCounting", "(%2)"), ("decimal", "%3."), ("bullet", "•")]


def _save(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(parent: object, xml: str) -> None:
    """Put an element into another; its first tag gets the namespaces."""
    assert hasattr(parent, "append")
    tag, rest = xml.split(" ", 1)
    parent.append(parse_xml(f"{tag} {nsdecls('w')} {rest}"))


def _list(document: Document, levels: list[tuple[str, str]], extra: str = "") -> None:
    """Define the list 90."""
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{figures}"/><w:lvlText w:val="{pattern}"/>'
        f"{extra if n else ''}</w:lvl>"
        for n, (figures, pattern) in enumerate(levels)
    )
    _add(numbering, f'<w:abstractNum w:abstractNumId="90">{inner}</w:abstractNum>')
    _add(numbering, '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>')


def _item(document: Document, text: str, depth: object = 0, number: object = 90) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    _add(properties, f'<w:numPr ><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def _text(document: Document) -> str:
    return word_text(_save(document), "a.docx")


def test_paragraphs_and_cells_come_in_the_order_of_the_document() -> None:
    document = docx.Document()
    document.add_paragraph("某市方案")
    table = document.add_table(2, 2)
    cells = ["任务", "单位", "建设", "省政务办"]
    for n, text in enumerate(cells):
        table.cell(n // 2, n % 2).text = text
    document.add_paragraph("二、完善")
    assert _text(document).split("\n") == ["某市方案", *cells, "二、完善"]


def test_a_merged_cell_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    assert _text(document).split() == ["合并"]


def test_a_task_table_is_a_row_a_line_with_tabs_between_its_cells() -> None:
    document = docx.Document()
    document.add_paragraph("某市方案")
    table = document.add_table(3, 4)
    rows = ["序号 重点任务 责任单位 完成时限", "1 建云 市大数据局 6月底", "2 通数据 市公安局 年底"]
    for n, row in enumerate(rows):
        for m, text in enumerate(row.split()):
            table.cell(n, m).text = text
    table.cell(1, 2).add_paragraph("市财政局")
    document.add_paragraph("某市人民政府")
    assert _text(document).split("\n") == [
        "某市方案",
        "序号\t重点任务\t责任单位\t完成时限",
        "1\t建云\t市大数据局\x0b市财政局\t6月底",
        "2\t通数据\t市公安局\t年底",
        "某市人民政府",
    ]


def test_merged_cells_of_a_task_table_stand_in_each_row_they_cover() -> None:
    document = docx.Document()
    table = document.add_table(5, 4)
    for n, row in enumerate(
        [["任务", "责任单位", "", "时限"], ["", "牵头", "配合", ""], ["建云", "甲局", "乙局", "6月"]]
    ):
        for m, text in enumerate(row):
            table.cell(n, m).text = text
    for first, last, text in [
        *(((0, 0), (1, 0), "任务"), ((0, 1), (0, 2), "责任单位"), ((0, 3), (1, 3), "时限")),
        *(((2, 0), (3, 0), "建云"), ((4, 0), (4, 3), "二、数据")),
    ]:
        table.cell(*first).merge(table.cell(*last)).text = text
    table.cell(3, 1).text = "丙局"
    assert _text(document).split("\n") == [
        "任务\t牵头\t配合\t时限",
        "建云\t甲局\t乙局\t6月",
        "建云\t丙局\t\t",
        "二、数据",
    ]


def test_numbers_that_word_sets_in_a_table_are_those_of_its_rows() -> None:
    document = docx.Document()
    _list(document, CHINESE)
    table = document.add_table(3, 3)
    for n, row in enumerate([["序号", "任务", "责任单位"], ["", "建云", "甲局"], ["", "通数据", "乙局"]]):
        for m, text in enumerate(row):
            table.cell(n, m).text = text
        if n:
            properties = table.cell(n, 0).paragraphs[0]._p.get_or_add_pPr()
            _add(properties, '<w:numPr ><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
    _item(document, "后文")
    assert _text(document).split("\n") == [
        "序号\t任务\t责任单位",
        "一、\t建云\t甲局",
        "二、\t通数据\t乙局",
        "三、后文",
    ]


def test_a_table_in_a_table_is_read_once() -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "左"
    inner = outer.cell(0, 1).add_table(2, 2)
    for n, text in enumerate(["任务", "责任单位", "建云", "甲局"]):
        inner.cell(n // 2, n % 2).text = text
    assert _text(document).split("\n") == ["左", "", "任务\t责任单位", "建云\t甲局", ""]


def test_runs_links_and_breaks_of_one_paragraph_stay_together() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("建设")
    paragraph.add_run("平台").bold = True
    _add(paragraph._p, '<w:hyperlink w:anchor="a"><w:r><w:t>网址</w:t></w:r></w:hyperlink>')
    paragraph.add_run("\t第一行\n第二行")
    assert _text(document) == "建设平台网址\t第一行\n第二行"


def test_tracked_changes_are_read_in_their_new_state() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("到")
    _add(paragraph._p, '<w:del w:id="1" w:author="a"><w:r><w:delText>2024</w:delText></w:r></w:del>')
    _add(paragraph._p, '<w:ins w:id="2" w:author="a"><w:r><w:t>2025</w:t></w:r></w:ins>')
    _add(paragraph._p, '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>移走</w:t></w:r></w:moveFrom>')
    paragraph.add_run("年")
    assert _text(document) == "到2025年"


def test_a_text_box_is_read_once() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent>"
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choice = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    paragraph = document.add_paragraph("前")
    _add(paragraph._p, f'<w:r xmlns:mc="{markup}"><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>')
    assert _text(document).split("\n") == ["前", "框中"]


def test_heads_and_feet_of_pages_are_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    assert _text(document) == "正文"


def test_numbers_that_word_sets_are_printed_and_begin_anew_below_each_heading() -> None:
    document = docx.Document()
    _list(document, CHINESE)
    depths = {"总体": 0, "指导": 1, "原则": 1, "统筹": 2, "圆点": 3, "任务": 0, "平台": 1, "云": 2}
    for text, depth in depths.items():
        _item(document, text, depth)
    assert _text(document).split("\n") == [
        "一、总体",
        "(一)指导",
        "(二)原则",
        "1.统筹",
        "圆点",
        "二、任务",
        "(一)平台",
        "1.云",
    ]


def test_typed_numbers_stay_and_count_for_nothing() -> None:
    document = docx.Document()
    _list(document, CHINESE)
    document.add_paragraph("一、总体")
    _item(document, "任务")
    assert _text(document) == "一、总体\n一、任务"


@pytest.mark.parametrize(
    ("figures", "pattern", "third"),
    [
        ("chineseCountingThousand", "第%1条 ", "第三条 "),
        ("decimalEnclosedCircle", "%1", "③"),
        ("decimalFullWidth", "%1．", "３．"),
        ("upperRoman", "%1.", "III."),
        ("lowerLetter", "%1)", "c)"),
        ("decimalZero", "%1.", "3."),
        ("none", "%1", ""),
    ],
)
def test_each_kind_of_figure_is_printed(figures: str, pattern: str, third: str) -> None:
    document = docx.Document()
    _list(document, [(figures, pattern)])
    for _ in range(3):
        _item(document, "建设")
    assert _text(document).split("\n")[-1] == f"{third}建设"


@pytest.mark.parametrize(("extra", "second"), [("", "一.1 "), ("<w:isLgl/>", "1.1 ")])
def test_a_number_may_hold_those_above_it(extra: str, second: str) -> None:
    document = docx.Document()
    _list(document, [("chineseCounting", "%1、"), ("decimal", "%1.%2 ")], extra)
    _item(document, "总则", 0)
    _item(document, "目的", 1)
    assert _text(document) == f"一、总则\n{second}目的"


def test_a_list_that_begins_anew_begins_where_it_says() -> None:
    document = docx.Document()
    _list(document, CHINESE)
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = document.part.numbering_part.element
    _add(numbering, f'<w:num w:numId="91"><w:abstractNumId w:val="90"/>{override}</w:num>')
    for number in (90, 90, 91, 91, 90):
        _item(document, "建设", 0, number)
    assert [line[0] for line in _text(document).split("\n")] == ["一", "二", "五", "六", "三"]


def test_a_style_brings_its_number() -> None:
    document = docx.Document()
    _list(document, CHINESE)
    style = document.styles["Heading 1"].element
    _add(style.get_or_add_pPr(), '<w:numPr ><w:numId w:val="90"/></w:numPr>')
    document.add_heading("总体要求", 1)
    document.add_paragraph("正文")
    assert _text(document) == "一、总体要求\n正文"


@pytest.mark.parametrize(("depth", "number"), [(0, 0), (0, 7777), (0, "x"), (12, 90)])
def test_a_number_that_points_nowhere_is_none(depth: object, number: object) -> None:
    document = docx.Document()
    _list(document, CHINESE)
    _item(document, "建设", depth, number)
    assert _text(document) == "建设"


def test_a_broken_depth_is_the_first() -> None:
    document = docx.Document()
    _list(document, CHINESE)
    _item(document, "建设", "-1")
    assert _text(document) == "一、建设"


def test_a_huge_number_stays_short() -> None:
    document = docx.Document()
    _list(document, [("lowerRoman", "%1.")])
    start = document.part.numbering_part.element.findall(".//" + docx.oxml.ns.qn("w:start"))[-1]
    start.set(docx.oxml.ns.qn("w:val"), "99999")
    _item(document, "建设")
    assert _text(document) == "99999.建设"


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 torn", "a damaged Word document"),
        (_save(docx.Document())[:9000], "a damaged Word document"),
        (_zip({"a.txt": b"1"}), "a damaged Word document"),
        (_zip({"[Content_Types].xml": b"<a>", "_rels/.rels": b""}), "a damaged Word document"),
        (b"plain text", "a damaged Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old .doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
    ],
    ids=["torn", "cut off", "another zip", "broken xml", "text", "old", "locked"],
)
def test_what_is_no_word_document_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=f"^a.docx: is {reason}"):
        word_text(data, "a.docx")


def test_a_zip_that_unpacks_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.word._LARGEST_MB", 1)
    with pytest.raises(ReadError, match="unpacks to more than 1 MB"):
        word_text(_zip({"word/document.xml": b" " * 2**21}), "a.docx")


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("机密", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(_save(docx.Document()))) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'.encode()
    body = "<w:body><w:p><w:r><w:t>建设</w:t><w:t>&x;</w:t></w:r></w:p></w:body></w:document>".encode()
    old = entries["word/document.xml"]
    entries["word/document.xml"] = entity + old[old.index(b"<w:document") : old.index(b"<w:body")] + body
    assert word_text(_zip(entries), "a.docx") == "建设"
