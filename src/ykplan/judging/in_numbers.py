"""The facts of an indicator in numbers: each a pure function of the values it rests on."""

from fractions import Fraction
from typing import TypeVar

from ykplan.data.model.plan import Better, NumberBaseline, NumberIndicator, NumberTarget
from ykplan.data.model.rubric import Tolerance
from ykplan.judging.facts import Facts, Observation, Steps, Unknown, View
from ykplan.judging.line import WINDOW, asked_in
from ykplan.judging.line import goal as goal_of
from ykplan.judging.movement import Margin, Move, Reading
from ykplan.judging.movement import moved as compare
from ykplan.terms.facts import Moved

_NOTHING = Unknown("nothing observed")
_NO_BASELINE = Unknown("no baseline")
_CHANGED = Unknown("definition changed")
_BEYOND = Unknown("beyond target range")
_BEHIND = Unknown("target behind baseline")

_F = TypeVar("_F", bool, Fraction)


def number_facts(view: View) -> Facts:
    """Return what a figure says of its target, its baseline and the line between them."""
    indicator, target, adopted = view.indicator, view.target, view.adopted
    if not (isinstance(indicator, NumberIndicator) and isinstance(adopted, NumberIndicator)):
        raise TypeError(f"{indicator.id} is not in numbers")
    if not isinstance(target, NumberTarget):
        raise TypeError(f"{indicator.id} has a target in stages")
    if not view.comparable:
        # Nothing of the new definition may be measured by a baseline of the old one: no multiple of it, either.
        indicator = indicator.model_copy(update={"baseline": None})
    before, now, last = _start(view), _reading(view.observation), _reading(view.previous)
    weigh = margin(indicator, view.tolerance)
    moved = compared(before, now, weigh) if view.comparable else _CHANGED
    since_last = compared(before if isinstance(last, Unknown) else last, now, weigh) if view.comparable else _CHANGED
    # Every year anew means against the year before.
    turn = _way(since_last if target.every_year else moved)
    goal = _because(view, goal_of(target, indicator.baseline, indicator.better, from_zero=view.began is not None))
    seen = view.observation.year if view.observation else view.year
    expected = asked_in(adopted, target, seen, view.began) if view.comparable else _CHANGED
    beyond = isinstance(now, Reading) and _is_beyond(target, now.value, indicator.better)
    covered = progress(before, goal, now, indicator.better) if view.comparable else _CHANGED
    return Facts(
        goal=goal,
        met=_because(view, number_met(indicator, target, now, turn)),
        met_final=_because(view, _met_final(indicator, target, now, turn)),
        moved=_way(moved),
        moved_since_last=_way(since_last),
        progress=_BEYOND if beyond else covered,
        ratio=_BEYOND if beyond else _ratio(target, covered, goal, now, indicator.better),
        expected=expected,
        pace=_BEYOND if beyond else progress(before, expected, now, indicator.better),
        steps=Steps(_known(moved), _known(since_last)),
    )


def _because(view: View, fact: _F | Unknown) -> _F | Unknown:
    """Return a fact; where there is a baseline and it is of another definition, that is why it is not known."""
    return _CHANGED if fact == _NO_BASELINE and not view.comparable else fact


def _start(view: View) -> Reading | Unknown:
    """Return what a figure is measured from: the baseline, or zero where that is the total of an earlier window."""
    indicator = view.indicator
    if not view.comparable or not isinstance(indicator, NumberIndicator):
        return _CHANGED
    if view.began is None:
        return _baseline(indicator.baseline)
    # A total that should stay small has no way to go from zero.
    return Reading(Fraction(0)) if indicator.better == "up" else WINDOW


def margin(indicator: NumberIndicator, tolerance: Tolerance) -> Margin:
    """Return how a difference of this indicator is weighed: by its own tolerance, else by the rubric's."""
    survey = indicator.survey
    shares = survey is not None and indicator.is_share
    if survey is not None and survey.tolerance is not None:
        return Margin(indicator.better, points=Fraction(survey.tolerance), shares=shares, owner="indicator")
    if tolerance.survey and survey is None:
        return Margin(indicator.better)
    percent = None if tolerance.percent is None else Fraction(tolerance.percent)
    return Margin(indicator.better, Fraction(tolerance.points or 0), percent, shares)


