"""What a cell's number format makes of its number: a percentage, a day, or nothing but the number."""

import re
from typing import Final, Literal, TypeAlias

Shape: TypeAlias = Literal["number", "percent", "day"]
# The formats that a workbook names by number alone; 27 to 36 and 50 to 58 are days of the Japanese calendar.
_PERCENT: Final = frozenset((9, 10))
_DAYS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
# Letters that are shown as they are, a colour, a locale, a condition, an exponent, or the space of a letter.
_SHOWN: Final = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|E[+-]', re.IGNORECASE | re.DOTALL)
_DAY: Final = re.compile(r"[ymdhseg]", re.IGNORECASE)


def shape(number: int, codes: dict[int, str]) -> Shape:
    """Return what a format does, by its number and the workbook's own codes."""
    if number in codes:
        return _shape(codes[number])
    return "percent" if number in _PERCENT else "day" if number in _DAYS else "number"


def _shape(code: str) -> Shape:
    first = _SHOWN.sub("", code.partition(";")[0])
    if "%" in first or "％" in first:
        return "percent"
    return "day" if "general" not in first.lower() and _DAY.search(first) else "number"
