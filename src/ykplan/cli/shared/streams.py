"""The three streams of the program, whatever they were given: closed, full, or with a reader that went away.

Imported before anything else of the program, and so without typing and contextlib, which take longer than all of it.
"""

# ruff: noqa: SIM105

import errno
import os
import sys
from io import BufferedReader, BufferedWriter, FileIO, TextIOWrapper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

NOBODY_READS = 141
"""The status of a program whose reader went away (128 and SIGPIPE), as the shell gives it to any other program."""

# Windows has no quotas by this name.
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EIO)


class _Notices:
    """Standard error, which tells what it can: what cannot be written there is no failure of the program."""

    def __init__(self, stream: "TextIO") -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            self._stream.write(text)
        except OSError:
            pass
        return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError:
            pass

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def prepare() -> None:
    """Make all three streams usable; printing never fails over a letter that the console does not have."""
    # Python has no stream where it was started with a closed one.
    for name in ("stdout", "stderr"):
        setattr(sys, name, getattr(sys, name) or TextIOWrapper(BufferedWriter(FileIO(os.devnull, "w")), "utf-8"))
    sys.stdin = sys.stdin or TextIOWrapper(BufferedReader(FileIO(os.devnull)), encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a text stream, as long as nobody replaced it
    if not isinstance(sys.stderr, _Notices):
        sys.stderr = _Notices(sys.stderr)


def not_written(error: OSError) -> int | None:
    """Return the status that standard output leaves where it could not be written, having said why.

    None for an error that is about something else.
    """
    if error.filename is not None or error.errno not in (errno.EPIPE, *_FULL):
        return None
    # What is left in the buffer cannot be written either, and Python would try at its end.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # the stream is no file of the system: whoever calls the program from Python may put a buffer in its place
    if error.errno == errno.EPIPE:
        return NOBODY_READS
    from ykplan.platform.disk import why_not_written

    sys.stderr.write(f"書き込めません（{why_not_written(error)}）\n")
    return 2
