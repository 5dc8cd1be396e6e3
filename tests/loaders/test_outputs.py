import pytest

from loaders.context import Context
from loaders.outputs import find_outputs
from loaders.regions import load_regions

CONTEXT = Context(None, None, None, load_regions())


def outputs(line: str) -> list[tuple[str, str]]:
    return [(o.title, o.relation.value) for o in find_outputs(line, CONTEXT)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "出台《江苏省政务云管理规范》,探索建立",
            [("江苏省政务云管理规范", "issue")],
        ),  # 苏政办发〔2023〕18号
        ("印发实施《江苏省政务“一朵云”建设总体方案》", [("江苏省政务“一朵云”建设总体方案", "issue")]),
        ("调整更新《信息公开目录》", [("信息公开目录", "issue")]),
        ("推动《湖南省数据条例》出台", [("湖南省数据条例", "issue")]),  # 湘政办发〔2023〕11号
        ("加快推动《政务数据共享条例》出台实施", [("政务数据共享条例", "issue")]),  # 国办发〔2024〕47号
        ("推进《甲条例》立法、落实", [("甲条例", "issue")]),
        ("加快《甲规范》修订和执行", [("甲规范", "issue")]),
        ("推动《甲条例》落实出台配套政策", [("甲条例", "implement")]),
        ("落实国家《网络安全管理办法》,加强", [("网络安全管理办法", "implement")]),
        ("实施《关于加强信用信息共享的工作方案》", [("关于加强信用信息共享的工作方案", "implement")]),
        ("修订《甲办法》和《乙细则》", [("甲办法", "issue"), ("乙细则", "issue")]),
        (
            "加强对《甲办法》《乙规范》等地方标准落实情况的检查",
            [("甲办法", "implement"), ("乙规范", "implement")],
        ),
        ("根据《甲条例》,制定《乙规定》", [("乙规定", "issue")]),
        ("依据省、市有关规范编制《目录编制指南》", [("目录编制指南", "issue")]),
        ("结合实际制定《甲细则》", [("甲细则", "issue")]),
        ("按照国家要求及时出台《甲办法》", [("甲办法", "issue")]),
        ("根据职责分工牵头修订《甲规范》", [("甲规范", "issue")]),
    ],
)
def test_a_verb_says_what_is_done_with_a_paper(line: str, expected: list[tuple[str, str]]) -> None:
    assert outputs(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "根据《甲条例》建立机制",
        "按照《甲意见》(国发〔2022〕14号)要求落实任务",
        "依据《甲办法》开展检查",
        "按照《甲方案》实施改造",
        "按照省委印发《甲方案》开展评估",
        "根据国家标准《甲规范》建设机房",
        "根据省有关规定印发的《甲办法》开展检查",
        "以国家部署落实《甲纲要》",
        "《甲条例》出台后实施",
        "《甲规划》明确要求制定的任务",
        "重点公开《湖南省科学技术进步条例》等制度",  # 湘政办发〔2023〕11号
        "已印发《甲方案》,各地抓好",
        "《甲规划》印发后30日内",
        "制定方案。《甲条例》是依据",
        "推进标准制定",
    ],
)
def test_what_is_cited_or_named_is_no_output(line: str) -> None:
    assert outputs(line) == []


def test_the_mention_is_the_title_without_its_brackets() -> None:
    line = "及时出台《甲办法》"
    (output,) = find_outputs(line, CONTEXT)
    assert line[output.mention.start : output.mention.end] == output.title == "甲办法"
