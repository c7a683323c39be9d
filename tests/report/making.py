"""The report of a data folder, as the tests of the report and of its renderers need it."""

from datetime import date
from pathlib import Path

from ykplan.report.build import Making, build
from ykplan.report.values import Report
from ykplan.rules.checking import check

DAY = date(2026, 6, 30)


def report_of(folder: Path, year: int, making: Making | None = None) -> Report:
    """Return the report of a folder's year, dated 令和8年6月30日."""
    checked = check(folder)
    plan, rubric = checked.loaded.plan, checked.loaded.rubric
    assert plan is not None
    assert rubric is not None
    return build(checked, plan, rubric, year, making or Making(DAY))
