"""現状値がないのに、目標値が現状値の何倍かで書かれている。

of_baseline は現状値に掛けて目標値を求める。現状値がない（—）と、目標値も決まらない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets relative to a baseline that no version of the indicator has."""
    known = {start.indicator.id for start in loaded.starts if getattr(start.baseline, "value", None) is not None}
    for path, indicator, target in loaded.number_goals:
        if target.of_baseline is not None and indicator.id not in known:
            message = f"指標 {indicator.id} には現状値がないので、現状値の何倍かでは目標値が決まりません"
            yield Finding(loaded.plan_source, (*path, "of_baseline"), message, "目標値を value で書いてください")


RULE = Rule("YK113", Severity.ERROR, check, __doc__)
