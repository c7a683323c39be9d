"""What can be said of a rubric's conditions without any data."""

from decimal import Decimal
from typing import Any

from ykplan.model.rubric import Bounds, Condition

_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


def possible(condition: Condition) -> bool:
    """Tell whether any fact at all can meet a condition: no empty stretch of numbers, no empty list of names."""
    return all(_possible(asked) for asked in written(condition).values())


def covers(wide: Condition, narrow: Condition) -> bool:
    """Tell whether `wide` holds wherever `narrow` does: it asks nothing that `narrow` does not ask at least as much."""
    asked = written(narrow)
    return all(name in asked and _covers(bound, asked[name]) for name, bound in written(wide).items())


def written(condition: Condition) -> dict[str, Any]:
    """Return the fields of a condition that ask for something."""
    fields = {name: getattr(condition, name) for name in type(condition).model_fields}
    return {name: asked for name, asked in fields.items() if asked is not None}


def _possible(asked: Any) -> bool:
    if isinstance(asked, Bounds):
        (low, low_open), (high, high_open) = _ends(asked)
        return low < high or (low == high and not (low_open or high_open))
    return not isinstance(asked, tuple) or len(asked) > 0


def _covers(wide: Any, narrow: Any) -> bool:
    if isinstance(wide, Bounds):
        (low, low_open), (high, high_open) = _ends(wide)
        (lower, lower_open), (upper, upper_open) = _ends(narrow)
        below = low < lower or (low == lower and (lower_open or not low_open))
        above = high > upper or (high == upper and (upper_open or not high_open))
        return below and above
    return set(narrow) <= set(wide) if isinstance(wide, tuple) else bool(wide == narrow)


def _ends(bounds: Bounds) -> tuple[tuple[Decimal, bool], tuple[Decimal, bool]]:
    """Return the lower and the upper end, each with whether it is itself outside."""
    lower = max(
        (bounds.min if bounds.min is not None else _LOWEST, False),
        (bounds.above if bounds.above is not None else _LOWEST, bounds.above is not None),
    )
    upper_closed = bounds.max if bounds.max is not None else _HIGHEST
    upper_open = bounds.below if bounds.below is not None else _HIGHEST
    upper = (upper_open, bounds.below is not None) if upper_open <= upper_closed else (upper_closed, False)
    return lower, upper
