"""Named files read with care, and why the system would not read or write one, in Japanese.

Whatever a name leads to (a device, a pipe without an end, a link that goes round), a read ends, and never takes more
memory than its limit.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final, Literal, NamedTuple

# A pipe put into the place of the file between the look and the opening would hold the open for ever.
_OPENING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_NO_NAME: Final = "名前に使えない文字があります"
_NO_FILE: Final = "ファイルではありません"
_READING: Final = {
    errno.EACCES: "読む権限がありません",
    errno.EPERM: "読む権限がありません",
    errno.ENOENT: "ファイルがありません",
    errno.ENOTDIR: "ファイルがありません",
    errno.EISDIR: "フォルダーです",
    errno.ELOOP: "リンクがめぐっていて行き着きません",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EIO: "装置から読み取れません",
}
_WRITING: Final = {
    errno.EACCES: "書き込む権限がありません",
    errno.EPERM: "書き込む権限がありません",
    errno.EROFS: "読み取り専用です",
    errno.ENOSPC: "空き容量がありません",
    errno.EFBIG: "大きさの上限を超えます",
    errno.EEXIST: "同じ名前のファイルがあります",
    errno.ENOTDIR: "同じ名前のファイルがあります",
    errno.EISDIR: "同じ名前のフォルダーがあります",
    errno.ENOENT: "その場所がありません",
    errno.ELOOP: "リンクがめぐっていて行き着きません",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EBUSY: "ほかで使われています",
    errno.EXDEV: "別の装置にまたがっています",
    errno.EIO: "装置に書き込めません",
    errno.EBADF: "書き込む先として開かれていません",
    errno.EPIPE: "読む側が閉じています",
    errno.ENXIO: "ソケットか、つながっていない装置です",
    getattr(errno, "EDQUOT", -1): "割り当てられた容量を使い切っています",
}


class Unread(NamedTuple):
    """Why a file was not read; `kind` is what callers distinguish: large, folder."""

    why: str
    kind: Literal["large", "folder"] | None = None


def contents(path: Path, limit: int) -> bytes | Unread:
    """Return the contents of a regular file of at most `limit` bytes, or why it was not read. Never raises."""
    try:
        # To open a device may already do something to it.
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            return _no_file(path) if stat.S_ISDIR(kind) else Unread(_NO_FILE)
        handle = os.open(path, _OPENING)
    except ValueError:  # a NUL in it
        return Unread(_NO_NAME)
    except OSError as error:
        return Unread(why_not_read(error))
    try:
        return _read(handle, limit)
    except OSError as error:
        return Unread(why_not_read(error))
    finally:
        os.close(handle)


def _no_file(folder: Path) -> Unread:
    """Return why a folder is not read as a file: not a file, or no permission."""
    open_to_us = os.access(folder, os.R_OK | os.X_OK)
    return Unread(_NO_FILE if open_to_us else _READING[errno.EACCES], "folder")


def _read(handle: int, limit: int) -> bytes | Unread:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        return Unread(_NO_FILE)
    # The size is only a first guess: a file may grow meanwhile, and some have none.
    whole, step = b"", min(status.st_size, limit) + 1
    while len(whole) <= limit and (part := os.read(handle, min(step, limit + 1 - len(whole)))):
        whole += part
        step = max(step, len(whole))
    return whole if len(whole) <= limit else Unread("大きすぎます", "large")


def stands(path: Path) -> bool:
    """Tell whether anything can be reached at `path`. Never raises, even without permission."""
    return _kind(path) != 0


def is_file(path: Path) -> bool:
    """Tell whether a regular file can be reached at `path`. Never raises."""
    return stat.S_ISREG(_kind(path))


def is_folder(path: Path) -> bool:
    """Tell whether a folder can be reached at `path`. Never raises."""
    return stat.S_ISDIR(_kind(path))


def _kind(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def why_not_read(error: OSError) -> str:
    """Return why something cannot be read, in Japanese for the common reasons."""
    return _READING.get(error.errno or 0, error.strerror or type(error).__name__)


def why_not_written(error: OSError) -> str:
    """Return why something cannot be written, in Japanese for the common reasons."""
    return _WRITING.get(error.errno or 0, error.strerror or type(error).__name__)
