"""The explanation of a grade, with the numbers in it, so that a committee can follow it by hand."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from ykplan.data import printing
from ykplan.data.model.plan import NumberIndicator, NumberTarget
from ykplan.data.model.rubric import Rubric
from ykplan.judging import overview
from ykplan.judging.facts import Observation, Unknown
from ykplan.judging.movement import ByTest, ByTolerance, Move, Z
from ykplan.judging.rubric import Check, Step, Verdict
from ykplan.judging.standing import Standing
from ykplan.terms import fiscal
from ykplan.terms.facts import FACTS, MOVES
from ykplan.text import figures
from ykplan.text.figures import Figure
from ykplan.wording import phrases

# A divisor in a sum has so many places more than the figures: enough to come to the same result by hand.
_MORE: Final = 2
_BEYOND: Final = Unknown("beyond target range")
_COMPARISONS: Final = tuple(name for name, fact in FACTS.items() if fact.type == "move")
_OWNERS: Final = {"indicator": "この指標の許容幅", "rubric": "判定基準の許容幅"}


class _Sum(NamedTuple):
    """What the sums of a standing are made from: what was observed, from where it is measured, how many places."""

    standing: Standing
    indicator: NumberIndicator
    rubric: Rubric
    observed: Fraction
    start: Fraction | None
    places: int

    def number(self, number: Fraction, *beside: Fraction, more: int = 0) -> Figure:
        """Return a number of a sum in the indicator's own places."""
        return phrases.derived(number, self.indicator, self.places, beside, more)

    def difference(self, number: Fraction) -> Figure:
        """Return a difference: percentages differ by points."""
        apart = self.number(number)
        return apart._replace(unit="ポイント") if self.indicator.is_share else apart


def arithmetic(standing: Standing, rubric: Rubric) -> Iterator[str]:
    """Yield the sums behind the facts, in numbers: the way covered, the whole way, their share, and the line."""
    made = _sum(standing, rubric)
    if made is None:
        return
    seen = standing.observation
    if seen is not None and seen.year != standing.year:
        yield f"{fiscal.show_year(standing.year)}は調査がないので、{fiscal.show_year(seen.year)}の実績で見る"
    yield from _window(made)
    yield from _ratio(made)
    if made.start is not None:
        yield from _covered(made, made.start)
    yield from _since_last(made)
    yield from _line(made)
    yield from _decided(made)


def weighed(standing: Standing, rubric: Rubric) -> Iterator[str]:
    """Yield what is behind a comparison but for the two figures: another start, a tolerance, a test."""
    if (made := _sum(standing, rubric)) is not None:
        yield from _window(made)
        yield from _decided(made)


def turned(was: Standing, now: Standing, rubric: Rubric) -> Iterator[str]:
    """Yield what two years' figures and lines do not tell: a range left or come back to, a tolerance, a test."""
    beyond = [standing.facts.pace == _BEYOND for standing in (was, now)]
    if beyond == [False, True]:
        yield "目標の範囲を越えた"
    elif beyond == [True, False]:
        yield "目標の範囲を越えていたのが戻った"
    other = [name for name in _COMPARISONS if getattr(was.facts, name) != getattr(now.facts, name)]
    for when, standing in (("前年度は、", was), ("", now)):
        if (made := _sum(standing, rubric)) is not None:
            overruled = [name for name in other if _asks(standing, rubric, name) and _is_overruled(standing, name)]
            yield from (f"{when}{text}" for text in _decided(made, overruled))


def _is_overruled(standing: Standing, comparison: str) -> bool:
    """Tell whether figures that differ are taken as the same."""
    move: Move | None = getattr(standing.facts.steps, comparison)
    return move is not None and move.way == "same" and move.before.value != move.after.value


def _window(made: _Sum) -> Iterator[str]:
    """Yield from where a running total is counted, where not from its baseline."""
    began = made.standing.began
    if began is not None:
        counted = "比べない" if made.start is None else f"{fiscal.show_year(began)}の0から数える"
        yield f"現状値 {printing.baseline_text(made.indicator)} は別の期間の累計なので、{counted}"


def _decided(made: _Sum, comparisons: Collection[str] = _COMPARISONS) -> Iterator[str]:
    standing = made.standing
    steps, previous = standing.facts.steps, standing.previous
    if "moved" in comparisons and steps.moved is not None and standing.began is None:
        yield from _weighed(made, steps.moved, "現状値")
    if "moved_since_last" not in comparisons or steps.moved_since_last is None or previous is None:
        return
    if _asks(standing, made.rubric, "moved_since_last"):
        yield from _weighed(made, steps.moved_since_last, _last(previous))


