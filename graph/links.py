"""Links between things of a store to a table of SSSOM, the standard for sharing mappings."""

import csv
import json
from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO, NamedTuple
from urllib.parse import quote

from graph.labels import read_labels
from graph.sparql import Selectable, iri_text, select, text_of
from ontology.iris import dataset_iri
from ontology.namespaces import ID, PREFIXES, shorten

__all__ = ["Link", "read_links", "write_sssom"]

_SAME = """SELECT DISTINCT ?subject ?predicate ?object WHERE { ?subject ?predicate ?object
  FILTER(?predicate IN (owl:sameAs, skos:exactMatch, skos:closeMatch, skos:broadMatch, skos:narrowMatch,
    skos:relatedMatch)) }"""
_ALIGNED = """SELECT DISTINCT ?subject ?predicate ?object ?confidence ?rank ?reviewed WHERE {
  ?link a sz:Alignment ; sz:lower ?subject ; sz:upper ?object ; sz:relation ?predicate
  OPTIONAL { ?link sz:confidence ?confidence } OPTIONAL { ?link sz:rank ?rank }
  OPTIONAL { ?link sz:reviewed ?reviewed } }"""
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


class Link(NamedTuple):
    """A row: the slots of SSSOM that we know, IRIs by prefix, "" for what is not stated."""

    subject_id: str
    subject_label: str
    predicate_id: str
    object_id: str
    object_label: str
    mapping_justification: str
    confidence: str = ""
    ext_rank: str = ""
    ext_reviewed: str = ""


def read_links(store: Selectable) -> list[Link]:
    """The links that a store holds, sorted: things that are the same or match, measures that are aligned.

    A measure's link goes from the lower to the upper one. Links of documents come from their text; links to
    things of others are curated by hand; those of measures come from their text until a person reviewed them.
    """
    rows = [*select(store, _SAME), *select(store, _ALIGNED)]
    ends = {text_of(row[name]) for row in rows for name in ("subject", "object")}
    labels = read_labels(store, map(iri_text, sorted(ends)))
    found = set()
    for row in rows:
        subject, predicate, thing, *more = (
            text_of(row.get(name))
            for name in ("subject", "predicate", "object", "confidence", "rank", "reviewed")
        )
        names = [labels[iri].hans if iri in labels else "" for iri in (subject, thing)]
        reason = _justify(thing, is_reviewed=more[2] == "true")
        found.add(Link(_short(subject), names[0], _short(predicate), _short(thing), names[1], reason, *more))
    return sorted(found)


def write_sssom(store: Selectable, out: IO[bytes]) -> None:
    """Write the links as SSSOM/TSV with its header; a store without links gives the head of a table."""
    links = read_links(store)
    version = next((text_of(row["last"]) for row in select(store, _VERSION) if "last" in row), "")
    out.write("".join(f"#{line}\n" for line in _header(links, version)).encode())
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, delimiter="\t", lineterminator="\n")
    rows.writerow(Link._fields)
    rows.writerows(links)
    text.detach()


def _justify(thing: str, *, is_reviewed: bool) -> str:
    if is_reviewed:
        return _REVIEWED
    return _BY_TEXT if thing.startswith(ID) else _BY_HAND


def _short(iri: str) -> str:
    """A CURIE as a URI writes it: readers of SSSOM refuse Chinese, so that it is percent-encoded (RFC 3987).

    >>> _short("https://w3id.org/shuzheng/id/term/一网")
    'szid:term/%E4%B8%80%E7%BD%91'
    """
    return quote(_prefixed(iri), safe="%:/?#[]@!$&'()*+,;=")


def _prefixed(iri: str) -> str:
    for prefix, base in _PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return shorten(iri)


def _header(links: list[Link], version: str) -> Iterator[str]:
    """Yield the lines of YAML that describe the set of links."""
    ids = (slot for link in links for slot in (link.subject_id, link.predicate_id, link.object_id))
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
