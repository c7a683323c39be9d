"""A sheet's XML → its cells that say something, and its merged areas. What a formula gave is read with its cell."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.form.read.archive import Refused, Runs, TooManyError, walk
from ykplan.form.read.formats import GENERAL, Format
from ykplan.text.likeness import is_invisible

MAX_ROWS: Final = 20_000
MAX_MERGED: Final = 1_000
MAX_TEXT: Final = 65_536
"""How many letters of a text are read: more than any cell of Excel holds, so that the rest is missed by nobody."""
At: TypeAlias = tuple[int, int]
"""A cell's place: row and column, from 1."""
Kind: TypeAlias = Literal["number", "day", "text", "flag", "error", "unsaved"]
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# How Excel writes what XML cannot hold: _x000D_ is a carriage return.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIRST_DAY: Final = date(1899, 12, 30)
_LAST_SERIAL: Final = 2_958_465
_FROM_1904: Final = 1_462
_MINUTES: Final = 24 * 60
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384
_TRUE: Final = ("1", "true", "on")


class Cell(NamedTuple):
    """What a cell holds. `text` is a number with the 15 digits that Excel has, a day as 2026-03-31, or the text itself.

    An hour of no day is a `day` as 9:30. `unsaved` is a formula whose result the file does not hold; `text` is then
    the formula.
    """

    kind: Kind
    text: str
    formula: bool = False
    """Whether a formula gave it: what is read is the result that was saved with the file."""
    format: Format = GENERAL
    """How the number or the text is printed in the cell (`display.py`)."""


class Area(NamedTuple):
    """A merged area; only its first cell says anything."""

    top: int
    left: int
    bottom: int
    right: int


class CellSheet(NamedTuple):
    """A sheet: its name, its cells that hold anything, its merged areas, and what of it is hidden (by filters too)."""

    name: str
    cells: Mapping[At, Cell]
    merged: tuple[Area, ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    """From and to."""

    def hides(self, at: At) -> bool:
        """Tell whether a cell is in a row or column that is not shown."""
        row, column = at
        return row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)


class Ways(NamedTuple):
    """What a workbook's cells refer to: its texts, the format of each style, and whether its days count from 1904."""

    texts: Sequence[str]
    formats: Sequence[Format]
    from_1904: bool


def sheet(name: str, content: bytes, ways: Ways) -> CellSheet | Refused:
    """Read the XML of a sheet."""
    target = _Cells(name, ways)
    refused = walk(content, target)
    hidden = frozenset(target.hidden_rows), tuple(target.hidden_columns)
    return refused or CellSheet(name, target.cells, tuple(target.merged), *hidden)


