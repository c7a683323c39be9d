"""累計の指標に現状値がなく、進みを判定できない。

累計（accumulation: total）で現状値が null だと、目標までの道のりも目安も決まらず、目標の年度まで「判定なし」が続く。
計画とともに0から数え始める累計なら、現状値を0と書く（年度は計画の前の年度）。計画の前から続く累計なら、その時点までの累計を書く。
どちらもできないときは、このままで構わない。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.plan import NumberIndicator
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find running totals with a target in numbers and no baseline in any version of the indicator."""
    totals = [
        place
        for place in loaded.indicators
        if isinstance(place.indicator, NumberIndicator) and place.indicator.accumulation == "total"
    ]
    if not totals or loaded.period is None:
        return
    known = {start.indicator.id for start in loaded.starts if getattr(start.baseline, "value", None) is not None}
    asked = {indicator.id for _, indicator, target in loaded.number_goals if target.kind in ("value", "range")}
    year = fiscal.short(loaded.period.start - 1)
    for place in totals:
        if place.indicator.id in asked - known:
            message = f"指標 {place.indicator.id} は累計ですが、現状値がないので進みを判定できません"
            hint = f"計画とともに0から数えるなら baseline: {{year: {year}, value: 0}} と書いてください"
            yield Finding(loaded.plan_source, (*place.path, "baseline"), message, hint)


RULE = Rule("YK131", Severity.WARNING, check, __doc__)
