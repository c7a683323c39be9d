"""Baselines, targets and entries as figures, printed the same in every output and message."""

from collections.abc import Mapping
from decimal import Decimal

from ykplan.data.model.plan import Indicator, NumberBaseline, NumberIndicator, NumberTarget, StageTarget
from ykplan.data.model.progress import Entry
from ykplan.terms import fiscal, labels
from ykplan.text import figures, inert
from ykplan.text.figures import Figure


def figure_of(number: Decimal | None, stage: str | None, indicator: Indicator, year: int | None = None) -> Figure:
    """Return a number in the indicator's unit, or a stage; an empty figure where there is neither."""
    unit = indicator.unit if isinstance(indicator, NumberIndicator) else ""
    words = None if stage is None or number is not None else inert.one_line(stage)
    return Figure(number, unit, year, words)


def value(number: Decimal | None, stage: str | None, indicator: Indicator) -> str:
    """Return a figure with its unit, or a stage; — where there is neither."""
    return figure_of(number, stage, indicator).text


def difference_text(number: Decimal, indicator: NumberIndicator) -> str:
    """Return a difference with its unit: percentages differ by points."""
    return figures.with_unit(number, "ポイント" if indicator.is_share else indicator.unit)


def baseline(indicator: Indicator) -> Figure:
    """Return the baseline, with its year."""
    start = indicator.baseline
    if start is None:
        return figure_of(None, None, indicator)
    if isinstance(start, NumberBaseline):
        return figure_of(start.value, None, indicator, start.year)
    return figure_of(None, start.stage, indicator, start.year)


def baseline_text(indicator: Indicator) -> str:
    """Return the baseline, without its year: 8か所, 設置, —."""
    return baseline(indicator).text


def target(
    goal: NumberTarget | StageTarget, indicator: Indicator, signs: Mapping[str | None, str] = labels.SIGNS
) -> Figure:
    """Return what a target asks for; the number where that is one, and no label of the plan's stands over it.

    `signs` are the letters for a direction, or for nothing.
    """
    unit = inert.one_line(indicator.unit) if isinstance(indicator, NumberIndicator) else ""
    if goal.label is not None:
        return Figure(None, unit, goal.by, inert.one_line(goal.label))
    if isinstance(goal, StageTarget):
        return Figure(None, unit, goal.by, inert.one_line(goal.stage))
    if goal.forms == ("value",) and not goal.every_year:
        return Figure(goal.value, unit, goal.by)
    words = _number_target(goal, unit, signs)
    return Figure(goal.value, unit, goal.by, f"毎年{words}" if goal.every_year else words)


def target_text(goal: NumberTarget | StageTarget, indicator: Indicator) -> str:
    """Return what a target asks for as the plan prints it: 12か所, 10〜15%, ↗, 毎年500人, 現状値×1.1, 運用."""
    return target(goal, indicator).text


def target_years(goal: NumberTarget | StageTarget) -> str:
    """Return the years of a target in short: R10, or R6〜R8 where the plan prints from when."""
    by = fiscal.short(goal.by)
    return by if goal.start is None else f"{fiscal.short(goal.start)}〜{by}"


def entry(row: Entry | None, indicator: Indicator, year: int | None = None) -> Figure:
    """Return what an entry of a year says: its figure or stage, the reason for having none, or 未報告."""
    if row is None or not row.reported:
        return Figure(None, year=year, label=labels.NOT_REPORTED)
    if row.absent is not None:
        return Figure(None, year=year, label=labels.ABSENT[row.absent])
    return figure_of(row.value, row.stage, indicator, year)


def entry_text(row: Entry | None, indicator: Indicator) -> str:
    """Return what an entry says in print."""
    return entry(row, indicator).text


def _number_target(goal: NumberTarget, unit: str, signs: Mapping[str | None, str]) -> str:
    if goal.trend is not None:
        return signs[goal.trend]
    if goal.min is not None and goal.max is not None:
        return figures.in_unit(f"{figures.figure(goal.min, unit)}〜{figures.figure(goal.max, unit)}", unit)
    if goal.of_baseline is not None:
        return f"現状値×{figures.figure(goal.of_baseline)}"
    return signs[None] if goal.value is None else figures.with_unit(goal.value, unit)
