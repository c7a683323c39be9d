"""Tables: heads that repeat on every page, rows that stay whole, and widths that Word keeps."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ykplan.render.report.docx.letters import attribute, paragraph

# Twentieths of a point in a millimetre.
_TWIPS: Final = 1440 / 25.4
_EDGE: Final = 'w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"'
_EDGES: Final = "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))

_FIGURE: Final = re.compile(r"[−△]?\d[\d,.]*%?")
# Millimetres: a digit at the size of a table's text (points), and what the edges of a cell take.
_SIZE: Final = 9
_DIGIT: Final = 1.9
_CELL_EDGES: Final = 2.6
_SMALLEST: Final = 8


class Column(NamedTuple):
    """A column: what stands over it, its width in millimetres, and how its cells are set."""

    name: str
    width: float
    style: str = "TableText"


def twips(millimetres: float) -> int:
    """Return a length in Word's own measure."""
    return round(millimetres * _TWIPS)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], about: str) -> str:
    """Return a table; `about` is what a screen reader says of it. A line end in a cell begins a new paragraph."""
    grid = "".join(f'<w:gridCol w:w="{twips(column.width)}"/>' for column in columns)
    head = "".join(_cell(column.name, column, "TableHead") for column in columns)
    body = "".join(
        f"<w:tr>{_kept()}{''.join(_cell(said, column) for said, column in zip(row, columns, strict=True))}</w:tr>"
        for row in rows
    )
    width = sum(twips(column.width) for column in columns)
    return (
        "<w:tbl><w:tblPr>"
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val="{attribute(about)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{_kept('<w:tblHeader/>')}{head}</w:tr>{body}</w:tbl>"
    )


def _smaller(said: str, width: float) -> str:
    """Return smaller letters for a line whose longest figure would not go on one line."""
    longest = max((len(found[0]) for found in _FIGURE.finditer(said)), default=0)
    room = width - _CELL_EDGES
    if longest * _DIGIT <= max(room, 0.0):
        return ""
    half_points = max(int(2 * _SIZE * room / (longest * _DIGIT)), _SMALLEST)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _kept(more: str = "") -> str:
    return f"<w:trPr><w:cantSplit/>{more}</w:trPr>"


def _cell(said: str, column: Column, style: str = "") -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7EDF4"/>' if style else ""
    inside = "".join(paragraph(line, style or column.style, _smaller(line, column.width)) for line in said.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(column.width)}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{inside}</w:tc>"
    )
