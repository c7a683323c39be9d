"""What may stand in a cell of the report: text, and numbers that Excel can hold without changing them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple, TypeAlias

from ykplan import fiscal, words
from ykplan.excel import kept

_TEXT_NUMBER: Final = str.maketrans({words.MINUS: "-", ",": None, "%": None})


class Number(NamedTuple):
    """A number and how Excel prints it: `#,##0.0`."""

    value: float
    form: str


Cell: TypeAlias = str | Number | None


def whole(number: int) -> Number:
    """Return a count or a Western year."""
    return Number(number, "0")


def figure(number: Decimal | None, said: str) -> Cell:
    """Return a figure as a number with all its own digits, or what is said in its place.

    Excel keeps 15 digits: a number that it would change is written as text.
    """
    if number is None:
        return said
    if not kept(number):
        return words.figure(number)
    return Number(float(number), _form(number, "#,##0"))


def rate(share: Decimal | None, said: str) -> Cell:
    """Return 達成率 as a share that Excel prints as a percentage, the same one that the report says elsewhere."""
    if share is None:
        return said
    shown = Decimal(said.translate(_TEXT_NUMBER))
    step = Decimal(1).scaleb(int(shown.as_tuple().exponent))
    same = (share * 100).quantize(step, ROUND_HALF_UP) == shown
    return Number(float(share if same else shown / 100), f"{_form(shown, '0')}%")


def year(said: str) -> Cell:
    """Return the Western year of a fiscal year: 令和6年度 → 2024."""
    found = fiscal.parse(said) if said else None
    return whole(found) if isinstance(found, int) else None


def number_of(said: str) -> float:
    """Return the number that a label of an axis prints: −1,200 → -1200."""
    return float(said.translate(_TEXT_NUMBER))


def _form(number: Decimal, whole_part: str) -> str:
    digits = max(-int(number.as_tuple().exponent), 0)
    return f"{whole_part}.{'0' * digits}" if digits else whole_part
