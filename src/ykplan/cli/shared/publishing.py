"""What may be published: which years, and from which git commit the figures come."""

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from ykplan.cli.shared.output import notice
from ykplan.cli.shared.usage import refused
from ykplan.data.checked import Checked
from ykplan.data.contents import YearFile
from ykplan.data.history import NOTHING_TO_ASK, version, why
from ykplan.judging.book import Book, says_anything
from ykplan.platform.git_process import Refusal
from ykplan.terms import fiscal

if TYPE_CHECKING:
    from ykplan.report.values import Picture


def version_of(book: Book, logo: "Picture | None") -> str | None:
    """Return the commit of the data and whether it was changed since; None where there is none or git cannot tell.

    Why git cannot tell is said on standard error.
    """
    settings = book.checked.loaded.settings
    beside = {settings.logo: logo.content} if settings and settings.logo and logo else {}
    named = version(book.checked.loaded, beside)
    if not isinstance(named, Refusal):
        return named
    if named.kind not in NOTHING_TO_ASK:
        message, hint = why(named)
        notice(f"どの版のデータから作ったかを載せられません: {message}" + (f"。{hint}" if hint else ""))
    return None


def published(book: Book, latest: int, *, draft: bool) -> tuple[Book, list[int]]:
    """Return what may be published, without the figures of any other year, and the years of it, in order.

    Each year that is left out is named on standard error with the reason. Ends where no year is left.
    """
    years: dict[int, YearFile] = {}
    for year in range(book.plan.period.start, book.plan.period.end + 1):
        file = book.file(year)
        if why := _why_not(book, file, year, latest, draft=draft):
            notice(f"{fiscal.show_year(year)}は{why}")
        elif file is not None:
            years[year] = file
    if not years:
        problem = "公表できる年度がありません。何も書いていません"
        if book.checked.failed:
            notice(problem)
            raise typer.Exit(1)
        raise refused(problem)
    loaded = replace(book.checked.loaded, years=tuple(years.values()))
    return Book(Checked(loaded, book.checked.diagnostics), book.plan, book.rubric), list(years)


def _why_not(book: Book, file: YearFile | None, year: int, latest: int, *, draft: bool) -> str | None:
    """Return why a year is not published; None where it is, and where nobody would expect it to be."""
    if file is None:
        return "実績のファイルがないので、載せません" if year < latest else None
    if not says_anything(file):
        return "実績がまだないので、載せません"
    state = book.state(year)
    if state is None:
        return "データに誤りがあって読めないので、載せません"
    if state == "draft" and not draft:
        return "速報なので、載せません（載せるには --draft を付けてください）"
    return None
