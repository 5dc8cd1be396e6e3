"""A SPARQL query as a user wrote it, in; what an engine may run, out: no SERVICE, our prefixes declared."""

import re
from collections.abc import Mapping

from ontology.errors import QueryError

__all__ = ["declare_prefixes", "forbid_service"]

_PARTS = re.compile(
    r"""
      (?P<comment> \#[^\r\n]* )
    | (?P<quoted>
          \"{3} (?:[^"\\] | \\. | \"{1,2}(?!\"))* \"{3}
        | '{3} (?:[^'\\] | \\. | '{1,2}(?!'))* '{3}
        | "(?:[^"\\\r\n] | \\.)*"
        | '(?:[^'\\\r\n] | \\.)*'
        | <(?:[^<>"{}|^`\\\x00-\x20] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8})*> )
    | (?P<name>
          [?$]\w+
        | :(?:\w | \\[_~.\-!$&'()*+,;=/?\#@%])(?:[\w:\-] | \\[_~.\-!$&'()*+,;=/?\#@%])*
        | @[A-Za-z]+ )
    | (?P<code> \\. | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_SERVICE = re.compile("service", re.IGNORECASE | re.ASCII)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_REFUSED = (
    "SERVICE would fetch another address and is refused (so is a prefix with that word in it: rename it)"
)


def forbid_service(sparql: str) -> str:
    """Refuse a query that names another service; else give it back so written that none can be seen in it.

    The engine would open a connection to any address that a query names. Its grammar knows no word boundaries
    (`1SERVICE:{}` and `SERVICESILENT<a>{}` run), so whatever is not surely a string, an IRI, a comment, a
    variable or the second half of a prefixed name must be free of the word. As two readers of one text may
    differ (in `FILTER(?x<2)SERVICE:#>` there seems to stand an IRI), comments are blanked and the word is
    escaped inside strings and IRIs: an engine that takes the place for something else meets an escape and
    stops.

    Raises:
        QueryError: the query uses SERVICE, even if only an engine that resolves escapes first would see it.

    >>> forbid_service("SELECT ?service { ?service a <urn:x> } # any service")
    'SELECT ?service { ?service a <urn:x> }              '
    """
    guarded = _guard(sparql)
    if "\\" in sparql:
        _guard(_ESCAPE.sub(lambda found: _character(found[1] or found[2]), sparql))
    return guarded


def declare_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """The query with these prefixes before its own, all on its first line, so that line numbers stay."""
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items()) + sparql


def _guard(sparql: str) -> str:
    if not _SERVICE.search(sparql):
        return sparql
    parts = [(str(found.lastgroup), found[0]) for found in _PARTS.finditer(sparql)]
    code = "".join(text if kind == "code" else " " for kind, text in parts)
    if _SERVICE.search(code):
        raise QueryError(_REFUSED)
    return "".join(_harmless(kind, text) for kind, text in parts)


def _harmless(kind: str, text: str) -> str:
    if kind == "comment":
        return " " * len(text)
    if kind == "quoted":
        return _SERVICE.sub(lambda found: f"\\u{ord(found[0][0]):04X}{found[0][1:]}", text)
    return text


def _character(digits: str) -> str:
    """The character of a code point; for a surrogate or a number too high, one that no keyword holds."""
    code = int(digits, 16)
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"
