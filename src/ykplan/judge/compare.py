"""Whether a value moved: better, the same, or worse than another, and what decided that."""

from decimal import Context, Decimal
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.model.plan import Better

Moved: TypeAlias = Literal["better", "same", "worse"]
Owner: TypeAlias = Literal["indicator", "rubric"]
# The two-sided 95 % point of the normal distribution, as it is used by hand.
Z: Final = Fraction(196, 100)
_DIGITS: Final = Context(prec=50)


class Reading(NamedTuple):
    """A value in numbers, with the number of answers where it is from a survey that gave it."""

    value: Fraction
    sample_size: int | None = None


class Margin(NamedTuple):
    """How a difference is weighed: the good direction, what counts as none, and whether shares are tested.

    `points` are in the unit of the values, `percent` is relative to the earlier one; only one of them is used.
    `shares`: both values are percentages from a survey. `owner` says who set the tolerance.
    """

    better: Better
    points: Fraction = Fraction(0)
    percent: Fraction | None = None
    shares: bool = False
    owner: Owner = "rubric"


class ByTolerance(NamedTuple):
    """A tolerance that was asked: as it is written, and the least difference that counts by it."""

    owner: Owner
    points: Fraction
    percent: Fraction | None
    least: Fraction


class ByTest(NamedTuple):
    """A two-proportion test that was made: how many answered, before and after, and its z squared, exactly."""

    asked_before: int
    asked_after: int
    squared: Fraction

    @property
    def z(self) -> Fraction:
        """Return |z| to fifty digits, for people."""
        quotient = _DIGITS.divide(Decimal(self.squared.numerator), Decimal(self.squared.denominator))
        return Fraction(_DIGITS.sqrt(quotient))


Ground: TypeAlias = ByTolerance | ByTest | None


class Move(NamedTuple):
    """Which way a value moved, from where to where. `ground` is what decided; None where any difference counts."""

    way: Moved
    before: Reading
    after: Reading
    ground: Ground


def moved(before: Reading, after: Reading, margin: Margin) -> Move:
    """Return which way the value moved. No difference is always `same`; exactly the tolerance is a move."""
    difference = after.value - before.value
    ground = _ground(before, after, margin) if difference else None
    if difference == 0 or not _counts(difference, ground):
        return Move("same", before, after, ground)
    return Move("better" if (difference > 0) == (margin.better == "up") else "worse", before, after, ground)


def _ground(before: Reading, after: Reading, margin: Margin) -> Ground:
    if margin.shares and before.sample_size and after.sample_size:
        squared = _squared(before.value, before.sample_size, after.value, after.sample_size)
        return None if squared is None else ByTest(before.sample_size, after.sample_size, squared)
    least = margin.points if margin.percent is None else abs(before.value) * margin.percent / 100
    return ByTolerance(margin.owner, margin.points, margin.percent, least) if least else None


def _counts(difference: Fraction, ground: Ground) -> bool:
    if isinstance(ground, ByTest):
        return ground.squared >= Z**2
    return ground is None or abs(difference) >= ground.least


def _squared(before: Fraction, asked_before: int, after: Fraction, asked_after: int) -> Fraction | None:
    """Return z² of the pooled two-sided two-proportion test of shares in percent, without continuity correction.

    None where all answers are the same, so that there is nothing to divide by. They differ at 95 % where |z| ≥ 1.96.
    """
    one, two = before / 100, after / 100
    pooled = (one * asked_before + two * asked_after) / (asked_before + asked_after)
    variance = pooled * (1 - pooled) * (Fraction(1, asked_before) + Fraction(1, asked_after))
    return (two - one) ** 2 / variance if variance > 0 else None
