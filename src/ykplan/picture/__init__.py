"""Charts as PNG, for the documents that hold pictures: the same charts always give the same bytes."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ykplan.picture.layout import laid_out
from ykplan.report.values import Chart

if TYPE_CHECKING:
    from typst import Fonts

PPI: Final = 200
_DRAWING: Final = Path(__file__).with_name("chart.typ")
_SVG: Final = b"""
#set page(width: auto, height: auto, margin: 0mm, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", height: 40mm)
"""


def pictures(charts: Sequence[Chart]) -> list[bytes]:
    """Return a PNG of each chart, in order."""
    import typst

    if not charts:
        return []
    pages = json.dumps([laid_out(chart).as_data() for chart in charts], ensure_ascii=False)
    compiler = typst.Compiler(root=_DRAWING.parent, font_paths=_fonts(), ignore_system_fonts=True)
    made = compiler.compile(_DRAWING, format="png", ppi=PPI, sys_inputs={"pages": pages})
    if made is None:
        raise AssertionError  # only where an output file is named
    return made if isinstance(made, list) else [made]


def from_svg(drawing: bytes) -> bytes:
    """Return an SVG as PNG, for formats that hold no drawings; nothing that it names outside itself is fetched."""
    import typst

    compiler = typst.Compiler(root=_DRAWING.parent, font_paths=_fonts(), ignore_system_fonts=True)
    svg = drawing.decode("utf-8", "replace")
    made = compiler.compile(_SVG, format="png", ppi=PPI, sys_inputs={"svg": svg})
    return made if isinstance(made, bytes) else b"".join(made or ())


@lru_cache(maxsize=1)
def _fonts() -> "Fonts":
    import noto_cjk_sans_jp_regular as noto  # type: ignore[import-untyped]  # nothing but a path
    from typst import Fonts

    return Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(Path(str(noto.FONT_PATH)).parent)]
    )
