"""Dated goals outside the measures."""

import pytest

from loaders.context import Context
from loaders.objectives import find_objectives
from loaders.outline import parse_outline
from loaders.regions import load_regions
from ontology.dates import PartialDate

GOALS = "一、总体要求\n(一)工作目标\n{}\n二、任务\n(一)建平台。2026年底前建成。"


def _objectives(text: str) -> list[tuple[str, str]]:
    context = Context(None, PartialDate(2022, 6, 6), 2022, load_regions())
    found = list(find_objectives(text, parse_outline(text), context))
    assert all(text[o.mention.start : o.mention.end] == o.mention.quote for o in found)
    return [(o.mention.quote, o.deadline.text) for o in found]


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ("到2025年,体系基本形成。", [("到2025年,体系基本形成。", "2025")]),
        (
            "到2025年,形成体系。\n到2035年,全面建成。",
            [("到2025年,形成体系。", "2025"), ("到2035年,全面建成。", "2035")],
        ),
        (
            "健全机制,2023年底前,拓展范围;2025年6月底前,全面实现。",
            [("2023年底前,拓展范围", "2023"), ("2025年6月底前,全面实现。", "2025-06")],
        ),
        ("——打造体系\n到2024年底,升级完成;", [("到2024年底,升级完成", "2024")]),
    ],
)
def test_each_paragraph_or_clause_that_opens_with_a_date_is_one(
    goals: str, expected: list[tuple[str, str]]
) -> None:
    assert _objectives(GOALS.format(goals)) == expected


@pytest.mark.parametrize(
    "goals", ["体系基本形成。", "自2018年以来,成效显著。", "形成2022年的格局。", "落实《2025年规划》。"]
)
def test_a_goal_without_a_date_of_its_own_is_none(goals: str) -> None:
    assert _objectives(GOALS.format(goals)) == []


@pytest.mark.parametrize(
    ("introduction", "expected"),
    [
        ("推动工作再上新台阶。到2023年底，网办率达95%。", [("到2023年底，网办率达95%。", "2023")]),
        ("力争到2025年，建成体系。", []),
        ("2025年底前，建成体系。", [("2025年底前，建成体系。", "2025")]),
        ("2022年，全省要对照任务抓好落实。", []),
        ("2023年，各市要把网办率提到95%。", []),
        ("到2023年，网办率达95%。", [("到2023年，网办率达95%。", "2023")]),
        ("2022年7月30日前，将情况报送省政务办。", []),
        ("到2023年底，各市将实施情况上报。", []),
        ("各地要抓好落实。\n2022年6月6日", []),
        ("到2021年底，网办率达到80%。", []),
    ],
)
def test_the_introduction_is_read_for_goals_of_years(
    introduction: str, expected: list[tuple[str, str]]
) -> None:
    assert _objectives(f"某省工作要点\n{introduction}\n一、任务\n(一)建平台。") == expected


def test_an_objective_of_the_introduction_has_no_heading_and_comes_first() -> None:
    text = "工作要点\n到2023年底，网办率达95%。\n" + GOALS.format("到2025年，形成体系。")
    context = Context(None, PartialDate(2022, 6, 6), 2022, load_regions())
    found = list(find_objectives(text, parse_outline(text), context))
    assert [(one.id, one.path) for one in found] == [("O1", ()), ("O2", ("一、总体要求", "(一)工作目标"))]


def test_a_date_inside_a_measure_is_no_objective() -> None:
    assert _objectives("一、任务\n(一)建平台。到2025年,建成平台。") == []


def test_the_paragraph_between_a_heading_and_its_items_is_read() -> None:
    assert _objectives("一、任务\n到2025年,形成体系。\n(一)建平台。") == [("到2025年,形成体系。", "2025")]


def test_an_objective_knows_its_headings() -> None:
    text = GOALS.format("到2025年,形成体系。")
    context = Context(None, None, None, load_regions())
    (objective,) = find_objectives(text, parse_outline(text), context)
    assert (objective.id, objective.path) == ("O1", ("一、总体要求", "(一)工作目标"))
