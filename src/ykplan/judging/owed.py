"""Who owes what: what a year still lacks, by the section that owes it, and how many days are left."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ykplan.judging.book import Book
from ykplan.judging.overview import Judged, Overview


class Due(NamedTuple):
    """By when the year's figures are owed, and how many days from today: 0 on the day itself, below it once it is past.

    Both are None where the year's file names no day.
    """

    deadline: date | None = None
    days: int | None = None

    @property
    def said(self) -> str:
        """Return the days in words: あと12日, 今日まで, 3日過ぎています; nothing without a deadline."""
        if self.days is None:
            return ""
        if self.days == 0:
            return "今日まで"
        return f"あと{self.days}日" if self.days > 0 else f"{-self.days}日過ぎています"


def due(book: Book, year: int, today: date) -> Due:
    """Return by when a year's figures are owed."""
    file = book.file(year)
    deadline = file.progress.deadline if file and file.progress else None
    return Due(deadline, (deadline - today).days) if deadline else Due()


def opened_year(book: Book) -> int:
    """Return the latest year of the plan that has a file, be it empty: that is the one about which sections are asked.

    Where none has, the plan's first year.
    """
    period = book.plan.period
    years = (year for file in book.checked.loaded.years for year in (file.year, file.named_year))
    return max((year for year in years if year is not None and year in period), default=period.start)


def by_section(view: Overview) -> Mapping[str, list[Judged]]:
    """Return the rows about which nothing was reported, by section in the plan's order; "" where it names none."""
    owed: dict[str, list[Judged]] = {}
    for row in view.not_reported:
        owed.setdefault(row.standing.indicator.section or "", []).append(row)
    return owed
