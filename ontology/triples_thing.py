"""From all mentions of an actor, platform, place, indicator, term or paper to the triples of that thing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple

from ontology.indicators import IndicatorConcept, target_concept
from ontology.iris import (
    actor_iri,
    cited_document_iri,
    indicator_iri,
    issuer_iri,
    normal_number,
    platform_iri,
    region_iri,
    term_iri,
    titled_document_iri,
)
from ontology.iso_codes import iso_code
from ontology.kinds import ActorKind, PlatformKind
from ontology.namespaces import concept_iri, scheme_iri
from ontology.nodes import Value, node, simplified, state
from ontology.reading import Reading
from ontology.records import Measure, Mention, Region
from ontology.wording import normal_form

__all__ = ["thing_triples"]

_ACTORS = {
    ActorKind.AGENCY: "sz:Agency",
    ActorKind.COLLECTIVE: "sz:Collective",
    ActorKind.GROUP: "sz:LeadingGroup",
}
_PLATFORMS = {
    PlatformKind.MOBILE_APP: "sz:ServiceChannel",
    PlatformKind.PORTAL: "sz:ServiceChannel",
    PlatformKind.HOTLINE: "sz:ServiceChannel",
    PlatformKind.DATA_PLATFORM: "sz:DataPlatform",
    PlatformKind.DATABASE: "sz:DataPlatform",
    PlatformKind.CLOUD: "sz:Infrastructure",
    PlatformKind.NETWORK: "sz:Infrastructure",
    PlatformKind.SHARED_COMPONENT: "sz:Infrastructure",
    PlatformKind.BUSINESS_SYSTEM: "sz:Platform",
    PlatformKind.OTHER: "sz:Platform",
}
_COUNTRY = Region("100000", "全国")
_MUNICIPALITIES = ("11", "12", "31", "50")


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A thing as it was met at one place; `form` is what is printed there if it may be another label."""

    iri: str
    name: str
    mention: Mention | None
    kind: str
    facts: tuple[tuple[str, Value], ...] = ()
    form: str | None = None


def thing_triples(reading: Reading) -> Iterator[Triple]:
    """Yield each thing that the document names, in order of first mention.

    Its label is the name, in the first traditional form that was scanned; other forms seen are skos:altLabel.
    """
    things: dict[str, list[_Sighting]] = {}
    for sighting in _sightings(reading):
        things.setdefault(sighting.iri, []).append(sighting)
    for iri, sightings in things.items():
        if iri != reading.node.value:
            yield from _thing_triples(reading, NamedNode(iri), sightings)


def _thing_triples(reading: Reading, subject: NamedNode, sightings: list[_Sighting]) -> Iterator[Triple]:
    for sighting in sightings:
        yield from state(subject, ("rdf:type", node(sighting.kind)), *sighting.facts)
    name = sightings[0].name
    mentions = [sighting.mention for sighting in sightings if sighting.mention]
    if name:
        yield from reading.labels.state(subject, "skos:prefLabel", name, *mentions)
    yield from _form_triples(reading, subject, name, sightings)


def _form_triples(
    reading: Reading, subject: NamedNode, name: str, sightings: list[_Sighting]
) -> Iterator[Triple]:
    """Yield the forms seen that are not the name."""
    forms: dict[str, list[Mention]] = {}
    for sighting in sightings:
        for form in (sighting.name, sighting.form):
            if form and form != name and sighting.mention:
                forms.setdefault(form, []).append(sighting.mention)
    for form, places in forms.items():
        yield from reading.labels.state(subject, "skos:altLabel", form, *places)


def _sightings(reading: Reading) -> Iterator[_Sighting]:
    yield from _issuers(reading)
    yield from _cited(reading)
    for measure in reading.document.measures:
        yield from _actors(reading, measure)
        yield from _platforms(reading, measure)
        yield from _outputs(measure)
        yield from _terms(measure)
    yield from _indicators(reading)
    yield from _regions(_places(reading))


def _issuers(reading: Reading) -> Iterator[_Sighting]:
    for issuer in reading.document.header.issued_by:
        own = reading.document.header.region
        iri, kind = issuer_iri(issuer, own), _ACTORS[ActorKind.AGENCY]
        facts = _region_facts(issuer.region or own)
        yield _Sighting(iri, normal_form(issuer.official or issuer.name), issuer.mention, kind, facts)
        if issuer.official is not None:
            yield _Sighting(iri, normal_form(issuer.name), issuer.mention, kind, facts)


def _actors(reading: Reading, measure: Measure) -> Iterator[_Sighting]:
    for found in measure.responsibilities:
        region, quote = reading.region_of(found.region), found.mention.quote
        name = normal_form(found.official or found.name)
        kind, facts = _ACTORS[found.kind], _region_facts(region)
        iri = actor_iri(name, region)
        yield _Sighting(iri, name, found.mention, kind, facts, quote)
        if found.official is not None:
            yield _Sighting(iri, normal_form(found.name), found.mention, kind, facts)


