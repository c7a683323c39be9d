"""改定が順に並んでいないか、計画期間の外から始まっている。

改定（amendments）は書き足していくもので、前の改定より後の年度から効く。順番が前後すると、その年度にどの目標値が効いて
いたのかが読み取れない。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find amendments that are not after the one before, or that take effect outside the plan's years."""
    for place in loaded.indicators:
        before = None
        for position, amendment in enumerate(place.indicator.amendments):
            path = (*place.path, "amendments", position, "from")
            label = f"指標 {place.indicator.id} の改定（{fiscal.show(amendment.start)}から）"
            if before is not None and amendment.start <= before:
                previous = fiscal.show(before)
                message = f"{label}が、前の改定（{previous}から）より後ではありません"
                yield Finding(
                    loaded.plan_source,
                    path,
                    message,
                    "改定を年度の順に並べてください。同じ年度の改定は一つにまとめます",
                )
            elif loaded.period and amendment.start not in loaded.period:
                message = f"{label}が計画期間の外です"
                yield Finding(loaded.plan_source, path, message, "効き始める年度を確かめてください")
            before = amendment.start


RULE = Rule("YK119", Severity.ERROR, check, __doc__)
