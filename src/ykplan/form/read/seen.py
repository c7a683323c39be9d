"""What a person sees in a cell, as near as the file tells."""

from decimal import Decimal
from typing import Final

from ykplan.form.read.display import Display, number_shown, text_shown
from ykplan.form.read.runs import STRUCK
from ykplan.form.read.sheet import Cell
from ykplan.form.trouble import Doubt

_DAY_PARTS: Final = 3


def seen(cell: Cell) -> Display | Doubt:
    """Return what is printed in a cell; a doubt where that is nothing, struck out, or not known.

    Each says what the cell holds, so that nobody has to look for it.
    """
    if cell.format.struck or STRUCK in cell.text:
        return Doubt("struck out", {"held": cell.text})
    if cell.kind not in ("number", "text"):
        return Display(shown(cell))
    if cell.kind == "number":
        display = number_shown(Decimal(cell.text), cell.format)
    else:
        said = text_shown(cell.text, cell.format)
        display = None if said is None else Display(said)
    if display is None:
        return Doubt("format not known", {"format": cell.format.code, "held": cell.text})
    return display if display.text.strip() and not cell.format.unseen else Doubt("nothing shown", {"held": cell.text})


def shown(cell: Cell) -> str:
    """Return what is seen in a cell, for people to find it again: 18.9%, 2026年3月31日, #REF!; else what it holds."""
    if cell.kind in ("number", "text"):
        display = seen(cell)
        return display.text if isinstance(display, Display) else cell.text
    if cell.kind == "day" and len(parts := cell.text.split("-")) == _DAY_PARTS and all(map(str.isdigit, parts)):
        return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日"
    return cell.text
