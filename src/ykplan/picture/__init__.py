"""Charts as typst draws them, and as PNG for the documents that hold pictures.

The same charts always give the same bytes.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from ykplan import fonts
from ykplan.picture.shapes import Shape, shapes, svg
from ykplan.picture.typeset import typeset
from ykplan.report.drawing import LEAST, Drawing, drawing
from ykplan.report.plotted import Chart

PPI: Final = 230
# In points. Set as wide as a page of text, 170 mm, letters are of 8 points.
_WIDTH: Final = 420.0
_LEAST: Final = 112.0
# How high a capital of the shipped fonts is, at size 1: from there typst lays its letters.
_CAPITALS: Final = 0.733
_SHARES: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


def drawn(chart: Chart, width: float, least: float = LEAST) -> dict[str, Any]:
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
