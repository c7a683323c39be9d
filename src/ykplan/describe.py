"""How baselines, targets, entries and the way to a grade are said in words, the same in every output."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from ykplan import fiscal, words
from ykplan.judge.compare import Moved
from ykplan.judge.rubric import Check, Verdict
from ykplan.judge.standing import Standing
from ykplan.judge.unknown import Unknown
from ykplan.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget, StageTarget
from ykplan.model.progress import Entry
from ykplan.model.rubric import Bounds, Rubric

MOVES: Final[dict[Moved, str]] = {"better": "良くなった", "same": "変わらない", "worse": "悪くなった"}
TARGETS: Final = {
    "value": "数値",
    "range": "範囲",
    "trend": "増減",
    "keep": "維持",
    "stage": "段階",
    "yearly": "毎年",
}
FACTS: Final = {
    "met": "目標に達している",
    "met_final": "最終目標に達している",
    "moved": "現状値と比べて",
    "moved_since_last": "前回の実績と比べて",
    "progress": "現状値から目標値への進み",
    "ratio": "目標値に対する割合",
    "elapsed": "期間の経過",
    "expected": "目安",
    "pace": "進み方",
    "due": "目標の年度を迎えた",
    "target": "目標の形",
    "observed": "この年度の実績がある",
    "absent": "実績がない理由",
}
_SHARES: Final = ("progress", "ratio", "elapsed")


def value(number: Decimal | None, stage: str | None, indicator: Indicator) -> str:
    """Return a figure with its unit, or a stage; — where there is neither."""
    if number is not None:
        return words.with_unit(number, indicator.unit if isinstance(indicator, NumberIndicator) else "")
    return words.DASH if stage is None else words.one_line(stage)


def baseline(indicator: Indicator) -> str:
    """Return the baseline, without its year: 8か所, 設置, —."""
    start = indicator.baseline
    if start is None:
        return words.DASH
    if isinstance(start, NumberBaseline):
        return value(start.value, None, indicator)
    return value(None, start.stage, indicator)


def target(goal: NumberTarget | StageTarget, indicator: Indicator) -> str:
    """Return what a target asks for as the plan prints it: 12か所, 10〜15%, ↗, 毎年500人, 現状値×1.1, 運用."""
    if goal.label is not None:
        return words.one_line(goal.label)
    if isinstance(goal, StageTarget):
        return words.one_line(goal.stage)
    unit = indicator.unit if isinstance(indicator, NumberIndicator) else ""
    said = _number_target(goal, words.one_line(unit))
    return f"毎年{said}" if goal.every_year else said


def target_years(goal: NumberTarget | StageTarget) -> str:
    """Return the years of a target in short: R10, or R6〜R8 where the plan prints from when."""
    by = fiscal.short(goal.by)
    return by if goal.start is None else f"{fiscal.short(goal.start)}〜{by}"


def entry(row: Entry | None, indicator: Indicator) -> str:
    """Return what an entry says: its figure or stage, the reason for having none, or 未報告."""
    if row is None or not row.reported:
        return words.NOT_REPORTED
    if row.absent is not None:
        return words.ABSENT[row.absent]
    return value(row.value, row.stage, indicator)


def share(fraction: Fraction | Unknown, rubric: Rubric) -> str:
    """Return a share as a percentage by the rubric's rounding; — where it is not known."""
    if isinstance(fraction, Unknown):
        return words.DASH
    return words.percent(fraction, rubric.rounding.digits, rubric.rounding.mode)


def reason(standing: Standing, verdict: Verdict) -> str | None:
    """Return why the last resort was given, None for any other grade: 未報告, or the first fact not to be had."""
    if not verdict.undecided:
        return None
    if not standing.observed:
        return words.ABSENT[standing.absent or "not_reported"]
    return verdict.unknown.words if verdict.unknown else "どの判定の条件にも当てはまらない"


def found(fact: str, what: Any, indicator: Indicator) -> str:
    """Return a fact in words, with its number."""
    if isinstance(what, Unknown):
        return f"不明（{what.words}）"
    if isinstance(what, Fraction):
        return _number(fact, what, indicator)
    names: dict[Any, str] = {None: "なし", True: "はい", False: "いいえ", **MOVES, **TARGETS, **words.ABSENT}
    return names[what]


def asked(check: Check) -> str:
    """Return a condition in words: 進み方 1以上, 現状値と比べて 良くなった・変わらない."""
    if isinstance(check.asked, Bounds):
        return "・".join(_bounds(check.asked, percent=check.fact in _SHARES))
    if isinstance(check.asked, tuple):
        names: dict[Any, str] = {**MOVES, **TARGETS, **words.ABSENT}
        return "・".join(names[name] for name in check.asked)
    return "はい" if check.asked else "いいえ"


def _number(fact: str, number: Fraction, indicator: Indicator) -> str:
    if fact in _SHARES:
        return words.figure(words.decimal(number * 100)) + "%"
    unit = indicator.unit if fact == "expected" and isinstance(indicator, NumberIndicator) else ""
    return words.with_unit(words.decimal(number), unit)


def _number_target(goal: NumberTarget, unit: str) -> str:
    if goal.trend is not None:
        return words.ARROWS[goal.trend]
    if goal.min is not None and goal.max is not None:
        return f"{words.figure(goal.min)}〜{words.figure(goal.max)}{unit}"
    if goal.of_baseline is not None:
        return f"現状値×{words.figure(goal.of_baseline)}"
    return words.DASH if goal.value is None else words.figure(goal.value) + unit


def _bounds(bounds: Bounds, *, percent: bool) -> Iterator[str]:
    for bound, word in ((bounds.min, "以上"), (bounds.above, "超"), (bounds.max, "以下"), (bounds.below, "未満")):
        if bound is not None:
            shown = words.figure(words.decimal(Fraction(bound) * 100)) + "%" if percent else words.figure(bound)
            yield shown + word
