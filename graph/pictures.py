"""The network around a thing that a user names, or of a whole store; and its page in a notebook."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.network import Network, Selectable, read_citations, read_network
from graph.relations import Kind
from graph.things import Thing, find_things
from ontology.errors import ThingNotFoundError

if TYPE_CHECKING:
    from IPython.display import HTML

__all__ = ["Picture", "read_picture", "show"]

_WHOLE = "数政图谱"
_CITATIONS = "文件引用"


@dataclass(frozen=True, slots=True)
class Picture:
    """A network, what it shows in words, and the other things that bear the name asked for."""

    network: Network
    title: str
    others: tuple[Thing, ...] = ()


def read_picture(store: Selectable, thing: str | None = None, *, citations: bool = False) -> Picture:
    """The network around the first thing that bears a name or IRI; of all documents where none is given.

    Args:
        store: what answers SELECT.
        thing: a name in either script, or an IRI.
        citations: only documents, and how they cite each other.

    Raises:
        ThingNotFoundError: the store holds no such thing, or no such document that cites or is cited.
    """
    read = read_citations if citations else read_network
    if thing is None:
        return Picture(read(store), _CITATIONS if citations else _WHOLE)
    found = find_things(store, thing)
    if citations:
        found = [one for one in found if one[2] is Kind.DOCUMENT]
        if not found:
            raise ThingNotFoundError(thing)
    (iri, title, _), *others = found
    return Picture(read(store, iri), title, tuple(others))


def show(store: Selectable, thing: str | None = None, *, height: int = 640) -> "HTML":
    """The page of a picture, for a notebook cell.

    Args:
        store: from `open_store`.
        thing: as in `read_picture`.
        height: in pixels.
    """
    from graph.views.network import show_network

    picture = read_picture(store, thing)
    return show_network(picture.network, title=picture.title, height=height)
