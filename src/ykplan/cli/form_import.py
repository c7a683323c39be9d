"""`ykplan form import`: filled-in forms back into the year's file, all of it or nothing."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from ykplan.cli.folder import data_folder
from ykplan.cli.options import Data
from ykplan.cli.output import notice, write_document, write_text
from ykplan.cli.usage import wrong_usage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ykplan.cli.known import Desk
    from ykplan.diagnostic import Diagnostic
    from ykplan.form.read import Filled
    from ykplan.form.together import Wanted
    from ykplan.form.trouble import Trouble
    from ykplan.record import Recorded


class _Outcome(NamedTuple):
    """What the forms come to: what they want written, the file as it then is, and everything that was found."""

    wanted: "Wanted"
    recorded: "Recorded | None"
    found: "tuple[Diagnostic, ...]"
    errors: int


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="FORM...", help="記入された記入票（.xlsx）")],
    *,
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="変わるところを示すだけで、書かない")] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="誤りのある指標を残して、ほかを取り込む（終了コードは 1）")
    ] = False,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="表示の形")] = "text",
) -> None:
    """記入された記入票を年度の実績に取り込む（変わるところを示してから書く）。"""
    folder = data_folder(data)
    filled = _read_all([path for each in paths for path in _named(each)])
    from ykplan.cli.known import desk, year_file
    from ykplan.cli.writing import locked, store

    with nullcontext() if dry_run else locked(folder):
        found = desk(folder)
        outcome = _outcome(found, filled, partial=partial)
        recorded, year = outcome.recorded, outcome.wanted.year
        write = recorded is not None and bool(recorded.changed) and not dry_run
        _show(outcome, output, written=write)
        if write and recorded is not None and year is not None:
            source = year_file(found, year).source
            store(source, recorded.text)
            notice(f"{source.file} に書きました（{_counted(recorded)}）")
    _close(outcome, dry_run=dry_run)


def _named(path: Path) -> "Sequence[Path]":
    """Return the files that a word of the call names: PowerShell hands `*.xlsx` on as it is."""
    try:
        if "*" not in path.name or path.exists():
            return [path]
        return sorted(path.parent.glob(path.name)) or [path]
    except OSError:
        return [path]


def _read_all(paths: "Sequence[Path]") -> "list[Filled]":
    from ykplan.cli.bar import bar

    filled = []
    try:
        with bar("記入票を読んでいます", len(paths)) as step:
            for path in dict.fromkeys(paths):
                filled.append(_read(path))
                step()
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("ykplan"):
            raise
        raise wrong_usage(
            f"記入票を読む部品がありません（{error.name}）", "pip install 'ykplan[form]' で追加の部品を入れてください"
        ) from None
    return filled


def _read(path: Path) -> "Filled":
    """Read one form from the disk; what is no file, or too large to be one, is not even opened."""
    from ykplan.form.read import Filled, read
    from ykplan.form.read.archive import MAX_FILE

    name = path.as_posix()
    refused = _not_a_file(path)
    if refused is None:
        try:
            with path.open("rb") as file:
                return read(name, file.read(MAX_FILE + 1))
        except OSError as error:
            refused = _trouble("unreadable", name, error.strerror or type(error).__name__)
    return Filled(name, None, troubles=(refused,))


def _not_a_file(path: Path) -> "Trouble | None":
    name = path.as_posix()
    if path.name.startswith("~$"):
        return _trouble("lock file", name, path.name.removeprefix("~$"), warns=True)
    try:
        if path.is_file():
            return None
        if path.is_dir():
            return _trouble("folder", name, name)
        return _trouble("unreadable", name, "ファイルではありません" if path.exists() else "ファイルがありません")
    except OSError as error:
        return _trouble("unreadable", name, error.strerror or type(error).__name__)


def _trouble(kind: str, name: str, detail: str, *, warns: bool = False) -> "Trouble":
    from ykplan.form.trouble import Trouble, whole

    return Trouble(kind, whole(name), {"detail": detail}, warns=warns)


def _outcome(data: "Desk", filled: "Sequence[Filled]", *, partial: bool) -> _Outcome:
    from ykplan.check import told
    from ykplan.diagnostic import Severity
    from ykplan.form.against import against
    from ykplan.form.together import together

    wanted = together(against(data.checked.loaded, filled))
    found = told(wanted.troubles, [each.file for each in filled])
    errors = sum(each.severity is Severity.ERROR for each in found)
    if (errors and not partial) or wanted.year is None or not wanted.entries:
        return _Outcome(wanted, None, found, errors)
    recorded, wrong = _recorded(data, wanted.year, wanted.entries, partial=partial)
    warnings = recorded.warnings if recorded else ()
    return _Outcome(wanted, recorded, (*found, *wrong, *warnings), errors + len(wrong))


def _recorded(
    data: "Desk", year: int, entries: "Mapping[str, Mapping[str, str | None]]", *, partial: bool
) -> "tuple[Recorded | None, list[Diagnostic]]":
    """Return the year's file with everything put in, and the errors that it would then have.

    With `partial` the entries that would have an error are left out, and the rest is put in.
    """
    from ykplan.cli.known import year_file
    from ykplan.record import recorded

    file = year_file(data, year).source.file
    wrong: list[Diagnostic] = []
    while entries:
        result = recorded(data.files, year, entries)
        if result.left:
            listed = "、".join(result.left)
            notice(f"{file} の {listed} は、ここだけを書き換えられない書き方です。手で直してください")
            raise typer.Exit(1)
        if not result.errors:
            return result, wrong
        wrong += result.errors
        about = {str(error.path[1]) for error in result.errors if error.path[:1] == ("entries",) and error.path[1:]}
        if not partial or not about & entries.keys():
            break
        entries = {identity: entry for identity, entry in entries.items() if identity not in about}
    return None, wrong


def _show(outcome: _Outcome, output: str, *, written: bool) -> None:
    changed = outcome.recorded.changed if outcome.recorded else ()
    if output == "json":
        from ykplan.render.imported import json

        write_document(json.render(outcome.wanted.year, changed, outcome.found, written=written))
        return
    from ykplan.render.findings import text
    from ykplan.render.imported import table
    from ykplan.screen import screen

    write_text(text.render(outcome.found, screen()))
    write_text(table.render(changed, outcome.wanted.rows, screen()))


def _close(outcome: _Outcome, *, dry_run: bool) -> None:
    """Say what came of it, and end with 1 where anything was left out."""
    recorded = outcome.recorded
    if outcome.found:
        codes = list(dict.fromkeys(each.code for each in outcome.found))
        notice(f"番号の説明: ykplan rules {codes[0]}" + (f"（ほかに {'、'.join(codes[1:])}）" if codes[1:] else ""))
    if outcome.errors:
        rest = (
            "誤りのある行は取り込んでいません"
            if recorded
            else "何も書いていません（--partial で、ほかの行だけを取り込めます）"
        )
        notice(f"{outcome.errors} 件の誤りがあります。{rest}")
    elif recorded is None or not recorded.changed:
        notice("変わるところはありません")
    if dry_run and recorded and recorded.changed:
        notice(f"書いていません（{_counted(recorded)}）")
    raise typer.Exit(1 if outcome.errors else 0)


def _counted(recorded: "Recorded") -> str:
    indicators = len({change.identity for change in recorded.changed})
    return f"{indicators}指標の {len(recorded.changed)}項目"
