"""Records that are written on one line, as editors offer them whole.

Between braces yaml-language-server offers fields only once a letter is typed, so it offers the braces with them.
"""

from collections.abc import Mapping
from typing import Final

from ykplan.schema.spellings import Schema

_ROWS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "Municipality": (("name",), ("name", "code")),
    "Period": (("from", "to"),),
    "NumberBaseline": (("year", "value"),),
    "StageBaseline": (("year", "stage"),),
    "NumberTarget": (("by", "value"), ("by", "min", "max"), ("by", "trend"), ("by", "of_baseline")),
    "StageTarget": (("by", "stage"),),
    "Survey": (("tolerance",),),
    "Tolerance": (("points",), ("percent",)),
    "Rounding": (("digits", "mode"),),
    "Bounds": (("min",), ("above",), ("max",), ("below",)),
    "Entry": (("value",), ("value", "note"), ("stage",), ("stage", "note"), ("absent", "note")),
}


def rows(record: str) -> list[Schema]:
    """Return the rows of a record, as snippets with a place to type at after each field."""
    return [_row(fields) for fields in _ROWS.get(record, ())]


def _row(fields: tuple[str, ...]) -> Schema:
    body = ", ".join(f"{field}: ${at}" for at, field in enumerate(fields, start=1))
    return {"label": f"{{{', '.join(f'{field}: ' for field in fields)}}}", "body": f"{{{body}}}"}
