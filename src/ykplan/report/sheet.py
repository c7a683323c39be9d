"""A chart's lines and labels on a small sheet, so that no label lies over another or is cut."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from ykplan.report.values import Chart, Point, Tick

WIDTH: Final = 340
HEIGHT: Final = 210
LETTER: Final = 12
LINE: Final = 14
_TOP: Final = 36
_AXIS: Final = HEIGHT - 24
_FOOT: Final = 18
_MARGIN: Final = 14
_GAP: Final = 8
_ASIDE: Final = 11
_MARKER: Final = 5
_WIDEST_TICK: Final = 8 * LETTER
_WIDEST_FIGURE: Final = WIDTH / 2
_STEP: Final = 5


class Label(NamedTuple):
    """Text on the sheet: where its base line begins, ends or has its middle, as `anchor` says."""

    x: str
    y: str
    anchor: str
    lines: tuple[str, ...]


class Spot(NamedTuple):
    """A marker on the sheet."""

    x: str
    y: str


class Drawing(NamedTuple):
    """A chart as a renderer prints it: every place is text already."""

    title: str
    description: str
    axis: tuple[str, str, str]
    grid: tuple[str, ...]
    labels: tuple[Label, ...]
    line: str
    path: str
    baseline: Spot | None
    observed: tuple[Spot, ...]
    goals: tuple[Spot, ...]


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom


class _Sheet(NamedTuple):
    """The part of the sheet on which points stand: `left` is the upright axis."""

    left: float

    def at(self, point: Point) -> tuple[float, float]:
        return self.across(point.x), self.up(point.y)

    def across(self, share: float) -> float:
        first, last = self.left + _MARGIN, WIDTH - _MARGIN
        return first + share * (last - first)

    def up(self, share: float) -> float:
        low = _AXIS - _FOOT
        return low - share * (low - _TOP)


def drawing(chart: Chart) -> Drawing:
    """Return the places of everything in a chart."""
    ticks = [(tick, _lines(tick.label)) for tick in chart.scale]
    widest = max((length(line) for _, lines in ticks for line in lines), default=0)
    sheet = _Sheet(widest + 10)
    labels = [*_scale(sheet, ticks), *_years(sheet, chart.years), *_beside(sheet, chart)]
    return Drawing(
        title=chart.title,
        description=chart.description,
        axis=(_text(sheet.left), _text(WIDTH - 2), _text(_AXIS)),
        grid=tuple(_text(sheet.up(tick.at)) for tick in chart.scale),
        labels=tuple(labels),
        line=_polyline(_from_edge([sheet.at(point) for point in chart.line], chart)),
        path=_polyline([sheet.at(point) for point in chart.observed]),
        baseline=_spot(sheet, chart.baseline) if chart.baseline else None,
        observed=tuple(_spot(sheet, point) for point in chart.observed),
        goals=tuple(_spot(sheet, point) for point in chart.goals),
    )


def length(text: str) -> float:
    """Return about how long a text is on the sheet; rather too long than too short."""
    return sum(LETTER + 0.2 if east_asian_width(letter) in "WFA" else 7 for letter in text)


def _text(place: float) -> str:
    return f"{place:.1f}".removesuffix(".0")


def _polyline(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_text(x)},{_text(y)}" for x, y in places) if len(places) > 1 else ""


def _spot(sheet: _Sheet, point: Point) -> Spot:
    x, y = sheet.at(point)
    return Spot(_text(x), _text(y))


def _from_edge(places: list[tuple[float, float]], chart: Chart) -> list[tuple[float, float]]:
    """Return the line with its beginning moved out of the hollow marker of the baseline."""
    if chart.baseline is None or len(places) < 2 or chart.line[0][:2] != chart.baseline[:2]:  # noqa: PLR2004
        return places
    (x, y), (next_x, next_y) = places[:2]
    far = ((next_x - x) ** 2 + (next_y - y) ** 2) ** 0.5
    share = min(_MARKER / far, 1) if far else 0
    return [(x + share * (next_x - x), y + share * (next_y - y)), *places[1:]]


def _lines(label: str) -> tuple[str, ...]:
    """Return a mark of the upright axis in at most two lines; a figure is never divided, a long one left out."""
    if not any(east_asian_width(letter) in "WFA" or letter.isalpha() for letter in label):
        return (label,) if length(label) <= _WIDEST_FIGURE else ()
    first = _fitting(label)
    rest = label[len(first) :]
    second = _fitting(rest)
    if second != rest:
        second = second[:-1] + "…"
    return (first, second) if second else (first,)


def _fitting(text: str) -> str:
    """Return as much of a text's beginning as one line of the upright axis holds."""
    ends = range(min(len(text), _WIDEST_TICK), 0, -1)
    return next((text[:end] for end in ends if length(text[:end]) <= _WIDEST_TICK), "")


