"""Task tables with tabs between cells, and what of both kinds ends up in the clean text and in measures."""

from itertools import pairwise
from pathlib import Path

import pytest

from loaders.clean import clean_text
from loaders.document import build_document
from loaders.files import read_source
from ontology.kinds import RepairKind
from ontology.records import Document, Source

HEAD = "序号\t重点任务\t工作内容\t牵头单位\t配合单位\t完成时限"


def _lines(*rows: str) -> list[str]:
    return clean_text("\n".join(rows)).text.split("\n")


def _document(text: str) -> Document:
    return build_document(Source("某市方案.txt", "0" * 64, len(text), "utf-8", text))


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            [HEAD, "1\t建设政务云\t建成云平台。\t市大数据局\t市财政局\t2024年6月底"],
            [
                "1、建设政务云。建成云平台。",
                "牵头单位：市大数据局",
                "配合单位：市财政局",
                "完成时限：2024年6月底",
            ],
        ),
        (
            [HEAD, "一\t建云。\t\t市大数据局\t—\t/", "（二）\t通数据\t归集\t\t无\t长期"],
            ["一、建云。", "牵头单位：市大数据局", "（二）通数据。归集", "完成时限：长期"],
        ),
        (
            ["重点任务\t责任单位", "建云\t市大数据局\x0b市财政局", "通数据\t市公安局 市人社局"],
            ["1、建云", "责任单位：市大数据局、市财政局", "2、通数据", "责任单位：市公安局、市人社局"],
        ),
        (
            ["任务\t责任单位（首位牵头）\t备注", "1.建云\t甲局、\x0b乙局\t新增", "2.通数据\t丙局\t"],
            ["1.建云", "责任单位：甲局、乙局", "备注：新增", "2.通数据", "责任单位：丙局"],
        ),
        (
            [
                "序号\t任务\t举措\t责任单位",
                "1\t网上办\t（1）接入\x0b（2）推广\t甲局",
                "2\t数据\t编目\x0b归集\t乙局",
            ],
            ["1、网上办。（1）接入；（2）推广", "责任单位：甲局", "2、数据。编目；归集", "责任单位：乙局"],
        ),
        (
            [
                "序号\t任务\t责任单位",
                "一、攻坚",
                "1\t建云\t甲局",
                "二、提升",
                "2\t通数据\t乙局",
                "某市人民政府",
            ],
            [
                "一、攻坚",
                "1、建云",
                "责任单位：甲局",
                "二、提升",
                "2、通数据",
                "责任单位：乙局",
                "某市人民政府",
            ],
        ),
        (  # the head printed again
            ["任务\t责任单位", "1.建云\t甲局", "任务\t责任单位", "2.通数据\t乙局"],
            ["1.建云", "责任单位：甲局", "2.通数据", "责任单位：乙局"],
        ),
    ],
)
def test_a_row_is_written_out_with_the_names_of_its_columns(rows: list[str], lines: list[str]) -> None:
    assert _lines(*rows) == lines


def test_rows_of_one_number_are_items_below_it() -> None:
    head = "序号\t重点任务\t举措\t责任单位\t时限"
    rows = [
        "1\t网上办\t接入平台。\t甲局\t6月底",
        "1\t网上办\t推广应用。\t乙局\t年底",
        "2\t数据\t归集。\t丙局\t年底",
    ]
    assert _lines(head, *rows)[:7] == [
        "1、网上办",
        "（1）接入平台。",
        "责任单位：甲局",
        "时限：6月底",
        "（2）推广应用。",
        "责任单位：乙局",
        "时限：年底",
    ]


def test_rows_that_differ_only_in_bodies_are_one_item() -> None:
    rows = ["1\t建云\t甲局\t6月底", "1\t建云\t乙局\t6月底"]
    assert _lines("序号\t任务\t责任单位\t时限", *rows) == [
        "1、建云",
        "责任单位：甲局",
        "时限：6月底",
        "责任单位：乙局",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、\t建设平台\n二、\t完善机制",
        "序号\t平台\t责任单位\n1\t政务云\t甲局",
        "任务\t单位\n建设\t甲局",
        "重点任务\t责任单位",  # a head without rows
        "姓名\t职务\t电话\n甲\t组长\t123",
    ],
)
def test_other_tabs_are_white_space(text: str) -> None:
    assert clean_text(text).text == text.replace("\t", "")


