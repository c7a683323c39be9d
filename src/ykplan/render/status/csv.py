"""The overview for spreadsheets: one row an indicator, one datum a cell, English headings that do not change.

Whatever stands in a cell goes through `written`: no field has a way of its own past it.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from ykplan.data import printing
from ykplan.data.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget, StageTarget
from ykplan.data.model.rubric import Rubric
from ykplan.judging.facts import Unknown
from ykplan.judging.overview import InError, Judged, Overview
from ykplan.judging.standing import Standing
from ykplan.terms import labels
from ykplan.terms.diagnostic import Span
from ykplan.text import figures, inert, likeness
from ykplan.wording import phrases

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
Cell: TypeAlias = str | int | Decimal | Fraction | None
"""A text, a number, or nothing."""
# A cell that starts with one of these is run as a formula, in its full-width or small form too.
_FORMULA: Final = frozenset("=+-@")
_LINE_ENDS: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def render(view: Overview) -> str:
    """Return the overview as CSV with CRLF; to be written as UTF-8 with BOM, which Excel asks for."""
    return table(rows(view))


def table(rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows, of one year or of several, as CSV under the head."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for cells in (COLUMNS, *rows):
        writer.writerow(map(written_csv, cells))
    return out.getvalue()


def rows(view: Overview) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each indicator, in the order of the columns."""
    for measure in view.measures:
        for row in measure.rows:
            cells: dict[str, Cell] = {"year": view.year, "state": view.state, "measure": measure.measure_id}
            cells |= _in_error(row) if isinstance(row, InError) else _judged(row, view)
            yield tuple(cells.get(column) for column in COLUMNS)


def written_csv(cell: Cell) -> str:
    """Return a cell as it stands in the file: a number in digits, a text that no spreadsheet runs."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return inactive(cell)
    return str(cell) if isinstance(cell, int) else figures.plain(cell)


def inactive(text: str) -> str:
    """Return a text on one line that a spreadsheet shows and does not run, whatever it begins with.

    A blank, or a letter that cannot be seen, before the sign of a formula may be dropped by who opens the file. A sign
    alone is a mark.
    """
    shown = inert.inert(_LINE_ENDS.sub(" ", text).strip())
    first = next((letter for letter in shown if not (letter.isspace() or likeness.is_invisible(letter))), "")
    runs = unicodedata.normalize("NFKC", first)[:1] in _FORMULA
    return f"'{shown}" if runs and len(shown) > 1 else shown


def _judged(row: Judged, view: Overview) -> Mapping[str, Cell]:
    standing, indicator, grade = row.standing, row.standing.indicator, row.verdict.grade
    seen = standing.observation
    own = row.entry.grade if row.entry else None
    return {
        **_plan(indicator),
        "target_by": standing.target.by,
        "target": _target(standing.target, indicator),
        "observed_year": seen.year if seen else None,
        "value": seen.entry.value if seen else None,
        "stage": seen.entry.stage if seen else None,
        "absent": standing.absent,
        "rate": _rate(standing, view.rubric),
        "grade_mark": grade.mark if grade else None,
        "grade_name": grade.name if grade else None,
        "own_grade": own.grade if own else None,
        "last_year_mark": row.last_year.mark if row.last_year else None,
        **_place(row.source),
    }


def _in_error(row: InError) -> Mapping[str, Cell]:
    return {
        **(_plan(row.indicator) if row.indicator else {}),
        "id": row.identity,
        "name": row.name,
        "error": labels.ERROR_MARK,
        **_place(row.source),
    }


def _place(span: Span | None) -> Mapping[str, Cell]:
    return {"file": inert.inert_line(span.file), "line": span.line} if span else {}


def _plan(indicator: Indicator) -> Mapping[str, Cell]:
    start, last = indicator.baseline, indicator.targets[-1]
    return {
        "id": indicator.id,
        "name": indicator.name,
        "unit": indicator.unit if isinstance(indicator, NumberIndicator) else None,
        "baseline_year": start.year if start else None,
        "baseline": None if start is None else start.value if isinstance(start, NumberBaseline) else start.stage,
        "final_target_by": last.by,
        "final_target": _target(last, indicator),
    }


def _target(target: NumberTarget | StageTarget, indicator: Indicator) -> Cell:
    if isinstance(target, NumberTarget) and target.forms == ("value",) and not target.label:
        return target.value
    return printing.target_text(target, indicator)


def _rate(standing: Standing, rubric: Rubric) -> Decimal | None:
    value = getattr(standing.facts, rubric.rate)
    return None if isinstance(value, Unknown) else phrases.for_programs(rubric.rate, value, rubric)
