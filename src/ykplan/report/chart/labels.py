"""Where the labels of a chart stand: each nearest to its own sign, none over another, none cut."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from math import hypot
from typing import Final, NamedTuple

# How far from its sign a label may stand, in half lines.
_ROWS: Final = 5
# A label over so many points of a line is as good as one that stands half a line further away.
_FURTHER: Final = 8.0
# Labels are moved along their lines by so many points.
_STEP: Final = 2.0
# What costs as much as so many points over a line: to stand quite off the middle, and to seem another sign's.
_ASIDE: Final = 4.0
_DOUBTFUL: Final = 4.0
# By so many points another sign has to be further away, by half of its distance where it is very near to the label's
# own; nearer ones than the other length are in the same place.
_CLEARLY: Final = 0.5
_SAME: Final = 0.05
# Where a capital's head and the foot of the letters are, from the upper edge of a line.
_HEAD: Final = 0.18
_FOOT: Final = 0.8
# Of a label from its sign: how many of its halves to the right, and how many down.
_SIDES: Final = {"above": (0, -1), "right": (1, 0), "below": (0, 1), "left": (-1, 0)}

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
        for start, delta, low, high in ((x, to_x - x, self.left, self.right), (y, to_y - y, self.top, self.bottom)):
            if delta:
                enters, leaves = sorted(((low - start) / delta, (high - start) / delta))
                first, last = max(first, enters), min(last, leaves)
            elif not low < start < high:
                return 0.0
        return max(last - first, 0.0) * hypot(to_x - x, to_y - y)

    def away(self, place: Place) -> float:
        """Return how far a place is from this box; 0 inside."""
        x, y = place
        return hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))


class WantedLabel(NamedTuple):
    """A label of a given size that belongs to the point at `x`, `y`; `gap` keeps it off the point's sign."""

    x: float
    y: float
    width: float
    height: float
    gap: float


class Around(NamedTuple):
    """What is there already: no label leaves `frame` or covers what is `taken`; `strokes` are left free if possible.

    `signs` are the middles of all signs, those of the labels' own points among them.
    """

    frame: Box
    taken: Sequence[Box]
    signs: Sequence[Place]
    strokes: Sequence[Stroke]


def placed(wanted: Sequence[WantedLabel], around: Around) -> list[Box | None]:
    """Return a place for each label, the first ones choosing first; None where every place near it is taken.

    Where one finds none, another may choose first: as many labels as possible are placed, the first ones before others.
    """
    best: list[Box | None] = [None] * len(wanted)
    for order in permutations(range(len(wanted))):
        places = _in_turn(wanted, order, around)
        best = max(best, places, key=lambda boxes: (sum(map(bool, boxes)), [box is not None for box in boxes]))
        if all(best):
            break
    return best


def sided(wanted: Sequence[WantedLabel], around: Around) -> tuple[str, list[Box | None]]:
    """Return the side on which all of some labels stand best, for programs that know only sides; with their places."""
    by_side = {side: [_on(side, label, around) for label in wanted] for side in _SIDES}
    best = max(by_side, key=lambda side: sum(map(bool, by_side[side])))
    return best, by_side[best]


def _on(side: str, label: WantedLabel, around: Around) -> Box | None:
    """Return the place of a label on one side of its sign, where nothing else is and no other sign is nearer."""
    across, down = _SIDES[side]
    left = label.x - label.width / 2 + across * (label.width / 2 + label.gap)
    top = label.y - label.height / 2 + down * (label.height / 2 + label.gap)
    box = _box(left, top, label)
    free = box.inside(around.frame) and not any(map(box.meets, around.taken))
    return box if free and is_nearest(box, (label.x, label.y), around.signs) else None


def is_nearest(box: Box, own: Place, signs: Sequence[Place]) -> bool:
    """Tell whether no other sign is nearer to a label than its own: to its middle, its foot, and any of its edges.

    The edges are those of its line, and those of the letters alone, which are lower.
    """
    middle, foot, letters = ((box.left + box.right) / 2, (box.top + box.bottom) / 2), _foot(box), _letters(box)
    others = [(sign, min(_CLEARLY, _apart(sign, own) / 2)) for sign in signs if _apart(sign, own) > _SAME]
    return all(
        _apart(middle, sign) >= _apart(middle, own) + clearly
        and _apart(foot, sign) >= _apart(foot, own) + clearly
        and box.away(sign) >= box.away(own)
        and letters.away(sign) >= letters.away(own)
        for sign, clearly in others
    )


def _in_turn(wanted: Sequence[WantedLabel], order: Sequence[int], around: Around) -> list[Box | None]:
    boxes: list[Box | None] = [None] * len(wanted)
    for at in order:
        full = [*around.taken, *(box for box in boxes if box)]
        boxes[at] = _best(wanted[at], around._replace(taken=full))
    return boxes


def _best(label: WantedLabel, around: Around) -> Box | None:
    """Return the place of a label that costs least; what a place costs is never less than what it begins with."""
    if label.width > around.frame.right - around.frame.left + _STEP:
        return None  # a text of thousands of letters has as many places, and none in the frame
    best, least = None, float("inf")
    for cost, box in _near(label):
        if cost >= least:
            break
        if not box.inside(around.frame) or any(map(box.meets, around.taken)):
            continue
        whole = cost + sum(map(box.over, around.strokes))
        if whole < least and is_nearest(box, (label.x, label.y), around.signs):
            whole += _doubt(box, (label.x, label.y), around.signs)
            best, least = (box, whole) if whole < least else (best, least)
    return best


def _doubt(box: Box, own: Place, signs: Sequence[Place]) -> float:
    """Return a cost where the label begins nearer to another sign, or its edge is hardly further from one."""
    start = box.left, _foot(box)[1]
    others = [sign for sign in signs if _apart(sign, own) > _SAME]
    nearer = any(_apart(start, sign) < _apart(start, own) for sign in others)
    hardly = any(box.away(sign) < box.away(own) + _CLEARLY for sign in others)
    return _DOUBTFUL * (nearer + hardly)


def _near(label: WantedLabel) -> list[tuple[float, Box]]:
    """Return the places of a label with their costs, the best first: above, below, beside, then further away."""
    return sorted(_places(label), key=lambda place: place[0])


def _places(label: WantedLabel) -> Iterator[tuple[float, Box]]:
    half, steps = label.width / 2, int(label.width / 2 / _STEP)
    for row in range(_ROWS):
        step = label.gap + row * label.height / 2
        for off in range(-steps, steps + 1):
            cost = row * _FURTHER + _ASIDE * abs(off) / max(steps, 1)
            for top in (label.y - step - label.height, label.y + step):
                yield cost, _box(label.x - half + off * _STEP, top, label)
    for row in range(_ROWS):
        for rise in sorted({row, -row}):
            top = label.y - label.height / 2 + rise * label.height / 4
            for left in (label.x + label.gap, label.x - label.gap - label.width):
                yield _ASIDE * row / 2, _box(left, top, label)


def _box(left: float, top: float, label: WantedLabel) -> Box:
    return Box(left, top, left + label.width, top + label.height)


def _foot(box: Box) -> Place:
    return (box.left + box.right) / 2, box.top + _FOOT * (box.bottom - box.top)


def _letters(box: Box) -> Box:
    high = box.bottom - box.top
    return box._replace(top=box.top + _HEAD * high, bottom=box.top + _FOOT * high)


def _apart(one: Place, other: Place) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
