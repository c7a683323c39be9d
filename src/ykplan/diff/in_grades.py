"""Which grades are other ones now, and because of what."""

from collections.abc import Iterable, Iterator
from typing import Final

from ykplan import fiscal, words
from ykplan.diff.change import Change, Moved, State
from ykplan.overview import InError, Judged, overview

_ERROR: Final = "データの誤り"


def in_grades(before: State, after: State, year: int, changes: Iterable[Change]) -> Iterator[Moved]:
    """Yield the grades of a fiscal year that moved; `changes` are all that were found."""
    if year not in before.plan.period or year not in after.plan.period:
        return
    old, new = (
        {row.standing.indicator.id if isinstance(row, Judged) else row.identity: row for row in view.rows}
        for view in (overview(state.checked, state.plan, state.rubric, year) for state in (before, after))
    )
    for identity, row in new.items():
        if identity in old and (was := _grade(old[identity])) != (now := _grade(row)):
            name = words.one_line(row.standing.indicator.name if isinstance(row, Judged) else row.name)
            # Without one of these it is an error elsewhere, of which `validate` tells.
            because = _because(identity, year, changes) or (_ERROR,)
            yield Moved(identity, name, year, was, now, because)


def _because(identity: str, year: int, changes: Iterable[Change]) -> tuple[str, ...]:
    """Return what changed that a grade may rest on: of the indicator, up to that year, and of the plan as a whole."""
    found = [
        change.what if change.year is None or change.year == year else f"{fiscal.show(change.year)}の{change.what}"
        for change in changes
        if change.identity in (identity, "") and change.moves is not None and change.moves <= year
    ]
    return tuple(dict.fromkeys(found))


def _grade(row: Judged | InError) -> str:
    if isinstance(row, InError):
        return words.ERROR_MARK
    grade = row.verdict.grade
    return words.one_line(f"{grade.mark} {grade.name}") if grade else words.DASH
