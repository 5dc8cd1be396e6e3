"""How answers and stores are written."""

from enum import StrEnum

__all__ = ["AnswerFormat", "ExportFormat", "MatrixFormat"]


class AnswerFormat(StrEnum):
    """Of an answer: table for all; csv, json, xml for rows; turtle, json, xml for triples."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"


class MatrixFormat(StrEnum):
    """Of a matrix: a table to read, a row a measure, or all of it with its links."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class ExportFormat(StrEnum):
    """Of a whole store: RDF, of which Turtle knows no named graphs; tables; the network; links."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    CSV = "csv"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    GEXF = "gexf"
    SSSOM = "sssom"

    @property
    def is_tables(self) -> bool:
        """Whether it is one file a class, in a folder or an archive."""
        return self in {ExportFormat.CSV, ExportFormat.PARQUET}
