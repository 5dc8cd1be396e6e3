"""Where the last measure of a paper ends."""

import pytest

from loaders.outline import find_measures, parse_outline

TEXT = "一、任务\n1.建平台。推进建设。\n2.通数据。促进共享。\n"


def _last(text: str) -> str:
    *_, last = find_measures(text, parse_outline(text))
    return text[last.start : last.end]


@pytest.mark.parametrize(
    "own",
    [
        "牵头单位：市政府办公厅\n责任单位：市委组织部、市财政局\n完成时限：2024年底",
        "责任单位：\n市政府办公厅\n市财政局",
        "配合单位：各县（市、区）人民政府、市委办公室",
        "牵头部门：市政府办公室",
        "市财政局、市政府办公室",
        "落实国务院2024年1月1日印发的方案，建设平台。",
    ],
)
@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n附件：任务表",
        "\n抄送：市委各部门。",
        "\n某市人民政府\n2024年4月3日",
        "\n某市人民政府办公厅2024年4月7日印发",
    ],
)
def test_the_measures_own_lines_are_no_signature(own: str, end: str) -> None:
    assert _last(f"{TEXT}{own}{end}").endswith(own)


@pytest.mark.parametrize(
    "end",
    [
        "某市人民政府办公室",
        "某市数据局",
        "某省人民政府办公厅\n2024年4月3日",
        "2024年4月3日",
        "（此件公开发布）",
        "抄送：市委办公厅，市人大常委会办公厅。",
        "某市人民政府办公厅秘书处",
        "某市人民政府办公厅2024年4月7日印发",
        "附表1：任务表",
    ],
)
def test_signature_imprint_and_annex_end_it(end: str) -> None:
    assert _last(f"{TEXT}责任单位：市数据局\n{end}").endswith("责任单位：市数据局")
