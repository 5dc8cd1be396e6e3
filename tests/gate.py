"""The gate: what the loaders find in the annotated papers, beside bars and pins; exit 1 below either.

    gate.py                 print every figure; fail below a bar, or below what was reached before
    gate.py --pin           pin the figures reached now, where they are higher
    gate.py --pin --lower   pin them also where they are lower, or where the annotations have changed

`bars.json` holds what is asked for, `pins.json` what was reached, with a digest of the annotations that it was reached on.
Precision and recall may each lie 0.04 below a bar for F1.
"""

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from loaders.document import build_document
from loaders.files import read_source
from loaders.score import Score, Tally, read_gold, score_records
from ontology.interchange import document_record

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BARS = ROOT / "tests/bars.json"
PINS = ROOT / "tests/pins.json"
SLACK = 0.04
ROUNDING = 1e-6


def main() -> int:
    """Print a table for each set of documents; 0 where every bar and pin holds."""
    options = _parse()
    if not (SHARED / "gold").is_dir():
        print("No annotated documents beside the project (../shared/gold): nothing to score.")
        return 0
    golds = read_gold(SHARED / "gold")
    records = [_extract(name) for name in golds]
    faults: list[str] = []
    for bars in json.loads(BARS.read_text(encoding="utf-8")):
        names = bars["documents"] or list(golds)
        score = score_records({name: golds[name] for name in names}, records)
        print(f"\n{bars['what']} ({len(names)})")
        faults += report(score, bars)
    faults += keep_pins(score_records(golds, records), digest(), options)
    print("\nEvery bar and pin holds." if not faults else "\n" + "\n".join(faults))
    return 1 if faults else 0


def report(score: Score, bars: dict[str, Any]) -> list[str]:
    """Print each figure beside its bar; what lies below."""
    faults = []
    for field, tally in score.fields.items():
        bar = bars["f1"].get(field)
        figures = f"{_shown(tally.precision)}  {_shown(tally.recall)}  {_shown(tally.f1)}   of {tally.matched + tally.missed}"
        faults += _judge(field, figures, bar, is_below=bar is not None and _is_below(tally, bar))
    for figure in score.agreements:
        share, bar = score.agreement(figure), bars["agreement"].get(figure)
        faults += _judge(
            figure, f"agree {_shown(share)}", bar, is_below=bar is not None and (share or 0) < bar
        )
    return faults


def keep_pins(score: Score, annotations: str, options: argparse.Namespace) -> list[str]:
    """Compare with the pins, and set them where asked; what fell, or cannot be compared."""
    reached = {name: tally.f1 for name, tally in score.fields.items()}
    reached |= {figure: score.agreement(figure) for figure in score.agreements}
    pins = (
        json.loads(PINS.read_text(encoding="utf-8")) if PINS.exists() else {"annotations": "", "figures": {}}
    )
    faults = (
        [] if pins["annotations"] == annotations else ["the annotations have changed since the pins were set"]
    )
    fallen = {name: pin for name, pin in pins["figures"].items() if (reached.get(name) or 0) < pin - ROUNDING}
    faults += [f"{name} fell from {pin:.4f} to {_shown(reached.get(name))}" for name, pin in fallen.items()]
    if not options.pin or (faults and not options.lower):
        hint = ["(--pin --lower sets the pins all the same)"] if faults and options.pin else []
        return faults + hint
    figures = {name: round(value, 4) for name, value in reached.items() if value is not None}
    PINS.write_text(
        json.dumps({"annotations": annotations, "figures": figures}, indent=2) + "\n", encoding="utf-8"
    )
    return []


def digest() -> str:
    """Of the annotations, names and bytes."""
    made = sha256()
    for path in sorted((SHARED / "gold").glob("*.json")):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def _extract(name: str) -> dict[str, object]:
    path = next(SHARED.glob(f"corpus/**/{name}.txt"))
    return json.loads(json.dumps(document_record(build_document(read_source(path)))))  # type: ignore[no-any-return]


def _is_below(tally: Tally, bar: float) -> bool:
    parts = (tally.precision, tally.recall)
    return (tally.f1 or 0) < bar or any((part or 0) < bar - SLACK for part in parts)


def _judge(name: str, figures: str, bar: float | None, *, is_below: bool) -> list[str]:
    verdict = "" if bar is None else f"   bar {bar:.2f} {'BELOW' if is_below else 'holds'}"
    print(f"  {name:<18}{figures}{verdict}")
    return [f"{name} is below its bar of {bar:.2f}"] if is_below else []


def _shown(value: float | None) -> str:
    return "    -" if value is None else f"{value:.3f}"


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pin", action="store_true", help="pin the figures reached now")
    parser.add_argument("--lower", action="store_true", help="also where they are lower")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
