"""Broken lines become paragraphs, titles on several lines one, and papers stay apart."""

import pytest

from loaders.draft import Draft
from loaders.line_breaks import find_line_breaks

BROKEN = """为推进改革，各部门要加强协同配合，不断提升企业和群众
办事的便利程度，对
“一件事一次办”
涉及的材料，通过数据共享等方式进行精简，为广大群众和
企业提供便利，
对接
“一网通办”
平台，切实减少企业和群众的跑动次数，方便办事人查询和
使用，提高服务的水平和质量，推动工作落实。
"""


def _joined(raw: str) -> list[str]:
    draft = Draft("\n".join(filter(None, raw.split("\n"))))
    draft.apply(list(find_line_breaks(draft.text)))
    return draft.text.split("\n")


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        ("14、规范开展政务服务\n“好差评”\n。", "14、规范开展政务服务“好差评”。"),  # 陕政办发〔2023〕1号
        ("（十）继续开展\n“政务公开主题日”\n活动。", "（十）继续开展“政务公开主题日”活动。"),
        ("（三）推广应用\n“免证办”服务。", "（三）推广应用“免证办”服务。"),
        (
            "第十条各部门应当在清理、\n精减证照的基础上归集。",
            "第十条各部门应当在清理、精减证照的基础上归集。",
        ),
        ("（二）加强统筹规划，\n完善工作机制。", "（二）加强统筹规划，完善工作机制。"),
        ("第八条鼓励供水、\n电力等单位\n应用证照。", "第八条鼓励供水、电力等单位应用证照。"),
    ],
)
def test_a_line_torn_off_at_a_mark_is_joined(lines: str, paragraph: str) -> None:
    assert paragraph in _joined(f"{BROKEN}{lines}\n{BROKEN}")


@pytest.mark.parametrize(
    "lines",
    [
        "（十）深化政务公开\n“政务公开主题日”活动由各部门举办，每年一次。",
        "（三）建立共享机制\n推进数据归集和共享，完善平台。",
        "第八条各部门职责\n市数据局负责统筹，各区配合。",
        "（四）下列材料免于提交：\n营业执照。",
    ],
)
def test_a_heading_and_the_text_below_it_stay_apart(lines: str) -> None:
    joined = _joined(f"{BROKEN}{lines}\n{BROKEN}")
    assert lines.split("\n")[0] in joined


WHOLE = "坚持统筹规划，推动数字政府建设取得新的更大的成效。\n" * 6


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        ("推进清理、\n归集和共享。", "推进清理、归集和共享。"),
        ("各县（市、区）人民政府，\n市政府各部门：", "各县（市、区）人民政府，市政府各部门："),
        ("建设平台\n，归集数据。", "建设平台，归集数据。"),
        ("开展“好差评”\n。", "开展“好差评”。"),
    ],
)
def test_in_whole_lines_too_no_paragraph_ends_in_a_comma_or_begins_with_a_mark(
    lines: str, paragraph: str
) -> None:
    assert paragraph in _joined(f"{WHOLE}{lines}\n{WHOLE}")


@pytest.mark.parametrize(
    "lines",
    [
        "推进清理、\n（一）归集数据。",
        "建设平台，\n2024年1月1日",
        "建设平台\n“一网通办”由市局负责。",
        "下列单位：\n市数据局",
    ],
)
def test_other_whole_lines_stay(lines: str) -> None:
    joined = _joined(f"{WHOLE}{lines}\n{WHOLE}")
    assert set(lines.split("\n")) <= set(joined)


@pytest.mark.parametrize(
    "title",
    [
        "国务院办公厅关于健全“高效办成一件事”\n数据支撑体系的指导意见",
        "某省人民政府办公厅\n关于加快公共数据开放的实施意见",
        "某市人民政府关于印发\n某市数字政府建设行动计划（2023—2025年）\n的通知",
        "某市数字政府建设\n三年行动计划（2023—2025年）",
        "某市人民政府办公室关于推进政务服务\n标准化规范化便利化的\n实施方案",
    ],
)
@pytest.mark.parametrize("lines", [WHOLE, BROKEN], ids=["whole lines", "broken lines"])
def test_a_title_on_several_lines_is_one(title: str, lines: str) -> None:
    assert _joined(f"{title}\n某政发〔2023〕4号\n{lines}")[:2] == [
        title.replace("\n", ""),
        "某政发〔2023〕4号",
    ]


