"""目標値が年度の順に並んでいない。

ある年度に効いている目標値は「その年度以降で初めのもの」と決めている。年度が同じものや、前後したものがあると決められない。
"""

from collections.abc import Iterator
from itertools import pairwise

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.load import Loaded
from ykplan.rules.indicators import target_lists
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets whose fiscal year is not after that of the one before."""
    for place in loaded.indicators:
        for path, targets in target_lists(place):
            for position, (before, after) in enumerate(pairwise(targets), start=1):
                if after.by <= before.by:
                    message = (
                        f"指標 {place.indicator.id} の目標値（{fiscal.show(after.by)}）が、"
                        f"前の目標値（{fiscal.show(before.by)}）より後の年度ではありません"
                    )
                    yield Finding(
                        loaded.plan_source, (*path, position, "by"), message, "目標値を年度の順に並べてください"
                    )


RULE = Rule("YK104", Severity.ERROR, check, __doc__)
