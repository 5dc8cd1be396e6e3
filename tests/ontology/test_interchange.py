"""The interchange record has the shape of the annotations, and a start on everything found."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ontology.dates import PartialDate
from ontology.interchange import document_record
from ontology.kinds import Comparator
from ontology.records import Document, Stated, Target

FIELDS = ("agencies", "platforms", "targets", "deadlines", "pilots", "outputs", "concepts", "sub")


@pytest.fixture(scope="module")
def record(paper: Document) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(document_record(paper), ensure_ascii=False))
    return found


def items(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Everything found, of whatever kind."""
    yield from record["doc"]["cites"]
    yield from record["objectives"]
    yield from record["measures"]
    for owner in (*record["measures"], *record["objectives"]):
        for field in FIELDS:
            yield from owner.get(field, [])


def test_the_head_is_plain(record: dict[str, Any], paper: Document) -> None:
    assert record["source"] == paper.source.path
    assert record["doc"] == {
        "title": "江苏省数字政府建设2023年工作要点",
        "number": "苏政办发〔2023〕18号",
        "issuer": "江苏省人民政府办公厅",
        "issued": "2023-04-27",
        "region": "江苏省",
        "type": "工作要点",
        "period": ["2023-01-01", "2023-12-31"],
        "addressees": ["各设区市人民政府"],
        "cites": [
            {
                "title": "国务院关于加强数字政府建设的指导意见",
                "number": "国发〔2022〕14号",
                "start": 68,
                "relations": [{"relation": "based on", "start": 68}],
                "issuers": ["国务院"],
                "year": 2022,
            }
        ],
    }


def test_what_is_not_stated_is_null(paper: Document) -> None:
    head = replace(
        paper.header, title=None, number=None, issuer=None, issued=None, region=None, type=None, period=None
    )
    assert set(map(str, list(_doc(replace(paper, header=head)).values())[:7])) == {"None"}


def test_a_date_of_issue_stays_as_precise_as_it_is(paper: Document) -> None:
    issued = Stated(PartialDate(2023, 4), paper.measures[0].mention)
    assert _doc(replace(paper, header=replace(paper.header, issued=issued)))["issued"] == "2023-04"


def _doc(paper: Document) -> dict[str, Any]:
    found = document_record(paper)["doc"]
    assert isinstance(found, dict)
    return found


def test_a_measure_holds_what_was_found(record: dict[str, Any], paper: Document) -> None:
    at = paper.clean.text.index
    assert record["measures"][0] == {
        "id": "1",
        "path": ["二、重点任务", "(一)办事渠道"],
        "title": "建好移动端",
        "start": at("建好移动端"),
        "sub": [],
        "agencies": [
            {
                "text": "省政务办",
                "name": "江苏省政务办",
                "role": "lead",
                "kind": "agency",
                "start": at("省政务办"),
            }
        ],
        "platforms": [
            {
                "text": "“苏服办”移动端",
                "name": "苏服办移动端",
                "action": "build",
                "kind": "mobile app",
                "start": at("“苏服办”"),
            }
        ],
        "targets": [
            {
                "quote": "网上可办率达到97%以上",
                "indicator": "网上可办率",
                "op": ">=",
                "value": 97,
                "unit": "%",
                "scope": "省级",
                "deadline": "2023-06-30",
                "start": at("网上可办率"),
            },
            {
                "quote": "3-5项",
                "indicator": "服务",
                "op": "range",
                "value": 3,
                "max": 5,
                "unit": "项",
                "scope": None,
                "deadline": None,
                "inheritedDeadline": "2023-06-30",
                "inheritedFrom": "measure",
                "start": at("3-5项"),
            },
        ],
        "deadlines": [{"quote": "2023年6月底前", "date": "2023-06-30", "start": at("2023年6月底前")}],
        "pilots": [{"place": "南京市", "quote": "南京先行探索", "start": at("南京先行")}],
        "outputs": [{"title": "江苏省移动端管理规范", "relation": "issue", "start": at("江苏省移动端")}],
        "concepts": [{"term": "一网通办", "start": at("一网通办")}],
    }


def test_sub_measures_and_objectives_are_there(record: dict[str, Any], paper: Document) -> None:
    at = paper.clean.text.index
    assert record["measures"][1]["sub"] == [
        {"id": "2#1", "title": "扩大供给", "start": at("扩大供给")},
        {"id": "2#2", "title": "加强治理", "start": at("加强治理")},
    ]
    (objective,) = record["objectives"]
    assert (objective["id"], objective["deadline"], objective["start"]) == (
        "O1",
        "2025-12-31",
        at("到2025年"),
    )
    assert [target["value"] for target in objective["targets"]] == [95]


def test_everything_found_begins_where_it_says(record: dict[str, Any], paper: Document) -> None:
    found = list(items(record))
    for item in found:
        words = next(item[key] for key in ("quote", "text", "title", "term") if key in item)
        assert paper.clean.text.startswith(words, item["start"]), item
    assert len(found) == 18


@pytest.mark.parametrize(
    ("value", "number"), [("97", 97), ("99.5", 99.5), ("100.00", 100), ("1E+4", 10000), ("0.1", 0.1)]
)
def test_a_value_is_whole_where_it_can_be(paper: Document, value: str, number: float) -> None:
    here = paper.measures[0].targets[0].mention
    target = Target(here, "率", Comparator.EQUAL, Decimal(value), None, "%", None, None)
    measure = replace(paper.measures[0], targets=(target,))
    found: Any = document_record(replace(paper, measures=(measure,)))
    written = found["measures"][0]["targets"][0]["value"]
    assert (written, type(written)) == (number, type(number))


def test_the_record_has_the_keys_of_the_annotations(record: dict[str, Any], shared: Path) -> None:
    golds = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold").glob("*.json"))
    ]
    ours, theirs = _keys([record]), _keys(golds)
    for kind, keys in theirs.items():
        assert keys - {"optional", "note"} <= ours[kind], kind
    assert golds


def _keys(records: list[dict[str, Any]]) -> dict[str, set[str]]:
    """All keys of each kind of object."""
    keys: dict[str, set[str]] = {}
    for record in records:
        keys.setdefault("doc", set()).update(record["doc"])
        for kind, owners in (("measure", record["measures"]), ("objective", record["objectives"])):
            for owner in owners:
                keys.setdefault(kind, set()).update(owner)
                for field in FIELDS:
                    for item in owner.get(field, []):
                        keys.setdefault(field, set()).update(item if isinstance(item, dict) else ())
    return keys
