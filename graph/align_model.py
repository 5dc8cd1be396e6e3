"""The fitted weights in, a calibrated confidence for each pair and the choice of links out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict

import numpy as np

from graph.align_context import CONTEXT, Places, logit, read_context
from graph.align_features import FEATURES, Pairs
from graph.align_grams import Floats, Ints
from ontology.errors import ShuzhengError

__all__ = [
    "AlignWeightsError",
    "Model",
    "Step",
    "choose_pairs",
    "read_model",
    "read_reliability",
    "score_pairs",
]

_LEAST = 1.5  # of "copied" or "taken": a rare word of two characters, or a few common ones


class AlignWeightsError(ShuzhengError):
    """The weights file names a feature that is not there, or lacks a part."""

    def __init__(self, part: str, name: str) -> None:
        """Args: part of the file, and the name in it or missing from it."""
        super().__init__(part, name)
        self.part, self.name = part, name

    def __str__(self) -> str:
        return f"align.json: {self.part}: {self.name!r} is not as read; fit anew: tests/bench/fit_align.py"


class _Weights(TypedDict):
    pair: Mapping[str, float]
    context: Mapping[str, float]
    calibration: Mapping[str, float]
    bars: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the pair and of its context (the first one stands alone), calibration, and bars.

    A lower measure whose best pair is under `first` has no link; further ones need `further`; `most` in all.
    Between papers of which less than the share `related` of the lower measures can be expected to have a
    link, likeness is mostly chance: there the best pair needs `alone`.
    """

    pair: tuple[float, ...]
    context: tuple[float, ...]
    calibration: tuple[float, float]
    first: float
    further: float
    most: int
    related: float
    alone: float

    @classmethod
    def build(cls, weights: _Weights) -> "Model":
        """Put named weights in order, 0 where none is named; raises AlignWeightsError for an unknown name."""
        bars, scale = weights["bars"], weights["calibration"]
        return cls(
            _ordered("pair", weights["pair"], FEATURES),
            _ordered("context", weights["context"], CONTEXT),
            (scale["scale"], scale["shift"]),
            bars["first"],
            bars["further"],
            int(bars["most"]),
            bars["related"],
            bars["alone"],
        )


@dataclass(frozen=True, slots=True)
class Step:
    """Pairs of papers that the weights had not seen, by their confidence: how many, what it said, what held.

    `low` is inside, `high` outside; `said` is the mean confidence, `held` the share that annotators linked.
    """

    low: float
    high: float
    pairs: int
    said: float
    held: float


def _ordered(part: str, weights: Mapping[str, float], names: tuple[str, ...]) -> tuple[float, ...]:
    for name in weights:
        if name not in (*names, "intercept"):
            raise AlignWeightsError(part, name)
    if "intercept" not in weights:
        raise AlignWeightsError(part, "intercept")
    return (weights["intercept"], *(weights.get(name, 0.0) for name in names))


@cache
def read_model() -> Model:
    """The weights that ship with the package."""
    return Model.build(json.loads(_weights_text()))


@cache
def read_reliability() -> tuple[Step, ...]:
    """The reliability table of the weights that ship, from the lowest confidence to the highest."""
    return tuple(Step(**step) for step in json.loads(_weights_text())["reliability"])


def _weights_text() -> str:
    return files("graph").joinpath("align.json").read_text("utf-8")


def score_pairs(pairs: Pairs, places: Places, model: Model) -> Floats:
    """How sure each pair is a link, from 0 to 1, calibrated on papers that the weights had not seen.

    A pair that has hardly a word and no topic to itself is none, however short and alike its texts.
    """
    alone = _share(pairs.features, model.pair)
    share = _share(read_context(pairs, alone, places), model.context) if len(alone) else alone
    scale, shift = model.calibration
    own = pairs.features[:, [FEATURES.index("copied"), FEATURES.index("taken")]].max(axis=1, initial=0)
    void = (own < _LEAST) & (pairs.features[:, FEATURES.index("pure")] == 0)
    return np.where(void, 0.0, 1 / (1 + np.exp(-(scale * logit(share) + shift))))


def _share(columns: Floats, weights: tuple[float, ...]) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(columns @ np.array(weights[1:]) + weights[0], -30, 30))))


def choose_pairs(lower: Ints, confidence: Floats, count: int, model: Model) -> tuple[Ints, Ints]:
    """The pairs that are links, by lower measure and falling confidence, and the rank of each from 1.

    Args: lower, of each pair; count, of all lower measures, those without a pair included.
    """
    order = np.lexsort((-confidence, lower))
    below, sure = lower[order], confidence[order]
    first = np.searchsorted(below, below)
    rank = np.arange(len(order)) - first + 1
    expected = sure[(rank == 1) & (sure >= model.first)].sum()
    least = model.first if expected >= model.related * count else model.alone
    meant = (sure[first] >= least) & ((rank == 1) | (sure >= model.further)) & (rank <= model.most)
    return order[meant], rank[meant]
