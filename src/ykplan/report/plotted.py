"""A chart as a value: what is drawn of one indicator, with every place as a share of the canvas."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple


class Point(NamedTuple):
    """A place in a chart: x and y run from 0 (left, below) to 1 (right, above).

    `label` is how its figure is printed, `value` the figure itself; a stage has none.
    """

    x: float
    y: float
    label: str
    value: Fraction | None = None


class Tick(NamedTuple):
    """A mark on an axis, from 0 to 1, its label, and the figure that it stands for, where it is one."""

    at: float
    label: str
    value: Fraction | None = None


class Chart(NamedTuple):
    """One indicator's picture: baseline, observations, the straight line to each target, the targets.

    `title` and `description` say in words what it shows. `line` is empty where there is no goal in numbers.
    """

    title: str
    description: str
    years: tuple[Tick, ...]
    scale: tuple[Tick, ...]
    baseline: Point | None
    observed: tuple[Point, ...]
    line: tuple[Point, ...]
    goals: tuple[Point, ...]

    @property
    def named(self) -> tuple[Point, ...]:
        """Return the points whose figures stand beside them, those that matter most first; the table has the others.

        The latest figure, the target that it is on the way to, the last target and the baseline.
        """
        return tuple(dict.fromkeys(self._named()))

    def _named(self) -> Iterator[Point]:
        latest = self.observed[-1:]
        yield from latest
        since = latest[0].x if latest else 0.0
        yield from [goal for goal in self.goals if goal.x >= since][:1]
        yield from self.goals[-1:]
        if self.baseline:
            yield self.baseline
