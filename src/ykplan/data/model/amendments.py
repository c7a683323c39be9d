"""改定: an indicator as it stands in a year, the plan as approved, and one name for each section."""

from collections.abc import Iterator
from typing import Annotated, TypeAlias, TypeVar

from pydantic import Field

from ykplan.data.model.fields import Day, FrozenRecord, Several, Text
from ykplan.data.model.plan import Indicator, NumberAmendment, NumberIndicator, Plan, StageAmendment, StageIndicator
from ykplan.text.likeness import folded

Amendment: TypeAlias = NumberAmendment | StageAmendment
_I = TypeVar("_I", NumberIndicator, StageIndicator, Indicator)


def in_force(indicator: _I, year: int) -> _I:
    """Return `indicator` with the amendments up to `year` applied."""
    if not indicator.amendments:
        return indicator
    changes: dict[str, object] = {}
    for amendment in effective(indicator, year):
        changes |= amendment.changes()
    return indicator.model_copy(update=changes) if changes else indicator


def effective(indicator: Indicator, year: int) -> tuple[Amendment, ...]:
    """Return the amendments in force in `year`, oldest first."""
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
    """Return the fiscal year in which the indicator was added midway; None if it was in the plan as adopted."""
    return next((amendment.start for amendment in indicator.amendments if amendment.added), None)


def redefined_in(indicator: Indicator, year: int) -> int | None:
    """Return the fiscal year, up to `year`, in which the definition last changed, or None."""
    if not indicator.amendments:
        return None
    changed = [a.start for a in effective(indicator, year) if a.definition is not None or _unit(a) is not None]
    return changed[-1] if changed else None


def rebased_in(indicator: Indicator, year: int) -> int | None:
    """Return the fiscal year, up to `year`, in which a new baseline was last set, or None."""
    changed = [a.start for a in effective(indicator, year) if a.baseline is not None]
    return changed[-1] if changed else None


def comparable(indicator: Indicator, year: int) -> bool:
    """Tell whether figures of `year` may be compared with the baseline: both have the same definition."""
    redefined, rebased = redefined_in(indicator, year), rebased_in(indicator, year)
    return redefined is None or (rebased is not None and rebased >= redefined)


def _unit(amendment: Amendment) -> str | None:
    return amendment.unit if isinstance(amendment, NumberAmendment) else None


class CopyCorrection(FrozenRecord):
    """写しの訂正: what the approved copy said before a mistake in it was corrected, when and why."""

    id: Text
    what: Text
    was: Text
    on: Day
    reason: Text


class Approved(FrozenRecord):
    """The indicators as adopted, each in the plan's own form, with the amendments that were decided since.

    `corrected` keeps the copy's own mistakes, oldest first.
    """

    indicators: Several[Annotated[Indicator, Field(discriminator="kind")]]
    corrected: Several[CopyCorrection] = ()


def with_one_name_each(plan: Plan) -> Plan:
    """Return the plan with each section spelled everywhere as at its first mention."""
    names: dict[str, str] = {}
    other = [name for name in _named(plan) if names.setdefault(folded(name), name) != name]
    if not other:
        return plan
    measures = (
        measure.model_copy(update={"indicators": tuple(_renamed(indicator, names) for indicator in measure.indicators)})
        for measure in plan.measures
    )
    return plan.model_copy(update={"measures": tuple(measures)})


def _named(plan: Plan) -> Iterator[str]:
    for measure in plan.measures:
        for indicator in measure.indicators:
            for written in (indicator, *indicator.amendments):
                if written.section is not None:
                    yield written.section


def _renamed(indicator: Indicator, names: dict[str, str]) -> Indicator:
    amendments = tuple(
        amendment.model_copy(update={"section": names[folded(amendment.section)]})
        if amendment.section is not None
        else amendment
        for amendment in indicator.amendments
    )
    section = names[folded(indicator.section)] if indicator.section is not None else None
    return indicator.model_copy(update={"section": section, "amendments": amendments})
