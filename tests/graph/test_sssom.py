"""Links as SSSOM: the header says what it must, every row has its slots, and the IRIs can be had back."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from graph.sparql import Selectable
from graph.sssom import Mapping, read_mappings, write_sssom
from graph.store import open_store
from ontology.namespaces import ID

# Of https://w3id.org/sssom/schema/ 1.0: what a set must have, what it may have, and what a mapping may have.
REQUIRED = {"mapping_set_id", "license"}
SET_SLOTS = REQUIRED | {
    "curie_map",
    "mapping_set_title",
    "mapping_tool",
    "mapping_tool_version",
    "extension_definitions",
}
MAPPING_SLOTS = {
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "predicate_modifier",
    "reviewer_label",
    "comment",
}
JUSTIFICATIONS = {"LexicalSimilarityThresholdMatching", "ManualMappingCuration", "MappingReview"}
LINKS = f"""
<urn:run> a sz:Run ; schema:softwareVersion "0.1.0" .
<{ID}doc/file/part> owl:sameAs <{ID}doc/100000/国发〔2022〕14号> .
<{ID}doc/100000/国发〔2022〕14号> skos:prefLabel "关于	加强"@zh-Hans , "關於加強"@zh-Hant .
<{ID}region/320000> skos:exactMatch <http://www.wikidata.org/entity/Q16963> ; skos:prefLabel "江苏省"@zh-Hans .
<urn:a> a sz:Alignment ; sz:lower <{ID}doc/x/point_2> ; sz:upper <{ID}doc/y/sec_1/item_1> ; sz:rank 1 ;
  sz:relation sz:AlignmentRelation-carries-out ; sz:confidence 0.93 ; sz:reviewed false .
<urn:b> a sz:Alignment ; sz:lower <{ID}doc/x/point_3> ; sz:upper <{ID}doc/y/sec_1/item_1> ;
  sz:relation sz:AlignmentRelation-anticipates ; sz:reviewed true .
<urn:c> a sz:Alignment ; sz:lower <{ID}doc/x/point_4> ; sz:upper <{ID}doc/y/sec_1/item_1> ;
  sz:relation sz:AlignmentRelation-none ; sz:reviewed true ; dcterms:creator "李" ; dcterms:description "不同" .
sz:AlignmentRelation-carries-out skos:notation "carries-out" .
sz:AlignmentRelation-anticipates skos:notation "anticipates" .
sz:AlignmentRelation-none skos:notation "none" .
"""


MakeStore = Callable[[str], Selectable]


def written(store: Selectable) -> tuple[dict[str, object], list[dict[str, str]]]:
    """Header and rows of the links in a store."""
    out = BytesIO()
    write_sssom(store, out)
    lines = out.getvalue().decode().splitlines(keepends=True)
    header = [line[1:] for line in lines if line.startswith("#")]
    assert lines[: len(header)] == [f"#{line}" for line in header]
    return yaml.safe_load("".join(header)), list(
        csv.DictReader(StringIO("".join(lines[len(header) :])), delimiter="\t")
    )


def test_the_header_has_the_slots_of_a_set_of_mappings(turtle_store: MakeStore) -> None:
    header, _ = written(turtle_store(LINKS))
    assert REQUIRED <= header.keys() <= SET_SLOTS
    assert header["license"] == "https://spdx.org/licenses/MIT"
    assert header["mapping_tool_version"] == "0.1.0"


def test_every_row_has_the_slots_that_it_must_have_and_known_prefixes(turtle_store: MakeStore) -> None:
    header, rows = written(turtle_store(LINKS))
    extensions = {one["slot_name"]: one for one in header["extension_definitions"]}  # type: ignore[attr-defined]
    prefixes = header["curie_map"]
    assert len(rows) == 5
    for row in rows:
        assert row.keys() == MAPPING_SLOTS | extensions.keys()
        for slot in ("subject_id", "predicate_id", "object_id", "mapping_justification"):
            assert row[slot].isascii()
            assert row[slot].partition(":")[0] in prefixes  # type: ignore[operator]
        prefix, _, reason = row["mapping_justification"].partition(":")
        assert prefix == "semapv"
        assert reason in JUSTIFICATIONS
    assert {name: one["property"] for name, one in extensions.items()} == {
        "ext_rank": "sz:rank",
        "ext_reviewed": "sz:reviewed",
    }


def test_a_link_goes_from_the_lower_measure_to_the_upper_one(turtle_store: MakeStore) -> None:
    links = {link.subject_id: link for link in read_mappings(turtle_store(LINKS))}
    assert links["szid:doc/x/point_2"] == Mapping(
        subject_id="szid:doc/x/point_2",
        subject_label="",
        predicate_id="sz:carriesOut",
        predicate_modifier="",
        object_id="szid:doc/y/sec_1/item_1",
        object_label="",
        mapping_justification="semapv:LexicalSimilarityThresholdMatching",
        confidence="0.93",
        ext_rank="1",
        ext_reviewed="false",
    )
    rejected = links["szid:doc/x/point_4"]
    assert (rejected.predicate_id, rejected.predicate_modifier) == ("skos:relatedMatch", "Not")
    assert (rejected.reviewer_label, rejected.comment) == ("李", "不同")
    assert links["szid:doc/x/point_3"].predicate_id == "sz:anticipates"
    assert links["szid:doc/x/point_3"].mapping_justification == "semapv:MappingReview"


def test_links_to_things_of_others_are_curated_and_those_of_documents_matched(
    turtle_store: MakeStore,
) -> None:
    links = {link.subject_id: link for link in read_mappings(turtle_store(LINKS))}
    region, paper = links["szid:region/320000"], links["szid:doc/file/part"]
    assert (region.object_id, region.subject_label) == ("wikidata:Q16963", "江苏省")
    assert region.mapping_justification == "semapv:ManualMappingCuration"
    assert (paper.predicate_id, paper.object_label) == ("owl:sameAs", "关于\t加强")
    assert f"{ID}{unquote(paper.object_id.removeprefix('szid:'))}" == f"{ID}doc/100000/国发〔2022〕14号"


def test_a_store_without_links_gives_a_header_and_the_head_of_a_table(turtle_store: MakeStore) -> None:
    header, rows = written(turtle_store(""))
    assert (rows, header["mapping_tool"]) == ([], "shuzheng")
    assert "mapping_tool_version" not in header


def test_an_excerpt_among_the_samples_is_linked_to_its_paper(sample_store: Path) -> None:
    (link,) = (link for link in read_mappings(open_store(sample_store)) if link.predicate_id == "owl:sameAs")
    assert "excerpt" in link.subject_id
    assert link.object_label == "国务院关于加强数字政府建设的指导意见"


@pytest.mark.parametrize(
    "relation", ["skos:broadMatch", "skos:closeMatch", "skos:narrowMatch", "skos:relatedMatch"]
)
def test_every_kind_of_match_is_a_link(turtle_store: MakeStore, relation: str) -> None:
    (link,) = read_mappings(turtle_store(f"<{ID}term/x> {relation} <https://example.org/x> ."))
    assert (link.predicate_id, link.object_id) == (relation, "https://example.org/x")
