"""The loaders in reading order: one source, one document."""

from pathlib import Path

import pytest

from loaders.document import build_document
from loaders.files import read_source
from ontology.interchange import document_record
from ontology.kinds import Action, Role
from ontology.records import Document, Source

PAPER = """新聞動態
江蘇省昆山市數字政府建設2024年工作要點
昆政辦發〔2024〕8號
各鎮人民政府,市各有關部門:
為推進的(de)數字政府建設,制定本要點。
一、工作目標
到2025年底,政務服務事項網上可辦率達到95%以上。
二、重點任務
1.做強“昆如意”品牌。依托省一體化政務服務平臺,推廣“一網通辦”,2024年6月底前建成市數據共享交換平臺。(責任單位:市數據局、市財政局)
2.開展試點。在張浦鎮探索“一件事一次辦”,印發《昆山市公共數據管理辦法》。
昆山市人民政府辦公室
2024年3月20日
"""


def _document(raw: str) -> Document:
    return build_document(Source("paper.txt", "0" * 64, len(raw.encode()), "utf-8", raw))


def test_every_finding_is_a_slice_of_the_clean_text() -> None:
    document = _document(PAPER)
    text = document.clean.text
    found = [
        one.mention
        for m in document.measures
        for one in (
            m,
            *m.responsibilities,
            *m.platforms,
            *m.targets,
            *m.deadlines,
            *m.pilots,
            *m.outputs,
            *m.concepts,
        )
    ]
    found += [one.mention for o in document.objectives for one in (o, *o.targets)]
    assert len(found) > 10
    assert [m for m in found if text[m.start : m.end] != m.quote] == []


def test_the_facts_of_a_paper_nobody_tuned_for() -> None:
    document = _document(PAPER)
    first, second = document.measures
    assert document.header.region is not None
    assert document.header.region.name == "昆山市"
    assert [(r.name, r.role) for r in first.responsibilities] == [
        ("昆山市数据局", Role.RESPONSIBLE),
        ("昆山市财政局", Role.RESPONSIBLE),
    ]
    assert ("昆山市数据共享交换平台", Action.BUILD) in [(p.name, p.action) for p in first.platforms]
    assert [d.date.text for d in first.deadlines] == ["2024-06"]
    assert [(o.deadline.text, [t.value for t in o.targets]) for o in document.objectives] == [("2025", [95])]
    assert [o.title for o in second.outputs] == ["昆山市公共数据管理办法"]
    assert "一件事一次办" in [c.term for c in second.concepts]


def test_a_concept_is_named_once_a_measure_and_is_no_platform_of_it() -> None:
    text = "一、任务\n1.推广“一网通办”。深化“一网通办”,上线“蒙速办”,完善“蒙速办”移动端。"
    (measure,) = _document(text).measures
    assert [c.term for c in measure.concepts].count("一网通办") == 1
    assert "蒙速办" not in [c.term for c in measure.concepts] or "蒙速办" not in [
        p.name for p in measure.platforms
    ]


def test_the_regions_around_those_named_are_known() -> None:
    assert [region.name for region in _document(PAPER).regions] == ["全国", "江苏省", "苏州市"]


@pytest.mark.parametrize("raw", ["", "\n\n", "一", "没有编号的一段话。", "(一)", "1.\n2.\n"])
def test_a_text_without_measures_gives_a_document_without_any(raw: str) -> None:
    assert _document(raw).measures == ()


def test_every_real_document_is_read(shared: Path) -> None:
    paths = [path for path in sorted(shared.glob("corpus/**/*.*")) if path.is_file()]
    assert len(paths) >= 20
    for path in paths:
        document = build_document(read_source(path))
        text = document.clean.text
        found = [
            one.mention
            for m in document.measures
            for one in (m, *m.responsibilities, *m.platforms, *m.targets, *m.concepts)
        ]
        assert all(text[m.start : m.end] == m.quote for m in found), path.name


def test_places_that_may_be_several_are_named_in_the_record() -> None:
    document = _document("江苏省某方案\n一、任务\n1.试点。支持鼓楼区先行先试,支持南京市玄武区探索。\n")
    (place,) = document.left_open
    assert document.clean.text[place.start : place.end] == place.quote == "鼓楼区"
    assert document_record(document)["leftOpen"] == [{"place": "鼓楼区", "start": place.start}]
    assert "leftOpen" not in document_record(_document(PAPER))
