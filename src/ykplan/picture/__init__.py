"""Charts as PNG, for the documents that hold pictures: the same charts always give the same bytes."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from ykplan import fonts
from ykplan.report.drawing import Drawing, drawing
from ykplan.report.values import Chart

ROOT: Final = Path(__file__).parents[1]
"""Where typst may read: the templates of the PDF and of the pictures, which draw a chart by the same chart.typ."""
PPI: Final = 230
# In points. Set as wide as a page of text, 170 mm, letters are of 8 points.
_WIDTH: Final = 420.0
_LEAST: Final = 112.0


def pictures(charts: Sequence[Chart]) -> list[bytes]:
    """Return a PNG of each chart, in order."""
    if not charts:
        return []
    width_of = fonts.shipped()[0].width
    drawings = [_data(drawing(chart, _WIDTH, width_of, _LEAST)) for chart in charts]
    return _compiled("pages.typ", {"drawings": json.dumps(drawings, ensure_ascii=False)})


def from_svg(drawn: bytes) -> bytes:
    """Return an SVG as PNG, for formats that hold no drawings; nothing that it names outside itself is fetched."""
    return b"".join(_compiled("svg.typ", {"svg": drawn.decode("utf-8", "replace")}))


def _compiled(template: str, inputs: dict[str, str]) -> list[bytes]:
    """Return the pages of a template as PNG."""
    import typst

    compiler = typst.Compiler(root=ROOT, font_paths=fonts.for_typst(), ignore_system_fonts=True)
    made = compiler.compile(Path(__file__).with_name(template), format="png", ppi=PPI, sys_inputs=inputs)
    if made is None:
        raise AssertionError  # only where an output file is named
    return made if isinstance(made, list) else [made]


def _data(drawn: Drawing) -> dict[str, Any]:
    """Return a drawing as chart.typ reads it."""
    return drawn._asdict() | {
        "plot": drawn.plot._asdict(),
        "signs": [each._asdict() for each in drawn.signs],
        "labels": [each._asdict() | {"box": each.box._asdict()} for each in drawn.labels],
    }
