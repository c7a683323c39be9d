"""A data folder → the plan and its years, with everything that did not fit.

Loading never stops at the first mistake: what does not fit is taken out and noted as a `Misfit`, and the
rest is validated again, so that one broken entry hides neither the others nor their mistakes.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from ykplan import fiscal
from ykplan.diagnostic import Path
from ykplan.loaded import Loaded, Misfit, YearFile
from ykplan.model.plan import Plan
from ykplan.model.progress import Progress
from ykplan.model.rubric import Rubric
from ykplan.source import Data, Source, read

PLAN_FILE: Final = "plan.yaml"
MAX_MISFITS: Final = 1000
PROGRESS_FOLDER: Final = "progress"
RUBRICS: Final = FilePath(__file__).parent / "rubrics"
# How long the way to an indicator is: measures, 0, indicators, 0.
_INDICATOR: Final = 4
_YEAR_NAME: Final = re.compile(r"\d{4}")
_AFTER_YEAR: Final = re.compile(r"[ 　_(（-]")
_YAML: Final = re.compile(r"(?:^|\.)ya?ml(?:\.txt)?\Z")
_TAGS: Final = frozenset(("number", "stage", "named", "written"))
# What stands in for a field without which nothing else could be checked. The error itself stays, and an error
# at the head of a file puts every figure of that file in doubt, so no stand-in is ever shown.
_PLAN_STAND_INS: Final[Mapping[str, Data]] = {"title": "—", "municipality": {"name": "—"}, "rubric": "standard"}
_M = TypeVar("_M", bound=BaseModel)


def load(folder: FilePath) -> Loaded:
    """Read the plan and every progress file of a data folder. Files are named as reached through `folder`."""
    plan_source = _read(folder / PLAN_FILE)
    plan, misfits = fit(plan_source, Plan, _PLAN_STAND_INS)
    years = []
    for path in progress_files(folder):
        file, found = _year_file(path)
        years.append(file)
        misfits += found
    rubric = rubric_of(plan) if plan else None
    strays = tuple((Source(path.as_posix(), ""), year) for path, year in stray_files(folder))
    return Loaded(folder, plan_source, plan, rubric, tuple(years), tuple(misfits), strays)


def progress_files(folder: FilePath) -> list[FilePath]:
    """Return the progress files of a data folder by name; hidden files and other kinds are passed over."""
    inside = folder / PROGRESS_FOLDER
    try:
        found = sorted(inside.iterdir())
    except FileNotFoundError:
        return []
    except OSError:
        return [inside]  # reading it says why it cannot be read
    return [path for path in found if path.suffix.lower() in (".yaml", ".yml") and path.name[0] not in ".~"]


def stray_files(folder: FilePath) -> list[tuple[FilePath, int]]:
    """Return the files that are named like a year's YAML file but lie, or end, so that they are not read."""
    read_ones = set(progress_files(folder))
    top = [path for path in _inside(folder) if path.name[0] not in ".~"]
    near = [inner for path in top for inner in _inside(path)]
    below = [inner for path in near if path.parent.name == PROGRESS_FOLDER for inner in _inside(path)]
    found = ((path, _year_of_name(path.name)) for path in sorted({*top, *near, *below} - read_ones) if path.is_file())
    return [(path, year) for path, year in found if year is not None]


def _inside(folder: FilePath) -> list[FilePath]:
    """Return what lies in a folder; nothing where it is none, or is closed to us."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _year_of_name(name: str) -> int | None:
    """Return the year that a YAML file's name starts with: 2024.yaml.txt, 令和6年度 (1).yaml."""
    stem, dot, rest = name.partition(".")
    year = fiscal.parse(_AFTER_YEAR.split(stem, maxsplit=1)[0])
    return year if dot and _YAML.search(rest.lower()) and isinstance(year, int) else None


@cache
def shipped_rubric(name: str) -> Rubric | None:
    """Return a rubric that comes with the program, by name; None where there is none of that name."""
    if name not in shipped_rubrics():
        return None
    return Rubric.model_validate(read(RUBRICS / f"{name}.yaml", name).data)


