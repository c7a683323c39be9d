"""A cell → the figure that it says for an indicator, exactly; what is not clear is a doubt, never a guess.

A figure is what Excel shows. The number that the file holds is compared with it: a format may show another one.
"""

import re
from decimal import Decimal
from typing import Final

from ykplan import spelling
from ykplan.form.read.display import Display
from ykplan.form.read.seen import seen
from ykplan.form.read.sheet import Cell
from ykplan.form.trouble import Doubt
from ykplan.form.value import Row
from ykplan.model.fields import is_short

_WHOLE: Final = 100
_SCIENTIFIC: Final = re.compile(r"-?\d(?:\.\d+)?E[+-]\d+", re.ASCII)


def figure(cell: Cell, row: Row) -> str | Doubt:
    """Return the figure of a cell as it is written in YAML, or why it is none."""
    if cell.kind not in ("number", "text"):
        return Doubt({"day": "day", "error": "error", "unsaved": "unsaved"}.get(cell.kind, "not a figure"))
    shown = seen(cell)
    if isinstance(shown, Doubt):
        return shown
    return _number(cell, shown, row) if cell.kind == "number" else _typed(cell, shown.text, row)


def count(cell: Cell) -> str | Doubt:
    """Return how many answered a survey, or why that is not clear."""
    if cell.kind not in ("number", "text"):
        return Doubt({"error": "error", "unsaved": "unsaved"}.get(cell.kind, "not a count"))
    shown = seen(cell)
    if isinstance(shown, Doubt):
        return shown
    said, held = spelling.count(shown.text), spelling.count(cell.text)
    if said == held or (said and cell.kind == "number" and Decimal(said) == Decimal(cell.text)):
        return said or Doubt("not a count")
    return _otherwise(cell, shown) if said or held else Doubt("not a count")


def held_as_shown(cell: Cell) -> Decimal | None:
    """Return the number that a cell holds, a percentage as one; None where it holds a text or another thing."""
    shown = seen(cell) if cell.kind == "number" else None
    return Decimal(cell.text).scaleb(2 * shown.percents) if isinstance(shown, Display) else None


def outside_share(number: Decimal, row: Row) -> bool:
    """Tell whether a percentage is beyond what one of a whole can be; a rate of another kind may be (執行率)."""
    return row.share and not row.signed and not 0 <= number <= _WHOLE


def _number(cell: Cell, shown: Display, row: Row) -> str | Doubt:
    held = Decimal(cell.text).scaleb(2 * shown.percents)
    if _SCIENTIFIC.fullmatch(shown.text):
        number = Decimal(shown.text)
    else:
        said = spelling.figure(shown.text, row.unit)
        if isinstance(said, spelling.Unread):
            other = said.kind == "other unit"
            return Doubt("other unit", {"unit": said.unit, "own": row.unit}) if other else _otherwise(cell, shown)
        number = Decimal(said)
    if number == held:
        return _fitting(f"{held:f}", row)
    return _fitting(f"{number:f}", row) if _hides_places(number, held) else _otherwise(cell, shown)


def _hides_places(number: Decimal, held: Decimal) -> bool:
    """Tell whether what is shown is what is held less some places; nothing at all instead of a little is more."""
    exponent = number.as_tuple().exponent
    return (
        isinstance(exponent, int)
        and exponent <= 0
        and number != 0
        and abs(number - held) * 2 <= Decimal(10) ** exponent
    )


def _typed(cell: Cell, shown: str, row: Row) -> str | Doubt:
    said = spelling.figure(shown, row.unit)
    if isinstance(said, spelling.Unread):
        return Doubt(said.kind, {"unit": said.unit, "own": row.unit} if said.unit else {})
    if shown != cell.text and said != spelling.figure(cell.text, row.unit):
        return _otherwise(cell, Display(shown))
    return _fitting(said, row)


def _otherwise(cell: Cell, shown: Display) -> Doubt:
    return Doubt("shown otherwise", {"seen": shown.text.strip(), "held": cell.text})


def _fitting(text: str, row: Row) -> str | Doubt:
    """Return a figure as text where it can be one of this indicator's."""
    number = Decimal(text)
    if not is_short(text):
        return Doubt("not a figure")
    if number < 0 and not row.signed:
        return Doubt("minus")
    if row.survey and outside_share(number, row):
        return Doubt("outside share", {"figure": text})
    return spelling.plain(text)
