"""The documentation of the ontology: every term is on the page, every link leads somewhere, the drawing is true."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from pyoxigraph import Literal, Triple

from graph.docs import main
from graph.views.diagram import anchor, draw_diagram
from graph.views.ontology import draw_ontology, read_vocabularies
from ontology.errors import TermError
from ontology.glossary import LANGUAGES, Entry, EntryKind, Glossary, read_glossary
from ontology.vocabulary import vocabulary_triples

GLOSSARY = read_glossary()
TERMS = GLOSSARY.own(EntryKind.CLASS, EntryKind.OBJECT_PROPERTY, EntryKind.DATATYPE_PROPERTY)
CONCEPTS = GLOSSARY.own(EntryKind.CONCEPT)
NOT_DRAWN = {
    "sz:citedIssuer",
    "sz:dateInheritedFrom",
    "sz:furtherEvidence",
    "sz:responsibilityInheritedFrom",
}


@pytest.fixture(scope="module")
def source() -> str:
    return draw_ontology(GLOSSARY)


@pytest.fixture(scope="module")
def page(source: str) -> HtmlElement:
    return html.document_fromstring(source)


@pytest.fixture(scope="module")
def drawing(page: HtmlElement) -> HtmlElement:
    (drawing,) = page.xpath("//figure/*")
    return drawing


def entry_of(page: HtmlElement, entry: Entry) -> HtmlElement:
    """What stands under a term's anchor."""
    return page.get_element_by_id(anchor(entry.name))


def spoken(element: HtmlElement, css_class: str) -> dict[str, str]:
    """Texts of a class by language."""
    found = element.xpath(f"./div[@class='words']/p[.//*[@class='{css_class}']]")
    return {p.get("lang"): p.xpath(f"string(.//*[@class='{css_class}'])") for p in found}


@pytest.mark.parametrize("entry", [*TERMS, *CONCEPTS], ids=lambda entry: entry.name)
def test_a_term_stands_under_the_end_of_its_iri_with_labels_and_definitions(
    entry: Entry, page: HtmlElement
) -> None:
    shown = entry_of(page, entry)
    assert entry.iri.endswith(f"#{shown.get('id')}")
    assert spoken(shown, "label") == entry.labels
    assert spoken(shown, "definition") == entry.definitions
    assert tuple(entry.labels) == LANGUAGES


@pytest.mark.parametrize("entry", TERMS, ids=lambda entry: entry.name)
def test_a_term_shows_its_example_and_what_it_stands_beside(entry: Entry, page: HtmlElement) -> None:
    shown = entry_of(page, entry)
    facts = shown.xpath("string(./dl)")
    names = set(shown.xpath("./dl//code/text()"))
    assert entry.example
    assert entry.example in facts
    assert {*entry.above, *entry.domain, *entry.range, *GLOSSARY.disjoint(entry)} <= names
    assert {other.name for other in [*GLOSSARY.below(entry), *GLOSSARY.said_of(entry)]} <= names
    assert ("计划中" in shown.xpath("string(./h3)")) == entry.is_planned


@pytest.mark.parametrize("scheme", GLOSSARY.own(EntryKind.SCHEME), ids=lambda entry: entry.name)
def test_a_list_shows_its_members_in_order_or_says_where_they_come_from(
    scheme: Entry, page: HtmlElement
) -> None:
    shown = entry_of(page, scheme)
    members = GLOSSARY.members(scheme)
    assert shown.xpath("./div[@class='member']/@id") == [anchor(member.name) for member in members]
    assert ("其中的概念来自文件" in shown.text_content()) == (not members)
    assert spoken(shown, "label") == scheme.labels


def test_every_reused_term_is_shown_and_leads_to_its_vocabulary(page: HtmlElement) -> None:
    for prefix, entries in GLOSSARY.reused().items():
        shown = page.get_element_by_id(f"the-prefix-{prefix}")
        assert shown.xpath(".//li/@id") == [entry.name for entry in entries]
        assert shown.xpath(".//li/a[1]/@href") == [entry.iri for entry in entries]


def test_every_vocabulary_that_is_reused_is_explained_and_no_other() -> None:
    vocabularies = read_vocabularies()
    assert set(vocabularies) == set(GLOSSARY.reused())
    assert all(known.name and known.zh and known.en for known in vocabularies.values())


