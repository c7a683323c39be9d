"""範囲の下の端が上の端より大きい。

min より max が小さい範囲には、どの数値も入らない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.load import Loaded
from ykplan.model.plan import NumberTarget
from ykplan.rules.indicators import target_lists
from ykplan.rules.rule import Finding, Rule
from ykplan.words import figure


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find ranges whose lower end is above the upper one."""
    for place in loaded.indicators:
        for path, targets in target_lists(place):
            for position, target in enumerate(targets):
                if not isinstance(target, NumberTarget) or target.min is None or target.max is None:
                    continue
                if target.min > target.max:
                    message = (
                        f"指標 {place.indicator.id} の範囲の min {figure(target.min)} が "
                        f"max {figure(target.max)} より大きくなっています"
                    )
                    yield Finding(
                        loaded.plan_source, (*path, position, "min"), message, "min と max を入れ替えてください"
                    )


RULE = Rule("YK112", Severity.ERROR, check, __doc__)
