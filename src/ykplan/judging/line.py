"""The straight line: from the baseline through each target in turn, bent where an amendment takes effect."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from ykplan.data.model.amendments import effective, in_force
from ykplan.data.model.plan import NumberBaseline, NumberIndicator, NumberTarget
from ykplan.judging.facts import Unknown

WINDOW: Final = Unknown("baseline of another window")


class LinePoint(NamedTuple):
    """A fiscal year and the value in it."""

    year: int
    value: Fraction


def goal(
    target: NumberTarget, baseline: NumberBaseline | None, better: str, *, from_zero: bool = False
) -> Fraction | Unknown:
    """Return the value a target asks for: of a range the bound nearer to the baseline (the first met without one).

    `from_zero`: the way to a range begins at zero; a multiple of the baseline stays one of it.
    """
    start = None if baseline is None else baseline.value
    if target.min is not None and target.max is not None:
        start = Decimal(0) if from_zero else start
        if start is None:
            return Fraction(target.min if better == "up" else target.max)
        if target.min <= start <= target.max:
            return Unknown("baseline within target range")
        return Fraction(target.min if start < target.min else target.max)
    if target.of_baseline is not None and start is None:
        return Unknown("no baseline")
    value = target.value_from(start)
    return Unknown("no goal in numbers") if value is None else Fraction(value)


def asked_in(
    indicator: NumberIndicator, target: NumberTarget, year: int, began: int | None = None
) -> Fraction | Unknown:
    """Return the value that `target` asks for in `year`: the one on the line, or the goal itself where it is yearly.

    A direction has no line to be on, also where an earlier target had one; nor has a total from zero of which less is
    better.
    """
    now = in_force(indicator, year)
    if target.every_year or target.trend:
        return goal(target, now.baseline, now.better, from_zero=began is not None)
    if began is not None and now.better == "down":
        return WINDOW
    return expected_at(indicator, year, began)


def expected_at(indicator: NumberIndicator, year: int, began: int | None = None) -> Fraction | Unknown:
    """Return the value in `year` of the line from the baseline, or from zero in `began`, through each target.

    Before an amendment takes effect the old line holds; from the year before it a new line runs to the new targets,
    or from the new baseline where the amendment gives one. After the last target the line stays level.
    """
    now = in_force(indicator, year)
    start = _start(indicator, now, year, began)
    if isinstance(start, Unknown):
        return start
    points = [start]
    for target in now.targets:
        aim = goal(target, now.baseline, now.better, from_zero=began is not None)
        if target.by > start.year and not isinstance(aim, Unknown):
            points.append(LinePoint(target.by, aim))
    if len(points) == 1:
        return Unknown("no goal in numbers")
    return _on_line(points, year)


def _start(indicator: NumberIndicator, now: NumberIndicator, year: int, began: int | None) -> LinePoint | Unknown:
    """Return where the line in force in `year` begins."""
    amended = [a for a in effective(indicator, year) if "targets" in a.changes() or "baseline" in a.changes()]
    baseline = now.baseline
    if amended and amended[-1].baseline is None:
        bend = amended[-1].start - 1
        earlier = indicator.model_copy(update={"amendments": _before(indicator, amended[-1].start)})
        held = expected_at(earlier, bend, began)
        if not isinstance(held, Unknown) and (baseline is None or bend > baseline.year):
            return LinePoint(bend, held)
    if baseline is None or baseline.value is None:
        return Unknown("no baseline")
    if began is not None:
        return LinePoint(began, Fraction(0))
    return LinePoint(baseline.year, Fraction(baseline.value))


def _before(indicator: NumberIndicator, year: int) -> tuple[object, ...]:
    return tuple(amendment for amendment in indicator.amendments if amendment.start < year)


def _on_line(points: list[LinePoint], year: int) -> Fraction:
    if year <= points[0].year:
        return points[0].value
    for left, right in pairwise(points):
        if year <= right.year:
            return left.value + (right.value - left.value) * Fraction(year - left.year, right.year - left.year)
    return points[-1].value
