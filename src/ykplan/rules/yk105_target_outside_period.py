"""目標の年度が計画期間の外にある。

計画が終わったあとの年度の目標値は、この計画の中では一度も判定の年度を迎えない。上位計画の目標を引いたときなど、
承知のうえなら、このままでよい。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.load import Loaded
from ykplan.rules.indicators import target_lists
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets whose year is not one of the plan's."""
    period = loaded.period
    if period is None:
        return
    for place in loaded.indicators:
        for path, targets in target_lists(place):
            for position, target in enumerate(targets):
                if target.by not in period:
                    message = f"指標 {place.indicator.id} の目標の年度（{fiscal.show(target.by)}）が計画期間の外です"
                    hint = f"計画期間は{fiscal.show(period.start)}〜{fiscal.show(period.end)}です"
                    yield Finding(loaded.plan_source, (*path, position, "by"), message, hint)


RULE = Rule("YK105", Severity.WARNING, check, __doc__)
