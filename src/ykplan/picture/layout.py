"""Where everything in a chart's picture goes, in millimetres: lines, marks, and texts that never lie on one another."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, Literal, NamedTuple

from ykplan.picture.labels import Box, Segment, Wanted, crossed, placed
from ykplan.report.values import Chart, Point, Tick

WIDTH: Final = 170.0
HEIGHT: Final = 64.0
_LEGEND: Final = 7.0
_BOTTOM: Final = 8.0
_RIGHT: Final = 3.0
_PAD_X: Final = 10.0
_PAD_Y: Final = 6.0
_SIZE: Final = 8.0
_EM: Final = _SIZE * 25.4 / 72
_LINE: Final = _EM * 1.3
# A name at the axis takes at most so many letters a line, a label in the picture so many in all.
_TICK_LETTERS: Final = 13
_LABEL_LETTERS: Final = 16

Kind = Literal["hollow", "filled", "goal"]


class Stroke(NamedTuple):
    """A straight line: an axis, a line of the grid, the plan's own line, or the one through the observations."""

    kind: Literal["axis", "grid", "plan", "seen"]
    x: float
    y: float
    to_x: float
    to_y: float


class Mark(NamedTuple):
    """A point: baseline hollow, observations filled, goals diamonds, so that nothing hangs on colour."""

    kind: Kind
    x: float
    y: float


class Text(NamedTuple):
    """Letters in the middle of a box."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    size: float


class Drawn(NamedTuple):
    """One picture."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]

    def as_data(self) -> dict[str, Any]:
        """Return it as chart.typ reads it."""
        return {
            "width": self.width,
            "height": self.height,
            "strokes": [each._asdict() for each in self.strokes],
            "marks": [each._asdict() for each in self.marks],
            "texts": [each._asdict() for each in self.texts],
        }


class _Frame(NamedTuple):
    """The room for points: where 0 and 1 of a chart lie."""

    left: float
    right: float
    top: float
    bottom: float

    def x(self, share: float) -> float:
        return self.left + _PAD_X + share * (self.right - self.left - 2 * _PAD_X)

    def y(self, share: float) -> float:
        return self.bottom - _PAD_Y - share * (self.bottom - self.top - 2 * _PAD_Y)


def letters(text: str) -> float:
    """Return how many ems a text takes at most: Japanese letters one, Latin ones and digits two thirds."""
    return sum(1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.66 for each in text)


def laid_out(chart: Chart) -> Drawn:
    """Return the picture of a chart."""
    ticks = _thinned(chart.scale, _room_above)
    apart = (ticks[1].at - ticks[0].at) * (HEIGHT - _LEGEND - _BOTTOM - 2 * _PAD_Y) if len(ticks) > 1 else HEIGHT
    names = [(tick, _lines(tick.label, _TICK_LETTERS, 2 if apart >= 2 * _LINE else 1)) for tick in ticks]
    gutter = max((letters(line) for _, lines in names for line in lines), default=1.0) * _EM + 3
    frame = _Frame(gutter, WIDTH - _RIGHT, _LEGEND, HEIGHT - _BOTTOM)
    marks = tuple(_marks(chart, frame))
    strokes = (*_axes(frame, ticks), *_lines_of(chart, frame))
    texts = (*_scale(frame, names), *_years(frame, chart), *_labels(chart, frame, marks, strokes))
    legend_marks, legend_strokes, legend_texts = _legend(chart, gutter)
    return Drawn(WIDTH, HEIGHT, (*strokes, *legend_strokes), (*marks, *legend_marks), (*texts, *legend_texts))


def _room_above(step: float, _: Sequence[Tick]) -> bool:
    return step * (HEIGHT - _LEGEND - _BOTTOM - 2 * _PAD_Y) >= _LINE


def _room_beside(step: float, ticks: Sequence[Tick]) -> bool:
    widest = max(letters(tick.label) for tick in ticks) * _EM + 2
    return step * (WIDTH - _TICK_LETTERS * _EM - _RIGHT - 2 * _PAD_X) >= widest


def _thinned(ticks: Sequence[Tick], fits: Any) -> Sequence[Tick]:
    """Return every tick, or every second, third … of them, so that their labels have room."""
    for every in range(1, len(ticks) + 1):
        kept = ticks[::every]
        if len(kept) < 2 or fits(kept[1].at - kept[0].at, kept):  # noqa: PLR2004  # one alone always has room
            return kept
    return ticks


def _lines(text: str, most: int, count: int) -> tuple[str, ...]:
    """Return a text cut into at most `count` lines of `most` ems; what is left out shows as …."""
    found: list[str] = []
    rest = text
    while rest and len(found) < count:
        cut = next((at for at in range(1, len(rest) + 1) if letters(rest[:at]) > most), len(rest) + 1) - 1
        found.append(rest[: max(cut, 1)])
        rest = rest[max(cut, 1) :]
    if rest:
        found[-1] = f"{found[-1][:-1]}…"
    return tuple(found) or ("",)


