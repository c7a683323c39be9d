"""Where the labels of a chart stand: near their points, none over another, none cut."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_ROWS: Final = 3
# A label beside its point, over a line, is better than one further away; over several strokes it is not.
_FURTHER: Final = 2


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

    def holds(self, place: tuple[float, float]) -> bool:
        """Tell whether a place lies in this box."""
        return self.left < place[0] < self.right and self.top < place[1] < self.bottom


class Wanted(NamedTuple):
    """A label of a given size that belongs to the point at `x`, `y`; `gap` keeps it off the point's sign."""

    x: float
    y: float
    width: float
    height: float
    gap: float


def placed(
    wanted: Sequence[Wanted], frame: Box, taken: Sequence[Box], strokes: Sequence[tuple[float, float]]
) -> list[Box | None]:
    """Return a place for each label, the first ones choosing first; None where every place near it is taken.

    `taken` may not be covered; `strokes` are places on lines, which are left free where there is a choice.
    """
    full, found = list(taken), []
    for label in wanted:
        near = [(cost, box) for cost, box in _near(label) if box.inside(frame)]
        free = [(cost, box) for cost, box in near if not any(map(box.meets, full))]
        _, best = min(free, key=lambda each: each[0] + sum(map(each[1].holds, strokes)), default=(0, None))
        found.append(best)
        full += [best] if best else []
    return found


def _near(label: Wanted) -> Iterator[tuple[int, Box]]:
    """Yield the places of a label, the best first: above, below, beside, then further away at a cost."""
    half = label.width / 2
    for row in range(_ROWS):
        step = label.gap + row * label.height / 2
        for top in (label.y - step - label.height, label.y + step):
            for left in (label.x - half, label.x - label.gap, label.x + label.gap - label.width):
                yield row * _FURTHER, _box(left, top, label)
        if row == 0:
            for left in (label.x + label.gap, label.x - label.gap - label.width):
                yield 0, _box(left, label.y - label.height / 2, label)


def _box(left: float, top: float, label: Wanted) -> Box:
    return Box(left, top, left + label.width, top + label.height)