def test_every_character_that_was_printed_leads_back_to_itself() -> None:
    raw = f"某市工作方案\n{HEAD}\n1\t建設雲\t建成 平台。\t市大數據局\t市財政局\t2024年6月底\n"
    clean = clean_text(raw)
    assert all(a <= b for a, b in pairwise(clean.origins))
    start = clean.text.index("建成平台")
    assert raw[slice(*clean.raw_span(start, start + 4))] == "建成 平台"
    put = [
        repair.after for repair in clean.repairs if repair.kind is RepairKind.TABLE and "：" in repair.after
    ]
    assert [text.strip("\n\ufdd0") for text in put] == ["牵头单位：", "配合单位：", "完成时限："]
    assert "\ufdd0" not in clean.text


@pytest.mark.parametrize("name", ["tab", "flat"])
def test_a_written_table_stays_as_it_is(name: str) -> None:
    cells = [HEAD, "1\t建云\t建成云。\t甲局\t乙局\t6月底", "2\t通数据\t归集。\t丙局\t丁局\t年底"]
    text = "\n".join(cells) if name == "tab" else "\n".join(cells).replace("\t", "\n")
    once = clean_text(text).text
    assert once.startswith("1、建云。建成云。\n牵头单位：甲局\n")
    assert clean_text(once).text == once


@pytest.mark.parametrize("shape", ["tab", "flat"])
def test_each_row_is_a_measure_with_its_bodies_and_its_term(shape: str) -> None:
    rows = [
        HEAD,
        "1\t建设政务云\t建成市级政务云平台。\t市大数据局\t市财政局、市委网信办\t2024年6月底",
        "2\t优化热线\t办结率达到98%。\t市政务服务办\t各区人民政府\t长期",
    ]
    head, foot = (
        "南京市数字政府建设2024年工作方案\n为推进建设，现将任务分工如下。\n",
        "\n南京市人民政府\n2024年3月1日",
    )
    table = "\n".join(rows)
    document = _document(head + (table if shape == "tab" else table.replace("\t", "\n")) + foot)
    first, second = document.measures
    assert (first.id, first.title, second.title) == ("1", "建设政务云", "优化热线")
    assert [(one.mention.quote, one.role.value) for one in first.responsibilities] == [
        ("市大数据局", "lead"),
        ("市财政局", "support"),
        ("市委网信办", "support"),
    ]
    assert [str(one.date) for one in first.deadlines] == ["2024-06"]
    assert [(target.indicator, int(target.value)) for target in second.targets] == [("办结率", 98)]
    assert [(one.mention.quote, one.role.value) for one in second.responsibilities] == [
        ("市政务服务办", "lead"),
        ("各区人民政府", "support"),
    ]
    text = document.clean.text
    assert all(
        text[one.mention.start : one.mention.end] == one.mention.quote for one in first.responsibilities
    )
    assert document.header.issuer is not None
    assert document.header.issuer.value == "南京市人民政府"


def test_a_page_around_a_table_goes_and_its_last_lines_stay() -> None:
    text = f"某市数字政府建设工作方案\n{HEAD}\n1\t建云\t建成。\t甲局\t乙局\t6月底\n责任编辑：某人\n扫一扫"
    assert clean_text(text).text.split("\n")[-2:] == ["配合单位：乙局", "完成时限：6月底"]


def test_the_flattened_table_of_a_printed_list_is_read_whole(shared: Path) -> None:
    document = build_document(read_source(shared / "corpus" / "more" / "tianjin-2023.txt"))
    assert [measure.id for measure in document.measures] == [str(n) for n in range(1, 130)]
    assert all(measure.responsibilities for measure in document.measures)
    torn = document.measures[3]  # its cells go on overleaf
    assert torn.title == "2.提高项目开工建设效率"
    assert [(one.mention.quote, one.role.value) for one in torn.responsibilities] == [
        *(("市住房城乡建设委", "lead"), ("市发展改革委", "lead"), ("市规划资源局", "responsible")),
        *(("市财政局", "responsible"), ("市交通运输委", "responsible"), ("市城市管理委", "responsible")),
        ("市水务局", "responsible"),
    ]
    assert document.clean.text[torn.start : torn.end].split("\n")[0].endswith("优化措施，提升审批效率。")
