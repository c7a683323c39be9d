"""A filled-in form's bytes → what it says, and everything that is wrong with it. Nothing raises, nothing is run."""

from typing import Final, NamedTuple

from ykplan.form.layout import ORIGIN
from ykplan.form.origin import form_of
from ykplan.form.read.archive import Refused
from ykplan.form.read.book import Workbook, book
from ykplan.form.read.row import Answer, answers_of
from ykplan.form.read.sheet import CellSheet
from ykplan.form.read.table import rows_of_table, table_of
from ykplan.form.trouble import Trouble, whole_file
from ykplan.form.value import Form

__all__ = ["Answer", "Filled", "read_form"]

_EMPTY: Final[tuple[Trouble, ...]] = ()


class Filled(NamedTuple):
    """A form as it came back: what it was made from (None where that is not known), and what its rows say."""

    file: str
    form: Form | None
    answers: tuple[Answer, ...] = ()
    troubles: tuple[Trouble, ...] = _EMPTY


def read_form(file: str, raw: bytes) -> Filled:
    """Read a form. `file` is how people are told of it."""
    workbook = book(raw)
    if isinstance(workbook, Refused):
        return Filled(file, None, troubles=(Trouble(workbook.kind, whole_file(file), {"detail": workbook.detail}),))
    form = _origin(workbook)
    if form is None:
        return Filled(file, None, troubles=(Trouble("no form", whole_file(file)),))
    filled, troubles = table_of(file, workbook)
    if filled is None or "identity" not in filled.columns:
        return Filled(file, form, troubles=tuple(troubles))
    places = rows_of_table(filled, form)
    troubles += places.troubles
    by_identity = {row.identity: row for row in form.rows}
    answers = []
    # What stands in a row that may be another's is not worth a word.
    doubtful = {trouble.identity for trouble in places.troubles}
    for identity, at in places.rows.items():
        if identity not in doubtful:
            answer, wrong = answers_of(filled, at, by_identity[identity])
            answers.append(answer)
            troubles += wrong
    return Filled(file, form, tuple(answers), tuple(troubles))


def _origin(workbook: Workbook) -> Form | None:
    """Return what the form was made from, wherever its sheet stands and whatever it is called by now."""
    sheets = sorted(workbook.sheets, key=lambda sheet: sheet.name != ORIGIN)
    return next((form for sheet in sheets if (form := form_of(_texts(sheet))) is not None), None)


def _texts(sheet: CellSheet) -> list[str]:
    first = sheet.cells.get((1, 1))
    if first is None or not first.text.startswith("{"):
        return []
    return [cell.text for (_, column), cell in sorted(sheet.cells.items()) if column == 1]
