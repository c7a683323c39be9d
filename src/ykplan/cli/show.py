"""`ykplan show`: one indicator, and the way to its grade."""

import sys
from typing import Annotated

import typer

from ykplan.cli.shared.folder import asked_year, data_folder
from ykplan.cli.shared.options import Data, Year, indicator_ids
from ykplan.cli.shared.output import notice


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="指標の番号（例 1-3-1）", autocompletion=indicator_ids)],
    *,
    data: Data = None,
    year: Year = None,
) -> None:
    """一つの指標の目標・実績・出典と、判定の道すじを示す。"""
    wanted = asked_year(year)
    folder = data_folder(data)
    from ykplan.cli.shared.finding import indicator_of, load_book
    from ykplan.platform.terminal import screen
    from ykplan.render import show as page

    book, latest = load_book(folder, wanted)
    named, place = indicator_of(identity, book.checked.loaded)
    if place is None:
        notice(f"指標 {named} は計画のデータに誤りがあるため示せません。上の指摘を直してください")
    else:
        sys.stdout.write(page.render(book.detail(place, latest), screen()))
    raise typer.Exit(1 if book.checked.failed else 0)
