"""`ykplan show`: one indicator, and the way to its grade."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ykplan.cli.folder import data_folder, fiscal_year
from ykplan.cli.options import Data, Year, indicator_ids
from ykplan.cli.usage import wrong_usage

if TYPE_CHECKING:
    from ykplan.loaded import Loaded


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="指標の番号（例 1-3-1）", autocompletion=indicator_ids)],
    *,
    data: Data = None,
    year: Year = None,
) -> None:
    """一つの指標の目標・実績・出典と、判定の道すじを示す。"""
    asked = fiscal_year(year)
    folder = data_folder(data)
    from ykplan import overview
    from ykplan.cli.judged import ready
    from ykplan.render import show as page
    from ykplan.screen import screen

    found = ready(folder, asked)
    place = next((place for place in found.checked.loaded.indicators if place.indicator.id == identity), None)
    if place is None:
        _not_found(identity, found.checked.loaded)
    else:
        detail = overview.detail(found.checked, found.plan, found.rubric, place, found.year)
        sys.stdout.write(page.render(detail, screen()))
    raise typer.Exit(1 if found.checked.failed else 0)


def _not_found(identity: str, loaded: "Loaded") -> None:
    """End with wrong usage for an id that the plan does not have; one that cannot be read was told already."""
    from ykplan.words import nearest, one_line

    known = [found for _, found in loaded.written]
    if identity in known:
        sys.stderr.write(f"指標 {identity} は計画のデータに誤りがあるため示せません。上の指摘を直してください\n")
        return
    if identity in [measure.identity for measure in loaded.outline]:
        raise wrong_usage(f"「{identity}」は基本施策です", f"ykplan status --measure {identity} で一覧できます")
    near = nearest(identity, known)
    hint = f"「{near}」ではありませんか" if near else f"あるのは {'、'.join(known)} です"
    raise wrong_usage(f"指標「{one_line(identity)}」は計画にありません", hint)
