"""The drawing of classes and main properties: places from `ontology.svg`, labels from the ontology."""

from importlib.resources import files

from ontology.glossary import Glossary

__all__ = ["draw_diagram"]


def draw_diagram(glossary: Glossary) -> str:
    """The drawing as SVG to stand inside a page that has each term under its anchor.

    Args:
        glossary: raises TermError for a name in the drawing that it does not hold.
    """
    from jinja2 import Environment, StrictUndefined  # only a page needs it

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = files("graph.views").joinpath("ontology.svg").read_text(encoding="utf-8")
    return environment.from_string(template).render(term=glossary.__getitem__, anchor=anchor)


def anchor(name: str) -> str:
    """Where a term stands on the page; for ours, what follows the # in its IRI.

    >>> anchor("sz:leads"), anchor("eli:number")
    ('leads', 'eli:number')
    """
    return name.removeprefix("sz:")
