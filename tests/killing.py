"""Code run as a process of its own that is killed before its n-th step on the disk."""

import atexit
import json
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

# Python starts once; each run is a fork of it, which has imported nothing of the program but what was named.
_SERVER = """
import ctypes, fcntl, json, os, re, shutil, signal, sys, tempfile, traceback
from pathlib import Path
from ykplan.platform import publishing, writing
def run(prepare, work, left, words):
    def step(event, _, steps=("open", "os.", "shutil.", "fcntl.", "tempfile.", "ctypes.")):
        nonlocal left
        if event.startswith(steps):
            left -= 1
            if left == -1:  # only once: to kill is a step too
                os.kill(os.getpid(), signal.SIGKILL)
    sys.argv[1:] = words
    names = {"sys": sys, "os": os}
    exec(prepare, names)
    sys.addaudithook(step)
    exec(work, names)
for line in sys.stdin:
    if not (child := os.fork()):
        try:
            run(*json.loads(line))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def killed(prepare: str, work: str, step: int, *words: str | Path) -> bool:
    """Run `prepare`, then `work`, which is killed before its step on the disk of that number; tell whether it was."""
    asking, answering = (running := _server()).stdin, running.stdout
    assert asking is not None
    assert answering is not None
    asking.write(json.dumps([prepare, work, step, [str(word) for word in words]]) + "\n")
    asking.flush()
    status = int(answering.readline())
    assert status in (0, -signal.SIGKILL)  # the traceback is on standard error
    return status != 0


@cache
def _server() -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    running = subprocess.Popen([sys.executable, "-c", _SERVER], stdin=pipe, stdout=pipe, encoding="utf-8")  # noqa: S603  # our own script
    atexit.register(running.communicate)
    return running
