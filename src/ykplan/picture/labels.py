"""Labels beside points: each where it is nearest to its point and lies on nothing else."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

_AWAY: Final = 2.4
_STEPS: Final = 6
# Crossing a line is worse than standing at the less usual side, but better than being far away.
_CROSSING: Final = 3.0


class Box(NamedTuple):
    """A room with its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rooms have more than an edge in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Tell whether this room lies inside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


class Segment(NamedTuple):
    """A straight line between two places."""

    x: float
    y: float
    to_x: float
    to_y: float


class Wanted(NamedTuple):
    """A label, the point that it belongs to, and its size."""

    text: str
    x: float
    y: float
    width: float
    height: float


def placed(
    wanted: Iterable[Wanted], taken: Sequence[Box], room: Box, crossings: Callable[[Box], int]
) -> Iterator[tuple[Wanted, Box]]:
    """Yield each label with its place, in order; one that finds none is left out, since a table has its figure too."""
    used = list(taken)
    for each in wanted:
        found = _best(each, used, room, crossings)
        if found is not None:
            used.append(found)
            yield each, found


def _best(wanted: Wanted, used: Sequence[Box], room: Box, crossings: Callable[[Box], int]) -> Box | None:
    """Return the cheapest place that is free; places come from the nearest on, so that the search ends early."""
    least, best = float("inf"), None
    for cost, box in _places(wanted):
        if cost >= least:
            break
        if box.within(room) and not any(box.meets(other) for other in used):
            whole = cost + _CROSSING * crossings(box)
            if whole < least:
                least, best = whole, box
    return best


def crossed(box: Box, lines: Iterable[Segment]) -> int:
    """Return how many of the lines run through a room."""
    return sum(_runs_through(box, line) for line in lines)


def _places(wanted: Wanted) -> Iterator[tuple[float, Box]]:
    """Yield the places around a point, the usual ones first: above, below, to the right, to the left, farther off."""
    half = wanted.width / 2
    for step in range(_STEPS):
        far = _AWAY + step * wanted.height / 2
        above, below = wanted.y - far - wanted.height, wanted.y + far
        middle = wanted.y - wanted.height / 2
        corners = (
            (wanted.x - half, above),
            (wanted.x - half, below),
            (wanted.x + far, middle),
            (wanted.x - far - wanted.width, middle),
            (wanted.x, above),
            (wanted.x - wanted.width, above),
            (wanted.x, below),
            (wanted.x - wanted.width, below),
        )
        for order, (left, top) in enumerate(corners):
            yield step * 2 + order / 4, Box(left, top, left + wanted.width, top + wanted.height)


def _runs_through(box: Box, line: Segment) -> bool:
    """Tell whether a line meets a room, by cutting it at the four edges in turn."""
    start, end = 0.0, 1.0
    for origin, length, low, high in (
        (line.x, line.to_x - line.x, box.left, box.right),
        (line.y, line.to_y - line.y, box.top, box.bottom),
    ):
        if length == 0:
            if not low <= origin <= high:
                return False
            continue
        one, other = sorted(((low - origin) / length, (high - origin) / length))
        start, end = max(start, one), min(end, other)
    return start < end
