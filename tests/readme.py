"""The README's console examples and quality figures: check them, or with --write make them anew; exit 1 where they differ."""

import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SHARED = ROOT.parent / "shared"
CONSOLE = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
SHOWN = (
    "measures",
    "sub-measures",
    "objectives",
    "cites",
    "responsible",
    "platforms",
    "targets",
    "deadlines",
    "pilots",
    "outputs",
    "concepts",
)


def main() -> int:
    """Compare what the README shows with what its commands print."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        fresh = CONSOLE.sub(lambda block: run_block(block[0], Path(folder)), text)
    if (SHARED / "gold").is_dir():
        fresh = FIGURES.sub(lambda _: figures(), fresh)
    if "--write" in sys.argv:
        README.write_text(fresh, encoding="utf-8")
        return 0
    sys.stdout.writelines(
        difflib.unified_diff(text.splitlines(True), fresh.splitlines(True), "README.md", "as it runs now")
    )
    return int(fresh != text)


def run_block(block: str, folder: Path) -> str:
    """The block's `$ ` commands, each with the output it gives now."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{run_command(command[2:], folder)}" for command in commands)


def run_command(command: str, folder: Path) -> str:
    """What a command prints on standard output; one that fails ends everything."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"$ {command}\n{done.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def figures() -> str:
    """A table of precision, recall and F1 on the annotated documents."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        golds = sorted((SHARED / "gold").glob("*.json"))
        sources = [str(next(SHARED.glob(f"corpus/**/{gold.stem}.txt"))) for gold in golds]
        subprocess.run(
            [sys.executable, "-m", "graph.cli", "extract", *sources, "-o", str(records)],
            check=True,
            cwd=ROOT,
            capture_output=True,
        )
        ruler = [sys.executable, str(SHARED / "tools/score.py"), str(SHARED / "gold"), str(records), "--json"]
        fields = json.loads(subprocess.run(ruler, check=True, capture_output=True, text=True).stdout)[
            "fields"
        ]
    rows = [f"| {name} | {fields[name]['gold']} | {_row(fields[name])} |" for name in SHOWN]
    return "\n".join(
        ["| found | annotated | precision | recall | F1 |", "|---|---:|---:|---:|---:|", *rows, ""]
    )


def _row(field: dict[str, float | None]) -> str:
    return " | ".join(
        "–" if field[name] is None else f"{field[name]:.2f}" for name in ("precision", "recall", "f1")
    )


if __name__ == "__main__":
    sys.exit(main())
