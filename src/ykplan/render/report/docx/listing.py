"""4 指標一覧, on pages laid across: every indicator, then its figures year by year."""

from collections.abc import Iterator
from typing import Final

from ykplan.render.report.docx.paper import Paper
from ykplan.render.report.docx.tables import Column
from ykplan.report.values import Actual, Report, Row
from ykplan.report.wording import HEADINGS
from ykplan.words import OWN_GRADE

# So many years stand side by side.
_YEARS: Final = 6


def write(paper: Paper, report: Report) -> None:
    """Write part 4."""
    paper.new_section(landscape=True)
    paper.heading(1, HEADINGS.indicators)
    paper.table(_columns(report), [list(_cells(row)) for row in report.rows], "指標一覧")
    paper.heading(2, "年度ごとの実績", new_page=True)
    for first in range(0, len(report.years), _YEARS):
        _years(paper, report, range(first, min(first + _YEARS, len(report.years))))


def _columns(report: Report) -> tuple[Column, ...]:
    return (
        Column("番号", 14),
        Column("指標", 52),
        Column("現状値", 23, "TableCentre"),
        Column("目標値", 62, "TableCentre"),
        Column(f"実績\n{report.years[-1]}", 24, "TableCentre"),
        Column(report.rate_name, 18, "TableNumber"),
        Column("判定", 21),
        Column("前年度の\n判定", 21),
        Column("理由", 22),
    )


def _cells(row: Row) -> Iterator[str]:
    yield from (row.identity, row.name, "\n".join(filter(None, (row.baseline, row.baseline_year))))
    yield "\n".join(f"{goal.text}（{goal.years}）" for goal in row.goals) or "—"
    yield row.actuals[-1].text if row.actuals else "—"
    yield row.rate
    yield row.grade if row.error else f"{row.mark} {row.grade}"
    yield row.last_year or "—"
    yield "\n".join(filter(None, (row.reason, f"{OWN_GRADE}: {row.own_grade}" if row.own_grade else None)))


def _years(paper: Paper, report: Report, years: range) -> None:
    names = [f"{report.years[at]}{_state(report, at)}" for at in years]
    columns = (Column("番号", 14), Column("指標", 63), *(Column(name, 30, "TableCentre") for name in names))
    rows = [
        [row.identity, row.name, *(_year(row.actuals[at]) if at < len(row.actuals) else "—" for at in years)]
        for row in report.rows
    ]
    paper.table(columns, rows, f"年度ごとの実績、達成率と判定（{report.years[years[0]]}〜{report.years[years[-1]]}）")


def _state(report: Report, at: int) -> str:
    states = {row.actuals[at].state for row in report.rows if at < len(row.actuals)} - {"", "確定"}
    return f"\n（{'・'.join(sorted(states))}）" if states else ""


def _year(actual: Actual) -> str:
    """Return a year's figure, its rate where there is one, and its grade, a line each."""
    grade = "" if actual.mark == actual.text else f"{actual.mark} {actual.grade}"
    return "\n".join(filter(None, (actual.text, "" if actual.rate == "—" else actual.rate, grade)))
