"""The parts that are installed only when asked for: what to say where one is missing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ykplan.cli.usage import refused


@contextmanager
def needing(extra: str, work: str) -> Iterator[None]:
    """Let the lines within use the parts of an extra; ends with wrong usage where one is missing.

    `work` is what they are for: PDF を作る, 記入票を読む.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        # What every command needs is no part of an extra.
        if error.name is None or error.name.startswith(("ykplan", "yaml")):
            raise
        line = installing(*(f'"{part}"' for part in _parts(extra)))
        raise refused(f"{work}部品が入っていません（{error.name}）", f"次の一行で入ります: {line}") from None


def installing(*words: str) -> str:
    """Return the line that puts parts beside this program, wherever it was installed from."""
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return " ".join((python, "-m pip install", *words))


def _parts(extra: str) -> list[str]:
    from importlib import metadata  # which takes longer than all the rest of a start

    try:
        wanted = metadata.requires("ykplan") or []
    except metadata.PackageNotFoundError:  # run from its sources
        wanted = []
    parts = [part.strip() for part, _, when in (line.partition(";") for line in wanted) if f"'{extra}'" in when]
    return parts or [f"ykplan[{extra}]"]
