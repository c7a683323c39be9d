"""What the rules about indicators share."""

from collections.abc import Iterator
from decimal import Decimal

from ykplan.diagnostic import Path
from ykplan.load import Loaded, Place
from ykplan.model.amended import Amendment
from ykplan.model.plan import (
    NumberBaseline,
    NumberIndicator,
    NumberTarget,
    StageBaseline,
    StageTarget,
)
from ykplan.source import Source

_WHOLE = 100
FIGURE_FIELDS = ("value", "min", "max")


def target_lists(place: Place) -> Iterator[tuple[Path, tuple[NumberTarget | StageTarget, ...]]]:
    """Yield every list of targets of an indicator, the adopted one first, with the way to it."""
    yield (*place.path, "targets"), place.indicator.targets
    for position, amendment in enumerate(_amendments(place)):
        if amendment.targets is not None:
            yield (*place.path, "amendments", position, "targets"), amendment.targets


def baselines(place: Place) -> Iterator[tuple[Path, NumberBaseline | StageBaseline]]:
    """Yield every baseline of an indicator, the adopted one first, with the way to it."""
    if place.indicator.baseline is not None:
        yield (*place.path, "baseline"), place.indicator.baseline
    for position, amendment in enumerate(_amendments(place)):
        if amendment.baseline is not None:
            yield (*place.path, "amendments", position, "baseline"), amendment.baseline


def plan_figures(loaded: Loaded) -> Iterator[tuple[NumberIndicator, Path, Decimal]]:
    """Yield every figure of the plan's baselines and targets, with its indicator and the way to it."""
    for place in loaded.indicators:
        if not isinstance(place.indicator, NumberIndicator):
            continue
        for path, baseline in baselines(place):
            if isinstance(baseline, NumberBaseline) and baseline.value is not None:
                yield place.indicator, (*path, "value"), baseline.value
        for path, targets in target_lists(place):
            for position, target in enumerate(targets):
                for field in FIGURE_FIELDS:
                    if (figure := getattr(target, field, None)) is not None:
                        yield place.indicator, (*path, position, field), figure


def reported_figures(loaded: Loaded) -> Iterator[tuple[NumberIndicator, Source, Path, Decimal]]:
    """Yield every figure reported for an indicator in numbers, with its file and the way to it."""
    for reported in loaded.reported:
        if reported.entry.value is not None and isinstance(reported.indicator, NumberIndicator):
            yield reported.indicator, reported.file.source, (*reported.path, "value"), reported.entry.value


def outside_share(indicator: NumberIndicator, figure: Decimal) -> bool:
    """Tell whether a percentage is below 0 or above 100 although the indicator is not said to be signed."""
    return indicator.is_share and not indicator.signed and not 0 <= figure <= _WHOLE


def below_zero(indicator: NumberIndicator, figure: Decimal) -> bool:
    """Tell whether a figure is negative although the indicator is not said to be signed."""
    return figure < 0 and not indicator.signed and not indicator.is_share


def _amendments(place: Place) -> tuple[Amendment, ...]:
    return place.indicator.amendments
