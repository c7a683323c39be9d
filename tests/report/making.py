"""The report of a data folder, as the tests of the report and of its renderers need it."""

from datetime import date
from pathlib import Path

from tests.booked import book_of
from ykplan.report.build import Making, build
from ykplan.report.values import Report

DAY = date(2026, 6, 30)


def report_of(folder: Path, year: int, making: Making | None = None) -> Report:
    """Return the report of a folder's year, dated 令和8年6月30日."""
    book = book_of(folder)
    return build(book, year, making or Making(DAY))
