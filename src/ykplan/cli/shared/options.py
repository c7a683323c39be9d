"""Options that several commands have, and how the shell completes them. Nothing heavy is imported here."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from ykplan.cli.shared.commands import candidates
from ykplan.cli.shared.environment import epoch_day
from ykplan.cli.shared.folder import PLAN_FILE, data_folder
from ykplan.cli.shared.usage import WrongUsageError, wrong_usage
from ykplan.terms import fiscal

if TYPE_CHECKING:
    from ykplan.data.outline import WrittenMeasure


def indicator_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the plan's indicators that start with what is typed, each with its name."""
    written = (indicator for measure in _outline(context) for indicator in measure.indicators)
    return candidates(((indicator.identity, indicator.name) for indicator in written), incomplete)


def measure_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the plan's measures that start with what is typed, each with its title."""
    return candidates(((measure.identity, measure.title) for measure in _outline(context)), incomplete)


def absences(incomplete: str) -> list[tuple[str, str]]:
    """Return the reasons for having no figure that start with what is typed, each as it is printed."""
    from ykplan.terms.absence import LABELS

    return candidates(LABELS.items(), incomplete)


def day_of(text: str) -> date:
    """Read a day in any of the usual ways to write one; ends with wrong usage where it is none."""
    from ykplan.text.inert import one_line

    day = fiscal.parse_day(text)
    if isinstance(day, fiscal.Misread):
        reason = "" if day.reason == fiscal.NO_DAY else f"（{day.reason}）"
        meant = f"{day.suggestion} のことではありませんか" if day.suggestion else None
        hint = meant or "2026-03-31、令和8年3月31日、R8.3.31 のように書いてください"
        raise wrong_usage(f"「{one_line(text)}」は日付として読めません{reason}", hint)
    return day


def day_or_epoch(text: str | None) -> date | None:
    """Return the day that a report bears: the one given, or SOURCE_DATE_EPOCH's; never today's."""
    if text is not None:
        return day_of(text)
    return epoch_day()


def folders_of(named: list[Path] | None, data: list[Path] | None) -> list[Path]:
    """Return the data folders that a call names, by words or with --data; ends with wrong usage where by both."""
    if named and data:
        raise wrong_usage(
            "フォルダーは、引数か --data のどちらか一方で書いてください",
            f"例 {' '.join(path.as_posix() for path in dict.fromkeys((*named, *data)))}",
        )
    return named or data or []


def _outline(context: typer.Context) -> "tuple[WrittenMeasure, ...]":
    """Return the plan as written, without the model, which the shell would wait for; nothing where there is none.

    It is that of the folder that `--data` names on the line being typed.
    """
    from ykplan.data.outline import outline
    from ykplan.data.yaml.source import read

    given = context.params.get("data")
    try:
        return tuple(outline(read(data_folder(Path(given) if given else None) / PLAN_FILE, PLAN_FILE).data))
    except WrongUsageError:
        return ()


Data: TypeAlias = Annotated[
    Path | None, typer.Option("--data", metavar="FOLDER", help="計画のデータのフォルダー（既定は data）")
]
Folders: TypeAlias = Annotated[
    list[Path] | None, typer.Option("--data", metavar="FOLDER", help="計画のデータのフォルダー（何度でも。引数と同じ）")
]
Year: TypeAlias = Annotated[
    str | None, typer.Option("--year", metavar="YEAR", help="年度（R7、令和7年度、2025。既定は最新）")
]
