"""The gate: what the loaders find in the annotated papers, beside bars and pins; exit 1 below either.

    gate.py                 print every figure; fail below a bar, or below what was reached before
    gate.py --pin           pin the figures reached now, where they are higher
    gate.py --pin --lower   pin them also where they are lower, or where the annotations have changed

`bars.json` holds what is asked for, `graph/quality.json` what was reached, with a digest of the annotations that it was
reached on; the description of every store tells it. The pins are F1 and agreement.
Precision and recall may each lie 0.04 below a bar for F1.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.quality import Quality
from loaders.document import build_document
from loaders.files import read_source
from loaders.score import Score, Tally, read_gold, score_records
from ontology.interchange import document_record

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BARS = ROOT / "tests/bars.json"
QUALITY = ROOT / "graph/quality.json"
SLACK = 0.04
NOTHING = Quality("", 0, {})


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
    faults += keep_pins(measure(score_records(golds, records), digest(), len(golds)), options)
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


def measure(score: Score, annotations: str, documents: int) -> Quality:
    """What was reached, rounded: F1 with its parts a field, agreement a figure, each with what it was counted on."""
    figures: dict[str, dict[str, int | float]] = {}
    for field, tally in score.fields.items():
        shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
        figures[field] = _rounded(shares) | {"annotated": tally.matched + tally.missed}
    for figure, (_, compared) in score.agreements.items():
        figures[figure] = _rounded({"agreement": score.agreement(figure)}) | {"compared": compared}
    return Quality(annotations, documents, figures)


def keep_pins(reached: Quality, options: argparse.Namespace) -> list[str]:
    """Compare with the pins, and set them where asked; what fell, or cannot be compared."""
    pinned = Quality(**json.loads(QUALITY.read_text(encoding="utf-8"))) if QUALITY.exists() else NOTHING
    is_same = pinned.annotations == reached.annotations
    faults = [] if is_same else ["the annotations have changed since the pins were set"]
    now = pins(reached)
    fallen = {name: pin for name, pin in pins(pinned).items() if (now.get(name) or 0) < pin}
    faults += [f"{name} fell from {pin:.4f} to {_shown(now.get(name))}" for name, pin in fallen.items()]
    if not options.pin or (faults and not options.lower):
        hint = ["(--pin --lower sets the pins all the same)"] if faults and options.pin else []
        return faults + hint
    QUALITY.write_text(json.dumps(asdict(reached), indent=1) + "\n", encoding="utf-8")
    return []


def pins(quality: Quality) -> dict[str, float]:
    """Of each field the F1, of each figure the agreement."""
    named = {name: figures.get("f1", figures.get("agreement")) for name, figures in quality.figures.items()}
    return {name: pin for name, pin in named.items() if pin is not None}


def digest() -> str:
    """Of the annotations, names and bytes."""
    made = sha256()
    for path in sorted((SHARED / "gold").glob("*.json")):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def _extract(name: str) -> dict[str, object]:
    path = next(SHARED.glob(f"corpus/**/{name}.txt"))
    return json.loads(json.dumps(document_record(build_document(read_source(path)))))  # type: ignore[no-any-return]


def _rounded(shares: Mapping[str, float | None]) -> dict[str, int | float]:
    return {name: round(share, 4) for name, share in shares.items() if share is not None}


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
