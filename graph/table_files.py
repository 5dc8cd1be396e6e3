"""Tables to files: CSV for spreadsheets or Parquet, one file a table, in a folder or a zip archive."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.atomic import open_atomic
from graph.formats import ExportFormat
from graph.tables import Cell, Table
from ontology.errors import ExtraMissingError, WriteError

__all__ = ["harmless", "table_files", "write_archive", "write_folder"]

File = tuple[str, bytes]

_FORMULA = re.compile(r"(^|[;\t\r\n])(?='*[=+\-@\t\r＝＋－＠])")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_HUGE = 1_000_000_000
_ALONE: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}  # no download
_TYPES = {"integer": "BIGINT", "decimal": "DOUBLE", "date": "DATE"}


def table_files(tables: Iterable[Table], form: ExportFormat, *, bom: bool = False) -> Iterator[File]:
    """Yield a name and a content for each table: the same tables, the same bytes.

    Args:
        tables: from `read_tables`.
        form: CSV (UTF-8, RFC 4180, every cell in quotes) or Parquet (numbers and days typed).
        bom: begin each CSV file with a byte order mark, by which spreadsheets know UTF-8.

    Raises:
        ExtraMissingError: what writes Parquet is not installed.
    """
    for table in tables:
        content = _parquet(table) if form is ExportFormat.PARQUET else _csv(table)
        yield f"{table.name}.{form.value}", b"\xef\xbb\xbf" * bom + content


def write_archive(files: Iterable[File], out: IO[bytes]) -> None:
    """Write a zip archive; its files bear the earliest date that zip knows, as there is no clock here."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)


def write_folder(files: Iterable[File], folder: Path) -> None:
    """Write each file into a folder, made where it is missing; other files there stay. Raises WriteError."""
    try:
        for name, content in files:
            folder.mkdir(exist_ok=True)
            with open_atomic(folder / name) as out:
                out.write(content)
    except OSError as error:
        raise WriteError(str(folder), error.strerror or str(error)) from error


def harmless(text: str) -> str:
    r"""A text that no spreadsheet takes for a formula: an apostrophe before what would begin one.

    That is one of = + - @ in either width, tab or carriage return, at the cell's beginning, and where another
    country's spreadsheet may cut it: after ; tab or line end. Taking away each apostrophe that stands there
    before such a character gives the text back.

    >>> harmless("=1+1"), harmless("1+1"), harmless("甲;@乙"), harmless("'-1"), harmless("'甲'")
    ("'=1+1", '1+1', "甲;'@乙", "''-1", "'甲'")
    """
    return _FORMULA.sub(r"\1'", text)


def _csv(table: Table) -> bytes:
    out = StringIO(newline="")
    rows = csv.writer(out, quoting=csv.QUOTE_ALL)
    rows.writerow(column.name for column in table.columns)
    rows.writerows(map(_shown, row) for row in table.rows)
    return out.getvalue().encode()


def _shown(cell: Cell) -> str | int | float | None:
    return harmless(cell) if isinstance(cell, str) else cell


def _parquet(table: Table) -> bytes:
    """A table by way of DuckDB, which takes rows fastest as lines of JSON."""
    try:
        import duckdb
    except ImportError as error:
        raise ExtraMissingError("Parquet", "parquet") from error
    names = [column.name for column in table.columns]
    types = {name: _TYPES.get(kind, "VARCHAR") for name, kind in table.columns}
    with TemporaryDirectory() as folder, duckdb.connect(config=_ALONE) as engine:
        rows, made = Path(folder) / "rows", Path(folder) / "made"
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in table.rows)
        rows.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        read = engine.read_json(
            str(rows), columns=types, format="newline_delimited", maximum_object_size=_HUGE
        )
        read.write_parquet(str(made))
        return made.read_bytes()
