"""From a Document record to its triples: pure, in one order, the same every time."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain

from pyoxigraph import Triple

from ontology.closure import close_upwards
from ontology.labels import build_converter
from ontology.reading import build_reading
from ontology.records import Copy, Document
from ontology.triples_document import citation_triples, head_triples, section_triples, text_triples
from ontology.triples_measure import measure_triples, objective_triples
from ontology.triples_thing import thing_triples

__all__ = ["document_triples"]


def document_triples(
    document: Document,
    convert: Callable[[str], str] | None = None,
    version: str | None = None,
    copies: Sequence[Copy] = (),
) -> Iterator[Triple]:
    """Yield the triples of one document, which make up the named graph of its IRI, each once.

    Args:
        document: as the loaders read it.
        convert: simplified to traditional, for labels that no scan shows; OpenCC s2tw if None.
        version: of the software that read the document; the installed one if None.
        copies: other texts of the same document: evidence, no facts of their own.

    Raises ValueRangeError where a quote does not stand where its mention says.
    """
    reading = build_reading(document, convert or build_converter(), version or _installed_version(), copies)
    triples = chain(
        head_triples(reading),
        text_triples(reading),
        section_triples(reading),
        measure_triples(reading),
        objective_triples(reading),
        citation_triples(reading),
        thing_triples(reading),
    )
    yield from dict.fromkeys(close_upwards(triples))


@cache
def _installed_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("shuzheng")
    except PackageNotFoundError:
        return "unknown"
