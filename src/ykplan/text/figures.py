"""A figure: a number, or the words in its place; how it is rounded and printed, and where its unit stands."""

import re
from collections.abc import Collection, Iterable
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from ykplan.terms import fiscal, labels
from ykplan.text.inert import inert

MINUS: Final = "−"
SPARKS: Final = "▁▂▃▄▅▆▇█"
# Of a number that never ends, so many digits are kept, but never fewer than so many of those behind the point.
_DIGITS_KEPT: Final = 12
_PLACES_KEPT: Final = 2
# As many places as the product of two figures of the data may have.
_MOST_PLACES: Final = 56


class Figure(NamedTuple):
    """A number, or the words in its place, from the records to the outputs; it is printed when somebody asks.

    `number` is exact, None where there are only words; `near` is what it was rounded to, if it was. `label` is what
    is printed instead of number and unit: a stage, 未報告, ↗, 毎年500人. With neither there is no figure: —.
    `year` is the fiscal year in which it was taken, or by which it is to be reached.
    """

    number: Decimal | Fraction | None = None
    unit: str = ""
    year: int | None = None
    label: str | None = None
    near: Decimal | None = None

    @property
    def shown(self) -> Decimal | None:
        """Return the number as it is printed, with its decimals as written or as rounded."""
        if self.near is not None or self.number is None:
            return self.near
        return decimal(self.number) if isinstance(self.number, Fraction) else self.number

    @property
    def decimals(self) -> int:
        """Return how many places the number has as it is printed."""
        return 0 if self.shown is None else places(self.shown)

    @property
    def is_exact(self) -> bool:
        """Tell whether what is printed is all of the number: 1/4 is 25.0%, and 2/3 is not 66.7%."""
        return self.near is None or self.number is None or Fraction(self.near) == self.number

    @property
    def equals(self) -> str:
        """Return the sign between a sum and this number."""
        return "＝" if self.is_exact else "≒"

    @property
    def is_empty(self) -> bool:
        """Tell whether there is neither a number nor words in its place."""
        return self.number is None and self.label is None

    @property
    def bare(self) -> str:
        """Return the figure in print without its unit: 18.9, 設置, —."""
        if self.label is not None:
            return self.label
        return labels.DASH if self.shown is None else figure(self.shown, self.unit)

    @property
    def text(self) -> str:
        """Return the figure in print: 18.9%, 8か所, 設置, —."""
        return self.bare if self.label is not None or self.shown is None else with_unit(self.shown, self.unit)

    @property
    def taken(self) -> str:
        """Return in words when it was taken: 令和5年度; nothing where that is not known."""
        return "" if self.year is None else fiscal.show_year(self.year)

    @property
    def taken_short(self) -> str:
        """Return when it was taken where there is little room: R5."""
        return "" if self.year is None else fiscal.short(self.year)

    @property
    def dated(self) -> str:
        """Return the figure in print, with when it was taken: 8か所（令和5年度）."""
        return f"{self.text}（{self.taken}）" if self.taken else self.text

    @property
    def dated_short(self) -> str:
        """Return it where there is little room: 8か所（R5）."""
        return f"{self.text}（{self.taken_short}）" if self.taken_short else self.text


def figure(number: Decimal, unit: str = "") -> str:
    """Return a figure with all its own digits, thousands grouped and a true minus: −1,234.50. Zero has no sign.

    It goes without its `unit`, of which it may be a year: 2027.
    """
    digits = f"{number or number.copy_abs():,f}".replace("-", MINUS)
    return digits if is_grouped(unit) else digits.replace(",", "")


def with_unit(number: Decimal, unit: str) -> str:
    """Return a figure and its unit as the plan prints them: 8か所, 18.9%, 人口10万対92.4, 2027年度."""
    return in_unit(figure(number, unit), inert(unit))


def decimal(number: Fraction) -> Decimal:
    """Return a fraction as a decimal: exact where its digits end, else rounded to 12 of them, or to more where needed.

    The digits before the point, and two behind it, are never rounded away.
    """
    digits = _places(number.denominator)
    if digits is not None:
        return Decimal(f"{number.numerator * 10**digits // number.denominator}E-{digits}")
    kept = Context(prec=max(_DIGITS_KEPT, len(str(abs(int(number)))) + _PLACES_KEPT))
    quotient = kept.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Decimal(int(quotient)) if quotient == int(quotient) else quotient.normalize(kept)


def places(number: Decimal) -> int:
    """Return how many decimals a number is written with."""
    return max(-int(number.as_tuple().exponent), 0)


def _places(denominator: int) -> int | None:
    """Return how many places a fraction of this denominator has; None where they never end, or only far away."""
    rest, times = denominator, {2: 0, 5: 0}
    for factor in times:
        while rest % factor == 0:
            rest //= factor
            times[factor] += 1
    most = max(times.values())
    return most if rest == 1 and most <= _MOST_PLACES else None


def plain(number: Fraction | Decimal) -> str:
    """Return a number for machines: digits, a point and a hyphen-minus only, never an exponent."""
    return f"{decimal(number) if isinstance(number, Fraction) else number:f}"


def rounded(number: Fraction, digits: int, mode: str, marks: Collection[Fraction] = ()) -> str:
    """Return a number rounded to `digits` places by `mode`; never on or past one of `marks` that it is not on."""
    return figure(rounding(number, digits, mode, marks))


def sparkline(values: Iterable[Fraction | None]) -> str:
    """Return one bar a value, from the lowest to the highest of them; 「·」 where there is none."""
    row = list(values)
    known = [value for value in row if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    top = len(SPARKS) - 1
    return "".join(
        "·" if value is None else SPARKS[round((value - low) / (high - low) * top) if high > low else top // 2]
        for value in row
    )


# Units of which a figure is a year: 2027年度 has no comma, nor has what is computed from it.
_OF_YEARS: Final = re.compile("年度?(?:[(（].*)?", re.DOTALL)
_BEFORE: Final = re.compile("([第約]|[A-Z]{0,3}[$＄]|[¥￥€£])((?:[/／].*)?)")
# Of how many: 人口10万対, 出生千人対, 1人あたり, 人口10万人当たり件.
_OF_MANY: Final = re.compile("([^(（]*(?:[0-9０-９十百千万億]人?対|[あ当]たり|当り|につき))(.*)", re.DOTALL)
_MISREAD: Final = re.compile("[0-9０-９.．,，]|[/／][0-9０-９]|対.|人口|出生|出産")


def in_unit(number: str, unit: str) -> str:
    """Return a figure that is text already with its unit around it.

    A unit that says of how many (人口10万対, 10万人あたり件) stands before the figure, with what is counted behind
    it, and so do signs of money, 第 and 約. One that would be read as more digits (5点満点), or is
    a name as a whole (一人当たりの額), stands in brackets.
    """
    before, behind = unit_around(unit)
    if before:
        return before + number + behind
    return f"{number}（{unit}）" if _is_a_name(unit) or _MISREAD.match(unit) else number + unit


def unit_around(unit: str) -> tuple[str, str]:
    """Return what of a unit stands before a figure, and what behind it."""
    match = _BEFORE.fullmatch(unit) or _OF_MANY.fullmatch(unit)
    return (match[1], match[2]) if match and not match[2].startswith("の") else ("", unit)


def _is_a_name(unit: str) -> bool:
    match = _OF_MANY.fullmatch(unit)
    return match is not None and match[2].startswith("の")


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