def unescaped(text: str) -> str:
    """Return a text with the letters that the file writes as _x000D_; two of them may be the halves of one."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def number_of(raw: str) -> str | None:
    """Return a number with the digits that Excel has, without the noise of its binary form; None where it is none."""
    if not _NUMBER.fullmatch(raw.strip()):
        return None
    try:
        return f"{Decimal(f'{float(raw):.15g}'):f}" if math.isfinite(float(raw)) else None
    except (ValueError, ArithmeticError):
        return None


class _Cells:
    """Takes a sheet's elements. What no program that writes workbooks would write ends it as broken (ValueError)."""

    def __init__(self, name: str, ways: Ways) -> None:
        self.cells: dict[At, Cell] = {}
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self._name, self._ways = name, ways
        self._filled: set[int] = set()
        self._row = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._found: dict[str, str] = {}
        self._runs = Runs()
        self._zeros_shown = True

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "row":
            self._row, self._column = _whole(given.get("r"), self._row + 1), 0
            if _is_hidden(given, "ht"):
                self.hidden_rows.add(self._row)
        elif name == "col" and _is_hidden(given, "width"):
            self.hidden_columns.append((_whole(given.get("min"), 0), _whole(given.get("max"), 0)))
        elif name == "c":
            self._cell, self._found = given, {}
            at = _placed(given["r"]) if "r" in given else (self._row, self._column + 1)
            self._row, self._column = at
        elif name == "sheetView" and given.get("showZeros", "1") not in _TRUE:
            self._zeros_shown = False
        elif name == "mergeCell":
            ends = [cell_name(end) for end in given.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:  # noqa: PLR2004  # from, to
                self.merged.append(Area(*ends[0], *ends[1]))
            if len(self.merged) > MAX_MERGED:
                raise TooManyError(f"シート「{self._name}」に {MAX_MERGED:,} を超える結合")
        else:
            self._runs.start(name, given)

    def end(self, name: str, text: str) -> None:
        self._runs.end(name, text)
        if name in ("v", "f"):
            self._found[name] = text
        elif name == "is":
            self._found["t"] = self._runs.taken()
        elif name == "c" and (cell := self._read()) is not None:
            form = self._format()
            if cell.kind == "number" and not self._zeros_shown and not Decimal(cell.text):
                form = form._replace(unseen=True)
            self._keep(cell._replace(formula="f" in self._found, format=form))

    def _keep(self, cell: Cell) -> None:
        at = self._row, self._column
        if at in self.cells:
            message = f"two cells at {at}"
            raise ValueError(message)
        self.cells[at] = cell
        self._filled.add(self._row)
        # Rows that are only formatted, by the ten thousand, are harmless.
        if len(self._filled) > MAX_ROWS:
            raise TooManyError(f"シート「{self._name}」に {MAX_ROWS:,} を超える行")

    def _format(self) -> Format:
        style = _whole(self._cell.get("s"), 0)
        return self._ways.formats[style] if style < len(self._ways.formats) else GENERAL

    def _read(self) -> Cell | None:
        kind, content = self._cell.get("t", "n"), self._found
        if kind == "inlineStr":
            return _text(unescaped(content.get("t", "")[:MAX_TEXT]))
        value = content.get("v", "")
        if not value:
            return Cell("unsaved", "=" + content.get("f", "")[:MAX_TEXT]) if "f" in content and kind != "str" else None
        if kind == "s":
            return _text(self._shared(value))
        if kind in ("n", "d"):
            return _day(value) if kind == "d" else self._number(value)
        if kind == "b":
            return Cell("flag", "TRUE" if value == "1" else "FALSE")
        return _text(unescaped(value[:MAX_TEXT]), kind)

    def _shared(self, value: str) -> str:
        index = _whole(value.strip(), -1)
        if 0 <= index < len(self._ways.texts):
            return self._ways.texts[index]
        message = f"no text {index}"  # read as nothing, it would empty the cell
        raise ValueError(message)

    def _number(self, value: str) -> Cell:
        number = number_of(value)
        if number is None:
            return Cell("text", value)
        if not self._format().is_day:
            return Cell("number", number)
        if 0 <= Decimal(number) < 1:
            minutes = round(Decimal(number) * _MINUTES)
            return Cell("day", f"{minutes // 60}:{minutes % 60:02}")
        serial = int(Decimal(number)) + (_FROM_1904 if self._ways.from_1904 else 0)
        return Cell("day", (_FIRST_DAY + timedelta(serial)).isoformat() if 0 <= serial <= _LAST_SERIAL else number)


def cell_name(reference: str) -> At | None:
    """Return the row and the column that 「F7」 names; None where it names none."""
    match = _REFERENCE.fullmatch(reference.replace("$", "").upper())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 1 <= row <= _LAST_ROW and column <= _LAST_COLUMN else None


def _placed(reference: str) -> At:
    at = cell_name(reference)
    if at is None:
        message = f"no cell is called {reference!r}"
        raise ValueError(message)
    return at


def _is_hidden(given: Mapping[str, str], size: str) -> bool:
    return given.get("hidden") in _TRUE or number_of(given.get(size, "")) == "0"


def _day(value: str) -> Cell:
    """Return the cell of a day written as one (2025-06-30T00:00:00); what is none stays the letters that it is."""
    try:
        return Cell("day", date.fromisoformat(value[:10]).isoformat())
    except ValueError:
        return Cell("text", value)


def _text(text: str, kind: str = "s") -> Cell | None:
    # A text that many cells share is copied for none of them.
    visible = any(not letter.isspace() and not is_invisible(letter) for letter in text)
    return Cell("error" if kind == "e" else "text", text) if visible else None


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise  # noqa: PLR2004
