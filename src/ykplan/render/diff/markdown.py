"""A difference as Markdown, fit for a comment on a pull request."""

from collections.abc import Iterable, Iterator
from typing import Final

from ykplan.comparison.change import Change, Difference
from ykplan.terms import fiscal
from ykplan.text.inert import in_markdown

_LONG: Final = 120


def render(difference: Difference) -> str:
    """Return a heading, and a table each for the grades that moved, the plan, and the years."""
    return "\n".join(_lines(difference)) + "\n"


def _lines(difference: Difference) -> Iterator[str]:
    yield f"### 計画のデータの変更: {_cell(difference.before)} → {_cell(difference.after)}"
    if difference.nothing:
        yield ""
        yield "変わったところはありません。"
    if difference.grades:
        rows = (
            (
                grade.identity,
                grade.name,
                fiscal.show_year(grade.year),
                grade.before,
                grade.after,
                "・".join(grade.because),
            )
            for grade in difference.grades
        )
        yield from _table("判定の動き", ("番号", "指標", "年度", "前", "後", "変わったもの"), rows)
    if difference.plan:
        yield from _table("計画", ("番号", "名前", "項目", "前", "後", "理由"), map(_plan_row, difference.plan))
    if difference.years:
        head = ("年度", "番号", "名前", "項目", "前", "後", "理由")
        yield from _table(
            "実績", head, ((fiscal.show_year(change.year or 0), *_plan_row(change)) for change in difference.years)
        )


def _plan_row(change: Change) -> tuple[str, ...]:
    return change.identity, change.name, change.what, change.before, change.after, change.why or ""


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield from ("", f"#### {title}", "", _row(head), _row("---" for _ in head))
    yield from (_row(map(_cell, row)) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return in_markdown(text if len(text) <= _LONG else text[:_LONG] + "…")
