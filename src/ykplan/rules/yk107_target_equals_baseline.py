"""目標値が現状値と同じである。

現状を保つことが目標なら、数値ではなく trend: keep（維持）と書くと、そのとおりに判定される。同じ数値のままでは、
達成率の計算ができない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule
from ykplan.words import with_unit


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets in numbers that ask for the baseline."""
    for path, indicator, target in loaded.number_goals:
        start = indicator.baseline.value if indicator.baseline else None
        if start is not None and not target.every_year and target.value_from(start) == start:
            field = "value" if target.value is not None else "of_baseline"
            message = f"指標 {indicator.id} の目標値が現状値 {with_unit(start, indicator.unit)} と同じです"
            hint = f"保つことが目標なら {field} の代わりに trend: keep と書いてください"
            yield Finding(loaded.plan_source, (*path, field), message, hint)


RULE = Rule("YK107", Severity.WARNING, check, __doc__)
