"""What the README shows is what happens."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_every_example_prints_what_the_readme_shows(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "tests/readme.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_and_make_target_is_in_the_readme(root: Path) -> None:
    from graph.cli import app

    readme = (root / "README.md").read_text(encoding="utf-8")
    names = [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands]
    assert len(names) >= 7
    assert [name for name in names if f"`shuzheng {name}" not in readme] == []
    assert all(f"`make {target}`" in readme for target in ("demo", "docs", "test", "score", "bench"))


def test_every_file_that_the_readme_links_to_is_there(root: Path) -> None:
    import re

    readme = (root / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if "://" not in link]
    assert len(links) > 3
    assert [link for link in links if not (root / link).exists()] == []
