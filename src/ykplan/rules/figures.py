"""What the rules about figures share."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from ykplan.data.contents import Loaded
from ykplan.data.model.amendments import in_force
from ykplan.data.model.plan import NumberBaseline, NumberIndicator, NumberTarget
from ykplan.data.yaml.source import Source
from ykplan.terms.diagnostic import Path

_WHOLE = 100


def plan_figures(loaded: Loaded) -> Iterator[tuple[NumberIndicator, Path, Decimal]]:
    """Yield every figure of the plan's baselines and targets, with its path and indicator."""
    for path, indicator, baseline in loaded.starts:
        figure = baseline.value if isinstance(baseline, NumberBaseline) else None
        if figure is not None and isinstance(indicator, NumberIndicator):
            yield indicator, (*path, "value"), figure
    for path, indicator, target in loaded.number_goals:
        for field, figure in (("value", target.value), ("min", target.min), ("max", target.max)):
            if figure is not None:
                yield indicator, (*path, field), figure


def goals_of(indicator: NumberIndicator) -> Iterator[tuple[NumberTarget, Decimal]]:
    """Yield every figure that an indicator's targets ask for, multiples of a known baseline included."""
    start = indicator.baseline.value if indicator.baseline else None
    for target in indicator.targets:
        for figure in (target.value_from(start), target.min, target.max):
            if figure is not None:
                yield target, figure


def reported_figures(
    loaded: Loaded, wrong: Callable[[NumberIndicator, Decimal], bool]
) -> Iterator[tuple[NumberIndicator, Source, Path, Decimal]]:
    """Yield every figure reported for an indicator in numbers that is wrong, with the indicator as it then stands."""
    for file, path, indicator, entry, year in loaded.saying["value"]:
        if (number := entry.value) is not None and isinstance(indicator, NumberIndicator):
            now = in_force(indicator, year) if indicator.amendments else indicator
            if wrong(now, number):
                yield now, file.source, (*path, "value"), number


def outside_share(indicator: NumberIndicator, figure: Decimal) -> bool:
    """Tell whether a percentage is below 0 or above 100 although the indicator is not marked as signed."""
    return not 0 <= figure <= _WHOLE and indicator.is_share and not indicator.signed


def below_zero(indicator: NumberIndicator, figure: Decimal) -> bool:
    """Tell whether a figure is negative although the indicator is not marked as signed."""
    return figure < 0 and not indicator.signed and not indicator.is_share
