"""Where tests find the samples that ship and, where it is there, the folder of real documents."""

from pathlib import Path

import pytest
from hypothesis import settings

from graph.build import build_store

settings.register_profile("project", deadline=None)  # a busy machine may take long for one example
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample documents that ship with the project."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The developers' folder of real documents and their annotations, beside the project."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip("the folder of real documents is not beside the project (../shared/corpus)")
    return folder


@pytest.fixture(scope="session")
def corpus_store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of all real documents, built once; nobody writes to it."""
    folder = tmp_path_factory.mktemp("corpus") / "store"
    build_store([shared / "corpus"], folder)
    return folder
