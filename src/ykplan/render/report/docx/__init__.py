"""The report as a Word document: real headings, tables whose heads repeat, and a picture of each indicator."""

from ykplan.render.picture import pictures
from ykplan.render.report.docx import body, front
from ykplan.render.report.docx.paper import Paper
from ykplan.report.values import Report


def render(report: Report) -> bytes:
    """Return the document; the same report always gives the same bytes."""
    paper = Paper(report.cover)
    drawn = [row for row in report.rows if row.chart is not None]
    made = pictures([row.chart for row in drawn if row.chart is not None])
    front.write_cover(paper, report)
    front.write_contents(paper, report)
    front.write_method(paper, report)
    front.write_summary(paper, report)
    body.write_measures(paper, report, {row.identity: picture for row, picture in zip(drawn, made, strict=True)})
    body.write_list(paper, report)
    front.write_closing(paper, report)
    return paper.saved()
