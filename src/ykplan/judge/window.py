"""累計: whether a running total and its baseline were counted over the same years.

A total cannot fall. Where its target or its first figure is below its baseline, the baseline is the total of an
earlier window (平成30〜令和5年度の計) and the total of the plan began at zero. One that went on from the baseline and
falls later is a slip, of which YK301 tells.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ykplan.model.amended import redefined_in
from ykplan.model.plan import Indicator, NumberIndicator, Period
from ykplan.model.progress import Entry


def began(adopted: Indicator, now: Indicator, entries: Mapping[int, Entry], period: Period, year: int) -> int | None:
    """Return the fiscal year in which the total stood at zero; None where it goes on from its baseline.

    `now` is the indicator in force in `year`; entries of later years are not looked at.
    """
    if not isinstance(now, NumberIndicator) or now.accumulation != "total" or now.signed or now.baseline is None:
        return None
    start = now.baseline.value
    if start is None:
        return None
    since = max(period.start, redefined_in(adopted, year) or 0, now.baseline.year + 1)
    seen = (entries[each].value for each in sorted(entries) if since <= each <= year)
    first = next((figure for figure in seen if figure is not None), None)
    if any(figure is not None and figure < start for figure in (*_goals(now, start), first)):
        return max(now.baseline.year, period.start - 1)
    return None


def _goals(indicator: NumberIndicator, start: Decimal) -> Iterator[Decimal | None]:
    for target in indicator.targets:
        yield target.value_from(start) if target.max is None else target.max
