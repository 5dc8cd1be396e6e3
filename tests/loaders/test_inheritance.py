"""A target that states no deadline takes one from its measure, its heading or the document, and says so."""

import pytest

from loaders.document import build_document
from ontology.interchange import document_record
from ontology.records import Source, Target

HEAD = "江苏省数字政府建设2024年工作要点\n苏政办发〔2024〕8号\n江苏省人民政府办公厅\n2024年3月20日\n"
NO_PERIOD = "江苏省数字政府建设实施方案\n苏政办发〔2024〕8号\n江苏省人民政府办公厅\n2024年3月20日\n"


def _target(head: str, body: str) -> Target:
    raw = head + body
    document = build_document(Source("paper.txt", "0" * 64, len(raw), "utf-8", raw))
    return next(target for measure in document.measures for target in measure.targets)


@pytest.mark.parametrize(
    ("head", "body", "inherited"),
    [
        (
            NO_PERIOD,
            "一、任务\n1.优化服务。2024年6月底前建成平台。推动网上可办率达到95%。",
            ("2024-06", "measure"),
        ),
        (
            NO_PERIOD,
            "一、任务\n1.优化服务。推动网上可办率达到95%。2024年9月底前建成平台。",
            ("2024-09", "measure"),
        ),
        (NO_PERIOD, "一、2024年底前完成的任务\n1.优化服务。推动网上可办率达到95%。", ("2024", "section")),
        (HEAD, "一、任务\n1.优化服务。推动网上可办率达到95%。", ("2024", "document")),
    ],
)
def test_the_nearest_statement_counts(head: str, body: str, inherited: tuple[str, str]) -> None:
    target = _target(head, body)
    assert target.deadline is None
    assert target.inherited is not None
    assert (target.inherited.date.text, target.inherited.source.value) == inherited


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (NO_PERIOD, "一、任务\n1.优化服务。推动网上可办率达到95%。"),
        (HEAD, "一、任务\n1.优化服务。2024年6月底前,网上可办率达到95%。"),
    ],
    ids=["nothing states one", "its own"],
)
def test_nothing_is_inherited(head: str, body: str) -> None:
    assert _target(head, body).inherited is None


def test_the_record_shows_it_beside_the_targets_own() -> None:
    raw = HEAD + "一、任务\n1.优化服务。推动网上可办率达到95%。"
    record = document_record(build_document(Source("paper.txt", "0" * 64, len(raw), "utf-8", raw)))
    (target,) = record["measures"][0]["targets"]  # type: ignore[index]
    assert target["deadline"] is None
    assert (target["inheritedDeadline"], target["inheritedFrom"]) == ("2024-12-31", "document")
