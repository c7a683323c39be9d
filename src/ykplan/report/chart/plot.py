"""One indicator as a picture: where each thing stands, from 0 to 1, so that every renderer draws the same."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count
from typing import NamedTuple

from ykplan.data import printing
from ykplan.data.model.amendments import comparable, in_force, redefined_in
from ykplan.data.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget, Period, StageIndicator
from ykplan.data.model.progress import Entry
from ykplan.judging import line, movement
from ykplan.judging.facts import Unknown
from ykplan.judging.standing import in_turn
from ykplan.terms import fiscal
from ykplan.text import inert
from ykplan.text.figures import Figure


class ChartPoint(NamedTuple):
    """A place in a chart, and the figure that stands there: x and y run from 0 (left, below) to 1 (right, above)."""

    x: float
    y: float
    figure: Figure

    @property
    def label(self) -> str:
        """Return the figure in print."""
        return self.figure.text

    @property
    def what(self) -> tuple[float, float, str]:
        """Return the place with what is said there: two points may differ in nothing else that is seen."""
        return self.x, self.y, self.label


class Tick(NamedTuple):
    """A mark on an axis, from 0 to 1: a figure of the scale, a stage, or a year."""

    at: float
    figure: Figure

    @property
    def label(self) -> str:
        """Return the figure in print; its unit stands elsewhere."""
        return self.figure.bare


class Chart(NamedTuple):
    """One indicator's picture: baseline, observations, the straight line to each target, the targets.

    `title` and `description` say in words what it shows. `line` is empty where there is no goal in numbers.
    """

    title: str
    description: str
    years: tuple[Tick, ...]
    scale: tuple[Tick, ...]
    baseline: ChartPoint | None
    observed: tuple[ChartPoint, ...]
    line: tuple[ChartPoint, ...]
    goals: tuple[ChartPoint, ...]

    @property
    def named(self) -> tuple[ChartPoint, ...]:
        """Return the points whose figures stand beside them, those that matter most first; the table has the others.

        The latest figure, the target that it is on the way to, the last target and the baseline.
        """
        points: dict[tuple[float, float, str], ChartPoint] = {}
        for point in self._named():
            points.setdefault(point.what, point)
        return tuple(points.values())

    def _named(self) -> Iterator[ChartPoint]:
        latest = self.observed[-1:]
        yield from latest
        since = latest[0].x if latest else 0.0
        yield from [goal for goal in self.goals if goal.x >= since][:1]
        yield from self.goals[-1:]
        if self.baseline:
            yield self.baseline


_TICKS = 5
_STEPS = (1, 2, 5)


class Drawn(NamedTuple):
    """What a chart is made from: the indicator as it stands in `year`, and its entries by fiscal year."""

    adopted: Indicator
    indicator: Indicator
    entries: Mapping[int, Entry]
    period: Period
    year: int


class _At(NamedTuple):
    """A height in a fiscal year, and the figure that stands there."""

    year: int
    height: Fraction
    figure: Figure


def chart(drawn: Drawn) -> Chart | None:
    """Return the picture of an indicator; None where there is nothing to draw."""
    start, observed, goals, path = _start(drawn), _observed(drawn), _goals(drawn), _path(drawn)
    every = [*([start] if start else []), *observed, *goals, *path]
    if not [*([start] if start else []), *observed]:
        return None
    first = min([drawn.period.start, *(point.year for point in every)])
    last = max([drawn.period.end, *(point.year for point in every)])
    scale = _scale(drawn.indicator, [point.height for point in every])
    low, high = scale[0].height, scale[-1].height

    def place(at: _At) -> ChartPoint:
        share = float((at.height - low) / (high - low))
        return ChartPoint((at.year - first) / max(last - first, 1), share, at.figure)

    return Chart(
        title=f"{drawn.indicator.id} {inert.one_line(drawn.indicator.name)}の推移",
        description=_description(drawn, start, observed, goals),
        years=tuple(
            Tick((year - first) / max(last - first, 1), Figure(year=year, label=fiscal.short(year)))
            for year in range(first, last + 1)
        ),
        scale=tuple(Tick(float((tick.height - low) / (high - low)), tick.figure) for tick in scale),
        baseline=place(start) if start else None,
        observed=tuple(map(place, observed)),
        line=tuple(map(place, path)),
        goals=tuple(map(place, goals)),
    )


def _start(drawn: Drawn) -> _At | None:
    baseline = drawn.indicator.baseline
    if baseline is None or not comparable(drawn.adopted, drawn.year):
        return None
    height = _height(drawn.indicator, baseline)
    return None if height is None else _At(baseline.year, height, printing.baseline(drawn.indicator))


def _observed(drawn: Drawn) -> list[_At]:
    since = redefined_in(drawn.adopted, drawn.year) or drawn.period.start
    years = [year for year in sorted(drawn.entries) if since <= year <= drawn.year]
    heights = ((year, _height(drawn.indicator, drawn.entries[year])) for year in years)
    return [
        _At(year, height, printing.entry(drawn.entries[year], drawn.indicator, year))
        for year, height in heights
        if height is not None
    ]


def _goals(drawn: Drawn) -> list[_At]:
    indicator, goals = drawn.indicator, []
    in_numbers = isinstance(indicator, NumberIndicator)
    for target in indicator.targets:
        if isinstance(indicator, StageIndicator):
            stage = getattr(target, "stage", None)
            height = Fraction(indicator.stages.index(stage)) if stage in indicator.stages else None
        elif isinstance(target, NumberTarget) and target.kind in ("value", "range", "yearly"):
            baseline = indicator.baseline
            goal = line.goal(target, baseline if isinstance(baseline, NumberBaseline) else None, indicator.better)
            height = None if isinstance(goal, Unknown) else goal
        else:
            height = None
        if height is not None:
            figure = printing.target(target, indicator)
            goals.append(_At(target.by, height, figure._replace(number=height) if in_numbers else figure))
    return goals


def _path(drawn: Drawn) -> list[_At]:
    """Return what is asked year by year, as it is judged by: a line, bent where an amendment takes effect."""
    indicator, baseline = drawn.adopted, drawn.indicator.baseline
    if not isinstance(indicator, NumberIndicator) or baseline is None or not comparable(indicator, drawn.year):
        return []
    last = max((target.by for target in drawn.indicator.targets), default=drawn.period.end)
    began = movement.began(indicator, drawn.indicator, drawn.entries, drawn.period, drawn.year)
    first = baseline.year if began is None else began

    def asked(year: int) -> Fraction | Unknown:
        if began is None and year <= baseline.year:
            return line.expected_at(indicator, year)
        return line.asked_in(indicator, in_turn(in_force(indicator, year).targets, year), year, began)

    heights = ((year, asked(year)) for year in range(first, last + 1))
    return [
        _At(year, height, Figure(height, indicator.unit, year))
        for year, height in heights
        if not isinstance(height, Unknown)
    ]


def _height(indicator: Indicator, record: object) -> Fraction | None:
    if isinstance(indicator, StageIndicator):
        stage = getattr(record, "stage", None)
        return Fraction(indicator.stages.index(stage)) if stage in indicator.stages else None
    number = getattr(record, "value", None)
    return None if number is None else Fraction(number)


def _scale(indicator: Indicator, heights: Sequence[Fraction]) -> list[_At]:
    """Return the marks of the upright axis, from the lowest to the highest: stages by name, numbers in round steps."""
    if isinstance(indicator, StageIndicator):
        marks = [_At(0, Fraction(at), Figure(label=inert.one_line(name))) for at, name in enumerate(indicator.stages)]
        return marks if len(marks) > 1 else [*marks, _At(0, Fraction(1), Figure(label=""))]
    low, high = min(heights), max(heights)
    spread = (high - low) or abs(high) or Fraction(1)
    step = _round_step(spread / (_TICKS - 1))
    first, last = (low - spread / 20) // step, -((-high - spread / 20) // step)
    if low >= 0:
        first = max(first, 0)
    unit = indicator.unit
    return [_At(0, at * step, Figure(at * step, unit)) for at in range(int(first), int(last) + 1)]


def _round_step(least: Fraction) -> Fraction:
    """Return the smallest of 1, 2, 5, 10, 20 … (and 0.5, 0.2 …) that is not below `least`."""
    power = len(str(least.numerator)) - len(str(least.denominator)) - 1
    return next(
        step
        for step in (Fraction(10) ** exponent * times for exponent in count(power) for times in _STEPS)
        if step >= least
    )


def _description(drawn: Drawn, start: _At | None, observed: Sequence[_At], goals: Sequence[_At]) -> str:
    parts = [f"現状値は{fiscal.show_year(start.year)}の{start.figure.text}" if start else "現状値はない"]
    seen = "、".join(f"{fiscal.show_year(point.year)}が{point.figure.text}" for point in observed)
    parts.append(f"実績は{seen}" if observed else "実績はまだない")
    if goals:
        parts.append("目標は" + "、".join(f"{fiscal.show_year(goal.year)}に{goal.figure.text}" for goal in goals))
    else:
        aims = drawn.indicator.targets
        parts.append(
            "目標は"
            + "、".join(f"{fiscal.show_year(aim.by)}に{printing.target_text(aim, drawn.indicator)}" for aim in aims)
        )
    return "。".join(parts) + "。"
