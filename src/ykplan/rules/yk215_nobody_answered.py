"""回答数が 0 である。

だれも答えていない調査から割合は出ない。回答数が分からないときは sample_size を書かない。調査をしなかった年度は、
数値を書かずに absent: not_surveyed とする。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.plan import NumberBaseline
from ykplan.rules.rule import Finding, Rule

_HINT = "分からないときは、この項目を消してください"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find surveys of nobody, in the years' files and in the plan's baselines."""
    for row in loaded.saying["sample_size"]:
        if row.entry.sample_size == 0:
            message = f"指標 {row.indicator.id} の回答数が 0 です"
            yield Finding(row.file.source, (*row.path, "sample_size"), message, _HINT)
    for path, indicator, baseline in loaded.starts:
        if isinstance(baseline, NumberBaseline) and baseline.sample_size == 0:
            message = f"指標 {indicator.id} の現状値の回答数が 0 です"
            yield Finding(loaded.plan_source, (*path, "sample_size"), message, _HINT)


RULE = Rule("YK215", Severity.ERROR, check, __doc__)
