"""A digest of what decides how documents become a store: our own sources and the libraries."""

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

__all__ = ["LIBRARIES", "software_digest"]

LIBRARIES = (
    "charset-normalizer",
    "jieba",
    "lxml",
    "numpy",
    "opencc",
    "pypdfium2",
    "pypinyin",
    "python-docx",
    "rapidfuzz",
    "rjieba",
    "spacy",
)
_PACKAGES = ("loaders", "ontology")
_SOURCES = frozenset({".json", ".py", ".tsv", ".ttl"})


def software_digest() -> str:
    """The same for two runs that would build a store alike; nothing is imported to find out.

    Of our own sources, the loaders, the ontology and what lies in this folder itself: not the pages,
    commands, named questions and shapes, which read a store.
    """
    digest = sha256()
    beside = sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in _SOURCES)
    for path in (*(path for package in _PACKAGES for path in _sources(package)), *beside):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for name in ("shuzheng", *LIBRARIES):
        digest.update(f"{name} {_version(name)}\n".encode())
    return digest.hexdigest()


def _sources(package: str) -> list[Path]:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    return sorted(
        path for folder in folders or () for path in Path(folder).rglob("*") if path.suffix in _SOURCES
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