def decision(standing: Standing, verdict: Verdict, rubric: Rubric) -> Iterator[str]:
    """Yield each grade tried, in order, with the condition that decided."""
    for step in verdict.steps:
        yield f"{step.rule.mark} {step.rule.name}: {_tried(step, standing, rubric)}"
    why = overview.reason_undecided(standing, verdict)
    if why:
        yield f"理由: {why}"


def target_moved(standing: Standing) -> str | None:
    """Return a sentence where something else is asked than a year ago."""
    if not standing.target_changed:
        return None
    return (
        f"この年度から目標が「{printing.target_text(standing.target, standing.indicator)}」{_resolved(standing)}に移行"
    )


def _resolved(standing: Standing) -> str:
    """Return the figure that a multiple of the baseline comes to."""
    target, goal = standing.target, standing.facts.goal
    if not isinstance(target, NumberTarget) or target.of_baseline is None or isinstance(goal, Unknown):
        return ""
    return f"（{phrases.derived(goal, standing.indicator, phrases.decimals_of(standing)).text}）"


def _sum(standing: Standing, rubric: Rubric) -> _Sum | None:
    seen, indicator = standing.observation, standing.indicator
    if seen is None or seen.entry.value is None or not isinstance(indicator, NumberIndicator):
        return None
    moved = standing.facts.steps.moved
    start = None if moved is None else moved.before.value
    return _Sum(standing, indicator, rubric, Fraction(seen.entry.value), start, phrases.decimals_of(standing))


def _ratio(made: _Sum) -> Iterator[str]:
    facts, rubric = made.standing.facts, made.rubric
    if rubric.rate != "ratio" or isinstance(facts.ratio, Unknown) or isinstance(facts.goal, Unknown):
        return
    observed, goal = made.number(made.observed), made.number(facts.goal, made.observed)
    parts = (f"実績 {observed.bare}", f"目標値 {goal.bare}")
    over, under = parts if made.indicator.better == "up" else parts[::-1]
    share = phrases.percentage("ratio", facts.ratio, rubric)
    yield f"達成率 {over} ÷ {under} {_result(share.text, share, observed, goal)}"


def _covered(made: _Sum, start: Fraction) -> Iterator[str]:
    facts, rubric = made.standing.facts, made.rubric
    covered, whence = made.number(made.observed - start), made.number(start)
    # A running total that began at zero is itself the way that it has covered.
    from_zero = made.standing.began is not None
    if not from_zero:
        yield f"実績 {made.number(made.observed).bare} {figures.MINUS} 現状値 {whence.bare} ＝ {covered.bare}"
    if isinstance(facts.goal, Unknown) or isinstance(facts.progress, Unknown):
        return
    goal, whole = made.number(facts.goal, made.observed), made.number(facts.goal - start)
    if not from_zero:
        yield f"目標値 {goal.bare} {figures.MINUS} 現状値 {whence.bare} {_result(whole.bare, whole, goal)}"
    label = "達成率" if rubric.rate == "progress" else FACTS["progress"].label
    share = phrases.percentage("progress", facts.progress, rubric)
    yield f"{label} {covered.bare} ÷ {whole.bare} {_result(share.text, share, whole)}"


def _since_last(made: _Sum) -> Iterator[str]:
    """Yield the sum of a direction asked for every year, which is one from the figure before."""
    previous = made.standing.previous
    if previous is None or previous.entry.value is None or not _is_yearly_trend(made.standing):
        return
    last = Fraction(previous.entry.value)
    observed, before, moved = (made.number(number).bare for number in (made.observed, last, made.observed - last))
    yield f"実績 {observed} {figures.MINUS} {_last(previous)} {before} ＝ {moved}"


def _line(made: _Sum) -> Iterator[str]:
    facts, seen, start = made.standing.facts, made.standing.observation, made.start
    line = phrases.expected(made.standing, made.rubric, made.places)
    if line.is_empty or isinstance(facts.expected, Unknown) or seen is None:
        return
    yield f"{fiscal.show_year(seen.year)}の目安 {line.text} → 実績は{_beside_line(made, facts.expected)}"
    if start is not None and not isinstance(facts.pace, Unknown):
        covered = made.number(made.observed - start)
        ahead = made.number(facts.expected - start, made.observed - start, more=_MORE)
        pace = phrases.pace(facts.pace, made.rubric)
        yield f"進み方 {covered.bare} ÷ {ahead.bare} {_result(pace.text, pace, ahead)}（1で目安のとおり）"


