"""A data folder → the plan, its approved copy and its years as records, with the misfits."""

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias

from ykplan.data.contents import Loaded, Misfit, YearFile
from ykplan.data.logo import MAX_BYTES as MAX_PICTURE
from ykplan.data.logo import Logo, fault_of
from ykplan.data.logo_png import Fault
from ykplan.data.model.amendments import Approved, with_one_name_each
from ykplan.data.model.plan import Plan
from ykplan.data.model.progress import Progress, Settings
from ykplan.data.model.rubric import Rubric
from ykplan.data.outline import outline
from ykplan.data.records import fit
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source, parse_bytes, read
from ykplan.platform.disk import Unread, contents, is_file
from ykplan.terms import fiscal
from ykplan.text.likeness import folded

PLAN_FILE: Final = "plan.yaml"
APPROVED_FILE: Final = "approved.yaml"
SETTINGS_FILE: Final = "report.yaml"
PROGRESS_FOLDER: Final = "progress"
RUBRICS: Final = FilePath(__file__).parents[1] / "rubrics"
_YEAR_NAME: Final = re.compile(r"\d{4}")
_AFTER_YEAR: Final = re.compile(r"[ 　_(（-]")
_YAML: Final = re.compile(r"(?:^|\.)ya?ml(?:\.txt)?\Z")
# What stands in for a field without which nothing else could be checked. The error itself stays, and an error
# at the head of a file puts every figure of that file in doubt, so no stand-in is ever shown.
_PLAN_STAND_INS: Final[Mapping[str, Data]] = {"title": "—", "municipality": {"name": "—"}, "rubric": "standard"}

Names: TypeAlias = Mapping[str, Mapping[str, str | None]]


class Files(NamedTuple):
    """The files of a data folder, parsed: the plan, the approved one where there is one, and the years by name.

    `settings` are the city's own words for the report, where there are any, and `logo` the picture that they name.
    `strays` are named like a year's file and lie where none is read; with the years that they seem to be of.
    """

    folder: FilePath
    plan: Source
    approved: Source | None
    settings: Source | None
    years: tuple[Source, ...]
    strays: tuple[tuple[Source, int], ...] = ()
    logo: Logo | None = None


def load(folder: FilePath) -> Loaded:
    """Read the plan and every progress file of a data folder. Files are named as reached through `folder`."""
    return load_files(files_of(folder))


def files_of(folder: FilePath) -> Files:
    """Read and parse the files of a data folder."""
    years = progress_files(folder)
    settings = _read_any(folder / SETTINGS_FILE)
    return Files(
        folder,
        _read(folder / PLAN_FILE),
        _read_any(folder / APPROVED_FILE),
        settings,
        tuple(map(_read, years)),
        tuple((Source(path.as_posix(), ""), year) for path, year in stray_files(folder, years)),
        _logo(folder, settings),
    )


def files_from(folder: FilePath, contents: Mapping[str, bytes]) -> Files:
    """Parse the files of a data folder given as bytes, by their names in the folder.

    Without a plan, the plan is empty.
    """
    sources = {name: parse_bytes(raw, (folder / name).as_posix()) for name, raw in contents.items()}
    years = (source for name, source in sorted(sources.items()) if _is_progress_name(PurePosixPath(name)))
    plan = sources.get(PLAN_FILE) or parse_bytes(b"", (folder / PLAN_FILE).as_posix())
    return Files(folder, plan, sources.get(APPROVED_FILE), sources.get(SETTINGS_FILE), tuple(years))


def with_text(files: Files, path: FilePath, raw: bytes) -> Files | None:
    """Return the files with one read from `raw` in its place, or added; None where no such file is ever read."""
    try:
        name = _absolute(path).relative_to(_absolute(files.folder)).as_posix()
    except ValueError:
        return None
    source = parse_bytes(raw, path.as_posix())
    if name == PLAN_FILE:
        return files._replace(plan=source)
    if name == APPROVED_FILE:
        return files._replace(approved=source)
    if name == SETTINGS_FILE:
        return files._replace(settings=source, logo=_logo(files.folder, source))
    if not _is_progress_name(PurePosixPath(name)):
        return None
    others = [year for year in files.years if _absolute(FilePath(year.file)) != _absolute(path)]
    return files._replace(years=tuple(sorted((*others, source), key=lambda year: FilePath(year.file).name)))


def is_data_name(name: str) -> bool:
    """Tell whether a file of that name inside a data folder is read as part of it."""
    return name in (PLAN_FILE, APPROVED_FILE, SETTINGS_FILE) or _is_progress_name(PurePosixPath(name))


def load_files(files: Files) -> Loaded:
    """Fit the files of a data folder to records."""
    plan, misfits = fit(files.plan, Plan, _PLAN_STAND_INS)
    plan = with_one_name_each(plan) if plan else None
    approved, more_misfits = fit(files.approved, Approved, {}) if files.approved else (None, [])
    misfits += more_misfits
    settings, more_misfits = fit(files.settings, Settings, {}) if files.settings else (None, [])
    misfits += more_misfits
    years = []
    names = names_of(files.plan)
    for source in files.years:
        file, more_misfits = _year_file(with_ids_of(names, source))
        years.append(file)
        misfits += more_misfits
    return Loaded(
        folder=files.folder,
        plan_source=files.plan,
        plan=plan,
        rubric=rubric_of(plan) if plan else None,
        years=tuple(years),
        misfits=tuple(misfits),
        strays=files.strays,
        approved_source=files.approved,
        approved=approved,
        settings_source=files.settings,
        settings=settings,
        logo=files.logo,
    )


