"""The things within reach of a thing, and the edges between them."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from graph.labels import read_kinds
from graph.relations import FAMILIES, RELATIONS, Family, Kind
from graph.sparql import Selectable, iri_text, select, select_about, text_of
from ontology.namespaces import expand

__all__ = ["DUE", "Edge", "Neighbourhood", "term_of"]

Edge = tuple[str, str, str]
DUE = "due:"

_RELATIONS = {expand(relation.term): relation for relation in RELATIONS}
_PROPERTIES = ", ".join(relation.term for relation in RELATIONS)
_ASKED = f"""?s ?p ?o FILTER(?p IN ({_PROPERTIES}))
  FILTER(?p != eli:applies || EXISTS {{ ?s a sz:Document }})"""  # measures have narrower ones
_OUT = f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ TERMS }} {_ASKED} }}"
_IN = f"SELECT ?s ?p ?o WHERE {{ VALUES ?o {{ TERMS }} {_ASKED} }}"
_UNSURE = """SELECT ?s ?o WHERE { ?link a sz:Alignment ; sz:lower ?s ; sz:upper ?o ;
  sz:reviewed false ; sz:confidence ?sure
  FILTER(?sure < 0.5) }"""


def term_of(node: str) -> str:
    """A node as SPARQL writes it.

    >>> term_of("due:2025-12-31")
    '"2025-12-31"^^xsd:date'
    """
    return f'"{node.removeprefix(DUE)}"^^xsd:date' if node.startswith(DUE) else iri_text(node)


class Neighbourhood:
    """Nodes found so far with their kinds, in the order found; `complete` until one had no room.

    A node is an IRI, or `due:` and a day. Deadlines of all documents that fall due on one day are one node.
    """

    def __init__(self, store: Selectable, limit: int) -> None:
        """Args: store that answers; limit, the greatest number of nodes."""
        self.store, self.limit = store, limit
        self.kinds: dict[str, Kind] = {}
        self.complete = True

    def grow(
        self, seed: str, *, hops: int, through: frozenset[Kind], along: frozenset[Family] = frozenset(Family)
    ) -> None:
        """Add what lies within `hops` of the seed, passing through kinds in `through` only.

        What was found before is not gone through again: seeds grown one after another must not reach into
        each other's parts, so edges between these are to be left out of `along`.
        """
        self.add([seed])
        frontier = [seed]
        for _ in range(hops if self.complete else 0):
            edges = self._edges((_OUT, _IN), frontier)
            ends = {end for s, name, o in edges if FAMILIES[name] in along for end in (s, o)}
            frontier = [node for node in self.add(sorted(ends)) if self.kinds[node] in through]

    def add(self, nodes: Iterable[str]) -> list[str]:
        """Add those nodes that are of a kind we draw, in this order, while there is room; the added ones."""
        fresh = [node for node in dict.fromkeys(nodes) if node not in self.kinds]
        kinds = {node: Kind.DEADLINE for node in fresh if node.startswith(DUE)}
        kinds |= read_kinds(self.store, [term_of(node) for node in fresh if node not in kinds])
        known = [node for node in fresh if node in kinds]
        room = known[: max(0, self.limit - len(self.kinds))]
        self.complete = self.complete and len(room) == len(known)
        self.kinds.update({node: kinds[node] for node in room})
        return room

    def add_documents(self) -> None:
        """Add the documents that the found measures, objectives and targets stand in."""
        held = self._edges((_OUT,), list(self.kinds))
        self.add(sorted({o for _, relation, o in held if relation == "in document"}))

    def edges(self) -> list[Edge]:
        """Every edge between two found nodes: of two relations the narrower, of two wholes the nearer."""
        found = {(s, name, o) for s, name, o in self._edges((_OUT,), list(self.kinds)) if o in self.kinds}
        parts = {s for s, name, _ in found if name == "part of"}
        wider = {
            (s, relation.wider, o) for s, name, o in found for relation in RELATIONS if relation.name == name
        }
        owned = {(s, "part of", o) for s, name, o in found if name == "in document" and s not in parts}
        return sorted({edge for edge in found - wider if edge[1] != "in document"} | owned)

    def _edges(self, queries: Iterable[str], nodes: Iterable[str]) -> Iterator[Edge]:
        """Edges that the queries find at the nodes; the other ends may be of any kind."""
        terms = [term_of(node) for node in nodes]
        for query in queries:
            for row in select_about(self.store, query, terms):
                start, property_, end = (text_of(row.get(name)) for name in ("s", "p", "o"))
                relation = _RELATIONS[property_]
                if relation.family is not Family.LINK or (start, end) not in self._unsure:
                    yield start, relation.name, DUE + end if relation.name == "due" else end

    @cached_property
    def _unsure(self) -> set[tuple[str, str]]:
        """Links between measures that are no likelier than not."""
        return {(text_of(row.get("s")), text_of(row.get("o"))) for row in select(self.store, _UNSURE)}
