"""現状値がないのに、目標値が現状値の何倍かで書かれている。

of_baseline は現状値に掛けて目標値を求める。現状値がない（—）と、目標値も決まらない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.load import Loaded
from ykplan.model.plan import NumberTarget
from ykplan.rules.indicators import baselines, target_lists
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets relative to a baseline that no version of the indicator has."""
    for place in loaded.indicators:
        if any(getattr(baseline, "value", None) is not None for _, baseline in baselines(place)):
            continue
        for path, targets in target_lists(place):
            for position, target in enumerate(targets):
                if isinstance(target, NumberTarget) and target.of_baseline is not None:
                    message = f"指標 {place.indicator.id} には現状値がないので、現状値の何倍かでは目標値が決まりません"
                    where = (*path, position, "of_baseline")
                    yield Finding(loaded.plan_source, where, message, "目標値を value で書いてください")


RULE = Rule("YK113", Severity.ERROR, check, __doc__)
