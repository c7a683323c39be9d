"""Plain data → typed records and misfits; and which fields a record has."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ykplan.data.contents import Misfit
from ykplan.data.model.plan import NumberIndicator, StageIndicator
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source
from ykplan.terms.diagnostic import Path


def fields_at(model: type[BaseModel], path: Path, variant: str | None) -> tuple[str, ...]:
    """Return the names of the fields that the mapping at `path` may have, as written in YAML.

    `variant` (number or stage) chooses between the two kinds of indicator. Empty where no record belongs there.
    """
    current: Any = model
    for step in path:
        record = _record(current, variant)
        if record is None:
            current = _inside(current)
        elif (annotation := _annotations(record).get(str(step))) is not None:
            current = annotation
        else:
            return ()
    record = _record(current, variant) or _record(_inside(current), variant)
    return tuple(_annotations(record)) if record else ()


def _annotations(record: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in record.model_fields.items()}


def _record(annotation: Any, variant: str | None) -> type[BaseModel] | None:
    """Return the record in an annotation, if any, also in a union with None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, dict, Mapping):
        return None
    records = [record for part in get_args(annotation) if (record := _record(part, variant))]
    if records == [NumberIndicator, StageIndicator]:
        return StageIndicator if variant == "stage" else NumberIndicator
    return records[0] if records else None


def _inside(annotation: Any) -> Any:
    """Return the type of the items of a list or a mapping."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    if get_origin(annotation) in (dict, Mapping):
        return get_args(annotation)[1]
    return next((inside for part in get_args(annotation) if (inside := _inside(part)) is not None), None)


MAX_MISFITS: Final = 1000
# How long the way to an indicator is: measures, 0, indicators, 0.
_INDICATOR: Final = 4
# And in an approved plan: indicators, 0.
_APPROVED: Final = 2
_KEY: Final = "[key]"
_TAGS: Final = frozenset(("number", "stage", "named", "written"))
_M = TypeVar("_M", bound=BaseModel)


def fit(source: Source, model: type[_M], stand_ins: Mapping[str, Data]) -> tuple[_M | None, list[Misfit]]:
    """Return the data of a file as a record, without the parts that do not fit, and those as misfits.

    None where the file holds no mapping, or where a field at its head is wrong and has no stand-in.
    """
    if not isinstance(source.data, dict):
        wrong = Misfit(source, (), "model_type", {}, source.data)
        return None, [] if source.flaws else [wrong]
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        misfits = _less_followers([_misfit(source, finding) for finding in errors[:MAX_MISFITS]])
        if len(errors) > MAX_MISFITS:
            return None, [*misfits, Misfit(source, misfits[-1].path, "too_many", {}, None)]
    data = dict(source.data)
    for field_name in {str(misfit.path[0]) for misfit in misfits if misfit.path and not _part(misfit)}:
        data.pop(field_name, None)
        if field_name in stand_ins:
            data[field_name] = stand_ins[field_name]
    try:
        return model.model_validate(_without(data, {part for misfit in misfits if (part := _part(misfit))})), misfits
    except ValidationError:
        return None, misfits


def _misfit(source: Source, error: Any) -> Misfit:
    """Convert a pydantic error to a misfit; its path has no union tags."""
    path: list[str | int] = []
    variant = None
    node: Any = source.data
    for step in error["loc"]:
        if variant is None and step in _TAGS and _is_union(path):
            variant = step
            continue
        inside = (isinstance(node, dict) and step in node) or (isinstance(node, list) and isinstance(step, int))
        if isinstance(step, int) and not isinstance(node, list):
            continue  # a single value where a list may stand, too
        if step == _KEY and isinstance(node, str):
            continue  # pydantic's sign that the key itself is wrong
        path.append(step)
        node = node[step] if inside and (isinstance(node, dict) or step < len(node)) else None
    return Misfit(source, tuple(path), error["type"], error.get("ctx", {}), error.get("input"), variant)


def _is_union(path: list[str | int]) -> bool:
    """Tell whether pydantic puts a union tag after this path: an indicator's kind, the form of a rubric."""
    in_plan = path[:1] == ["measures"] and path[2:3] == ["indicators"] and len(path) == _INDICATOR
    return path == ["rubric"] or in_plan or (path[:1] == ["indicators"] and len(path) == _APPROVED)


def _less_followers(misfits: list[Misfit]) -> list[Misfit]:
    """Drop misfits of lists that are too short only because their items do not fit."""
    broken = {misfit.path[:depth] for misfit in misfits for depth in range(len(misfit.path))}
    return [misfit for misfit in misfits if misfit.kind != "too_short" or misfit.path not in broken]


def _part(misfit: Misfit) -> Path:
    """Return the smallest part of a file to leave out so that the rest can be used; empty at a file's head.

    A field too many goes alone, but for a rubric's: less one condition it would judge otherwise.
    Otherwise the whole indicator, entry or measure goes, since a figure without
    its year, or a target without its value, must not be judged.
    """
    path = misfit.path
    if misfit.kind == "extra_forbidden" and path[:1] != ("rubric",):
        return path
    if path[:1] == ("measures",) and path[2:3] == ("indicators",) and path[3:4]:
        return path[:4]
    return path[:2] if path[:1] in (("measures",), ("entries",), ("indicators",)) and len(path) > 1 else ()


def _without(data: Data, parts: set[Path]) -> Data:
    """Return `data` without the given parts; branches without any of them are not copied."""
    above = {part[:depth] for part in parts for depth in range(len(part))}
    return _less(data, parts, above, ())


def _less(data: Data, parts: set[Path], above: set[Path], path: Path) -> Data:
    if path not in above:
        return data
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if (*path, key) not in parts}
        return {key: _less(value, parts, above, (*path, key)) for key, value in kept.items()}
    if isinstance(data, list):
        left = [(at, value) for at, value in enumerate(data) if (*path, at) not in parts]
        return [_less(value, parts, above, (*path, at)) for at, value in left]
    return data
