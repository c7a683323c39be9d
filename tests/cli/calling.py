"""Ways to call the program: as its own process, and what a call leaves behind."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT


class Outcome(NamedTuple):
    """What a call left behind."""

    status: int
    out: str
    err: str


Call = Callable[..., Outcome]


def program(
    *words: str, cwd: Path = ROOT, given: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Call the program as its own process."""
    kept = {name: value for name, value in os.environ.items() if name not in ("YKPLAN_DATA", "NO_COLOR")}
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "ykplan", *words],
        cwd=cwd,
        env=kept | dict(given or {}),
        capture_output=True,
        check=False,
    )