def test_every_anchor_is_one_and_every_link_leads_to_one(page: HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert len(links) > 500
    assert [link for link in links if link not in ids] == []


def test_every_term_is_in_the_contents(page: HtmlElement) -> None:
    listed = set(page.xpath("//nav//li/a/@href"))
    assert {f"#{anchor(entry.name)}" for entry in TERMS} < listed


def test_the_page_fetches_nothing(page: HtmlElement, source: str) -> None:
    assert page.xpath("//link|//img|//iframe|//object|//*[@src]") == []
    assert "@import" not in source
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")


def test_the_page_is_the_same_each_time(source: str) -> None:
    assert draw_ontology(read_glossary()) == source


def test_words_of_the_ontology_are_text_and_nothing_else() -> None:
    attack = "</title></svg><script>alert(1)</script>{{ 7 * 7 }}"
    hostile = [
        Triple(triple.subject, triple.predicate, Literal(attack, language=triple.object.language))
        if isinstance(triple.object, Literal) and triple.object.language
        else triple
        for triple in vocabulary_triples()
    ]
    page = html.document_fromstring(draw_ontology(Glossary(hostile)))
    assert len(page.xpath("//script")) == 1
    assert spoken(page.get_element_by_id("Measure"), "label") == dict.fromkeys(LANGUAGES, attack)


def test_every_class_is_drawn_and_nothing_that_is_none(drawing: HtmlElement) -> None:
    drawn = set(drawing.xpath(".//@data-term"))
    assert drawn == {entry.name for entry in GLOSSARY.own(EntryKind.CLASS)} | {"oa:SpecificResource"}


def test_a_class_is_drawn_once_unless_it_is_marked_as_drawn_above(drawing: HtmlElement) -> None:
    first = Counter(drawing.xpath(".//a[@data-term][not(contains(@class, 'again'))]/@data-term"))
    again = set(drawing.xpath(".//a[contains(@class, 'again')]/@data-term"))
    assert set(first.values()) == {1}
    assert again <= set(first)


def test_a_class_is_drawn_with_its_labels(drawing: HtmlElement) -> None:
    for box in drawing.xpath(".//a[starts-with(@data-term, 'sz:')]"):
        entry = GLOSSARY[box.get("data-term")]
        words = " ".join(box.text_content().split())
        assert words == f"{entry.labels['zh-Hans']} {entry.labels['en']}"
        assert ("planned" in box.get("class")) == entry.is_planned


def test_every_relation_is_drawn_but_those_named_here(drawing: HtmlElement) -> None:
    drawn = set(drawing.xpath(".//@data-property"))
    relations = {entry.name for entry in GLOSSARY.own(EntryKind.OBJECT_PROPERTY)}
    assert relations - drawn == NOT_DRAWN
    assert all(name in GLOSSARY for name in drawn)


def test_a_property_is_drawn_from_its_domain_to_its_range(drawing: HtmlElement) -> None:
    lines = drawing.xpath(".//a[starts-with(@data-property, 'sz:')]")
    assert len(lines) > 30
    for line in lines:
        entry = GLOSSARY[line.get("data-property")]
        assert {line.get("data-from"), *above(line.get("data-from"))} & set(entry.domain), entry.name
        assert {line.get("data-to"), *above(line.get("data-to"))} & set(entry.range), entry.name


def above(name: str) -> list[str]:
    """All classes above a class; none above a datatype."""
    uppers = GLOSSARY[name].above if name in GLOSSARY else ()
    return [upper for name in uppers for upper in (name, *above(name))]


def test_a_drawing_of_a_term_that_is_gone_is_an_error() -> None:
    fewer = Glossary(
        triple for triple in vocabulary_triples() if not str(triple.subject).endswith("def#Pilot>")
    )
    with pytest.raises(TermError, match="sz:Pilot"):
        draw_diagram(fewer)


def test_the_module_writes_the_page_and_says_where(
    tmp_path: Path, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new" / "ontology.html"
    assert main([str(path)]) == 0
    assert path.read_text(encoding="utf-8") == source
    assert capsys.readouterr().out == f"{path}\n"


def test_without_a_file_the_module_tells_its_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "python -m graph.docs FILE" in capsys.readouterr().err


def test_make_docs_runs_the_module(root: Path) -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    done = subprocess.run(
        ["make", "-n", "docs", f"PYTHON={sys.executable}"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "-m graph.docs build/docs/ontology.html" in done.stdout
