"""The way to a grade, with the numbers in it, so that a committee can follow it by hand."""

from collections.abc import Iterator
from fractions import Fraction

from ykplan import describe, fiscal, printed, words
from ykplan.judge.facts import Facts
from ykplan.judge.rubric import Check, Step, Verdict
from ykplan.judge.standing import Standing
from ykplan.judge.unknown import Unknown
from ykplan.model.plan import NumberIndicator
from ykplan.model.rubric import Rubric

_EQUALS = "＝"
_figure = describe.six_places
_CHANGED = Unknown("definition changed")


def arithmetic(standing: Standing, rubric: Rubric) -> Iterator[str]:
    """Yield the sums behind the facts, in numbers: the way covered, the whole way, their share, and the line."""
    seen, indicator = standing.observation, standing.indicator
    if seen is None or not isinstance(indicator, NumberIndicator):
        return
    if seen.year != standing.year:
        yield f"{fiscal.show(standing.year)}は調査がないので、{fiscal.show(seen.year)}の実績で見る"
    value, start = seen.entry.value, indicator.baseline.value if indicator.baseline else None
    if value is None:
        return
    facts, observed = standing.facts, Fraction(value)
    yield from _ratio(facts, observed, rubric, indicator)
    if start is None or facts.moved == _CHANGED:
        return
    covered = observed - Fraction(start)
    yield f"実績 {words.figure(value)} {words.MINUS} 現状値 {words.figure(start)} {_EQUALS} {_figure(covered)}"
    if not isinstance(facts.goal, Unknown) and not isinstance(facts.progress, Unknown):
        whole = facts.goal - Fraction(start)
        yield f"目標値 {_figure(facts.goal)} {words.MINUS} 現状値 {words.figure(start)} {_EQUALS} {_figure(whole)}"
        share = describe.share(facts.progress, rubric)
        label = "達成率" if rubric.rate == "progress" else "現状値から目標値への進み"
        yield f"{label} {_figure(covered)} ÷ {_figure(whole)} {_EQUALS} {share}"
    yield from _line(standing, observed, Fraction(start))


def decision(standing: Standing, verdict: Verdict) -> Iterator[str]:
    """Yield each grade tried, in order, with the condition that decided."""
    for step in verdict.steps:
        yield f"{step.rule.mark} {step.rule.name}: {_tried(step, standing)}"
    why = describe.reason(standing, verdict)
    if why:
        yield f"理由: {why}"


def target_moved(standing: Standing) -> str | None:
    """Return a sentence where the target in force is another than a year ago."""
    if not standing.target_changed:
        return None
    return f"この年度から目標が「{printed.target(standing.target, standing.indicator)}」に移行"


def _ratio(facts: Facts, observed: Fraction, rubric: Rubric, indicator: NumberIndicator) -> Iterator[str]:
    if rubric.rate != "ratio" or isinstance(facts.ratio, Unknown) or isinstance(facts.goal, Unknown):
        return
    share = describe.share(facts.ratio, rubric)
    parts = (f"実績 {_figure(observed)}", f"目標値 {_figure(facts.goal)}")
    over, under = parts if indicator.better == "up" else parts[::-1]
    yield f"達成率 {over} ÷ {under} {_EQUALS} {share}"


def _line(standing: Standing, observed: Fraction, start: Fraction) -> Iterator[str]:
    facts = standing.facts
    if isinstance(facts.expected, Unknown):
        return
    year = standing.observation.year if standing.observation else standing.year
    compared = "を上回る" if observed > facts.expected else "を下回る" if observed < facts.expected else "と同じ"
    yield f"{fiscal.show(year)}の目安 {_figure(facts.expected)} → 実績は目安{compared}"
    if not isinstance(facts.pace, Unknown):
        covered, ahead = _figure(observed - start), _figure(facts.expected - start)
        yield f"進み方 {covered} ÷ {ahead} {_EQUALS} {_figure(facts.pace)}（1で目安のとおり）"


def _tried(step: Step, standing: Standing) -> str:
    if step.rule.when is None:
        return "ほかのどれにもあてはまらない"
    for checks in step.alternatives:
        if all(check.holds for check in checks):
            return "あてはまる（" + "、".join(_check(check, standing) for check in checks) + "）"
    failed = [next(check for check in checks if not check.holds) for checks in step.alternatives]
    return "あてはまらない（" + "／".join(dict.fromkeys(_check(check, standing) for check in failed)) + "）"


def _check(check: Check, standing: Standing) -> str:
    """Return a fact beside what is asked of it: 進み方 1.25（条件は 1以上）. Yes and no speak for themselves."""
    fact = describe.FACTS[check.fact]
    found = describe.found(check.fact, check.found, standing.indicator)
    if isinstance(check.asked, bool):
        return f"{fact}: {found}"
    return f"{fact} {found}（条件は {describe.asked(check)}）"
