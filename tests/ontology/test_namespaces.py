"""Names in, IRIs out, and a misspelt name raises."""

import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import OWL, RDFS

from ontology import namespaces
from ontology.errors import TermError
from ontology.kinds import ActorKind, Comparator, DocumentType, PlatformKind, RepairKind, Role
from ontology.namespaces import BASE, DEF, ID, PREFIXES, SZ, TERMS, concept_iri, expand, scheme_iri

CURIE = re.compile(rf'"((?:{"|".join(PREFIXES)}):[A-Za-z_0-9]+)"')


def test_everything_of_ours_lies_below_one_base() -> None:
    assert [DEF, ID, PREFIXES["sz"]] == [f"{BASE}def#", f"{BASE}id/", f"{BASE}def#"]


def test_the_namespace_for_rdflib_has_the_same_terms() -> None:
    assert {str(term) for term in dir(SZ)} == {expand(f"sz:{name}") for name in TERMS["sz"]}
    assert str(SZ.leads) == expand("sz:leads")


@pytest.mark.parametrize("name", ["laeds", "Leads", "measure", "Role-lead", ""])
def test_a_misspelt_term_raises_in_the_namespace_for_rdflib(name: str) -> None:
    with pytest.raises((AttributeError, KeyError)):
        SZ[name] if name == "" else getattr(SZ, name)


@pytest.mark.parametrize(
    "name", ["sz:laeds", "eli:Number", "schema:nome", "foo:bar", "leads", "sz:", "", "sz:Role-lead"]
)
def test_a_misspelt_name_raises(name: str) -> None:
    with pytest.raises(TermError, match="not a term"):
        expand(name)


@pytest.mark.parametrize("name", ["SZZ", "sz", "FOAF"])
def test_the_module_has_no_other_names(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(namespaces, name)


@pytest.mark.parametrize("layer", ["ontology", "graph"])
def test_every_prefixed_name_in_the_code_is_a_term(root: Path, layer: str) -> None:
    names = {
        name
        for path in (root / layer).rglob("*.py")
        for name in CURIE.findall(path.read_text(encoding="utf-8"))
    }
    unknown = {name for name in names if not is_term(*name.split(":"))}
    assert unknown == set()
    assert names


def is_term(prefix: str, name: str) -> bool:
    """Whether a vocabulary of ours, or the ontology language itself, has the name."""
    language = {"owl": OWL, "rdfs": RDFS}.get(prefix)
    return name in TERMS.get(prefix, ()) or (language is not None and name in language)


@pytest.mark.parametrize(
    ("member", "local"),
    [
        (Role.LEAD, "Role-lead"),
        (PlatformKind.MOBILE_APP, "PlatformKind-mobile-app"),
        (Comparator.AT_LEAST, "Comparator-at-least"),
        (DocumentType.GUIDING_OPINION, "DocumentType-guiding-opinion"),
    ],
)
def test_an_entry_of_a_closed_list_has_an_iri(member: StrEnum, local: str) -> None:
    assert concept_iri(member) == DEF + local


@pytest.mark.parametrize("member", [ActorKind.AGENCY, RepairKind.PINYIN])
def test_a_list_without_a_scheme_has_no_concepts(member: StrEnum) -> None:
    with pytest.raises(TermError):
        concept_iri(member)


def test_a_scheme_of_no_class_raises() -> None:
    with pytest.raises(TermError):
        scheme_iri("Roles")


def test_the_way_from_record_to_triples_loads_no_slow_library(root: Path) -> None:
    slow = "[name for name in ('rdflib', 'opencc') if name in sys.modules]"
    code = f"import sys, ontology.triples, ontology.interchange; print({slow})"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
