"""Quantified goals: what is to reach which value, for whom, by when."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.context import Context
from loaders.deadlines import find_dates
from loaders.indicators import drop_leads, split_predicate, split_scope
from loaders.lexicon import read_lexicon
from loaders.quantities import Quantity, find_quantities
from loaders.width import fold_width
from ontology.dates import PartialDate
from ontology.kinds import Comparator, TargetKind
from ontology.records import Deadline, Mention, Target

__all__ = ["find_targets"]
