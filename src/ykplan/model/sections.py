"""担当課: one section has one name, however its letters are written in different places of a plan."""

from collections.abc import Iterator

from ykplan.model.plan import Indicator, Plan
from ykplan.words import folded


def with_one_name_each(plan: Plan) -> Plan:
    """Return the plan with each section called as where it is named first, where other places write it otherwise."""
    names: dict[str, str] = {}
    other = [name for name in _named(plan) if names.setdefault(folded(name), name) != name]
    if not other:
        return plan
    measures = (
        measure.model_copy(update={"indicators": tuple(_renamed(each, names) for each in measure.indicators)})
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
        each.model_copy(update={"section": names[folded(each.section)]}) if each.section is not None else each
        for each in indicator.amendments
    )
    section = names[folded(indicator.section)] if indicator.section is not None else None
    return indicator.model_copy(update={"section": section, "amendments": amendments})