def _beside_line(made: _Sum, line: Fraction) -> str:
    """Say good and bad, not more and less: of some indicators less is good."""
    if made.standing.facts.pace == _BEYOND:
        return "目標の範囲を越えている"
    if made.observed == line:
        return "目安と同じ"
    return "目安より良い" if (made.observed > line) == (made.indicator.better == "up") else "目安より悪い"


def _result(printed: str, *parts: Figure) -> str:
    """Return what a sum comes to: ＝ where everything printed is exact, ≒ where something is rounded."""
    return f"{'＝' if all(part.is_exact for part in parts) else '≒'} {printed}"


def _is_yearly_trend(standing: Standing) -> bool:
    return isinstance(standing.target, NumberTarget) and standing.target.every_year and bool(standing.target.trend)


def _asks(standing: Standing, rubric: Rubric, comparison: str) -> bool:
    """Tell whether a grade may hang on a comparison: by a condition of its own, or by a target that is a direction."""
    target = standing.target
    if isinstance(target, NumberTarget) and target.trend and comparison == _COMPARISONS[target.every_year]:
        return True
    conditions = (condition for rule in rubric.grades for condition in rule.when or ())
    return any(getattr(condition, comparison) is not None for condition in conditions)


def _last(previous: Observation) -> str:
    return f"前回（{fiscal.show_year(previous.year)}）の実績"


def _weighed(made: _Sum, move: Move, before: str) -> Iterator[str]:
    """Yield what decided whether a difference counts, where it was not the difference alone."""
    if isinstance(move.ground, ByTest):
        yield _tested(made, move, move.ground, before)
    elif isinstance(move.ground, ByTolerance):
        difference = made.difference(move.after.value - move.before.value).text
        reached = "に満たない" if move.way == "same" else "以上な"
        tolerance = _tolerance(made, move, move.ground)
        yield f"{before}との差 {difference}は、{tolerance}{reached}ので、{MOVES[move.way].taken}"


def _tested(made: _Sum, move: Move, test: ByTest, before: str) -> str:
    samples = ((before, move.before, test.asked_before), ("実績", move.after, test.asked_after))
    shares = "と".join(
        f"{label} {made.number(reading.value).text}（回答数 {answers:,}）" for label, reading, answers in samples
    )
    z = phrases.rounded_words(test.z, 2, (Z,))
    reached = "未満" if move.way == "same" else "以上"
    limit = phrases.rounded_words(Z, 2).text
    tested = f"二つの割合の差の検定で z {z.equals} {z.text}（{limit}{reached}）"
    return f"{shares}は、{tested}なので、{MOVES[move.way].taken}"


def _tolerance(made: _Sum, move: Move, ground: ByTolerance) -> str:
    owner, apart = _OWNERS[ground.owner], abs(move.after.value - move.before.value)
    if ground.percent is None:
        return f"{owner} {printing.difference_text(figures.decimal(ground.points), made.indicator)}"
    least = made.number(ground.least, apart)
    percent = figures.figure(figures.decimal(ground.percent))
    return f"{owner} {percent}%（{made.number(move.before.value).bare} の{percent}% {least.equals} {least.bare}）"


def _tried(step: Step, standing: Standing, rubric: Rubric) -> str:
    if step.rule.when is None:
        return "ほかのどれにもあてはまらない"
    for checks in step.alternatives:
        if all(check.holds for check in checks):
            return "あてはまる（" + "、".join(_check(check, standing, rubric) for check in checks) + "）"
    failed = [next(check for check in checks if not check.holds) for checks in step.alternatives]
    reasons = dict.fromkeys(_check(check, standing, rubric) for check in failed)
    return "あてはまらない（" + "／".join(reasons) + "）"


def _check(check: Check, standing: Standing, rubric: Rubric) -> str:
    """Return a fact beside what is asked of it: 進み方 1.25（条件は 1以上）. Yes and no speak for themselves."""
    fact = FACTS[check.fact].label
    value = phrases.found(check, standing, rubric)
    if isinstance(check.asked, bool):
        return f"{fact}: {value}"
    return f"{fact} {value}（条件は {phrases.asked_words(check)}）"
