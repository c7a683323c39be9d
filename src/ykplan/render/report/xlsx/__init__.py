"""The report as an Excel workbook: one datum a cell, numbers as numbers, and native charts.

Text is always written as text, so that `=HYPERLINK(…)` in a note stays the letters that it is.
"""

from io import BytesIO

from ykplan.render.report.xlsx import charts, indicators, opening, papers, totals
from ykplan.render.report.xlsx.book import Book
from ykplan.report.values import Report


def render(report: Report) -> bytes:
    """Return the workbook; the same report always gives the same bytes."""
    file = BytesIO()
    book = Book(file, report.cover)
    opening.write(book, report)
    totals.write(book, report)
    totals.write_moves(book, report)
    indicators.write(book, report)
    indicators.write_years(book, report)
    charts.write(book, report)
    papers.write_changes(book, report)
    papers.write_sources(book, report)
    book.workbook.close()
    return file.getvalue()
