"""The report as a Word document: real headings, tables whose heads repeat, and a picture of each indicator."""

from ykplan.picture import pictures
from ykplan.render.report.docx import closing, listing, measures, opening
from ykplan.render.report.docx.paper import Paper
from ykplan.report.values import Report


def render(report: Report) -> bytes:
    """Return the document; the same report always gives the same bytes."""
    paper = Paper(report.cover)
    drawn = [row for row in report.rows if row.chart is not None]
    made = pictures([row.chart for row in drawn if row.chart is not None])
    opening.write_cover(paper, report)
    opening.write_contents(paper, report)
    opening.write_method(paper, report)
    opening.write_summary(paper, report)
    measures.write(paper, report, {row.identity: picture for row, picture in zip(drawn, made, strict=True)})
    listing.write(paper, report)
    closing.write(paper, report)
    return paper.saved()
