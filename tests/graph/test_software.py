"""The digest of what reads a document: the same while that is the same, and nothing that matters is left out."""

import ast
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from graph import software
from graph.software import LIBRARIES, software_digest

BESIDE = {"ontology", "loaders", "graph", "pyoxigraph", "rdflib"}  # ours, and what decides no reading


def imported(folder: Path) -> Iterator[str]:
    """The top-level names that the modules of a folder import."""
    for path in folder.rglob("*.py"):
        for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(statement, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in statement.names)
            elif isinstance(statement, ast.ImportFrom):
                yield str(statement.module).partition(".")[0]


def test_every_library_behind_the_loaders_is_in_the_digest(root: Path) -> None:
    distributions = packages_distributions()
    names = {name for folder in ("loaders", "ontology") for name in imported(root / folder)} - BESIDE
    needed = {distribution.lower() for name in names for distribution in distributions.get(name, [])}
    assert needed <= set(LIBRARIES)


def test_the_libraries_are_ones_that_the_project_depends_on(root: Path) -> None:
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    assert all(f'"{library}>=' in project for library in LIBRARIES)


def test_the_digest_changes_with_sources_and_versions_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loaders").mkdir()
    source = tmp_path / "loaders" / "words.tsv"
    source.write_text("数", encoding="utf-8")
    monkeypatch.setattr(software, "_sources", lambda package: [source])
    first = software_digest()
    assert software_digest() == first
    source.write_text("据", encoding="utf-8")
    second = software_digest()
    assert second != first
    monkeypatch.setattr(software, "_version", lambda name: "99")
    assert software_digest() not in {first, second}


def test_what_a_store_says_of_itself_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    before = software_digest()
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: b"" if path.name == "quality.json" else read(path))
    assert software_digest() != before


def test_word_lists_and_vocabulary_count_as_sources() -> None:
    suffixes = {path.suffix for package in ("loaders", "ontology") for path in software._sources(package)}
    assert suffixes == {".py", ".tsv", ".ttl"}
