"""Code run as a process of its own that is killed before its n-th step on the disk."""

import signal
import subprocess
import sys
from pathlib import Path

_HEAD = """
import os, signal, sys
left = int(sys.argv.pop(1))
def _step(event, _, steps=("open", "os.", "shutil.", "fcntl.", "tempfile.", "ctypes.")):
    global left
    if event.startswith(steps):
        left -= 1
        if left == -1:  # only once: to kill is a step too
            os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def killed(prepare: str, work: str, step: int, *words: str | Path) -> bool:
    """Run `prepare`, then `work`, which is killed before its step on the disk of that number; tell whether it was."""
    script = f"{_HEAD}\n{prepare}\nsys.addaudithook(_step)\n{work}\nos._exit(0)"
    command = [sys.executable, "-c", script, str(step), *map(str, words)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # our own script
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode != 0
