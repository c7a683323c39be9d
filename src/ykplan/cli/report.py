"""`ykplan report`: the annual report, in every form that its readers use."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias, get_args

import typer

from ykplan.cli.shared.delivery import STDOUT, deliver, refuse_data, refuse_stdout
from ykplan.cli.shared.folder import asked_year, data_folder
from ykplan.cli.shared.options import Data, Year, day_or_epoch
from ykplan.cli.shared.output import notice
from ykplan.cli.shared.usage import WrongUsageError, needing, refused, wrong_usage
from ykplan.platform.disk import is_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ykplan.judging.book import Book
    from ykplan.report.values import Picture, Report

Form: TypeAlias = Literal["html", "pdf", "docx", "xlsx", "md"]
"""The formats of the report: each names a module of `render/report/` and the ending of its files."""
FORMATS: Final[tuple[Form, ...]] = get_args(Form)
MADE: Final[dict[Form, str]] = {
    "html": "HTML を",
    "pdf": "PDF を",
    "docx": "Word の文書を",
    "xlsx": "Excel のブックを",
    "md": "Markdown を",
}
"""What each is called where it cannot be made."""
BAD_PICTURE: Final = "YK014"
"""The rule about a picture that no report can hold: the commands that need the picture say so in one line."""


def report(  # noqa: PLR0913  # a command has as many parameters as options
    *,
    data: Data = None,
    year: Year = None,
    form: Annotated[
        Literal[Form, "all"] | None,
        typer.Option("--format", help="報告書の形（既定は --output の拡張子か html。all はすべて）"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="PATH", help="書くファイル（all のときはフォルダー）。- は標準出力"),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="作成日（2026-06-30 の形。なければ載せない）")
    ] = None,
    final: Annotated[bool, typer.Option("--final", help="確定した、誤りのない年度でなければ作らない")] = False,
) -> None:
    """進捗状況報告書を作る。"""
    wanted, made_on = asked_year(year), day_or_epoch(day)
    form = form or _named(output) or "html"
    if form == "all" and output is not None:
        refuse_stdout(output)
    _refuse_another_name(form, output)
    folder = data_folder(data)
    from ykplan.cli.shared.finding import load_book, tell_samples
    from ykplan.cli.shared.publishing import version_of
    from ykplan.report.build import Making, build

    book, reported = load_book(folder, wanted, BAD_PICTURE)
    if final:
        _refuse_unless_final(book, reported)
        tell_samples(book, reported)
    forms = FORMATS if form == "all" else (form,)
    paths = {kind: _path(kind, reported, output, several=form == "all") for kind in forms}
    refuse_data(paths.values(), folder)
    logo = logo_of(book)
    making = Making(made_on, version_of(book, logo), logo)
    value = build(book, reported, making)
    written = _write_all(value, paths, folder)
    raise typer.Exit(1 if book.checked.failed or not written else 0)


def _named(output: Path | None) -> Form | None:
    """Return the form that a file's name tells; a folder tells none."""
    if output is None or is_folder(output):
        return None
    suffix = output.suffix.lower().removeprefix(".")
    return next((form for form in FORMATS if form == suffix), None)


def _refuse_another_name(form: str, output: Path | None) -> None:
    """End with wrong usage where a file would be named as what it is not: Word does not open a PDF."""
    named = _named(output)
    if output is None or named is None or named == form:
        return
    if form == "all":
        raise wrong_usage("--format all の --output には、ファイルではなくフォルダーを指定してください")
    name = output.as_posix()
    raise wrong_usage(
        f"--format {form} の報告書を {name} という名前では書けません",
        f"--format {named} とするか、名前の終わりを .{form} にしてください",
    )


def _write_all(value: "Report", paths: "Mapping[Form, Path]", folder: Path) -> bool:
    """Write every form that can be made; ends with wrong usage where the parts for one are missing."""
    from ykplan.cli.shared.output import bar

    whole, lacking = True, None
    with bar("報告書を作っています", len(paths), least=2) as step:
        for form, path in paths.items():
            try:
                content = rendered(value, form)
            except WrongUsageError as error:
                lacking = lacking or error
                continue
            if isinstance(content, bytes):
                deliver(path, content, folder)
                if path != STDOUT:
                    notice(f"{path.as_posix()} を書きました")
            else:
                notice(content)
                whole = False
            step()
    if lacking:
        raise lacking
    return whole


def rendered(value: "Report", form: Form) -> bytes | str:
    """Return a file's content, or why it could not be made; ends with wrong usage where a part is missing."""
    with needing("report", f"{MADE[form]}作る"):
        content = import_module(f"ykplan.render.report.{form}").render(value)
    if isinstance(content, bytes):
        return content
    pairs = zip(content.letters, content.where, strict=True)
    letters = "、".join(f"「{letter}」（U+{ord(letter):04X}、{where}）" for letter, where in pairs)
    return f"{form} を作れません。使っている書体にない文字があります: {letters}"


def _path(form: str, year: int, output: Path | None, *, several: bool) -> Path:
    name = f"report-{year}.{form}"
    if output is None:
        return Path(name)
    return output / name if several or is_folder(output) else output


def _refuse_unless_final(book: "Book", year: int) -> None:
    """End with 1 where the report of the year must not be published as final, and say why."""
    from ykplan.terms import fiscal
    from ykplan.terms.labels import NOT_REPORTED, STATES

    file = book.file(year)
    label, reasons = fiscal.show_year(year), []
    if file is None:
        reasons.append(f"{label}の数値は{NOT_REPORTED}です")
    elif file.state is None:
        reasons.append(f"{label}の数値が確定かどうかを読めません（{file.source.file} の state）")
    elif file.state != "final":
        reasons.append(f"{label}の数値は{STATES[file.state]}です")
    if book.checked.failed:
        reasons.append("データに誤りがあります（上の指摘を直してください）")
    if reasons:
        notice("確定した報告書は作れません: " + "。".join(reasons))
        raise typer.Exit(1)


def logo_of(book: "Book") -> "Picture | None":
    """Return the city's own mark, as report.yaml names it; ends with wrong usage where it cannot be used."""
    from ykplan.report.values import Picture

    logo = book.checked.loaded.logo
    if logo is None:
        return None
    if logo.fault is not None:
        (why,) = (finding for finding in book.checked.diagnostics if finding.code == BAD_PICTURE)
        raise refused(f"{why.span.file} の logo: {why.message}", why.hint)
    return Picture(logo.kind, logo.content)
