"""A store to tables: one for each class in `tables.tsv`, a row for each thing, a plain value in each cell."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

from pyoxigraph import Literal

from graph.sparql import Selectable, Term, select, text_of
from ontology.namespaces import expand, shorten

__all__ = ["Cell", "Column", "Table", "read_tables"]

Cell = str | int | float | None
Cells = Mapping[str, Cell]

_BETWEEN = " | "
_THINGS = "SELECT DISTINCT ?s WHERE {{ ?s a {kind} }}"
_VALUES = "SELECT DISTINCT ?s ?v WHERE {{ ?s a {kind} ; {path} ?v }}"
_QUOTES = """SELECT ?s ?text ?start ?end ?quote WHERE {{ ?s a {kind} ; {path} ?place .
  ?place oa:hasSource ?text ; oa:hasSelector ?words, ?span .
  ?words oa:exact ?quote . ?span oa:start ?start ; oa:end ?end }}"""


class Column(NamedTuple):
    """A column by name and kind: text, iri, integer, decimal or date (an ISO day)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has a cell for each column, None where nothing is stated.

    The first column is the IRI of the row's thing. Rows that quote a text stand in its order, others in that
    of their IRIs. Several texts or IRIs in one cell are joined by ` | `.
    """

    name: str
    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]


def read_tables(store: Selectable) -> Iterator[Table]:
    """Yield the tables in the order of `tables.tsv`; one of a class that the store lacks has no rows."""
    for name, kind, plans in _read_plans():
        things = sorted(text_of(row["s"]) for row in select(store, _THINGS.format(kind=kind)))
        columns: dict[Column, Cells] = {_IRI: {iri: iri for iri in things}}
        for plan in plans:
            columns |= _read_columns(store, kind, plan)
        rows = [tuple(cells.get(iri) for cells in columns.values()) for iri in things]
        yield Table(name, tuple(columns), _in_order(tuple(columns), rows))


class _Plan(NamedTuple):
    """A column to be: the property path from a thing to values, and the maker of the cell."""

    name: str
    maker: str
    path: str


def _read_plans() -> Iterator[tuple[str, str, list[_Plan]]]:
    """Yield name and class of each table, with its columns but the IRI."""
    for block in files("graph").joinpath("tables.tsv").read_text(encoding="utf-8").split("\n\n")[1:]:
        (name, kind), *columns = (line.split("\t") for line in block.strip().splitlines())
        yield name, kind, [_Plan(*column) for column in columns]


def _read_columns(store: Selectable, kind: str, plan: _Plan) -> dict[Column, Cells]:
    """The column of a plan, a cell for each thing that has one; a quote makes four."""
    if plan.maker == "quote":
        return _read_quotes(store, kind, plan)
    found: dict[str, list[Term]] = defaultdict(list)
    for row in select(store, _VALUES.format(kind=kind, path=plan.path)):
        found[text_of(row["s"])].append(row["v"])
    make, column_kind = _MAKERS[plan.maker]
    cells = {iri: make(values) for iri, values in found.items()}
    return {Column(plan.name, column_kind): cells}


def _read_quotes(store: Selectable, kind: str, plan: _Plan) -> dict[Column, Cells]:
    """The words that each thing was read from, first in its text, where they start and end, and the text."""
    places: dict[str, tuple[str, int, int, str]] = {}
    for row in select(store, _QUOTES.format(kind=kind, path=plan.path)):
        text, start, end, quote = (text_of(row[name]) for name in ("text", "start", "end", "quote"))
        place = text, int(start), int(end), quote
        places[text_of(row["s"])] = min(place, places.get(text_of(row["s"]), place))
    return {
        column: {iri: place[index] for iri, place in places.items()}
        for column, index in ((Column(plan.name, "text"), 3), (_START, 1), (_END, 2), (_TEXT, 0))
    }


def _in_order(columns: tuple[Column, ...], rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    if _TEXT not in columns:
        return rows
    text, start = columns.index(_TEXT), columns.index(_START)
    return sorted(rows, key=lambda row: (str(row[text] or ""), int(row[start] or 0)))


def _join(values: Sequence[Term]) -> str:
    return _BETWEEN.join(sorted(map(text_of, values)))


def _join_labels(language: str) -> Callable[[Sequence[Term]], str | None]:
    """Joins the labels in a language."""
    return lambda values: _join(list(_spoken(values, language))) or None


def _spoken(values: Sequence[Term], language: str) -> Iterator[Literal]:
    for value in values:
        if isinstance(value, Literal) and (value.language or "").startswith(language):
            yield value


def _best_label(values: Sequence[Term]) -> str | None:
    """A label in traditional characters: one that is printed has the shorter tag."""
    ranked = sorted((value.language or "", value.value) for value in _spoken(values, "zh-hant"))
    return ranked[0][1] if ranked else None


def _names(values: Sequence[Term]) -> str | None:
    """Names of classes of ours but those that every thing of a table has."""
    names = (shorten(text_of(value)) for value in values)
    own = {name.removeprefix("sz:") for name in names if name.startswith("sz:")} - _WIDE
    return _BETWEEN.join(sorted(own)) or None


def _unit(values: Sequence[Term]) -> str:
    """A unit as printed; the one that is a node is per cent."""
    return _BETWEEN.join(
        sorted("%" if text_of(value) == expand("unit:PERCENT") else text_of(value) for value in values)
    )


def _least_integer(values: Sequence[Term]) -> int:
    return min(int(text_of(value)) for value in values)


def _least_decimal(values: Sequence[Term]) -> float:
    return min(float(text_of(value)) for value in values)


_IRI, _TEXT = Column("iri", "iri"), Column("text_iri", "iri")
_START, _END = Column("quote_start", "integer"), Column("quote_end", "integer")
_WIDE = frozenset({"Actor", "Platform"})
_MAKERS: dict[str, tuple[Callable[[Sequence[Term]], Cell], str]] = {
    "text": (_join, "text"),
    "iri": (_join, "iri"),
    "hans": (_join_labels("zh-hans"), "text"),
    "hant": (_best_label, "text"),
    "en": (_join_labels("en"), "text"),
    "class": (_names, "text"),
    "unit": (_unit, "text"),
    "integer": (_least_integer, "integer"),
    "decimal": (_least_decimal, "decimal"),
    "date": (lambda values: min(map(text_of, values)), "date"),
    "count": (len, "integer"),
}
