"""What is exported is read alike by three engines that share no code: Oxigraph, rdflib and Raptor."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Dataset, Graph
from typer.testing import CliRunner

from graph.cli import app
from graph.store import open_store

COUNTS = {
    "turtle": "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }",
    "trig": "SELECT (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } }",
}


@pytest.fixture(scope="module")
def store(request: pytest.FixtureRequest, root: Path) -> Path:
    """The store of the real papers where they are, else of the samples."""
    is_there = (root.parent / "shared" / "corpus").is_dir()
    place: Path = request.getfixturevalue("corpus_store" if is_there else "sample_store")
    return place


@pytest.fixture(scope="module")
def rapper() -> str:
    """Raptor's command."""
    found = shutil.which("rapper")
    if found is None and os.environ.get("SHUZHENG_NEEDS_RAPTOR"):
        pytest.fail("Raptor is not installed: apt-get install raptor2-utils")
    if found is None:
        pytest.skip("Raptor is not installed: apt-get install raptor2-utils")
    return found


def export(store: Path, form: str) -> Path:
    written = store.with_name(f"store.{form}")
    if not written.exists():
        told = CliRunner().invoke(app, ["export", "-f", form, "-o", str(written), "--store", str(store)])
        assert told.exit_code == 0, told.output
    return written


def count(store: Path, form: str) -> int:
    return int(open_store(store).select(COUNTS[form])[0]["count"].value)


@pytest.mark.slow
@pytest.mark.parametrize("form", COUNTS)
def test_raptor_reads_every_triple(store: Path, rapper: str, form: str) -> None:
    told = subprocess.run(
        [rapper, "-c", "-i", form, str(export(store, form))], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert "rror" not in told.stderr
    read = re.search(r"returned (\d+) triples", told.stderr)
    assert read is not None
    assert int(read[1]) == count(store, form) > 5000


@pytest.mark.slow
def test_raptor_refuses_what_is_no_turtle(rapper: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<urn:a> <urn:b> .", encoding="utf-8")
    told = subprocess.run([rapper, "-c", "-i", "turtle", str(broken)], capture_output=True, check=False)
    assert told.returncode != 0


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own
def test_rdflib_reads_every_triple(store: Path) -> None:
    assert len(Graph().parse(export(store, "turtle"), format="turtle")) == count(store, "turtle")
    dataset = Dataset()
    dataset.parse(export(store, "trig"), format="trig")
    assert sum(1 for _ in dataset.quads()) == count(store, "trig")
