"""A list of responsible bodies at the end of a section."""

import pytest

from loaders.document import build_document
from ontology.records import Source

HEAD = "江苏省某方案\n一、任务\n"


def _responsible(body: str) -> list[list[str]]:
    text = HEAD + body
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    found = [one.mention for measure in document.measures for one in measure.responsibilities]
    assert all(document.clean.text[m.start : m.end] == m.quote for m in found)
    return [[one.name for one in measure.responsibilities] for measure in document.measures]


@pytest.mark.parametrize(
    "line",
    ["责任单位:省教育厅、省财政厅", "(责任单位:省教育厅、省财政厅)", "牵头单位:省教育厅;配合单位:省财政厅"],
)
def test_it_covers_every_measure_of_the_section(line: str) -> None:
    both = ["江苏省教育厅", "江苏省财政厅"]
    assert _responsible(
        f"1.建平台。推进建设。\n2.通数据。促进共享。\n{line}\n二、服务\n3.优流程。再造流程。"
    ) == [both, both, []]


@pytest.mark.parametrize(
    "body",
    [
        "1.建平台。推进建设。(责任单位:省公安厅)\n2.通数据。促进共享。\n责任单位:省教育厅、省财政厅",
        "1.建平台。推进建设。\n2.通数据。促进共享。(责任单位:省教育厅、省财政厅)",
    ],
    ids=["another has its own", "it stands on the measure's own line"],
)
def test_it_is_the_last_measures_own(body: str) -> None:
    first, last = _responsible(body)
    assert last == ["江苏省教育厅", "江苏省财政厅"]
    assert "江苏省教育厅" not in first
