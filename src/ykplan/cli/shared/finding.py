"""Finding what a call names: an indicator of the plan, and the one file of a year."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from ykplan.cli.shared.output import notice
from ykplan.cli.shared.usage import refused, wrong_usage
from ykplan.data.checked import Checked
from ykplan.data.contents import IndicatorAt, Loaded, YearFile
from ykplan.data.loading import Files, files_of, load_files
from ykplan.judging.book import Book
from ykplan.platform.terminal import screen
from ykplan.render.findings import text
from ykplan.rules.checking import check, checked
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Diagnostic, Severity
from ykplan.text.inert import one_line
from ykplan.text.likeness import alike, nearest


def load_book(folder: Path, year: int | None, untold: str | None = None) -> tuple[Book, int]:
    """Check a folder; return its plan, which can be judged, and the fiscal year asked for: the latest, if None was.

    Errors are told on standard error, but for the code `untold`, of which the caller speaks. Where the plan itself
    cannot be read, the command ends with 1; a year beyond the plan is wrong usage.
    """
    state = check(folder)
    tell_errors(state, untold)
    book = Book.of(state)
    if book is None:
        sys.stderr.write("計画を読めないため、状況を示せません。上の指摘を直してください\n")
        raise typer.Exit(1)
    if year is not None:
        place_in_plan(state.loaded, year)
    return book, book.latest_year if year is None else year


def tell_samples(book: Book, year: int) -> None:
    """Write to standard error which of the years up to one are still samples: they would be published."""
    if years := book.sample_years(year):
        named = "・".join(map(fiscal.show_year, years))
        notice(f"{named}は記入例のままです。公表する前に実際の実績に替えてください")


def tell_errors(checked: Checked, untold: str | None = None) -> None:
    """Write the errors among the findings to standard error; warnings are for `ykplan validate`."""
    errors = [
        finding for finding in checked.diagnostics if finding.severity is Severity.ERROR and finding.code != untold
    ]
    if errors:
        write_findings(errors)
        sys.stderr.write(f"データに {len(errors)} 件の誤りがあります（詳しくは ykplan validate）\n")


def write_findings(findings: Sequence[Diagnostic]) -> None:
    """Write some findings to standard error."""
    if findings:
        sys.stderr.write(text.render(findings, screen()))


class Desk(NamedTuple):
    """A data folder that is to be written: its files, and all that was found about them."""

    files: Files
    checked: Checked


def open_desk(folder: Path) -> Desk:
    """Read and check a data folder; a plan that cannot be read ends the command with 1."""
    files = files_of(folder)
    state = checked(load_files(files))
    if state.loaded.plan is None:
        tell_errors(state)
        notice("計画を読めないため、何も書き換えていません。上の指摘を直してください")
        raise typer.Exit(1)
    return Desk(files, state)


def place_in_plan(loaded: Loaded, year: int) -> None:
    """End with wrong usage for a year outside the plan."""
    if loaded.plan and year not in loaded.plan.period:
        start, end = fiscal.show_year(loaded.plan.period.start), fiscal.show_year(loaded.plan.period.end)
        raise wrong_usage(f"{fiscal.show_year(year)}は計画期間（{start}〜{end}）の外です")


def year_file(place: Desk, year: int) -> YearFile:
    """Return the one file of a year; ends with wrong usage where there is none, with 1 where it cannot be read."""
    place_in_plan(place.checked.loaded, year)
    loaded = place.checked.loaded
    about = [file for file in loaded.years if year in (file.year, file.named_year) or file is loaded.unseen]
    if not about:
        missing = f"{fiscal.show_year(year)}のファイル（{_usual(place.files.folder, year).as_posix()}）がありません"
        stray = next((source.file for source, of in place.files.strays if of == year), None)
        opened = f"ykplan new {fiscal.short(year)} で作れます"
        raise refused(missing, f"{stray} がそうなら、名前と置き場所を直してください" if stray else opened)
    [file, *others] = about
    # Without its state nobody knows whether its figures are published, and may only be corrected.
    clear = file.state is not None and not file.source.flaws and file.year == file.named_year == year
    if others or not clear:
        errors = {error for file in about for error in place.checked.of(file.source.file)}
        tell_errors(Checked(place.checked.loaded, tuple(e for e in place.checked.diagnostics if e in errors)))
        names = "、".join(file.source.file for file in about)
        notice(f"{names} を{fiscal.show_year(year)}の実績として読めないため、何も書き換えていません")
        raise typer.Exit(1)
    return file


def new_file(place: Desk, year: int) -> Path:
    """Return where a year's file is to be made; ends with wrong usage where there is one already."""
    place_in_plan(place.checked.loaded, year)
    path = _usual(place.files.folder, year)
    about = [file for file in place.checked.loaded.years if year in (file.year, file.named_year)]
    there = [file.source.file for file in about]
    there += [source.file for source, of in place.files.strays if of == year]
    if not there and os.path.lexists(path):
        there = [path.as_posix()]
    if there:
        raise refused(
            f"{fiscal.show_year(year)}のファイルはもうあります（{'、'.join(there)}）",
            _instead(year, about),
        )
    return path


