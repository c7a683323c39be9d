"""The indicator as it stands in a given fiscal year, after the amendments in force by then."""

from typing import TypeAlias, TypeVar

from ykplan.model.plan import Indicator, NumberAmendment, NumberIndicator, StageAmendment, StageIndicator

Amendment: TypeAlias = NumberAmendment | StageAmendment
_I = TypeVar("_I", NumberIndicator, StageIndicator, Indicator)


def in_force(indicator: _I, year: int) -> _I:
    """Return `indicator` as the amendments up to `year` leave it; the adopted one where there is none."""
    if not indicator.amendments:
        return indicator
    changes: dict[str, object] = {}
    for amendment in effective(indicator, year):
        changes |= amendment.changes()
    return indicator.model_copy(update=changes) if changes else indicator


def effective(indicator: Indicator, year: int) -> tuple[Amendment, ...]:
    """Return the amendments that hold in `year`, the oldest first."""
    amendments: tuple[Amendment, ...] = indicator.amendments
    return tuple(sorted((a for a in amendments if a.start <= year), key=lambda a: a.start)) if amendments else ()


def belongs(indicator: Indicator, year: int) -> bool:
    """Tell whether the indicator is part of the plan in `year`: added by then, and not dropped since."""
    amendments: tuple[Amendment, ...] = indicator.amendments
    if not amendments:
        return True
    turns = sorted((a for a in amendments if a.added or a.dropped), key=lambda a: a.start)
    taken = [turn for turn in turns if turn.start <= year]
    return not taken[-1].dropped if taken else not (turns and turns[0].added)


def added_in(indicator: Indicator) -> int | None:
    """Return the fiscal year in which the indicator was added midway, or None for one of the plan as adopted."""
    return next((amendment.start for amendment in indicator.amendments if amendment.added), None)


def redefined_in(indicator: Indicator, year: int) -> int | None:
    """Return the fiscal year up to `year` in which the definition last changed, or None."""
    if not indicator.amendments:
        return None
    changed = [a.start for a in effective(indicator, year) if a.definition is not None or _unit(a) is not None]
    return changed[-1] if changed else None


def rebased_in(indicator: Indicator, year: int) -> int | None:
    """Return the fiscal year up to `year` in which a new baseline was last given, or None."""
    changed = [a.start for a in effective(indicator, year) if a.baseline is not None]
    return changed[-1] if changed else None


def comparable(indicator: Indicator, year: int) -> bool:
    """Tell whether figures of `year` may be set against the baseline: both are of one definition."""
    redefined, rebased = redefined_in(indicator, year), rebased_in(indicator, year)
    return redefined is None or (rebased is not None and rebased >= redefined)


def _unit(amendment: Amendment) -> str | None:
    return amendment.unit if isinstance(amendment, NumberAmendment) else None
