"""`ykplan form import`: filled-in forms back into the year's file, all of it or nothing."""

import glob
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from ykplan.cli.shared.folder import data_folder
from ykplan.cli.shared.options import Data
from ykplan.cli.shared.output import notice, write_document, write_text
from ykplan.cli.shared.usage import needing
from ykplan.platform.disk import Unread, contents, stands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ykplan.form.read.form import Filled
    from ykplan.form.trouble import Trouble


def read_all(paths: "Sequence[Path]") -> "list[Filled]":
    """Read every form that the words of a call name, each once; ends with wrong usage where a part is missing."""
    from ykplan.cli.shared.output import bar

    named = _once(path for word in paths for path in _named(word))
    filled = []
    with needing("form", "記入票を読む"), bar("記入票を読んでいます", len(named)) as step:
        for path in named:
            filled.append(_read(path))
            step()
    return filled


def _named(path: Path) -> "Sequence[Path]":
    """Return the files that a word of the call names: cmd.exe and PowerShell hand `forms/**/*.xlsx` on as it is."""
    word = str(path)
    try:
        if not glob.has_magic(word) or path.exists() or path.is_symlink():
            return [path]
        paths = sorted(Path(match) for match in glob.iglob(word, recursive=True))  # noqa: PTH207  # Path.glob raises on **.xlsx
        return [match for match in paths if not match.is_dir()] or [path]
    except OSError:
        return [path]


def _once(paths: "Iterable[Path]") -> "list[Path]":
    """Return the files, each by the first of its names: a link to a form is the form."""
    unique: dict[object, Path] = {}
    for path in paths:
        try:
            stat = path.stat()
            key: object = (stat.st_dev, stat.st_ino) if stat.st_ino else path
        except OSError:
            key = path
        unique.setdefault(key, path)
    return list(unique.values())


def _read(path: Path) -> "Filled":
    """Read one form from the disk; what is no file, or too large to be one, is not even opened."""
    from ykplan.form.read.archive import MAX_FILE
    from ykplan.form.read.form import Filled, read_form

    name = path.as_posix()
    if path.name.startswith("~$"):
        refused = _trouble("lock file", name, path.name.removeprefix("~$"), warns=True)
    else:
        raw = contents(path, MAX_FILE)
        if not isinstance(raw, Unread):
            return read_form(name, raw)
        refused = _unread(path, raw)
    return Filled(name, None, troubles=(refused,))


def _unread(path: Path, unread: Unread) -> "Trouble":
    from ykplan.form.read.archive import too_large

    name = path.as_posix()
    if unread.kind == "large":
        return _trouble("file too large", name, too_large().detail)
    if unread.kind == "folder":
        return _trouble("folder", name, name)
    nothing = glob.has_magic(name) and not stands(path)
    return _trouble("unreadable", name, "当てはまるファイルがありません" if nothing else unread.why)


def _trouble(kind: str, name: str, detail: str, *, warns: bool = False) -> "Trouble":
    from ykplan.form.trouble import Trouble, whole_file

    return Trouble(kind, whole_file(name), {"detail": detail}, warns=warns)


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ykplan.cli.shared.finding import Desk
    from ykplan.form.merging import WantedEntry
    from ykplan.form.read.form import Filled
    from ykplan.recording.changes import Recorded
    from ykplan.terms.diagnostic import Diagnostic


class _Outcome(NamedTuple):
    """What the forms come to: what they want written, the file as it then is, and everything that was found."""

    wanted: "WantedEntry"
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
    filled = read_all(paths)
    from ykplan.cli.shared.finding import open_desk, year_file
    from ykplan.cli.shared.writing import locked, store_data

    with nullcontext() if dry_run else locked(folder):
        place = open_desk(folder)
        outcome = _outcome(place, filled, partial=partial)
        recorded, year = outcome.recorded, outcome.wanted.year
        write = recorded is not None and bool(recorded.changed) and not dry_run
        if output == "text":
            _show(outcome, _head(place, year) if recorded is not None and year is not None else "")
        if write and recorded is not None and year is not None:
            source = year_file(place, year).source
            store_data(source, recorded.text)
            notice(f"{source.file} に書きました（{_counted(recorded)}）")
    if output == "json":
        _show_as_json(outcome, written=write)
    _close(outcome, dry_run=dry_run)


def _outcome(data: "Desk", filled: "Sequence[Filled]", *, partial: bool) -> _Outcome:
    from ykplan.form.merging import merged
    from ykplan.form.returned import against
    from ykplan.rules.checking import form_diagnostics
    from ykplan.terms.diagnostic import Severity

    wanted = merged(against(data.checked.loaded, filled))
    diagnostics = form_diagnostics(wanted.troubles, [form.file for form in filled])
    errors = sum(finding.severity is Severity.ERROR for finding in diagnostics)
    if (errors and not partial) or wanted.year is None or not wanted.entries:
        return _Outcome(wanted, None, diagnostics, errors)
    recorded, wrong = _recorded(data, wanted.year, wanted.entries, partial=partial)
    warnings = recorded.warnings if recorded else ()
    return _Outcome(wanted, recorded, (*diagnostics, *wrong, *warnings), errors + len(wrong))


def _recorded(
    data: "Desk", year: int, entries: "Mapping[str, Mapping[str, str | None]]", *, partial: bool
) -> "tuple[Recorded | None, list[Diagnostic]]":
    """Return the year's file with everything put in, and the errors that it would then have.

    With `partial` the entries that would have an error are left out, and the rest is put in.
    """
    from ykplan.cli.shared.finding import year_file
    from ykplan.recording.changes import recorded

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


def _head(data: "Desk", year: int) -> str:
    """Return the line that says into which year and file the forms go, and what that year's figures are."""
    from ykplan.cli.shared.finding import year_file
    from ykplan.terms import fiscal, labels

    file = year_file(data, year)
    state = f"{fiscal.show_year(year)}（{labels.STATES[file.state]}）　{file.source.file}\n" if file.state else ""
    sample = file.state == "sample"
    return state + ("記入例の年度です。実際の報告を入れる年度かどうかを確かめてください\n" if sample else "")


def _show(outcome: _Outcome, head: str) -> None:
    from ykplan.platform.terminal import screen
    from ykplan.render.findings import text
    from ykplan.render.imported import table

    changed = outcome.recorded.changed if outcome.recorded else ()
    write_text(text.render(outcome.found, screen()))
    shown = screen()
    write_text("".join(f"{shown.text(line)}\n" for line in head.splitlines()) if changed else "")
    write_text(table.render(changed, outcome.wanted.rows, shown))


def _show_as_json(outcome: _Outcome, *, written: bool) -> None:
    from ykplan.render.imported import json

    changed = outcome.recorded.changed if outcome.recorded else ()
    write_document(json.render(outcome.wanted.year, changed, outcome.found, written=written))


def _close(outcome: _Outcome, *, dry_run: bool) -> None:
    """Say what came of it, and end with 1 where anything was left out."""
    recorded = outcome.recorded
    if outcome.found:
        codes = list(dict.fromkeys(finding.code for finding in outcome.found))
        notice(f"番号の説明: ykplan rules {codes[0]}" + (f"（ほかに {'、'.join(codes[1:])}）" if codes[1:] else ""))
    if outcome.errors:
        rest = (
            "誤りのある行は取り込んでいません"
            if recorded
            else "何も書いていません"
            + ("（--partial で、ほかの行だけを取り込めます）" if outcome.wanted.entries else "")
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
