"""A chart on a canvas: every stroke, sign and label with its place in points, so that a renderer only copies them."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ykplan.report.chart.labels import Around, Box, Place, WantedLabel, placed
from ykplan.report.chart.plot import Chart, ChartPoint, Tick

_SIZE: Final = 7.0
_LINE: Final = 8.5
_SIGN: Final = 3.5
_GAP: Final = 4.5
_EDGE: Final = 14.0
_ASIDE: Final = 0.25
LEAST: Final = 84.0
_TICK: Final = 62.0
_MOST: Final = 4
_BARE: Final = re.compile(r"(?:毎年)?[−+]?\d[\d,.]*%?")
# A label wider than this share of the plot goes without its unit.
_WIDEST: Final = 0.5


class Text(NamedTuple):
    """Some lines of letters in a box; `align` is left, center or right."""

    box: Box
    lines: tuple[str, ...]
    align: str


class Sign(NamedTuple):
    """The sign of a point: `kind` is baseline, observed or goal."""

    kind: str
    x: float
    y: float


class Drawing(NamedTuple):
    """A chart, ready to be drawn: `rules` are the heights of the scale, `path` the line to the targets.

    Its letters are of `size`, and a line of them is `step` high.
    """

    width: float
    height: float
    plot: Box
    rules: tuple[float, ...]
    path: tuple[Place, ...]
    observed: tuple[Place, ...]
    signs: tuple[Sign, ...]
    labels: tuple[Text, ...]
    size: float = _SIZE
    step: float = _LINE


class _Canvas(NamedTuple):
    """Where things of a chart, which run from 0 to 1, come to lie: from `first` to `last`, and from `low` upwards.

    `plot` reaches down to the line of the years.
    """

    plot: Box
    first: float
    last: float
    low: float

    def x(self, share: float) -> float:
        return self.first + share * (self.last - self.first)

    def y(self, share: float) -> float:
        return self.low - share * (self.low - self.plot.top)

    def place(self, point: ChartPoint) -> Place:
        return self.x(point.x), self.y(point.y)


def drawing(chart: Chart, width: float, width_of: Callable[[str], float], least: float = LEAST) -> Drawing:
    """Return a chart drawn `width` points wide, by a font in which `width_of` says how wide a text is at size 1.

    From the lowest to the highest mark of the scale it has `least` points, or as many as the marks need.
    """
    ticks = [_lines(tick, width_of) for tick in chart.scale]
    left = max((_wide(lines, width_of) for lines in ticks), default=0.0) + _GAP + 1
    tallest = max(map(len, ticks), default=1) * _LINE
    plot = Box(left, _LINE + _GAP, width - 1, _LINE + _GAP + max(least, (tallest + 2) * (len(ticks) - 1)))
    canvas = _canvas(chart, plot, width_of)
    plot = canvas.plot
    path, observed = tuple(map(canvas.place, chart.line)), _observed(chart, canvas)
    signs = tuple(_signs(chart, canvas))
    height = plot.bottom + max(_LINE + _GAP, tallest / 2) + 1
    years = list(_years(chart, canvas, width_of))
    frame = Box(left + 1, 0, width, plot.bottom - 1)
    return Drawing(
        width=width,
        height=height,
        plot=plot,
        rules=tuple(canvas.y(tick.at) for tick in chart.scale),
        path=path,
        observed=observed,
        signs=signs,
        labels=(
            *_scale(chart, canvas, ticks),
            *years,
            *_beside(_said(chart), canvas, (frame, signs, (path, observed)), width_of),
        ),
    )


def _canvas(chart: Chart, plot: Box, width_of: Callable[[str], float]) -> _Canvas:
    """Return the canvas, with room for labels: half of one at each side, if that is not too much, and a line below."""
    wide = plot.right - plot.left

    def edge(share: float) -> float:
        labels = [_fitting(point.label, wide * _WIDEST, width_of) for point in chart.named if point.x == share]
        halves = [width_of(label) * _SIZE / 2 + 2 for label in labels]
        return min(max([_EDGE, *halves]), max(wide * _ASIDE, _EDGE))

    lowest = min((point.y for point in chart.named), default=1.0) * (plot.bottom - plot.top)
    room = max(2 * _GAP + _LINE - lowest, 0.0)
    deeper = plot._replace(bottom=plot.bottom + room)
    return _Canvas(deeper, plot.left + edge(0.0), plot.right - edge(1.0), plot.bottom)


def _lines(tick: Tick, width_of: Callable[[str], float]) -> tuple[str, ...]:
    """Return a label of the scale on as many lines as it needs; a figure too wide for one is left out.

    A stage's name that needs more lines than there is room for is cut; the table has it whole.
    """
    label = tick.label
    if width_of(label) * _SIZE <= _TICK:
        return (label,)
    if tick.figure.number is not None:
        return ()
    lines = [""]
    for letter in label:
        if lines[-1] and width_of(lines[-1] + letter) * _SIZE > _TICK:
            if len(lines) == _MOST:
                lines[-1] = f"{lines[-1][:-1]}…"
                break
            lines.append("")
        lines[-1] += letter
    return tuple(lines)


def _wide(lines: Sequence[str], width_of: Callable[[str], float]) -> float:
    return max(map(width_of, lines), default=0.0) * _SIZE


def _observed(chart: Chart, canvas: _Canvas) -> tuple[Place, ...]:
    points = [*([chart.baseline] if chart.baseline else []), *chart.observed]
    return tuple(map(canvas.place, points)) if len(points) > 1 else ()


def _signs(chart: Chart, canvas: _Canvas) -> Iterator[Sign]:
    kinds = {"goal": chart.goals, "baseline": (chart.baseline,) if chart.baseline else (), "observed": chart.observed}
    for kind, points in kinds.items():
        for point in points:
            yield Sign(kind, *canvas.place(point))


def _scale(chart: Chart, canvas: _Canvas, ticks: Sequence[tuple[str, ...]]) -> Iterator[Text]:
    for tick, lines in zip(chart.scale, ticks, strict=True):
        middle, half = canvas.y(tick.at), len(lines) * _LINE / 2
        yield Text(Box(0, middle - half, canvas.plot.left - _GAP, middle + half), lines, "right")


def _years(chart: Chart, canvas: _Canvas, width_of: Callable[[str], float]) -> Iterator[Text]:
    """Yield the labels of the years from the last one back: all of them, or every so many, as there is room for."""
    years = [(canvas.x(tick.at), width_of(tick.label) * _SIZE / 2, tick.label) for tick in reversed(chart.years)]
    top = canvas.plot.bottom + _GAP
    step = next((every for every in range(1, len(years)) if _have_room(years[::every])), max(len(years), 1))
    for middle, half, label in years[::step]:
        yield Text(Box(middle - half, top, middle + half, top + _LINE), (label,), "center")


def _have_room(years: Sequence[tuple[float, float, str]]) -> bool:
    """Tell whether labels, from the last to the first, each with its middle and half of its width, stand clear."""
    return all(after[0] - after[1] >= before[0] + before[1] + 2 for after, before in pairwise(years))


def _said(chart: Chart) -> list[ChartPoint]:
    """Return the points with a label of their own, those that matter most first.

    A stage whose name stands beside the same height of the scale is not named again, and of two signs in one place that
    say the same, one is named.
    """
    shown = {(tick.label, round(tick.at, 6)) for tick in chart.scale if tick.figure.number is None}
    points = {(round(point.x, 6), round(point.y, 6), point.label): point for point in reversed(chart.named)}
    return [
        point for point in reversed(points.values()) if point.label and (point.label, round(point.y, 6)) not in shown
    ]


def _beside(
    points: Sequence[ChartPoint],
    canvas: _Canvas,
    around: tuple[Box, Sequence[Sign], Sequence[Sequence[Place]]],
    width_of: Callable[[str], float],
) -> Iterator[Text]:
    frame, signs, lines = around
    taken = [Box(sign.x - _SIGN, sign.y - _SIGN, sign.x + _SIGN, sign.y + _SIGN) for sign in signs]
    strokes = [stroke for line in lines for stroke in pairwise(line)]
    there = Around(frame, taken, [(sign.x, sign.y) for sign in signs], strokes)
    labels = [_fitting(point.label, (canvas.plot.right - canvas.plot.left) * _WIDEST, width_of) for point in points]
    wanted = [
        WantedLabel(*canvas.place(point), width_of(label) * _SIZE + 1, _LINE, _GAP)
        for point, label in zip(points, labels, strict=True)
    ]
    for label, box in zip(labels, placed(wanted, there), strict=True):
        if box is not None:
            yield Text(box, (label,), "center")


def _fitting(label: str, room: float, width_of: Callable[[str], float]) -> str:
    """Return a label, or only its figure where the unit is too long for a picture; the table has both."""
    bare = _BARE.match(label) if width_of(label) * _SIZE > room else None
    return bare[0] if bare else label
