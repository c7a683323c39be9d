"""target_behind_baseline."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ykplan.data.contents import Loaded
from ykplan.data.model.plan import NumberIndicator, NumberTarget
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity
from ykplan.terms.labels import ARROWS, BETTER
from ykplan.text.figures import figure

_USUAL: Final = "better か、数値を確かめてください。承知のうえなら、このままで構いません"
_TOTAL: Final = "数値を確かめてください。現状値が別の期間の累計なら、このままで、0から数えて判定します"


@rule("YK106", Severity.WARNING)
def target_behind_baseline(loaded: Loaded) -> Iterator[Finding]:
    """目標値が、現状値より後ろ向きである。

    better: up（増えるほどよい）なのに目標値が現状値より小さい、矢印（trend）が better と逆を向いている、など。
    better の書き間違いか、数値の取り違えであることが多い。
    減少をなだらかにとどめる目標のように、承知のうえなら、このままでよい（達成率は計算されない）。

    累計（accumulation: total）は減らないので、現状値より小さい目標は、現状値が別の期間の累計であることを示す。
    そのときは現状値とは比べず、計画の前の年度の0から数えて判定する。
    """
    for path, indicator, target in loaded.number_goals:
        if problem := _against(indicator, target):
            field, message = problem
            hint = _TOTAL if field != "trend" and _is_total(indicator) else _USUAL
            text = f"指標 {indicator.id} は{BETTER[indicator.better]}指標ですが、{message}"
            yield Finding(loaded.plan_source, (*path, field), text, hint)


def _is_total(indicator: NumberIndicator) -> bool:
    return indicator.accumulation == "total" and indicator.better == "up" and not indicator.signed


def _against(indicator: NumberIndicator, target: NumberTarget) -> tuple[str, str] | None:
    if target.trend not in (None, "keep", indicator.better):
        return "trend", f"目標が {ARROWS[str(target.trend)]} です"
    start = indicator.baseline.value if indicator.baseline else None
    field, bound = _far_bound(indicator, target, start)
    if start is None or bound is None:
        return None
    if bound < start if indicator.better == "up" else bound > start:
        return field, f"目標値 {figure(bound)} が現状値 {figure(start)} より後ろ向きです"
    return None


def _far_bound(indicator: NumberIndicator, target: NumberTarget, start: Decimal | None) -> tuple[str, Decimal | None]:
    """Return the bound to compare; for a range the far one, since a baseline inside it is fine."""
    if target.of_baseline is not None:
        return "of_baseline", target.value_from(start)
    if target.min is not None and target.max is not None:
        return ("max", target.max) if indicator.better == "up" else ("min", target.min)
    return "value", target.value
