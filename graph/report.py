"""What a build made of each file, as records and as `report.json`."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import PurePath

from ontology.records import Document

__all__ = ["Entry", "Key", "Links", "Report", "describe_document"]

Key = tuple[str, str]

_AROUND = 12
_INNER = frozenset({"failure", "own", "since", "sketch", "head"})
_FOUND = ("subs", "responsibilities", "platforms", "targets", "deadlines", "pilots", "outputs", "concepts")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file given to a build: the document it holds, or why it gave none.

    `iri` is None where nothing was read, and `failure` says why. `same_as` names the file that stands in the
    store for the same document, None where this one does; `copy` says what this one is to it. `own` is the
    IRI that the document would have by this file alone. `since` numbers the build that first saw the file.
    """

    file: str
    sha256: str
    iri: str | None = None
    failure: str | None = None
    same_as: str | None = None
    copy: str | None = None
    own: str | None = None
    since: int = 0
    sketch: str = ""
    head: int = 0
    title: str | None = None
    bytes: int = 0
    characters: int = 0
    triples: int = 0
    encoding: str = ""
    seconds: float = 0.0
    repairs: Mapping[str, int] = field(default_factory=dict)
    unrepaired: tuple[Mapping[str, object], ...] = ()
    left_open: Mapping[str, int] = field(default_factory=dict)
    found: Mapping[str, int] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What the reading depends on: the bytes and the file's own name."""
        return self.sha256, PurePath(self.file).name

    @property
    def is_stored(self) -> bool:
        """Whether the graph of this file's document is in the store."""
        return self.iri is not None and self.same_as is None

    @property
    def warning(self) -> str | None:
        """What to look at in a document that was read: it gave no measure."""
        if self.iri is None or self.found.get("measures"):
            return None
        return (
            "was read, but holds no measure: no numbered line (一、 （一） 1. 第一条) that prescribes action"
        )

    @property
    def rank(self) -> tuple[int, int, int, str, str, str]:
        """Of two files with one document the greater stands: more measures, fuller head, longer text."""
        return self.found.get("measures", 0), self.head, self.characters, *self.key, self.file


@dataclass(frozen=True, slots=True)
class Links:
    """The links between measures, counted: pairs of papers looked at, links by relation, those reviewed.

    `astray` has a line for each decision of people that could not be followed. `reliability` says for each
    step of confidence which share of such links held on papers not learnt from.
    """

    pairs: int = 0
    relations: Mapping[str, int] = field(default_factory=dict)
    reviewed: int = 0
    astray: tuple[str, ...] = ()
    reliability: tuple[Mapping[str, float], ...] = ()

    @property
    def total(self) -> int:
        """The links that hold."""
        return sum(count for relation, count in self.relations.items() if relation != "none")


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a build: an entry for each file in the order given, if the data changed, the links."""

    store: str
    entries: tuple[Entry, ...]
    is_changed: bool
    links: Links = field(default_factory=Links)

    @property
    def documents(self) -> tuple[Entry, ...]:
        """The files whose documents the store holds."""
        return tuple(entry for entry in self.entries if entry.is_stored)

    @property
    def duplicates(self) -> tuple[Entry, ...]:
        """The files that hold a document which another file stands for."""
        return tuple(entry for entry in self.entries if entry.same_as is not None)

    @property
    def failures(self) -> tuple[Entry, ...]:
        """The files that gave no document."""
        return tuple(entry for entry in self.entries if entry.failure is not None)

    def totals(self) -> dict[str, int]:
        """Counts over the documents in the store."""
        found = Counter[str]()
        for entry in self.documents:
            found.update({"bytes": entry.bytes, "characters": entry.characters, "triples": entry.triples})
            found.update({"repairs": sum(entry.repairs.values()), "unrepaired": len(entry.unrepaired)})
            found.update(entry.found)
        return {"documents": len(self.documents), **found}

    def to_json(self) -> bytes:
        """The content of `report.json`."""
        parts: dict[str, object] = {"totals": self.totals(), "links": asdict(self.links)}
        for name in ("documents", "duplicates", "failures"):
            parts[name] = [_shown(entry) for entry in getattr(self, name)]
        return json.dumps(parts, ensure_ascii=False, indent=2).encode() + b"\n"


def describe_document(document: Document, *, sketch: str, triples: int, seconds: float) -> Entry:
    """The entry of a document that was read, in so many seconds, and gave so many triples.

    Args: sketch, what its text is compared with others by, written as `graph.extraction` does.
    """
    from ontology.iris import document_iri  # a build with nothing to read need not compile its patterns

    source, clean = document.source, document.clean
    header = document.header
    iri = document_iri(document)
    return Entry(
        file=source.path,
        sha256=source.sha256,
        iri=iri,
        own=iri,
        sketch=sketch,
        head=sum(part is not None for part in (header.title, header.number, header.issuer, header.issued)),
        title=header.title.value if header.title else None,
        bytes=source.byte_count,
        characters=len(clean.text),
        triples=triples,
        encoding=source.encoding,
        seconds=round(seconds, 4),
        repairs=dict(sorted(Counter(repair.kind.value for repair in clean.repairs).items())),
        unrepaired=tuple(_place(source.raw, start, end) for start, end in clean.unrepaired),
        left_open=dict(sorted(Counter(mention.quote for mention in document.left_open).items())),
        found=_count(document),
    )


def _place(raw: str, start: int, end: int) -> dict[str, object]:
    """A damaged span of the raw text and some characters around it."""
    return {"start": start, "end": end, "raw": raw[max(0, start - _AROUND) : end + _AROUND]}


def _count(document: Document) -> dict[str, int]:
    found = {name: sum(len(getattr(measure, name)) for measure in document.measures) for name in _FOUND}
    found["targets"] += sum(len(objective.targets) for objective in document.objectives)
    return {
        "sections": len(document.sections),
        "measures": len(document.measures),
        "objectives": len(document.objectives),
        "cites": len(document.header.cites),
        **found,
    }


def _shown(entry: Entry) -> dict[str, object]:
    """The entry's fields without those that say nothing here."""
    fields = asdict(entry)
    if entry.failure is not None:
        return {name: fields[name] for name in ("file", "failure")}
    hidden = _INNER if entry.same_as else _INNER | {"same_as", "copy"}
    told = {"warning": entry.warning} if entry.warning else {}
    return {name: value for name, value in fields.items() if name not in hidden} | told
