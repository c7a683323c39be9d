"""The entry: answers --version before anything heavy is imported."""

import gc
import os
import sys
from io import BufferedReader, BufferedWriter, FileIO, TextIOWrapper

from ykplan import __version__


def _nowhere() -> TextIOWrapper:
    return TextIOWrapper(BufferedWriter(FileIO(os.devnull, "w")), encoding="utf-8")


def _nothing() -> TextIOWrapper:
    return TextIOWrapper(BufferedReader(FileIO(os.devnull)), encoding="utf-8")


def main() -> None:
    """Run the program and exit with its status."""
    # Python has no stream where it was started with a closed one.
    sys.stdout, sys.stderr = (stream or _nowhere() for stream in (sys.stdout, sys.stderr))
    sys.stdin = sys.stdin or _nothing()
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"ykplan {__version__}\n")
        return
    for stream in (sys.stdout, sys.stderr):
        # A console without a letter shows another in its place; printing never fails.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a text stream, as long as nobody replaced it
    # The data is read once and kept: to look for garbage in it every 700 objects only takes time.
    gc.set_threshold(200_000, 20, 100)
    # Looking for plugins of pydantic costs more than reading the plan, and there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from ykplan.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
