"""Arrows go downward: loaders and graph stand on ontology and do not know each other; the roof sees all."""

import ast
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

LAYERS = ("ontology", "loaders", "graph")
ROOF = ("graph.extraction", "graph.grouping", "graph.build", "graph.commands", "graph.cli")  # the lower first
BELOW = {"ontology": {"ontology"}, "loaders": {"ontology", "loaders"}, "graph": {"ontology", "graph"}}


def wrong_arrows(modules: dict[str, str]) -> Iterator[str]:
    """The imports that a module must not have, as `module -> imported`.

    Args: modules, the source of each module by its dotted name.
    """
    for module, imported in arrows(modules):
        allowed = set(LAYERS) if storey(module) else BELOW[module.partition(".")[0]]
        if imported.partition(".")[0] not in allowed or storey(imported) > storey(module):
            yield f"{module} -> {imported}"


def storey(module: str) -> int:
    """How high in the roof a module stands; 0 below it."""
    return next((i for i, name in enumerate(ROOF, 1) if f"{module}.".startswith(f"{name}.")), 0)


def arrows(modules: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each pair of modules of ours of which the first imports the second, wherever in it that stands."""
    for module, source in modules.items():
        for imported in imports(ast.parse(source)):
            if imported.partition(".")[0] in LAYERS:
                yield module, imported if imported in modules else imported.rpartition(".")[0]


def imports(tree: ast.Module) -> Iterator[str]:
    """The names that a module imports; of `from a import b` both, joined."""
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            base = "." * statement.level + (statement.module or "")
            yield from (f"{base}.{alias.name}" for alias in statement.names)


def circle(modules: dict[str, str]) -> list[str]:
    """Modules that import one another in a ring; none if there is no ring."""
    below: dict[str, set[str]] = {}
    for module, imported in arrows(modules):
        below.setdefault(module, set()).add(imported)
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def read_modules(root: Path) -> dict[str, str]:
    """The source of every module of the three layers, by its dotted name."""
    return dict(_named(root, (path for layer in LAYERS for path in (root / layer).rglob("*.py"))))


def _named(root: Path, paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in sorted(paths):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path.read_text(encoding="utf-8")


def test_no_arrow_goes_upward_or_across(root: Path) -> None:
    assert list(wrong_arrows(read_modules(root))) == []


def test_no_modules_import_one_another(root: Path) -> None:
    assert circle(read_modules(root)) == []


def test_every_import_is_absolute(root: Path) -> None:
    relative = {
        module
        for module, source in read_modules(root).items()
        for name in imports(ast.parse(source))
        if name[0] == "."
    }
    assert relative == set()


def test_all_layers_are_looked_at(root: Path) -> None:
    modules = read_modules(root)
    assert {module.partition(".")[0] for module in modules} == set(LAYERS)
    assert ("ontology.iris", "ontology.namespaces") in set(arrows(modules))


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("ontology.iris", "from loaders.clean import clean_text"),
        ("ontology.iris", "import graph"),
        ("loaders.document", "from graph.store import open_store"),
        ("loaders.document", "def f():\n    import graph.store"),
        ("graph.network", "from loaders import regions"),
        ("graph.network", "if TYPE_CHECKING:\n    from loaders.files import read_source"),
        ("graph.views.page", "from graph.cli import main"),
        ("graph.store", "from graph import build"),
        ("graph.console", "from graph.commands.asking import ask"),
        ("graph.build", "from graph.commands.storing import build"),
        ("graph.commands.asking", "def f():\n    from graph.cli import app"),
        ("graph.commandscript", "from loaders import regions"),
    ],
)
def test_a_wrong_arrow_is_seen(module: str, line: str) -> None:
    roof = dict.fromkeys(("graph.cli", "graph.build", "graph.commands.asking", "graph.commands.storing"), "")
    modules = {**roof, "loaders.regions": "", module: line}
    assert [arrow.partition(" ")[0] for arrow in wrong_arrows(modules)] == [module]


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("ontology.iris", "from ontology.records import Document\nimport re"),
        ("loaders.document", "from ontology.records import Document\nfrom loaders import clean"),
        ("graph.network", "import graphlib\nfrom ontology.namespaces import expand"),
        (
            "graph.build",
            "from loaders.document import build_document\nfrom ontology.iris import document_iri",
        ),
        ("graph.cli", "from graph.build import build_store"),
        ("graph.cli", "from graph.commands.asking import ask"),
        (
            "graph.commands.asking",
            "from graph.build import build_store\nfrom loaders.clean import clean_text",
        ),
    ],
)
def test_a_right_arrow_passes(module: str, line: str) -> None:
    assert list(wrong_arrows({"graph.build": "", module: line})) == []


def test_a_ring_is_seen() -> None:
    ring = {
        "graph.a": "from graph.b import x",
        "graph.b": "from graph import c",
        "graph.c": "def f():\n    import graph.a",
    }
    assert set(circle(ring)) == set(ring)
    assert circle({**ring, "graph.c": "import ontology.iris"}) == []
