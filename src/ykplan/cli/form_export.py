"""`ykplan form export`: one workbook a section, to be filled in."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ykplan.cli.shared.delivery import deliver, refuse_data, refuse_stdout
from ykplan.cli.shared.folder import asked_year, data_folder
from ykplan.cli.shared.options import Data
from ykplan.cli.shared.output import notice
from ykplan.cli.shared.usage import WrongUsageError, needing, refused, wrong_usage
from ykplan.platform.disk import contents, stands, why_not_written

if TYPE_CHECKING:
    from ykplan.data.contents import YearFile
    from ykplan.data.model.progress import Progress
    from ykplan.form.value import Form
    from ykplan.judging.book import Book


def export(
    *,
    data: Data = None,
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help="記入する年度（R8、令和8年度、2026）")],
    section: Annotated[
        str | None, typer.Option("--section", metavar="SECTION", help="この担当課だけ（既定はすべて）")
    ] = None,
    output: Annotated[Path, typer.Option("--output", metavar="FOLDER", help="書き出すフォルダー（なければ作る）")],
    force: Annotated[
        bool, typer.Option("--force", help="同じ名前のファイルがあっても書き直す（中身は失われる）")
    ] = False,
) -> None:
    """記入票を担当課ごとに作る（Excel。フォルダーに「担当課の名前.xlsx」）。"""
    wanted = asked_year(year)
    refuse_stdout(output)
    folder = data_folder(data)
    from ykplan.cli.shared.finding import load_book
    from ykplan.form.value import forms

    book, wanted = load_book(folder, wanted)
    progress = _open_year(book, wanted)
    named = _named(forms(book.checked.loaded, wanted), section)
    _refuse_unwritable(named)
    refuse_data([output / name for name in named], folder)
    made = _rendered(named, _marks(book), sample=progress.state == "sample")
    if not force:
        _refuse_to_overwrite(output, made)
    _make(output)
    for name, content in made.items():
        deliver(output / name, content, folder)
        notice(f"{(output / name).as_posix()} を書きました（{len(named[name].rows)}指標）")


def _open_year(book: "Book", year: int) -> "Progress":
    """Return the year's file; ends where there is none to fill in, or its figures cannot be trusted."""
    from ykplan.terms import fiscal

    label, file = fiscal.show_year(year), book.file(year) or book.checked.loaded.unseen
    if file is None:
        raise refused(f"{label}のファイルがまだありません", f"ykplan new {fiscal.short(year)} で年度を始めてください")
    if file.progress is None or _in_error(book, year):
        notice("データに誤りがあるため、記入票を作れません。ykplan validate で確かめ、直してからやり直してください")
        raise typer.Exit(1)
    if file.progress.state == "final":
        raise refused(
            f"{label}の実績は確定しているため、記入票を作れません",
            "公表した値を直すときは ykplan record 番号 値 --year "
            f'{fiscal.short(year)} --correct --reason "理由" で訂正します',
        )
    return file.progress


def _in_error(book: "Book", wanted: int) -> bool:
    """Tell whether the plan, or the file of this year or one before, has an error: a form prints all of them.

    What a final year lacks is printed as 未報告, and misleads nobody.
    """
    from ykplan.rules.yk209_entry_missing import entry_missing

    loaded = book.checked.loaded
    before = (file.source for file in loaded.years if any(year and year <= wanted for year in _years(file)))
    errors = (error for source in (loaded.plan_source, *before) for error in book.checked.of(source.file))
    return any(error.code != entry_missing.code for error in errors)


def _years(file: "YearFile") -> tuple[int | None, int | None]:
    return file.year, file.named_year


def _named(made: "tuple[Form, ...]", section: str | None) -> "dict[str, Form]":
    """Return the forms that are asked for, by file name: a section's file is called the same without the others."""
    from ykplan.data.spelling import folded_spelling
    from ykplan.form.value import file_names
    from ykplan.terms.labels import NO_SECTION

    if not made:
        raise refused("この年度に報告する指標がありません")
    named = dict(zip(file_names([form.section for form in made]), made, strict=True))
    if section is None:
        return named
    exactly = {name: form for name, form in named.items() if section in (form.section, form.section or NO_SECTION)}
    alike = {
        name: form
        for name, form in named.items()
        if folded_spelling(section) == folded_spelling(form.section or NO_SECTION)
    }
    wanted = exactly or alike
    if not wanted:
        raise _unknown(section, [form.section or NO_SECTION for form in made])
    return wanted


def _unknown(section: str, known: list[str]) -> WrongUsageError:
    from ykplan.text.inert import one_line
    from ykplan.text.likeness import nearest

    near = nearest(section, known)
    meant = f"「{one_line(near)}」ではありませんか。" if near else ""
    listed = "、".join(map(one_line, known))
    return wrong_usage(f"担当課「{one_line(section)}」の指標はありません", f"{meant}あるのは {listed} です")


def _refuse_unwritable(names: Iterable[str]) -> None:
    """End with wrong usage where Python writes file names in letters that have no Japanese ones."""
    for name in names:
        try:
            os.fsencode(name)
        except UnicodeEncodeError as error:
            raise refused(
                f"ファイルの名前「{name}」を書けません（文字コードが {error.encoding} です）",
                "環境変数 PYTHONUTF8 を 1 にして、やり直してください",
            ) from None


def _marks(book: "Book") -> dict[int, str]:
    """Return what is to be said of years whose figures are not final: 記入例 or 速報."""
    from ykplan.terms.labels import STATES

    files = [file for file in book.checked.loaded.years if file.state != "final"]
    return {file.year: STATES[file.state] for file in files if file.year is not None and file.state}


def _rendered(named: "Mapping[str, Form]", marks: Mapping[int, str], *, sample: bool) -> dict[str, bytes]:
    from ykplan.cli.shared.output import bar

    made: dict[str, bytes] = {}
    with needing("form", "記入票を作る"):
        from ykplan.form.book import render_form

        with bar("記入票を作っています", len(named), least=2) as step:
            for name, form in named.items():
                made[name] = render_form(form, sample=sample, marks=marks)
                step()
    return made


def _refuse_to_overwrite(output: Path, made: Mapping[str, bytes]) -> None:
    """End with wrong usage where a file would be lost: it may be a form that somebody has filled in."""
    there = [name for name, content in made.items() if _differs(output / name, content)]
    if there:
        raise refused(
            f"{output.as_posix()} に同じ名前のファイルがあります（{'、'.join(there)}）",
            "記入ずみの記入票かもしれません。別のフォルダーを指定するか、書き直してよければ --force を付けてください",
        )


def _make(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(f"{output.as_posix()} に書けません（{why_not_written(error)}）") from None


def _differs(path: Path, content: bytes) -> bool:
    is_link = os.path.islink(path)  # noqa: PTH114  # is_symlink() raises where the folder is closed
    return is_link or (stands(path) and contents(path, len(content)) != content)
