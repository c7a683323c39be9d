"""A sheet's XML → its cells that say something, and its merged areas. What a formula gave is read with its cell."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.form.read.archive import Refused
from ykplan.form.read.formats import Shape
from ykplan.form.read.xml import TooManyError, walk

MAX_ROWS: Final = 20_000
MAX_MERGED: Final = 1_000
MAX_TEXT: Final = 65_536
"""How many letters of a text are read: more than any cell of Excel holds, so that the rest is missed by nobody."""
At: TypeAlias = tuple[int, int]
"""A cell's place: row and column, from 1."""
Kind: TypeAlias = Literal["number", "percent", "day", "text", "flag", "error", "unsaved"]
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# How Excel writes what XML cannot hold: _x000D_ is a carriage return.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIRST_DAY: Final = date(1899, 12, 30)
_LAST_SERIAL: Final = 2_958_465
_FROM_1904: Final = 1_462
_MINUTES: Final = 24 * 60


class Cell(NamedTuple):
    """What a cell holds. `text` is a number as Excel shows it (15 digits), a day as 2026-03-31, or the text itself.

    An hour of no day is a `day` as 9:30. `unsaved` is a formula whose result the file does not hold; `text` is then
    the formula.
    """

    kind: Kind
    text: str
    formula: bool = False
    """Whether a formula gave it: what is read is the result that was saved with the file."""


class Area(NamedTuple):
    """A merged area; only its first cell says anything."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet: its name, its cells that hold anything, and its merged areas."""

    name: str
    cells: Mapping[At, Cell]
    merged: tuple[Area, ...]


class Ways(NamedTuple):
    """What a workbook's cells refer to: its texts, the shape of each style, and whether its days count from 1904."""

    texts: Sequence[str]
    shapes: Sequence[Shape]
    from_1904: bool


def sheet(name: str, content: bytes, ways: Ways) -> Sheet | Refused:
    """Read the XML of a sheet."""
    target = _Cells(name, ways)
    return walk(content, target) or Sheet(name, target.cells, tuple(target.merged))


def unescaped(text: str) -> str:
    """Return a text with the letters that the file writes as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def number_of(raw: str) -> str | None:
    """Return a number as Excel shows it, without the noise of its binary form; None where it is none."""
    try:
        shown = f"{Decimal(f'{float(raw):.15g}'):f}"
    except (ValueError, ArithmeticError):
        return None
    return shown if shown.lstrip("-").replace(".", "").isdigit() else None


class _Cells:
    def __init__(self, name: str, ways: Ways) -> None:
        self.cells: dict[At, Cell] = {}
        self.merged: list[Area] = []
        self._name, self._ways = name, ways
        self._rows = self._row = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._found: dict[str, str] = {}
        self._phonetic = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "row":
            self._rows += 1
            if self._rows > MAX_ROWS:
                raise TooManyError(f"シート「{self._name}」に {MAX_ROWS:,} を超える行")
            self._row, self._column = _whole(given.get("r"), self._row + 1), 0
        elif name == "c":
            self._cell, self._found = given, {}
            at = place(given.get("r", ""))
            self._row, self._column = at or (self._row, self._column + 1)
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            ends = [place(end) for end in given.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:  # noqa: PLR2004  # from, to
                self.merged.append(Area(*ends[0], *ends[1]))
            if len(self.merged) > MAX_MERGED:
                raise TooManyError(f"シート「{self._name}」に {MAX_MERGED:,} を超える結合")

    def end(self, name: str, text: str) -> None:
        if name == "rPh":
            self._phonetic = False
        elif name in ("v", "f"):
            self._found[name] = text
        elif name == "t" and not self._phonetic:
            self._found["t"] = self._found.get("t", "") + text
        elif name == "c" and (cell := self._read()) is not None:
            self.cells[self._row, self._column] = cell._replace(formula="f" in self._found)

    def _read(self) -> Cell | None:
        kind, found = self._cell.get("t", "n"), self._found
        if kind == "inlineStr":
            return _text(unescaped(found.get("t", "")[:MAX_TEXT]))
        value = found.get("v", "")
        if not value:
            return Cell("unsaved", "=" + found.get("f", "")[:MAX_TEXT]) if "f" in found and kind != "str" else None
        if kind == "s":
            index = _whole(value, -1)
            return _text(self._ways.texts[index]) if 0 <= index < len(self._ways.texts) else None
        if kind in ("n", "d"):
            return self._day(value) if kind == "d" else self._number(value)
        return (
            Cell("flag", "TRUE" if value == "1" else "FALSE")
            if kind == "b"
            else _text(unescaped(value[:MAX_TEXT]), kind)
        )

    def _number(self, value: str) -> Cell:
        number, style = number_of(value), _whole(self._cell.get("s"), 0)
        if number is None:
            return Cell("text", value)
        shape = self._ways.shapes[style] if 0 <= style < len(self._ways.shapes) else "number"
        if shape != "day":
            return Cell(shape, number)
        if 0 <= Decimal(number) < 1:
            minutes = round(Decimal(number) * _MINUTES)
            return Cell("day", f"{minutes // 60}:{minutes % 60:02}")
        serial = int(Decimal(number)) + (_FROM_1904 if self._ways.from_1904 else 0)
        return Cell("day", (_FIRST_DAY + timedelta(serial)).isoformat() if 0 <= serial <= _LAST_SERIAL else number)

    @staticmethod
    def _day(value: str) -> Cell:
        return Cell("day", value[:10])


def place(reference: str) -> At | None:
    """Return the row and the column that 「F7」 names; None where it names none."""
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _text(text: str, kind: str = "s") -> Cell | None:
    # A text that many cells share is copied for none of them.
    return Cell("error" if kind == "e" else "text", text) if text and not text.isspace() else None


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise  # noqa: PLR2004
