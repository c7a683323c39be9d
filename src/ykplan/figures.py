"""How a number is rounded, and on which side of a figure its unit stands; decided here for every output."""

import re
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from typing import Final

# Units of which a figure is a year: 2027年度 has no comma, nor has what is computed from it.
_OF_YEARS: Final = re.compile("年度?(?:[(（].*)?", re.DOTALL)
_BEFORE: Final = re.compile("([第約]|[A-Z]{0,3}[$＄]|[¥￥€£])((?:[/／].*)?)")
# Of how many: 人口10万対, 出生千人対, 1人あたり, 人口10万人当たり件.
_OF_MANY: Final = re.compile("([^(（]*(?:[0-9０-９十百千万億]人?対|[あ当]たり|当り|につき))(.*)", re.DOTALL)
_MISREAD: Final = re.compile("[0-9０-９.．,，]|[/／][0-9０-９]|対.|人口|出生|出産")


def in_unit(said: str, unit: str) -> str:
    """Return a figure that is text already with its unit around it.

    A unit that says of how many (人口10万対, 10万人あたり件) stands before the figure, with what is counted behind
    it, and so do signs of money, 第 and 約. One that would be read as more digits (5点満点), or is
    a name as a whole (一人当たりの額), stands in brackets.
    """
    before, behind = around(unit)
    if before:
        return before + said + behind
    return f"{said}（{unit}）" if _is_a_name(unit) or _MISREAD.match(unit) else said + unit


def around(unit: str) -> tuple[str, str]:
    """Return what of a unit stands before a figure, and what behind it."""
    found = _BEFORE.fullmatch(unit) or _OF_MANY.fullmatch(unit)
    return (found[1], found[2]) if found and not found[2].startswith("の") else ("", unit)


def _is_a_name(unit: str) -> bool:
    found = _OF_MANY.fullmatch(unit)
    return found is not None and found[2].startswith("の")


def is_grouped(unit: str) -> bool:
    """Tell whether the thousands of figures in this unit are set apart: 2,027人, but 2027年度 and 2027.5年度."""
    return not _OF_YEARS.fullmatch(unit)


def rounding(number: Fraction, digits: int, mode: str, marks: Collection[Fraction] = ()) -> Decimal:
    """Return a number rounded to `digits` places by `mode` (half_up, half_even, down), from its exact value.

    Never on one of `marks`, nor past it, unless the number itself is there: 99.96 beside 100 is 99.9. Where two marks
    leave no step between them there are more digits.
    """
    while True:
        scale = 10**digits
        near, below = _nearest(number, scale, mode), number.numerator * scale // number.denominator
        for steps in (near, below if near > below else below + 1):
            if not _blurs(number, steps, scale, marks):
                return Decimal(f"{steps}E-{digits}")
        digits += 1


def blurs(number: Fraction, near: Decimal, marks: Collection[Fraction]) -> bool:
    """Tell whether a rounded number is on one of `marks`, or past it, and the number itself is not."""
    return _blurs(number, *near.as_integer_ratio(), marks)


def _blurs(number: Fraction, near: int, scale: int, marks: Collection[Fraction]) -> bool:
    """Tell it of near/scale. In whole numbers: this is done for every rate of a report."""
    for mark in marks:
        side = number.numerator * mark.denominator - mark.numerator * number.denominator
        if side and side * (near * mark.denominator - mark.numerator * scale) <= 0:
            return True
    return False


def _nearest(number: Fraction, scale: int, mode: str) -> int:
    """Return how many steps of 1/scale are nearest to a number, by the mode."""
    whole, rest = divmod(abs(number.numerator) * scale, number.denominator)
    half = 2 * rest - number.denominator
    up = mode != "down" and (half > 0 or (half == 0 and (mode == "half_up" or whole % 2 == 1)))
    magnitude = whole + up
    return -magnitude if number < 0 else magnitude