def test_a_title_that_the_notice_names_is_known_in_its_pieces() -> None:
    text = "现将《某市便民服务提升年活动安排》印发给你们。\n" + WHOLE
    assert _joined("某市便民服务提升年\n活动安排\n" + text)[0] == "某市便民服务提升年活动安排"


@pytest.mark.parametrize(
    "head",
    [
        "某省人民政府文件\n关于加快数据开放的意见",
        "某市人民政府关于加快数据开放的意见\n某市数据管理办法",
        "关于某办法的解读\n某市数据管理办法",
        "某政发〔2023〕4号\n关于加快数据开放的意见",
        "首页>政策>文件\n行动计划",
        "某市人民政府\n实施方案",
        "某市数据局\n某市数据管理办法",
        "关于开展试点，推进应用\n实施方案",
    ],
)
def test_what_stands_above_a_title_is_no_part_of_it(head: str) -> None:
    assert _joined(f"{head}\n{WHOLE}")[:2] == head.split("\n")


@pytest.mark.parametrize(
    "title",
    [
        "某省2023年政务公开工作要点",
        "某省政务公开\n工作要点",
        "某市政务云管理办法",
    ],
)
@pytest.mark.parametrize("end", ["（市数据局牵头，各部门负责）", "推进网上中介超市运营，完善细则。"])
def test_a_second_papers_title_is_not_glued_to_the_last_measure(title: str, end: str) -> None:
    notice = "现将《某省2023年政务公开工作要点》《某省政务公开工作要点》印发给你们，请认真贯彻。\n"
    joined = _joined(f"{notice}{BROKEN}{end}\n{title}\n为推进公开，制定本要点。\n{BROKEN}")
    whole = title.replace("\n", "")
    assert joined[joined.index(whole) - 1].endswith(end)
    assert joined[joined.index(whole) + 1] == "为推进公开，制定本要点。"


@pytest.mark.parametrize(
    "line", ["加快编制并印发本地区公共数据管理办法", "形成若干措施", "某省要编制数据目录和工作方案，"]
)
def test_a_line_of_a_paragraph_that_ends_like_a_title_is_joined(line: str) -> None:
    assert not any(
        p == line for p in _joined(f"{BROKEN}完善（试点）\n{line}\n报送审核，及时公布。\n{BROKEN}")
    )


@pytest.mark.parametrize(
    "years", ["（2023—2025年）", "（2023年—2025年）", "（2026-2030年）", "(2023年至2025年)"]
)
@pytest.mark.parametrize("lines", [WHOLE, BROKEN], ids=["whole lines", "broken lines"])
def test_years_below_a_title_belong_to_it(years: str, lines: str) -> None:
    title = "某省数字政府建设三年行动计划"
    assert _joined(f"{title}\n{years}\n某政发〔2023〕4号\n{lines}")[0] == title + years


@pytest.mark.parametrize(
    "head",
    [
        "某省数字政府建设三年行动计划\n（2023年9月14日）",
        "某省数字政府建设三年行动计划\n（征求意见于2023—2025年）",
        "某省人民政府\n（2023—2025年）",
        "某省数字政府建设行动计划（试行）\n（2023—2025年）",
    ],
)
def test_other_lines_in_brackets_or_below_other_lines_stand_alone(head: str) -> None:
    assert _joined(f"{head}\n{WHOLE}")[:2] == head.split("\n")


def test_a_title_with_its_years_is_whole() -> None:
    head = "某市数字政府建设行动计划（2023—2025年）\n为加快建设，制定本计划。"
    assert _joined(f"{head}\n{BROKEN}")[:2] == head.split("\n")


def test_lines_without_end_take_no_longer_each() -> None:
    for text in (
        "甲、\n" * 100_000,
        "甲\n、" * 100_000,
        "关于甲乙\n" * 50_000,
        "《甲\n" * 50_000,
        "“甲\n" * 50_000,
    ):
        list(find_line_breaks(text.rstrip("\n")))
