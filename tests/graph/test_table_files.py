"""Tables as CSV and Parquet: every cell comes back, and none is a formula to a spreadsheet."""

import csv
import re
import sys
import zipfile
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.formats import ExportFormat
from graph.table_files import harmless, table_files, write_archive, write_folder
from graph.tables import Column, Table
from ontology.errors import ExtraMissingError, WriteError

COLUMNS = (
    Column("iri", "iri"),
    Column("quote", "text"),
    Column("quote_start", "integer"),
    Column("value", "decimal"),
    Column("due_date", "date"),
)
ROWS = [
    ("urn:a", '建成"一张网",\n实现;全覆盖', 12, 97.5, "2025-12-31"),
    ("urn:b", '=HYPERLINK("http://example.org","看")', 0, -3.0, None),
    ("urn:c", None, None, None, None),
    ("urn:d", "", 7, 1.0, "2023-06-30"),
]
TABLE = Table("targets", COLUMNS, list(ROWS))


def content(table: Table, form: ExportFormat, *, bom: bool = False) -> bytes:
    ((name, written),) = table_files([table], form, bom=bom)
    assert name == f"{table.name}.{form}"
    return written


def cells(written: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(written.decode(), newline="")))


def original(cell: str) -> str:
    """A cell without the apostrophes that made it harmless, as the documentation says to do it."""
    return re.sub(r"(^|[;\t\r\n])'(?='*[=+\-@\t\r＝＋－＠])", r"\1", cell)


def test_csv_gives_back_every_cell() -> None:
    head, *rows = cells(content(TABLE, ExportFormat.CSV))
    assert head == [column.name for column in COLUMNS]
    assert rows[0] == ["urn:a", '建成"一张网",\n实现;全覆盖', "12", "97.5", "2025-12-31"]
    assert [original(row[1]) for row in rows] == [str(row[1] or "") for row in ROWS]


def test_csv_is_utf_8_with_the_line_ends_of_rfc_4180_and_quotes_around_each_cell() -> None:
    written = content(TABLE, ExportFormat.CSV)
    assert written.startswith('"iri","quote","quote_start","value","due_date"\r\n"urn:a","建成'.encode())
    assert content(TABLE, ExportFormat.CSV, bom=True) == b"\xef\xbb\xbf" + written


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_what_would_begin_a_formula_is_made_text(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"甲;{start}1") == f"甲;'{start}1"
    assert harmless(f"甲\n{start}1") == f"甲\n'{start}1"


@pytest.mark.parametrize("text", ["", "甲=乙", "1-2", "'甲'", "苏服办@省", "——", "“+”", "甲，-乙", "97%"])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text(st.sampled_from("甲'=+-@;\t\r\n＝1,\" ")))
def test_a_harmless_text_begins_no_formula_and_leads_back(text: str) -> None:
    shown = harmless(text)
    assert not re.search(r"(?:^|[;\t\r\n])[=+\-@＝＋－＠]", shown)
    assert original(shown) == text


def test_numbers_are_no_text_and_keep_their_sign() -> None:
    assert cells(content(TABLE, ExportFormat.CSV))[2][3] == "-3.0"


def test_parquet_gives_back_every_cell_with_its_type(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "made.parquet").write_bytes(content(TABLE, ExportFormat.PARQUET))
    read = duckdb.read_parquet(str(tmp_path / "made.parquet"))
    assert read.columns == [column.name for column in COLUMNS]
    assert list(map(str, read.types)) == ["VARCHAR", "VARCHAR", "BIGINT", "DOUBLE", "DATE"]
    days = [None if row[4] is None else date.fromisoformat(row[4]) for row in ROWS]
    assert read.fetchall() == [(*row[:4], day) for row, day in zip(ROWS, days, strict=True)]


def test_a_table_without_rows_is_parquet_with_columns(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    empty = Table("pilots", COLUMNS, [])
    (tmp_path / "made.parquet").write_bytes(content(empty, ExportFormat.PARQUET))
    read = duckdb.read_parquet(str(tmp_path / "made.parquet"))
    assert (read.columns, read.fetchall()) == ([column.name for column in COLUMNS], [])


def test_without_the_library_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ExtraMissingError, match=r"pip install 'shuzheng\[parquet\]'"):
        write_folder(table_files([TABLE], ExportFormat.PARQUET), tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


def test_an_archive_tells_no_date() -> None:
    out = BytesIO()
    write_archive([("a.csv", "甲".encode())], out)
    (entry,) = zipfile.ZipFile(out).infolist()
    assert (entry.date_time[0], entry.filename) == (1980, "a.csv")
    assert zipfile.ZipFile(out).read("a.csv") == "甲".encode()


def test_a_folder_keeps_what_else_it_holds(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_folder([("a.csv", b"1")], tmp_path)
    write_folder([("a.csv", b"2")], tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "notes.txt": "mine",
        "a.csv": "2",
    }


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "tables").touch()
    with pytest.raises(WriteError, match="cannot be written"):
        write_folder([("a.csv", b"1")], tmp_path / "tables")
