"""A chart as a value: what is drawn of one indicator, with every place as a share of the canvas."""

from typing import NamedTuple


class Point(NamedTuple):
    """A place in a chart: x and y run from 0 (left, below) to 1 (right, above); `label` stands beside it."""

    x: float
    y: float
    label: str


class Tick(NamedTuple):
    """A mark on an axis, from 0 to 1, and its label."""

    at: float
    label: str


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
