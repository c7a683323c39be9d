"""`ykplan status`: where the plan stands."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ykplan.cli.shared.folder import asked_year, data_folder
from ykplan.cli.shared.options import Data, Year, day_of, measure_ids
from ykplan.cli.shared.output import write_document, write_text
from ykplan.cli.shared.usage import wrong_usage

if TYPE_CHECKING:
    from ykplan.judging.overview import Overview
    from ykplan.judging.owed import Due
    from ykplan.platform.terminal import Screen


def status(  # noqa: PLR0913  # a command has as many parameters as options
    *,
    data: Data = None,
    year: Year = None,
    measure: Annotated[
        str | None,
        typer.Option("--measure", metavar="ID", help="この基本施策だけ（例 1-3）", autocompletion=measure_ids),
    ] = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="まだ報告のない指標を担当課ごとに示す（text はメールの文面）")
    ] = False,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help="--missing で提出期限までの日数を数える日（既定は今日）"),
    ] = None,
    output: Annotated[
        Literal["table", "text", "json", "csv"], typer.Option("--format", help="表示の形（text は読み上げ向き）")
    ] = "table",
) -> None:
    """計画の進み具合を、指標ごとの判定とともに示す。"""
    if missing and output in ("json", "csv"):
        raise wrong_usage(
            f"--missing は --format {output} と一緒には使えません", "JSON の not_reported に同じ一覧があります"
        )
    if day is not None and not missing:
        raise wrong_usage("--date は --missing と一緒に使います")
    wanted, today = asked_year(year), _today(day)
    folder = data_folder(data)
    from ykplan.cli.shared.finding import load_book
    from ykplan.judging.overview import only

    book, year_shown = load_book(folder, wanted)
    if missing and wanted is None:
        from ykplan.judging.owed import opened_year

        year_shown = opened_year(book)
    view = book.overview(year_shown)
    if measure is not None:
        from ykplan.cli.shared.finding import measure_of

        view = only(view, measure_of(measure, book.checked.loaded))
    if missing:
        from ykplan.judging.owed import due

        _write_missing(view, due(book, year_shown, today), output)
    else:
        _write(view, output)
    raise typer.Exit(1 if book.checked.failed else 0)


def _today(day: str | None) -> date:
    from ykplan.terms import fiscal

    return fiscal.today() if day is None else day_of(day)


def _write_missing(view: "Overview", due: "Due", output: str) -> None:
    from ykplan.render.status import owed

    output_text = owed.reminders(view, due) if output == "text" else owed.owed_table(view, due, _screen())
    write_text(_screen().text(output_text))


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
    from ykplan.platform.terminal import screen

    return screen()
