"""Options that several commands have, and how the shell completes them. Nothing heavy is imported here."""

from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from ykplan.cli.folder import PLAN_FILE, data_folder
from ykplan.cli.words import WrongUsageError


def indicator_ids(incomplete: str) -> list[tuple[str, str]]:
    """Return the plan's indicators that start with what is typed, each with its name."""
    return [found for found in _outline()[1] if found[0].startswith(incomplete)]


def measure_ids(incomplete: str) -> list[tuple[str, str]]:
    """Return the plan's measures that start with what is typed, each with its title."""
    return [found for found in _outline()[0] if found[0].startswith(incomplete)]


def _outline() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the ids and names of measures and indicators, read without the model; nothing where there is no plan."""
    from ykplan.source import read

    try:
        data: Any = read(data_folder(None) / PLAN_FILE, PLAN_FILE).data
    except WrongUsageError:
        return [], []
    measures = data.get("measures") if isinstance(data, dict) else None
    listed = [measure for measure in measures or () if isinstance(measure, dict)]
    inside = [indicator for measure in listed for indicator in measure.get("indicators") or ()]
    return _named(listed, "title"), _named([indicator for indicator in inside if isinstance(indicator, dict)], "name")


def _named(records: list[dict[str, Any]], name: str) -> list[tuple[str, str]]:
    return [(str(record.get("id", "")), str(record.get(name, ""))) for record in records if record.get("id")]


Data: TypeAlias = Annotated[
    Path | None, typer.Option("--data", metavar="FOLDER", help="計画のデータのフォルダー（既定は data）")
]
Year: TypeAlias = Annotated[
    str | None, typer.Option("--year", metavar="YEAR", help="年度（R7、令和7年度、2025。既定は最新）")
]
