"""What stands in the open cells of a form when it goes out, so that reading it back can tell what was written since."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from ykplan import excel, words
from ykplan.form.value import Row

Content: TypeAlias = Decimal | str
"""A figure that Excel holds as it is, or a text within Excel's limits."""


def prefilled(row: Row) -> Mapping[str, Content]:
    """Return what a row's open cells hold, by the column's field (`form/layout.py`); an empty cell is not in it.

    A reason is its Japanese word, line feeds are Excel's, and a text too long for a cell is cut: who compares a cell
    with `entered` would take these for changes.
    """
    said = dict(row.entered)
    found: dict[str, Content] = {}
    if "value" in said:
        found["result"] = _number(said.pop("value"))
    if "stage" in said:
        found["result"] = _text(said.pop("stage"))
    if "absent" in said:
        absent = said.pop("absent")
        found["absent"] = words.ABSENT.get(absent, absent)
    if "sample_size" in said:
        found["sample_size"] = _number(said.pop("sample_size"))
    return found | {field: _text(text) for field, text in said.items()}


def cut(row: Row) -> tuple[str, ...]:
    """Return the fields of a row's open cells that hold less than the data, since Excel's cells are too small."""
    return tuple(field for field, text in row.entered.items() if excel.size(_lines(text)) > excel.LONGEST)


def _number(said: str) -> Content:
    number = Decimal(said)
    return number if excel.kept(number) else said


def _text(said: str) -> str:
    return excel.text(_lines(said))


def _lines(said: str) -> str:
    return said.replace("\r\n", "\n").replace("\r", "\n")
