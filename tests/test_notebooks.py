"""Each notebook runs from the first cell to the last, is short, and is committed without outputs."""

import ast
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def _cells(path: Path, kind: str) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def test_cells_are_short_and_define_nothing(path: Path) -> None:
    for cell in _cells(path, "code"):
        source = "".join(cell["source"])
        assert len(source.splitlines()) <= 10
        assert not any(
            isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.walk(ast.parse(source))
        )


def test_no_output_is_committed(path: Path) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in _cells(path, "code"))


def test_every_code_cell_follows_words(path: Path) -> None:
    kinds = [cell["cell_type"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert all(before == "markdown" for before, kind in pairwise(kinds) if kind == "code")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_it_runs_and_its_html_shows_the_view_without_a_kernel(path: Path, tmp_path: Path) -> None:
    import nbformat
    from nbclient import NotebookClient
    from nbconvert import HTMLExporter

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    html, _ = HTMLExporter().from_notebook_node(notebook)
    assert "苏服办" in html
    assert "srcdoc=" in html
    assert "vis-network" in html
