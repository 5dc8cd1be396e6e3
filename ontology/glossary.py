"""The ontology and its lists as entries to print: what a term is called, means and stands beside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Triple

from ontology.errors import TermError
from ontology.namespaces import DEF_GRAPH, PREFIXES, shorten
from ontology.vocabulary import vocabulary_triples

__all__ = ["LANGUAGES", "Entry", "EntryKind", "Glossary", "read_glossary"]

LANGUAGES = ("zh-Hans", "zh-Hant", "en")

_TAGS = {tag.lower(): tag for tag in LANGUAGES}
_FUNCTIONAL, _SYMMETRIC = (f"{PREFIXES['owl']}{name}Property" for name in ("Functional", "Symmetric"))

Words = Mapping[str, str]


class EntryKind(StrEnum):
    """What sort of term it is; the value is the IRI of its type."""

    CLASS = f"{PREFIXES['owl']}Class"
    OBJECT_PROPERTY = f"{PREFIXES['owl']}ObjectProperty"
    DATATYPE_PROPERTY = f"{PREFIXES['owl']}DatatypeProperty"
    ANNOTATION_PROPERTY = f"{PREFIXES['owl']}AnnotationProperty"
    INDIVIDUAL = f"{PREFIXES['owl']}NamedIndividual"
    SCHEME = f"{PREFIXES['skos']}ConceptScheme"
    CONCEPT = f"{PREFIXES['skos']}Concept"


@dataclass(frozen=True, slots=True)
class Entry:
    """One term; other terms are named by prefix, in the order of the file."""

    iri: str
    kind: EntryKind
    labels: Words
    definitions: Words
    example: str
    notation: str
    is_planned: bool
    is_functional: bool
    is_symmetric: bool
    above: tuple[str, ...]  # classes or properties directly above
    disjoint: tuple[str, ...]  # as stated; it holds both ways
    domain: tuple[str, ...]  # of several, each subject is of one
    range: tuple[str, ...]
    scheme: str  # of a concept

    @property
    def name(self) -> str:
        """The prefixed name."""
        return shorten(self.iri)


class Glossary:
    """All terms that the ontology and its lists hold, ours and those of others."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Args: triples of the vocabulary, in the order in which terms shall stand."""
        self._facts: defaultdict[str, defaultdict[str, list[Literal | NamedNode]]]
        self._facts = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal | NamedNode):
                self._facts[triple.subject.value][triple.predicate.value].append(triple.object)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every term by its prefixed name."""
        made = (self._entry(iri) for iri in self._facts)
        return {entry.name: entry for entry in made if entry is not None}

    def __getitem__(self, name: str) -> Entry:
        """The term of that prefixed name; raises TermError if there is none."""
        if name not in self.entries:
            raise TermError(name)
        return self.entries[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a term of that prefixed name."""
        return name in self.entries

    def own(self, *kinds: EntryKind) -> list[Entry]:
        """Our terms of these kinds."""
        return [entry for entry in self.entries.values() if entry.kind in kinds and _is_own(entry)]

    def reused(self) -> dict[str, list[Entry]]:
        """The terms of others by prefix, each in the order of the alphabet."""
        found = defaultdict(list)
        for name in sorted(self.entries):
            if not _is_own(self.entries[name]):
                found[name.partition(":")[0]].append(self.entries[name])
        return dict(sorted(found.items()))

    def members(self, scheme: Entry) -> list[Entry]:
        """The concepts of a list; none where the list is filled by documents."""
        return [entry for entry in self.own(EntryKind.CONCEPT) if entry.scheme == scheme.name]

    def below(self, entry: Entry) -> list[Entry]:
        """The terms directly below."""
        return self._naming(entry, "above")

    def said_of(self, entry: Entry) -> list[Entry]:
        """The properties that have this class as domain."""
        return self._naming(entry, "domain")

    def inherited(self, entry: Entry) -> list[Entry]:
        """The properties that have a class above this one, at any height, as domain, and not this one."""
        uppers = dict.fromkeys(self._climb(entry))
        found = {other.name: other for name in uppers for other in self._naming(self[name], "domain")}
        return [other for other in found.values() if entry.name not in other.domain]

    def leading_to(self, entry: Entry) -> list[Entry]:
        """The properties that have this class as range."""
        return self._naming(entry, "range")

    def disjoint(self, entry: Entry) -> list[str]:
        """The classes that share no member with this one, whichever of the two says so."""
        return [*entry.disjoint, *(other.name for other in self._naming(entry, "disjoint"))]

    def about(self, name: str) -> list[str]:
        """What the ontology says of itself under that prefixed name; IRIs as they are."""
        return [value.value for value in self._facts[DEF_GRAPH][_iri(name)]]

    def spoken(self, name: str) -> Words:
        """The same by language."""
        return _by_language(self._facts[DEF_GRAPH][_iri(name)])

    def _climb(self, entry: Entry) -> Iterator[str]:
        for upper in entry.above:
            yield upper
            yield from self._climb(self[upper])

    def _naming(self, entry: Entry, field: str) -> list[Entry]:
        return [other for other in self.entries.values() if entry.name in getattr(other, field)]

    def _entry(self, iri: str) -> Entry | None:
        facts = self._facts[iri]
        types = {value.value for value in facts[_iri("rdf:type")]}
        kind = next((kind for kind in EntryKind if kind.value in types), None)
        if kind is None:
            return None

        def names(*properties: str) -> tuple[str, ...]:
            return tuple(shorten(value.value) for name in properties for value in facts[_iri(name)])

        def plain(name: str) -> str:
            return next((value.value for value in facts[_iri(name)]), "")

        return Entry(
            iri=iri,
            kind=kind,
            labels=_by_language(facts[_iri("rdfs:label")] + facts[_iri("skos:prefLabel")]),
            definitions=_by_language(facts[_iri("skos:definition")]),
            example=plain("skos:example"),
            notation=plain("skos:notation"),
            is_planned=bool(facts[_iri("vs:term_status")]),
            is_functional=_FUNCTIONAL in types,
            is_symmetric=_SYMMETRIC in types,
            above=names("rdfs:subClassOf", "rdfs:subPropertyOf"),
            disjoint=names("owl:disjointWith"),
            domain=names("rdfs:domain", "schema:domainIncludes"),
            range=names("rdfs:range", "schema:rangeIncludes"),
            scheme="".join(names("skos:inScheme")[:1]),
        )


def read_glossary() -> Glossary:
    """The glossary of the ontology beside this module.

    >>> entry = read_glossary()["sz:Agency"]
    >>> entry.labels["zh-Hant"], entry.labels["en"], entry.above
    ('機關', 'agency', ('sz:Actor', 'cv:PublicOrganisation'))
    """
    return Glossary(vocabulary_triples())


def _is_own(entry: Entry) -> bool:
    return entry.name.startswith("sz:")


def _iri(name: str) -> str:
    """The IRI of a prefixed name, also of the languages' own terms."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _by_language(values: Iterable[Literal | NamedNode]) -> Words:
    """Texts by language tag, in the order of LANGUAGES."""
    return dict(sorted(_tagged(values), key=lambda pair: LANGUAGES.index(pair[0])))


def _tagged(values: Iterable[Literal | NamedNode]) -> Iterator[tuple[str, str]]:
    for value in values:
        if isinstance(value, Literal) and value.language:
            yield _TAGS[value.language.lower()], value.value
