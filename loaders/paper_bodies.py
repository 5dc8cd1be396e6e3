"""What a paper as a whole says of the bodies of its measures, beyond the lines that name them."""

from collections.abc import Sequence

from loaders.context import Context
from loaders.first_leads import rank_lists
from loaders.local_forms import link_forms
from loaders.said_once import spread_remarks
from loaders.shared_lists import spread_lists
from ontology.records import Measure, Section

__all__ = ["settle_bodies"]


def settle_bodies(
    text: str, measures: Sequence[Measure], sections: Sequence[Section], context: Context
) -> list[Measure]:
    """The measures with all their bodies.

    Args:
        text: the clean text.
        measures: with the bodies that their own lines name.
        sections: all headings.
        context: of the paper.
    """
    spread = spread_remarks(text, spread_lists(text, measures), sections, context)
    return link_forms(text, rank_lists(text, spread), context)
