"""How facts, shares and the way to a grade are said in words, the same in every output."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from ykplan import words
from ykplan.judge.compare import Moved
from ykplan.judge.rubric import Check, Verdict
from ykplan.judge.standing import Standing
from ykplan.judge.unknown import Unknown
from ykplan.model.plan import Indicator, NumberIndicator
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
_MILLION: Final = 10**6
_SHARES: Final = ("progress", "ratio", "elapsed")


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
        return "・".join(bounds(check.asked, percent=check.fact in _SHARES))
    if isinstance(check.asked, tuple):
        names: dict[Any, str] = {**MOVES, **TARGETS, **words.ABSENT}
        return "・".join(names[name] for name in check.asked)
    return "はい" if check.asked else "いいえ"


def six_places(number: Fraction) -> str:
    """Return a number with all its digits where it has no fraction, else to six places: enough to follow by hand."""
    if number.denominator == 1:
        return words.figure(Decimal(number.numerator))
    return words.figure(words.decimal(Fraction(round(number * _MILLION), _MILLION)))


def _number(fact: str, number: Fraction, indicator: Indicator) -> str:
    if fact in _SHARES:
        return words.figure(words.decimal(number * 100)) + "%"
    unit = indicator.unit if fact == "expected" and isinstance(indicator, NumberIndicator) else ""
    return six_places(number) + words.inert(unit)


def bounds(asked: Bounds, *, percent: bool) -> Iterator[str]:
    """Yield each bound in words: 80%以上, 1未満."""
    for bound, word in ((asked.min, "以上"), (asked.above, "超"), (asked.max, "以下"), (asked.below, "未満")):
        if bound is not None:
            shown = words.figure(words.decimal(Fraction(bound) * 100)) + "%" if percent else words.figure(bound)
            yield shown + word
