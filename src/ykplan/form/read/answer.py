"""A cell of an open column → what it says, as the entry's field holds it; None where it says that there is nothing."""

from collections.abc import Iterable
from typing import Final

from ykplan import excel, spelling, words
from ykplan.form.read.figure import count, figure
from ykplan.form.read.letters import is_dash, says_nothing
from ykplan.form.read.seen import seen
from ykplan.form.read.sheet import Cell
from ykplan.form.trouble import Doubt
from ykplan.form.value import Row
from ykplan.source.build import CONTROL

_REASONS: Final = [label for name, label in words.ABSENT.items() if name != "not_reported"]
_NO_TEXT: Final = {"error": "error", "unsaved": "unsaved"}


def answer(field: str, cell: Cell, row: Row) -> str | Doubt | None:
    """Return what a cell says in one of the form's open columns."""
    if field == "result":
        return _result(cell, row)
    if field == "sample_size":
        return None if cell.kind == "text" and is_dash(cell.text) else count(cell)
    text = _text(cell)
    if isinstance(text, Doubt):
        return text
    return _reason(text) if field == "absent" else _words(text)


def no_figure(cell: Cell, row: Row) -> bool:
    """Tell whether a figure's cell says that there is none: －, なし, or the name of a reason.

    A stage may be called so too (検討中): then it is the stage.
    """
    if cell.kind != "text" or spelling.stage(cell.text, row.stages) is not None:
        return False
    return says_nothing(cell.text) or spelling.reason(cell.text) is not None


def _result(cell: Cell, row: Row) -> str | Doubt | None:
    if no_figure(cell, row):
        return None
    return _stage(cell, row) if row.stages else figure(cell, row)


def _stage(cell: Cell, row: Row) -> str | Doubt:
    text = _text(cell)
    if isinstance(text, Doubt):
        return text
    found = spelling.stage(spelling.kept(text), row.stages)
    return found or Doubt("not a stage", {"stages": "、".join(row.stages), **_near(text, row.stages)})


def _reason(text: str) -> str | Doubt | None:
    if is_dash(text):
        return None
    found = spelling.reason(text)
    return found or Doubt("not a reason", {"reasons": "、".join(_REASONS), **_near(text, _REASONS)})


def _words(text: str) -> str | Doubt:
    text = spelling.kept(text)
    if excel.size(text) > excel.LONGEST:
        return Doubt("text too long", {"longest": f"{excel.LONGEST:,}"})
    found = CONTROL.search(text)
    return Doubt("control letter", {"letter": f"U+{ord(found[0]):04X}"}) if found else text


def _text(cell: Cell) -> str | Doubt:
    """Return what a cell shows, where that can be a text."""
    if cell.kind in _NO_TEXT:
        return Doubt(_NO_TEXT[cell.kind])
    found = seen(cell)
    return found if isinstance(found, Doubt) else found.text


def _near(text: str, known: Iterable[str]) -> dict[str, str]:
    near = words.nearest(spelling.kept(text), known)
    return {"near": near} if near else {}
