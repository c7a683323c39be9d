"""A filled-in row → what it says that the form did not say when it went out, and what cannot be taken."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from ykplan.data import spelling
from ykplan.data.model.fields import canonical_figure
from ykplan.data.yaml.build import CONTROL
from ykplan.form.layout import OPEN
from ykplan.form.read.figure import (
    count_in_cell,
    figure_in_cell,
    held_as_shown,
    is_dash,
    is_outside_share,
    says_nothing,
    unlikely,
    visible_content,
)
from ykplan.form.read.formats import GENERAL
from ykplan.form.read.sheet import Cell
from ykplan.form.read.table import Table
from ykplan.form.trouble import Doubt, Trouble
from ykplan.form.value import FormRow, cut
from ykplan.platform import excel
from ykplan.terms import absence
from ykplan.terms.diagnostic import Span
from ykplan.terms.entry import NUMBERS
from ykplan.text import figures, inert, likeness

_REASONS: Final = tuple(absence.LABELS.values())
_NO_TEXT: Final = {"error": "error", "unsaved": "unsaved"}


def answer(field: str, cell: Cell, row: FormRow) -> str | Doubt | None:
    """Return what a cell says in one of the form's open columns."""
    if field == "result":
        return _result(cell, row)
    if field == "sample_size":
        return None if cell.kind == "text" and is_dash(cell.text) else count_in_cell(cell)
    text = _text(cell)
    if isinstance(text, Doubt):
        return text
    return _reason(text) if field == "absent" else _words(text)


def without_figure(cell: Cell, row: FormRow) -> bool:
    """Tell whether a figure's cell says that there is none: －, なし, or the name of a reason.

    A stage may be called so too (検討中): then it is the stage.
    """
    if cell.kind != "text" or spelling.stage_typed(cell.text, row.stages) is not None:
        return False
    return says_nothing(cell.text) or spelling.reason_typed(cell.text) is not None


def _result(cell: Cell, row: FormRow) -> str | Doubt | None:
    if without_figure(cell, row):
        return None
    return _stage(cell, row) if row.stages else figure_in_cell(cell, row)


def _stage(cell: Cell, row: FormRow) -> str | Doubt:
    text = _text(cell)
    if isinstance(text, Doubt):
        return text
    stage = spelling.stage_typed(spelling.kept_text(text), row.stages)
    return stage or Doubt("not a stage", {"stages": "、".join(row.stages), **_near(text, row.stages)})


def _reason(text: str) -> str | Doubt | None:
    if is_dash(text):
        return None
    reason = spelling.reason_typed(text)
    return reason or Doubt("not a reason", {"reasons": "、".join(_REASONS), **_near(text, _REASONS)})


def _words(text: str) -> str | Doubt:
    text = spelling.kept_text(text)
    if excel.size(text) > excel.LONGEST:
        return Doubt("text too long", {"longest": f"{excel.LONGEST:,}"})
    control = CONTROL.search(text)
    return Doubt("control letter", {"letter": f"U+{ord(control[0]):04X}"}) if control else text


def _text(cell: Cell) -> str | Doubt:
    """Return what a cell shows, where that can be a text."""
    if cell.kind in _NO_TEXT:
        return Doubt(_NO_TEXT[cell.kind])
    seen = visible_content(cell)
    return seen if isinstance(seen, Doubt) else seen.text


def _near(text: str, known: Iterable[str]) -> dict[str, str]:
    near = likeness.nearest(spelling.kept_text(text), known)
    return {"near": near} if near else {}


_TITLES: Final = {column.field: column.title for column in OPEN}


class Answer(NamedTuple):
    """What a row says: `said` by the entry's field, and of it what is `new`; None there is what was taken out."""

    row: FormRow
    said: Mapping[str, str]
    new: Mapping[str, str | None]
    spans: Mapping[str, Span]
    """Where each field stands; 「identity」 is the row's number."""


