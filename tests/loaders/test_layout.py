"""Lines as printed become paragraphs."""

import pytest

from loaders.draft import Draft
from loaders.layout import find_page_marks, find_white_space
from loaders.line_breaks import find_line_breaks

WRAPPED = """4. 某市人民政府办公室关于印发某市推进“一件事一
次办”
工作实施方案的通知
（2023 年3 月9
日）
某政办字〔2023〕26 号

# Page 255:
各县市区人民政府、开发区管委会，市政府各委办局：
经市人民政府同意，现将《某市推进“一件事一次办”工作
实施方案》印发给你们，请结合实际抓好贯彻落实。
2023 年3 月9 日
（此件公开发布）
某市推进“一件事一次办”
工作实施方案
为推进“一件事一次办”，提升政务服务标准化、规范化、
便利化水平，更好满足企业和群众办事需求，结合工作
实际，制定本方案。
一、总体要求
坚持以人民为中心，
坚持系统观念，推动数字技术广泛
应用于政府管理服务，进一步提高企业群众的
获得感。
二、重点任务
（一）
简化申报方式。
对
“一件事一次办”
涉及的材料，通过数据共享等方式进行精简，为群

# Page 256:
众提供便利，切实减少跑动次数。
（完成时限：6 月底前）
（二）建立联办机制。厘清部门职责，加强部门协作，强化
审批协同。（完成时限：4 月底前）
"""


def _cleaned(raw: str) -> list[str]:
    draft = Draft(raw)
    for stage in (find_page_marks, find_white_space, find_line_breaks):
        draft.apply(list(stage(draft.text)))
    return draft.text.split("\n")


def test_lines_broken_by_the_width_of_a_page_become_paragraphs() -> None:
    assert _cleaned(WRAPPED) == [
        "4.某市人民政府办公室关于印发某市推进“一件事一次办”工作实施方案的通知（2023年3月9日）",
        "某政办字〔2023〕26号",
        "各县市区人民政府、开发区管委会，市政府各委办局：",
        "经市人民政府同意，现将《某市推进“一件事一次办”工作实施方案》印发给你们，请结合实际抓好贯彻落实。",
        "2023年3月9日",
        "（此件公开发布）",
        "某市推进“一件事一次办”工作实施方案",
        "为推进“一件事一次办”，提升政务服务标准化、规范化、便利化水平，更好满足企业和群众办事需求，结合工作实际，制定本方案。",
        "一、总体要求",
        "坚持以人民为中心，坚持系统观念，推动数字技术广泛应用于政府管理服务，进一步提高企业群众的获得感。",
        "二、重点任务",
        "（一）简化申报方式。",
        "对“一件事一次办”涉及的材料，通过数据共享等方式进行精简，为群众提供便利，切实减少跑动次数。（完成时限：6月底前）",
        "（二）建立联办机制。厘清部门职责，加强部门协作，强化审批协同。（完成时限：4月底前）",
    ]


def test_what_was_joined_is_not_joined_again() -> None:
    once = "\n".join(_cleaned(WRAPPED))
    assert "\n".join(_cleaned(once)) == once


def test_paragraphs_that_end_with_punctuation_are_not_joined() -> None:
    text = "一、总体要求\n" + "坚持统筹规划，推动数字政府建设取得新的更大的成效。\n" * 6 + "二、任务"
    assert _cleaned(text) == text.split("\n")


def test_a_title_broken_inside_its_marks_is_joined() -> None:
    assert _cleaned("国务院办公厅关于印发《政府网站集约化\n试点工作方案》的通知\n国办函〔2018〕71号")[0] == (
        "国务院办公厅关于印发《政府网站集约化试点工作方案》的通知"
    )


@pytest.mark.parametrize("mark", ["# Page 834:", "— 3 —", "-12-", "第 3 页 共 20 页"])
def test_page_marks_go(mark: str) -> None:
    assert _cleaned(f"建设平台。\n{mark}\n完善机制。") == ["建设平台。", "完善机制。"]


@pytest.mark.parametrize("line", ["3", "2023年", "第三条", "1.建设平台", "-"])
def test_lines_that_only_resemble_page_marks_stay(line: str) -> None:
    assert _cleaned(f"建设平台。\n{line}\n完善机制。") == ["建设平台。", line, "完善机制。"]


def test_running_heads_beside_page_breaks_go_and_the_first_title_stays() -> None:
    pages = "\n\x0c\n".join(f"某省数字政府规划\n第{n}段的内容在这里结束。" for n in "一二三四")
    assert _cleaned(pages).count("某省数字政府规划") == 0
    assert _cleaned("某省数字政府规划\n内容。\n某省数字政府规划\n内容。").count("某省数字政府规划") == 2


@pytest.mark.parametrize("mark", ["— {} —", "# Page {}:", "第{}页", "\x0c"])
@pytest.mark.parametrize("head", ["某市人民政府办公室文件", "某市数字政府建设规划", "某省人民政府公报"])
def test_a_head_on_every_second_page_goes_and_a_broken_word_is_whole(mark: str, head: str) -> None:
    pages = [f"{head}\n加强统筹。", "推进安", f"{head}\n全生产。", "完善机制。"]
    text = "".join(f"{page}\n{mark.format(n)}\n" for n, page in enumerate(pages, 1))
    assert _cleaned(text) == [head, "加强统筹。", "推进安", "全生产。", "完善机制。"]


@pytest.mark.parametrize(
    "line",
    [
        "（责任单位：市数据局）",
        "推进数据共享，",
        "1.建设平台",
        "责任单位",
        "市数据局、市财政局",
        "建设平台。",
    ],
)
def test_a_line_of_text_that_opens_two_pages_stays(line: str) -> None:
    text = f"加强统筹。\n— 1 —\n{line}\n完善机制。\n— 2 —\n{line}\n抓好落实。"
    assert "".join(_cleaned(text)).count(line) == 2


def test_a_head_that_is_the_papers_title_stays_once() -> None:
    text = "某市数字政府建设规划\n加强统筹。\n— 1 —\n完善机制。\n— 2 —\n某市数字政府建设规划\n抓好落实。"
    assert _cleaned(text) == ["某市数字政府建设规划", "加强统筹。", "完善机制。", "抓好落实。"]


def test_every_white_space_goes_but_one_line_feed_between_paragraphs() -> None:
    assert _cleaned("\u3000\u3000一、 建设\xa0平台\u2003。\r\n\r\n \t\n二、完 善。\n\n") == [
        "一、建设平台。",
        "二、完善。",
    ]


def test_a_megabyte_of_line_feeds_or_spaces_takes_no_longer_than_prose() -> None:
    for text in ("\n" * 200_000, " " * 200_000, "一\n" * 50_000):
        _cleaned(text)
