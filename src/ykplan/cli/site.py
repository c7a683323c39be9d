"""`ykplan site`: a folder to publish, all years of it."""

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ykplan.cli.report import BAD_PICTURE, Form, logo_of, rendered
from ykplan.cli.shared.delivery import refuse_data_folder, refuse_stdout
from ykplan.cli.shared.folder import data_folder
from ykplan.cli.shared.options import Data, day_or_epoch
from ykplan.cli.shared.output import notice
from ykplan.cli.shared.usage import refused
from ykplan.platform.disk import contents, is_folder, why_not_read, why_not_written

if TYPE_CHECKING:
    from ykplan.judging.book import Book
    from ykplan.report.values import Report

_INDEX: Final = "index.html"
_OURS: Final = re.compile(
    r"index\.html|data/(?:indicators\.(?:csv|json)|datapackage\.json)|(\d{4})/(?:index\.html|report-\1\.pdf)", re.ASCII
)
"""The names of all files that this command ever wrote into a published folder: they go when it is published anew."""
# What people put into a folder before it is first published into.
_BESIDE: Final = frozenset(
    (".git", ".gitattributes", ".gitignore", ".htaccess", ".nojekyll", ".well-known", "CNAME", "robots.txt")
)
_GENERATED: Final = b'name="generator" content="ykplan '
# Why a folder that may itself be written cannot be exchanged: its parent is closed, or it is a device of its own.
_NOT_BESIDE: Final = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)
_MAX_PAGE: Final = 64 * 1024 * 1024


def site(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="書き出すフォルダー（なければ作る）")],
    *,
    data: Data = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="作成日（2026-06-30 の形。なければ載せない）")
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="速報の年度も、速報と示して載せる")] = False,
) -> None:
    """すべての年度の報告書とオープンデータを、公開できるフォルダーに書き出す。"""
    refuse_stdout(folder)
    made_on, source = day_or_epoch(day), data_folder(data)
    _refuse_to_replace(folder, source)
    from ykplan.cli.shared.finding import load_book, tell_samples
    from ykplan.cli.shared.publishing import published, version_of
    from ykplan.report.build import Making, build

    everything, latest = load_book(source, None, BAD_PICTURE)
    book, years = published(everything, latest, draft=draft)
    tell_samples(book, max(years))
    logo = logo_of(book)
    # Of the whole folder: a draft that is not published is no change.
    making = Making(made_on, version_of(everything, logo), logo)
    reports = [build(book, year, making) for year in years]
    files = _reports(years, reports) | _open_data(book, years, source)
    files |= {_INDEX: _index(years, reports, files)}
    _write(folder, files)
    notice(f"{folder.as_posix()} に {len(files)} のファイルを書きました")
    raise typer.Exit(1 if book.checked.failed else 0)


def _reports(years: list[int], reports: "list[Report]") -> dict[str, bytes]:
    from ykplan.cli.shared.output import bar

    made: dict[str, bytes] = {}
    with bar("報告書を作っています", 2 * len(reports), least=2) as step:
        for year, report in zip(years, reports, strict=True):
            names: dict[Form, str] = {"html": f"{year}/index.html", "pdf": f"{year}/report-{year}.pdf"}
            for form, name in names.items():
                content = rendered(report, form)
                if not isinstance(content, bytes):
                    notice(content)
                    raise typer.Exit(2)
                made[name] = content
                step()
    return made


def _open_data(book: "Book", years: list[int], source: Path) -> dict[str, bytes]:
    from ykplan.judging.overview import named_from
    from ykplan.render.site.opendata import render

    views = [named_from(view, source.as_posix()) for view in book.overviews(years)]
    return {f"data/{name}": content for name, content in render(views).items()}


def _index(years: list[int], reports: "list[Report]", made: dict[str, bytes]) -> bytes:
    from ykplan.render.site.index import PublishedYear, render

    listed = [
        PublishedYear(
            label=report.cover.year,
            state=report.cover.state,
            page=f"{year}/index.html",
            pdf=f"{year}/report-{year}.pdf",
            size=f"{-(-len(made[f'{year}/report-{year}.pdf']) // 1024):,}KB",
        )
        for year, report in zip(years, reports, strict=True)
    ]
    return render(reports[-1], listed)


def _refuse_to_replace(folder: Path, data: Path) -> None:
    """End with wrong usage where the folder must not be replaced: data, somebody else's, or the one we stand in."""
    refuse_data_folder(folder, data)
    target = Path(os.path.realpath(folder))
    try:
        target.lstat()
        another = is_folder(folder) and not _is_ours(folder)
        inside = target in (here := Path.cwd().resolve(), *here.parents)
    except (FileNotFoundError, NotADirectoryError):
        return  # making it says what is in the way
    except OSError as error:
        raise refused(f"{folder.as_posix()} を読めません（{why_not_read(error)}）") from None
    if not is_folder(folder):
        raise refused(f"{folder.as_posix()} はフォルダーではありません", "フォルダーの名前を指定してください")
    if another:
        raise refused(
            f"{folder.as_posix()} には別のものが入っています", "空のフォルダーか、新しい名前を指定してください"
        )
    if inside:
        raise refused(
            f"{folder.as_posix()} は、今いるフォルダーかその上なので、入れ替えられません",
            "フォルダーの外に出て（cd ..）、もう一度実行してください",
        )


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder was written by this command, or holds nothing that it would hide."""
    if os.path.lexists(folder / _INDEX):
        return _is_generated(folder / _INDEX)
    return _BESIDE.issuperset(path.name for path in folder.iterdir())


def _is_generated(page: Path) -> bool:
    content = contents(page, _MAX_PAGE)
    return isinstance(content, bytes) and _GENERATED in content[:4096]


def _write(folder: Path, made: dict[str, bytes]) -> None:
    from ykplan.platform.publishing import publish

    try:
        publish(folder, made, lambda name: _OURS.fullmatch(name) is not None)
    except OSError as error:
        inside = f"{folder.as_posix()}/plan のように一段下を指定してください"
        hint = f"隣で作ってから入れ替えます。上のフォルダーに書けない所では、{inside}"
        raise refused(
            f"{folder.as_posix()} に書けません（{why_not_written(error)}）",
            hint if error.errno in _NOT_BESIDE else None,
        ) from None
