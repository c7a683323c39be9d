"""What may stand in a cell of the report: text, and numbers that Excel can hold without changing them."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple, TypeAlias

from ykplan import words
from ykplan.excel import kept
from ykplan.figures import is_grouped

# Excel prints no more than 15 digits of a number.
_FAR: Final = 10**15


class Number(NamedTuple):
    """A number and how Excel prints it: `#,##0.0`."""

    value: float
    form: str


Cell: TypeAlias = str | Number | None


def whole(number: int) -> Number:
    """Return a count or a Western year."""
    return Number(number, "0")


def figure(number: Decimal | None, unit: str, said: str) -> Cell:
    """Return a figure as a number with all its own digits, without its unit, or what is said in its place.

    Excel keeps 15 digits: a number that it would change is written as text.
    """
    if number is None:
        return said
    if not kept(number):
        return words.figure(number, unit)
    return Number(float(number), form(number, unit))


def rate(share: Decimal | None, said: str) -> Cell:
    """Return 達成率 as a share that Excel prints as a percentage, the same one that the report says elsewhere.

    The share itself, where Excel rounds it to what is said; else the step next to it that is said; else the text.
    """
    if share is None:
        return said
    places, exact = len(said.rstrip("%").partition(".")[2]), Fraction(share)
    steps = 10 ** (places + 2)
    for each in (exact, Fraction(floor(exact * steps), steps), Fraction(ceil(exact * steps), steps)):
        # As Excel rounds, which knows of no threshold.
        if f"{words.rounded(each * 100, places, 'half_up')}%" == said and abs(each) * steps < _FAR:
            return Number(float(each), f"0.{'0' * places}%" if places else "0%")
    return said


def drawn(number: Fraction, unit: str) -> Number | None:
    """Return a figure of a chart as a number; None where it ends, and Excel would change it.

    A place on the line to a target that never ends is the nearest number that there is.
    """
    exact = words.decimal(number)
    if Fraction(exact) != number:
        return Number(float(number), "General")
    return Number(float(exact), form(exact, unit)) if kept(exact) else None


def shown(number: Number) -> str:
    """Return a number as its form prints it, to know how much room it takes."""
    places = len(number.form.rstrip("%").partition(".")[2])
    percent = number.form.endswith("%")
    grouped = "," if "," in number.form else ""
    return f"{number.value * (100 if percent else 1):{grouped}.{places}f}{'%' * percent}"


def form(number: Decimal, unit: str) -> str:
    """Return how Excel is to print a figure: thousands grouped but for years, and as many places as it has itself."""
    digits = max(-int(number.as_tuple().exponent), 0)
    whole_part = "#,##0" if is_grouped(unit) else "0"
    return f"{whole_part}.{'0' * digits}" if digits else whole_part
