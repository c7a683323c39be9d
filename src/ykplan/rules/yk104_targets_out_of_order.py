"""目標値が年度の順に並んでいない。

ある年度に効いている目標値は「その年度以降で初めのもの」と決めている。年度が同じものや、前後したものがあると決められない。
"""

from collections.abc import Iterator
from itertools import pairwise

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets whose fiscal year is not after that of the one before."""
    for before, after in pairwise(loaded.goals):
        in_one_list = before.path[:-1] == after.path[:-1]
        if in_one_list and after.target.by <= before.target.by:
            later, earlier = fiscal.show(after.target.by), fiscal.show(before.target.by)
            label = f"指標 {after.indicator.id} の目標値（{later}）"
            message = f"{label}が、前の目標値（{earlier}）より後の年度ではありません"
            yield Finding(loaded.plan_source, (*after.path, "by"), message, "目標値を年度の順に並べてください")


RULE = Rule("YK104", Severity.ERROR, check, __doc__)
