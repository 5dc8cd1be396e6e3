"""Named questions: `queries/*.rq` and values for their parameters, in; answers, out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.answer import Rows
from graph.simplified import simplify
from graph.store import Store
from graph.term_pattern import TermPattern
from ontology.dates import PartialDate
from ontology.errors import QueryError
from ontology.namespaces import expand

__all__ = ["Parameter", "Question", "ask", "bind_values", "describe_questions", "find_question", "questions"]

_QUERIES = Path(__file__).with_name("queries")
_NOTE = re.compile(r"# (?P<name>[\w-]+): (?P<text>.+)")
_VALUES = re.compile(r"VALUES \((?P<names>\?with_[^)]*)\) \{ \((?P<defaults>.*)\) \}")
_DEFAULT = re.compile(r'UNDEF|"(?P<text>[^"]*)"(?P<day>\^\^xsd:date)?')
_PREFIX = "?with_"
_KINDS = {"basis": "number", "confidence": "number", "least": "number", "term": "concept", "value": "number"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A setting of a question; it must be set if `default` is None.

    `kind` is "text", "day", "number" or "concept"; with a concept go its regular expressions, `?with_pattern`
    and `?with_quoted`.
    """

    name: str
    meaning: str
    kind: str
    default: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name, its title in Chinese and English, and its parameters.

    The file is plain SPARQL that any engine runs as it stands: the parameters' defaults are one VALUES line.
    """

    name: str
    title_zh: str
    title_en: str
    parameters: tuple[Parameter, ...]
    sparql: str


def questions() -> list[Question]:
    """All named questions, by name."""
    return [_read_question(path) for path in sorted(_QUERIES.glob("*.rq"))]


def describe_questions() -> str:
    """All named questions with their parameters, to be read."""
    lines = []
    for question in questions():
        lines += [f"{question.name}  {question.title_zh}", f"    {question.title_en}"]
        for parameter in question.parameters:
            default = "must be given" if parameter.default is None else f"[{parameter.default}]"
            default = "" if parameter.default == "" else f"  {default}"
            lines.append(f"    --with {parameter.name}=…  {parameter.meaning}{default}")
    return "\n".join(lines)


def find_question(name: str) -> Question:
    """The question of this name; raises QueryError that lists the names there are."""
    known = {question.name: question for question in questions()}
    if name not in known:
        raise QueryError(f"no question is named {name!r}; there are {', '.join(known)}")
    return known[name]


def ask(store: Store, name: str, **values: str) -> Rows:
    """The rows that a store answers to a named question.

    Args:
        store: from `open_store`.
        name: of the question.
        values: for its parameters; names of things in either script.

    Raises:
        QueryError: there is no such question or parameter, a value is missing or is of the wrong kind.
        DateError: a day, month or year that is not in the calendar.
    """
    answer = store.query(bind_values(find_question(name), values))
    if not isinstance(answer, Rows):
        raise QueryError(f"{name} is no SELECT")
    return answer


def bind_values(question: Question, values: Mapping[str, str], *, limit: int | None = None) -> str:
    """The question's SPARQL with these values in the place of the defaults, and at most `limit` rows.

    A value never becomes a piece of the query's grammar: it goes in as one literal, escaped.
    """
    strange = sorted(values.keys() - {parameter.name for parameter in question.parameters})
    if strange:
        takes = ", ".join(parameter.name for parameter in question.parameters) or "none"
        raise QueryError(f"{question.name} has no parameter {strange[0]!r}; it takes {takes}")
    terms: dict[str, str] = {}
    for parameter in question.parameters:
        value = _given(question, parameter, values.get(parameter.name))
        terms |= {f"{_PREFIX}{name}": str(literal) for name, literal in _literals(parameter, value).items()}
    bound = _VALUES.sub(lambda found: _values_line(found["names"].split(), terms), question.sparql)
    return bound if limit is None else f"{bound}\nLIMIT {limit:d}\n"


def _values_line(names: Sequence[str], terms: Mapping[str, str]) -> str:
    return f"VALUES ({' '.join(names)}) {{ ({' '.join(terms[name] for name in names)}) }}"


def _given(question: Question, parameter: Parameter, value: str | None) -> str:
    value = parameter.default if value is None else value.strip()
    if value is None:
        raise QueryError(f"{question.name} needs {parameter.name} ({parameter.meaning})")
    return value


def _literals(parameter: Parameter, value: str) -> dict[str, Literal]:
    """What stands for a value in the query, by name: a concept's patterns besides the concept."""
    name = parameter.name
    if parameter.kind == "day":
        date = PartialDate.parse(value)
        day = date.last if name == "until" else date.first
        return {name: Literal(day.isoformat(), datatype=NamedNode(expand("xsd:date")))}
    if parameter.kind == "number":
        return {name: _number(parameter, value)}
    if parameter.kind == "concept":
        pattern = TermPattern.of(simplify(value))
        named = {name: pattern.term, "pattern": pattern.wherever, "quoted": pattern.quoted}
        return {name: Literal(words) for name, words in named.items()}
    return {name: Literal(simplify(value))}


def _number(parameter: Parameter, value: str) -> Literal:
    try:
        number = Decimal(value.removesuffix("%"))
    except InvalidOperation as error:
        raise QueryError(f"{parameter.name} must be a number, not {value!r}") from error
    if not number.is_finite():
        raise QueryError(f"{parameter.name} must be a number, not {value!r}")
    return Literal(f"{number:f}", datatype=NamedNode(expand("xsd:decimal")))


def _read_question(path: Path) -> Question:
    sparql = path.read_text(encoding="utf-8")
    notes = {found["name"]: found["text"] for found in map(_NOTE.fullmatch, sparql.splitlines()) if found}
    return Question(path.stem, notes.pop("zh"), notes.pop("en"), tuple(_parameters(sparql, notes)), sparql)


def _parameters(sparql: str, meanings: Mapping[str, str]) -> Iterator[Parameter]:
    """Yield the parameters in the order of their notes; raises KeyError for one that no VALUES line holds."""
    defaults: dict[str, re.Match[str]] = {}
    for line in _VALUES.finditer(sparql):
        names = [name.removeprefix(_PREFIX) for name in line["names"].split()]
        defaults |= zip(names, _DEFAULT.finditer(line["defaults"]), strict=True)
    for name, meaning in meanings.items():
        default = defaults[name]
        kind = "day" if default["day"] else _KINDS.get(name, "text")
        yield Parameter(name, meaning, kind, default["text"])
