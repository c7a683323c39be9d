"""The entry: answers --version before anything heavy is imported."""

import gc
import os
import sys
from io import BufferedReader, BufferedWriter, FileIO, TextIOWrapper

from ykplan import __version__

_INTERRUPTED = 130


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
    try:
        from ykplan.cli.app import run

        status = run()
    except KeyboardInterrupt:  # while the commands are still being imported; later typer turns it into the status
        status = _INTERRUPTED
    if status == _INTERRUPTED:
        # What was written before that stays written.
        sys.stderr.write("中断しました\n")
    sys.exit(status)


if __name__ == "__main__":
    main()
