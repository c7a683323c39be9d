"""Where in a workbook the filled-in table is: its sheet, its row of titles, its columns and its rows."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from ykplan.diagnostic import Span
from ykplan.form.layout import OPEN, ORIGIN, PRINTED
from ykplan.form.read.book import Book
from ykplan.form.read.seen import shown
from ykplan.form.read.sheet import At, Cell, Sheet
from ykplan.form.trouble import Trouble, whole
from ykplan.spelling import folded

_TITLES: Final = {folded(column.title): column.field for column in (*PRINTED, *OPEN)}
# Longer than any title, with blanks and line breaks in it.
_LONGEST: Final = 100
# What is kept of a cell's content for people to see.
_SHOWN: Final = 1_000
# So many of the form's own titles in one row are its table's head.
_LEAST: Final = 4


class Table(NamedTuple):
    """The table of a form: its sheet, the row of its titles, and the column of each field."""

    file: str
    sheet: Sheet
    head: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[int]:
        """Yield every row below the titles in which anything stands."""
        yield from sorted({row for row, _ in self.sheet.cells if row > self.head})

    def cell(self, row: int, field: str) -> Cell | None:
        """Return what stands in a field's column; None where there is nothing, or no such column."""
        return self.sheet.cells.get((row, self.columns.get(field, 0)))

    def span(self, row: int, field: str) -> Span:
        """Return the place of a cell, with what it shows."""
        return span(self.file, self.sheet, (row, self.columns.get(field, self.columns.get("identity", 1))))


def span(file: str, sheet: Sheet, at: At) -> Span:
    """Return the place of a sheet's cell, with what it shows."""
    row, column = at
    cell = sheet.cells.get(at)
    return Span(file, row, column, row, column + 1, shown(cell)[:_SHOWN] if cell else "", sheet.name)


def table(file: str, book: Book) -> tuple[Table | None, list[Trouble]]:
    """Return the table that was filled in, found by its titles whatever its sheet is called now, and what is wrong."""
    found = [each for sheet in book.sheets if sheet.name != ORIGIN and (each := _in_sheet(file, sheet))]
    if not found:
        return None, [Trouble("no table", whole(file))]
    first, *others = found
    if any(_said(other.sheet) != _said(first.sheet) for other in others):
        names = "、".join(f"「{each.sheet.name}」" for each in found)
        return None, [Trouble("several tables", whole(file), {"sheets": names})]
    return first, list(_troubles(first))


def _said(sheet: Sheet) -> Mapping[At, tuple[str, str]]:
    return {at: (cell.kind, shown(cell)) for at, cell in sheet.cells.items()}


def _in_sheet(file: str, sheet: Sheet) -> Table | None:
    by_row: dict[int, dict[str, int]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if (field := _title(cell)) is not None:
            by_row.setdefault(row, {}).setdefault(field, column)
    # Of two rows the upper one: below a table there may be a note that quotes its titles.
    head = max(by_row, key=lambda row: (len(by_row[row]), -row), default=0)
    return Table(file, sheet, head, by_row[head]) if head and len(by_row[head]) >= _LEAST else None


def _title(cell: Cell) -> str | None:
    """Return the field of whose column a cell is the title."""
    return _TITLES.get(folded(cell.text)) if cell.kind == "text" and len(cell.text) <= _LONGEST else None


def _troubles(found: Table) -> Iterator[Trouble]:
    needed = {column.field: column.title for column in (PRINTED[0], *OPEN)}
    for field, title in needed.items():
        if field not in found.columns:
            yield Trouble("no column", whole(found.file, found.sheet.name), {"column": title})
    for at, cell in sorted(found.sheet.cells.items()):
        named = _title(cell) if at[0] == found.head else None
        if named in needed and found.columns[named] != at[1]:
            yield Trouble("column twice", span(found.file, found.sheet, at), {"column": needed[named]})
