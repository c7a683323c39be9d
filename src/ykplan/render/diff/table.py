"""A difference for a terminal: what changed under each indicator, then the grades that moved."""

from collections.abc import Iterator
from itertools import groupby

from ykplan.comparison.change import Change, Difference, Moved
from ykplan.platform.terminal import Screen
from ykplan.terms import fiscal
from ykplan.text.inert import one_line


def render(difference: Difference, screen: Screen) -> str:
    """Return the lines, wrapped at the screen's width."""
    return "".join(f"{wrapped}\n" for line in _lines(difference) for wrapped in screen.wrapped(line))


def _lines(difference: Difference) -> Iterator[str]:
    yield f"{one_line(difference.before)} → {one_line(difference.after)}"
    if difference.nothing:
        yield "変わったところはありません"
    if difference.plan:
        yield ""
        yield "計画"
        yield from _changes(difference.plan)
    for year, changes in groupby(difference.years, key=lambda change: change.year or 0):
        yield ""
        yield fiscal.show_year(year)
        yield from _changes(tuple(changes))
    if difference.grades:
        yield ""
        yield "判定の動き"
        yield from _moved(difference.grades)


def _changes(changes: tuple[Change, ...]) -> Iterator[str]:
    ordered = sorted(changes, key=lambda change: [listed.identity for listed in changes].index(change.identity))
    for identity, group in groupby(ordered, key=lambda change: change.identity):
        several = tuple(group)
        if identity:
            yield f"  {one_line(identity)}　{several[0].name}".rstrip()
        yield from (f"{'    ' if identity else '  '}{_change(change)}" for change in several)


def _change(change: Change) -> str:
    why = f"（{change.why}）" if change.why else ""
    return f"{change.what}: {change.before} → {change.after}{why}"


def _moved(grades: tuple[Moved, ...]) -> Iterator[str]:
    for identity in dict.fromkeys(moved.identity for moved in grades):
        of_one = [moved for moved in grades if moved.identity == identity]
        yield f"  {one_line(identity)}　{of_one[0].name}"
        for moved in of_one:
            because = f"（{'・'.join(moved.because)}）" if moved.because else ""
            yield f"    {fiscal.show_year(moved.year)}: {moved.before} → {moved.after}{because}"
