"""`ykplan status`: where the plan stands."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ykplan.cli.folder import data_folder, fiscal_year
from ykplan.cli.options import Data, Year, measure_ids
from ykplan.cli.output import write_document, write_text
from ykplan.cli.usage import WrongUsageError, wrong_usage

if TYPE_CHECKING:
    from ykplan.overview import Overview
    from ykplan.screen import Screen


def status(
    *,
    data: Data = None,
    year: Year = None,
    measure: Annotated[
        str | None,
        typer.Option("--measure", metavar="ID", help="この基本施策だけ（例 1-3）", autocompletion=measure_ids),
    ] = None,
    missing: Annotated[bool, typer.Option("--missing", help="まだ報告のない指標を担当課ごとに示す")] = False,
    output: Annotated[
        Literal["table", "text", "json", "csv"], typer.Option("--format", help="表示の形（text は読み上げ向き）")
    ] = "table",
) -> None:
    """計画の進み具合を、指標ごとの判定とともに示す。"""
    if missing and output in ("json", "csv"):
        raise wrong_usage(
            f"--missing は --format {output} と一緒には使えません", "JSON の not_reported に同じ一覧があります"
        )
    asked = fiscal_year(year)
    folder = data_folder(data)
    from ykplan import overview
    from ykplan.cli.judged import ready

    found = ready(folder, asked)
    view = overview.overview(found.checked, found.plan, found.rubric, found.year)
    if measure is not None:
        view = overview.only(view, measure)
        if not view.measures:
            raise _unknown_measure(measure, [known.id for known in found.plan.measures])
    if missing:
        from ykplan.render.status import missing as owed

        write_text(owed.render(view, _screen()))
    else:
        _write(view, output)
    raise typer.Exit(1 if found.checked.failed else 0)


def _write(view: "Overview", output: str) -> None:
    if output == "json":
        from ykplan.render.status import json

        write_document(json.render(view))
    elif output == "csv":
        from ykplan.render.status import csv

        write_document(csv.render(view), "utf-8-sig")
    elif output == "text":
        from ykplan.render.status import text

        write_text(_screen().text(text.render(view)))
    else:
        from ykplan.render.status import table

        write_text(table.render(view, _screen()))


def _screen() -> "Screen":
    from ykplan.screen import screen

    return screen()


def _unknown_measure(measure: str, known: list[str]) -> WrongUsageError:
    from ykplan.words import nearest, one_line

    near = nearest(measure, known)
    hint = f"「{near}」ではありませんか" if near else f"あるのは {'、'.join(known)} です"
    return wrong_usage(f"基本施策「{one_line(measure)}」は計画にありません", hint)
