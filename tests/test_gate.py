"""The gate: what falls below a pin is told, and pins are set where they may be."""

import importlib.util
import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from graph.quality import Quality
from loaders.score import Score, Tally

PINNED = Quality(
    "abc", 2, {"targets": {"f1": 0.9, "annotated": 10}, "role": {"agreement": 1.0, "compared": 4}}
)
PIN, LOWER = Namespace(pin=True, lower=False), Namespace(pin=True, lower=True)
LOOK = Namespace(pin=False, lower=False)


@pytest.fixture
def gate(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, its file of figures in a folder of the test's own."""
    spec = importlib.util.spec_from_file_location("gate", root / "tests" / "gate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "QUALITY", tmp_path / "quality.json")
    return module


def pinned(gate: ModuleType) -> Quality:
    return Quality(**json.loads(gate.QUALITY.read_text(encoding="utf-8")))


def reached(f1: float) -> Quality:
    return replace(PINNED, figures=PINNED.figures | {"targets": {"f1": f1, "annotated": 10}})


def test_figures_are_measured_with_their_parts_and_rounded(gate: ModuleType) -> None:
    score = Score({"targets": Tally(matched=2, missed=1), "pilots": Tally()}, {"role": (1, 3)})
    assert gate.measure(score, "abc", 5) == Quality(
        "abc",
        5,
        {
            "targets": {"precision": 1.0, "recall": 0.6667, "f1": 0.8, "annotated": 3},
            "pilots": {"annotated": 0},
            "role": {"agreement": 0.3333, "compared": 3},
        },
    )


@pytest.mark.parametrize(
    ("now", "options", "told", "kept"),
    [
        (reached(0.9), LOOK, [], 0.9),
        (reached(0.95), LOOK, [], 0.9),
        (reached(0.95), PIN, [], 0.95),
        (reached(0.8), LOOK, ["targets fell from 0.9000 to 0.800"], 0.9),
        (reached(0.8), PIN, ["targets fell", "--pin --lower"], 0.9),
        (reached(0.8), LOWER, [], 0.8),
        (replace(reached(0.95), annotations="other"), PIN, ["annotations have changed", "--lower"], 0.9),
        (replace(reached(0.95), annotations="other"), LOWER, [], 0.95),
        (replace(PINNED, figures={}), LOOK, ["targets fell", "role fell from 1.0000"], 0.9),
    ],
)
def test_what_falls_is_told_and_pins_change_only_as_asked(
    gate: ModuleType, now: Quality, options: Namespace, told: list[str], kept: float
) -> None:
    gate.keep_pins(PINNED, LOWER)
    faults = gate.keep_pins(now, options)
    assert len(faults) == len(told)
    assert all(words in fault for words, fault in zip(told, faults, strict=True))
    assert pinned(gate).figures["targets"]["f1"] == kept


def test_without_pins_every_figure_may_be_pinned_knowingly(gate: ModuleType) -> None:
    assert gate.keep_pins(PINNED, PIN) != []
    assert gate.keep_pins(PINNED, LOWER) == []
    assert pinned(gate) == PINNED
