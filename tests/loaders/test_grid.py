import pytest

from loaders.grid import Cell, table_lines

HEAD = [Cell((name,)) for name in ("序号", "任务", "责任单位", "完成时限")]


def _row(*texts: str) -> list[Cell]:
    return [Cell((text,)) for text in texts]


def test_a_row_is_a_line_and_empty_cells_keep_their_place() -> None:
    assert table_lines([HEAD, _row("1", "建平台", "", "6月底")]) == [
        "序号\t任务\t责任单位\t完成时限",
        "1\t建平台\t\t6月底",
    ]


def test_a_cell_over_rows_stands_in_each_and_one_over_columns_in_the_first() -> None:
    rows = [HEAD, [Cell(("1",)), Cell(("建平台",), 2), Cell(("6月底",), rows=2)], _row("2", "通数据", "甲局")]
    assert table_lines(rows) == [
        "序号\t任务\t责任单位\t完成时限",
        "1\t建平台\t\t6月底",
        "2\t通数据\t甲局\t6月底",
    ]


def test_a_cell_over_all_columns_is_a_line_of_its_own() -> None:
    assert table_lines([HEAD, [Cell(("一、任务",), 4)], _row("1", "建", "甲局", "")]) == [
        "序号\t任务\t责任单位\t完成时限",
        "一、任务",
        "1\t建\t甲局\t",
    ]


def test_the_second_row_of_a_head_names_what_the_first_joins() -> None:
    first = [Cell(("任务",), rows=2), Cell(("责任单位",), 2), Cell(("时限",), rows=2)]
    lines = table_lines([first, _row("牵头", "配合"), _row("建平台", "甲局", "乙局", "6月")])
    assert lines == ["任务\t牵头\t配合\t时限", "建平台\t甲局\t乙局\t6月"]


def test_paragraphs_of_a_cell_are_parted_and_what_stands_above_the_head_is_kept() -> None:
    rows = [
        [Cell(("任务分工表",), 4)],
        HEAD,
        [Cell(("1",)), Cell(("建 平\t台", "", "通数据")), Cell(()), Cell(())],
    ]
    assert table_lines(rows) == ["任务分工表", "序号\t任务\t责任单位\t完成时限", "1\t建 平 台\x0b通数据\t\t"]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [_row("姓名", "电话"), _row("甲", "1")],
        [_row("平台", "责任单位"), _row("云", "甲局")],
        [*[_row("一", "二")] * 5, HEAD],  # no head among the first rows
        [[Cell(("任务",)), Cell(("责任单位",))], *[[Cell(("建",), 999)]] * 6000],  # larger than people read
    ],
)
def test_another_table_has_no_lines(rows: list[list[Cell]]) -> None:
    assert table_lines(rows) is None
