"""A cell of an open column → what it says, as the entry's field holds it; None where it says that there is nothing."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from ykplan import excel, words
from ykplan.form.read.figure import figure
from ykplan.form.read.letters import folded, half_width, is_dash, says_nothing, tidy
from ykplan.form.read.sheet import Cell
from ykplan.form.trouble import Doubt
from ykplan.form.value import Row
from ykplan.source.build import CONTROL

_REASONS: Final = {name: label for name, label in words.ABSENT.items() if name != "not_reported"}
_BY_LABEL: Final = {folded(said): name for name, label in _REASONS.items() for said in (name, label)}
_COUNT: Final = re.compile(r"\d{1,12}|\d{1,3}(?:,\d{3}){1,3}", re.ASCII)
_NO_TEXT: Final = {"error": "error", "unsaved": "unsaved"}


def answer(field: str, cell: Cell, row: Row) -> str | Doubt | None:
    """Return what a cell says in one of the form's open columns."""
    if field == "result":
        return _result(cell, row)
    if field == "absent":
        return _reason(cell)
    return _count(cell) if field == "sample_size" else _words(cell)


def no_figure(cell: Cell, row: Row) -> bool:
    """Tell whether a figure's cell says that there is none: －, なし, or the name of a reason.

    A stage may be called so too (検討中): then it is the stage.
    """
    if cell.kind != "text" or folded(cell.text) in map(folded, row.stages):
        return False
    return says_nothing(cell.text) or folded(cell.text) in _BY_LABEL


def _result(cell: Cell, row: Row) -> str | Doubt | None:
    if no_figure(cell, row):
        return None
    return _stage(cell, row) if row.stages else figure(cell, row)


def _stage(cell: Cell, row: Row) -> str | Doubt:
    if cell.kind in _NO_TEXT:
        return Doubt(_NO_TEXT[cell.kind])
    if (exactly := tidy(cell.text)) in row.stages:
        return exactly  # 第①期 and 第1期 are two stages, and one name folded
    named = {folded(stage): stage for stage in row.stages}
    if (stage := named.get(folded(cell.text))) is not None:
        return stage
    return Doubt("not a stage", {"stages": "、".join(row.stages), **_near(cell.text, row.stages)})


def _reason(cell: Cell) -> str | Doubt | None:
    if cell.kind in _NO_TEXT:
        return Doubt(_NO_TEXT[cell.kind])
    if is_dash(cell.text):
        return None
    if (name := _BY_LABEL.get(folded(cell.text))) is not None:
        return name
    return Doubt("not a reason", {"reasons": "、".join(_REASONS.values()), **_near(cell.text, _REASONS.values())})


def _count(cell: Cell) -> str | Doubt | None:
    if cell.kind == "text" and is_dash(cell.text):
        return None
    text = half_width(cell.text) if cell.kind in ("number", "text") else ""
    if cell.kind in _NO_TEXT:
        return Doubt(_NO_TEXT[cell.kind])
    return str(int(text.replace(",", ""))) if _COUNT.fullmatch(text) else Doubt("not a count")


def _words(cell: Cell) -> str | Doubt:
    if cell.kind in _NO_TEXT:
        return Doubt(_NO_TEXT[cell.kind])
    text = tidy(shown(cell))
    if excel.size(text) > excel.LONGEST:
        return Doubt("text too long", {"longest": f"{excel.LONGEST:,}"})
    found = CONTROL.search(text)
    return Doubt("control letter", {"letter": f"U+{ord(found[0]):04X}"}) if found else text


def shown(cell: Cell) -> str:
    """Return what a person sees in a cell, as near as the file tells: 18.9%, 2026年3月31日, #REF!."""
    if cell.kind == "percent":
        return f"{Decimal(cell.text).scaleb(2):f}%"
    if cell.kind == "day" and cell.text.count("-") == 2:  # noqa: PLR2004  # year, month, day
        year, month, day = cell.text.split("-")
        return f"{year}年{int(month)}月{int(day)}日"
    return cell.text


def _near(text: str, known: Iterable[str]) -> dict[str, str]:
    near = words.nearest(tidy(text), known)
    return {"near": near} if near else {}
