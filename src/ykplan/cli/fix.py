"""`ykplan fix`: write what was read in the recommended way."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ykplan.cli.folder import data_folder, with_plan
from ykplan.cli.output import notice, write_text
from ykplan.cli.usage import wrong_usage

if TYPE_CHECKING:
    from ykplan.edit import Edited
    from ykplan.source import Source


def fix(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", help="データのフォルダー（既定は data。一つに一計画）")
    ] = None,
    *,
    diff: Annotated[bool, typer.Option("--diff", help="直すところを示すだけで、書き換えない")] = False,
) -> None:
    """全角の数字など、読めるが勧めない書き方を直す（意味は変えない）。"""
    from ykplan.check import check
    from ykplan.edit import Edit, edited

    changed = 0
    for folder in [with_plan(each) for each in folders] if folders else [data_folder(None)]:
        checked = check(folder)
        for source in checked.loaded.sources:
            wanted = [
                Edit(found.path, found.fix)
                for found in checked.diagnostics
                if found.fix is not None and found.span.file == source.file
            ]
            result = edited(source, wanted)
            if diff:
                write_text(_difference(source, result))
            elif result.done:
                _write(Path(source.file), source, result)
                notice(f"{source.file}: {len(result.done)}か所を直しました")
            if result.left:
                notice(
                    f"{source.file}: {len(result.left)}か所は手で直してください（ykplan validate で場所が分かります）"
                )
            changed += len(result.done)
    notice(f"直すところ: {changed}" if diff else f"直したところ: {changed}")


def _write(path: Path, source: "Source", result: "Edited") -> None:
    from ykplan.edit import as_bytes
    from ykplan.write import replace

    before = path.read_bytes()
    if before.decode("utf-8-sig") != source.text:
        raise wrong_usage(f"{source.file} は読んでいる間に書き換えられました", "もう一度実行してください")
    replace(path, as_bytes(result.text, before))


def _difference(source: "Source", result: "Edited") -> str:
    from difflib import unified_diff

    before, after = source.text.splitlines(), result.text.splitlines()
    return "".join(f"{line}\n" for line in unified_diff(before, after, source.file, source.file, lineterm="", n=1))
