"""`ykplan new`: open a year's progress file."""

from typing import Annotated

import typer

from ykplan.cli.shared.folder import asked_year, data_folder
from ykplan.cli.shared.options import Data, day_of
from ykplan.cli.shared.output import notice


def new(
    year: Annotated[str, typer.Argument(metavar="YEAR", help="年度（R8、令和8年度、2026）")],
    *,
    data: Data = None,
    deadline: Annotated[
        str | None, typer.Option("--deadline", metavar="DAY", help="担当課の提出期限（2027-05-31 の形）")
    ] = None,
) -> None:
    """年度の実績を書くファイルを、全指標を未報告として作る。"""
    from ykplan.terms import fiscal

    wanted = asked_year(year) or 0
    day = None if deadline is None else day_of(deadline)
    folder = data_folder(data)
    from ykplan.cli.shared.finding import missing_years_before, new_file, open_desk, tell_errors
    from ykplan.cli.shared.writing import create, locked
    from ykplan.recording.year import newly_opened, reads_back

    with locked(folder):
        place = open_desk(folder)
        path = new_file(place, wanted)
        if place.checked.of(place.files.plan.file):
            tell_errors(place.checked)
            notice(f"計画に誤りがあるため、{path.as_posix()} は作りません")
            raise typer.Exit(1)
        text = newly_opened(place.checked, wanted, day)
        if not reads_back(text, place.checked, wanted, day):
            notice(f"指標の番号に、ファイルに書けないものがあるため、{path.as_posix()} は作りません")
            raise typer.Exit(1)
        create(path, text)
    notice(f"{path.as_posix()}: 作りました（{fiscal.show_year(wanted)}、速報）")
    if left_out := missing_years_before(place, wanted):
        years, commands = ("、".join(map(written, left_out)) for written in (fiscal.show_year, _command))
        notice(f"それより前の{years}のファイルがありません。{commands} で作れます")
    notice(f"実績は ykplan record 番号 値 --year {fiscal.short(wanted)} で書き込めます")


def _command(year: int) -> str:
    from ykplan.terms import fiscal

    return f"ykplan new {fiscal.short(year)}"
