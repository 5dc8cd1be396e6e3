"""A comparison on the terminal: a table with gaps in view, CSV and JSON with zeros, refusals in one line."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.cli import app
from graph.compare import Asked, compare
from graph.compare_text import (
    cell_text,
    column_blocks,
    comparison_csv,
    comparison_record,
    headed,
    matrix_header,
    matrix_rows,
)
from graph.counterparts import Counterpart
from graph.matrix import Cell, Comparison, State
from graph.sparql import Selectable
from ontology.kinds import AlignmentRelation


@pytest.fixture(scope="module")
def store(root: Path, turtle_store: Callable[[str], Selectable]) -> Selectable:
    return turtle_store((root / "tests" / "data" / "compare.ttl").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def comparison(store: Selectable) -> Comparison:
    return compare(store, Asked(("江苏", "湖北", "苏州", "浙江"), uppers=("国数〔2030〕1号",)))


def link(confidence: float | None, relation: str = "carries-out", *, reviewed: bool = False) -> Counterpart:
    return Counterpart("l", "u", AlignmentRelation(relation), 1, confidence, reviewed, (), ())


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(State.GAP), "·"),
        (Cell(State.UNKNOWN), "–"),
        (Cell(State.CARRIED, (link(0.9),)), "1"),
        (Cell(State.CARRIED, (link(0.9), link(0.2))), "2"),
        (Cell(State.CARRIED, (link(0.4), link(0.2))), "2?"),
        (Cell(State.CARRIED, (link(0.2, reviewed=True),)), "1"),
        (Cell(State.CARRIED, (link(None),)), "1"),
        (Cell(State.EARLY, (link(0.9, "anticipates"),)), "↑1"),
        (Cell(State.EARLY, (link(0.1, "anticipates"),)), "↑1?"),
        (Cell(State.CARRIED, (link(0.9, "anticipates"), link(0.6))), "1 ↑1"),
        (Cell(State.CARRIED, (link(0.6, "parallel"), link(0.6, "continues"))), "2"),
    ],
)
def test_a_cell_in_a_few_characters(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    ("before", "headings", "printed"),
    [
        ((), (), []),
        ((), ("一", "甲"), [(0, "一"), (1, "甲")]),
        (("一", "甲"), ("一", "甲"), []),
        (("一", "甲"), ("一",), []),
        (("一",), ("一", "甲"), [(1, "甲")]),
        (("一", "甲"), ("二", "甲"), [(0, "二"), (1, "甲")]),
    ],
)
def test_a_heading_is_printed_once(
    before: tuple[str, ...], headings: tuple[str, ...], printed: list[tuple[int, str]]
) -> None:
    assert headed(before, headings) == printed


def test_the_table_has_headings_cells_and_sums(comparison: Comparison) -> None:
    matrix = comparison.matrices[0]
    assert matrix_header(matrix.columns) == ["measure", "title", "江苏", "湖北", "苏州", "浙江", "places"]
    assert list(matrix_rows(comparison, matrix, matrix.columns)) == [
        ["", "一、夯实数据基础", "", "", "", "", ""],
        ["", "  (一)建好数据目录", "", "", "", "", ""],
        ["一/(一)#1", "汇聚数据", "1", "·", "·", "–", "1/3"],
        ["一/(一)#2", "共享数据", "2", "·", "·", "–", "1/3"],
        ["一/(二)", "建设政务云", "1?", "↑1", "·", "–", "1/3"],
        ["", "二、守住安全底线", "", "", "", "", ""],
        ["二/(一)", "保障网络安全", "·", "·", "1", "–", "1/3"],
        ["二/(二)", "培养人才", "·", "·", "·", "–", "0/3"],
        ["", "carried out, of 5", "3", "0", "1", "–", ""],
        ["", "share", "60%", "0%", "20%", "–", ""],
        ["", "of these unsure", "1", "0", "0", "–", ""],
        ["", "anticipated only", "0", "1", "0", "–", ""],
        ["", "gaps", "2", "4", "4", "–", ""],
        ["", "own measures without counterpart", "1/4", "1/2", "1/2", "–", ""],
    ]


@pytest.mark.parametrize(
    ("width", "places"), [(None, [4]), (200, [4]), (97, [4]), (88, [3, 1]), (80, [2, 2]), (40, [1, 1, 1, 1])]
)
def test_on_a_narrow_terminal_places_stand_in_several_tables(
    comparison: Comparison, width: int | None, places: list[int]
) -> None:
    blocks = column_blocks(comparison.matrices[0], width)
    assert [len(block) for block in blocks] == places
    assert tuple(column for block in blocks for column in block) == comparison.matrices[0].columns


def test_csv_has_a_row_a_measure_of_every_paper_and_zeros(store: Selectable) -> None:
    rows = list(csv.reader(io.StringIO(comparison_csv(compare(store, Asked(("江苏", "湖北")))))))
    head = ["document", "measure", "headings", "title"]
    assert rows[0] == [*head, "江苏省", "江苏省 anticipates", "湖北省", "湖北省 anticipates"]
    assert rows[1] == [
        *("国数〔2030〕1号", "一/(一)#1", "一、夯实数据基础 › (一)建好数据目录", "汇聚数据"),
        *("1", "0", "0", "0"),
    ]
    assert rows[3][4:] == ["1", "0", "0", "1"]
    assert [row[0] for row in rows[1:]] == ["国数〔2030〕1号"] * 5 + ["国数〔2020〕9号"] * 2


def test_csv_of_a_direct_comparison_has_the_columns_that_are_compared(store: Selectable) -> None:
    rows = list(csv.reader(io.StringIO(comparison_csv(compare(store, Asked(("江苏", "浙江")))))))
    assert rows[0][4:] == ["浙江省", "浙江省 anticipates"]
    assert {len(row) for row in rows} == {6}


def test_json_says_all_of_it(comparison: Comparison) -> None:
    record = json.loads(json.dumps(comparison_record(comparison)))
    (matrix,) = record["matrices"]
    assert matrix["upper"]["number"] == "国数〔2030〕1号"
    jiangsu, _, _, zhejiang = matrix["places"]
    assert (jiangsu["carriedOut"], jiangsu["unsure"], jiangsu["gaps"], jiangsu["share"]) == (3, 1, 2, 0.6)
    assert [one["number"] for one in jiangsu["withoutCounterpart"]] == ["3"]
    assert (zhejiang["documents"], len(zhejiang["documentsWithoutLinks"])) == ([], 1)
    cells = matrix["measures"][2]["cells"]
    assert cells["320500"] == {"state": "gap", "count": 0, "anticipating": 0, "links": []}
    (early,) = cells["420000"]["links"]
    assert (early["document"], early["number"], early["relation"]) == ("鄂数〔2029〕4号", "1", "anticipates")


# The command.


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["compare", *map(str, words)])


def test_the_command_prints_a_table_and_says_what_was_compared(sample_store: Path) -> None:
    done = run("江苏", "内蒙古", "--store", sample_store)
    assert done.exit_code == 0
    assert done.stdout.startswith("《国务院关于加强数字政府建设的指导意见》 国发〔2022〕14号")
    assert "gaps" in done.stdout
    assert "江苏省: 苏政办发〔2023〕18号" in done.stderr


def test_the_command_gives_programs_csv_and_json(sample_store: Path) -> None:
    for form in ("csv", "json"):
        done = run("江苏", "--store", sample_store, "-f", form)
        assert done.exit_code == 0
        if form == "csv":
            assert len({len(row) for row in csv.reader(io.StringIO(done.stdout))}) == 1
        else:
            assert json.loads(done.stdout)["direct"] is False


def test_the_command_writes_a_page(sample_store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run("--all", "--store", sample_store, "-o", page, "--language", "en")
    assert (done.exit_code, done.stdout.strip()) == (0, str(page))
    assert page.read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="en">')


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("火星",), 1, "there are papers of 全国、内蒙古自治区、江苏省、湖北省"),
        ((), 2, "name regions, or give --all"),
        (("江苏", "--all"), 2, "name regions, or give --all"),
        (("--all", "--direct"), 2, "--direct needs regions"),
        (("江苏", "-o", "x.html", "-f", "csv"), 2, "-o writes a page"),
        (("江苏", "--least", "1.5"), 2, "less than or equal to 1"),
        (("江苏", "--upper", "国发〔1999〕1号"), 1, "国发〔1999〕1号"),
    ],
)
def test_the_command_refuses_in_words(
    sample_store: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    done = run(*words, "--store", sample_store)
    assert (done.exit_code, done.stdout) == (code, "")
    assert message in " ".join(done.stderr.replace("│", " ").split())
