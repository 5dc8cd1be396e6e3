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


def _inherited(head: str, body: str) -> tuple[str, str] | None:
    found = _target(head, body).inherited
    return (found.date.text, found.source.value) if found else None


@pytest.mark.parametrize(
    ("head", "body", "inherited"),
    [
        (
            NO_PERIOD,
            "一、任务\n1.优化服务。网上可办率达到95%。\n完成时限：2024年6月底",
            ("2024-06", "measure"),
        ),
        (
            NO_PERIOD,
            "一、任务\n1.优化服务。\n时间节点：2024年6月\n网上可办率达到95%。",
            ("2024-06", "measure"),
        ),
        (
            NO_PERIOD,
            "一、任务\n1.优化服务。网上可办率达到95%。（牵头单位：省政务办，完成时限：2024年9月底）",
            ("2024-09", "measure"),
        ),
        (
            NO_PERIOD,
            "一、任务\n1.优化服务。网上可办率达到95%。（6月底完成，牵头单位：省政务办）",
            ("2024-06", "measure"),
        ),
        (
            NO_PERIOD,
            "一、任务\n1.优化服务。到2025年，实现以下目标：\n网上可办率达到95%。",
            ("2025", "measure"),
        ),
        (NO_PERIOD, "一、任务\n1、2024年底前优化服务。网上可办率达到95%。", ("2024", "measure")),
        (NO_PERIOD, "一、2024年底前完成的任务\n1.优化服务。网上可办率达到95%。", ("2024", "section")),
        (HEAD, "一、任务\n1.优化服务。网上可办率达到95%。", ("2024", "document")),
        (HEAD, "一、任务\n1.优化服务。2024年6月底前建成平台。网上可办率达到95%。", ("2024", "document")),
        (HEAD, "一、任务\n1.优化服务。全年培训1万人次。", ("2024", "document")),
    ],
)
def test_what_governs_a_target_gives_its_deadline(head: str, body: str, inherited: tuple[str, str]) -> None:
    assert _target(head, body).deadline is None
    assert _inherited(head, body) == inherited


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (NO_PERIOD, "一、任务\n1.优化服务。网上可办率达到95%。"),
        (HEAD, "一、任务\n1.优化服务。2024年6月底前,网上可办率达到95%。"),
        (NO_PERIOD, "一、任务\n1.优化服务。2024年6月底前建成平台。网上可办率达到95%。"),
        (NO_PERIOD, "一、任务\n1.优化服务。网上可办率达到95%。2024年9月底前建成平台。"),
        (NO_PERIOD, "一、任务\n1.优化服务。网上可办率达到95%,2024年9月底前建成平台。"),
        (NO_PERIOD, "一、任务\n1.优化服务。网上可办率达到95%。建立评估制度，2024年底前完成中期评估。"),
        (HEAD, "一、任务\n1.优化服务。每年新增开放数据集500个。"),
        (HEAD, "一、任务\n1.优化服务。每半年至少召开1次会议。\n完成时限：2024年底"),
        (NO_PERIOD, "一、任务\n1.优化服务。建成平台（6月底完成）。\n网上可办率达到95%。"),
    ],
    ids=[
        "nothing states one",
        "its own",
        "another sentence before",
        "another sentence after",
        "a clause after",
        "a review",
        "every year",
        "every half-year",
        "brackets of another paragraph",
    ],
)
def test_nothing_is_inherited(head: str, body: str) -> None:
    assert _inherited(head, body) is None


def test_each_of_several_labels_governs_what_stands_before_it() -> None:
    raw = NO_PERIOD + (
        "一、任务\n1.优化服务。\n网上可办率达到95%。完成时限：2024年6月底\n好评率达到99%。完成时限：2024年9月底\n满意率达到98%。"
    )
    document = build_document(Source("paper.txt", "0" * 64, len(raw), "utf-8", raw))
    found = [target.inherited and target.inherited.date.text for target in document.measures[0].targets]
    assert found == ["2024-06", "2024-09", None]


def test_the_record_shows_it_beside_the_targets_own() -> None:
    raw = HEAD + "一、任务\n1.优化服务。推动网上可办率达到95%。"
    record = document_record(build_document(Source("paper.txt", "0" * 64, len(raw), "utf-8", raw)))
    (target,) = record["measures"][0]["targets"]  # type: ignore[index]
    assert target["deadline"] is None
    assert (target["inheritedDeadline"], target["inheritedFrom"]) == ("2024-12-31", "document")
