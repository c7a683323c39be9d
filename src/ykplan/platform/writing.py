"""Writing files so that whoever looks finds the old one or the new one, whole, at any moment.

What is not finished lies in a hidden folder beside its place, until it is put there in one step. A `.gitignore` in that
folder hides it from git; it is locked for as long as its writer lives, and what a killed writer left is cleared away by
the next one.
"""

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"\.ykplan-[a-z0-9_]{8}")
_MARK: Final = ".gitignore"
_SAID: Final = b"# An unfinished write of ykplan; its next one here removes this folder.\n*\n"
_TRIES: Final = 10
# No system has an open file of a number that high, and none takes a higher one.
_LAST_HANDLE: Final = 2**31 - 1
MOVED: Final = "old"
"""In a hidden folder, the place of what was moved away to make room; it goes back where its place is still empty."""


def put_file(path: Path, content: bytes) -> None:
    """Write `content` to the place a user named: a device, a pipe, an open file, or else a file.

    Missing folders are created. Raises OSError where it cannot be written.
    """
    if (own := _own_handle(path)) is not None:
        _pour(os.dup(own), content)
        return
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    else:
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            _pour(os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0)), content)
            return
    replace(path, content)


def replace(path: Path, content: bytes) -> None:
    """Replace the content of a file; it keeps its permissions, and links to it keep working.

    The new file is put in the place of the old one in one step, so that a kill, a full disk or a power cut leaves one
    of the two. Raises OSError where that is not possible, and where the old file is read-only; it is then untouched.
    """
    target = Path(os.path.realpath(path))
    before = _replaceable(target)
    with workshop(target.parent) as folder:
        made = folder / "new"
        write_through(made, content)
        if before is not None:
            made.chmod(stat.S_IMODE(before.st_mode))
        made.replace(target)


def write_through(path: Path, content: bytes) -> None:
    """Write a file that nobody reads yet and flush it to the disk, so that it survives a power cut."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def workshop(parent: Path) -> Iterator[Path]:
    """Provide a hidden working folder inside `parent`; it is removed afterwards."""
    clear(parent)
    folder, held = _opened(parent)
    try:
        yield folder
    finally:
        os.close(held)
        with suppress(OSError):
            _remove(folder)


def clear(parent: Path) -> None:
    """Remove what killed writers left in a folder, and restore what they had moved away."""
    try:
        left = [Path(entry) for entry in os.scandir(parent) if _NAME.fullmatch(entry.name) and _is_own(entry)]
    except OSError:
        return
    for folder in left:
        with suppress(OSError):
            _clear(folder)


def _clear(folder: Path) -> None:
    try:
        held = os.open(folder / _MARK, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        folder.rmdir()  # killed before anything was in it
        return
    try:
        ours = _SAID.startswith(os.read(held, len(_SAID) + 1)) and _lock(held, wait=False)
    finally:
        os.close(held)
    if ours:
        _remove(folder)


def _is_own(entry: "os.DirEntry[str]") -> bool:
    owner = getattr(os, "geteuid", lambda: 0)()
    return entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_uid == owner


def _opened(parent: Path) -> tuple[Path, int]:
    """Create a hidden folder and lock it; retry where a concurrent `clear` removed it."""
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=".ykplan-", dir=parent))
        mark = folder / _MARK
        try:
            held = os.open(mark, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except FileNotFoundError:
            continue
        try:
            os.write(held, _SAID)
        except OSError:  # a full disk
            os.close(held)
            _remove(folder)
            raise
        _lock(held, wait=True)
        if mark.exists():
            return folder, held
        os.close(held)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _lock(handle: int, *, wait: bool) -> bool:
    """Lock a file until it is closed or its process ends; return False where that is not possible."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove(folder: Path) -> None:
    """Remove a hidden folder, its mark last: without it, git would see the rest, and nobody would clear it."""
    away = folder / MOVED
    # Anybody may have made a folder that looks like ours: a link in it leads to what was never moved away.
    for moved in away.iterdir() if away.is_dir() and not away.is_symlink() else ():
        if not os.path.lexists(folder.parent / moved.name):
            moved.rename(folder.parent / moved.name)
    for entry in list(os.scandir(folder)):
        if entry.name != _MARK:
            path = Path(entry)
            shutil.rmtree(path) if entry.is_dir(follow_symlinks=False) else path.unlink()
    (folder / _MARK).unlink()
    folder.rmdir()


def _replaceable(target: Path) -> os.stat_result | None:
    """Return the status of a file that may be replaced, None where there is none; raises OSError otherwise."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # Its folder alone decides whether a file can be replaced; whoever made it read-only meant its words to stay.
    if not status.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    return status


def _own_handle(path: Path) -> int | None:
    """Return the file descriptor that a name stands for (1 for /dev/stdout, 3 for /dev/fd/3), or None.

    Opened anew by its name, a file would be written from its start, and a pipe of another user not at all.
    """
    own = {"/dev/fd", *map(os.path.realpath, ("/proc/self/fd", "/proc/thread-self/fd"))}
    place = os.path.abspath(path)  # noqa: PTH100  # resolve() follows the last link too
    for _ in range(40):  # as many links as Linux follows
        folder, name = os.path.split(place)
        if name.isascii() and name.isdecimal() and own & {folder, os.path.realpath(folder)}:
            return min(int(name), _LAST_HANDLE)
        try:
            place = os.path.join(folder, os.readlink(place))  # noqa: PTH115, PTH118  # as above
        except OSError:
            return None
    return None


def _pour(handle: int, content: bytes) -> None:
    """Write everything to an open file, and close it."""
    import select

    try:
        rest = memoryview(content)
        while rest:
            try:
                rest = rest[os.write(handle, rest) :]
            except BlockingIOError:  # whoever opened it did not want to wait
                select.select([], [handle], [])
    finally:
        os.close(handle)