def compared(before: Reading | Unknown, now: Reading | Unknown, weigh: Margin) -> Move | Unknown:
    """Return which way the value moved, where both values are known."""
    if isinstance(now, Unknown):
        return now
    return before if isinstance(before, Unknown) else compare(before, now, weigh)


def _way(move: Move | Unknown) -> Moved | Unknown:
    return move if isinstance(move, Unknown) else move.way


def _known(move: Move | Unknown) -> Move | None:
    return None if isinstance(move, Unknown) else move


def progress(
    start: Reading | Unknown, goal: Fraction | Unknown, now: Reading | Unknown, better: Better
) -> Fraction | Unknown:
    """Return the share of the way from `start` to `goal` that is covered now.

    Not capped: 3/2 is past the goal, -1/2 is backwards. Unknown where the goal is the start, or lies behind it.
    """
    if isinstance(now, Unknown):
        return now
    if isinstance(start, Unknown):
        return start
    if isinstance(goal, Unknown):
        return goal
    return share_reached(start.value, goal, now.value, better)


def share_reached(start: Fraction, goal: Fraction, observed: Fraction, better: Better) -> Fraction | Unknown:
    """Return (observed - start) / (goal - start), where the goal lies on the good side of the start."""
    if goal == start:
        return Unknown("baseline equals target")
    if (goal > start) != (better == "up"):
        return _BEHIND
    return (observed - start) / (goal - start)


def ratio(goal: Fraction | Unknown, now: Reading | Unknown, better: Better) -> Fraction | Unknown:
    """Return observed over goal; where less is better goal over observed, so that a miss is never above 1.

    Unknown where either is below zero: -300 of -100 would be 3, and a miss.
    """
    if isinstance(now, Unknown):
        return now
    if isinstance(goal, Unknown):
        return goal
    over, under = (now.value, goal) if better == "up" else (goal, now.value)
    if under == 0:
        return Unknown("division by zero")
    return Unknown("negative figure") if over < 0 or under < 0 else over / under


def _ratio(
    target: NumberTarget,
    covered: Fraction | Unknown,
    goal: Fraction | Unknown,
    now: Reading | Unknown,
    better: Better,
) -> Fraction | Unknown:
    """Return the ratio; of a range that lies behind the baseline none, since its nearer bound is the last one asked."""
    behind = target.kind == "range" and covered == _BEHIND
    return _BEHIND if behind else ratio(goal, now, better)


def number_met(
    indicator: NumberIndicator, target: NumberTarget, now: Reading | Unknown, turn: Moved | Unknown
) -> bool | Unknown:
    """Tell whether a target is reached; a trend by a turn for the better, a keep by none for the worse."""
    if isinstance(now, Unknown):
        return now
    if target.trend is not None:
        if isinstance(turn, Unknown):
            return turn
        return turn != "worse" if target.trend == "keep" else turn == "better"
    if target.min is not None and target.max is not None:
        return target.min <= now.value <= target.max
    goal = goal_of(target, indicator.baseline, indicator.better)
    if isinstance(goal, Unknown):
        return goal
    return now.value >= goal if indicator.better == "up" else now.value <= goal


def _met_final(
    indicator: NumberIndicator, target: NumberTarget, now: Reading | Unknown, turn: Moved | Unknown
) -> bool | Unknown:
    """Tell whether the last target is reached. A figure can be reached early; a direction or a yearly one cannot."""
    last = indicator.targets[-1]
    if isinstance(now, Reading) and last is not target and last.kind not in ("value", "range"):
        return Unknown("last target not in force yet")
    return number_met(indicator, last, now, turn)


def _is_beyond(target: NumberTarget, observed: Fraction, better: Better) -> bool:
    """Tell whether a value lies past a range's far bound, where no share of the way to the range says anything."""
    if target.min is None or target.max is None:
        return False
    return observed > target.max if better == "up" else observed < target.min


def _baseline(baseline: NumberBaseline | None) -> Reading | Unknown:
    if baseline is None or baseline.value is None:
        return _NO_BASELINE
    return Reading(Fraction(baseline.value), baseline.sample_size)


def _reading(observation: Observation | None) -> Reading | Unknown:
    if observation is None or observation.entry.value is None:
        return _NOTHING
    return Reading(Fraction(observation.entry.value), observation.entry.sample_size)
