"""How baselines, targets and entries are printed, the same in every output and message."""

from decimal import Decimal

from ykplan.data.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget, StageTarget
from ykplan.data.model.progress import Entry
from ykplan.terms import fiscal, labels
from ykplan.text import figures, inert


def value(number: Decimal | None, stage: str | None, indicator: Indicator) -> str:
    """Return a figure with its unit, or a stage; — where there is neither."""
    if number is not None:
        return figures.with_unit(number, indicator.unit if isinstance(indicator, NumberIndicator) else "")
    return labels.DASH if stage is None else inert.one_line(stage)


def difference_text(number: Decimal, indicator: NumberIndicator) -> str:
    """Return a difference with its unit: percentages differ by points."""
    return figures.with_unit(number, "ポイント" if indicator.is_share else indicator.unit)


def baseline_text(indicator: Indicator) -> str:
    """Return the baseline, without its year: 8か所, 設置, —."""
    start = indicator.baseline
    if start is None:
        return labels.DASH
    if isinstance(start, NumberBaseline):
        return value(start.value, None, indicator)
    return value(None, start.stage, indicator)


def target_text(goal: NumberTarget | StageTarget, indicator: Indicator) -> str:
    """Return what a target asks for as the plan prints it: 12か所, 10〜15%, ↗, 毎年500人, 現状値×1.1, 運用."""
    if goal.label is not None:
        return inert.one_line(goal.label)
    if isinstance(goal, StageTarget):
        return inert.one_line(goal.stage)
    unit = indicator.unit if isinstance(indicator, NumberIndicator) else ""
    said = _number_target(goal, inert.one_line(unit))
    return f"毎年{said}" if goal.every_year else said


def target_years(goal: NumberTarget | StageTarget) -> str:
    """Return the years of a target in short: R10, or R6〜R8 where the plan prints from when."""
    by = fiscal.short(goal.by)
    return by if goal.start is None else f"{fiscal.short(goal.start)}〜{by}"


def entry_text(row: Entry | None, indicator: Indicator) -> str:
    """Return what an entry says: its figure or stage, the reason for having none, or 未報告."""
    if row is None or not row.reported:
        return labels.NOT_REPORTED
    if row.absent is not None:
        return labels.ABSENT[row.absent]
    return value(row.value, row.stage, indicator)


def _number_target(goal: NumberTarget, unit: str) -> str:
    if goal.trend is not None:
        return labels.ARROWS[goal.trend]
    if goal.min is not None and goal.max is not None:
        return figures.in_unit(f"{figures.figure(goal.min, unit)}〜{figures.figure(goal.max, unit)}", unit)
    if goal.of_baseline is not None:
        return f"現状値×{figures.figure(goal.of_baseline)}"
    return labels.DASH if goal.value is None else figures.with_unit(goal.value, unit)
