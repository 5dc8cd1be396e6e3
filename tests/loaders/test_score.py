"""Found against annotated: our figures, and those of the developers' ruler, are the same."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loaders.matching import FIELDS, entries_of, match_entries
from loaders.score import read_gold, read_records, score_records
from ontology.errors import ReadError


def _record(measures: list[dict[str, Any]], **doc: Any) -> dict[str, Any]:
    return {"doc": doc, "measures": measures, "objectives": [], "source": "paper.txt"}


def _measure(**facts: Any) -> dict[str, Any]:
    return {"id": "1", "title": "建平台", "path": [], **facts}


def _score(gold: dict[str, Any], found: dict[str, Any], field: str) -> tuple[int, int, int]:
    tally = score_records({"paper": gold}, [found]).fields[field]
    return tally.matched, tally.missed, tally.added


AGENCY = {"text": "省教育厅", "name": "某省教育厅", "role": "responsible", "kind": "agency"}


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ([AGENCY], [AGENCY], (1, 0, 0)),
        ([AGENCY], [], (0, 1, 0)),
        ([], [AGENCY], (0, 0, 1)),
        ([AGENCY], [AGENCY | {"text": "", "role": "lead"}], (1, 0, 0)),
        ([AGENCY], [AGENCY | {"role": "mentioned"}], (0, 1, 0)),
        ([AGENCY | {"optional": True}], [], (0, 0, 0)),
        ([AGENCY | {"optional": True}], [AGENCY], (0, 0, 0)),
        ([], [AGENCY | {"name": "各地区", "text": "各地区", "kind": "collective"}], (0, 0, 0)),
        ([], [AGENCY | {"name": "各地区", "text": "各地区", "kind": "agency"}], (0, 0, 1)),
        ([AGENCY], [AGENCY, AGENCY], (1, 0, 0)),
    ],
)
def test_an_entry_matches_is_missed_added_or_does_not_count(
    gold: list[dict[str, Any]], found: list[dict[str, Any]], expected: tuple[int, int, int]
) -> None:
    pair = _record([_measure(agencies=gold)]), _record([_measure(agencies=found)])
    assert _score(*pair, "responsible") == expected


def test_a_quoted_term_inside_a_platforms_name_counts_neither_way() -> None:
    gold = _record([_measure(platforms=[{"text": "一网统管”平台", "name": "一网统管平台"}], concepts=[])])
    found = _record([_measure(platforms=[], concepts=["一网统管", "一网通办"])])
    assert _score(gold, found, "concepts") == (0, 0, 1)


def test_figures_agree_or_not_and_the_difference_is_told() -> None:
    gold, found = (_record([_measure(agencies=[AGENCY | {"role": role}])]) for role in ("lead", "support"))
    score = score_records({"paper": gold}, [found])
    assert score.agreement("role") == 0
    assert score.differences["role"] == [
        "paper 1: 省教育厅 某省教育厅 lead: annotated 'lead', found 'support'"
    ]


def test_the_most_alike_are_paired_first() -> None:
    gold = [{"value": 90, "unit": "%", "scope": "省级"}, {"value": 90, "unit": "%", "scope": "市级"}]
    matched = match_entries(gold, gold[::-1], FIELDS["targets"].same)
    assert [pair[0]["scope"] == pair[1]["scope"] for pair in matched.pairs] == [True, True]


def test_names_tell_platforms_of_one_printed_text_apart() -> None:
    rows = [{"text": "甲、乙等平台", "name": name} for name in ("甲平台", "乙平台", "甲平台")]
    assert [row["name"] for row in entries_of({"platforms": rows}, FIELDS["platforms"])] == [
        "甲平台",
        "乙平台",
    ]


def test_a_document_without_record_is_all_missed() -> None:
    score = score_records({"paper": _record([_measure()], title="甲")}, [])
    assert (score.unpaired, score.fields["measures"].missed, score.agreement("doc title")) == (
        ["paper"],
        1,
        0,
    )


@pytest.mark.parametrize("content", ["no json", "{}", '{"doc": {}}', "[]"])
def test_a_line_that_is_no_record_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"doc": {}, "measures": []}\n' + content, encoding="utf-8")
    with pytest.raises(ReadError, match="line 2"):
        read_records(path)


def test_a_folder_without_annotations_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no annotations"):
        read_gold(tmp_path)
    with pytest.raises(ReadError, match="cannot be read"):
        read_records(tmp_path / "none.jsonl")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_figures_are_those_of_the_ruler_on_damaged_records(
    seed: int, shared: Path, tmp_path: Path
) -> None:
    golds = read_gold(shared / "gold")
    records = [
        _damaged(json.loads(json.dumps(gold)), name, random.Random(seed)) for name, gold in golds.items()
    ]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    command = [sys.executable, str(shared / "tools/score.py"), str(shared / "gold"), str(path), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = score_records(golds, read_records(path))
    assert {name: tally.f1 for name, tally in ours.fields.items()} == pytest.approx(
        {name: row["f1"] for name, row in theirs["fields"].items()}
    )
    assert {name: ours.agreement(name) for name in theirs["accuracy"]} == pytest.approx(theirs["accuracy"])


def _damaged(record: dict[str, Any], name: str, chance: random.Random) -> dict[str, Any]:
    record["source"] = f"{name}.txt"
    record["measures"] = [measure for measure in record["measures"] if chance.random() > 0.1]
    for measure in record["measures"]:
        for key in ("agencies", "platforms", "targets", "deadlines", "pilots", "concepts"):
            measure[key] = [entry for entry in measure[key] if chance.random() > 0.2]
            for entry in measure[key]:
                if isinstance(entry, dict):
                    entry.update(
                        {
                            part: "某"
                            for part in ("name", "role", "action", "scope")
                            if part in entry and chance.random() < 0.2
                        }
                    )
    return record
