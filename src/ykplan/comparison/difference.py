"""What changed between two states of a data folder: in the plan, in the figures, and in the grades because of it."""

from ykplan.comparison.change import Difference
from ykplan.comparison.in_plan import plan_changes
from ykplan.comparison.in_years import in_grades, year_changes
from ykplan.judging.book import Book


def between(before: Book, after: Book) -> Difference:
    """Return what changed from one state to another."""
    plan = tuple(plan_changes(before, after))
    years = tuple(change for year in _years(before, after) for change in year_changes(before, after, year))
    changes = (*plan, *years)
    grades = tuple(moved for year in _years(before, after) for moved in in_grades(before, after, year, changes))
    return Difference(before.name, after.name, plan, years, grades)


def _years(before: Book, after: Book) -> list[int]:
    files = (*before.checked.loaded.years, *after.checked.loaded.years)
    return sorted({file.year for file in files if file.year is not None})
