"""`ykplan close`: a year's figures become 確定."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ykplan.cli.folder import data_folder, fiscal_year
from ykplan.cli.options import Data
from ykplan.cli.output import notice
from ykplan.cli.usage import refused

if TYPE_CHECKING:
    from ykplan.record.closing import Closed


def close(
    year: Annotated[str, typer.Argument(metavar="YEAR", help="年度（R8、令和8年度、2026）")],
    *,
    data: Data = None,
) -> None:
    """そろった年度の実績を、速報から確定にする。"""
    from ykplan import fiscal

    asked = fiscal_year(year) or 0
    folder = data_folder(data)
    from ykplan.cli.known import desk, year_file
    from ykplan.cli.writing import locked, store
    from ykplan.record.closing import closed

    with locked(folder):
        found = desk(folder)
        file = year_file(found, asked)
        state = file.progress.state if file.progress else ""
        if state == "sample":
            hint = f"このファイルを別の所に移すか消して、ykplan new {fiscal.short(asked)} で作り直してください"
            raise refused(f"{file.source.file} は記入例です。記入例の数値は確定にできません", hint)
        if state == "final":
            notice(f"{file.source.file}: もう確定しています")
            return
        result = closed(found.files, found.checked, file)
        if result.missing or result.errors:
            _tell(result)
            notice(f"{fiscal.show(asked)}はまだ確定にできません。{file.source.file} は書き換えていません")
            raise typer.Exit(1)
        store(file.source, result.text)
    notice(f"{file.source.file}: 確定にしました（{fiscal.show(asked)}）")


def _tell(result: "Closed") -> None:
    from ykplan.render.findings import text
    from ykplan.screen import screen

    shown = screen()
    if result.errors:
        sys.stderr.write(text.render(result.errors, shown))
    if result.missing:
        notice(f"未報告の指標が {len(result.missing)} あります")
    for place in result.missing:
        for line in shown.wrapped(f"  {place.indicator.id}　{place.indicator.name}"):
            sys.stdout.write(f"{line}\n")
