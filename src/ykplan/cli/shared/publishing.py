"""What may be published: which years, and from which git commit the figures come."""

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from ykplan.cli.shared.finding import Ready
from ykplan.cli.shared.output import notice
from ykplan.cli.shared.usage import refused
from ykplan.data.contents import YearFile
from ykplan.data.history import NOTHING_TO_ASK, version, why
from ykplan.platform.git_process import Refusal
from ykplan.terms import fiscal

if TYPE_CHECKING:
    from ykplan.report.values import Picture


def version_of(found: Ready, logo: "Picture | None") -> str | None:
    """Return the commit of the data and whether it was changed since; None where there is none or git cannot tell.

    Why git cannot tell is said on standard error.
    """
    settings = found.checked.loaded.settings
    beside = {settings.logo: logo.content} if settings and settings.logo and logo else {}
    said = version(found.checked.loaded, beside)
    if not isinstance(said, Refusal):
        return said
    if said.kind not in NOTHING_TO_ASK:
        message, hint = why(said)
        notice(f"どの版のデータから作ったかを載せられません: {message}" + (f"。{hint}" if hint else ""))
    return None


def published(found: Ready, *, draft: bool) -> tuple[Ready, list[int]]:
    """Return what may be published, without the figures of any other year, and the years of it, in order.

    Each year that is left out is named on standard error with the reason. Ends where no year is left.
    """
    from ykplan.data.checked import Checked
    from ykplan.judging.overview import file_of

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
    from ykplan.judging.overview import says_anything, state_of_year

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
