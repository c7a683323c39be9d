"""Which fields a record has at a place in a file, for saying what a misspelt one may have been."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from ykplan.diagnostic import Path
from ykplan.model.plan import NumberIndicator, StageIndicator


def fields_at(model: type[BaseModel], path: Path, variant: str | None) -> tuple[str, ...]:
    """Return the names of the fields that the mapping at `path` may have, as written in YAML.

    `variant` (number or stage) chooses between the two kinds of indicator. Nothing where no record belongs there.
    """
    found: Any = model
    for step in path:
        record = _record(found, variant)
        if record is None:
            found = _inside(found)
        elif (annotation := _annotations(record).get(str(step))) is not None:
            found = annotation
        else:
            return ()
    record = _record(found, variant) or _record(_inside(found), variant)
    return tuple(_annotations(record)) if record else ()


def _annotations(record: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in record.model_fields.items()}


def _record(annotation: Any, variant: str | None) -> type[BaseModel] | None:
    """Return the record that an annotation stands for, if it is one, with None and the like beside it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, dict, Mapping):
        return None
    records = [record for part in get_args(annotation) if (record := _record(part, variant))]
    if records == [NumberIndicator, StageIndicator]:
        return StageIndicator if variant == "stage" else NumberIndicator
    return records[0] if records else None


def _inside(annotation: Any) -> Any:
    """Return what a list or a mapping holds."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    if get_origin(annotation) in (dict, Mapping):
        return get_args(annotation)[1]
    return next((inside for part in get_args(annotation) if (inside := _inside(part)) is not None), None)
