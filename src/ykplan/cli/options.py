"""Options that several commands have, and how the shell completes them. Nothing heavy is imported here."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from ykplan.cli.candidates import candidates
from ykplan.cli.folder import PLAN_FILE, data_folder
from ykplan.cli.usage import WrongUsageError, wrong_usage

if TYPE_CHECKING:
    from ykplan.outline import WrittenMeasure


def indicator_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the plan's indicators that start with what is typed, each with its name."""
    written = (indicator for measure in _outline(context) for indicator in measure.indicators)
    return candidates(((indicator.identity, indicator.name) for indicator in written), incomplete)


def measure_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the plan's measures that start with what is typed, each with its title."""
    return candidates(((measure.identity, measure.title) for measure in _outline(context)), incomplete)


def absences(incomplete: str) -> list[tuple[str, str]]:
    """Return the reasons for having no figure that start with what is typed, each as it is printed."""
    from ykplan.words import ABSENT, NOT_REPORTED

    return candidates(((name, said) for name, said in ABSENT.items() if said != NOT_REPORTED), incomplete)


def day_of(text: str) -> date:
    """Read a day as it is written in the data; ends with wrong usage where it is none."""
    from pydantic_core import PydanticCustomError

    from ykplan.model.fields import day
    from ykplan.words import one_line

    try:
        return day(text)
    except PydanticCustomError:
        raise wrong_usage(f"「{one_line(text)}」は日付として読めません", "2026-03-31 のように書いてください") from None


def day_or_epoch(text: str | None) -> date | None:
    """Return the day that a report bears: the one given, or SOURCE_DATE_EPOCH's; never today's."""
    if text is not None:
        return day_of(text)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (epoch.isascii() and epoch.isdigit()):
        return None
    from ykplan import fiscal

    try:
        return fiscal.today(datetime.fromtimestamp(int(epoch), UTC))
    except (OverflowError, ValueError, OSError):
        hint = "1970年からの秒数です（例 1782777600）"
        raise wrong_usage("環境変数 SOURCE_DATE_EPOCH が日時として読めません", hint) from None


def _outline(context: typer.Context) -> "tuple[WrittenMeasure, ...]":
    """Return the plan as written, without the model, which the shell would wait for; nothing where there is none.

    It is that of the folder that `--data` names on the line being typed.
    """
    from ykplan.outline import outline
    from ykplan.source import read

    given = context.params.get("data")
    try:
        return tuple(outline(read(data_folder(Path(given) if given else None) / PLAN_FILE, PLAN_FILE).data))
    except WrongUsageError:
        return ()


Data: TypeAlias = Annotated[
    Path | None, typer.Option("--data", metavar="FOLDER", help="計画のデータのフォルダー（既定は data）")
]
Year: TypeAlias = Annotated[
    str | None, typer.Option("--year", metavar="YEAR", help="年度（R7、令和7年度、2025。既定は最新）")
]
