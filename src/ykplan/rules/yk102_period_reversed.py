"""計画期間の終わりが初めより前である。

期間が決まらないと、どの年度の実績を見るのか、いつ目標の年度が来るのかが決まらない。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find a period that ends before it starts."""
    if loaded.plan and loaded.plan.period.end < loaded.plan.period.start:
        start, end = fiscal.show(loaded.plan.period.start), fiscal.show(loaded.plan.period.end)
        message = f"計画期間の終わり（{end}）が初め（{start}）より前です"
        yield Finding(loaded.plan_source, ("period", "to"), message, "from と to を確かめてください")


RULE = Rule("YK102", Severity.ERROR, check, __doc__)