@cache
def shipped_rubrics() -> tuple[str, ...]:
    """Return the names of the rubrics that come with the program."""
    return tuple(sorted(path.stem for path in RUBRICS.glob("*.yaml")))


def rubric_of(plan: Plan) -> Rubric | None:
    """Return the rubric that a plan names or writes out; None where the name is unknown."""
    return plan.rubric if isinstance(plan.rubric, Rubric) else shipped_rubric(plan.rubric)


def fit(source: Source, model: type[_M], stand_ins: Mapping[str, Data]) -> tuple[_M | None, list[Misfit]]:
    """Return the data of a file as a record, less the parts that do not fit, and those as misfits.

    None where the file holds no mapping, or where a field at its head is wrong and has no stand-in.
    """
    if not isinstance(source.data, dict):
        wrong = Misfit(source, (), "model_type", {}, source.data)
        return None, [] if source.flaws else [wrong]
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        misfits = _less_followers([_misfit(source, each) for each in found[:MAX_MISFITS]])
        if len(found) > MAX_MISFITS:
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


def _read(path: FilePath) -> Source:
    return read(path, path.as_posix())


def _year_file(path: FilePath) -> tuple[YearFile, list[Misfit]]:
    source = _read(path)
    named_year = int(path.stem) if _YEAR_NAME.fullmatch(path.stem) else None
    stand_ins: dict[str, Data] = {"state": "draft"}
    if named_year is not None:
        stand_ins["year"] = str(named_year)
    progress, misfits = fit(source, Progress, stand_ins)
    return YearFile(source, named_year, progress), misfits


def _misfit(source: Source, error: Any) -> Misfit:
    """Return pydantic's finding with the way through the file: union tags are no part of it."""
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
        path.append(step)
        node = node[step] if inside and (isinstance(node, dict) or step < len(node)) else None
    return Misfit(source, tuple(path), error["type"], error.get("ctx", {}), error.get("input"), variant)


def _is_union(path: list[str | int]) -> bool:
    """Tell whether pydantic names the chosen form after this way: an indicator's kind, a rubric named or written."""
    return path == ["rubric"] or (path[:1] == ["measures"] and path[2:3] == ["indicators"] and len(path) == _INDICATOR)


def _less_followers(misfits: list[Misfit]) -> list[Misfit]:
    """Return misfits less the lists that are too short only because what they hold does not fit."""
    broken = {misfit.path[:depth] for misfit in misfits for depth in range(len(misfit.path))}
    return [misfit for misfit in misfits if misfit.kind != "too_short" or misfit.path not in broken]


def _part(misfit: Misfit) -> Path:
    """Return the smallest part of a file that has to go for the rest to be of use; nothing at a file's head.

    A field too many goes alone, but for a rubric's: less one condition it would judge otherwise.
    Otherwise the whole indicator, entry or measure goes, since a figure without
    its year, or a target without its value, must not be judged.
    """
    path = misfit.path
    if misfit.kind == "extra_forbidden" and path[:1] != ("rubric",):
        return path
    if path[:1] == ("measures",) and path[2:3] == ("indicators",) and path[3:4]:
        return path[:4]
    return path[:2] if path[:1] in (("measures",), ("entries",)) and len(path) > 1 else ()


def _without(data: Data, parts: set[Path], path: Path = ()) -> Data:
    """Return `data` less the given parts; what holds none of them is not copied."""
    if not any(part[: len(path)] == path for part in parts):
        return data
    if isinstance(data, dict):
        return {key: _without(value, parts, (*path, key)) for key, value in data.items() if (*path, key) not in parts}
    if isinstance(data, list):
        kept: Sequence[tuple[int, Data]] = [(at, v) for at, v in enumerate(data) if (*path, at) not in parts]
        return [_without(value, parts, (*path, at)) for at, value in kept]
    return data