def progress_files(folder: FilePath) -> list[FilePath]:
    """Return the progress files of a data folder, sorted by name; hidden and other files are ignored."""
    inside = folder / PROGRESS_FOLDER
    try:
        paths = sorted(inside.iterdir())
    except OSError:
        # Reading it says why it cannot be read: it is closed, no folder, or a link to nothing.
        return [inside] if _named(inside) else []
    return [path for path in paths if _is_year_file(path.name)]


def stray_files(folder: FilePath, read_ones: Iterable[FilePath]) -> list[tuple[FilePath, int]]:
    """Return files named like a progress file that are not read because of their folder or ending."""
    top = [path for path in _inside(folder) if path.name[0] not in ".~"]
    near = [inner for path in top for inner in _inside(path)]
    below = [inner for path in near if path.parent.name == PROGRESS_FOLDER for inner in _inside(path)]
    candidates = (
        (path, _year_of_name(path.name)) for path in sorted({*top, *near, *below} - set(read_ones)) if is_file(path)
    )
    return [(path, year) for path, year in candidates if year is not None]


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


def _read(path: FilePath) -> Source:
    return read(path, path.as_posix())


def _read_any(path: FilePath) -> Source | None:
    return _read(path) if _named(path) else None


def _logo(folder: FilePath, settings: Source | None) -> Logo | None:
    """Return the picture named in report.yaml, as far as readable; None where none is named."""
    name = settings.at(("logo",)) if settings else None
    if not isinstance(name, str) or not name:
        return None
    path = folder / name
    if path.parent != folder:
        return Logo(name, b"", Fault("elsewhere"))
    raw = contents(path, MAX_PICTURE)
    if isinstance(raw, Unread):
        return Logo(name, b"", Fault("too large") if raw.kind == "large" else Fault("unread", raw.why))
    return Logo(name, raw, fault_of(name, raw))


def _named(path: FilePath) -> bool:
    """Tell whether a folder has a file of that name, reachable or not."""
    return os.path.lexists(path)


def _absolute(path: FilePath) -> FilePath:
    """Return the absolute path without following links."""
    return FilePath(os.path.abspath(path))  # noqa: PTH100  # resolve() follows links


def _is_progress_name(name: PurePosixPath) -> bool:
    """Tell whether a name inside a data folder is that of a progress file."""
    return name.parts[:-1] == (PROGRESS_FOLDER,) and _is_year_file(name.name)


def _is_year_file(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml")) and name[0] not in ".~"


def _inside(folder: FilePath) -> Iterable[FilePath]:
    """Return the contents of a folder; empty where it is not a folder or not readable."""
    if folder.suffix.lower() in (".yaml", ".yml"):
        return []
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _year_of_name(name: str) -> int | None:
    """Return the year that a YAML file's name starts with: 2024.yaml.txt, 令和6年度 (1).yaml."""
    stem, dot, rest = name.partition(".")
    year = fiscal.parse_year(_AFTER_YEAR.split(stem, maxsplit=1)[0])
    return year if dot and _YAML.search(rest.lower()) and isinstance(year, int) else None


def names_of(plan: Source) -> Names:
    """Return the plan's ids by their folded spelling, for each field of a progress file that has ids as keys.

    A spelling shared by several ids maps to None.
    """
    measures = tuple(outline(plan.data))
    indicators = (indicator.identity for measure in measures for indicator in measure.indicators)
    return {"entries": _folded(indicators), "measures": _folded(measure.identity for measure in measures)}


def _folded(identities: Iterable[str | None]) -> Mapping[str, str | None]:
    ids: dict[str, str | None] = {}
    for identity in identities:
        if identity is not None:
            alike = folded(identity)
            ids[alike] = identity if ids.get(alike, identity) == identity else None
    return ids


def with_ids_of(names: Names, source: Source) -> Source:
    """Return a progress file with the plan's ids in place of look-alikes."""
    return source.reading(_read_as(source.data, names))


def _read_as(data: Data, names: Names) -> Mapping[str, Mapping[str, str]]:
    """Return the ids that a progress file spells differently from the plan, with the plan's.

    What the file writes in the plan's way, too, or twice, stays as it is written: it is one too many.
    """
    renamings = (
        {field: _otherwise(data.get(field), known) for field, known in names.items()} if isinstance(data, dict) else {}
    )
    return {field: otherwise for field, otherwise in renamings.items() if otherwise}


def _otherwise(written: Data, known: Mapping[str, str | None]) -> Mapping[str, str]:
    if not isinstance(written, dict):
        return {}
    ids = set(known.values())
    keys: dict[str, str] = {}
    for key in written:
        if key not in ids and (name := known.get(folded(key))) and name not in written:
            keys.setdefault(name, key)
    return {key: name for name, key in keys.items()}


def _year_file(source: Source) -> tuple[YearFile, list[Misfit]]:
    stem = FilePath(source.file).stem
    named_year = int(stem) if _YEAR_NAME.fullmatch(stem) else None
    stand_ins: dict[str, Data] = {"state": "draft"}
    if named_year is not None:
        stand_ins["year"] = str(named_year)
    progress, misfits = fit(source, Progress, stand_ins)
    return YearFile(source, named_year, progress), misfits
