"""What the rules about indicators share."""

from collections.abc import Iterator
from decimal import Decimal

from ykplan.diagnostic import Path
from ykplan.load import Loaded, Place
from ykplan.model.amended import Amendment, in_force
from ykplan.model.plan import (
    Indicator,
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


def versions(place: Place) -> Iterator[tuple[Path, Indicator]]:
    """Yield the indicator as adopted, then as each amendment leaves it, with the way to what is written there."""
    yield place.path, place.indicator
    for position, amendment in enumerate(_amendments(place)):
        yield (*place.path, "amendments", position), in_force(place.indicator, amendment.start)


def number_targets(place: Place) -> Iterator[tuple[Path, NumberIndicator, NumberTarget]]:
    """Yield every target in numbers where it is written, with the indicator as it then stands."""
    written = dict(target_lists(place))
    for path, indicator in versions(place):
        targets = written.get((*path, "targets"))
        if targets is not None and isinstance(indicator, NumberIndicator):
            for position, target in enumerate(indicator.targets):
                yield (*path, "targets", position), indicator, target


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
        written = {path for path, _ in baselines(place)}
        for path, indicator in versions(place):
            baseline = indicator.baseline if (*path, "baseline") in written else None
            if (
                isinstance(indicator, NumberIndicator)
                and isinstance(baseline, NumberBaseline)
                and baseline.value is not None
            ):
                yield indicator, (*path, "baseline", "value"), baseline.value
        for path, indicator, target in number_targets(place):
            for field in FIGURE_FIELDS:
                if (figure := getattr(target, field)) is not None:
                    yield indicator, (*path, field), figure


def reported_figures(loaded: Loaded) -> Iterator[tuple[NumberIndicator, Source, Path, Decimal]]:
    """Yield every figure reported for an indicator in numbers, with its file and the way to it."""
    for reported in loaded.reported:
        year, value = reported.file.year, reported.entry.value
        if value is not None and year is not None and isinstance(reported.indicator, NumberIndicator):
            yield in_force(reported.indicator, year), reported.file.source, (*reported.path, "value"), value


def outside_share(indicator: NumberIndicator, figure: Decimal) -> bool:
    """Tell whether a percentage is below 0 or above 100 although the indicator is not said to be signed."""
    return indicator.is_share and not indicator.signed and not 0 <= figure <= _WHOLE


def below_zero(indicator: NumberIndicator, figure: Decimal) -> bool:
    """Tell whether a figure is negative although the indicator is not said to be signed."""
    return figure < 0 and not indicator.signed and not indicator.is_share


def _amendments(place: Place) -> tuple[Amendment, ...]:
    return place.indicator.amendments
