import pytest

from loaders.columns import ColumnKind, column_kind, is_task_header, label_of


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("序号", "序 号", "编号"), ColumnKind.NUMBER),
        (("重点任务", "工作任务", "任务名称", "改革事项", "项目名称", "主要任务"), ColumnKind.TASK),
        (("工作内容", "具体举措", "工作措施", "主要内容", "具体工作要求", "任务分解"), ColumnKind.CONTENT),
        (
            ("牵头单位", "责任部门", "配合单位", "牵头及配合单位", "市级责任单位", "责任科室"),
            ColumnKind.BODIES,
        ),
        (("责任单位（列首位的为牵头单位）", "牵头"), ColumnKind.BODIES),
        (("完成时限", "时间节点", "完成时间", "进度安排", "办结期限"), ColumnKind.TERM),
        (("备注", "责任领导", "工作目标", "成果形式", "2024年目标"), ColumnKind.OTHER),
    ],
)
def test_a_column_is_known_by_its_name(names: tuple[str, ...], kind: ColumnKind) -> None:
    assert {column_kind(name) for name in names} == {kind}


@pytest.mark.parametrize(
    "name",
    ["", "平台", "单位", "市财政局", "建设政务服务平台", "推进工作任务落实", "2024年", "责任", "一、任务"],
)
def test_what_names_no_column_is_none(name: str) -> None:
    assert column_kind(name) is None


@pytest.mark.parametrize(
    "names",
    [
        ["序号", "重点任务", "责任单位"],
        ["工作内容", "完成时限"],
        ["序号", "任务", "指标值", "牵头单位", "配合单位"],
    ],
)
def test_a_task_table_names_a_task_and_who_or_when(names: list[str]) -> None:
    assert is_task_header(names)


@pytest.mark.parametrize(
    "names",
    [
        ["序号", "平台", "责任单位"],  # no task
        ["序号", "重点任务", "备注"],  # neither who nor when
        ["重点任务", "责任单位", "各区、各部门要认真落实，按时完成。"],  # a sentence
        ["任务", "单位"],
        [],
    ],
)
def test_another_table_is_none(names: list[str]) -> None:
    assert not is_task_header(names)


def test_a_label_is_the_name_without_white_space_and_brackets() -> None:
    assert [label_of(name) for name in ("责任 单位(牵头在前)", "（一）", "时限：")] == [
        "责任单位",
        "（一）",
        "时限",
    ]
