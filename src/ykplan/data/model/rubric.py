"""判定基準: the city's table that turns the facts of an indicator into a grade."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Literal

from pydantic import Field

from ykplan.data.model.fields import Amount, Flag, FrozenRecord, OneOrMore, Places, Several, Text
from ykplan.terms.absence import Absence, NotReported
from ykplan.terms.facts import Moved, TargetKind


class Bounds(FrozenRecord):
    """A range of numbers; `min` and `max` are inclusive, `above` and `below` exclusive."""

    min: Amount | None = None
    above: Amount | None = None
    max: Amount | None = None
    below: Amount | None = None


class Condition(FrozenRecord):
    """What must hold of a standing: every field that is written, together."""

    met: Flag | None = None
    met_final: Flag | None = None
    moved: OneOrMore[Moved] | None = None
    moved_since_last: OneOrMore[Moved] | None = None
    progress: Bounds | None = None
    ratio: Bounds | None = None
    elapsed: Bounds | None = None
    expected: Bounds | None = None
    pace: Bounds | None = None
    due: Flag | None = None
    target: OneOrMore[TargetKind] | None = None
    observed: Flag | None = None
    absent: OneOrMore[Absence | NotReported] | None = None


class GradeRule(FrozenRecord):
    """One grade: given where any of `when` holds, or always where there is none."""

    mark: Text
    name: Text
    when: OneOrMore[Condition] | None = None


class Rounding(FrozenRecord):
    """How a share is shown: places after the point of a percentage, and what becomes of a half."""

    digits: Places = 1
    mode: Literal["half_up", "half_even", "down"] = "half_up"


class Tolerance(FrozenRecord):
    """How small a difference counts as none, for indicators that give no tolerance of their own.

    `points` are in the indicator's own unit, `percent` is relative to the value compared with. With `survey`
    it holds for survey indicators only.
    """

    points: Amount | None = None
    percent: Amount | None = None
    survey: Flag = False


class Rubric(FrozenRecord):
    """Grades in order: the first whose conditions hold is given."""

    rate: Literal["progress", "ratio"] = "progress"
    rounding: Rounding = Rounding()
    tolerance: Tolerance = Tolerance()
    grades: Several[GradeRule] = Field(min_length=1)

    @cached_property
    def thresholds(self) -> Mapping[str, frozenset[Fraction]]:
        """Return the bounds that the conditions set for each numeric fact: rounding must not cross them."""
        by_fact: dict[str, set[Fraction]] = {}
        for condition in (condition for rule in self.grades for condition in rule.when or ()):
            for fact, value in condition:
                if isinstance(value, Bounds):
                    by_fact.setdefault(fact, set()).update(Fraction(bound) for _, bound in value if bound is not None)
        return {fact: frozenset(bounds) for fact, bounds in by_fact.items()}
