"""The rows of a form's table, found by the indicators' numbers in any order, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from ykplan import spelling
from ykplan.diagnostic import letters
from ykplan.form.layout import OPEN
from ykplan.form.read.seen import shown
from ykplan.form.read.sheet import Area
from ykplan.form.read.table import Table, span
from ykplan.form.trouble import Trouble
from ykplan.form.value import Form, Row
from ykplan.spelling import folded

# What looks like a number of an indicator, and not like a sentence below the table.
_LONGEST: Final = 20
_LONG: Final = 200


class Found(NamedTuple):
    """The row in which each indicator stands, and what is wrong."""

    rows: Mapping[str, int]
    troubles: tuple[Trouble, ...]


def rows(table: Table, form: Form) -> Found:
    """Return where the indicators of a form stand."""
    known = _known(form)
    places: dict[str, int] = {}
    troubles: list[Trouble] = []
    for at in table.rows():
        cell = table.cell(at, "identity")
        row = (known.get(shown(cell).strip()) or known.get(_number(shown(cell)))) if cell else None
        if row is None:
            troubles += _unknown(table, at)
        elif row.identity in places:
            facts = {"identity": row.identity, "row": str(places[row.identity])}
            troubles.append(Trouble("row twice", table.span(at, "identity"), facts, row.identity))
        else:
            places[row.identity] = at
            troubles += _another(table, at, row)
    troubles += _gone(table, form, places)
    return Found(places, tuple(troubles + list(_merged(table, places))))


def _known(form: Form) -> dict[str, Row]:
    """Return the rows by their numbers, and by what a number has in common with others that look alike (① and 1)."""
    alike: dict[str, list[Row]] = {}
    for row in form.rows:
        alike.setdefault(_number(row.identity), []).append(row)
    clear = {number: rows[0] for number, rows in alike.items() if len(rows) == 1}
    return clear | {row.identity: row for row in form.rows}


def _number(text: str) -> str:
    return folded(text) if len(text) <= _LONG else text


def _unknown(table: Table, at: int) -> Iterator[Trouble]:
    """Find a row that is of no indicator of the form and yet is filled in, or has what looks like a number."""
    cell = table.cell(at, "identity")
    filled = next((column.field for column in OPEN if table.cell(at, column.field)), None)
    if cell is None:
        if filled:
            yield Trouble("no number", table.span(at, filled), identity="")
        return
    number = shown(cell)
    like_one = len(number) <= _LONGEST and re.match(r"\d", folded(number)) is not None
    if filled or like_one:
        kind = "number became a day" if cell.kind == "day" else "unknown number"
        yield Trouble(kind, table.span(at, "identity"), {"number": number[:_LONG]}, "")


def _another(table: Table, at: int, row: Row) -> Iterator[Trouble]:
    """Find a printed name or unit that is not the indicator's: the figure was meant for another one, or in another."""
    name, unit = table.cell(at, "name"), table.cell(at, "unit")
    if name is not None and folded(name.text) != folded(row.name):
        facts = {"identity": row.identity, "name": row.name}
        yield Trouble("another name", table.span(at, "name"), facts, row.identity)
    elif unit is not None and not row.stages and spelling.unit(shown(unit)) != spelling.unit(row.unit):
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
