"""指標一覧 and 推移: every figure of every indicator, one datum a cell."""

from collections.abc import Iterator
from typing import Final

from ykplan.render.report.xlsx.book import Book, Column
from ykplan.render.report.xlsx.cells import Cell, figure, rate, whole
from ykplan.report.values import Goal, Report, Row
from ykplan.words import OWN_GRADE

_BEFORE: Final = (
    Column("番号", 8),
    Column("指標", 30),
    Column("施策番号", 9),
    Column("施策", 16),
    Column("種類", 6),
    Column("単位", 7),
    Column("よい方向", 9),
    Column("担当課", 10),
    Column("現状値", 10),
    Column("現状値の年度", 11),
    Column("現状値の年度（西暦）", 10),
)
_AFTER: Final = (
    Column("達成率", 9),
    Column("判定の印", 9),
    Column("判定", 10),
    Column("前年度の判定", 10),
    Column("理由", 10),
    Column(OWN_GRADE, 12),
    Column("注", 28),
)
# Columns of what a plan need not have at all.
_OPTIONAL: Final = ("担当課", OWN_GRADE)
_YEARS: Final = (
    Column("番号", 9),
    Column("指標", 60),
    Column("年度", 13),
    Column("年度（西暦）", 14),
    Column("実績", 16),
    Column("単位", 10),
    Column("達成率", 10),
    Column("判定の印", 8),
    Column("判定", 12),
    Column("状態", 10),
)


def write(book: Book, report: Report) -> None:
    """Write 指標一覧: one row an indicator."""
    goals = max((len(row.goals) for row in report.rows), default=0)
    columns = (*_BEFORE, *_goal_columns(goals), *_year_columns(report), *_AFTER)
    rows = [list(_row(row, report, goals)) for row in report.rows]
    empty = {at for at, column in enumerate(columns) if column.name in _OPTIONAL and not any(row[at] for row in rows)}
    shown = [column for at, column in enumerate(columns) if at not in empty]
    cells = [[cell for at, cell in enumerate(row) if at not in empty] for row in rows]
    book.sheet("指標一覧", ()).only_table(shown, cells, kept=2)


def write_years(book: Book, report: Report) -> None:
    """Write 推移: one row an indicator and year, as programs like to read it."""
    rows = [cells for row in report.rows for cells in _years(row)]
    book.sheet("推移", ()).only_table(_YEARS, rows, kept=2)


def _goal_columns(goals: int) -> Iterator[Column]:
    for number in range(1, goals + 1):
        name = f"目標値{number}" if goals > 1 else "目標値"
        yield Column(name, 11)
        yield Column(f"{name}の年度", 12)
        yield Column(f"{name}の年度（西暦）", 10)


def _year_columns(report: Report) -> Iterator[Column]:
    for at, label in enumerate(report.years):
        states = {row.actuals[at].state for row in report.rows if len(row.actuals) > at}
        state = "・".join(sorted(states - {"", "確定"}))
        yield Column(f"{label} 実績" + (f"（{state}）" if state else ""), 11)


def _row(row: Row, report: Report, goals: int) -> Iterator[Cell]:
    yield from (row.identity, row.name, row.measure, row.measure_title, row.kind, row.unit, row.better, row.section)
    yield from (figure(row.baseline_number, row.unit, row.baseline), row.baseline_year)
    yield None if row.baseline_in is None else whole(row.baseline_in)
    for goal in row.goals:
        yield from _goal(goal, row.unit)
    yield from [None] * 3 * (goals - len(row.goals))
    for actual in row.actuals:
        yield figure(actual.number, row.unit, actual.text)
    yield from [None] * (len(report.years) - len(row.actuals))
    yield rate(row.actuals[-1].rate_number if row.actuals else None, row.rate)
    yield from (row.mark, row.grade, row.last_year, row.reason, row.own_grade, "\n".join(row.notes))


def _goal(goal: Goal, unit: str) -> tuple[Cell, Cell, Cell]:
    return figure(goal.number, unit, goal.text), goal.years, whole(goal.by)


def _years(row: Row) -> Iterator[list[Cell]]:
    for actual in row.actuals:
        yield [
            row.identity,
            row.name,
            actual.label,
            whole(actual.year),
            figure(actual.number, row.unit, actual.text),
            row.unit,
            rate(actual.rate_number, actual.rate),
            actual.mark,
            actual.grade,
            actual.state,
        ]
