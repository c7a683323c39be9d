"""The entry: answers --version before anything heavy is imported."""

import gc
import os
import sys

from ykplan import __version__
from ykplan.cli.shared import streams

_INTERRUPTED = 130


def main() -> None:
    """Run the program and exit with its status."""
    streams.prepare()
    try:
        status = _version() if sys.argv[1:] == ["--version"] else _called()
        sys.stdout.flush()
    except KeyboardInterrupt:  # while the commands are still being imported; later typer turns it into the status
        status = _INTERRUPTED
    except OSError as error:
        ended = streams.not_written(error)
        if ended is None:
            raise
        status = ended
    if status == _INTERRUPTED:
        # What was written before that stays written.
        sys.stderr.write("中断しました\n")
    sys.exit(status)


def _version() -> int:
    sys.stdout.write(f"ykplan {__version__}\n")
    return 0


def _called() -> int:
    if sys.flags.optimize > 1:
        # Help and the rules' pages are docstrings.
        sys.stderr.write("Python の -OO（PYTHONOPTIMIZE=2）では動きません。説明の文が失われるためです\n")
        return 2
    # The data is read once and kept: to look for garbage in it every 700 objects only takes time.
    gc.set_threshold(200_000, 20, 100)
    # Looking for plugins of pydantic costs more than reading the plan, and there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from ykplan.cli.app import run_commands

    return run_commands()


if __name__ == "__main__":
    main()
