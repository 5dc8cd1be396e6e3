"""What a query gives back: rows, a truth or triples, each read once, written out or made a pandas table."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import IO, TYPE_CHECKING, TypeVar

import pyoxigraph
from pyoxigraph import QueryResultsFormat, RdfFormat

from ontology.errors import QueryError

if TYPE_CHECKING:
    import pandas

__all__ = [
    "JSON",
    "TRIPLES",
    "Answer",
    "Row",
    "Rows",
    "Term",
    "Triples",
    "Truth",
    "parse_answer",
    "used_prefixes",
]

Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
Row = dict[str, Term]
Form = TypeVar("Form", QueryResultsFormat, RdfFormat)

JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"

_ROW_FORMATS = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}
_TRIPLE_FORMATS = {"turtle": RdfFormat.TURTLE, "json": RdfFormat.JSON_LD, "xml": RdfFormat.RDF_XML}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_VALUES: Mapping[str, Callable[[str], object]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": lambda text: float(Decimal(text)),
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text in {"true", "1"},
    f"{_XSD}date": date.fromisoformat,
}
_IRI = re.compile(r"<([^<>\s]*[#/])")
_READ = "this answer has been read; ask again"


class Rows:
    """The answer to SELECT: rows of the variables in their order, taken from the engine as they are read."""

    def __init__(self, solutions: pyoxigraph.QuerySolutions) -> None:
        """Args: solutions, as the engine gives them."""
        self.variables = tuple(variable.value for variable in solutions.variables)
        self._solutions: pyoxigraph.QuerySolutions | None = solutions

    def __iter__(self) -> Iterator[Row]:
        """Yield each row as a dict of its bound variables; raises QueryError when read twice."""
        for solution in self._take():
            values = zip(self.variables, solution, strict=True)
            yield {name: value for name, value in values if value is not None}

    def write(self, out: IO[bytes], form: str) -> None:
        """Write SPARQL results as csv, json or xml; raises QueryError for another form."""
        results_format = _format(_ROW_FORMATS, form, "rows")
        self._take().serialize(out, results_format)

    def to_pandas(self) -> "pandas.DataFrame":
        """A table of numbers, truths, days and strings; None where a variable has no value."""
        import pandas

        rows = [[_plain(row.get(name)) for name in self.variables] for row in self]
        return pandas.DataFrame(rows, columns=list(self.variables))

    def _take(self) -> pyoxigraph.QuerySolutions:
        if self._solutions is None:
            raise QueryError(_READ)
        solutions, self._solutions = self._solutions, None
        return solutions


class Truth:
    """The answer to ASK."""

    def __init__(self, value: pyoxigraph.QueryBoolean) -> None:
        """Args: value, as the engine gives it."""
        self._value = value

    def __bool__(self) -> bool:
        """The truth."""
        return bool(self._value)

    def write(self, out: IO[bytes], form: str) -> None:
        """Write SPARQL results as csv, json or xml; raises QueryError for another form."""
        self._value.serialize(out, _format(_ROW_FORMATS, form, "a yes or no"))


class Triples:
    """The answer to CONSTRUCT and DESCRIBE."""

    def __init__(self, triples: Iterable[pyoxigraph.Triple], prefixes: Mapping[str, str]) -> None:
        """Args: triples, read once; prefixes that shorten the Turtle."""
        self._triples: Iterable[pyoxigraph.Triple] | None = triples
        self._prefixes = dict(prefixes)

    def __iter__(self) -> Iterator[pyoxigraph.Triple]:
        """Yield each triple; raises QueryError when read twice."""
        if self._triples is None:
            raise QueryError(_READ)
        triples, self._triples = self._triples, None
        yield from triples

    def write(self, out: IO[bytes], form: str) -> None:
        """Write turtle, json (JSON-LD) or xml (RDF/XML), sorted; raises QueryError for another form."""
        rdf_format = _format(_TRIPLE_FORMATS, form, "triples")
        triples = sorted(self, key=str)
        prefixes = used_prefixes(triples, self._prefixes) if rdf_format == RdfFormat.TURTLE else None
        pyoxigraph.serialize(triples, out, format=rdf_format, prefixes=prefixes)


Answer = Rows | Truth | Triples


def parse_answer(content: bytes, media_type: str, prefixes: Mapping[str, str]) -> Answer:
    """Read an answer that was written as SPARQL results or as RDF.

    Args:
        content: what was written.
        media_type: how, as HTTP names it.
        prefixes: for triples.

    Raises:
        ValueError: the media type is neither.
        SyntaxError: the content is not what the media type says.
    """
    rdf_format = RdfFormat.from_media_type(media_type)
    if "sparql-results" not in media_type and rdf_format is not None:
        quads = list(pyoxigraph.parse(content, format=rdf_format))
        return Triples([quad.triple for quad in quads], prefixes)
    results = pyoxigraph.parse_query_results(content, format=QueryResultsFormat.from_media_type(media_type))
    return Truth(results) if isinstance(results, pyoxigraph.QueryBoolean) else Rows(results)


def used_prefixes(triples: Iterable[pyoxigraph.Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Those prefixes with which an IRI or a datatype in the triples begins."""
    iris = {iri for triple in triples for iri in _IRI.findall(str(triple))}
    return {name: base for name, base in prefixes.items() if any(iri.startswith(base) for iri in iris)}


def _format(formats: Mapping[str, Form], form: str, what: str) -> Form:
    if form not in formats:
        raise QueryError(f"{what} cannot be written as {form}; take one of {', '.join(formats)}")
    return formats[form]


def _plain(term: Term | None) -> object:
    """What Python makes of the term; a literal that does not hold to its datatype stays a string."""
    if term is None or isinstance(term, pyoxigraph.Triple):
        return None if term is None else str(term)
    if isinstance(term, pyoxigraph.Literal) and term.datatype.value in _VALUES:
        with suppress(ValueError, ArithmeticError):
            return _VALUES[term.datatype.value](term.value)
    return term.value
