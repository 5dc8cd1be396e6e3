"""What the records refuse."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from ontology.errors import ValueRangeError
from ontology.kinds import Comparator
from ontology.records import CleanText, Document, Mention, Target

HERE = Mention("3-5家", 10)


def test_a_mention_ends_after_its_last_character() -> None:
    assert (HERE.start, HERE.end) == (10, 14)


@pytest.mark.parametrize(("quote", "start"), [("", 0), ("甲\n乙", 0), ("甲", -1)])
def test_a_mention_is_refused_that_is_empty_crosses_a_line_or_begins_before_the_text(
    quote: str, start: int
) -> None:
    with pytest.raises(ValueRangeError, match="Mention"):
        Mention(quote, start)


def test_a_range_has_two_values() -> None:
    target = Target(HERE, "企业", Comparator.RANGE, Decimal(3), Decimal(5), "家", None, None)
    assert (target.value, target.maximum) == (3, 5)


@pytest.mark.parametrize(
    ("comparator", "maximum"),
    [
        (Comparator.RANGE, None),
        (Comparator.RANGE, Decimal(2)),
        (Comparator.AT_LEAST, Decimal(5)),
        (Comparator.AT_MOST, Decimal(5)),
        (Comparator.EQUAL, Decimal(3)),
    ],
)
def test_a_target_is_refused_whose_maximum_does_not_fit(
    comparator: Comparator, maximum: Decimal | None
) -> None:
    with pytest.raises(ValueRangeError, match="maximum"):
        Target(HERE, "企业", comparator, Decimal(3), maximum, "家", None, None)


def test_a_record_does_not_change(paper: Document) -> None:
    with pytest.raises(FrozenInstanceError):
        paper.measures[0].title = "别的"  # type: ignore[misc]


def test_a_clean_span_leads_back_over_what_was_removed() -> None:
    clean = CleanText("的会议", (0, 5, 6), (), ())
    assert clean.raw_span(0, 2) == (0, 6)
