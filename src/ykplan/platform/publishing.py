"""Publish a folder: the new one is built beside the old one and replaces it in one step."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from ykplan.platform.writing import MOVED, workshop, write_through

_HERE: Final = -100
_EXCHANGE: Final = 2


def publish(folder: Path, contents: Mapping[str, bytes], ours: Callable[[str], bool]) -> None:
    """Put files, by their names inside it, into the place of what a published folder held before.

    `ours` tells which of the files in it were made by an earlier call: these go. Whatever else is in it stays.
    Raises OSError where that is not possible; the old folder is then untouched. A kill leaves the old one or the new
    one; where the system cannot exchange two folders at once, the next call may have to put the old one back.
    """
    target = Path(os.path.realpath(folder))
    target.parent.mkdir(parents=True, exist_ok=True)
    with workshop(target.parent) as shop:
        made = shop / "new" / target.name
        made.mkdir(parents=True)
        for name, content in contents.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            write_through(made / name, content)
        if not target.exists():
            made.rename(target)
            return
        for name in _kept(target, ours)[0]:
            _keep(target / name, made / name)
        shutil.copymode(target, made)
        if not _exchanged(made, target):
            (shop / MOVED).mkdir()
            target.rename(shop / MOVED / target.name)
            made.rename(target)


def _kept(folder: Path, ours: Callable[[str], bool], under: str = "") -> tuple[list[str], bool]:
    """Return the paths in a folder that are not ours, and whether any are.

    A folder with nothing of ours in it is kept whole.
    """
    kept: list[str] = []
    any_ours = False
    for entry in sorted(os.scandir(folder), key=lambda item: item.name):
        name = f"{under}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            inside, some_ours = _kept(Path(entry), ours, f"{name}/")
            kept += inside if some_ours else [name]
            any_ours |= some_ours
        elif ours(name):
            any_ours = True
        else:
            kept.append(name)
    return kept, any_ours


def _keep(old: Path, new: Path) -> None:
    """Hard-link a file or the files of a folder to a second place."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if old.is_dir() and not old.is_symlink():
        shutil.copytree(old, new, symlinks=True, copy_function=_link, dirs_exist_ok=True)
    elif os.path.lexists(new):  # a folder of ours
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    else:
        _link(old, new)


def _link(old: str | Path, new: str | Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without hard links
        shutil.copy2(old, new, follow_symlinks=False)


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two folders in one step; return False where the system or file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
