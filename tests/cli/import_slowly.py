"""Call the program again and again, each time killed at another step, and say what then stands in a file.

import_slowly.py FILE COUNT WORD… prints, for each of COUNT steps chosen at random and for the last one, the hash of
FILE's content. A step is a line of the commands that write, or a call to the system about a file.
"""

import hashlib
import os
import random
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Final

_FILES: Final = ("form_import.py", "writing.py", "platform/writing.py")
_SYSTEM: Final = ("open", "os.rename", "os.remove", "os.chmod", "tempfile.mkstemp")


def main() -> None:
    """Read what to call, and call it."""
    file, count = Path(sys.argv[1]), int(sys.argv[2])
    sys.argv = ["ykplan", *sys.argv[3:]]
    old = file.read_bytes()
    steps = _in_child(partial(_stepped, 0))
    chosen = sorted(random.Random(5).sample(range(1, steps), count))  # noqa: S311  # no secret
    for moment in [*chosen, steps]:
        file.write_bytes(old)
        _in_child(partial(_stepped, moment))
        sys.stdout.write(f"{hashlib.sha256(file.read_bytes()).hexdigest()}\n")


def _in_child(work: Callable[[], int]) -> int:
    """Do some work in a process of its own; return the number that it sends back, 0 where it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w", encoding="utf-8") as sink:  # noqa: PTH123  # the child's own output
            os.dup2(sink.fileno(), 1)
            os.dup2(sink.fileno(), 2)
        os.write(writing, str(work()).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return int(said.read() or 0)


def _called() -> int:
    from ykplan.__main__ import main as program

    with suppress(SystemExit):
        program()
    return 0


def _stepped(wanted: int) -> int:
    seen = 0

    def step() -> None:
        nonlocal seen
        seen += 1
        if seen == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.endswith(_FILES):
            return None
        if event == "line":
            step()
        return traced

    sys.addaudithook(lambda name, _: step() if name in _SYSTEM else None)
    sys.settrace(traced)
    try:
        _called()
    finally:
        sys.settrace(None)
    return seen


if __name__ == "__main__":
    # Imported before anything forks, so that the steps are those of the work.
    import ykplan.cli.form_import
    import ykplan.cli.shared.finding
    import ykplan.cli.shared.writing
    import ykplan.recording.changes  # noqa: F401  # for the children

    main()
