"""Call the program, and say what stands in a file before each of its steps; then, each time killed at another step.

import_slowly.py FILE COUNT WORD… prints the hashes of FILE's contents: those seen before any step, and what stands
there after a call that was killed before a step, for each of COUNT steps chosen at random, and after a whole one.
A step is a line of the commands that write, or a call to the system about a file.
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
    steps, *seen = _in_child(partial(_watched, file)).split()
    chosen = sorted(random.Random(5).sample(range(1, int(steps)), count))  # noqa: S311  # no secret
    for moment in [*chosen, int(steps)]:
        file.write_bytes(old)
        _in_child(partial(_killed, moment))
        seen.append(_hash(file))
    sys.stdout.write("\n".join(seen))


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _in_child(work: Callable[[], str]) -> str:
    """Do some work in a process of its own; return what it sends back, nothing where it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w", encoding="utf-8") as sink:  # noqa: PTH123  # the child's own output
            os.dup2(sink.fileno(), 1)
            os.dup2(sink.fileno(), 2)
        os.write(writing, work().encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return said.read()


def _watched(file: Path) -> str:
    steps, seen, looking = 0, set(), False

    def step() -> None:
        nonlocal steps, looking
        if not looking:  # to look is to open
            looking = True
            steps += 1
            seen.add(_hash(file))
            looking = False

    _stepped(step)
    return " ".join((str(steps), *seen))


def _killed(wanted: int) -> str:
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    _stepped(step)
    return ""


def _called() -> None:
    from ykplan.__main__ import main as program

    with suppress(SystemExit):
        program()


def _stepped(step: Callable[[], None]) -> None:
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


if __name__ == "__main__":
    # Imported before anything forks, so that the steps are those of the work.
    import ykplan.cli.form_import
    import ykplan.cli.shared.finding
    import ykplan.cli.shared.writing
    import ykplan.recording.changes  # noqa: F401  # for the children

    main()
