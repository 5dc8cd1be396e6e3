"""Tables whose cells, or parts of cells, come a line each."""

import pytest

from loaders.clean import clean_text
from loaders.flat_tables import find_flat_tables
from loaders.layout import find_lines

NUMBERED = "序号\n工作任务\n责任单位\n完成时限"


def _rows(text: str) -> list[list[str]]:
    """What stands in the cells of each row of all tables."""
    lines = [line for line in find_lines(text) if line.text]
    return [
        ["".join("".join(text[a:b].split()) for a, b in cell) for cell in (row.cells or (row.loose,))]
        for table in find_flat_tables(text, lines)
        for row in table.rows
    ]


def test_cells_of_a_line_each_are_dealt_out_by_number() -> None:
    text = f"{NUMBERED}\n1\n建设政务云平台\n市大数据局\n2024年6月底\n2\n推广电子证照\n市公安局、市人社局\n年底前\n"
    assert _rows(text) == [
        ["1", "建设政务云平台", "市大数据局", "2024年6月底"],
        ["2", "推广电子证照", "市公安局、市人社局", "年底前"],
    ]


def test_without_numbers_as_many_lines_make_a_row_as_there_are_columns() -> None:
    head = "重点任务\n牵头单位\n配合单位\n时间节点\n"
    text = (
        head + "建云\n市大数据局\n市财政局\n2024年6月\n优化热线\n市政务办\n各区人民政府\n长期\n附件：1.联系表"
    )
    assert _rows(text) == [
        ["建云", "市大数据局", "市财政局", "2024年6月"],
        ["优化热线", "市政务办", "各区人民政府", "长期"],
    ]


def test_lines_of_a_columns_width_are_put_together() -> None:
    text = """序号\n重点任务\n工作举措\n责任单位\n完成\n时限
1\n加强政务\n云建设\n建成统一的政务云平台，完成各部门业务\n系统迁移上云。\n市大数据局、市财\n政局\n2024 年6\n月底
2\n强化数据\n共享\n编制公共数据资源目录，推进数据按需共\n享。\n市大数据局\n2024 年底
3\n优化服务\n推动高频事项一网通办，网上可办率达\n到95%。\n市政务服务办、各\n区人民政府\n长期"""
    assert _rows(text) == [
        [
            "1",
            "加强政务云建设",
            "建成统一的政务云平台，完成各部门业务系统迁移上云。",
            "市大数据局、市财政局",
            "2024年6月底",
        ],
        ["2", "强化数据共享", "编制公共数据资源目录，推进数据按需共享。", "市大数据局", "2024年底"],
        ["3", "优化服务", "推动高频事项一网通办，网上可办率达到95%。", "市政务服务办、各区人民政府", "长期"],
    ]


def test_a_task_printed_once_is_that_of_the_rows_below_it() -> None:
    text = """序号\n重点任务\n主要内容\n牵头单位\n配合单位
1\n1.优化营商环\n境\n推进电子营业执照在公共资源交易平台\n中的应用。\n市市场监管委\n市政务服务办、市委\n网信办
2\n推动企业电子证照信息互认。\n市市场监管委\n—
3\n2.便利办税\n推广网上申报。\n市税务局\n市财政局"""
    assert [row[1] for row in _rows(text)] == ["1.优化营商环境", "1.优化营商环境", "2.便利办税"]
    assert [row[3:] for row in _rows(text)] == [
        ["市市场监管委", "市政务服务办、市委网信办"],
        ["市市场监管委", "—"],
        ["市税务局", "市财政局"],
    ]


def test_what_goes_on_overleaf_goes_to_its_cells() -> None:
    head = "序号\n主要内容\n牵头单位\n责任单位"
    text = f"""{head}\n1\n推进轨道项目审批改革，优化审批\n市住房城乡\n建设委\n市规划局、市财政局、市水
# Page 2:\n{head}\n措施，提升审批效率。\n务局\n2\n建立长效制度。\n市住房城乡\n建设委\n市发展改革委"""
    assert _rows(text) == [
        [
            "1",
            "推进轨道项目审批改革，优化审批措施，提升审批效率。",
            "市住房城乡建设委",
            "市规划局、市财政局、市水务局",
        ],
        ["2", "建立长效制度。", "市住房城乡建设委", "市发展改革委"],
    ]


def test_an_empty_cell_and_two_cells_on_one_line_are_told() -> None:
    text = (
        "序号\n工作内容\n牵头单位\n配合单位\n1\n开放数据。市委网信办\n市大数据局\n2\n优化热线。\n市政务服务办"
    )
    assert _rows(text) == [
        ["1", "开放数据。", "市委网信办", "市大数据局"],
        ["2", "优化热线。", "市政务服务办", ""],
    ]


def test_headings_between_rows_stay_between_them() -> None:
    text = f"{NUMBERED}\n一、基础\n1\n建云\n市甲局\n6月底\n二、数据\n2\n归集\n市乙局\n年底"
    assert [row[0] for row in _rows(text)] == ["一、基础", "1", "二、数据", "2"]


def test_a_second_table_with_the_same_head_is_one_of_its_own() -> None:
    table = f"{NUMBERED}\n1\n建云\n市甲局\n6月底\n2\n归集\n市乙局\n年底\n"
    assert [row[0] for row in _rows(f"{table}二、数据\n{table}")] == ["1", "2", "1", "2"]


def test_what_follows_the_last_row_is_no_part_of_it() -> None:
    text = f"{NUMBERED}\n1\n建云\n市甲局\n6月底\n2\n归集\n市乙局\n年底\n南京市人民政府\n2024年3月1日"
    assert _rows(text)[-1] == ["2", "归集", "市乙局", "年底"]


@pytest.mark.parametrize(
    "text",
    [
        "序号\n任务\n牵头部门\n1\n建设统一平台\n市某局",  # one row tells no cycle
        f"{NUMBERED}\n以上任务由各单位负责，请认真落实。\n一、建设平台\n1.建设政务云。\n2.推广证照。",
        "重点任务\n牵头单位\n时间节点\n建云\n通数据\n市甲局\n6月底\n市乙局\n年底\n优化热线",  # cells out of step
        "任务\n责任单位\n1\n建云\n市甲局",  # two names are no head
        f"{NUMBERED}\n1\n推进建设。\n完善机制。\n强化保障。\n2\n加强领导。\n压实责任。",  # neither who nor when
        f"{NUMBERED}\n1\n2\n3\n4",
        "工作任务\n责任单位\n完成时限\n要按照以上要求，明确责任，按时完成。",
    ],
)
def test_where_rows_cannot_be_told_all_stays(text: str) -> None:
    assert _rows(text) == []


def test_page_marks_and_page_numbers_do_not_end_a_row() -> None:
    text = f"{NUMBERED}\n1\n建设统一的政务\n— 3 —\n云平台\n市甲局\n6月底\n2\n归集\n市乙局\n年底"
    assert clean_text(text).text.split("\n")[0] == "1、建设统一的政务云平台"
