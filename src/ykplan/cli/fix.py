"""`ykplan fix`: write what was read in the recommended way."""

from pathlib import Path
from typing import Annotated

import typer

from ykplan.cli.shared.folder import data_folder, with_plan
from ykplan.cli.shared.options import Folders, folders_of
from ykplan.cli.shared.output import notice, write_text


def fix(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", help="データのフォルダー（既定は data。一つに一計画）")
    ] = None,
    *,
    data: Folders = None,
    diff: Annotated[bool, typer.Option("--diff", help="直すところを示すだけで、書き換えない")] = False,
) -> None:
    """全角の数字など、読めるが勧めない書き方を直す（意味は変えない）。"""
    from contextlib import nullcontext

    from ykplan.cli.shared.writing import locked

    changed, unread = 0, False
    chosen = folders_of(folders, data)
    for folder in [with_plan(path) for path in chosen] if chosen else [data_folder(None)]:
        with nullcontext() if diff else locked(folder):
            done, whole = _fixed(folder, diff=diff)
            changed, unread = changed + done, unread or not whole
    notice(f"直すところ: {changed}" if diff else f"直したところ: {changed}")
    raise typer.Exit(1 if unread else 0)


def _fixed(folder: Path, *, diff: bool) -> tuple[int, bool]:
    """Put a folder's files right, or show how; return how many places that are, and whether every file was read."""
    from ykplan.cli.shared.finding import write_findings
    from ykplan.cli.shared.writing import shown_difference, store_data
    from ykplan.data.loading import files_of
    from ykplan.recording.fixing import fixed

    changed, whole = 0, True
    for source, text, done, left, unread in fixed(files_of(folder)):
        if unread:
            write_findings(unread)
            notice(f"{source.file} は、上の誤りのため読めません。直していません")
            whole = False
        if diff:
            write_text(shown_difference(source, text))
        elif done:
            store_data(source, text)
            notice(f"{source.file}: {done}か所を直しました")
        if left:
            notice(f"{source.file}: {left}か所は手で直してください（ykplan validate で場所が分かります）")
        changed += done
    return changed, whole
