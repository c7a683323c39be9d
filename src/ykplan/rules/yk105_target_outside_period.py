"""目標の年度が計画期間の外にある。

計画が終わったあとの年度の目標値は、この計画の中では一度も判定の年度を迎えない。上位計画の目標を引いたときなど、
承知のうえなら、このままでよい。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets whose year is not one of the plan's."""
    period = loaded.period
    if period is None:
        return
    for path, indicator, target in loaded.goals:
        if target.by not in period:
            message = f"指標 {indicator.id} の目標の年度（{fiscal.show(target.by)}）が計画期間の外です"
            hint = f"計画期間は{fiscal.show(period.start)}〜{fiscal.show(period.end)}です"
            yield Finding(loaded.plan_source, (*path, "by"), message, hint)


RULE = Rule("YK105", Severity.WARNING, check, __doc__)
