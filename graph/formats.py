"""How answers and stores are written."""

from enum import StrEnum

__all__ = ["AnswerFormat", "ExportFormat"]


class AnswerFormat(StrEnum):
    """Of an answer: table for all; csv, json, xml for rows; turtle, json, xml for triples."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"


class ExportFormat(StrEnum):
    """Of a whole store; Turtle and GraphML know no named graphs."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
