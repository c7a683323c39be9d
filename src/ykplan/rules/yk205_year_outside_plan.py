"""実績の年度が計画期間の外である。

計画期間の外の年度には、効いている目標値がない。年度の打ち間違いか、前の計画のファイルであることが多い。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find progress files for a year in which the plan does not run."""
    period = loaded.period
    if period is None:
        return
    for file in loaded.years:
        # A year that is not the one of the name is YK202's.
        named_inside = file.named_year is not None and file.named_year in period
        if file.progress and file.progress.year not in period and not named_inside:
            message = f"{fiscal.show(file.progress.year)}は計画期間の外です"
            hint = f"計画期間は{fiscal.show(period.start)}〜{fiscal.show(period.end)}です"
            yield Finding(file.source, ("year",), message, hint)


RULE = Rule("YK205", Severity.ERROR, check, __doc__)
