"""Charts as typst draws them, and as PNG for the documents that hold pictures.

The same charts always give the same bytes.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from ykplan.platform import fonts
from ykplan.platform.process import apart
from ykplan.report.chart.drawing import LEAST, Drawing, Sign, drawing
from ykplan.report.chart.labels import Box, Place
from ykplan.report.chart.plot import Chart

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
    outline = "".join(f"M{'L'.join(f'{_number(x)} {_number(y)}' for x, y in line)}{end}" for line in shape.lines)
    return f'<path d="{outline}" {look}/>'


def _number(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")


ROOT: Final = Path(__file__).parents[1]
"""Where typst may read: the templates of the PDF and of the pictures, which draw a chart by the same chart.typ."""
# So many letters take typst more memory, and more time, than a second process does.
_MUCH: Final = 400_000


def typeset(template: Path, inputs: Mapping[str, str], **form: Any) -> list[bytes]:
    """Return the files that typst makes of a template: one PDF, or a picture a page, as `form` says."""
    much = sum(map(len, inputs.values())) > _MUCH
    return apart(_compiled, template, dict(inputs), form) if much else _compiled(template, dict(inputs), form)


def _compiled(template: Path, inputs: dict[str, str], form: Mapping[str, Any]) -> list[bytes]:
    import typst

    compiler = typst.Compiler(root=ROOT, font_paths=fonts.for_typst(), ignore_system_fonts=True)
    made = compiler.compile(template, sys_inputs=inputs, **form)
    if made is None:
        raise AssertionError  # only where an output file is named
    return made if isinstance(made, list) else [made]


PPI: Final = 230
# In points. Set as wide as a page of text, 170 mm, letters are of 8 points.
_WIDTH: Final = 420.0
_LEAST: Final = 112.0
# How high a capital of the shipped fonts is, at size 1: from there typst lays its letters.
_CAPITALS: Final = 0.733
_SHARES: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


def picture_of(chart: Chart, width: float, least: float = LEAST) -> dict[str, Any]:
    """Return a chart as chart.typ reads it: strokes and signs as one SVG, and each line of letters with its place.

    typst keeps some KiB of everything that it lays out itself, and a chart has fifty strokes, grounds and signs.
    """
    canvas = _canvas(chart, width, least)
    return _read(canvas) | {"svg": svg(canvas)}


def _canvas(chart: Chart, width: float, least: float) -> Drawing:
    return drawing(chart, width, fonts.shipped()[0].width, least)


def _read(canvas: Drawing) -> dict[str, Any]:
    """Return what chart.typ reads of every chart."""
    return {
        "width": canvas.width,
        "height": canvas.height,
        "left": canvas.plot.left,
        "size": canvas.size,
        "kinds": sorted({sign.kind for sign in canvas.signs}),
        "dashed": len(canvas.path) > 1,
        "letters": list(_letters(canvas, fonts.shipped()[0].width)),
    }


def _shape(shape: Shape) -> dict[str, Any]:
    return shape._asdict() | {"stroke": shape.stroke and shape.stroke._asdict()}


def _letters(canvas: Drawing, width_of: Callable[[str], float]) -> Iterator[tuple[float, float, str]]:
    """Yield each line of the labels, with the left and upper edge of its capitals."""
    rest = (canvas.step - _CAPITALS * canvas.size) / 2
    for label in canvas.labels:
        for at, line in enumerate(label.lines):
            free = label.box.right - label.box.left - width_of(line) * canvas.size
            yield label.box.left + _SHARES[label.align] * free, label.box.top + at * canvas.step + rest, line


def pictures(charts: Sequence[Chart]) -> list[bytes]:
    """Return a PNG of each chart, in order."""
    if not charts:
        return []
    # Not as SVG: typst keeps a raster of every SVG that it puts into a PNG.
    canvases = [_canvas(chart, _WIDTH, _LEAST) for chart in charts]
    drawings = [_read(canvas) | {"shapes": list(map(_shape, shapes(canvas)))} for canvas in canvases]
    return _png("pages.typ", {"drawings": json.dumps(drawings, ensure_ascii=False)})


def from_svg(drawn: bytes) -> bytes:
    """Return an SVG as PNG, for formats that hold no drawings; nothing that it names outside itself is fetched."""
    return b"".join(_png("svg.typ", {"svg": drawn.decode("utf-8", "replace")}))


def _png(template: str, inputs: dict[str, str]) -> list[bytes]:
    """Return the pages of a template as PNG."""
    return typeset(Path(__file__).with_name(template), inputs, format="png", ppi=PPI)