def answers_of(table: Table, at: int, row: FormRow) -> tuple[Answer, list[Trouble]]:
    """Read the open cells of a row of an indicator."""
    answers: dict[str, str] = {}
    troubles: list[Trouble] = []
    fields = {column.field: _field(column.field, row) for column in OPEN if column.field in table.columns}
    unread = {name for name in fields.values() if name in cut(row)}
    for field, name in fields.items():
        cell = table.cell(at, field)
        if cell is None or name in unread:
            continue
        value = row.entered[name] if _as_it_went_out(cell, name, row) else answer(field, cell, row)
        if isinstance(value, Doubt):
            facts = {"identity": row.identity, "column": _TITLES[field], "unit": row.unit, **value.facts}
            troubles.append(Trouble(value.kind, table.span(at, field), facts, row.identity))
        elif value is not None:
            answers[name] = value
    spans = {name: table.span(at, field) for field, name in fields.items()}
    spans["identity"] = table.span(at, "identity")
    read = [name for name in fields.values() if name not in unread]
    new = {name: answers.get(name) for name in read if not same(name, row.entered.get(name), answers.get(name))}
    made = Answer(row, answers, new, spans)
    return made, troubles or list(_together(table, at, made))


def _as_it_went_out(cell: Cell, name: str, row: FormRow) -> bool:
    """Tell whether a number is still what the form was sent out with: Excel shows eleven digits of it, however."""
    return cell.kind == "number" and cell.format == GENERAL and _number(cell.text) == _number(row.entered.get(name, ""))


def same(field: str, one: str | None, other: str | None) -> bool:
    """Tell whether two texts of a field say the same: 18.90 and 18.9, line breaks of two systems."""
    if field in NUMBERS and one and other:
        return _number(one) == _number(other)
    return _said(one) == _said(other)


def _said(text: str | None) -> str:
    """Return a text as a cell can hold it; blanks and letters that are not seen, alone, say nothing."""
    return spelling.kept_text(inert.in_xml(text or ""))


def _number(text: str) -> Decimal | str:
    """Return a figure as a number; what is none, in a form that somebody tampered with, stays a text."""
    return Decimal(text) if canonical_figure(text) else text


def _field(column: str, row: FormRow) -> str:
    if column != "result":
        return column
    return "stage" if row.stages else "value"


def _together(table: Table, at: int, made: Answer) -> Iterator[Trouble]:
    """Find a figure with a reason for none, a reason that is missing, and a figure unlike what is known."""
    figure = "stage" if made.row.stages else "value"
    facts = {"identity": made.row.identity}
    if figure in made.said and "absent" in made.said:
        both = facts | {"reason": absence.LABELS[made.said["absent"]]}
        yield Trouble("figure and reason", table.span(at, "absent"), both, made.row.identity)
    value = made.said.get("value")
    if value is not None and is_outside_share(Decimal(value), made.row):
        yield Trouble(
            "outside share", table.span(at, "result"), facts | {"figure": value}, made.row.identity, warns=True
        )
    for field in made.new:
        if field in made.said and table.sheet.hides((made.spans[field].line, made.spans[field].column)):
            yield Trouble("place hidden", made.spans[field], facts, made.row.identity, warns=True)
    cell = table.cell(at, "result")
    if cell is not None and value is not None and "value" in made.new:
        for kind in unlikely(cell, value, made.row):
            details = facts | {"column": _TITLES["result"], "figure": figures.in_unit(value, made.row.unit)}
            yield Trouble(kind, table.span(at, "result"), details, made.row.identity, warns=True)
        held = held_as_shown(cell)
        if held is not None and held != Decimal(value):
            details = facts | {
                "seen": figures.in_unit(value, made.row.unit),
                "held": figures.in_unit(f"{held:f}", made.row.unit),
            }
            yield Trouble("places hidden", table.span(at, "result"), details, made.row.identity, warns=True)
    if cell is not None and without_figure(cell, made.row) and "absent" not in made.said:
        yield Trouble("no reason", table.span(at, "result"), facts, made.row.identity)
