"""`ykplan approve`: keep a copy of the plan as adopted, from which it may not drift."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from ykplan.cli.shared.folder import data_folder
from ykplan.cli.shared.options import Data, day_of, indicator_ids
from ykplan.cli.shared.output import notice, write_text
from ykplan.cli.shared.usage import refused, wrong_usage
from ykplan.terms import fiscal

if TYPE_CHECKING:
    from ykplan.data.contents import Loaded
    from ykplan.data.model.amendments import CopyCorrection
    from ykplan.data.model.plan import Indicator

    Copy: TypeAlias = tuple[Sequence[Indicator], Sequence[CopyCorrection]]


class Correcting(NamedTuple):
    """What is to be put right in the copy: of which indicators, why, and on which day."""

    identities: tuple[str, ...]
    reason: str
    on: date


def approve(  # noqa: PLR0913  # a command has as many parameters as options
    *,
    data: Data = None,
    amendment: Annotated[
        str | None, typer.Option("--amendment", metavar="DAY", help="この日（2026-03-31 の形）に決めた改定を写す")
    ] = None,
    correct: Annotated[
        list[str] | None,
        typer.Option(
            "--correct",
            metavar="ID",
            help="写しの打ち間違いを直し、前の内容を残す（指標の番号。何度でも）",
            autocompletion=indicator_ids,
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="直した理由（--correct とともに）")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="直した日（既定は今日）")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="書く内容を示すだけで、書かない")] = False,
) -> None:
    """策定された計画の写し（approved.yaml）を作り、決まった改定を写す。"""
    day = None if amendment is None else day_of(amendment)
    correcting = _correcting(correct, reason, on, day)
    folder = data_folder(data)
    from contextlib import nullcontext

    from ykplan.cli.shared.writing import locked

    with nullcontext() if dry_run else locked(folder):
        _approve(folder, day, correcting, dry_run=dry_run)


def _correcting(
    identities: list[str] | None, reason: str | None, on: str | None, amendment: date | None
) -> Correcting | None:
    """Return what is to be put right in the copy; ends with wrong usage where that is not fully told."""
    if not identities:
        if reason is not None or on is not None:
            raise wrong_usage("--reason と --on は、--correct とともに使います")
        return None
    if amendment is not None:
        raise wrong_usage("--correct と --amendment は、別々に実行してください")
    from ykplan.data.yaml.build import CONTROL
    from ykplan.recording import changes

    reason_given = changes.words(reason or "")
    if reason_given is None:
        raise wrong_usage(
            "直す理由がありません", '--reason "議決された計画書との照合で分かった打ち間違い" のように書いてください'
        )
    if any("\ud800" <= letter <= "\udfff" for letter in reason_given):
        raise wrong_usage("文字として読めないところがあります", "端末の文字コードを UTF-8 にしてください")
    if control := CONTROL.search(reason_given):
        raise wrong_usage(f"理由に目に見えない文字（U+{ord(control[0]):04X}）があります", "消してから実行してください")
    day = fiscal.today() if on is None else day_of(on)
    return Correcting(tuple(identities), reason_given, day)


def _approve(folder: Path, day: date | None, correcting: Correcting | None, *, dry_run: bool) -> None:
    from ykplan.cli.shared.finding import tell_errors
    from ykplan.cli.shared.writing import create, store_data
    from ykplan.data.loading import APPROVED_FILE
    from ykplan.editing.place import newline
    from ykplan.recording.approval import approval_reads_back, as_yaml
    from ykplan.rules.checking import check
    from ykplan.rules.yk125_drift import drifted

    checked = check(folder)
    loaded = checked.loaded
    files = [source.file for source in (loaded.plan_source, loaded.approved_source) if source]
    errors = [error for file in files for error in checked.of(file)]
    if any(error.code != drifted.code or correcting is None for error in errors):
        tell_errors(checked)
        notice(f"計画に誤りがあるため、{APPROVED_FILE} は書きません")
        raise typer.Exit(1)
    indicators, corrected = _decided(loaded, day) if correcting is None else _put_right(loaded, correcting)
    before = loaded.approved_source
    text = as_yaml(indicators, corrected).replace("\n", newline((before or loaded.plan_source).text))
    path = folder / APPROVED_FILE
    if not approval_reads_back(text, indicators, corrected):
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
            store_data(before, text)
        notice(f"{path.as_posix()}: 書きました")


def _put_right(loaded: "Loaded", correcting: Correcting) -> "Copy":
    """Return the copy with its mistakes put right; ends with wrong usage where there is none."""
    from ykplan.cli.shared.finding import unique_match
    from ykplan.data.drift import drift
    from ykplan.recording.approval import put_right
    from ykplan.text.inert import one_line
    from ykplan.text.likeness import nearest

    if loaded.approved is None:
        raise refused("策定された計画の写しがまだありません", "はじめは ykplan approve だけを実行してください")
    plan = [place.indicator for place in loaded.indicators]
    drifts = list(drift(loaded.approved, plan))
    known = [indicator.id for indicator in (*plan, *loaded.approved.indicators)]
    meant: set[str] = set()
    for typed in correcting.identities:
        identity = unique_match(typed, known)
        if identity is None:
            near = nearest(typed, known)
            hint = f"「{near}」ではありませんか" if near else f"あるのは {'、'.join(dict.fromkeys(known))} です"
            raise wrong_usage(f"指標「{one_line(typed)}」は、計画にも写しにもありません", hint)
        if identity not in {differing.identity for differing in drifts}:
            hint = "先に plan.yaml を正しい内容に直してください"
            raise refused(f"指標 {one_line(identity)} は、計画と写しが同じです", hint)
        meant.add(identity)
    wrong = [differing for differing in drifts if differing.identity in meant]
    for differing in wrong:
        part = "" if differing.what == "指標" else f" の{differing.what}"
        notice(f"指標 {one_line(differing.identity)}{part}の写し: {differing.before} → {differing.after}")
    copy = put_right(loaded.approved, plan, wrong, correcting.on, correcting.reason)
    return copy.indicators, copy.corrected


def _decided(loaded: "Loaded", day: date | None) -> "Copy":
    """Return the indicators as they are to be approved; ends with wrong usage where that is not told."""
    from ykplan.data.drift import pending

    plan = [place.indicator for place in loaded.indicators]
    if loaded.approved is None:
        if day is not None:
            raise refused("策定された計画の写しがまだありません", "はじめは --amendment を付けずに実行してください")
        return plan, ()
    waiting: dict[str, list[date]] = {}
    for indicator, position in pending(loaded.approved, plan):
        waiting.setdefault(indicator.id, []).append(indicator.amendments[position].on)
    _asked(sorted({start for days in waiting.values() for start in days}), day)
    until = (_until(indicator, waiting.get(indicator.id, []), day) for indicator in plan)
    return [indicator for indicator in until if indicator is not None], loaded.approved.corrected


def _asked(days: list[date], day: date | None) -> None:
    """End with wrong usage where the day given is not that of an amendment to be approved, or none is given."""
    listed = "、".join(start.isoformat() for start in days)
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
