"""The measures of two papers in, the links from the lower to the upper ones out, each with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.align_context import Places, number_places
from graph.align_evidence import Shared, find_shared, read_words
from graph.align_features import Pairs, Side, find_pairs, read_side
from graph.align_model import Model, choose_pairs, read_model, score_pairs

__all__ = ["Link", "Passage", "find_links", "pair_passages"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A measure as linking sees it: `path` holds the headings above it from the outermost, `order` its place.

    A measure with sub-measures is given as its sub-measures, the measure's own title last in their `path`.
    """

    id: str
    title: str
    text: str
    path: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A lower measure and an upper one of the same task.

    `rank` counts from 1 among the links of the lower measure; `confidence` is the share of such links that
    held on papers not learnt from; `evidence` are the phrases that both texts have, offsets in each `text`.
    """

    lower: str
    upper: str
    rank: int
    confidence: float
    evidence: tuple[Shared, ...]


def find_links(lower: Sequence[Passage], upper: Sequence[Passage], model: Model | None = None) -> list[Link]:
    """The links, by lower measure in its order, then by rank.

    A measure without a counterpart has none. Which measure came first, or stands higher, does not matter
    here: see `graph.align_relation`. Weights default to those that ship.

    >>> text = "推进电子证照扩大应用领域和全国互通互认。"
    >>> find_links([Passage("1", "统筹粮食储备", "统筹粮食储备。")], [Passage("六", "推进电子证照", text)])
    []
    """
    model = model or read_model()
    ours, theirs = (sorted(side, key=lambda passage: passage.order) for side in (lower, upper))
    pairs, places = pair_passages(ours, theirs)
    confidence = score_pairs(pairs, places, model)
    chosen, ranks = choose_pairs(pairs.lower, confidence, len(ours), model)
    below, above = pairs.lower[chosen].tolist(), pairs.upper[chosen].tolist()
    mine = {index: read_words(ours[index].text) for index in sorted(set(below))}
    yours = {index: read_words(theirs[index].text) for index in sorted(set(above))}
    sure = np.round(confidence[chosen], 4).tolist()
    return [
        Link(ours[one].id, theirs[other].id, rank, share, find_shared(mine[one], yours[other]))
        for one, other, rank, share in zip(below, above, ranks.tolist(), sure, strict=True)
    ]


def pair_passages(lower: Sequence[Passage], upper: Sequence[Passage]) -> tuple[Pairs, Places]:
    """The candidate pairs with their features, and where the passages stand; both sides in their order."""
    places = number_places([passage.path for passage in lower], [passage.path for passage in upper])
    return find_pairs(_side(lower), _side(upper)), places


def _side(passages: Sequence[Passage]) -> Side:
    return read_side(
        [passage.text for passage in passages],
        [passage.title for passage in passages],
        [passage.path[-1] if passage.path else "" for passage in passages],
    )
