"""A figure that can be read and is unlike what is printed of its indicator: worth a word, taken all the same."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ykplan.form.read.sheet import Cell
from ykplan.form.value import Row

# A year of our time, or a day as Excel counts them (2009 to 2064), where a count belongs.
_YEARS: Final = (1990, 2100)
_SERIALS: Final = (40_000, 60_000)
_FAR: Final = 20
# Years stand in brackets: 12か所（R10）.
_BESIDE: Final = re.compile(r"（[^）]*）")
_FIGURE: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


def unlikely(cell: Cell, value: str, row: Row) -> Iterator[str]:
    """Yield what is unlikely of a figure, by the kinds that the rules know: `formula`, `year`, `not whole`."""
    if cell.formula:
        yield "formula"
    number, known = Decimal(value), list(_known(row))
    whole = number == number.to_integral_value()
    if whole and _is_date(number) and known and abs(number) > _FAR * max(known):
        yield "year"
    if not whole and not row.share and known and all(each == each.to_integral_value() for each in known):
        yield "not whole"


def _is_date(number: Decimal) -> bool:
    return any(first <= number <= last for first, last in (_YEARS, _SERIALS))


def _known(row: Row) -> Iterator[Decimal]:
    """Yield the figures that are printed of an indicator; a multiple of the baseline (現状値×1.1) is none."""
    for said in row.printed:
        if "×" not in said:
            yield from (Decimal(found.replace(",", "")) for found in _FIGURE.findall(_BESIDE.sub("", said)))
