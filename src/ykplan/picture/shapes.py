"""The strokes and signs of a chart as SVG, readable in grey; its letters stay with typst, so that they are text."""

from collections.abc import Iterator, Sequence
from typing import Final

from ykplan.report.drawing import Drawing
from ykplan.report.labels import Box, Place

_INK: Final = "#141414"
_ACCENT: Final = "#1f3a5f"
_LINE: Final = 'fill="none" stroke="{}" stroke-width="{}"'
_SIGNS: Final = {
    "observed": f'<circle cx="{{x}}" cy="{{y}}" r="2.4" fill="{_ACCENT}"/>',
    "baseline": f'<circle cx="{{x}}" cy="{{y}}" r="2.4" fill="#fff" stroke="{_ACCENT}" stroke-width="1.1"/>',
    "goal": f'<path d="M{{x}} {{y}}m0-4l4 4-4 4-4-4z" fill="#fff" stroke="{_INK}" stroke-width="1.1"/>',
}


def svg(drawn: Drawing) -> str:
    """Return everything of a chart but its letters, the ones below first."""
    width, height = _number(drawn.width), _number(drawn.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{''.join(_shapes(drawn))}</svg>"
    )


def _shapes(drawn: Drawing) -> Iterator[str]:
    yield _path(_across(drawn, drawn.rules), _LINE.format("#cdcdcd", 0.4))
    # Labels stand on white, so that no line of the scale runs through them.
    yield _path("".join(map(_ground, (label.box for label in drawn.labels))), 'fill="#fff"')
    yield _path(_across(drawn, [drawn.plot.bottom]), _LINE.format(_INK, 0.7))
    yield _path(_through(drawn.path), _LINE.format("#6e6e6e", 0.9) + ' stroke-dasharray="3 2"')
    yield _path(_through(drawn.observed), _LINE.format(_ACCENT, 1.4))
    for sign in drawn.signs:
        yield _SIGNS[sign.kind].format(x=_number(sign.x), y=_number(sign.y))


def _path(way: str, look: str) -> str:
    return f'<path d="{way}" {look}/>' if way else ""


def _across(drawn: Drawing, heights: Sequence[float]) -> str:
    left, right = _number(drawn.plot.left), _number(drawn.plot.right)
    return "".join(f"M{left} {_number(height)}H{right}" for height in heights)


def _ground(box: Box) -> str:
    left, top, right, bottom = map(_number, box)
    return f"M{left} {top}H{right}V{bottom}H{left}z"


def _through(places: Sequence[Place]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in places) if len(places) > 1 else ""


def _number(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
