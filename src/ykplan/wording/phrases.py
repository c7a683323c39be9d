"""How facts, shares and conditions are said, the same in every output."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from ykplan.data import printing
from ykplan.data.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget
from ykplan.data.model.progress import Entry
from ykplan.data.model.rubric import Bounds, Rubric
from ykplan.judging.facts import Facts, Unknown
from ykplan.judging.rubric import Check
from ykplan.judging.standing import Standing
from ykplan.terms import labels
from ykplan.terms.facts import FACTS, MOVES, TARGETS, FactType
from ykplan.text import figures, inert
from ykplan.text.figures import Figure

_NAMES: Final[dict[FactType, dict[Any, str]]] = {
    "flag": {True: "はい", False: "いいえ"},
    "move": {name: move.label for name, move in MOVES.items()},
    "target": {name: form.label for name, form in TARGETS.items()},
    "absence": {None: "なし", **labels.ABSENT},
}
# A pace, a number without a unit, has so many places at most.
_PACE: Final = 3
_FOR_PROGRAMS: Final = 12
_WHOLE: Final = frozenset((Fraction(0), Fraction(1)))


def rate(facts: Facts, rubric: Rubric) -> Figure:
    """Return 達成率, by the fact that the rubric chose for it; an empty figure where it is not known."""
    value = getattr(facts, rubric.rate)
    return Figure() if isinstance(value, Unknown) else percentage(rubric.rate, value, rubric)


def percentage(fact: str, value: Fraction, rubric: Rubric) -> Figure:
    """Return a share in percent, rounded, but never onto 0, 100 or a bound of the rubric's that it is not on."""
    digits, mode = rubric.rounding.digits, rubric.rounding.mode
    marks = [mark * 100 for mark in _marks(fact, rubric)]
    return Figure(value * 100, "%", near=figures.rounding(value * 100, digits, mode, marks))


def for_programs(fact: str, value: Fraction, rubric: Rubric) -> Decimal:
    """Return a fact in numbers as programs read it: exact where 12 significant digits can say it.

    Else rounded, but as little as elsewhere onto a bound that it is not on.
    """
    kept, marks = figures.decimal(value), _marks(fact, rubric)
    return figures.rounding(value, _FOR_PROGRAMS, "half_up", marks) if figures.blurs(value, kept, marks) else kept


def pace(value: Fraction, rubric: Rubric) -> Figure:
    """Return a pace with the places it needs, three at most: 1.25, 0.625, 0.429; never onto 1 or another bound."""
    digits = next((digits_kept for digits_kept in range(_PACE) if _fits(value, digits_kept)), _PACE)
    return Figure(value, near=figures.rounding(value, digits, "half_up", _marks("pace", rubric)))


def derived(
    number: Fraction, indicator: Indicator, places: int, beside: Collection[Fraction] = (), more: int = 0
) -> Figure:
    """Return a computed number of an indicator whose own figures have so many places.

    What is no figure of its own has one place at least (9.6か所), or `more`; and one more where it would else be read
    as one of the numbers that it is set `beside`. It is never rounded onto or past these.
    """
    most = max(places, 1) + more
    digits = next((digits_kept for digits_kept in range(places, most) if _fits(number, digits_kept)), most)
    near = figures.rounding(number, digits, "half_up")
    if near != figures.rounding(number, digits, "half_up", beside):
        near = figures.rounding(number, digits + 1, "half_up", beside)
    return Figure(number, inert.one_line(unit_of(indicator)), near=near)


def rounded_words(number: Fraction, digits: int, beside: Collection[Fraction] = ()) -> Figure:
    """Return a number that is no indicator's, rounded, but never onto or past one that it is set `beside`."""
    return Figure(number, near=figures.rounding(number, digits, "half_up", beside))


def expected(standing: Standing, rubric: Rubric, own: int | None = None) -> Figure:
    """Return the value that the line asks for; an empty figure where there is none. `own`: the places, if known."""
    line, indicator = standing.facts.expected, standing.indicator
    if isinstance(line, Unknown) or not isinstance(indicator, NumberIndicator):
        return Figure()
    value = standing.observation.entry.value if standing.observation else None
    beside = {*rubric.thresholds.get("expected", ()), *([] if value is None else [Fraction(value)])}
    return derived(line, indicator, decimals_of(standing) if own is None else own, beside)


