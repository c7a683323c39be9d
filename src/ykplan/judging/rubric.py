"""判定: the first grade of the rubric whose conditions hold. Opinion, and no arithmetic."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from ykplan.data.model.rubric import Bounds, Condition, GradeRule, Rubric
from ykplan.judging.facts import Facts, Unknown
from ykplan.judging.standing import Standing


class Check(NamedTuple):
    """One condition held against one fact."""

    fact: str
    asked: Any
    found: Any
    holds: bool


class Step(NamedTuple):
    """One grade tried: each of its alternatives as checks. A grade without conditions has no alternative."""

    rule: GradeRule
    alternatives: tuple[tuple[Check, ...], ...]
    given: bool


class Verdict(NamedTuple):
    """The grade given, and the way to it: every grade tried, the given one last. `grade` None: none applies."""

    grade: GradeRule | None
    steps: tuple[Step, ...]

    @property
    def undecided(self) -> bool:
        """Tell whether the grade is the last resort, which asks for nothing and so needs a reason of its own."""
        return self.grade is None or self.grade.when is None

    @property
    def unknown(self) -> Unknown | None:
        """Return the first fact on the way that could not be had."""
        checks = (check for step in self.steps for checks in step.alternatives for check in checks)
        return next((check.found for check in checks if isinstance(check.found, Unknown)), None)


def judge(rubric: Rubric, standing: Standing) -> Verdict:
    """Return the first grade whose conditions all hold, with the way to it."""
    steps: list[Step] = []
    for rule in rubric.grades:
        steps.append(step := _try(rule, standing))
        if step.given:
            return Verdict(rule, tuple(steps))
    return Verdict(None, tuple(steps))


def fact(standing: Standing, name: str) -> Any:
    """Return the fact of a standing that a rubric calls by `name`."""
    if name == "target":
        return standing.target_kind
    return getattr(standing.facts if name in Facts._fields else standing, name)


def _try(rule: GradeRule, standing: Standing) -> Step:
    if rule.when is None:
        return Step(rule, (), given=True)
    alternatives = tuple(tuple(_checks(condition, standing)) for condition in rule.when)
    return Step(rule, alternatives, any(all(check.holds for check in checks) for checks in alternatives))


def _checks(condition: Condition, standing: Standing) -> Iterator[Check]:
    for name in type(condition).model_fields:
        wanted = getattr(condition, name)
        if wanted is not None:
            value = fact(standing, name)
            yield Check(name, wanted, value, _holds(wanted, value))


def _holds(wanted: Any, value: Any) -> bool:
    """Hold a condition against a fact. On a fact that is not known, or not there, nothing holds."""
    if isinstance(value, Unknown) or value is None:
        return False
    if isinstance(wanted, Bounds):
        return _within(wanted, value)
    return value in wanted if isinstance(wanted, tuple) else value is wanted


def _within(bounds: Bounds, number: Fraction) -> bool:
    def at_least(bound: Decimal | None) -> bool:
        return bound is None or number >= Fraction(bound)

    def at_most(bound: Decimal | None) -> bool:
        return bound is None or number <= Fraction(bound)

    above = bounds.above is None or number > Fraction(bounds.above)
    below = bounds.below is None or number < Fraction(bounds.below)
    return at_least(bounds.min) and at_most(bounds.max) and above and below