def _platforms(reading: Reading, measure: Measure) -> Iterator[_Sighting]:
    """Yield the platforms; a phrase that names several at once is no label of any."""
    shared = Counter(found.mention for found in measure.platforms)
    for found in measure.platforms:
        region, quote = reading.region_of(found.region), found.mention.quote
        name = normal_form(found.official or found.name)
        iri = platform_iri(name, region)
        kind = ("sz:platformKind", NamedNode(concept_iri(found.kind)))
        form = quote if shared[found.mention] == 1 else None
        facts = (*_region_facts(region), kind)
        yield _Sighting(iri, name, found.mention, _PLATFORMS[found.kind], facts, form)
        if found.official is not None:
            yield _Sighting(iri, normal_form(found.name), found.mention, _PLATFORMS[found.kind], facts)


def _region_facts(region: Region | None) -> tuple[tuple[str, Value], ...]:
    return (("sz:region", NamedNode(region_iri(region.code))),) if region else ()


def _cited(reading: Reading) -> Iterator[_Sighting]:
    """Yield the cited papers and who issued them.

    A paper with a number has a title of its own, which need not be the one that it is cited by: that is its
    `dcterms:alternative`, and a build gives it a label where it was not read.
    """
    for citation in reading.document.header.cites:
        iri = cited_document_iri(citation)
        place = NamedNode(region_iri(citation.region.code)) if citation.region else None
        if citation.number is None:
            yield _paper(iri, citation.title, citation.mention, (("eli:jurisdiction", place),))
        else:
            number = Literal(normal_number(citation.number))
            facts = ("eli:number", number), ("eli:jurisdiction", place)
            yield _Sighting(iri, "", None, "sz:Document", facts)
        for issuer in citation.issuers:
            name, kind = normal_form(issuer.official or issuer.name), _ACTORS[ActorKind.AGENCY]
            region = _region_facts(issuer.region)
            yield _Sighting(issuer_iri(issuer, None), name, issuer.mention, kind, region)


def _outputs(measure: Measure) -> Iterator[_Sighting]:
    for found in measure.outputs:
        yield _paper(titled_document_iri(found.title), found.title, found.mention)


def _paper(iri: str, title: str, mention: Mention, facts: tuple[tuple[str, Value], ...] = ()) -> _Sighting:
    titled = ("dcterms:title", Literal(title, language="zh-Hans"))
    return _Sighting(iri, title, mention, "sz:Document", (titled, *facts))


def _terms(measure: Measure) -> Iterator[_Sighting]:
    for found in measure.concepts:
        yield _concept("Term", term_iri(found.term), found.term, found.mention)


def _indicators(reading: Reading) -> Iterator[_Sighting]:
    document = reading.document
    targets = (
        *(measure.targets for measure in document.measures),
        *(goal.targets for goal in document.objectives),
    )
    for found in chain.from_iterable(targets):
        concept = target_concept(found)
        yield _indicator(concept, found.mention, normal_form(found.indicator))
        wider = concept.broader
        while wider:
            yield _indicator(wider)
            wider = wider.broader


def _indicator(
    concept: IndicatorConcept, mention: Mention | None = None, form: str | None = None
) -> _Sighting:
    """An indicator by its concept, with what papers call it; the form is what a target does."""
    broader = NamedNode(indicator_iri(concept.broader.name)) if concept.broader else None
    facts = (
        _in_scheme("Indicator"),
        ("skos:prefLabel", Literal(concept.english, language="en") if concept.english else None),
        *(("skos:altLabel", simplified(other)) for other in concept.forms),
        ("skos:broader", broader),
    )
    return _Sighting(indicator_iri(concept.name), concept.name, mention, "sz:Indicator", facts, form)


def _concept(scheme: str, iri: str, name: str, mention: Mention) -> _Sighting:
    return _Sighting(iri, normal_form(name), mention, f"sz:{scheme}", (_in_scheme(scheme),))


def _in_scheme(scheme: str) -> tuple[str, Value]:
    return "skos:inScheme", NamedNode(scheme_iri(scheme))


def _places(reading: Reading) -> Iterator[Region | None]:
    header = reading.document.header
    yield header.region
    yield from reading.document.regions
    for citation in header.cites:
        yield citation.region
        yield from (issuer.region for issuer in citation.issuers)
    for measure in reading.document.measures:
        yield from (found.region for found in measure.responsibilities)
        yield from (found.region for found in measure.platforms)
        yield from (pilot.place for pilot in measure.pilots)


def _regions(regions: Iterable[Region | None]) -> Iterator[_Sighting]:
    """Yield each region, and those around it, of which only the country's name is known here."""
    names = {_COUNTRY.code: _COUNTRY.name}
    for region in regions:
        if region is not None:
            names[region.code] = region.name
            around = _parent_code(region.code)
            while around:
                names.setdefault(around, "")
                around = _parent_code(around)
    for code, name in names.items():
        yield _region(code, name)


def _region(code: str, name: str) -> _Sighting:
    parent, iso = _parent_code(code), iso_code(code)
    facts = (
        _in_scheme("Region"),
        ("skos:notation", Literal(code)),
        ("sz:isoCode", Literal(iso) if iso else None),
        ("skos:broader", NamedNode(region_iri(parent)) if parent else None),
    )
    return _Sighting(region_iri(code), normal_form(name), None, "sz:Region", facts)


def _parent_code(code: str) -> str | None:
    """The region around a region of GB/T 2260: county, city, province, country."""
    if code.endswith("0000"):
        return None if code == _COUNTRY.code else _COUNTRY.code
    province = f"{code[:2]}0000"
    is_below_province = code.endswith("00") or code[2:4] == "90" or code[:2] in _MUNICIPALITIES
    return province if is_below_province else f"{code[:4]}00"
