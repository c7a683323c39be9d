"""`ykplan record`: one indicator's figure and words put into a year's file."""

from typing import Annotated

import typer

from ykplan.cli.shared.folder import asked_year, data_folder
from ykplan.cli.shared.options import Data, absences, indicator_ids
from ykplan.cli.shared.output import notice, write_text


def record(  # noqa: PLR0913  # a command has as many parameters as options
    identity: Annotated[str, typer.Argument(metavar="ID", help="指標の番号（例 1-3-1）", autocompletion=indicator_ids)],
    result: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="実績の数値か段階（負の数は最後に -- -3）", show_default=False),
    ] = None,
    *,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="年度（R8 など。速報の年度が一つならそれ）")
    ] = None,
    data: Data = None,
    stage: Annotated[str | None, typer.Option("--stage", metavar="TEXT", help="実績の段階")] = None,
    absent: Annotated[
        str | None,
        typer.Option(
            "--absent", metavar="REASON", help="実績がない理由（未把握、調査年でない など）", autocompletion=absences
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help='注（空 "" で消す。ほかの語も同じ）')
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT", help="出典")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="TEXT", help="報告した課")] = None,
    sample_size: Annotated[str | None, typer.Option("--sample-size", metavar="N", help="調査の回答数")] = None,
    done: Annotated[str | None, typer.Option("--done", metavar="TEXT", help="取組実績")] = None,
    issues: Annotated[str | None, typer.Option("--issues", metavar="TEXT", help="課題")] = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="TEXT", help="今後の方向")] = None,
    correct: Annotated[bool, typer.Option("--correct", help="公表した値を直し、前の値を訂正として残す")] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="訂正の理由（--correct とともに）")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="訂正した日（既定は今日）")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="変わるところを示すだけで、書かない")] = False,
) -> None:
    """一つの指標の実績を書き込む（書く前に確かめ、誤りになるなら書かない）。"""
    words = {"sample_size": sample_size, "source": source, "note": note, "done": done, "issues": issues}
    words |= {"next": next_, "reported_by": by}
    wanted = asked_year(year)
    folder = data_folder(data)
    from contextlib import nullcontext

    from ykplan.cli.recording import Ask, planned
    from ykplan.cli.shared.finding import open_desk, write_findings
    from ykplan.cli.shared.writing import locked, shown_difference, store_data

    ask = Ask(identity, wanted, result, stage, absent, words, correct, reason, on)
    with nullcontext() if dry_run else locked(folder):
        plan = planned(open_desk(folder), ask)
        recorded, file = plan.recorded, plan.source
        if recorded.left:
            notice(f"{file.file} の {plan.identity} は、ここだけを書き換えられない書き方です。手で直してください")
            raise typer.Exit(1)
        write_findings(recorded.errors or recorded.warnings)
        if recorded.errors:
            notice("このまま書くと上の誤りになるため、書き換えていません")
            raise typer.Exit(1)
        if recorded.text != file.text and not dry_run:
            store_data(file, recorded.text)
    write_text(plan.said)
    if dry_run:
        write_text(shown_difference(file, recorded.text))
    if recorded.text == file.text:
        notice(f"{file.file}: 変わりありません")
    else:
        notice(f"{file.file}: " + ("書き換えていません（--dry-run）" if dry_run else "書きました"))
        if plan.following and not dry_run:
            notice(plan.following)
