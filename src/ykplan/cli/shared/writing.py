"""How commands write into a data folder: one at a time, and only over what they read."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ykplan.cli.shared.output import notice
from ykplan.cli.shared.usage import WrongUsageError, refused
from ykplan.platform.disk import Unread, contents, is_file, is_folder, why_not_written

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from ykplan.data.yaml.source import Source

LOCK: Final = ".ykplan/lock"
"""The file that a command holds in the data folder, from reading to writing; hidden, and never data."""
_HIDDEN: Final = ".gitignore"
PATIENCE: Final = 30.0
_SILENT: Final = 1.0


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Let nobody else write into a data folder meanwhile; ends with wrong usage where somebody does for too long.

    Whoever has to wait is told so. The kernel frees the lock of a command that was killed.
    """
    from filelock import FileLock, Timeout

    path = folder / LOCK
    lock = FileLock(path, mode=0o666)  # a colleague with another account has to be able to wait for it
    try:
        try:
            _acquire(lock, folder, min(_SILENT, patience))
        except Timeout:
            notice("ほかの ykplan がこのデータを書き換えています。終わるのを待ちます …")
            _acquire(lock, folder, patience)
    except Timeout:
        hint = "ほかの画面や人の ykplan が終わってから、もう一度実行してください"
        raise refused(f"{folder.as_posix()} は、ほかの ykplan が書き換えている途中です", hint) from None
    except OSError as error:
        raise not_writable(path.parent if os.path.lexists(path.parent) else folder, error) from None
    try:
        yield
    finally:
        # Removed while it is held: who waits then makes a new one.
        for remove in (path.unlink, path.with_name(_HIDDEN).unlink, path.parent.rmdir):
            with suppress(OSError):
                remove()
        lock.release()


def _acquire(lock: "BaseFileLock", folder: Path, patience: float) -> None:
    """Take the lock; whoever had it before may take its folder away at any moment until then."""
    hidden = (folder / LOCK).parent
    while not lock.is_locked:
        try:
            _hide(hidden)
            lock.acquire(timeout=patience)
            _hide(hidden)
        except (FileNotFoundError, FileExistsError):
            if not is_folder(folder) or is_file(hidden) or hidden.is_symlink():
                raise


def _hide(folder: Path) -> None:
    """Make a folder that git does not see: what a killed command leaves in it is not for `git add -A`.

    A link of that name leads to somebody else's folder, from which nothing is to be removed.
    """
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    mark = folder / _HIDDEN
    try:
        with suppress(FileExistsError), mark.open("x", encoding="ascii") as file:
            file.write("*\n")
    except OSError:  # a full disk
        for remove in (mark.unlink, folder.rmdir):
            with suppress(OSError):
                remove()
        raise


def store_data(source: "Source", text: str) -> None:
    """Put a new text into the place of a file that was read; ends with wrong usage where it changed since."""
    from ykplan.data.yaml.source import MAX_BYTES
    from ykplan.editing.edits import as_bytes
    from ykplan.platform.writing import replace

    path = Path(source.file)
    try:
        before = contents(path, MAX_BYTES)
        if isinstance(before, Unread) or before.removeprefix(b"\xef\xbb\xbf") != source.text.encode():
            raise refused(f"{source.file} は読んでいる間に書き換えられました", "もう一度実行してください")
        replace(path, as_bytes(text, before))
    except OSError as error:
        raise not_writable(path, error) from None


def create(path: Path, text: str) -> None:
    """Write a file anew, with its folder; ends with wrong usage where that is not possible."""
    from ykplan.platform.writing import replace

    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise not_writable(path.parent, error) from None
    try:
        replace(path, text.encode())
    except OSError as error:
        raise not_writable(path, error) from None


def shown_difference(source: "Source", text: str) -> str:
    """Return what a new text would change in a file, as lines taken out and put in, made inert."""
    from ykplan.editing.difference import unified
    from ykplan.text.inert import inert, inert_line

    before, after = source.text.splitlines(), text.splitlines()
    return "".join(f"{inert(line)}\n" for line in unified(before, after, inert_line(source.file)))


def not_writable(path: Path, error: OSError) -> WrongUsageError:
    """Return what to raise where a file or folder cannot be written, with the reason that the system gives."""
    return refused(f"{path.as_posix()} に書き込めません（{why_not_written(error)}）", "書き換えは行われていません")
