"""A fact that cannot be had, with the reason why: never a guess, a zero or an exception."""

from typing import Final, Literal, NamedTuple, TypeAlias

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
