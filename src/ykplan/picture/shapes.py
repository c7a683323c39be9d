"""The strokes and signs of a chart, the ones below first, readable in grey; its letters stay with typst as text."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ykplan.report.drawing import Drawing, Sign
from ykplan.report.labels import Box, Place

_INK: Final = "#141414"
_ACCENT: Final = "#1f3a5f"
_WHITE: Final = "#ffffff"


class Stroke(NamedTuple):
    """How a line is drawn: `dash` is the length of each dash and of each gap, empty for a whole line."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


class Shape(NamedTuple):
    """Lines through some places each, closed where they are filled; or, with a `radius`, a disc around one place."""

    lines: tuple[tuple[Place, ...], ...]
    fill: str | None = None
    stroke: Stroke | None = None
    radius: float | None = None


def shapes(drawn: Drawing) -> Iterator[Shape]:
    """Yield everything of a chart but its letters."""
    yield _across(drawn, drawn.rules, Stroke("#cdcdcd", 0.4))
    # Labels stand on white, so that no line of the scale runs through them.
    yield Shape(tuple(_ground(label.box) for label in drawn.labels), fill=_WHITE)
    yield _across(drawn, [drawn.plot.bottom], Stroke(_INK, 0.7))
    if len(drawn.path) > 1:
        yield Shape((drawn.path,), stroke=Stroke("#6e6e6e", 0.9, (3, 2)))
    if len(drawn.observed) > 1:
        yield Shape((drawn.observed,), stroke=Stroke(_ACCENT, 1.4))
    yield from map(_sign, drawn.signs)


def svg(drawn: Drawing) -> str:
    """Return them as one SVG."""
    size = f'width="{_number(drawn.width)}" height="{_number(drawn.height)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(map(_element, shapes(drawn)))}</svg>'


def _across(drawn: Drawing, heights: Sequence[float], stroke: Stroke) -> Shape:
    left, right = drawn.plot.left, drawn.plot.right
    return Shape(tuple(((left, height), (right, height)) for height in heights), stroke=stroke)


def _ground(box: Box) -> tuple[Place, ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _sign(sign: Sign) -> Shape:
    x, y, kind = sign.x, sign.y, sign.kind
    if kind == "goal":
        return Shape((((x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y)),), _WHITE, Stroke(_INK, 1.1))
    if kind == "baseline":
        return Shape((((x, y),),), _WHITE, Stroke(_ACCENT, 1.1), 2.4)
    return Shape((((x, y),),), _ACCENT, None, 2.4)


def _element(shape: Shape) -> str:
    look = f'fill="{shape.fill or "none"}"'
    if shape.stroke:
        look += f' stroke="{shape.stroke.colour}" stroke-width="{_number(shape.stroke.width)}"'
        look += f' stroke-dasharray="{" ".join(map(_number, shape.stroke.dash))}"' if shape.stroke.dash else ""
    if shape.radius is not None:
        ((x, y),) = shape.lines[0]
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(shape.radius)}" {look}/>'
    end = "z" if shape.fill else ""
    way = "".join(f"M{'L'.join(f'{_number(x)} {_number(y)}' for x, y in line)}{end}" for line in shape.lines)
    return f'<path d="{way}" {look}/>'


def _number(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
