"""The documentation of the ontology: one HTML file with every term in three languages, and a drawing."""

from dataclasses import dataclass
from importlib.resources import files

from graph.views.diagram import anchor, draw_diagram
from graph.views.page import build_page
from ontology.glossary import LANGUAGES, Entry, EntryKind, Glossary
from ontology.namespaces import PREFIXES

__all__ = ["Vocabulary", "draw_ontology", "read_vocabularies"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a vocabulary of others is called, and what it serves for here."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class _Group:
    """A chapter: terms of one kind."""

    id: str
    zh: str
    en: str
    entries: list[Entry]


def draw_ontology(glossary: Glossary) -> str:
    """The page as HTML; it opens from disk, fetches nothing, and prints.

    Args:
        glossary: what to show. Each of our terms stands under the anchor that its IRI ends with, so that the
            page may be served at the namespace; terms of others stand under their prefixed names.
    """
    from markupsafe import Markup  # only a page needs it

    labels = glossary.spoken("rdfs:label")
    parts = {
        "glossary": glossary,
        "languages": LANGUAGES,
        "labels": labels,
        "descriptions": glossary.spoken("dcterms:description"),
        "prefix": glossary.about("vann:preferredNamespacePrefix")[0],
        "namespace": glossary.about("vann:preferredNamespaceUri")[0],
        "version": glossary.about("owl:versionInfo")[0],
        "version_iri": glossary.about("owl:versionIRI")[0],
        "modified": glossary.about("dcterms:modified")[0],
        "licence": glossary.about("dcterms:license")[0],
        "groups": _groups(glossary),
        "reused": glossary.reused(),
        "vocabularies": read_vocabularies(),
        "prefixes": PREFIXES,
        "diagram": Markup(draw_diagram(glossary)),
        "anchor": anchor,
    }
    return build_page(
        "ontology.html",
        title=f"{labels['zh-Hans']} {labels['en']}",
        language="en",
        styles=["ontology.css"],
        scripts=["ontology.js"],
        parts=parts,
    )


def read_vocabularies() -> dict[str, Vocabulary]:
    """Each vocabulary of others by its prefix."""
    rows = files("graph.views").joinpath("vocabularies.tsv").read_text(encoding="utf-8").splitlines()
    cut = (row.split("\t") for row in rows if not row.startswith("#"))
    return {prefix: Vocabulary(*rest) for prefix, *rest in cut}


def _groups(glossary: Glossary) -> list[_Group]:
    return [
        _Group("the-classes", "类", "Classes", glossary.own(EntryKind.CLASS)),
        _Group("the-relations", "对象属性", "Object properties", glossary.own(EntryKind.OBJECT_PROPERTY)),
        _Group("the-values", "数据属性", "Datatype properties", glossary.own(EntryKind.DATATYPE_PROPERTY)),
        _Group("the-lists", "列表", "Lists", glossary.own(EntryKind.SCHEME)),
    ]
