"""What the other pairs say of a pair: its rank, its rivals, its neighbours in both papers, its siblings."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.align_features import FEATURES, Pairs
from graph.align_grams import Floats, Ints

__all__ = ["CONTEXT", "Places", "logit", "number_places", "read_context"]

CONTEXT = (
    "alone",  # the log odds of the pair by itself
    "rank",  # its place among those of its lower measure (log)
    "spoken",  # how sure both its measures are of other ones, unless a clause is quoted
    "section",  # share of the lower section's other measures that go to the upper one's group
    "near",  # how near the neighbours of the lower measure come to the upper one: papers keep the order
    "sibling",  # how much of its group is linked besides, where the group's heading is met in the lower text
    "mutual",  # words that only these two share, above a bar, from the weaker side
    "quoted",  # as in FEATURES: a quotation tells, whatever else its measures are about
)
_BAR = 2.5
_QUOTE = 3.0  # "quoted" from which it does not matter what else the measures are about
_SURE = 8.0  # log odds beyond which nothing is surer
_REACH = 1.5  # places over which nearness fades


@dataclass(frozen=True, slots=True)
class Places:
    """Where measures stand: number of the lower section, of the upper group, whether the group is close."""

    section: Ints
    group: Ints
    close: Floats


def logit(share: Floats) -> Floats:
    """Log odds, bounded so that certainty stays finite."""
    bounded = np.clip(share, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(bounded / (1 - bounded)))


def number_places(lower: Sequence[Sequence[str]], upper: Sequence[Sequence[str]]) -> Places:
    """Number the heading paths of both sides; a group under two headings or more is close kin."""
    close = np.array([float(len(path) > 1) for path in upper])
    return Places(_numbers([tuple(path) for path in lower]), _numbers([tuple(path) for path in upper]), close)


def _numbers(keys: Sequence[Hashable]) -> Ints:
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], np.int64)


def read_context(pairs: Pairs, share: Floats, places: Places) -> Floats:
    """One line a pair, columns as in CONTEXT; `share` is the probability of each pair by itself."""
    lower = pairs.lower
    texts = len(places.section)
    flow = share / np.maximum(np.bincount(lower, share, texts)[lower], 1)
    copied, taken, quoted = (
        pairs.features[:, FEATURES.index(name)] for name in ("copied", "taken", "quoted")
    )
    columns = (
        logit(share),
        np.log1p(_ranks(lower, share)),
        _spoken(pairs, share, places) * np.maximum(1 - quoted / _QUOTE, 0),
        _section_share(pairs, flow, places),
        _nearness(pairs, flow, texts),
        _sibling_share(pairs, share, places),
        np.maximum(np.minimum(copied, taken) - _BAR, 0),
        quoted,
    )
    return np.stack(columns, axis=1)


def _ranks(lower: Ints, share: Floats) -> Ints:
    """The place of each pair among those of its lower measure, from 0; pairs go by lower measure."""
    order = np.lexsort((-share, lower))
    rank = np.empty_like(lower)
    rank[order] = np.arange(len(lower)) - np.searchsorted(lower, lower)[order]
    return rank


def _spoken(pairs: Pairs, share: Floats, places: Places) -> Floats:
    """The product of the log odds of the best other pairs of either measure, where both are above evens."""
    mine, yours = (
        np.clip(logit(_rivals(measure, share, texts)), 0, _SURE)
        for measure, texts in ((pairs.lower, len(places.section)), (pairs.upper, len(places.group)))
    )
    return np.asarray(mine * yours / _SURE)


def _rivals(measure: Ints, share: Floats, texts: int) -> Floats:
    """For each pair the highest share among the other pairs of its lower, or its upper, measure."""
    order = np.lexsort((share, measure))
    ends = np.searchsorted(measure[order], np.arange(texts), side="right") - 1
    counts = np.bincount(measure, minlength=texts)
    highest, second = order[ends], order[np.maximum(ends - 1, 0)]
    first, next_best = share[highest], np.where(counts > 1, share[second], 0.0)
    is_highest = highest[measure] == np.arange(len(measure))
    return np.where(is_highest, next_best[measure], first[measure])


def _section_share(pairs: Pairs, flow: Floats, places: Places) -> Floats:
    """The mean flow of the other measures of the lower section into the group of the upper measure."""
    groups = int(places.group.max(initial=0)) + 1
    key = places.section[pairs.lower] * groups + places.group[pairs.upper]
    found, place = np.unique(key, return_inverse=True)
    mass = np.bincount(place, flow, len(found))
    others = np.bincount(places.section)[places.section[pairs.lower]] - 1
    return np.asarray((mass[place] - _group_sum(pairs, flow, places)) / np.maximum(others, 1))


def _group_sum(pairs: Pairs, share: Floats, places: Places) -> Floats:
    """For each pair the sum over the pairs of its lower measure in the upper one's group, itself included."""
    groups = int(places.group.max(initial=0)) + 1
    found, place = np.unique(pairs.lower * groups + places.group[pairs.upper], return_inverse=True)
    return np.bincount(place, share, len(found)).astype(np.float64)[place]


def _sibling_share(pairs: Pairs, share: Floats, places: Places) -> Floats:
    headed = pairs.features[:, FEATURES.index("upper_headed")]
    besides = np.minimum(_group_sum(pairs, share, places) - share, 2)
    return np.asarray(places.close[pairs.upper] * headed * besides)


def _nearness(pairs: Pairs, flow: Floats, texts: int) -> Floats:
    """Flow of the measures one and two places away, faded by the distance of their upper measures."""
    widest = int(np.bincount(pairs.lower, minlength=1).max())
    slot = np.arange(len(pairs.lower)) - np.searchsorted(pairs.lower, pairs.lower)
    place, amount = np.zeros((texts + 4, widest)), np.zeros((texts + 4, widest))
    place[pairs.lower + 2, slot], amount[pairs.lower + 2, slot] = pairs.upper, flow
    near = np.zeros((texts, widest))
    middle = place[2:-2, :, None]
    for shift, weight in ((-2, 0.25), (-1, 0.5), (1, 0.5), (2, 0.25)):
        rows = slice(2 + shift, texts + 2 + shift)
        fade = np.exp(-np.abs(middle - place[rows, None, :]) / _REACH)
        near += weight * (fade * amount[rows, None, :]).sum(axis=2)
    return np.asarray(near[pairs.lower, slot])
