"""`ykplan form import`: filled-in forms back into the year's file, all of it or nothing."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from ykplan.cli.folder import data_folder
from ykplan.cli.form_reading import read_all
from ykplan.cli.options import Data
from ykplan.cli.output import notice, write_document, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ykplan.cli.known import Desk
    from ykplan.diagnostic import Diagnostic
    from ykplan.form.read import Filled
    from ykplan.form.together import Wanted
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
    filled = read_all(paths)
    from ykplan.cli.known import desk, year_file
    from ykplan.cli.writing import locked, store

    with nullcontext() if dry_run else locked(folder):
        found = desk(folder)
        outcome = _outcome(found, filled, partial=partial)
        recorded, year = outcome.recorded, outcome.wanted.year
        write = recorded is not None and bool(recorded.changed) and not dry_run
        if output == "text":
            _show(outcome, _head(found, year) if recorded is not None and year is not None else "")
        if write and recorded is not None and year is not None:
            source = year_file(found, year).source
            store(source, recorded.text)
            notice(f"{source.file} に書きました（{_counted(recorded)}）")
    if output == "json":
        _show_as_json(outcome, written=write)
    _close(outcome, dry_run=dry_run)


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


def _head(data: "Desk", year: int) -> str:
    """Return the line that says into which year and file the forms go, and what that year's figures are."""
    from ykplan import fiscal, words
    from ykplan.cli.known import year_file

    file = year_file(data, year)
    said = f"{fiscal.show(year)}（{words.STATES[file.state]}）　{file.source.file}\n" if file.state else ""
    sample = file.state == "sample"
    return said + ("記入例の年度です。実際の報告を入れる年度かどうかを確かめてください\n" if sample else "")


def _show(outcome: _Outcome, head: str) -> None:
    from ykplan.render.findings import text
    from ykplan.render.imported import table
    from ykplan.screen import screen

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
        codes = list(dict.fromkeys(each.code for each in outcome.found))
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
