"""Many plans checked at once, on worker processes where that pays; the findings come in the order of the folders.

A process reads, checks and forgets one plan before the next: its memory does not grow with their number.
"""

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from ykplan.data.history import recalled, why
from ykplan.data.loading import load, progress_files
from ykplan.platform.git_process import Refusal
from ykplan.platform.process import as_worker, starting
from ykplan.rules.checking import checked
from ykplan.terms.diagnostic import Findings

# Below this number of files a second process costs more time than it saves.
_WORTH: Final = 100


def check_folder(folder: Path) -> Findings:
    """Return the findings about one data folder, compared with its git history. A bug met there is one of them."""
    try:
        result = checked(recalled(load(folder)))
    except Exception:  # whatever it is: the findings about the other plans come first, and then the bug is shown
        message = f"{folder.as_posix()} は、プログラムの誤りのため確かめられませんでした"
        return Findings((), (), (message,), (f"{folder.as_posix()}: {traceback.format_exc()}",))
    files = tuple(source.file for source in result.loaded.sources)
    return Findings(result.diagnostics, files, tuple(map(_not_compared, result.loaded.untold)))


def _not_compared(refusal: Refusal) -> str:
    reason, hint = why(refusal)
    message = f"訂正（corrected）の前の値を git の記録と比べられませんでした: {reason}"
    return f"{message}。{hint}" if hint else message


def check_folders(folders: Sequence[Path], jobs: int | None, progress: Callable[[], None]) -> Iterator[Findings]:
    """Yield the findings about several data folders, in their order; `progress` is called when one is done.

    `jobs` is the number of processes; None leaves it to the machine's cores and the number of files.
    """
    workers = min(workers_for(folders) if jobs is None else jobs, len(folders))
    for findings in map(check_folder, folders) if workers <= 1 else _on_workers(folders, workers):
        progress()
        yield findings


def workers_for(folders: Sequence[Path]) -> int:
    """Return how many processes to use: one for few files, else one per core."""
    files = 0
    for folder in folders:
        files += 1 + len(progress_files(folder))
        if files >= _WORTH:
            return _cores()
    return 1


def _cores() -> int:
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _on_workers(folders: Sequence[Path], workers: int) -> Iterator[Findings]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        with starting(), ProcessPoolExecutor(workers, initializer=as_worker) as pool:
            for findings in pool.map(check_folder, folders):
                yield findings
                done += 1
    except BrokenProcessPool:
        # Somebody ended a worker, as a system short of memory does: the rest is looked at one by one.
        yield from map(check_folder, folders[done:])
