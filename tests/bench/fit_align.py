"""Fits the weights of graph/align.json and prints how well they do on papers that they have not seen.

    python tests/bench/fit_align.py [--write]

Needs scikit-learn and the folder of real documents beside the project (../shared). Without --write it only prints.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from graph.align import Passage, pair_passages
from graph.align_context import CONTEXT, Places, logit, read_context
from graph.align_features import FEATURES, Pairs
from graph.align_grams import Floats
from graph.align_model import Model, choose_pairs, score_pairs
from graph.align_passages import find_passages
from loaders.document import build_document
from loaders.files import find_files, read_source

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
UPPER = "state-council-2022-14"
# Plans of digital government first, then papers on services and publicity: no annotator but one of ours each,
# except for the first, which is of the shared folder.
PAPERS = (
    *("inner-mongolia-2024", "jiangsu-2023-18", "hubei-2019-4", "shandong-2019", "ndrc-smart-city-2024"),
    *("hunan-2023", "fujian-2023", "shaanxi-2023", "tongliao-2023"),
)
SOFTNESS = 0.2  # C of the logistic regressions
# Set by hand and the same for every paper: with a confidence that holds what it says, links pay from about half
# the F1 that is reached; the first one must pass more, for it says that there is a counterpart at all. Papers of
# one subject stand at 0.08 and above, a tax regulation as the upper one at 0.05 and below.
BARS = {"first": 0.45, "further": 0.3, "most": 6, "related": 0.06, "alone": 0.9}
PLAIN = {"scale": 1.0, "shift": 0.0}


@dataclass(frozen=True, slots=True)
class Paper:
    """A lower paper beside the upper one, and what the annotator linked."""

    name: str
    lower: list[Passage]
    upper: list[Passage]
    gold: dict[str, list[str]]
    pairs: Pairs
    places: Places
    meant: Floats


class Scores(NamedTuple):
    """As tools/score_align.py prints them."""

    precision: float
    recall: float
    f1: float
    recall_3: float
    left_empty: str


def read_paper(name: str, upper: list[Passage]) -> Paper:
    """Read a paper of the corpus and its annotation, the shared one before ours."""
    path = next(path for path in find_files([SHARED / "corpus"]) if path.stem == name)
    lower = find_passages(build_document(read_source(path)))
    folders = (SHARED / "gold" / "align", ROOT / "tests" / "data" / "align")
    places = (folder / f"{name}--{UPPER}.json" for folder in folders)
    rows = json.loads(next(place for place in places if place.exists()).read_text("utf-8"))
    gold = {row["measure"]: row["implements"] for row in rows}
    pairs, numbers = pair_passages(lower, upper)
    meant = [
        upper[above].id in gold.get(lower[below].id, ())
        for below, above in zip(pairs.lower, pairs.upper, strict=True)
    ]
    return Paper(name, lower, upper, gold, pairs, numbers, np.array(meant, np.float64))


def fit(columns: Sequence[Floats], papers: Sequence[Paper], names: Sequence[str]) -> dict[str, float]:
    """Weights of a logistic regression by name, standardised while fitting only."""
    from sklearn.linear_model import LogisticRegression

    features, meant = np.concatenate(columns), np.concatenate([paper.meant for paper in papers])
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    line = LogisticRegression(C=SOFTNESS, max_iter=5000).fit((features - mean) / spread, meant)
    slope = line.coef_[0] / spread
    start = float(line.intercept_[0] - (slope * mean).sum())
    return {"intercept": start, **{name: float(value) for name, value in zip(names, slope, strict=True)}}


def train(papers: Sequence[Paper]) -> dict[str, dict[str, float]]:
    """Weights of pairs by themselves, then of pairs in their context, not calibrated."""
    pair = fit([paper.pairs.features for paper in papers], papers, FEATURES)
    line = np.array([pair[name] for name in FEATURES])
    shares = [1 / (1 + np.exp(-(paper.pairs.features @ line + pair["intercept"]))) for paper in papers]
    columns = [
        read_context(paper.pairs, share, paper.places) for paper, share in zip(papers, shares, strict=True)
    ]
    return {"pair": pair, "context": fit(columns, papers, CONTEXT), "calibration": PLAIN, "bars": BARS}


def confide(paper: Paper, weights: dict[str, dict[str, float]]) -> tuple[Floats, Model]:
    """How sure weights are of each pair of a paper, and the weights in order."""
    model = Model.build(weights)
    return score_pairs(paper.pairs, paper.places, model), model


def calibrate(papers: Sequence[Paper], shares: dict[str, Floats]) -> dict[str, float]:
    """Platt scaling over predictions for papers that were left out; pairs ruled out beforehand do not count."""
    from sklearn.linear_model import LogisticRegression

    odds = np.concatenate([logit(shares[paper.name]) for paper in papers])
    meant = np.concatenate([paper.meant for paper in papers])
    open_ = np.concatenate([shares[paper.name] > 0 for paper in papers])
    line = LogisticRegression(C=1e6).fit(odds[open_, None], meant[open_])
    return {"scale": float(line.coef_[0, 0]), "shift": float(line.intercept_[0])}


def score(paper: Paper, confidence: Floats, model: Model) -> Scores:
    """Precision, recall, F1, recall@3, empty ones left empty; a parent for its part counts as half."""
    links: dict[str, list[str]] = defaultdict(list)
    for pair in choose_pairs(paper.pairs.lower, confidence, len(paper.lower), model)[0]:
        links[paper.lower[paper.pairs.lower[pair]].id].append(paper.upper[paper.pairs.upper[pair]].id)
    found, gold = sum(map(len, links.values())), sum(map(len, paper.gold.values()))
    hit = sum(credit(link, paper.gold.get(key, ())) for key, all_ in links.items() for link in all_)
    covered = sum(credit(link, links.get(key, ())) for key, all_ in paper.gold.items() for link in all_)
    top = sum(credit(link, links.get(key, [])[:3]) for key, all_ in paper.gold.items() for link in all_)
    empty = [key for key, all_ in paper.gold.items() if not all_]
    precision, recall = hit / max(found, 1), covered / gold
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    kept = sum(not links.get(key) for key in empty)
    return Scores(precision, recall, f1, top / gold, f"{kept}/{len(empty)}")


def credit(target: str, meant: Iterable[str]) -> float:
    """1 for the very measure, a half for its parent or part."""
    meant = list(meant)
    stem, part = target.split("#")[0], "#" in target
    return (
        1.0 if target in meant else 0.5 * any(stem == g.split("#")[0] and part != ("#" in g) for g in meant)
    )


def run(papers: Sequence[Paper]) -> dict[str, object]:
    """Fit on all, and on all but each; print the figures; the weights with the reliability of those left out."""
    model = train(papers)
    raw = {}
    for paper in papers:
        others = train([other for other in papers if other is not paper])
        raw[paper.name] = score_pairs(paper.pairs, paper.places, Model.build(others))
    model["calibration"] = calibrate(papers, raw)
    unseen = {}
    for paper in papers:
        scale = calibrate([other for other in papers if other is not paper], raw)
        sure = 1 / (1 + np.exp(-(scale["scale"] * logit(raw[paper.name]) + scale["shift"])))
        unseen[paper.name] = np.where(raw[paper.name] > 0, sure, 0.0)
    fitted = {paper.name: score_pairs(paper.pairs, paper.places, Model.build(model)) for paper in papers}
    print_figures(papers, fitted, unseen, model)
    return {**model, "reliability": list(steps(papers, unseen))}


def print_figures(papers: Sequence[Paper], fitted: dict, unseen: dict, model: dict) -> None:
    """One line a paper: fitted, then left out; the bars are the same. Then the means of those left out."""
    built = Model.build(model)
    means = []
    for paper in papers:
        inside, outside = (score(paper, shares[paper.name], built) for shares in (fitted, unseen))
        means.append((outside.f1, outside.recall_3, precision_over_all(paper, unseen[paper.name])))
        print(f"{paper.name:20} fitted {line(inside)} | left out {line(outside)}")
    f1, recall_3, average = np.mean(means, axis=0)
    print(f"left out, mean: F1 {f1:.3f} @3 {recall_3:.3f} average precision {average:.3f}")


def precision_over_all(paper: Paper, confidence: Floats) -> float:
    """Average precision: free of bars, so that changes of features can be told by it."""
    meant = paper.meant[np.argsort(-confidence, kind="stable")]
    precision = np.cumsum(meant) / np.arange(1, len(meant) + 1)
    return float((precision * meant).sum() / sum(map(len, paper.gold.values())))


def line(scores: Scores) -> str:
    """Figures in short."""
    return (
        f"P {scores.precision:.3f} R {scores.recall:.3f} F1 {scores.f1:.3f} "
        f"@3 {scores.recall_3:.3f} empty {scores.left_empty:5}"
    )


def steps(papers: Sequence[Paper], shares: dict[str, Floats]) -> Iterator[dict[str, float]]:
    """Yield for each step of confidence how many pairs of papers left out were links; print them."""
    sure = np.concatenate([shares[paper.name] for paper in papers])
    meant = np.concatenate([paper.meant for paper in papers])
    print("reliability, left out: said -> held (pairs)")
    for low, high in pairwise((0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.001)):
        inside = (sure >= low) & (sure < high)
        said, held = float(sure[inside].mean()), float(meant[inside].mean())
        print(f"  {said:.2f} -> {held:.2f} ({int(inside.sum())})")
        yield {"low": low, "high": high, "pairs": int(inside.sum()), "said": said, "held": held}


def rounded(value: object) -> object:
    """The same with four places."""
    if isinstance(value, dict):
        return {name: rounded(part) for name, part in value.items()}
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return round(value, 4) if isinstance(value, float) else value


def main() -> None:
    """Fit, print, and write if asked to."""
    path = next(path for path in find_files([SHARED / "corpus"]) if path.stem == UPPER)
    upper = find_passages(build_document(read_source(path)), parts=True)
    model = run([read_paper(name, upper) for name in PAPERS])
    print(model["bars"], model["calibration"])
    if "--write" in sys.argv:
        text = json.dumps(rounded(model), indent=1, ensure_ascii=False)
        (ROOT / "graph" / "align.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