def _axes(frame: _Frame, ticks: Sequence[Tick]) -> Iterator[Stroke]:
    for tick in ticks:
        yield Stroke("grid", frame.left, frame.y(tick.at), frame.right, frame.y(tick.at))
    yield Stroke("axis", frame.left, frame.top, frame.left, frame.bottom)
    yield Stroke("axis", frame.left, frame.bottom, frame.right, frame.bottom)


def _lines_of(chart: Chart, frame: _Frame) -> Iterator[Stroke]:
    kinds: tuple[tuple[Literal["plan", "seen"], tuple[Point, ...]], ...] = (
        ("plan", chart.line),
        ("seen", chart.observed),
    )
    for kind, points in kinds:
        for start, end in pairwise(points):
            yield Stroke(kind, frame.x(start.x), frame.y(start.y), frame.x(end.x), frame.y(end.y))


def _marks(chart: Chart, frame: _Frame) -> Iterator[Mark]:
    for kind, points in _points(chart):
        for point in points:
            yield Mark(kind, frame.x(point.x), frame.y(point.y))


def _points(chart: Chart) -> tuple[tuple[Kind, tuple[Point, ...]], ...]:
    """Return the points in the order of drawing: a goal lies under the figure that reaches it."""
    start = (chart.baseline,) if chart.baseline else ()
    return ("goal", chart.goals), ("hollow", start), ("filled", chart.observed)


def _scale(frame: _Frame, names: Sequence[tuple[Tick, tuple[str, ...]]]) -> Iterator[Text]:
    for tick, lines in names:
        width = max(map(letters, lines)) * _EM
        height = _LINE * len(lines)
        yield Text(lines, frame.left - 1.5 - width, frame.y(tick.at) - height / 2, width, height, _SIZE)


def _years(frame: _Frame, chart: Chart) -> Iterator[Text]:
    for tick in _thinned(chart.years, _room_beside):
        width = letters(tick.label) * _EM + 1
        yield Text((tick.label,), frame.x(tick.at) - width / 2, frame.bottom + 1.5, width, _LINE, _SIZE)


def _labels(chart: Chart, frame: _Frame, marks: Sequence[Mark], strokes: Sequence[Stroke]) -> Iterator[Text]:
    """Yield a label for each point where there is room: goals first, then the newest figure, then back in time."""
    start = (chart.baseline,) if chart.baseline else ()
    wanted = []
    for point in (*chart.goals, *chart.observed[:-2:-1], *start, *chart.observed[-2::-1]):
        if not _said_by_axis(chart, point):
            (line,) = _lines(point.label, _LABEL_LETTERS, 1)
            wanted.append(Wanted(line, frame.x(point.x), frame.y(point.y), letters(line) * _EM + 0.6, _LINE))
    taken = [Box(mark.x - 2.2, mark.y - 2.2, mark.x + 2.2, mark.y + 2.2) for mark in marks]
    lines = [Segment(*each[1:]) for each in strokes if each.kind in ("plan", "seen")]
    room = Box(frame.left + 0.5, frame.top, frame.right, frame.bottom - 0.5)
    for found, box in placed(wanted, taken, room, lambda box: crossed(box, lines)):
        yield Text((found.text,), box.left, box.top, found.width, found.height, _SIZE)


def _said_by_axis(chart: Chart, point: Point) -> bool:
    """Tell whether the name of a stage stands at the axis already, at the same height and whole."""
    shown = (tick for tick in _thinned(chart.scale, _room_above) if letters(tick.label) <= _TICK_LETTERS)
    return any(tick.label == point.label and abs(tick.at - point.y) < 1e-9 for tick in shown)  # noqa: PLR2004  # floats


def _legend(chart: Chart, left: float) -> tuple[list[Mark], list[Stroke], list[Text]]:
    marks: list[Mark] = []
    strokes: list[Stroke] = []
    texts: list[Text] = []
    x, y = left + 2.2, _LEGEND / 2
    names = {"goal": "目標値", "hollow": "現状値", "filled": "実績"}
    shown = [(kind, names[kind]) for kind, points in reversed(_points(chart)) if points]
    for kind, name in shown:
        marks.append(Mark(kind, x, y))
        width = letters(name) * _EM + 0.6
        texts.append(Text((name,), x + 2.6, y - _LINE / 2, width, _LINE, _SIZE))
        x += width + 8
    if chart.line:
        strokes.append(Stroke("plan", x - 2, y, x + 7, y))
        texts.append(Text(("目安",), x + 8, y - _LINE / 2, 2 * _EM + 0.6, _LINE, _SIZE))
    return marks, strokes, texts
