"""Named graphs to JSON-LD: compact, by the short names of `context.jsonld`, a node at a time."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import groupby
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import expand

__all__ = ["Context", "read_context", "write_jsonld"]

Definition = Mapping[str, str]
Graph = tuple[NamedNode, Iterable[Triple]]

_UNCOERCED: Definition = {}
_TYPE = expand("rdf:type")
_STRING, _INTEGER = expand("xsd:string"), expand("xsd:integer")
_WHOLE = re.compile("0|-?[1-9][0-9]{0,14}")
_SCRIPT = re.compile("(?<=-)[a-z]{4}(?=-|$)(?<!-x-....)")
_NEEDS_CARE = re.compile(r"^$|^[/?#@]|:|(?:^|/)\.{1,2}(?:[/?#]|$)")


class Context:
    """The names of a JSON-LD context, for writing: what it cannot shorten without doubt is written whole."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        """Args: definitions, the content of `@context`."""
        self.definitions = definitions
        self._prefixes = {
            name: value
            for name, value in definitions.items()
            if isinstance(value, str) and value.endswith(("#", "/")) and not name.startswith("@")
        }
        self._terms: dict[str, tuple[str, Definition]] = {}
        for name, value in definitions.items():
            if not name.startswith("@") and name not in self._prefixes:
                definition = value if isinstance(value, dict) else {"@id": value}
                self._terms[self._expand(definition["@id"])] = name, definition

    def node(self, subject: str, triples: Iterable[Triple]) -> dict[str, Any]:
        """The node object of a subject with all its triples."""
        shown: dict[str, Any] = {"id": self.relative(subject)}
        values: dict[str, Any] = {}
        for triple in triples:
            predicate = triple.predicate.value
            if predicate == _TYPE:
                _add(shown, "type", self.name(_iri(triple)))
            else:
                self._add_value(values, predicate, triple)
        if isinstance(shown.get("type"), list):
            shown["type"].sort(key=lambda name: ":" in name)  # classes of ours before those above them
        return shown | dict(sorted(values.items()))

    def relative(self, iri: str) -> str:
        """An IRI for `@id`: relative to the base, by a prefix, or as it is."""
        return self._cut(iri, "@base") or self._prefixed(iri)

    def name(self, iri: str) -> str:
        """An IRI for a key, a type or a value of the vocabulary: bare, unless a term has that name."""
        local = self._cut(iri, "@vocab")
        is_clear = local not in self.definitions or self._terms.get(iri, ("",))[0] == local
        return local if local and is_clear else self._prefixed(iri)

    def _cut(self, iri: str, keyword: str) -> str | None:
        base = self.definitions[keyword]
        local = iri.removeprefix(base)
        return None if local == iri or _NEEDS_CARE.search(local) else local

    def _prefixed(self, iri: str) -> str:
        for prefix, base in self._prefixes.items():
            if iri.startswith(base) and not iri.startswith("//", len(base)):
                return f"{prefix}:{iri.removeprefix(base)}"
        return iri

    def _expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else name

    def _add_value(self, values: dict[str, Any], predicate: str, triple: Triple) -> None:
        """Add the triple's object under the term for its property, or under the property's own name."""
        term, definition = self._terms.get(predicate, (None, _UNCOERCED))
        value = triple.object
        language = value.language if isinstance(value, Literal) else None
        if definition.get("@container") != "@language":
            _add(values, term or self.name(predicate), self._value(value, definition))
        elif language and isinstance(value, Literal):
            _add(values.setdefault(str(term), {}), _tag(language), value.value)
        else:
            _add(values, self._prefixed(predicate), self._value(value, _UNCOERCED))

    def _value(self, value: object, definition: Definition) -> Any:
        if isinstance(value, Literal):
            return self._literal(value, definition)
        iri = value.value if isinstance(value, NamedNode) else str(value)
        if definition.get("@type") == "@vocab":
            return self.name(iri)
        return self.relative(iri) if definition.get("@type") == "@id" else {"id": self.relative(iri)}

    def _literal(self, literal: Literal, definition: Definition) -> Any:
        """A plain string or number where the term says the rest, else a value object."""
        text, datatype = literal.value, literal.datatype.value
        if literal.language:
            is_said = literal.language == definition.get("@language", "").lower()
            return text if is_said else {"@value": text, "@language": _tag(literal.language)}
        wanted = definition.get("@type")
        if wanted and self._expand(wanted) == datatype:
            return text
        if datatype == _STRING:
            return {"@value": text} if wanted or "@language" in definition else text
        if datatype == _INTEGER and not wanted and _WHOLE.fullmatch(text):
            return int(text)
        return {"@value": text, "@type": self.name(datatype)}


def read_context() -> Context:
    """The context that exports carry."""
    return Context(json.loads(files("graph").joinpath("context.jsonld").read_text("utf-8"))["@context"])


def write_jsonld(graphs: Iterable[Graph], out: IO[bytes]) -> None:
    """Write graphs with their triples, which come sorted by subject; the context stands at the head."""
    context = read_context()
    lines = (f" {json.dumps(name)}: {json.dumps(value)}" for name, value in context.definitions.items())
    out.write(b'{"@context": {\n' + ",\n".join(lines).encode() + b'\n},\n"@graph": [')
    for number, (graph, triples) in enumerate(graphs):
        name = _dump(context.relative(graph.value))
        out.write(b",\n" * bool(number) + b'{"id": ' + name + b', "@graph": [\n')
        for place, node in enumerate(_nodes(context, triples)):
            out.write(b",\n" * bool(place) + _dump(node))
        out.write(b"\n]}")
    out.write(b"\n]}\n")


def _nodes(context: Context, triples: Iterable[Triple]) -> Iterator[dict[str, Any]]:
    for subject, about in groupby(triples, key=lambda triple: triple.subject):
        yield context.node(subject.value if isinstance(subject, NamedNode) else str(subject), about)


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _iri(triple: Triple) -> str:
    return triple.object.value if isinstance(triple.object, NamedNode) else str(triple.object)


def _add(values: dict[str, Any], key: str, value: Any) -> None:
    """Add a value: the first stands alone, several in a list."""
    if key not in values:
        values[key] = value
    elif isinstance(values[key], list):
        values[key].append(value)
    else:
        values[key] = [values[key], value]


def _tag(language: str) -> str:
    """A language tag with its script in the usual case, which the store does not keep.

    >>> _tag("zh-hant-x-auto"), _tag("en")
    ('zh-Hant-x-auto', 'en')
    """
    return _SCRIPT.sub(lambda found: found[0].title(), language)
