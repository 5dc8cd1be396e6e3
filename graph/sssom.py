"""Links between things of a store to a table of SSSOM, the standard for sharing mappings."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from typing import IO, NamedTuple
from urllib.parse import quote

from graph.labels import read_labels
from graph.sparql import Selectable, iri_text, select, text_of
from ontology.alignment import SHORTCUTS
from ontology.iris import dataset_iri
from ontology.kinds import AlignmentRelation
from ontology.namespaces import ID, PREFIXES, shorten

__all__ = [
    "Mapping",
    "header",
    "predicate_of",
    "read_mappings",
    "short",
    "write_sssom",
    "write_table",
]

_SAME = """SELECT DISTINCT ?subject ?predicate ?object WHERE { ?subject ?predicate ?object
  FILTER(?predicate IN (owl:sameAs, skos:exactMatch, skos:closeMatch, skos:broadMatch, skos:narrowMatch,
    skos:relatedMatch)) }"""
_ALIGNED = """SELECT DISTINCT ?subject ?relation ?object ?confidence ?rank ?reviewed ?reviewer ?note WHERE {
  ?link a sz:Alignment ; sz:lower ?subject ; sz:upper ?object ; sz:relation/skos:notation ?relation
  OPTIONAL { ?link sz:confidence ?confidence } OPTIONAL { ?link sz:rank ?rank }
  OPTIONAL { ?link sz:reviewed ?reviewed } OPTIONAL { ?link dcterms:creator ?reviewer }
  OPTIONAL { ?link dcterms:description ?note } }"""
_VERSION = "SELECT (MAX(?version) AS ?last) WHERE { ?run a sz:Run ; schema:softwareVersion ?version }"
_PREFIXES = {
    "semapv": "https://w3id.org/semapv/vocab/",
    "szid": ID,
    "wikidata": "http://www.wikidata.org/entity/",
}
_BY_TEXT = "semapv:LexicalSimilarityThresholdMatching"
_BY_HAND = "semapv:ManualMappingCuration"
_REVIEWED = "semapv:MappingReview"
_EXTENSIONS = (("ext_rank", "sz:rank", "xsd:integer"), ("ext_reviewed", "sz:reviewed", "xsd:boolean"))


class Mapping(NamedTuple):
    """A row: the slots of SSSOM that we know, IRIs by prefix, "" for what is not stated."""

    subject_id: str
    subject_label: str
    predicate_id: str
    predicate_modifier: str
    object_id: str
    object_label: str
    mapping_justification: str
    confidence: str = ""
    reviewer_label: str = ""
    comment: str = ""
    ext_rank: str = ""
    ext_reviewed: str = ""


def read_mappings(store: Selectable) -> list[Mapping]:
    """The links that a store holds, sorted: things that are the same or match, measures that are aligned.

    A measure's link goes from the lower to the upper one; one that a person rejected says that the two are
    not related. Links of documents come from their text; links to things of others are curated by hand; those
    of measures come from their text until a person reviewed them.
    """
    same, aligned = list(select(store, _SAME)), list(select(store, _ALIGNED))
    ends = {text_of(row[name]) for row in [*same, *aligned] for name in ("subject", "object")}
    labels = read_labels(store, map(iri_text, sorted(ends)))

    def label(iri: str) -> str:
        return labels[iri].hans if iri in labels else ""

    found = set()
    for row in same:
        one, predicate, other = (text_of(row[name]) for name in ("subject", "predicate", "object"))
        reason = _BY_TEXT if other.startswith(ID) else _BY_HAND
        found.add(Mapping(short(one), label(one), short(predicate), "", short(other), label(other), reason))
    for row in aligned:
        names = ("subject", "relation", "object", "confidence", "rank", "reviewed", "reviewer", "note")
        one, relation, other, sure, rank, reviewed, reviewer, note = (
            text_of(row.get(name)) for name in names
        )
        predicate, modifier = predicate_of(relation)
        reason = _REVIEWED if reviewed == "true" else _BY_TEXT
        head = Mapping(short(one), label(one), predicate, modifier, short(other), label(other), reason)
        found.add(
            head._replace(
                confidence=sure, reviewer_label=reviewer, comment=note, ext_rank=rank, ext_reviewed=reviewed
            )
        )
    return sorted(found)


def predicate_of(relation: str) -> tuple[str, str]:
    """The predicate of an alignment relation, and its modifier: what is no counterpart is not related."""
    if relation == AlignmentRelation.NONE:
        return "skos:relatedMatch", "Not"
    return SHORTCUTS[AlignmentRelation(relation)], ""


def write_sssom(store: Selectable, out: IO[bytes]) -> None:
    """Write the links as SSSOM/TSV with its header; a store without links gives the head of a table."""
    version = next((text_of(row["last"]) for row in select(store, _VERSION) if "last" in row), "")
    mappings = read_mappings(store)
    rows: list[tuple[str, ...]] = [Mapping._fields, *mappings]
    write_table(header(mappings, version), rows, out)


def write_table(head: Iterable[str], rows: Iterable[Sequence[str]], out: IO[bytes]) -> None:
    """Write lines of YAML as comments, then rows as TSV."""
    out.write("".join(f"#{line}\n" for line in head).encode())
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    text.detach()


def short(iri: str) -> str:
    """A CURIE as a URI writes it: readers of SSSOM refuse Chinese, so that it is percent-encoded (RFC 3987).

    >>> short("https://w3id.org/shuzheng/id/term/一网")
    'szid:term/%E4%B8%80%E7%BD%91'
    """
    return quote(_prefixed(iri), safe="%:/?#[]@!$&'()*+,;=")


def _prefixed(iri: str) -> str:
    for prefix, base in _PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return shorten(iri)


def header(mappings: Iterable[Mapping], version: str) -> Iterator[str]:
    """Yield the lines of YAML that describe a set of links."""
    ids = (slot for one in mappings for slot in (one.subject_id, one.predicate_id, one.object_id))
    used = {slot.partition(":")[0] for slot in ids} | {"semapv", "sz", "xsd"}
    yield "curie_map:"
    for prefix, base in sorted((PREFIXES | _PREFIXES).items()):
        if prefix in used:
            yield f"  {prefix}: {base}"
    yield f"mapping_set_id: {dataset_iri('links')}"
    yield "mapping_set_title: Links of Shuzheng, measures of digital government"
    yield "license: https://spdx.org/licenses/MIT"
    yield "mapping_tool: shuzheng"
    if version:
        yield f"mapping_tool_version: {json.dumps(version)}"
    yield "extension_definitions:"
    for name, term, kind in _EXTENSIONS:
        yield from (f"- slot_name: {name}", f"  property: {term}", f"  type_hint: {kind}")
