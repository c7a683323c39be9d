"""Where in a workbook the filled-in table is, and its rows, found by the indicators' numbers in any order."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from ykplan.data import spelling
from ykplan.data.spelling import folded_spelling
from ykplan.form.layout import OPEN, ORIGIN, PRINTED
from ykplan.form.read.book import Workbook
from ykplan.form.read.figure import shown_in_cell
from ykplan.form.read.sheet import Area, At, Cell, CellSheet
from ykplan.form.trouble import Trouble, whole_file
from ykplan.form.value import Form, FormRow
from ykplan.terms.diagnostic import Span, letters

_TITLES: Final = {folded_spelling(column.title): column.field for column in (*PRINTED, *OPEN)}
# Longer than any title, with blanks and line breaks in it.
_LONGEST: Final = 100
# What is kept of a cell's content for people to see.
_SHOWN: Final = 1_000
# So many of the form's own titles in one row are its table's head.
_LEAST: Final = 4


class Table(NamedTuple):
    """The table of a form: its sheet, the row of its titles, and the column of each field."""

    file: str
    sheet: CellSheet
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


def span(file: str, sheet: CellSheet, at: At) -> Span:
    """Return the place of a sheet's cell, with what it shows."""
    row, column = at
    cell = sheet.cells.get(at)
    return Span(file, row, column, row, column + 1, shown_in_cell(cell)[:_SHOWN] if cell else "", sheet.name)


def table_of(file: str, book: Workbook) -> tuple[Table | None, list[Trouble]]:
    """Return the table that was filled in, found by its titles whatever its sheet is called now, and what is wrong."""
    tables = [table for sheet in book.sheets if sheet.name != ORIGIN and (table := _in_sheet(file, sheet))]
    if not tables:
        return None, [Trouble("no table", whole_file(file))]
    first, *others = tables
    if any(_said(other.sheet) != _said(first.sheet) for other in others):
        names = "、".join(f"「{table.sheet.name}」" for table in tables)
        return None, [Trouble("several tables", whole_file(file), {"sheets": names})]
    return first, list(_troubles(first))


def _said(sheet: CellSheet) -> Mapping[At, tuple[str, str]]:
    return {at: (cell.kind, shown_in_cell(cell)) for at, cell in sheet.cells.items()}


