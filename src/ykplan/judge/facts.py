"""What judging looks at, and what it finds: the values of one indicator in one fiscal year."""

from fractions import Fraction
from typing import NamedTuple

from ykplan.judge.compare import Move, Moved
from ykplan.judge.unknown import Unknown
from ykplan.model.plan import Indicator, NumberTarget, StageTarget
from ykplan.model.progress import Entry
from ykplan.model.rubric import Tolerance


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
