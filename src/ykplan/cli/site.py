"""`ykplan site`: a folder to publish, all years of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ykplan.cli.folder import data_folder
from ykplan.cli.options import Data, day_or_epoch
from ykplan.cli.output import notice
from ykplan.cli.report import logo_of, rendered
from ykplan.cli.usage import refused
from ykplan.cli.writing import why, why_not_read

if TYPE_CHECKING:
    from ykplan.cli.judged import Ready
    from ykplan.report.values import Report

_INDEX: Final = "index.html"


def site(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="書き出すフォルダー（なければ作る）")],
    *,
    data: Data = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="作成日（2026-06-30 の形。なければ載せない）")
    ] = None,
) -> None:
    """すべての年度の報告書とオープンデータを、公開できるフォルダーに書き出す。"""
    made_on, source = day_or_epoch(day), data_folder(data)
    _refuse_another_s(folder)
    from ykplan.cli.judged import ready, tell_samples
    from ykplan.cli.version import version_of
    from ykplan.report.build import Making, build

    found = ready(source, None)
    tell_samples(found)
    logo = logo_of(found, source)
    making = Making(made_on, version_of(found, logo), logo)
    years = range(found.plan.period.start, found.year + 1)
    reports = [build(found.checked, found.plan, found.rubric, year, making) for year in years]
    contents = _reports(list(years), reports) | _open_data(found, source)
    contents |= {_INDEX: _index(list(years), reports, contents)}
    _write(folder, contents)
    notice(f"{folder.as_posix()} に {len(contents)} のファイルを書きました")
    raise typer.Exit(1 if found.checked.failed else 0)


def _reports(years: list[int], reports: "list[Report]") -> dict[str, bytes]:
    from ykplan.cli.bar import bar

    contents: dict[str, bytes] = {}
    with bar("報告書を作っています", 2 * len(reports), least=2) as step:
        for year, report in zip(years, reports, strict=True):
            for form, name in (("html", f"{year}/index.html"), ("pdf", f"{year}/report-{year}.pdf")):
                content = rendered(report, form)
                if not isinstance(content, bytes):
                    notice(content)
                    raise typer.Exit(2)
                contents[name] = content
                step()
    return contents


def _open_data(found: "Ready", source: Path) -> dict[str, bytes]:
    from ykplan.overview import named_from, overviews
    from ykplan.render.site.opendata import render
    from ykplan.render.status import csv, json

    years = range(found.plan.period.start, found.year + 1)
    views = [named_from(view, source.as_posix()) for view in overviews(found.checked, found.plan, found.rubric, years)]
    files = render(views, [csv.render(view) for view in views], [json.render(view) for view in views])
    return {f"data/{name}": content for name, content in files.items()}


def _index(years: list[int], reports: "list[Report]", contents: dict[str, bytes]) -> bytes:
    from ykplan.render.site.index import PublishedYear, render

    published = [
        PublishedYear(
            label=report.cover.year,
            state=report.cover.state,
            page=f"{year}/index.html",
            pdf=f"{year}/report-{year}.pdf",
            size=f"{-(-len(contents[f'{year}/report-{year}.pdf']) // 1024):,}KB",
        )
        for year, report in zip(years, reports, strict=True)
    ]
    return render(reports[-1], published)


def _refuse_another_s(folder: Path) -> None:
    """End with wrong usage where the folder holds something that this command did not write."""
    try:
        another = folder.exists() and not _ours(folder)
    except OSError as error:
        raise refused(f"{folder.as_posix()} を読めません（{why_not_read(error)}）") from None
    if another:
        raise refused(
            f"{folder.as_posix()} には別のものが入っています", "空のフォルダーか、新しい名前を指定してください"
        )


def _ours(folder: Path) -> bool:
    """Tell whether a folder is empty or was written by this command."""
    if not folder.is_dir():
        return False
    index = folder / _INDEX
    made = index.is_file() and b'name="generator" content="ykplan ' in index.read_bytes()[:4096]
    return made or not any(folder.iterdir())


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    from ykplan.write import replace

    try:
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, content)
    except OSError as error:
        raise refused(f"{folder.as_posix()} に書けません（{why(error)}）") from None
