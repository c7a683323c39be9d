"""Figures that fit what is known only after 万, 千 or a digit is put right: 2,581,000 where 227 and 250 are known.

A figure is a slip where it is far from everything that is known, and near it once divided or multiplied by a power of
ten. Growth has no such power: it ends where it ends.
"""

from collections.abc import Collection, Iterable, Iterator
from decimal import Context, Decimal
from typing import Final, NamedTuple

from ykplan.text.figures import figure as printed
from ykplan.text.inert import one_line

# How many times the largest known figure is still growth, and what part of the smallest a fall.
FAR: Final = 4
# How near to the known figures a slip is once put right.
_NEAR: Final = Decimal("1.5")
# Things that are counted go up or down by a few, however few there were.
_FEW: Final = 10
# From here on only another unit explains it: 千円, 万人, 億円.
UNIT: Final = 3
_NAMES: Final = (
    *("10", "100", "1000"),
    *(number + unit for unit in "万億" for number in ("1", "10", "100", "1000")),
    "1兆",
)
_POWERS: Final = range(1, len(_NAMES) + 1)
# So many digits are said of a factor that is no power of ten.
_DIGITS: Final = Context(prec=2)


class ScaleSlip(NamedTuple):
    """A figure that is off by a power of ten, and the figure probably meant."""

    power: int
    large: bool
    meant: Decimal


def scale_slip(
    figure: Decimal, near: Collection[Decimal], known: Collection[Decimal], *, share: bool
) -> ScaleSlip | None:
    """Return the slip of a figure that is off by a power of ten; None where it is near any known figure.

    Zero says nothing of how large figures are, but that a small one is no wonder. Of figures of the other sign only
    another, larger unit is told: what goes below zero may well be ten times as large, and passes every small figure.
    """
    sizes = [abs(number) for number in near if number]
    if not figure or not sizes or not known:
        return None
    alike = [abs(number) for number in near if number and (number < 0) == (figure < 0)]
    size, whole = abs(figure), not share and all(map(_is_whole, (figure, *known)))
    large = size > _highest(known, whole=whole)
    small = bool(alike) and size < _lowest(known, whole=whole)
    if not (large or small):
        return None
    slip = next(_powers(size, alike, large=large, whole=whole), None) if alike else None
    return slip or _other_unit(size, sizes, large=large, whole=whole)


def scale_words(slipped: ScaleSlip, known: Decimal) -> str:
    """Return in words how far a slipped figure is off a known one: およそ1万倍, およそ100分の1."""
    times = _NAMES[slipped.power - 1]
    if (change := times_off(slipped, known)) > _NEAR:  # it may have changed a lot as well
        larger = (slipped.meant > abs(known)) == slipped.large
        factor = Decimal(10) ** slipped.power * (change if larger else 1 / change)
        times = printed(Decimal(f"{_DIGITS.plus(factor):f}"))
    return f"およそ{times}倍" if slipped.large else f"およそ{times}分の1"


def times_off(slipped: ScaleSlip, known: Decimal) -> Decimal:
    """Return the ratio of the figure meant to a known one, at least 1; infinite for zero."""
    size = abs(known)
    return max(size, slipped.meant) / min(size, slipped.meant) if size else Decimal("Infinity")


def scale_hint(unit: str, slipped: ScaleSlip) -> str:
    """Return the hint for a slip; it names the unit where only another unit explains it."""
    of_unit = f"この指標の単位は「{one_line(unit)}」です。" if slipped.power >= UNIT else ""
    return f"{of_unit}桁、小数点、単位を確かめてください。正しければこのままで構いません"


def far_apart(figures: Iterable[Decimal]) -> bool:
    """Tell quickly whether some figures are so far apart that one of them may have slipped."""
    sizes = [abs(number) for number in figures if number]
    return len(sizes) > 1 and max(sizes) > FAR * min(sizes)


def _powers(size: Decimal, sizes: Collection[Decimal], *, large: bool, whole: bool) -> Iterator[ScaleSlip]:
    low, high = min(sizes) / _NEAR, max(sizes) * _NEAR
    for power in _POWERS:
        meant = size.scaleb(-power if large else power)
        # Nobody can have meant 0.9 of what is counted: a digit too many leaves a count.
        counted = whole and power < UNIT and not _is_whole(meant)
        if low <= meant <= high and not counted:
            yield ScaleSlip(power, large, meant)


def _other_unit(size: Decimal, sizes: Collection[Decimal], *, large: bool, whole: bool) -> ScaleSlip | None:
    """Return the slip of a figure too far off to be growth, even if no power of ten brings it near.

    Who was to write 万人 may have had 600,000 people where there had been 227万人. A few may become any number.
    """
    if whole and max(sizes) < _FEW:
        return None
    low, high = min(sizes) / FAR, max(sizes) * FAR
    powers = ((power, size.scaleb(-power if large else power)) for power in _POWERS[UNIT - 1 :])
    return next((ScaleSlip(power, large, meant) for power, meant in powers if low <= meant <= high), None)


def _highest(known: Collection[Decimal], *, whole: bool) -> Decimal:
    return FAR * max(map(abs, known)) + (_FEW if whole else 0)


def _lowest(known: Collection[Decimal], *, whole: bool) -> Decimal:
    return (min(map(abs, known)) - (_FEW if whole else 0)) / FAR


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()