def _in_sheet(file: str, sheet: CellSheet) -> Table | None:
    by_row: dict[int, dict[str, int]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if (field := _title(cell)) is not None:
            by_row.setdefault(row, {}).setdefault(field, column)
    # Of two rows the upper one: below a table there may be a note that quotes its titles.
    head = max(by_row, key=lambda row: (len(by_row[row]), -row), default=0)
    return Table(file, sheet, head, by_row[head]) if head and len(by_row[head]) >= _LEAST else None


def _title(cell: Cell) -> str | None:
    """Return the field of whose column a cell is the title."""
    return _TITLES.get(folded_spelling(cell.text)) if cell.kind == "text" and len(cell.text) <= _LONGEST else None


def _troubles(table: Table) -> Iterator[Trouble]:
    needed = {column.field: column.title for column in (PRINTED[0], *OPEN)}
    for field, title in needed.items():
        if field not in table.columns:
            yield Trouble("no column", whole_file(table.file, table.sheet.name), {"column": title})
    for at, cell in sorted(table.sheet.cells.items()):
        named = _title(cell) if at[0] == table.head else None
        if named in needed and table.columns[named] != at[1]:
            yield Trouble("column twice", span(table.file, table.sheet, at), {"column": needed[named]})


# What looks like a number of an indicator, and not like a sentence below the table.
_LONGEST_NUMBER: Final = 20
_LONG: Final = 200


class TableRows(NamedTuple):
    """The row in which each indicator stands, and what is wrong."""

    rows: Mapping[str, int]
    troubles: tuple[Trouble, ...]


def rows_of_table(table: Table, form: Form) -> TableRows:
    """Return where the indicators of a form stand."""
    known = _known(form)
    places: dict[str, int] = {}
    troubles: list[Trouble] = []
    for at in table.rows():
        cell = table.cell(at, "identity")
        row = (known.get(shown_in_cell(cell).strip()) or known.get(_number(shown_in_cell(cell)))) if cell else None
        if row is None:
            troubles += _unknown(table, at)
        elif row.identity in places:
            facts = {"identity": row.identity, "row": str(places[row.identity])}
            troubles.append(Trouble("row twice", table.span(at, "identity"), facts, row.identity))
        else:
            places[row.identity] = at
            troubles += _another(table, at, row)
    troubles += _gone(table, form, places)
    return TableRows(places, tuple(troubles + list(_merged(table, places))))


def _known(form: Form) -> dict[str, FormRow]:
    """Return the rows by their numbers, and by what a number has in common with others that look alike (① and 1)."""
    alike: dict[str, list[FormRow]] = {}
    for row in form.rows:
        alike.setdefault(_number(row.identity), []).append(row)
    clear = {number: rows[0] for number, rows in alike.items() if len(rows) == 1}
    return clear | {row.identity: row for row in form.rows}


def _number(text: str) -> str:
    return folded_spelling(text) if len(text) <= _LONG else text


def _unknown(table: Table, at: int) -> Iterator[Trouble]:
    """Find a row that is of no indicator of the form and yet is filled in, or has what looks like a number."""
    cell = table.cell(at, "identity")
    filled = next((column.field for column in OPEN if table.cell(at, column.field)), None)
    if cell is None:
        if filled:
            yield Trouble("no number", table.span(at, filled), identity="")
        return
    number = shown_in_cell(cell)
    like_one = len(number) <= _LONGEST_NUMBER and re.match(r"\d", folded_spelling(number)) is not None
    if filled or like_one:
        kind = "number became a day" if cell.kind == "day" else "unknown number"
        yield Trouble(kind, table.span(at, "identity"), {"number": number[:_LONG]}, "")


def _another(table: Table, at: int, row: FormRow) -> Iterator[Trouble]:
    """Find a printed name or unit that is not the indicator's: the figure was meant for another one, or in another."""
    name, unit = table.cell(at, "name"), table.cell(at, "unit")
    if name is not None and folded_spelling(name.text) != folded_spelling(row.name):
        facts = {"identity": row.identity, "name": row.name}
        yield Trouble("another name", table.span(at, "name"), facts, row.identity)
    elif unit is not None and not row.stages and spelling.unit(shown_in_cell(unit)) != spelling.unit(row.unit):
        facts = {"identity": row.identity, "own": row.unit}
        yield Trouble("unit rewritten", table.span(at, "unit"), facts, row.identity)


def _gone(table: Table, form: Form, places: Mapping[str, int]) -> Iterator[Trouble]:
    for row in form.rows:
        if row.identity not in places and "identity" in table.columns:
            facts = {"identity": row.identity, "name": row.name}
            place = span(table.file, table.sheet, (table.head, table.columns["identity"]))
            yield Trouble("row gone", place, facts, row.identity, warns=True)


def _merged(table: Table, places: Mapping[str, int]) -> Iterator[Trouble]:
    """Find merged areas that hide an open cell: nobody can tell for which one the text was meant."""
    columns = {table.columns[column.field] for column in OPEN if column.field in table.columns}
    for area in table.sheet.merged:
        covered = [identity for identity, at in places.items() if area.top <= at <= area.bottom]
        across = [column for column in columns if area.left <= column <= area.right]
        first_is_open = area.top in places.values() and area.left in columns
        if len(covered) * len(across) > first_is_open:
            place = span(table.file, table.sheet, (area.top, area.left))
            for identity in covered:
                yield Trouble("merged", place, {"area": _named(area)}, identity)


def _named(area: Area) -> str:
    ends = ((area.top, area.left), (area.bottom, area.right))
    return ":".join(_cell(row, column) for row, column in ends)


def _cell(row: int, column: int) -> str:
    return f"{letters(column)}{row}"
