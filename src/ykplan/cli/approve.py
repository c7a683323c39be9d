"""`ykplan approve`: keep a copy of the plan as adopted, from which it may not drift."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ykplan.cli.folder import data_folder
from ykplan.cli.options import Data, day_of
from ykplan.cli.output import notice, write_text
from ykplan.cli.usage import refused, wrong_usage

if TYPE_CHECKING:
    from ykplan.loaded import Loaded
    from ykplan.model.plan import Indicator


def approve(
    *,
    data: Data = None,
    amendment: Annotated[
        str | None, typer.Option("--amendment", metavar="DAY", help="この日（2026-03-31 の形）に決めた改定を写す")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="書く内容を示すだけで、書かない")] = False,
) -> None:
    """策定された計画の写し（approved.yaml）を作り、決まった改定を写す。"""
    day = None if amendment is None else day_of(amendment)
    folder = data_folder(data)
    from contextlib import nullcontext

    from ykplan.cli.writing import locked

    with nullcontext() if dry_run else locked(folder):
        _approve(folder, day, dry_run=dry_run)


def _approve(folder: Path, day: date | None, *, dry_run: bool) -> None:
    from ykplan.approved.text import as_yaml, reads_back
    from ykplan.check import check
    from ykplan.cli.judged import tell_errors
    from ykplan.cli.writing import create, store
    from ykplan.edit.lines import newline
    from ykplan.load import APPROVED_FILE

    checked = check(folder)
    loaded = checked.loaded
    files = {source.file for source in (loaded.plan_source, loaded.approved_source) if source}
    if any(checked.of(file) for file in files):
        tell_errors(checked)
        notice(f"計画に誤りがあるため、{APPROVED_FILE} は書きません")
        raise typer.Exit(1)
    decided, before = _decided(loaded, day), loaded.approved_source
    text = as_yaml(decided).replace("\n", newline((before or loaded.plan_source).text))
    path = folder / APPROVED_FILE
    if not reads_back(text, decided):
        notice(f"計画のとおりに読み返せる {APPROVED_FILE} を作れないため、書きません。計画の書き方を確かめてください")
        raise typer.Exit(1)
    if dry_run:
        write_text(text)
    elif before is not None and before.text == text:
        notice(f"{path.as_posix()}: 変わりありません")
    else:
        if before is None:
            create(path, text)
        else:
            store(before, text)
        notice(f"{path.as_posix()}: 書きました")


def _decided(loaded: "Loaded", day: date | None) -> "list[Indicator]":
    """Return the indicators as they are to be approved; ends with wrong usage where that is not told."""
    from ykplan.approved.drift import pending

    plan = [place.indicator for place in loaded.indicators]
    if loaded.approved is None:
        if day is not None:
            raise refused("策定された計画の写しがまだありません", "はじめは --amendment を付けずに実行してください")
        return plan
    waiting: dict[str, list[date]] = {}
    for indicator, position in pending(loaded.approved, plan):
        waiting.setdefault(indicator.id, []).append(indicator.amendments[position].on)
    _asked(sorted({each for days in waiting.values() for each in days}), day)
    return [kept for indicator in plan if (kept := _until(indicator, waiting.get(indicator.id, []), day)) is not None]


def _asked(days: list[date], day: date | None) -> None:
    """End with wrong usage where the day given is not that of an amendment to be approved, or none is given."""
    listed = "、".join(each.isoformat() for each in days)
    if day is None and days:
        raise refused(
            f"まだ写していない改定があります（{listed} 決定）",
            f"--amendment {days[0]} のように、決めた日を添えてください",
        )
    if day is not None and day not in days:
        hint = f"まだ写していないのは {listed} に決めた改定です" if days else "まだ写していない改定はありません"
        raise wrong_usage(f"{day} に決めた改定で、まだ写していないものはありません", hint)


def _until(indicator: "Indicator", waiting: list[date], day: date | None) -> "Indicator | None":
    """Return an indicator with the amendments approved before and those of the day; None where it is not yet added."""
    taken = 0
    while taken < len(waiting) and waiting[taken] == day:
        taken += 1
    if day in waiting[taken:]:
        raise refused(
            f"指標 {indicator.id} には、それより前に書かれた改定（{waiting[taken]} 決定）があります",
            "先にその改定を写してください",
        )
    kept = indicator.amendments[: len(indicator.amendments) - len(waiting) + taken]
    if not kept and indicator.amendments and indicator.amendments[0].added:
        return None
    return indicator.model_copy(update={"amendments": kept})
