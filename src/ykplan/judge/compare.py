"""Whether a value moved: better, the same, or worse than another."""

from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.model.plan import Better

Moved: TypeAlias = Literal["better", "same", "worse"]
# The two-sided 95 % point of the normal distribution, as it is used by hand.
_Z: Final = Fraction(196, 100)


class Reading(NamedTuple):
    """A value in numbers, with the number of answers where it is from a survey that gave it."""

    value: Fraction
    sample_size: int | None = None


class Margin(NamedTuple):
    """How a difference is weighed: the good direction, what counts as none, and whether shares are tested.

    `points` are in the unit of the values, `percent` is relative to the earlier one; only one of them is used.
    `shares`: both values are percentages from a survey.
    """

    better: Better
    points: Fraction = Fraction(0)
    percent: Fraction | None = None
    shares: bool = False


def moved(before: Reading, after: Reading, margin: Margin) -> Moved:
    """Return which way the value moved. No difference is always `same`; exactly the tolerance is a move."""
    difference = after.value - before.value
    if difference == 0 or not _counts(before, after, margin):
        return "same"
    return "better" if (difference > 0) == (margin.better == "up") else "worse"


def _counts(before: Reading, after: Reading, margin: Margin) -> bool:
    if margin.shares and before.sample_size and after.sample_size:
        return differs(before.value, before.sample_size, after.value, after.sample_size)
    if margin.percent is not None:
        return abs(after.value - before.value) >= abs(before.value) * margin.percent / 100
    return abs(after.value - before.value) >= margin.points


def differs(before: Fraction, asked_before: int, after: Fraction, asked_after: int) -> bool:
    """Tell whether two shares in percent differ at 95 %.

    The pooled two-sided two-proportion z-test without continuity correction, |z| ≥ 1.96, in exact fractions.
    """
    one, two = before / 100, after / 100
    pooled = (one * asked_before + two * asked_after) / (asked_before + asked_after)
    variance = pooled * (1 - pooled) * (Fraction(1, asked_before) + Fraction(1, asked_after))
    return (two - one) ** 2 >= _Z**2 * variance if variance > 0 else one != two
