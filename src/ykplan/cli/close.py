"""`ykplan close`: a year's figures become 確定."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ykplan.cli.shared.folder import asked_year, data_folder
from ykplan.cli.shared.options import Data
from ykplan.cli.shared.output import notice, write_text
from ykplan.cli.shared.usage import refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ykplan.data.contents import IndicatorAt, Loaded
    from ykplan.data.loading import Files


def close(
    year: Annotated[str, typer.Argument(metavar="YEAR", help="年度（R8、令和8年度、2026）")],
    *,
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="確かめて、変わるところを示すだけで、書かない")] = False,
) -> None:
    """そろった年度の実績を、速報から確定にする。"""
    from contextlib import nullcontext

    from ykplan.terms import fiscal
    from ykplan.terms.labels import STATES

    wanted = asked_year(year) or 0
    folder = data_folder(data)
    from ykplan.cli.shared.finding import open_desk, write_findings, year_file
    from ykplan.cli.shared.writing import locked, shown_difference, store_data
    from ykplan.recording.year import closed

    with nullcontext() if dry_run else locked(folder):
        place = open_desk(folder)
        file = year_file(place, wanted)
        name, label = file.source.file, fiscal.show_year(wanted)
        if file.state == "sample":
            hint = f"このファイルを別の所に移すか消して、ykplan new {fiscal.short(wanted)} で作り直してください"
            raise refused(f"{name} は{STATES['sample']}です。{STATES['sample']}の数値は確定にできません", hint)
        if file.state == "final":
            notice(f"{name}: もう確定しています")
            return
        result = closed(place.files, place.checked, file, _with_history)
        write_findings(result.errors or result.warnings)
        _list(result.missing)
        if result.missing or result.errors:
            notice(f"{label}はまだ確定にできません。{name} は書き換えていません")
            raise typer.Exit(1)
        if result.text is None:
            notice(f"{name} の state は、ここだけを書き換えられない書き方です。手で state: final に直してください")
            raise typer.Exit(1)
        if dry_run:
            write_text(shown_difference(file.source, result.text))
        else:
            store_data(file.source, result.text)
    notice(
        f"{name}: "
        + (f"書き換えていません（--dry-run。{label}は確定にできます）" if dry_run else f"確定にしました（{label}）")
    )
    if result.warnings:
        notice(f"警告が {len(result.warnings)} 件あります。直すところがないか、上で確かめてください")
    if not dry_run:
        short = fiscal.short(wanted)
        notice(f"報告書は ykplan report --year {short} --final で、公表するページは ykplan site フォルダー で作れます")


def _with_history(files: "Files") -> "Loaded":
    """Return what files hold as `ykplan validate` looks at it: with what git knows of the corrected entries."""
    from ykplan.data.history import recalled
    from ykplan.data.loading import load_files

    return recalled(load_files(files))


def _list(missing: "Sequence[IndicatorAt]") -> None:
    from ykplan.platform.terminal import screen
    from ykplan.terms.labels import NOT_REPORTED

    if missing:
        notice(f"{NOT_REPORTED}の指標が {len(missing)} あります")
    shown = screen()
    for place in missing:
        for line in shown.wrapped(f"  {place.indicator.id}　{place.indicator.name}"):
            sys.stdout.write(f"{line}\n")
