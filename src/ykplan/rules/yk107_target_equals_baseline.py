"""目標値が現状値と同じである。

現状を保つことが目標なら、数値ではなく trend: keep（維持）と書くと、そのとおりに判定される。同じ数値のままでは、
達成率の計算ができない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.load import Loaded
from ykplan.model.plan import NumberIndicator, NumberTarget
from ykplan.rules.indicators import target_lists
from ykplan.rules.rule import Finding, Rule
from ykplan.words import with_unit


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find targets in numbers that ask for the baseline."""
    for place in loaded.indicators:
        indicator = place.indicator
        if not isinstance(indicator, NumberIndicator) or indicator.baseline is None:
            continue
        start = indicator.baseline.value
        for path, targets in target_lists(place):
            for position, target in enumerate(targets):
                if not isinstance(target, NumberTarget) or start is None or target.every_year:
                    continue
                if target.value_from(start) == start:
                    field = "value" if target.value is not None else "of_baseline"
                    message = f"指標 {indicator.id} の目標値が現状値 {with_unit(start, indicator.unit)} と同じです"
                    hint = "保つことが目標なら value の代わりに trend: keep と書いてください"
                    yield Finding(loaded.plan_source, (*path, position, field), message, hint)


RULE = Rule("YK107", Severity.WARNING, check, __doc__)
