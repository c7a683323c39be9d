"""The report as an Excel workbook: one datum a cell, numbers as numbers, and native charts.

Text is always written as text, so that `=HYPERLINK(…)` in a note stays the letters that it is.
"""

from io import BytesIO

from ykplan.render.report.xlsx import charts, sheets
from ykplan.render.report.xlsx.book import ReportBook
from ykplan.report.values import Report


def render(report: Report) -> bytes:
    """Return the workbook; the same report always gives the same bytes."""
    file = BytesIO()
    book = ReportBook(file, report.cover)
    sheets.write_opening(book, report)
    sheets.write_totals(book, report)
    sheets.write_moves(book, report)
    sheets.write_indicators(book, report)
    sheets.write_years(book, report)
    charts.write_charts(book, report)
    sheets.write_changes(book, report)
    sheets.write_sources(book, report)
    book.workbook.close()
    return file.getvalue()
