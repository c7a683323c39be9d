"""Much is typeset in a process of its own, to the same bytes as little is."""

from pathlib import Path

from benchmarks.generate import write_plan
from tests.report.making import report_of
from ykplan.render.picture import ROOT, pictures, typeset

TEMPLATE = ROOT / "picture" / "svg.typ"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'


def test_the_same_bytes_in_another_process() -> None:
    little, much = ({"svg": SVG, "more": " " * size} for size in (0, 500_000))
    (made,) = typeset(TEMPLATE, little, format="png", ppi=72)
    assert made.startswith(b"\x89PNG")
    assert typeset(TEMPLATE, much, format="png", ppi=72) == [made]


def test_pictures_of_a_large_plan_are_those_of_a_small_one(tmp_path: Path) -> None:
    write_plan(tmp_path, 90, 10)
    charts = [row.chart for row in report_of(tmp_path, 2033).rows if row.chart]
    made = pictures(charts)
    assert len(made) == len(charts)
    assert made[-3:] == pictures(charts[-3:])
