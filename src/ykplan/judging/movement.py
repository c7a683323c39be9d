"""Whether a value moved: better, the same, or worse than another, and what decided that."""

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.data.model.amendments import redefined_in
from ykplan.data.model.plan import Better, Indicator, NumberIndicator, Period
from ykplan.data.model.progress import Entry
from ykplan.terms.facts import Moved

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


def began(adopted: Indicator, now: Indicator, entries: Mapping[int, Entry], period: Period, year: int) -> int | None:
    """Return the fiscal year in which the total stood at zero; None where it goes on from its baseline.

    `now` is the indicator in force in `year`; entries of later years are not looked at.
    """
    if not isinstance(now, NumberIndicator) or now.accumulation != "total" or now.signed or now.baseline is None:
        return None
    start = now.baseline.value
    if start is None:
        return None
    since = max(period.start, redefined_in(adopted, year) or 0, now.baseline.year + 1)
    seen = (entries[seen_year].value for seen_year in sorted(entries) if since <= seen_year <= year)
    first = next((figure for figure in seen if figure is not None), None)
    if any(figure is not None and figure < start for figure in (*_goals(now, start), first)):
        return max(now.baseline.year, period.start - 1)
    return None


def _goals(indicator: NumberIndicator, start: Decimal) -> Iterator[Decimal | None]:
    for target in indicator.targets:
        yield target.value_from(start) if target.max is None else target.max
