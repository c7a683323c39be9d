"""What the commands that judge have in common: the data checked, and its errors told."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from ykplan import fiscal
from ykplan.check import Checked, check
from ykplan.cli.output import notice
from ykplan.cli.usage import wrong_usage
from ykplan.diagnostic import Diagnostic, Severity
from ykplan.model.plan import Plan
from ykplan.model.rubric import Rubric
from ykplan.overview import latest_year
from ykplan.render.findings import text
from ykplan.screen import screen


class Ready(NamedTuple):
    """A plan that can be judged, with the findings about it and the fiscal year asked for."""

    checked: Checked
    plan: Plan
    rubric: Rubric
    year: int


def ready(folder: Path, year: int | None, untold: str | None = None) -> Ready:
    """Check a folder and return what is needed to judge it.

    Errors are told on standard error, but for the code `untold`, of which the caller speaks. Where the plan itself
    cannot be read, the command ends with 1; a year beyond the plan is wrong usage.
    """
    checked = check(folder)
    tell_errors(checked, untold)
    plan, rubric = checked.loaded.plan, checked.loaded.rubric
    if plan is None or rubric is None or checked.loaded.period is None:
        sys.stderr.write("計画を読めないため、状況を示せません。上の指摘を直してください\n")
        raise typer.Exit(1)
    if year is not None and year not in plan.period:
        start, end = fiscal.show(plan.period.start), fiscal.show(plan.period.end)
        raise wrong_usage(f"{fiscal.show(year)}は計画期間（{start}〜{end}）の外です")
    return Ready(checked, plan, rubric, latest_year(checked, plan) if year is None else year)


def tell_samples(found: Ready) -> None:
    """Write to standard error which of the years up to the one asked for are still samples: they would be published."""
    from ykplan.overview import sample_years

    if years := sample_years(found.checked, range(found.plan.period.start, found.year + 1)):
        named = "・".join(map(fiscal.show, years))
        notice(f"{named}は記入例のままです。公表する前に実際の実績に替えてください")


def tell_errors(checked: Checked, untold: str | None = None) -> None:
    """Write the errors among the findings to standard error; warnings are for `ykplan validate`."""
    errors = [found for found in checked.diagnostics if found.severity is Severity.ERROR and found.code != untold]
    if errors:
        tell(errors)
        sys.stderr.write(f"データに {len(errors)} 件の誤りがあります（詳しくは ykplan validate）\n")


def tell(found: Sequence[Diagnostic]) -> None:
    """Write some findings to standard error."""
    if found:
        sys.stderr.write(text.render(found, screen()))
