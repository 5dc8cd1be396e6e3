"""Short and official names that one paper prints of one body."""

import pytest

from loaders.document import build_document
from ontology.records import Source


def _officials(intro: str, *lists: str) -> dict[str, str]:
    """The official forms by name, in a provincial paper with a measure for each list."""
    items = "".join(f"{n}.建平台。推进建设。(责任单位:{listed})\n" for n, listed in enumerate(lists, 1))
    text = f"江苏省某方案\n{intro}\n一、任务\n{items}"
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    found = [one for measure in document.measures for one in measure.responsibilities]
    return {one.name: one.official for one in found if one.official is not None}


OFFICE = "江苏省政务服务管理办公室"


@pytest.mark.parametrize(
    ("intro", "listed", "name"),
    [
        ("江苏省政务服务管理办公室（以下简称省政务办）统筹推进。", "省政务办、省财政厅", "江苏省政务办"),
        ("由省政务服务管理办公室(以下称“政务办”)统筹推进。", "省政务办、省财政厅", "江苏省政务办"),
        ("由省政务服务管理办公室(简称:省政务服务办)推进。", "省政务服务办", "江苏省政务服务办"),
    ],
)
def test_a_short_name_that_is_introduced_stands_for_the_full_one(intro: str, listed: str, name: str) -> None:
    assert _officials(intro, listed) == {name: OFFICE}


@pytest.mark.parametrize(
    "intro",
    [
        "省财政厅(以下简称省政务办)统筹推进。",
        "省政务服务管理办公室统筹推进。以下简称省政务办。",
        "一体化平台建设(以下简称省政务办)推进。",
        "省政务服务管理办公室(以下简称省政务办)、省政务服务和数据办公室(以下简称省政务办)推进。",
        "省政务服务管理办公室(简称省数据办)推进。",
    ],
)
def test_what_is_no_introduction_links_nothing(intro: str) -> None:
    assert _officials(intro, "省政务办、省财政厅") == {}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("省政务办", "省政务服务管理办公室"),
        ("省政务服务局", "省政务服务管理局"),
        ("省委网信办", "省委网络安全和信息化委员会办公室"),
        ("省大数据局", "省大数据发展管理局"),
        ("省政数局", "省政务服务和数据管理局"),
        ("省大数据中心", "省大数据管理中心"),
        ("南京市数据局", "南京市数据资源管理局"),
    ],
)
def test_two_forms_in_different_lists_are_one_body(short: str, full: str) -> None:
    names = [name.replace("省", "江苏省", 1) if name[0] == "省" else name for name in (short, full)]
    assert _officials("制定本方案。", f"{short}、省财政厅", full) == {names[0]: names[1]}


@pytest.mark.parametrize(
    "lists",
    [
        ("省政务服务管理办公室、省政务办",),
        ("省政务服务管理办公室", "省政务服务和数据办公室", "省政务办"),
        ("南京市政务服务管理办公室", "省政务办"),
        ("省政务服务管理局", "省政务办"),
        ("省政务服务中心", "省政务办"),
        ("省政务服务管理办公室", "省数据局"),
        ("省委网信办", "省网信办"),
        ("省政务办", "省财政厅"),
    ],
    ids=[
        "one list has both",
        "two possible",
        "place",
        "unit",
        "centre",
        "other body",
        "other organ",
        "no form",
    ],
)
def test_what_is_not_certain_is_not_linked(lists: tuple[str, ...]) -> None:
    assert _officials("制定本方案。", *lists) == {}


def test_a_form_that_is_known_nationally_is_kept() -> None:
    intro = "江苏省发展改革委(以下简称省发改委)推进。"
    assert _officials(intro, "省发改委") == {"江苏省发改委": "江苏省发展和改革委员会"}


def _actors(intro: str, line: str) -> list[tuple[str, str]]:
    text = f"兰考县某办法\n{intro}\n一、任务\n1.建设平台。{line}\n"
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    return [
        (one.mention.quote, one.role.value)
        for measure in document.measures
        for one in measure.responsibilities
    ]


FULL = "县政务服务和大数据管理局"


@pytest.mark.parametrize(
    ("intro", "line", "told"),
    [
        (f"{FULL}（以下简称县政数局）负责。", "县政数局应当编制指南。", [("县政数局", "responsible")]),
        (f"{FULL}(以下称“政数局”)负责。", "政数局负责编制指南。", [("政数局", "responsible")]),
        (f"{FULL}(下称:县政数局)负责。", "由县政数局牵头。", [("县政数局", "lead")]),
        (f"{FULL}(以下简称政数局)负责。", "由兰考县政数局负责。", [("兰考县政数局", "responsible")]),
        (
            f"{FULL}(简称县政数局)负责。",
            "由县政数局会同县公安局拟订。",
            [("县政数局", "responsible"), ("县公安局", "responsible")],
        ),
        (f"{FULL}(以下简称县政数局)负责。", "县政数局长负责。", []),
        (f"{FULL}负责。", "县政数局应当编制指南。", []),
        ("县财政局(以下简称县政数局)负责。", "县政数局应当编制指南。", []),
    ],
)
def test_a_short_name_that_is_introduced_is_a_body_in_the_whole_paper(
    intro: str, line: str, told: list[tuple[str, str]]
) -> None:
    assert _actors(intro, line) == told
