"""Where the labels of a chart stand: near their points, none over another, none cut."""

from collections.abc import Iterator, Sequence
from math import hypot
from typing import Final, NamedTuple

_ROWS: Final = 3
# A label over so many points of a line is as good as one that stands a row further away.
_FURTHER: Final = 8.0

Place = tuple[float, float]
Stroke = tuple[Place, Place]
"""A straight line, from one place to another."""


class Box(NamedTuple):
    """A place on the canvas, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes share any place."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def inside(self, other: "Box") -> bool:
        """Tell whether this box lies wholly in `other`."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def over(self, stroke: Stroke) -> float:
        """Return how many points of a straight line lie in this box."""
        (x, y), (to_x, to_y) = stroke
        beside = max(x, to_x) <= self.left or min(x, to_x) >= self.right
        if beside or max(y, to_y) <= self.top or min(y, to_y) >= self.bottom:
            return 0.0  # most strokes of a chart are far from most labels
        first, last = 0.0, 1.0
        for start, way, low, high in ((x, to_x - x, self.left, self.right), (y, to_y - y, self.top, self.bottom)):
            if way:
                enters, leaves = sorted(((low - start) / way, (high - start) / way))
                first, last = max(first, enters), min(last, leaves)
            elif not low < start < high:
                return 0.0
        return max(last - first, 0.0) * hypot(to_x - x, to_y - y)


class Wanted(NamedTuple):
    """A label of a given size that belongs to the point at `x`, `y`; `gap` keeps it off the point's sign."""

    x: float
    y: float
    width: float
    height: float
    gap: float


def placed(wanted: Sequence[Wanted], frame: Box, taken: Sequence[Box], strokes: Sequence[Stroke]) -> list[Box | None]:
    """Return a place for each label, the first ones choosing first; None where every place near it is taken.

    `taken` may not be covered; `strokes` are left free where there is a choice.
    """
    full, found = list(taken), []
    for label in wanted:
        best = _best(label, frame, full, strokes)
        found.append(best)
        full += [best] if best else []
    return found


def _best(label: Wanted, frame: Box, full: Sequence[Box], strokes: Sequence[Stroke]) -> Box | None:
    """Return the first of a label's places that costs least; the cost of a place is never less than that of its row."""
    best, least = None, float("inf")
    for cost, box in _near(label):
        if cost >= least:
            break
        if box.inside(frame) and not any(map(box.meets, full)):
            whole = cost + sum(map(box.over, strokes))
            best, least = (box, whole) if whole < least else (best, least)
    return best


def _near(label: Wanted) -> Iterator[tuple[float, Box]]:
    """Yield the places of a label, the best first: above, below, beside, then further away at a cost."""
    half = label.width / 2
    for row in range(_ROWS):
        step = label.gap + row * label.height / 2
        for top in (label.y - step - label.height, label.y + step):
            for left in (label.x - half, label.x - label.gap, label.x + label.gap - label.width):
                yield row * _FURTHER, _box(left, top, label)
        if row == 0:
            for left in (label.x + label.gap, label.x - label.gap - label.width):
                yield 0.0, _box(left, label.y - label.height / 2, label)


def _box(left: float, top: float, label: Wanted) -> Box:
    return Box(left, top, left + label.width, top + label.height)
