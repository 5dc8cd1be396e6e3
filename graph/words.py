"""The words of an explanation in Chinese and in English: the ontology's labels, and a table for the rest."""

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pyoxigraph import Literal

from ontology.namespaces import PREFIXES, concept_iri, expand
from ontology.vocabulary import vocabulary_triples

__all__ = ["Words", "entry_words", "rule_words", "term_words", "words"]

_LABELS = (f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}prefLabel")


class Words(NamedTuple):
    """A word in Chinese and in English, and what it is said of, such as a date; each may be empty."""

    zh: str
    en: str
    value: str = ""

    def __str__(self) -> str:
        """All on one line.

        >>> str(Words("到期日", "due date", "2025-12-31"))
        '到期日 due date 2025-12-31'
        """
        return " ".join(filter(None, self))


def term_words(name: str, value: str = "") -> Words:
    """The labels of a term of the ontology.

    >>> str(term_words("sz:Measure"))
    '举措 measure'
    """
    return Words(*_ontology()[expand(name)], value)


def entry_words(member: StrEnum, value: str = "") -> Words:
    """The labels of a closed list's entry.

    >>> from ontology.kinds import Role
    >>> str(entry_words(Role.LEAD))
    '牵头 lead'
    """
    return Words(*_ontology()[concept_iri(member)], value)


def words(english: str, value: str = "") -> Words:
    """Words of the table; what it does not hold stays in English.

    >>> str(words("rule"))
    '规则 rule'
    """
    return Words(_table().get(english, ""), english, value)


def rule_words(rule: str) -> Words:
    """A rule's name, of which the table holds the whole or the beginning; what it saw is the value.

    >>> rule_words("head noun 平台")
    Words(zh='中心词', en='head noun', value='平台')
    """
    known = _table()
    name = rule
    while name and name not in known:
        name = name.rpartition(" ")[0]
    return words(name, rule[len(name) + 1 :]) if name else Words("", rule)


@cache
def _ontology() -> dict[str, tuple[str, str]]:
    """The labels of all terms and entries, by IRI."""
    found: dict[str, dict[str, str]] = {}
    for triple in vocabulary_triples():
        if triple.predicate.value in _LABELS and isinstance(triple.object, Literal):
            spoken = found.setdefault(str(getattr(triple.subject, "value", "")), {})
            spoken[triple.object.language or ""] = triple.object.value
    return {iri: (spoken["zh-hans"], spoken["en"]) for iri, spoken in found.items()}


@cache
def _table() -> dict[str, str]:
    """Chinese by English."""
    rows = files("graph").joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    cut = (row.partition("\t") for row in rows if not row.startswith("#"))
    return {english: chinese for english, _, chinese in cut}
