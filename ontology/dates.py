"""A date as precise as the text gives it, and the days it may mean."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from ontology.errors import DateError

__all__ = ["PartialDate"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day; in the order of the first days, then of the last.

    >>> PartialDate(2025, 6).last
    datetime.date(2025, 6, 30)
    >>> PartialDate.parse("2024-02").text, PartialDate.parse("2024-02").last.day
    ('2024-02', 29)
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Raises DateError where no calendar holds the date, or a day has no month."""
        if self.day is not None and self.month is None:
            raise DateError(f"{self.year}-?-{self.day}")
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError as error:
            raise DateError(self.text) from error

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "2025", "2025-06" or "2025-06-30"; raises DateError for anything else."""
        found = _ISO.fullmatch(text)
        if found is None:
            raise DateError(text)
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def text(self) -> str:
        """The ISO 8601 form at its own precision."""
        return "-".join(
            [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        )

    @property
    def first(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it may mean: the day by which a deadline falls due."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        """Whether it begins earlier, or begins with the other and ends earlier."""
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        """The ISO 8601 form."""
        return self.text
