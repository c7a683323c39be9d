"""状況: the computed facts of one indicator in one fiscal year. Arithmetic, and no opinion.

Everything is computed in exact fractions, so that a value on the line has a pace of 1 and not of 0.999….
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, TypeVar

from ykplan.data import printing, spelling
from ykplan.data.model.amendments import belongs, comparable, in_force, redefined_in
from ykplan.data.model.plan import Indicator, NumberIndicator, NumberTarget, Period, StageTarget, Target
from ykplan.data.model.progress import Entry
from ykplan.data.model.rubric import Tolerance
from ykplan.judging import in_numbers, in_stages
from ykplan.judging.facts import Facts, Observation, Unknown, View
from ykplan.judging.movement import began
from ykplan.terms.absence import NOT_REPORTED, REASONS
from ykplan.terms.facts import TargetKind
from ykplan.text.figures import Figure

# A survey not taken this year speaks through its latest result; nothing else does.
_CARRIED: Final = frozenset(name for name, reason in REASONS.items() if reason.carries)
_T = TypeVar("_T", bound=Target)


class Case(NamedTuple):
    """What a standing is computed from: an indicator, its entries by fiscal year, and how the plan looks at them."""

    indicator: Indicator
    entries: Mapping[int, Entry]
    period: Period
    tolerance: Tolerance


class Standing(NamedTuple):
    """The facts of one indicator in one fiscal year.

    `indicator` and `target` are those in force in that year. `observation` is this year's, or a survey's latest;
    `observed` says that there is one of this very year, `absent` why not. `previous` is what `moved_since_last`
    compares with (the baseline, where it is None). `target_changed`: something else was asked a year ago. `began`: the
    year in which a running total stood at zero, where its baseline is the total of an earlier window.
    """

    year: int
    indicator: Indicator
    target: NumberTarget | StageTarget
    target_changed: bool
    observation: Observation | None
    previous: Observation | None
    observed: bool
    absent: str | None
    due: bool
    began: int | None
    elapsed: Fraction | Unknown
    facts: Facts

    @property
    def judged_by(self) -> Figure:
        """Return the figure that is judged, with its year; an empty one where nothing was observed."""
        seen = self.observation
        return Figure() if seen is None else printing.entry(seen.entry, self.indicator, seen.year)

    @property
    def target_kind(self) -> TargetKind:
        """Return how the target in force is judged, as a rubric's `target` names it."""
        return self.target.kind


def standing(case: Case, year: int) -> Standing:
    """Return the facts of the case's indicator in fiscal year `year`. Entries of later years are not looked at."""
    now = in_force(case.indicator, year)
    target = target_in_force(now, year)
    due = year >= target.by or (isinstance(target, NumberTarget) and target.every_year)
    entry = case.entries.get(year, Entry())
    observation = _observation(case, now, year, due=due)
    previous = _previous(case, now, year if observation is None else observation.year)
    view = View(
        adopted=case.indicator,
        indicator=now,
        target=target,
        year=year,
        observation=observation,
        previous=previous,
        comparable=comparable(case.indicator, year),
        began=began(case.indicator, now, case.entries, case.period, year),
        tolerance=case.tolerance,
    )
    observed = observation is not None and observation.year == year
    return Standing(
        year=year,
        indicator=now,
        target=target,
        target_changed=_target_changed(case, year),
        observation=observation,
        previous=previous,
        observed=observed,
        absent=None if observed else (entry.absent or NOT_REPORTED),
        due=due,
        began=view.began,
        elapsed=_elapsed(now, target, year),
        facts=in_numbers.number_facts(view) if isinstance(now, NumberIndicator) else in_stages.stage_facts(view),
    )


def target_in_force(indicator: Indicator, year: int) -> NumberTarget | StageTarget:
    """Return the target of an indicator that `year` is judged by."""
    targets: tuple[NumberTarget | StageTarget, ...] = indicator.targets
    return in_turn(targets, year)


def in_turn(targets: Sequence[_T], year: int) -> _T:
    """Return the first target whose `by` is `year` or later, else the last."""
    return next((target for target in targets if target.by >= year), targets[-1])


def _target_changed(case: Case, year: int) -> bool:
    """Tell whether something else is asked than a year ago: not by when, nor how it is written."""
    if year - 1 not in case.period or not belongs(case.indicator, year - 1):
        return False
    was, now = (in_force(case.indicator, at) for at in (year - 1, year))
    earlier, target = target_in_force(was, year - 1), target_in_force(now, year)
    return not (was is now and earlier is target) and _asked(was, earlier) != _asked(now, target)


def _asked(indicator: Indicator, target: NumberTarget | StageTarget) -> tuple[object, ...]:
    """Return what a target asks for: the stage or the figure to reach, which way, and what the plan calls it."""
    label = target.label
    if label is not None and label == printing.target_text(target.model_copy(update={"label": None}), indicator):
        label = None
    if isinstance(target, StageTarget) or not isinstance(indicator, NumberIndicator):
        return label, getattr(target, "stage", None)
    start = indicator.baseline.value if indicator.baseline else None
    goal = target.value_from(start)
    if label is not None and any(map(str.isdigit, label)) and (goal is not None or target.min is not None):
        label = None  # 4,000人以上 words the figure; 全地区 calls it otherwise
    how = (indicator.better, spelling.unit(indicator.unit), target.kind)
    return label, *how, target.trend, target.min, target.max, goal, target.of_baseline if goal is None else None


def _observation(case: Case, now: Indicator, year: int, *, due: bool) -> Observation | None:
    entry = case.entries.get(year)
    if entry is None or _says(entry, now):
        return None if entry is None else Observation(year, entry)
    survey = isinstance(now, NumberIndicator) and now.survey is not None
    # A target that is due is judged by an observation of its own year, or not at all.
    return _previous(case, now, year) if survey and not due and entry.absent in _CARRIED else None


def _previous(case: Case, now: Indicator, year: int) -> Observation | None:
    """Return the latest observation before `year`, within the plan's years and under the same definition.

    Nor is it older than the baseline: what came before a new one is no step from it.
    """
    first = case.period.start
    since = max(first, redefined_in(case.indicator, year) or first, now.baseline.year if now.baseline else first)
    for earlier in range(year - 1, since - 1, -1):
        entry = case.entries.get(earlier)
        if entry is not None and _says(entry, now):
            return Observation(earlier, entry)
    return None


def _says(entry: Entry, indicator: Indicator) -> bool:
    return (entry.value if isinstance(indicator, NumberIndicator) else entry.stage) is not None


def _elapsed(now: Indicator, target: NumberTarget | StageTarget, year: int) -> Fraction | Unknown:
    if now.baseline is None:
        return Unknown("no baseline")
    if target.by <= now.baseline.year:
        return Unknown("no time between baseline and target")
    return Fraction(year - now.baseline.year, target.by - now.baseline.year)
