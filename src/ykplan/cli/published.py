"""Which years are published: final and sample ones, drafts only when asked for, and never a year without figures."""

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from ykplan import fiscal
from ykplan.cli.judged import Ready
from ykplan.cli.output import notice
from ykplan.cli.usage import refused

if TYPE_CHECKING:
    from ykplan.loaded import YearFile


def published(found: Ready, *, draft: bool) -> tuple[Ready, list[int]]:
    """Return what may be published, without the figures of any other year, and the years of it, in order.

    Each year that is left out is named on standard error with the reason. Ends where no year is left.
    """
    from ykplan.check import Checked
    from ykplan.overview import file_of

    years: dict[int, YearFile] = {}
    for year in range(found.plan.period.start, found.plan.period.end + 1):
        file = file_of(found.checked, year)
        if why := _why_not(found, file, year, draft=draft):
            notice(f"{fiscal.show(year)}は{why}")
        elif file is not None:
            years[year] = file
    if not years:
        said = "公表できる年度がありません。何も書いていません"
        if found.checked.failed:
            notice(said)
            raise typer.Exit(1)
        raise refused(said)
    loaded = replace(found.checked.loaded, years=tuple(years.values()))
    checked = Checked(loaded, found.checked.diagnostics)
    return found._replace(checked=checked, year=max(years)), list(years)


def _why_not(found: Ready, file: "YearFile | None", year: int, *, draft: bool) -> str | None:
    """Return why a year is not published; None where it is, and where nobody would expect it to be."""
    from ykplan.overview import says_anything, state_of_year

    if file is None:
        return "実績のファイルがないので、載せません" if year < found.year else None
    if not says_anything(file):
        return "実績がまだないので、載せません"
    state = state_of_year(found.checked, year)
    if state is None:
        return "データに誤りがあって読めないので、載せません"
    if state == "draft" and not draft:
        return "速報なので、載せません（載せるには --draft を付けてください）"
    return None
