"""Extract the annotated documents, score them with the ruler, and print each figure beside its bar; exit 1 below one."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def main() -> int:
    """Print a table a set of documents; 0 where every bar holds."""
    if not (SHARED / "gold").is_dir():
        print("No annotated documents beside the project (../shared/gold): nothing to score.")
        return 0
    below = 0
    with tempfile.TemporaryDirectory() as folder:
        for bars in json.loads((ROOT / "tests/bars.json").read_text(encoding="utf-8")):
            scores = score(bars["documents"], Path(folder))
            below += report(bars, scores)
    print("All bars hold." if not below else f"{below} below the bar.")
    return 1 if below else 0


def score(documents: list[str], folder: Path) -> dict[str, Any]:
    """The ruler's figures for these documents, extracted from their raw texts."""
    gold = folder / "gold"
    shutil.rmtree(gold, ignore_errors=True)
    gold.mkdir()
    for name in documents:
        shutil.copy(SHARED / "gold" / f"{name}.json", gold)
    sources = [str(next(SHARED.glob(f"corpus/**/{name}.txt"))) for name in documents]
    records = folder / "records.jsonl"
    subprocess.run(
        [sys.executable, "-m", "graph.cli", "extract", *sources, "-o", str(records)], check=True, cwd=ROOT
    )
    ruler = [sys.executable, str(SHARED / "tools/score.py"), str(gold), str(records), "--json"]
    scores: dict[str, Any] = json.loads(
        subprocess.run(ruler, check=True, capture_output=True, text=True).stdout
    )
    return scores


def report(bars: dict[str, Any], scores: dict[str, Any]) -> int:
    """Print every figure of the ruler, those with a bar marked; the count of those below."""
    print(f"\n{bars['what']} ({len(bars['documents'])})")
    below = 0
    for field, row in scores["fields"].items():
        bar = bars["f1"].get(field)
        figures = "  ".join(f"{name} {_figure(row[name])}" for name in ("precision", "recall", "f1"))
        below += _line(field, f"{figures}   of {row['gold']}", row["f1"], bar)
    for name, share in scores["accuracy"].items():
        below += _line(name, f"agree {_figure(share)}", share, bars["share"].get(name))
    return below


def _line(name: str, figures: str, value: float | None, bar: float | None) -> int:
    is_below = bar is not None and (value is None or value < bar)
    verdict = "" if bar is None else f"   bar {bar:.2f} {'BELOW' if is_below else 'holds'}"
    print(f"  {name:<18}{figures}{verdict}")
    return int(is_below)


def _figure(value: float | None) -> str:
    return "    -" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
