"""現状値の年度が計画期間の中にある。

現状値は計画の前の姿なので、ふつうは計画期間より前の年度である。年度の書き間違いであることが多い。
途中で加わった指標（amendments に added: true）は除く。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.amended import added_in
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find baselines taken while the plan runs, but for indicators added midway."""
    if (period := loaded.period) is None:
        return
    for place in loaded.indicators:
        baseline = place.indicator.baseline
        if baseline is not None and baseline.year >= period.start and added_in(place.indicator) is None:
            message = (
                f"指標 {place.indicator.id} の現状値の年度（{fiscal.show(baseline.year)}）が計画期間の前ではありません"
            )
            hint = f"計画は{fiscal.show(period.start)}からです。年度を確かめてください"
            yield Finding(loaded.plan_source, (*place.path, "baseline", "year"), message, hint)


RULE = Rule("YK103", Severity.WARNING, check, __doc__)
