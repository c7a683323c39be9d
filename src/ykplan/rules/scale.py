"""Figures that fit what is known only after 万, 千 or a digit is put right: 2,581,000 where 227 and 250 are known.

A figure is a slip where it is far from everything that is known, and near it once divided or multiplied by a power of
ten. Growth has no such power: it ends where it ends.
"""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from ykplan.words import one_line

# How many times the largest known figure is still growth, and what part of the smallest a fall.
FAR: Final = 4
# How near to the known figures a slip is once put right.
_NEAR: Final = Decimal("1.5")
# Things that are counted go up or down by a few, however few there were.
_FEW: Final = 10
# From here on only another unit explains it: 千円, 万人, 億円.
UNIT: Final = 3
_POWERS: Final = range(1, 10)
_NAMES: Final = ("10", "100", "1000", "1万", "10万", "100万", "1000万", "1億", "10億")


class Slip(NamedTuple):
    """By which power of ten a figure is too large, or too small, and the figure that it would be."""

    power: int
    large: bool
    meant: Decimal

    @property
    def said(self) -> str:
        """Return how people say it: およそ1万倍, およそ100分の1."""
        name = _NAMES[self.power - 1]
        return f"およそ{name}倍" if self.large else f"およそ{name}分の1"


def slip(figure: Decimal, near: Collection[Decimal], known: Collection[Decimal], *, share: bool) -> Slip | None:
    """Return how a figure slipped from those that it should be near; None where it is not far from all that are known.

    Zero says nothing of how large figures are, but that a small one is no wonder. Figures of the other sign are left
    out: what goes below zero has any size.
    """
    sizes = [abs(each) for each in near if each and (each < 0) == (figure < 0)]
    if not figure or not sizes or not known:
        return None
    size, whole = abs(figure), not share and all(map(_is_whole, (figure, *known)))
    if (large := size > _highest(known, whole=whole)) or size < _lowest(known, whole=whole):
        return next(_powers(size, sizes, large=large, whole=whole), None)
    return None


def times_off(slipped: Slip, known: Decimal) -> Decimal:
    """Return how many times the figure that was meant is a known one, or the reverse; zero is far from anything."""
    size = abs(known)
    return max(size, slipped.meant) / min(size, slipped.meant) if size else Decimal("Infinity")


def advice(unit: str, slipped: Slip) -> str:
    """Return what to look at: the unit by name, where only another one explains the slip."""
    of_unit = f"この指標の単位は「{one_line(unit)}」です。" if slipped.power >= UNIT else ""
    return f"{of_unit}桁、小数点、単位を確かめてください。正しければこのままで構いません"


def far_apart(figures: Iterable[Decimal]) -> bool:
    """Tell whether some figures are so far apart that one of them may have slipped: a quick look at many."""
    sizes = [abs(each) for each in figures if each]
    return len(sizes) > 1 and max(sizes) > FAR * min(sizes)


def _powers(size: Decimal, sizes: Collection[Decimal], *, large: bool, whole: bool) -> Iterator[Slip]:
    low, high = min(sizes) / _NEAR, max(sizes) * _NEAR
    for power in _POWERS:
        meant = size.scaleb(-power if large else power)
        # Nobody can have meant 0.9 of what is counted: a digit too many leaves a count.
        counted = whole and power < UNIT and not _is_whole(meant)
        if low <= meant <= high and not counted:
            yield Slip(power, large, meant)


def _highest(known: Collection[Decimal], *, whole: bool) -> Decimal:
    return FAR * max(map(abs, known)) + (_FEW if whole else 0)


def _lowest(known: Collection[Decimal], *, whole: bool) -> Decimal:
    return (min(map(abs, known)) - (_FEW if whole else 0)) / FAR


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()