def _scale(sheet: _Sheet, ticks: Sequence[tuple[Tick, tuple[str, ...]]]) -> Iterator[Label]:
    free = float(HEIGHT)
    for tick, lines in ticks:
        middle = sheet.up(tick.at)
        half = len(lines) * LINE / 2
        if lines and middle + half <= free:
            free = middle - half
            yield Label(_text(sheet.left - 4), _text(free + LETTER - 1), "end", lines)


def _years(sheet: _Sheet, years: Sequence[Tick]) -> Iterator[Label]:
    """Yield the years from the last one back, as many as there is room for, evenly."""
    if not years:
        return
    widest = max(length(year.label) for year in years) + 4
    apart = (sheet.across(1) - sheet.across(0)) / max(len(years) - 1, 1)
    every = max(1, -int(-widest // apart)) if len(years) > 1 else 1
    for year in reversed(years[len(years) - 1 :: -every]):
        yield Label(_text(sheet.across(year.at)), _text(_AXIS + LINE + 2), "middle", (year.label,))


def _beside(sheet: _Sheet, chart: Chart) -> Iterator[Label]:
    """Yield the label of every point that has room for it: the goals first, then the newest observations."""
    named = {(tick.at, tick.label) for tick in chart.scale}
    lines = [*_along(sheet, chart.line), *_along(sheet, chart.observed)]
    points = [*chart.goals, *chart.observed, *([chart.baseline] if chart.baseline else [])]
    taken = [_around(*sheet.at(point)) for point in points]
    apart = (sheet.across(1) - sheet.across(0)) / max(len(chart.years) - 1, 1)
    for point, sides in _in_turn(chart, apart):
        if (point.y, point.label) in named or not point.label:
            continue
        found = _place(sheet, point, sides, taken, lines)
        if found is not None:
            taken.append(found)
            middle = (found.left + found.right) / 2
            yield Label(_text(middle), _text(found.bottom - 3), "middle", (point.label,))


def _in_turn(chart: Chart, apart: float) -> Iterator[tuple[Point, str]]:
    """Yield points with the side of their labels; of figures too long to tell apart only the newest."""
    for goal in reversed(chart.goals):
        yield goal, "left"
    for position, point in reversed(list(enumerate(chart.observed))):
        if point is chart.observed[-1] or length(point.label) <= 2 * apart:
            yield point, "above" if position % 2 == 0 else "below"
    if chart.baseline:
        yield chart.baseline, "below"


def _around(x: float, y: float) -> _Box:
    return _Box(x - _MARKER, y - _MARKER, x + _MARKER, y + _MARKER)


def _along(sheet: _Sheet, points: Sequence[Point]) -> Iterator[tuple[float, float]]:
    places = [sheet.at(point) for point in points]
    for (x, y), (next_x, next_y) in pairwise(places):
        steps = max(1, int(max(abs(next_x - x), abs(next_y - y)) / _STEP))
        for step in range(steps):
            yield x + step / steps * (next_x - x), y + step / steps * (next_y - y)


def _place(
    sheet: _Sheet, point: Point, side: str, taken: Sequence[_Box], lines: Sequence[tuple[float, float]]
) -> _Box | None:
    """Return the first place beside a point that crosses no line, else the one that crosses least, if there is room."""
    found: list[tuple[int, _Box]] = []
    for box in _candidates(*sheet.at(point), length(point.label), side):
        if box.left < sheet.left + 1 or box.right > WIDTH or box.top < 0 or box.bottom > _AXIS:
            continue
        if any(box.meets(other) for other in taken):
            continue
        crossed = sum(box.holds(x, y) for x, y in lines)
        if not crossed:
            return box
        found.append((crossed, box))
    return min(found, default=(0, None), key=lambda each: each[0])[1]


def _candidates(x: float, y: float, wide: float, side: str) -> Iterator[_Box]:
    above, below = y - _GAP - LINE, y + _GAP
    left = _Box(x - _ASIDE - wide, y - LINE / 2, x - _ASIDE, y + LINE / 2)
    if side == "left":
        yield left
    for top in (below, above) if side == "below" else (above, below):
        for start in (x - wide / 2, x - wide + _GAP, x - _GAP, x - wide, x):
            yield _Box(start, top, start + wide, top + LINE)
    yield _Box(x + _ASIDE, y - LINE / 2, x + _ASIDE + wide, y + LINE / 2)
    yield left
    for top in (above - LINE, below + LINE):
        yield _Box(x - wide / 2, top, x + wide / 2, top + LINE)
