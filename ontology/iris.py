"""From a record to its IRI: what is printed in one normal form, each part percent-encoded, joined by `/`."""

import re
from hashlib import sha256

from ontology.namespaces import ID
from ontology.records import Citation, Document, Issuer, Region
from ontology.wording import normal_form

__all__ = [
    "actor_iri",
    "citations_iri",
    "cited_document_iri",
    "clean_iri",
    "dataset_iri",
    "document_iri",
    "encode_part",
    "evidence_iri",
    "finding_iri",
    "indicator_iri",
    "is_document_iri",
    "is_text_iri",
    "issuer_iri",
    "normal_number",
    "occurrence_iri",
    "occurrences_iri",
    "platform_iri",
    "raw_iri",
    "region_iri",
    "run_iri",
    "software_iri",
    "term_iri",
    "text_iri",
    "text_owner",
    "titled_document_iri",
]

_UNSAFE = re.compile(
    "[^0-9A-Za-z!$&'()*+,\\-.:=@_~\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
_TEXT = re.compile("/text/[0-9a-f]{16}$")
_YEAR = re.compile(r"[\[(【〖〔{<](\d{4})[\])】〗〕}>]")


def normal_number(number: str) -> str:
    """The one form of a document's number: its year in 〔〕, whatever bracket was printed.

    >>> normal_number("苏政办发[2023] 18号"), normal_number("国发（２０２２）14号")
    ('苏政办发〔2023〕18号', '国发〔2022〕14号')
    """
    return _YEAR.sub(r"〔\1〕", normal_form(number))


def document_iri(document: Document) -> str:
    """`doc/{region}/{number}`; without number `doc/{region}/{title};{date}`; without title the file's stem.

    The region belongs to the key because numbers are not unique in the country: Ningxia and Nanjing both
    issue a 宁政发〔2023〕1号, and one would replace the other.
    """
    header = document.header
    title = header.title.value if header.title else None
    if title is None and header.number is None:
        return _iri("doc", "file", _stem(document.source.path))
    number = header.number.value if header.number else None
    return _document_iri(
        header.region, number, title or "", header.issued.value.text if header.issued else None
    )


def cited_document_iri(citation: Citation) -> str:
    """The IRI that the cited document itself has when it is read, if the citation gives its number.

    Without a number it is `doc/title/{title}`, and a build looks for the document (`graph.citations`).
    """
    if citation.number is None:
        return titled_document_iri(citation.title)
    return _document_iri(citation.region, citation.number, citation.title, None)


def titled_document_iri(title: str) -> str:
    """The IRI of a document of which nothing but the title is known."""
    return _document_iri(None, None, title, None)


def _document_iri(region: Region | None, number: str | None, title: str, issued: str | None) -> str:
    if number is not None:
        return _iri("doc", region.code if region else "number", normal_number(number))
    base = _iri("doc", region.code if region else "title", normal_form(title))
    return f"{base};{issued}" if issued else base


def is_document_iri(iri: str) -> bool:
    """Whether an IRI names a document.

    >>> is_document_iri(f"{ID}doc/file/a"), is_document_iri(f"{ID}doc/file/a/text/0123456789abcdef")
    (True, False)
    """
    return iri.startswith(f"{ID}doc/") and iri.count("/", len(f"{ID}doc/")) == 1


def is_text_iri(iri: str) -> bool:
    """Whether an IRI names a document's wording."""
    return iri.startswith(f"{ID}doc/") and _TEXT.search(iri) is not None


def text_owner(iri: str) -> str:
    """The IRI of the document that a wording is of."""
    return _TEXT.sub("", iri)


def _stem(path: str) -> str:
    name = re.split(r"[/\\]", path)[-1]
    return name.rpartition(".")[0] or name


def text_iri(document: Document, owner: str | None = None) -> str:
    """The document's wording: one IRI for each state of it, `{document}/text/{16 hex}`.

    This and the next two take the IRI of the `owner` where another copy stands for the document.
    """
    return f"{owner or document_iri(document)}/text/{_digest(document)[:16]}"


def raw_iri(document: Document, owner: str | None = None) -> str:
    """The bytes as found, `{document}/raw/{sha256}`."""
    return f"{owner or document_iri(document)}/raw/{document.source.sha256}"


def clean_iri(document: Document, owner: str | None = None) -> str:
    """The clean text, `{document}/clean/{sha256}` of its UTF-8 bytes."""
    return f"{owner or document_iri(document)}/clean/{_digest(document)}"


def _digest(document: Document) -> str:
    return sha256(document.clean.text.encode()).hexdigest()


def dataset_iri(*parts: str) -> str:
    """All that a store holds, and the named graph that describes it; with `parts`, a part of the description.

    >>> dataset_iri("class", "sz:Measure").removeprefix(ID)
    'dataset/class/sz:Measure'
    """
    return _iri("dataset", *parts)


def citations_iri() -> str:
    """The named graph in which a build says which cited documents are which, and what is told of the others.

    >>> citations_iri().removeprefix(ID)
    'citations'
    """
    return _iri("citations")


def occurrences_iri() -> str:
    """The named graph in which a build says which documents have which terms.

    >>> occurrences_iri().removeprefix(ID)
    'occurrences'
    """
    return _iri("occurrences")


def occurrence_iri(document: str, term: str) -> str:
    """A document's having a term: `{document}/term/{name}`.

    >>> occurrence_iri(f"{ID}doc/x", term_iri("一网通办")).removeprefix(ID)
    'doc/x/term/一网通办'
    """
    return f"{document}/{term.removeprefix(ID)}"


def run_iri(version: str) -> str:
    """The reading of documents by one version of the software."""
    return _iri("run", version)


def software_iri() -> str:
    """The software itself, of any version."""
    return _iri("software", "shuzheng")


def finding_iri(owner: str, kind: str, start: int, *printed: str) -> str:
    """A finding of a measure, objective or document: `{owner}/{kind}/{printed};{printed};{start}`.

    >>> finding_iri(f"{ID}doc/x/point_1", "pilot", 812, "南京市").removeprefix(ID)
    'doc/x/point_1/pilot/南京市;812'
    """
    return f"{owner}/{kind}/{';'.join(encode_part(normal_form(text)) for text in printed)};{start}"


def actor_iri(name: str, region: Region | None) -> str:
    """An agency, collective or leading group: `agency/{region}/{name}`."""
    return _regional_iri("agency", name, region)


def issuer_iri(issuer: Issuer, own: Region | None) -> str:
    """The IRI of a body that issued a document of the region `own`."""
    return actor_iri(issuer.official or issuer.name, issuer.region or own)


def platform_iri(name: str, region: Region | None) -> str:
    """A digital system: `platform/{region}/{name}`."""
    return _regional_iri("platform", name, region)


def _regional_iri(kind: str, name: str, region: Region | None) -> str:
    return _iri(kind, *([region.code] if region else []), normal_form(name))


def region_iri(code: str) -> str:
    """A place by its six digits: `region/{code}`."""
    return _iri("region", code)


def indicator_iri(name: str) -> str:
    """What a target counts or measures: `indicator/{name}`."""
    return _iri("indicator", normal_form(name))


def term_iri(name: str) -> str:
    """A quoted term: `term/{name}`."""
    return _iri("term", normal_form(name))


def evidence_iri(text_iri: str, start: int, end: int) -> str:
    """A span of a text, in the manner of RFC 5147: `{text}#char=812,825`."""
    return f"{text_iri}#char={start},{end}"


def _iri(*parts: str) -> str:
    return ID + "/".join(encode_part(part) for part in parts)


def encode_part(text: str) -> str:
    """Percent-encode what an IRI cannot hold, what divides one, and `;`, which divides ours; Chinese stays.

    >>> encode_part("100% 网上办/掌上办")
    '100%25%20网上办%2F掌上办'
    """
    return _UNSAFE.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode(errors="surrogatepass")), text
    )
