"""What the rules about figures share."""

from collections.abc import Iterator
from decimal import Decimal

from ykplan.diagnostic import Path
from ykplan.loaded import Loaded
from ykplan.model.amended import in_force
from ykplan.model.plan import NumberBaseline, NumberIndicator, NumberTarget
from ykplan.source import Source

_WHOLE = 100


def number_goals(loaded: Loaded) -> Iterator[tuple[Path, NumberIndicator, NumberTarget]]:
    """Yield every target in numbers, with the indicator as it then stands and the way to the target."""
    for path, indicator, target in loaded.goals:
        if isinstance(indicator, NumberIndicator) and isinstance(target, NumberTarget):
            yield path, indicator, target


def plan_figures(loaded: Loaded) -> Iterator[tuple[NumberIndicator, Path, Decimal]]:
    """Yield every figure of the plan's baselines and targets, with its indicator and the way to it."""
    for path, indicator, baseline in loaded.starts:
        figure = baseline.value if isinstance(baseline, NumberBaseline) else None
        if figure is not None and isinstance(indicator, NumberIndicator):
            yield indicator, (*path, "value"), figure
    for path, indicator, target in number_goals(loaded):
        for field, figure in (("value", target.value), ("min", target.min), ("max", target.max)):
            if figure is not None:
                yield indicator, (*path, field), figure


def reported_figures(loaded: Loaded) -> Iterator[tuple[NumberIndicator, Source, Path, Decimal]]:
    """Yield every figure reported for an indicator in numbers, with the indicator as it then stands."""
    for file, path, indicator, entry, year in loaded.reported:
        if entry.value is not None and isinstance(indicator, NumberIndicator):
            yield in_force(indicator, year), file.source, (*path, "value"), entry.value


def outside_share(indicator: NumberIndicator, figure: Decimal) -> bool:
    """Tell whether a percentage is below 0 or above 100 although the indicator is not said to be signed."""
    return indicator.is_share and not indicator.signed and not 0 <= figure <= _WHOLE


def below_zero(indicator: NumberIndicator, figure: Decimal) -> bool:
    """Tell whether a figure is negative although the indicator is not said to be signed."""
    return figure < 0 and not indicator.signed and not indicator.is_share
