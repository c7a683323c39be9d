"""The overview for spreadsheets: one row an indicator, one datum a cell, English headings that do not change."""

import csv
import io
from decimal import Decimal

from ykplan import describe, printed, words
from ykplan.judge.standing import Standing
from ykplan.judge.unknown import Unknown
from ykplan.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget, StageTarget
from ykplan.model.rubric import Rubric
from ykplan.overview import InError, Judged, Overview

COLUMNS = (
    "year",
    "state",
    "measure",
    "id",
    "name",
    "unit",
    "baseline_year",
    "baseline",
    "target_by",
    "target",
    "final_target_by",
    "final_target",
    "observed_year",
    "value",
    "stage",
    "absent",
    "rate",
    "grade_mark",
    "grade_name",
    "own_grade",
    "last_year_mark",
    "error",
    "file",
    "line",
)
# A cell that starts with one of these is run as a formula, in its full-width form too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(view: Overview) -> str:
    """Return the overview as CSV with CRLF; to be written as UTF-8 with BOM, which Excel asks for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for measure in view.measures:
        for row in measure.rows:
            cells = {"year": str(view.year), "state": view.state or "", "measure": inactive(measure.measure_id)}
            cells |= _in_error(row) if isinstance(row, InError) else _judged(row, view)
            writer.writerow([cells.get(column, "") for column in COLUMNS])
    return out.getvalue()


def inactive(text: str | None) -> str:
    """Return a text cell that a spreadsheet shows and does not run; numbers are not texts."""
    shown = words.inert(text or "")
    return f"'{shown}" if shown.startswith(_FORMULA) and len(shown) > 1 else shown


def _judged(row: Judged, view: Overview) -> dict[str, str]:
    standing, indicator, grade = row.standing, row.standing.indicator, row.verdict.grade
    seen = standing.observation
    own = row.entry.grade if row.entry else None
    return _plan(indicator) | {
        "target_by": str(standing.target.by),
        "target": _target(standing.target, indicator),
        "observed_year": str(seen.year) if seen else "",
        "value": _number(seen.entry.value) if seen else "",
        "stage": inactive(seen.entry.stage) if seen else "",
        "absent": standing.absent or "",
        "rate": _rate(standing, view.rubric),
        "grade_mark": grade.mark if grade else "",
        "grade_name": inactive(grade.name) if grade else "",
        "own_grade": inactive(own.grade) if own else "",
        "last_year_mark": row.last_year.mark if row.last_year else "",
        "file": inactive(words.inert_line(row.source.file)) if row.source else "",
        "line": str(row.source.line) if row.source else "",
    }


def _in_error(row: InError) -> dict[str, str]:
    place = {"file": inactive(words.inert_line(row.source.file)), "line": str(row.source.line)}
    cells = _plan(row.indicator) if row.indicator else {}
    return cells | {"id": inactive(row.identity), "name": inactive(row.name), "error": words.ERROR_MARK, **place}


def _plan(indicator: Indicator) -> dict[str, str]:
    start, last = indicator.baseline, indicator.targets[-1]
    return {
        "id": inactive(indicator.id),
        "name": inactive(indicator.name),
        "unit": inactive(indicator.unit) if isinstance(indicator, NumberIndicator) else "",
        "baseline_year": str(start.year) if start else "",
        "baseline": _baseline(indicator),
        "final_target_by": str(last.by),
        "final_target": _target(last, indicator),
    }


def _baseline(indicator: Indicator) -> str:
    start = indicator.baseline
    if start is None:
        return ""
    return _number(start.value) if isinstance(start, NumberBaseline) else inactive(start.stage)


def _target(target: NumberTarget | StageTarget, indicator: Indicator) -> str:
    if isinstance(target, NumberTarget) and target.forms == ("value",) and not target.label:
        return _number(target.value)
    return inactive(printed.target(target, indicator))


def _number(number: Decimal | None) -> str:
    return "" if number is None else words.plain(number)


def _rate(standing: Standing, rubric: Rubric) -> str:
    value = getattr(standing.facts, rubric.rate)
    return "" if isinstance(value, Unknown) else describe.for_programs(rubric.rate, value, rubric)
