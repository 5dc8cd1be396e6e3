"""Dates as precise as the text gives them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.dates import PartialDate
from ontology.errors import DateError

DAYS = st.dates()
PARTIAL_DATES = st.one_of(
    DAYS.map(lambda day: PartialDate(day.year)),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year, day.month, day.day)),
)


@given(DAYS)
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    for around in (PartialDate(day.year, day.month), PartialDate(day.year)):
        assert around.first <= day <= around.last


@given(DAYS)
def test_a_day_is_its_own_first_and_last_day(day: date) -> None:
    partial = PartialDate(day.year, day.month, day.day)
    assert (partial.first, partial.last) == (day, day)


@given(PARTIAL_DATES)
def test_a_date_reads_back_from_its_text(partial: PartialDate) -> None:
    assert PartialDate.parse(partial.text) == partial


@given(PARTIAL_DATES.filter(lambda partial: partial.last < date.max))
def test_the_day_after_the_last_belongs_to_the_next(partial: PartialDate) -> None:
    assert (partial.last + timedelta(days=1)).isoformat()[: len(partial.text)] > partial.text


def test_dates_of_every_precision_stand_in_one_order() -> None:
    texts = ["2024-12-31", "2025-01-01", "2025-01", "2025", "2025-06-30", "2025-07", "2026"]
    dates = [PartialDate.parse(text) for text in texts]
    assert [str(day) for day in sorted(dates[3:] + dates[:3])] == texts
    assert max(dates) >= min(dates)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-12", "2025-12-01", "2025-12-31"),
    ],
)
def test_a_month_and_a_year_end_where_the_calendar_says(text: str, first: str, last: str) -> None:
    partial = PartialDate.parse(text)
    assert (partial.first.isoformat(), partial.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "20255",
        "2025-13",
        "2025-00",
        "2025-06-00",
        "2023-02-29",
        "2025-6",
        "2025-06-31",
        "2025年",
        "２０２５",
        "0000",
    ],
)
def test_what_no_calendar_holds_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="calendar"):
        PartialDate.parse(text)


def test_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(DateError, match="calendar"):
        PartialDate(2025, None, 3)
