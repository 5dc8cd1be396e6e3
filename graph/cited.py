"""What a store says of its papers and of those that they only name, as records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from graph.resolution import KnownPaper, Naming
from graph.sparql import Row, Selectable, select, text_of
from ontology.dates import PartialDate
from ontology.kinds import CitationRelation
from ontology.namespaces import concept_iri, expand

__all__ = ["CitedPapers", "Named", "read_cited"]

_READ = """SELECT ?paper ?title ?number ?region ?date WHERE { ?paper sz:mainText ?text
  OPTIONAL { ?paper dcterms:title ?title FILTER(langMatches(lang(?title), "zh-Hans")) }
  OPTIONAL { ?paper eli:number ?number } OPTIONAL { ?paper eli:jurisdiction ?region }
  OPTIONAL { ?paper eli:date_document ?date } }"""
_NAMED = """SELECT ?paper ?number ?region ?same WHERE { ?paper a sz:Document
  FILTER NOT EXISTS { ?paper sz:mainText ?text }
  OPTIONAL { ?paper eli:number ?number } OPTIONAL { ?paper eli:jurisdiction ?region }
  OPTIONAL { ?paper owl:sameAs ?same . ?same sz:mainText ?wording } }"""
_TITLES = """SELECT ?paper ?title WHERE { ?paper a sz:Document ; dcterms:title|dcterms:alternative ?title
  FILTER NOT EXISTS { ?paper sz:mainText ?text } }"""
_NAME = '?who skos:prefLabel ?name FILTER(langMatches(lang(?name), "zh-Hans"))'
_ISSUERS = (
    f"SELECT ?paper ?who ?name WHERE {{ ?paper sz:mainText ?text ; eli:passed_by ?who . {_NAME} }}",
    f"SELECT ?paper ?who ?name WHERE {{ ?finding sz:citedIssuer ?who ; sz:document ?paper . {_NAME} }}",
)
_CITATIONS = """SELECT ?paper ?citing ?relation ?year WHERE {
  ?finding a sz:Citation ; sz:document ?paper ; sz:inDocument ?citing ; sz:citationRelation ?relation
  OPTIONAL { ?finding sz:citedYear ?year } }"""
_OUTPUTS = """SELECT ?paper ?citing ?measure ?shortcut WHERE {
  VALUES ?shortcut { sz:willIssue sz:implements } ?measure ?shortcut ?paper ; sz:inDocument ?citing }"""
_REGIONS = """SELECT ?region ?around ?name WHERE { ?region a sz:Region
  OPTIONAL { ?region skos:broader ?around }
  OPTIONAL { ?region skos:prefLabel ?name FILTER(langMatches(lang(?name), "zh-Hans")) } }"""
_RELATIONS = {concept_iri(relation): relation for relation in CitationRelation}
_PROMISE = expand("sz:willIssue")
_UNITS = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")
_COUNTRY = "全国"


@dataclass(slots=True)
class Named:
    """What is said of a paper that was not read.

    `relations` are documents that cite it with how they do, `shortcuts` measures with the property by which
    they lead to it. `titles` are in both scripts. `same` is the document's IRI where this is that of a copy.
    """

    number: str = ""
    region: str = ""
    same: str = ""
    year: PartialDate | None = None
    titles: set[Literal] = field(default_factory=set)
    issuers: dict[NamedNode, str] = field(default_factory=dict)
    namings: set[Naming] = field(default_factory=set)
    relations: set[tuple[str, CitationRelation]] = field(default_factory=set)
    shortcuts: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class CitedPapers:
    """The papers of a store: those read, and by IRI those only named; and the region around each region."""

    read: list[KnownPaper]
    named: dict[str, Named]
    around: dict[str, str]
    _names: dict[str, tuple[str, ...]]

    def known(self) -> Iterator[KnownPaper]:
        """Yield those only named that are no copies, as records to compare with those read."""
        for iri, paper in self.named.items():
            if not paper.same:
                titles = tuple(title.value for title in paper.titles if _is_simplified(title))
                yield KnownPaper(
                    iri=iri,
                    titles=tuple(sorted(titles)),
                    number=paper.number,
                    region=paper.region,
                    region_names=self._names.get(paper.region, ()),
                    issuers=frozenset(paper.issuers.values()),
                    date=paper.year,
                )


def read_cited(store: Selectable) -> CitedPapers:
    """Read what the papers of a store say of themselves, and of others that have no text in it."""
    regions = list(select(store, _REGIONS))
    names = {text_of(row.get("region")): _short_names(text_of(row.get("name"))) for row in regions}
    around = {text_of(row.get("region")): text_of(row.get("around")) for row in regions}
    bodies = [row for query in _ISSUERS for row in select(store, query)]
    read = {paper.iri: paper for paper in _read_papers(store, names, bodies)}
    return CitedPapers(list(read.values()), _read_named(store, bodies, read), around, names)


def _read_papers(
    store: Selectable, names: Mapping[str, tuple[str, ...]], bodies: Iterable[Row]
) -> Iterator[KnownPaper]:
    issuers: dict[str, set[str]] = defaultdict(set)
    for row in bodies:
        issuers[text_of(row.get("paper"))].add(text_of(row.get("name")))
    found = {text_of(row.get("paper")): row for row in select(store, _READ)}
    for iri, row in sorted(found.items()):
        region, title = text_of(row.get("region")), text_of(row.get("title"))
        yield KnownPaper(
            iri=iri,
            titles=(title,) if title else (),
            number=text_of(row.get("number")),
            region=region,
            region_names=names.get(region, ()),
            issuers=frozenset(issuers[iri]),
            date=_date(row, "date"),
        )


def _read_named(store: Selectable, bodies: Iterable[Row], read: Mapping[str, KnownPaper]) -> dict[str, Named]:
    named = {text_of(row.get("paper")): _named(row) for row in select(store, _NAMED)}
    for row in select(store, _TITLES):
        if isinstance(title := row["title"], Literal):
            named[text_of(row.get("paper"))].titles.add(title)
    for row in bodies:
        paper, who = named.get(text_of(row.get("paper"))), row["who"]
        if paper is not None and isinstance(who, NamedNode):
            paper.issuers[who] = text_of(row.get("name"))
    for row in select(store, _CITATIONS):
        if paper := named.get(text_of(row.get("paper"))):
            paper.namings.add(_naming(row, read))
            paper.relations.add((text_of(row.get("citing")), _RELATIONS[text_of(row.get("relation"))]))
            paper.year = paper.year or _date(row, "year")
    for row in select(store, _OUTPUTS):
        if paper := named.get(text_of(row.get("paper"))):
            paper.namings.add(_naming(row, read))
            paper.shortcuts.add((text_of(row.get("measure")), text_of(row.get("shortcut"))))
    return dict(sorted(named.items()))


def _named(row: Row) -> Named:
    return Named(text_of(row.get("number")), text_of(row.get("region")), text_of(row.get("same")))


def _naming(row: Row, read: Mapping[str, KnownPaper]) -> Naming:
    citing = text_of(row.get("citing"))
    known = read.get(citing, KnownPaper(citing))
    return Naming(citing, known.region, known.date, text_of(row.get("shortcut")) == _PROMISE)


def _date(row: Row, name: str) -> PartialDate | None:
    return PartialDate.parse(text_of(row.get(name))) if row.get(name) else None


def _short_names(name: str) -> tuple[str, ...]:
    """A region's name and the short form of it, which may begin a title: 江苏省, 江苏.

    >>> _short_names("广西壮族自治区"), _short_names("全国")
    (('广西壮族自治区', '广西'), ())
    """
    if not name or name == _COUNTRY:
        return ()
    unit = next((unit for unit in _UNITS if name.endswith(unit) and len(name) > len(unit) + 1), "")
    return tuple(dict.fromkeys((name, name.removesuffix(unit))))


def _is_simplified(title: Literal) -> bool:
    return (title.language or "").lower() == "zh-hans"
