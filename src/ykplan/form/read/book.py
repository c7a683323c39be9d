"""A workbook's bytes → its sheets with their cells, or why the file is not read."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Final, NamedTuple
from urllib.parse import unquote

from ykplan.form.read.archive import Archive, Elements, Refused, Runs, opened_archive, walk
from ykplan.form.read.formats import Format, Styles
from ykplan.form.read.sheet import MAX_TEXT, CellSheet, Ways, sheet, unescaped

MAX_SHEETS: Final = 100
_MACROS: Final = ("macroEnabled", "vbaProject")
_TRUE: Final = ("1", "true", "on")


class Workbook(NamedTuple):
    """The sheets of a workbook, in order, hidden ones too."""

    sheets: tuple[CellSheet, ...]


Part = list[tuple[str, Mapping[str, str]]]


def book(raw: bytes) -> Workbook | Refused:
    """Read a workbook: every sheet's cells as they were saved. Formulas are not worked out, links not followed."""
    archive = opened_archive(raw)
    if isinstance(archive, Refused):
        return archive
    types = _part(archive, "[Content_Types].xml")
    if isinstance(types, Refused):
        return types
    if any(word in given.get("ContentType", "") for _, given in types for word in _MACROS):
        return Refused("macros")
    path = _linked(_part(archive, "_rels/.rels"), "", "officeDocument")
    return _sheets(archive, path.get("", "xl/workbook.xml"))


def _sheets(archive: Archive, path: str) -> Workbook | Refused:
    workbook = _part(archive, path)
    if isinstance(workbook, Refused):
        return workbook
    links = _part(archive, join(dirname(path), "_rels", path.rpartition("/")[2] + ".rels"))
    ways = _ways(archive, links, dirname(path), from_1904=_from_1904(workbook))
    if isinstance(ways, Refused):
        return ways
    paths = _linked(links, dirname(path), "worksheet")
    sheets: list[CellSheet] = []
    for name, given in workbook:
        if name == "sheet" and given.get("id") in paths:
            if len(sheets) == MAX_SHEETS:
                return Refused("too many cells", f"{MAX_SHEETS}枚を超えるシート")
            one = _sheet(archive, given.get("name", ""), paths[given["id"]], ways)
            if isinstance(one, Refused):
                return one
            sheets.append(one)
    return Workbook(tuple(sheets)) if sheets else Refused("broken")


def _sheet(archive: Archive, name: str, path: str, ways: Ways) -> CellSheet | Refused:
    content = archive.part(path)
    if content is None:
        return Refused("broken")
    return content if isinstance(content, Refused) else sheet(name, content, ways)


def _ways(archive: Archive, links: Part | Refused, folder: str, *, from_1904: bool) -> Ways | Refused:
    texts, styles = (
        _texts(archive, _any(links, folder, "sharedStrings")),
        _formats(archive, _any(links, folder, "styles")),
    )
    if isinstance(texts, Refused):
        return texts
    return styles if isinstance(styles, Refused) else Ways(texts, styles, from_1904)


def _texts(archive: Archive, path: str | None) -> list[str] | Refused:
    content = archive.part(path) if path else None
    if content is None or isinstance(content, Refused):
        return content or []
    target = _Texts()
    return walk(content, target) or target.found


def _formats(archive: Archive, path: str | None) -> list[Format] | Refused:
    content = archive.part(path) if path else None
    if content is None or isinstance(content, Refused):
        return content or []
    target = Styles()
    return walk(content, target) or target.formats()


def _from_1904(workbook: Part) -> bool:
    return any(name == "workbookPr" and given.get("date1904") in _TRUE for name, given in workbook)


def _any(links: Part | Refused, folder: str, kind: str) -> str | None:
    return next(iter(_linked(links, folder, kind).values()), None)


def _linked(links: Part | Refused, folder: str, kind: str) -> dict[str, str]:
    """Return the parts of a kind that a part refers to, by the name that it gives them; of one, also under ""."""
    parts = {
        given.get("Id", ""): normpath(join("/", folder, _target(given))).lstrip("/")
        for name, given in ([] if isinstance(links, Refused) else links)
        if name == "Relationship"
        and given.get("Type", "").endswith("/" + kind)
        and given.get("TargetMode") != "External"
    }
    return parts | ({"": next(iter(parts.values()))} if parts and kind == "officeDocument" else {})


def _target(given: Mapping[str, str]) -> str:
    return unquote(given.get("Target", "")).replace("\\", "/")


def _part(archive: Archive, path: str) -> Part | Refused:
    content = archive.part(path)
    if content is None or isinstance(content, Refused):
        return content or Refused("broken")
    target = Elements()
    return walk(content, target) or target.found


class _Texts:
    """The workbook's texts, each put together from its runs."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._runs = Runs()

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self._runs.start(name, given)

    def end(self, name: str, text: str) -> None:
        self._runs.end(name, text)
        if name == "si":
            self.found.append(unescaped(self._runs.taken()[:MAX_TEXT]))