def decimals_of(*standings: Standing) -> int:
    """Return how many places an indicator's own figures have: baseline, targets, and what was observed."""
    return max((figures.places(number) for standing in standings for number in _own(standing)), default=0)


def unit_of(indicator: Indicator) -> str:
    """Return the unit of an indicator's figures; stages have none."""
    return indicator.unit if isinstance(indicator, NumberIndicator) else ""


def result(standing: Standing, entry: Entry | None) -> Figure:
    """Return what an entry says, with the figure that is judged in its place: 調査年でない（令和6年度 18.9%）."""
    reported = printing.entry(entry, standing.indicator, standing.year)
    judged = standing.judged_by
    if judged.year in (None, standing.year):
        return reported
    return reported._replace(label=f"{reported.text}（{judged.taken} {judged.text}）")


def found(check: Check, standing: Standing, rubric: Rubric) -> str:
    """Return the fact that a condition was held against in words, with its number."""
    what = check.found
    if isinstance(what, Unknown):
        return f"不明（{what.words}）"
    if isinstance(what, Fraction):
        return _number(check.fact, what, standing, rubric)
    return _NAMES[FACTS[check.fact].type][what]


def asked_words(check: Check) -> str:
    """Return a condition in words: 進み方 1以上, 現状値と比べて 良くなった・変わらない."""
    if isinstance(check.asked, Bounds):
        return "・".join(bounds_words(check.fact, check.asked))
    names = _NAMES[FACTS[check.fact].type]
    return "・".join(names[name] for name in (check.asked if isinstance(check.asked, tuple) else (check.asked,)))


def condition(name: str, wanted: object) -> str:
    """Return a condition of a rubric as a clause: 現状値と比べて良いか同じ, 期間のうち過ぎた割合が50%以下."""
    fact = FACTS[name]
    if isinstance(wanted, bool):
        return fact.sentence if wanted else fact.negation
    if isinstance(wanted, Bounds):
        return fact.sentence + "、".join(bounds_words(name, wanted))
    several: tuple[Any, ...] = wanted if isinstance(wanted, tuple) else ()
    if fact.type == "move":
        return fact.sentence + "か".join(MOVES[turn].beside for turn in several)
    return fact.sentence + "・".join(_NAMES[fact.type][turn] for turn in several)


def bounds_words(fact: str, bounds: Bounds) -> Iterator[str]:
    """Yield each bound of a fact in words: 80%以上, 1未満."""
    percent = FACTS[fact].type == "share"
    for bound, word in ((bounds.min, "以上"), (bounds.above, "超"), (bounds.max, "以下"), (bounds.below, "未満")):
        if bound is not None:
            shown = figures.figure(figures.decimal(Fraction(bound) * 100)) + "%" if percent else figures.figure(bound)
            yield shown + word


def _marks(fact: str, rubric: Rubric) -> frozenset[Fraction]:
    """Return what a share or a pace must not be rounded onto: nothing, the whole, and the rubric's own bounds."""
    return _WHOLE | rubric.thresholds.get(fact, frozenset())


def _number(fact: str, number: Fraction, standing: Standing, rubric: Rubric) -> str:
    if FACTS[fact].type == "share":
        return percentage(fact, number, rubric).text
    if FACTS[fact].type == "figure":
        return expected(standing, rubric).text
    return pace(number, rubric).text


def _fits(number: Fraction, digits: int) -> bool:
    return pow(10, digits, number.denominator) == 0


def _own(standing: Standing) -> Iterator[Decimal]:
    """Yield the figures of an indicator that people wrote."""
    start = standing.indicator.baseline
    if isinstance(start, NumberBaseline) and start.value is not None:
        yield start.value
    for target in standing.indicator.targets:
        if isinstance(target, NumberTarget):
            yield from (number for number in (target.value, target.min, target.max) if number is not None)
    for seen in (standing.observation, standing.previous):
        if seen is not None and seen.entry.value is not None:
            yield seen.entry.value
