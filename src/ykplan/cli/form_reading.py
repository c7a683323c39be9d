"""Filled-in forms from the disk, one after the other; what is no file is told like everything else about them."""

import glob
from pathlib import Path
from typing import TYPE_CHECKING

from ykplan.cli.extras import needing
from ykplan.disk import Unread, contents, stands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ykplan.form.read import Filled
    from ykplan.form.trouble import Trouble


def read_all(paths: "Sequence[Path]") -> "list[Filled]":
    """Read every form that the words of a call name, each once; ends with wrong usage where a part is missing."""
    from ykplan.cli.bar import bar

    named = _once(path for each in paths for path in _named(each))
    filled = []
    with needing("form", "記入票を読む"), bar("記入票を読んでいます", len(named)) as step:
        for path in named:
            filled.append(_read(path))
            step()
    return filled


def _named(path: Path) -> "Sequence[Path]":
    """Return the files that a word of the call names: cmd.exe and PowerShell hand `forms/**/*.xlsx` on as it is."""
    word = str(path)
    try:
        if not glob.has_magic(word) or path.exists() or path.is_symlink():
            return [path]
        found = sorted(Path(each) for each in glob.iglob(word, recursive=True))  # noqa: PTH207  # Path.glob raises on **.xlsx
        return [each for each in found if not each.is_dir()] or [path]
    except OSError:
        return [path]


def _once(paths: "Iterable[Path]") -> "list[Path]":
    """Return the files, each by the first of its names: a link to a form is the form."""
    found: dict[object, Path] = {}
    for path in paths:
        try:
            stat = path.stat()
            key: object = (stat.st_dev, stat.st_ino) if stat.st_ino else path
        except OSError:
            key = path
        found.setdefault(key, path)
    return list(found.values())


def _read(path: Path) -> "Filled":
    """Read one form from the disk; what is no file, or too large to be one, is not even opened."""
    from ykplan.form.read import Filled, read
    from ykplan.form.read.archive import MAX_FILE

    name = path.as_posix()
    if path.name.startswith("~$"):
        refused = _trouble("lock file", name, path.name.removeprefix("~$"), warns=True)
    else:
        raw = contents(path, MAX_FILE)
        if not isinstance(raw, Unread):
            return read(name, raw)
        refused = _unread(path, raw)
    return Filled(name, None, troubles=(refused,))


def _unread(path: Path, found: Unread) -> "Trouble":
    from ykplan.form.read.archive import too_large

    name = path.as_posix()
    if found.kind == "large":
        return _trouble("file too large", name, too_large().detail)
    if found.kind == "folder":
        return _trouble("folder", name, name)
    nothing = glob.has_magic(name) and not stands(path)
    return _trouble("unreadable", name, "当てはまるファイルがありません" if nothing else found.why)


def _trouble(kind: str, name: str, detail: str, *, warns: bool = False) -> "Trouble":
    from ykplan.form.trouble import Trouble, whole

    return Trouble(kind, whole(name), {"detail": detail}, warns=warns)
