"""A digest of what decides how documents are read and described: our own sources and the libraries."""

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
_SOURCES = frozenset({".py", ".tsv", ".ttl"})
_BESIDE = (
    "build.py",
    "citations.py",
    "cited.py",
    "description.py",
    "description.ttl",
    "extraction.py",
    "grouping.py",
    "quality.json",
    "quality.py",
    "resolution.py",
    "states.py",
)


def software_digest() -> str:
    """The same for two runs that would read a document alike; nothing is imported to find out."""
    digest = sha256()
    for path in (
        *(path for package in _PACKAGES for path in _sources(package)),
        *(Path(__file__).with_name(name) for name in _BESIDE),
    ):
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
