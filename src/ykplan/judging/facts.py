"""What judging looks at, and what it finds: the values of one indicator in one fiscal year."""

from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.data.model.plan import Indicator, NumberTarget, StageTarget
from ykplan.data.model.progress import Entry
from ykplan.data.model.rubric import Tolerance
from ykplan.judging.movement import Move
from ykplan.terms.facts import Moved

Reason: TypeAlias = Literal[
    "nothing observed",
    "no baseline",
    "baseline equals target",
    "baseline within target range",
    "target behind baseline",
    "beyond target range",
    "no goal in numbers",
    "division by zero",
    "negative figure",
    "last target not in force yet",
    "baseline of another window",
    "no time between baseline and target",
    "stage not in plan",
    "definition changed",
    "nothing to compare with",
]

REASONS: Final[dict[str, str]] = {
    "nothing observed": "実績がない",
    "no baseline": "現状値がない",
    "baseline equals target": "現状値と目標値が同じ",
    "baseline within target range": "現状値がすでに目標の範囲内",
    "target behind baseline": "目標値が現状値より後ろ向き",
    "beyond target range": "目標の範囲を越えている",
    "no goal in numbers": "数値の目標がない",
    "division by zero": "0で割ることになる",
    "negative figure": "負の数なので割合にならない",
    "last target not in force yet": "最終目標で見る年度になっていない",
    "baseline of another window": "現状値は別の期間の累計",
    "no time between baseline and target": "現状値の年度が目標年度より前でない",
    "stage not in plan": "段階が計画にない",
    "definition changed": "算出方法が変わり、新しい現状値がない",
    "nothing to compare with": "比べる実績がない",
}


class Unknown(NamedTuple):
    """Why a fact is not known. `reason` never changes with the language; `words` are for people."""

    reason: Reason

    @property
    def words(self) -> str:
        """Return the reason in Japanese."""
        return REASONS[self.reason]


class Observation(NamedTuple):
    """An entry with a figure or a stage, and its fiscal year."""

    year: int
    entry: Entry


class View(NamedTuple):
    """An indicator as seen in a fiscal year.

    `adopted` is the indicator with its amendments, `indicator` and `target` are those in force in `year`.
    `observation` is this year's or a survey's latest, `previous` the one before it under the same definition.
    `comparable` is False where the definition changed and no new baseline was given since. `began` is the year in
    which a running total stood at zero, where its baseline is the total of an earlier window.
    """

    adopted: Indicator
    indicator: Indicator
    target: NumberTarget | StageTarget
    year: int
    observation: Observation | None
    previous: Observation | None
    comparable: bool
    began: int | None
    tolerance: Tolerance


class Steps(NamedTuple):
    """From what to what a figure moved, and what decided whether that counts; None where nothing is compared."""

    moved: Move | None = None
    moved_since_last: Move | None = None


class Facts(NamedTuple):
    """What an observation, a target and a baseline say together. Shares are fractions: 1/4 is 25 %.

    `steps` are the comparisons behind `moved` and `moved_since_last`, with what decided each.
    """

    goal: Fraction | Unknown
    met: bool | Unknown
    met_final: bool | Unknown
    moved: Moved | Unknown
    moved_since_last: Moved | Unknown
    progress: Fraction | Unknown
    ratio: Fraction | Unknown
    expected: Fraction | Unknown
    pace: Fraction | Unknown
    steps: Steps = Steps()
