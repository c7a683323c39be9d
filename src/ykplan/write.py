"""Writing files so that whoever looks finds the old one or the new one, whole, at any moment."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Put `content` into the place of a file, which keeps its permissions; a link keeps leading to it.

    A new file gets the usual permissions, not those of a temporary one, which nobody else may read.

    The new file is written beside the old one and put in its place in one step, so that a kill, a full disk or a
    power cut leaves one of the two. Raises OSError where that is not possible; the old file is then untouched.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode if target.exists() else _usual_mode())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
