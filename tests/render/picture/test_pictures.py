"""A chart's picture: the drawing of the PDF, as a PNG of its own."""

from pathlib import Path

from tests.report.making import report_of
from ykplan.render.picture import pictures


def test_pictures_are_png_and_the_same_each_time(shipped: Path) -> None:
    charts = [row.chart for row in report_of(shipped, 2025).rows if row.chart]
    made = pictures(charts)
    assert len(made) == len(charts) == 10
    assert all(each.startswith(b"\x89PNG") for each in made)
    assert made == pictures(charts)
    assert pictures(charts[:1]) == made[:1]
    assert pictures([]) == []
