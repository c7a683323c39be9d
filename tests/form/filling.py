"""Forms filled in as people do it: steps in words, carried out on an exported workbook with openpyxl.

A step is a mapping. `row` and `column` name a cell by the indicator and the title; what else it may hold is below.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import openpyxl
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ykplan.form.layout import ENTRIES
from ykplan.terms.diagnostic import letters

Step = Mapping[str, Any]
HEAD: Final = 4


def filled(raw: bytes, steps: Sequence[Step]) -> bytes:
    """Return a workbook after some steps."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for step in steps:
        name = next(key for key in step if key in _STEPS)
        _STEPS[name](book, step)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def column_of(sheet: Worksheet, title: str) -> int:
    """Return the column under a title."""
    return next(cell.column for cell in sheet[HEAD] if cell.value == title)


def row_of(sheet: Worksheet, identity: str) -> int:
    """Return the row of an indicator."""
    numbers = column_of(sheet, "番号")
    return next(row for row in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(row, numbers).value == identity)


def _write(book: Workbook, step: Step) -> None:
    """Write `text`, `number`, `day`, `formula` or `error` into a cell, in a number `format` and a `colour` if given."""
    sheet = book[ENTRIES]
    cell = sheet.cell(row_of(sheet, step["row"]), column_of(sheet, step["column"]))
    if "text" in step:
        cell.value, cell.data_type = str(step["text"]), "s"
    elif "number" in step:
        cell.value = float(step["number"])
    elif "day" in step:
        cell.value = step["day"]
    elif "formula" in step:
        cell.value = step["formula"]
    elif "error" in step:
        cell.value, cell.data_type = step["error"], "e"
    else:
        cell.value = None
    if "format" in step:
        cell.number_format = step["format"]
    if "colour" in step:
        cell.font = Font(color=step["colour"])
    if step.get("struck"):
        cell.font = Font(strike=True)


def _taken(cell: Any) -> tuple[Any, str]:
    return cell.value, cell.number_format


def _put(cell: Any, value: Any, form: str) -> None:
    """Give a cell what another held, with its number format, as Excel does when cells are moved."""
    cell.value, cell.number_format = value, form


def _delete_column(book: Workbook, step: Step) -> None:
    book[ENTRIES].delete_cols(column_of(book[ENTRIES], step["delete column"]))


def _delete_row(book: Workbook, step: Step) -> None:
    book[ENTRIES].delete_rows(row_of(book[ENTRIES], step["delete row"]))


def _insert_row(book: Workbook, step: Step) -> None:
    book[ENTRIES].insert_rows(row_of(book[ENTRIES], step["insert row above"]))


def _insert_column(book: Workbook, step: Step) -> None:
    book[ENTRIES].insert_cols(column_of(book[ENTRIES], step["insert column before"]))


def _copy_row(book: Workbook, step: Step) -> None:
    sheet = book[ENTRIES]
    source, end = row_of(sheet, step["copy row"]), sheet.max_row + 1
    for column in range(1, sheet.max_column + 1):
        _put(sheet.cell(end, column), *_taken(sheet.cell(source, column)))


def _copy_column(book: Workbook, step: Step) -> None:
    sheet = book[ENTRIES]
    source, end = column_of(sheet, step["copy column"]), sheet.max_column + 1
    for row in range(HEAD, sheet.max_row + 1):
        _put(sheet.cell(row, end), *_taken(sheet.cell(row, source)))


def _reverse_rows(book: Workbook, step: Step) -> None:
    """Turn the rows around: all their columns, or those that `reverse rows` lists."""
    sheet = book[ENTRIES]
    titles = step["reverse rows"]
    columns = [column_of(sheet, title) for title in titles] if titles else range(1, sheet.max_column + 1)
    rows = range(HEAD + 1, sheet.max_row + 1)
    for column in columns:
        cells = [_taken(sheet.cell(row, column)) for row in rows]
        for row, taken in zip(rows, reversed(cells), strict=True):
            _put(sheet.cell(row, column), *taken)


def _move_column(book: Workbook, step: Step) -> None:
    """Move a column behind all others."""
    sheet = book[ENTRIES]
    source, end = column_of(sheet, step["move column"]), sheet.max_column + 1
    for row in range(HEAD, sheet.max_row + 1):
        _put(sheet.cell(row, end), *_taken(sheet.cell(row, source)))
        sheet.cell(row, source).value = None


def _hide(book: Workbook, step: Step) -> None:
    sheet = book[ENTRIES]
    at = column_of(sheet, step["hide column"])
    sheet.column_dimensions[letters(at)].hidden = True


def _hide_row(book: Workbook, step: Step) -> None:
    book[ENTRIES].row_dimensions[row_of(book[ENTRIES], step["hide row"])].hidden = True


def _title(book: Workbook, step: Step) -> None:
    sheet = book[ENTRIES]
    sheet.cell(HEAD, column_of(sheet, step["title"])).value = step["to"]


def _merge(book: Workbook, step: Step) -> None:
    """Merge from one cell to another, each [row, column]."""
    sheet = book[ENTRIES]
    (row, column), (last_row, last_column) = step["merge"]
    sheet.merge_cells(
        start_row=row_of(sheet, row),
        start_column=column_of(sheet, column),
        end_row=row_of(sheet, last_row),
        end_column=column_of(sheet, last_column),
    )


def _rename_sheet(book: Workbook, step: Step) -> None:
    book[step["rename sheet"]].title = step["to"]


def _add_sheet(book: Workbook, step: Step) -> None:
    book.create_sheet(step["add sheet"], 0)["A1"] = "集計のためのメモ"


def _copy_sheet(book: Workbook, step: Step) -> None:
    book.copy_worksheet(book[step["copy sheet"]])


def _delete_sheet(book: Workbook, step: Step) -> None:
    del book[step["delete sheet"]]


def _number(book: Workbook, step: Step) -> None:
    sheet = book[ENTRIES]
    cell = sheet.cell(row_of(sheet, step["number of"]), column_of(sheet, "番号"))
    cell.value = step["day"] if "day" in step else step["to"]


def _below(book: Workbook, step: Step) -> None:
    """Write into a row below the table, by title."""
    sheet = book[ENTRIES]
    end = sheet.max_row + 2
    for title, text in step["below"].items():
        sheet.cell(end, column_of(sheet, title)).value = text


_STEPS: Final[Mapping[str, Callable[[Workbook, Step], None]]] = {
    "row": _write,
    "delete column": _delete_column,
    "delete row": _delete_row,
    "insert row above": _insert_row,
    "insert column before": _insert_column,
    "copy row": _copy_row,
    "copy column": _copy_column,
    "reverse rows": _reverse_rows,
    "move column": _move_column,
    "hide column": _hide,
    "hide row": _hide_row,
    "title": _title,
    "merge": _merge,
    "rename sheet": _rename_sheet,
    "add sheet": _add_sheet,
    "copy sheet": _copy_sheet,
    "delete sheet": _delete_sheet,
    "number of": _number,
    "below": _below,
}
