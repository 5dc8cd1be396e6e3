"""列首位的为牵头单位: the first of each list of responsible bodies leads."""

import pytest

from loaders.document import build_document
from loaders.first_leads import find_first_leads
from ontology.kinds import Role
from ontology.records import Source


def _tasks(text: str) -> list[list[tuple[str, str]]]:
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    return [[(one.name, one.role.value) for one in measure.responsibilities] for measure in document.measures]


@pytest.mark.parametrize(
    "remark",
    [
        "列首位的为牵头单位",
        "列第一位者为牵头部门,下同",  # 国发〔2015〕40号
        "排在第一位的为牵头单位",
        "责任单位中排首位的为牵头部门",
        "各项任务排在首位的责任单位为牵头单位",
        "责任单位第一个为牵头单位",
        "以首个责任单位为牵头单位",
        "第一责任单位为牵头单位",
        "任务分工中位列首位的单位为该项任务的牵头单位",
        "其中牵头单位列首位。",
        "居首位者为主办单位",
        "排在最前面的为牵头单位",
        "排名首位的单位负责牵头",
    ],
)
def test_the_remark_is_read_in_many_words(remark: str) -> None:
    found = find_first_leads(f"说明:{remark}")
    assert found is not None
    assert found.others is Role.RESPONSIBLE


@pytest.mark.parametrize(
    "remark",
    [
        "排名第一的为牵头单位,其余为配合单位",
        "列首位的为牵头单位，其他部门参与",
        "排首位的单位负责牵头,其他单位协同配合",
    ],
)
def test_it_may_say_that_the_others_support(remark: str) -> None:
    found = find_first_leads(remark)
    assert found is not None
    assert found.others is Role.SUPPORT


@pytest.mark.parametrize(
    "text",
    [
        "列首位的不一定为牵头单位",
        "排名不分先后",
        "牵头单位中列首位的为总牵头单位",
        "满意度居全国首位",
        "把安全放在首位,牵头单位要加强管理",
        "满意度居首位,为牵头工作打好基础",
        "列首位的为重点企业",
        "能力位列第一方阵",
        "引进首位牵头专家",
        "责任单位列首位",
        "",
    ],
)
def test_other_first_places_are_no_remark(text: str) -> None:
    assert find_first_leads(text) is None


PAPER = "江苏省某方案\n{}\n一、任务{}\n1.建平台。推进建设。{}\n2.通数据。促进共享。{}\n附件:清单\n{}"
LISTED = "(责任单位:省政务办、省财政厅,各设区市人民政府)"
LEAD, REST = ("江苏省政务办", "lead"), ["江苏省财政厅", "各设区市人民政府"]


@pytest.mark.parametrize("place", [0, 1, 4])
def test_it_counts_wherever_it_stands(place: int) -> None:
    parts = ["制定本方案。", "", LISTED, LISTED, ""]
    parts[place] += "(责任单位列首位的为牵头单位,其他为配合单位)"
    assert _tasks(PAPER.format(*parts)) == [[LEAD, *((name, "support") for name in REST)]] * 2


@pytest.mark.parametrize(
    ("listed", "tasks"),
    [
        (LISTED, [LEAD, *((name, "responsible") for name in REST)]),
        ("(省政务办、省财政厅按职责分工负责)", [LEAD, ("江苏省财政厅", "responsible")]),
        ("(责任单位:省政务办,列首位的为牵头单位,下同)", [LEAD]),
        ("(责任单位:各设区市人民政府、省财政厅)", [(REST[1], "responsible"), (REST[0], "responsible")]),
        ("(省政务办牵头,省财政厅负责)", [LEAD, ("江苏省财政厅", "responsible")]),
        ("(牵头单位:省政务办;责任单位:省财政厅)", [LEAD, ("江苏省财政厅", "responsible")]),
        ("(配合单位:省财政厅)", [("江苏省财政厅", "support")]),
        ("由省财政厅负责。", [("江苏省财政厅", "responsible")]),
    ],
)
def test_lists_of_responsible_bodies_have_a_lead_and_others_stay(
    listed: str, tasks: list[tuple[str, str]]
) -> None:
    assert _tasks(PAPER.format("排首位的为牵头单位。", "", listed, "", ""))[0] == tasks
