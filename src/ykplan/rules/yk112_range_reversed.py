"""範囲の下の端が上の端より大きい。

min より max が小さい範囲には、どの数値も入らない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule
from ykplan.words import figure


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find ranges whose lower end is above the upper one."""
    for path, indicator, target in loaded.number_goals:
        if target.min is not None and target.max is not None and target.min > target.max:
            low, high = figure(target.min), figure(target.max)
            message = f"指標 {indicator.id} の範囲の min {low} が max {high} より大きくなっています"
            yield Finding(loaded.plan_source, (*path, "min"), message, "min と max を入れ替えてください")


RULE = Rule("YK112", Severity.ERROR, check, __doc__)