def missing_years_before(place: Desk, year: int) -> list[int]:
    """Return the plan's years before one that have no file at all, not even one in the wrong place."""
    plan = place.checked.loaded.plan
    there = {of for file in place.checked.loaded.years for of in (file.year, file.named_year)}
    there |= {of for _, of in place.files.strays}
    return [earlier for earlier in range(plan.period.start, year) if earlier not in there] if plan else []


def _instead(year: int, there: list[YearFile]) -> str:
    """Return what to do with the file that a year has already."""
    states = {file.state for file in there if file.progress}
    short = fiscal.short(year)
    if "sample" in states:
        return f"記入例のファイルです。別の所に移すか消してから、もう一度 ykplan new {short} を実行してください"
    if "final" in states:
        return f'確定しています。訂正は ykplan record 番号 値 --year {short} --correct --reason "理由" でできます'
    if None in states:
        return "そのファイルの state を読めません。ykplan validate で場所が分かります"
    return f"実績は ykplan record 番号 値 --year {short} で書き込めます"


def unique_match(typed: str, known: Iterable[str]) -> str | None:
    """Return the one of some names that a typed one means, in its own letters or such that look like them.

    None where it means none; wrong usage where it may mean several, none of which is typed exactly so.
    """
    matches = alike(typed, known)
    if len(matches) > 1:
        listed = "、".join(f"「{one_line(name)}」" for name in matches)
        raise wrong_usage(
            f"「{one_line(typed)}」は {listed} のどれのことか決まりません", "データにあるとおりに書いてください"
        )
    return matches[0] if matches else None


def indicator_of(typed: str, loaded: Loaded) -> tuple[str, IndicatorAt | None]:
    """Return the id of the indicator that a typed one means, and where it is; None for one that cannot be read.

    Ends with wrong usage for one that the plan does not have.
    """
    known = [identity for _, identity in loaded.written]
    identity = unique_match(typed, known)
    if identity is not None:
        return identity, next((place for place in loaded.indicators if place.indicator.id == identity), None)
    if (measure := unique_match(typed, _measures(loaded))) is not None:
        raise wrong_usage(
            f"「{measure}」は基本施策です", f"指標の番号は ykplan status --measure {measure} で見られます"
        )
    near = nearest(typed, known)
    hint = f"「{near}」ではありませんか" if near else f"あるのは {'、'.join(known)} です"
    raise wrong_usage(f"指標「{one_line(typed)}」は計画にありません", hint)


def measure_of(typed: str, loaded: Loaded) -> str:
    """Return the id of the measure that a typed one means; ends with wrong usage where the plan has none."""
    known = _measures(loaded)
    identity = unique_match(typed, known)
    if identity is not None:
        return identity
    near = nearest(typed, known)
    hint = f"「{near}」ではありませんか" if near else f"あるのは {'、'.join(known)} です"
    raise wrong_usage(f"基本施策「{one_line(typed)}」は計画にありません", hint)


def _measures(loaded: Loaded) -> list[str]:
    return [measure.identity for measure in loaded.outline if measure.identity is not None]


def _usual(folder: Path, year: int) -> Path:
    from ykplan.data.loading import PROGRESS_FOLDER

    return folder / PROGRESS_FOLDER / f"{year}.yaml"


if TYPE_CHECKING:
    from ykplan.data.contents import YearFile
